use proptest::prelude::*;

use super::*;
use crate::decimal::MAX_SCALED;
use crate::locale::{Grouping, Language, NegativeStyle, format_amount, format_decimal};
use crate::money::Money;

fn format(language: Language) -> NumberFormat {
    NumberFormat::for_language(language)
}

fn indian() -> NumberFormat {
    NumberFormat { grouping: Grouping::Indian, ..format(Language::En) }
}

fn swiss() -> NumberFormat {
    NumberFormat { group: '\u{2019}', ..format(Language::En) }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn read(text: &str, language: Language, decimals: u32) -> Result<Decimal, AmountEntryError> {
    parse_amount_entry(text, &format(language), decimals)
}

#[test]
fn one_reading_in_every_language() {
    let table = [
        ("0", "0"),
        ("1234", "1234"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1234,56", "1234.56"),
        ("100,55", "100.55"),
        ("100.5", "100.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1'234.50", "1234.50"),
        ("1\u{2019}234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u{a0}234\u{202f}567.50", "1234567.50"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("5,", "5"),
        ("-5", "-5"),
        ("\u{2212}5,25", "-5.25"),
        ("- 5", "-5"),
        ("+5", "5"),
        ("(1,234.56)", "-1234.56"),
        ("\u{20ac} 12,50", "12.50"),
        ("12,50\u{a0}\u{20ac}", "12.50"),
        ("-$5.00", "-5"),
        ("EUR 1.234,56", "1234.56"),
        ("1'234.56 CHF", "1234.56"),
        ("  7  ", "7"),
        ("=7", "7"),
    ];
    for language in Language::ALL {
        for (text, value) in table {
            assert_eq!(read(text, language, 2), Ok(decimal(value)), "{text} {language}");
        }
    }
}

#[test]
fn the_language_decides_where_it_can() {
    let ambiguous =
        |with: &str, grouped: &str| Err(AmountEntryError::Ambiguous { with_decimals: decimal(with), grouped: decimal(grouped) });
    let too_fine = |max| Err(AmountEntryError::TooManyDecimals { max });
    let table = [
        ("1.234", Language::De, 2, Ok(decimal("1234"))),
        ("1.234", Language::De, 3, Ok(decimal("1234"))),
        ("1.234", Language::En, 3, Ok(decimal("1.234"))),
        ("1.234", Language::En, 2, too_fine(2)),
        ("1.234", Language::Fr, 2, ambiguous("1.234", "1234")),
        ("1,234", Language::En, 2, Ok(decimal("1234"))),
        ("1,234", Language::De, 3, Ok(decimal("1.234"))),
        ("1,234", Language::Fr, 2, too_fine(2)),
        ("100,000", Language::Fr, 2, too_fine(2)),
        ("0,500", Language::En, 3, Ok(decimal("0.5"))),
        ("1234,567", Language::En, 3, ambiguous("1234.567", "1234567")),
        ("1234.567", Language::De, 3, ambiguous("1234.567", "1234567")),
        ("1234.567", Language::Fr, 3, Ok(decimal("1234.567"))),
        ("1 234,567", Language::En, 3, Ok(decimal("1234.567"))),
        ("1 234", Language::En, 2, Ok(decimal("1234"))),
        ("12,34", Language::En, 0, too_fine(0)),
        ("12.340", Language::En, 2, too_fine(2)),
    ];
    for (text, language, decimals, result) in table {
        assert_eq!(read(text, language, decimals), result, "{text} {language}");
    }
    assert_eq!(parse_amount_entry("12,34,567.50", &indian(), 2), Ok(decimal("1234567.5")));
    assert_eq!(parse_amount_entry("12,34,567.50", &format(Language::En), 2), Err(AmountEntryError::BadGrouping));
    assert_eq!(parse_amount_entry("1\u{2019}234.50", &swiss(), 2), Ok(decimal("1234.5")));
}

#[test]
fn calculations() {
    let table = [
        ("12*1.2+5", "19.40"),
        ("(3+4)*2", "14"),
        ("2+3*4", "14"),
        ("10/4", "2.50"),
        ("10/3", "3.33"),
        ("-20/3", "-6.67"),
        ("0.005*1", "0.01"),
        ("-0.005*1", "-0.01"),
        ("10 - 2 - 3", "5"),
        ("2*-3", "-6"),
        ("-(2+3)", "-5"),
        ("((1))+0", "1"),
        ("200+19%", "238"),
        ("100-3%", "97"),
        ("200*19%", "38"),
        ("50%*200", "100"),
        ("10 \u{d7} 2 \u{f7} 5", "4"),
        ("=1,234.50+0.50", "1235"),
        ("1.234,50+1", "1235.50"),
        ("1 000 + 1", "1001"),
        ("\u{20ac}5 + \u{20ac}7", "12"),
        ("12+5 EUR", "17"),
    ];
    for (text, value) in table {
        assert_eq!(read(text, Language::En, 2), Ok(decimal(value)), "{text}");
    }
    let english = format(Language::En);
    let line = Some(decimal("250"));
    assert_eq!(parse_amount_entry_of("10%", &english, 2, line), Ok(decimal("25")));
    assert_eq!(parse_amount_entry_of("-10%", &english, 2, line), Ok(decimal("-25")));
    assert_eq!(parse_amount_entry_of("10%+5", &english, 2, line), Ok(decimal("30")));
    assert_eq!(read("10/4", Language::En, 2).unwrap().scale(), 2);
}

#[test]
fn nonsense_is_refused_with_its_reason() {
    let table = [
        ("", AmountEntryError::Empty),
        (" \u{a0}", AmountEntryError::Empty),
        ("\u{20ac}", AmountEntryError::Empty),
        ("EUR", AmountEntryError::Empty),
        ("=", AmountEntryError::Empty),
        ("NaN", AmountEntryError::NotANumber),
        ("1e5", AmountEntryError::NotANumber),
        ("0x10", AmountEntryError::NotANumber),
        ("abc", AmountEntryError::NotANumber),
        ("=cmd|' /C calc'!A0", AmountEntryError::NotANumber),
        ("12+", AmountEntryError::NotANumber),
        ("*12", AmountEntryError::NotANumber),
        ("()", AmountEntryError::NotANumber),
        (".", AmountEntryError::NotANumber),
        ("-", AmountEntryError::NotANumber),
        ("5\0", AmountEntryError::NotANumber),
        ("\u{661}\u{662}", AmountEntryError::NotANumber),
        ("10%", AmountEntryError::PercentNeedsBase),
        ("5 5%", AmountEntryError::BadGrouping),
        ("1,23,4", AmountEntryError::BadGrouping),
        ("1.2.3", AmountEntryError::BadGrouping),
        ("1.234.56", AmountEntryError::BadGrouping),
        ("1,234.567,8", AmountEntryError::BadGrouping),
        ("12 34", AmountEntryError::BadGrouping),
        ("1 234'567", AmountEntryError::BadGrouping),
        ("(12", AmountEntryError::Parentheses),
        ("12)", AmountEntryError::Parentheses),
        ("(1+2", AmountEntryError::Parentheses),
        ("1/0", AmountEntryError::DivisionByZero),
        ("1/(2-2)", AmountEntryError::DivisionByZero),
        ("1/0%", AmountEntryError::DivisionByZero),
        ("1234567890123456789", AmountEntryError::OutOfRange),
        ("12345678901234567", AmountEntryError::OutOfRange),
        ("999999999999999999*999999999999999999*999999999999999999", AmountEntryError::OutOfRange),
    ];
    for (text, error) in table {
        assert_eq!(read(text, Language::En, 2), Err(error), "{text:?}");
    }
    for text in ["1".repeat(10_000_000), "(".repeat(201), "-".repeat(201)] {
        assert_eq!(read(&text, Language::En, 2), Err(AmountEntryError::TooLong { max: 200 }));
    }
    assert!(read(&"(".repeat(200), Language::En, 2).is_err());
}

fn any_format() -> impl Strategy<Value = NumberFormat> {
    let ungrouped = NumberFormat { grouping: Grouping::None, ..format(Language::De) };
    let formats = vec![format(Language::En), format(Language::De), format(Language::Fr), indian(), swiss(), ungrouped];
    prop::sample::select(formats)
}

proptest! {
    #[test]
    fn what_is_shown_can_be_typed(minor in -MAX_SCALED..=MAX_SCALED, small in -100_000_i64..100_000, format in any_format()) {
        for currency in [CurrencyCode::JPY, CurrencyCode::EUR, CurrencyCode::KWD, CurrencyCode::CLF] {
            for minor in [minor, small] {
                for style in [NegativeStyle::Minus, NegativeStyle::Parentheses] {
                    let text = format_amount(minor, currency, &format, style);
                    let value = parse_amount_entry(&text, &format, currency.minor_digits());
                    let value = value.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
                    prop_assert_eq!(Money::try_from_decimal(value, currency).unwrap().minor(), minor, "{}", text);
                }
            }
        }
    }

    #[test]
    fn shortened_decimals_can_be_typed(scaled in -MAX_SCALED..=MAX_SCALED, scale in 0_u32..=10, format in any_format()) {
        let value = Decimal::from_i128_with_scale(i128::from(scaled), scale);
        let text = format_decimal(value, 0, scale, &format);
        prop_assert_eq!(parse_amount_entry(&text, &format, scale), Ok(value), "{}", text);
    }

    #[test]
    fn anything_typed_is_answered(text in "[0-9.,'()+*/%€ -]{0,30}|\\PC{0,30}", format in any_format()) {
        let _ = parse_amount_entry(&text, &format, 2);
    }
}
