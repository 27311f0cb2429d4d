//! Plain decimals: the one strict parser of every wire form, and the one rounding of the house.

use rust_decimal::{Decimal, RoundingStrategy};

/// Most digits a plain decimal may have, before and after the point together. Every number of 18 digits fits a
/// BIGINT whatever its scale, and no ledger of this world needs the nineteenth.
pub const MAX_DIGITS: usize = 18;

/// Largest magnitude of a scaled value that any checked operation of the kernel returns: 18 nines.
pub const MAX_SCALED: i64 = 999_999_999_999_999_999;

/// Why a text or a decimal is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Nothing was given.
    #[error("a number is missing")]
    Empty,
    /// Not of the form `-12.34`: NaN, infinities, exponents, a plus sign, grouping, spaces.
    #[error("not a plain decimal number")]
    NotPlain,
    /// More than [`MAX_DIGITS`] digits.
    #[error("more than {max} digits")]
    TooManyDigits {
        /// The limit.
        max: usize,
    },
    /// More decimals than the type or the currency has.
    #[error("more than {max} decimals")]
    TooManyDecimals {
        /// The number of decimals allowed.
        max: u32,
    },
    /// The value does not fit.
    #[error("number out of range")]
    OutOfRange,
}

/// Parses `-?digits(.digits)?` in ASCII and nothing else: at least one digit on each side of the point, no plus
/// sign, exponent, grouping or white space. Trailing zeros keep their place in the scale (`1.50` has scale 2).
///
/// # Errors
/// [`DecimalError`] says which rule was broken.
pub fn parse_plain(text: &str) -> Result<Decimal, DecimalError> {
    if text.is_empty() {
        return Err(DecimalError::Empty);
    }
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((_, "")) => return Err(DecimalError::NotPlain),
        Some(parts) => parts,
        None => (unsigned, ""),
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return Err(DecimalError::NotPlain);
    }
    if whole.len() + fraction.len() > MAX_DIGITS {
        return Err(DecimalError::TooManyDigits { max: MAX_DIGITS });
    }
    let magnitude = whole.bytes().chain(fraction.bytes()).fold(0_i64, |value, byte| value * 10 + i64::from(byte - b'0'));
    let scale = u32::try_from(fraction.len()).expect("at most MAX_DIGITS");
    Ok(Decimal::new(if negative { -magnitude } else { magnitude }, scale))
}

/// Rounds to `dp` decimals, half away from zero: 0.5 becomes 1 and -0.5 becomes -1, so that rounding the negative
/// gives the negative of the rounding (domain.md, "Tax and rounding").
#[must_use]
pub fn round_half_away(value: Decimal, dp: u32) -> Decimal {
    value.round_dp_with_strategy(dp, RoundingStrategy::MidpointAwayFromZero)
}

/// The value as an integer of `10^-scale` units, if it is exactly one and within [`MAX_SCALED`].
///
/// # Errors
/// `TooManyDecimals` if digits would be lost, `OutOfRange` beyond [`MAX_SCALED`].
pub fn to_scaled(value: Decimal, scale: u32) -> Result<i64, DecimalError> {
    let value = value.normalize();
    if value.scale() > scale {
        return Err(DecimalError::TooManyDecimals { max: scale });
    }
    let factor = 10_i128.checked_pow(scale - value.scale()).ok_or(DecimalError::OutOfRange)?;
    let scaled = value.mantissa().checked_mul(factor).ok_or(DecimalError::OutOfRange)?;
    fit(scaled).ok_or(DecimalError::OutOfRange)
}

/// The integer if it lies within [`MAX_SCALED`].
pub(crate) fn fit(value: i128) -> Option<i64> {
    i64::try_from(value).ok().filter(|value| (-MAX_SCALED..=MAX_SCALED).contains(value))
}

/// Parses a plain decimal whose text has at most `scale` decimals into `10^-scale` units.
///
/// # Errors
/// As [`parse_plain`] and [`to_scaled`]; `1.50` has too many decimals for scale 1 although its value has not.
pub(crate) fn parse_scaled(text: &str, scale: u32) -> Result<i64, DecimalError> {
    let value = parse_plain(text)?;
    if value.scale() > scale {
        return Err(DecimalError::TooManyDecimals { max: scale });
    }
    to_scaled(value, scale)
}

/// Writes `10^-scale` units with exactly `scale` decimals and an ASCII minus.
pub(crate) fn fixed(scaled: i64, scale: u32) -> String {
    Decimal::from_i128_with_scale(i128::from(scaled), scale).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_plain_numbers_only() {
        for good in ["0", "-0", "1", "-1.50", "007", "0.0000000001", "999999999999999999"] {
            assert!(parse_plain(good).is_ok(), "{good}");
        }
        let refused = [
            ("", DecimalError::Empty),
            ("NaN", DecimalError::NotPlain),
            ("inf", DecimalError::NotPlain),
            ("-Infinity", DecimalError::NotPlain),
            ("1e3", DecimalError::NotPlain),
            ("1E-3", DecimalError::NotPlain),
            ("+1", DecimalError::NotPlain),
            ("--1", DecimalError::NotPlain),
            ("-", DecimalError::NotPlain),
            (".5", DecimalError::NotPlain),
            ("5.", DecimalError::NotPlain),
            ("1.2.3", DecimalError::NotPlain),
            ("1,5", DecimalError::NotPlain),
            ("1_000", DecimalError::NotPlain),
            (" 1", DecimalError::NotPlain),
            ("1 ", DecimalError::NotPlain),
            ("0x10", DecimalError::NotPlain),
            ("\u{0661}", DecimalError::NotPlain),
            ("1\0", DecimalError::NotPlain),
            ("1234567890123456789", DecimalError::TooManyDigits { max: 18 }),
            ("123456789012345678901234567890", DecimalError::TooManyDigits { max: 18 }),
            ("0.1234567890123456789", DecimalError::TooManyDigits { max: 18 }),
        ];
        for (text, error) in refused {
            assert_eq!(parse_plain(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_megabyte_of_digits_is_refused_without_work() {
        let text = "9".repeat(1_000_000);
        assert_eq!(parse_plain(&text), Err(DecimalError::TooManyDigits { max: 18 }));
    }

    #[test]
    fn rounds_half_away_from_zero() {
        let table = [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("-2.665", "-2.67")];
        for (value, expected) in table {
            let value: Decimal = value.parse().unwrap();
            assert_eq!(round_half_away(value, 2), expected.parse().unwrap());
        }
    }

    #[test]
    fn scaling_is_exact_or_refused() {
        assert_eq!(to_scaled("1.2300".parse().unwrap(), 2), Ok(123));
        assert_eq!(to_scaled("1.234".parse().unwrap(), 2), Err(DecimalError::TooManyDecimals { max: 2 }));
        assert_eq!(to_scaled(Decimal::MAX, 2), Err(DecimalError::OutOfRange));
        assert_eq!(to_scaled(Decimal::from(MAX_SCALED), 0), Ok(MAX_SCALED));
        assert_eq!(to_scaled(Decimal::from(MAX_SCALED) + Decimal::ONE, 0), Err(DecimalError::OutOfRange));
        assert_eq!(parse_scaled("1.50", 1), Err(DecimalError::TooManyDecimals { max: 1 }));
    }
}
