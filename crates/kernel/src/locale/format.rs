//! Writing numbers.

use rust_decimal::Decimal;

use super::{Grouping, MINUS, NegativeStyle, NumberFormat};
use crate::decimal::round_half_away;
use crate::money::CurrencyCode;
use crate::scaled::Quantity;

/// Shows minor units with exactly the currency's decimals, without the currency: `−1,234.56`. A negative amount gets
/// a minus sign U+2212 or parentheses.
#[must_use]
pub fn format_amount(minor: i64, currency: CurrencyCode, format: &NumberFormat, negative: NegativeStyle) -> String {
    let digits = currency.minor_digits();
    let value = Decimal::from_i128_with_scale(i128::from(minor), digits);
    write(value, digits, digits, format, negative)
}

/// Shows a decimal with at least `min_dp` and at most `max_dp` decimals, rounded half away from zero; zeros beyond
/// `min_dp` are dropped. A `max_dp` below `min_dp` counts as `min_dp`.
#[must_use]
pub fn format_decimal(value: Decimal, min_dp: u32, max_dp: u32, format: &NumberFormat) -> String {
    write(value, min_dp, max_dp.max(min_dp), format, format.negative)
}

/// Shows a quantity with as many decimals as it needs. The screen pads a column to its widest.
#[must_use]
pub fn format_quantity(quantity: Quantity, format: &NumberFormat) -> String {
    format_decimal(quantity.to_decimal(), 0, Quantity::SCALE, format)
}

fn write(value: Decimal, min_dp: u32, max_dp: u32, format: &NumberFormat, negative: NegativeStyle) -> String {
    let value = round_half_away(value, max_dp);
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = grouped(whole, format);
    let fraction = fraction.trim_end_matches('0');
    let padding = usize::try_from(min_dp).unwrap_or(0).saturating_sub(fraction.len());
    if !fraction.is_empty() || padding > 0 {
        text.push(format.decimal);
        text.push_str(fraction);
        text.extend(std::iter::repeat_n('0', padding));
    }
    match negative {
        _ if !value.is_sign_negative() || value.is_zero() => text,
        NegativeStyle::Minus => format!("{MINUS}{text}"),
        NegativeStyle::Parentheses => format!("({text})"),
    }
}

fn grouped(whole: &str, format: &NumberFormat) -> String {
    let mut text = String::with_capacity(whole.len() * 2);
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len() - index;
        let mark = match format.grouping {
            Grouping::Thousands => left.is_multiple_of(3),
            Grouping::Indian => left == 3 || (left > 3 && !left.is_multiple_of(2)),
            Grouping::None => false,
        };
        if mark && index > 0 {
            text.push(format.group);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn amounts_follow_language_and_currency() {
        let table = [
            (123_456, CurrencyCode::EUR, Language::En, "1,234.56"),
            (-123_456, CurrencyCode::EUR, Language::De, "\u{2212}1.234,56"),
            (123_456, CurrencyCode::EUR, Language::Fr, "1\u{202f}234,56"),
            (123_456, CurrencyCode::JPY, Language::De, "123.456"),
            (123_456, CurrencyCode::KWD, Language::En, "123.456"),
            (5, CurrencyCode::EUR, Language::En, "0.05"),
            (0, CurrencyCode::EUR, Language::De, "0,00"),
            (100_000_000, CurrencyCode::EUR, Language::En, "1,000,000.00"),
            (99_900, CurrencyCode::EUR, Language::En, "999.00"),
        ];
        for (minor, currency, language, text) in table {
            let format = NumberFormat::for_language(language);
            assert_eq!(format_amount(minor, currency, &format, NegativeStyle::Minus), text);
        }
        let english = NumberFormat::for_language(Language::En);
        assert_eq!(format_amount(-123_456, CurrencyCode::EUR, &english, NegativeStyle::Parentheses), "(1,234.56)");
        assert_eq!(
            format_amount(i64::MIN, CurrencyCode::JPY, &english, NegativeStyle::Minus),
            "\u{2212}9,223,372,036,854,775,808"
        );
    }

    #[test]
    fn grouping_styles() {
        let indian = NumberFormat { grouping: Grouping::Indian, ..NumberFormat::for_language(Language::En) };
        let none = NumberFormat { grouping: Grouping::None, ..indian };
        for (minor, text) in [
            (12_345_678_900, "12,34,56,789.00"),
            (123_456_700, "12,34,567.00"),
            (12_345_600, "1,23,456.00"),
            (99_900, "999.00"),
            (100_000, "1,000.00"),
        ] {
            assert_eq!(format_amount(minor, CurrencyCode::INR, &indian, NegativeStyle::Minus), text);
        }
        assert_eq!(format_amount(123_456_700, CurrencyCode::INR, &none, NegativeStyle::Minus), "1234567.00");
    }

    #[test]
    fn decimals_between_two_bounds() {
        let german = NumberFormat::for_language(Language::De);
        let table = [
            ("1.5", 0, 4, "1,5"),
            ("1.5", 2, 4, "1,50"),
            ("1.23456", 2, 4, "1,2346"),
            ("-0.00001", 0, 4, "0"),
            ("1000", 0, 0, "1.000"),
            ("1.5", 2, 0, "1,50"),
            ("-2.5", 0, 0, "\u{2212}3"),
        ];
        for (value, min_dp, max_dp, text) in table {
            assert_eq!(format_decimal(value.parse().unwrap(), min_dp, max_dp, &german), text);
        }
        assert_eq!(format_quantity(Quantity::from_scaled(-12_500), &german), "\u{2212}1,25");
    }
}
