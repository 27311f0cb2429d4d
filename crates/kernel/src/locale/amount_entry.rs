//! What people type and paste into an amount field (interface.md 4.3).

use std::iter::Peekable;
use std::str::CharIndices;

use rust_decimal::Decimal;

use super::literal;
use super::{MINUS, NumberFormat};
use crate::decimal::{DecimalError, round_half_away, to_scaled};
use crate::money::CurrencyCode;

/// Longest text looked at: room for a shopping list of additions, and a bound on the parser's nesting.
pub const MAX_ENTRY_CHARS: usize = 200;

/// Why what was typed is no amount. The field keeps the text and shows the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountEntryError {
    /// Nothing was typed.
    #[error("a number is missing")]
    Empty,
    /// Longer than [`MAX_ENTRY_CHARS`].
    #[error("more than {max} characters")]
    TooLong {
        /// The limit.
        max: usize,
    },
    /// Something that belongs in no number and no calculation, or an operator without its operand.
    #[error("not a number")]
    NotANumber,
    /// The mark may be a decimal or a group mark, and the locale does not decide.
    #[error("{with_decimals} or {grouped}?")]
    Ambiguous {
        /// What it means if the mark separates decimals.
        with_decimals: Decimal,
        /// What it means if the mark groups digits.
        grouped: Decimal,
    },
    /// Group marks at places where no group ends: `1,23,4`.
    #[error("group marks do not stand every three digits")]
    BadGrouping,
    /// A single number with more decimals than the currency has; it is not rounded silently.
    #[error("more than {max} decimals")]
    TooManyDecimals {
        /// Decimals of the currency.
        max: u32,
    },
    /// More than 18 digits, in what was typed or in the result.
    #[error("number out of range")]
    OutOfRange,
    /// A calculation divides by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// A percentage stands alone and there is nothing to take it of.
    #[error("per cent of what?")]
    PercentNeedsBase,
    /// A parenthesis is missing or too many.
    #[error("parentheses do not match")]
    Parentheses,
}

/// Reads an amount or a small calculation: `1.234,56`, `€ 1'234.50`, `12*1.2+5`, `(3+4)*2`, `200+19%` (238),
/// `(1,234.56)` (a negative amount, as statements print it).
///
/// Both decimal marks are understood where only one reading is possible; the format decides `1.234` if the dot is
/// one of its marks. A single number must not have more decimals than `decimals`; the result of a calculation is
/// rounded half away from zero. The result has `decimals` as scale.
///
/// # Errors
/// [`AmountEntryError`]; nothing is ever guessed.
pub fn parse_amount_entry(text: &str, format: &NumberFormat, decimals: u32) -> Result<Decimal, AmountEntryError> {
    parse_amount_entry_of(text, format, decimals, None)
}

/// As [`parse_amount_entry`], with the amount a lone `10%` is taken of (the line's).
///
/// # Errors
/// [`AmountEntryError`]; `PercentNeedsBase` only if `base` is absent.
pub fn parse_amount_entry_of(
    text: &str,
    format: &NumberFormat,
    decimals: u32,
    base: Option<Decimal>,
) -> Result<Decimal, AmountEntryError> {
    if text.chars().nth(MAX_ENTRY_CHARS).is_some() {
        return Err(AmountEntryError::TooLong { max: MAX_ENTRY_CHARS });
    }
    let text = without_currency(text);
    let text = text.strip_prefix('=').unwrap_or(&text).trim();
    if text.is_empty() {
        return Err(AmountEntryError::Empty);
    }
    let value = match single_number(text) {
        Some((sign, digits)) => {
            let value = literal::read(digits, format)?;
            if value.scale() > decimals {
                return Err(AmountEntryError::TooManyDecimals { max: decimals });
            }
            sign * value
        }
        None => round_half_away(calculate(text, format, base)?, decimals),
    };
    let scaled = to_scaled(value, decimals).map_err(|error| match error {
        DecimalError::TooManyDecimals { max } => AmountEntryError::TooManyDecimals { max },
        _ => AmountEntryError::OutOfRange,
    })?;
    Ok(Decimal::from_i128_with_scale(i128::from(scaled), decimals))
}

/// Takes away currency signs wherever they stand and an ISO code at either end.
fn without_currency(text: &str) -> String {
    let text: String = text.chars().filter(|character| !is_currency_sign(*character)).collect();
    let mut rest = text.trim();
    if let Some((code, after)) = rest.split_at_checked(3)
        && CurrencyCode::try_new(code).is_ok()
    {
        rest = after.trim();
    } else if let Some((before, code)) = rest.split_at_checked(rest.len().saturating_sub(3))
        && CurrencyCode::try_new(code).is_ok()
    {
        rest = before.trim();
    }
    rest.to_owned()
}

/// Characters of Unicode's category Sc that a bank or a spreadsheet writes.
fn is_currency_sign(character: char) -> bool {
    matches!(character, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}

fn is_minus(character: char) -> bool {
    matches!(character, '-' | MINUS | '\u{2013}' | '\u{2010}' | '\u{2011}')
}

fn is_number_character(character: char) -> bool {
    character.is_ascii_digit() || literal::mark(character).is_some()
}

/// Sign and digits, if the text is one number and no calculation. Parentheses around it mean a negative amount.
fn single_number(text: &str) -> Option<(Decimal, &str)> {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (sign, digits) = match (inside, text.chars().next()?) {
        (Some(inside), _) => (Decimal::NEGATIVE_ONE, inside),
        (None, first) if is_minus(first) => (Decimal::NEGATIVE_ONE, &text[first.len_utf8()..]),
        (None, '+') => (Decimal::ONE, &text[1..]),
        (None, _) => (Decimal::ONE, text),
    };
    let digits = digits.trim();
    (!digits.is_empty() && digits.chars().all(is_number_character)).then_some((sign, digits))
}

fn calculate(text: &str, format: &NumberFormat, base: Option<Decimal>) -> Result<Decimal, AmountEntryError> {
    let mut calculation = Calculation { text, rest: text.char_indices().peekable(), format, base };
    let value = calculation.sum()?;
    match calculation.peek() {
        None => Ok(value),
        Some('(' | ')') => Err(AmountEntryError::Parentheses),
        Some(_) => Err(AmountEntryError::NotANumber),
    }
}

/// Recursive descent over `sum = product (+|- product)*`, `product = factor (*|/ factor)*`,
/// `factor = -factor | (number | ( sum )) %?`. Its depth is bounded by [`MAX_ENTRY_CHARS`].
struct Calculation<'a> {
    text: &'a str,
    rest: Peekable<CharIndices<'a>>,
    format: &'a NumberFormat,
    base: Option<Decimal>,
}

/// A value, or so many per cent of what stands before it.
#[derive(Clone, Copy)]
enum Operand {
    Value(Decimal),
    Percent(Decimal),
}

impl Operand {
    fn of(self, base: Option<Decimal>) -> Result<Decimal, AmountEntryError> {
        match self {
            Operand::Value(value) => Ok(value),
            Operand::Percent(percent) => {
                let base = base.ok_or(AmountEntryError::PercentNeedsBase)?;
                base.checked_mul(percent / Decimal::ONE_HUNDRED).ok_or(AmountEntryError::OutOfRange)
            }
        }
    }

    /// As a factor: 10% is a tenth.
    fn factor(self) -> Decimal {
        match self {
            Operand::Value(value) => value,
            Operand::Percent(percent) => percent / Decimal::ONE_HUNDRED,
        }
    }
}

impl Calculation<'_> {
    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        while self.rest.next_if(|(_, character)| literal::is_space(*character)).is_some() {}
        self.rest.peek().map(|(_, character)| *character)
    }

    fn sum(&mut self) -> Result<Decimal, AmountEntryError> {
        let mut total = self.product()?.of(self.base)?;
        loop {
            let add = match self.peek() {
                Some('+') => true,
                Some(sign) if is_minus(sign) => false,
                _ => return Ok(total),
            };
            self.rest.next();
            let next = self.product()?.of(Some(total))?;
            let sum = if add { total.checked_add(next) } else { total.checked_sub(next) };
            total = sum.ok_or(AmountEntryError::OutOfRange)?;
        }
    }

    fn product(&mut self) -> Result<Operand, AmountEntryError> {
        let mut operand = self.factor()?;
        loop {
            let multiply = match self.peek() {
                Some('*' | '\u{d7}' | '\u{b7}') => true,
                Some('/' | '\u{f7}' | ':') => false,
                _ => return Ok(operand),
            };
            self.rest.next();
            let (left, right) = (operand.factor(), self.factor()?.factor());
            let product = if multiply {
                left.checked_mul(right)
            } else if right.is_zero() {
                return Err(AmountEntryError::DivisionByZero);
            } else {
                left.checked_div(right)
            };
            operand = Operand::Value(product.ok_or(AmountEntryError::OutOfRange)?);
        }
    }

    fn factor(&mut self) -> Result<Operand, AmountEntryError> {
        let value = match self.peek() {
            Some('(') => {
                self.rest.next();
                let value = self.sum()?;
                if self.peek() != Some(')') {
                    return Err(AmountEntryError::Parentheses);
                }
                self.rest.next();
                value
            }
            Some('+') => {
                self.rest.next();
                return self.factor();
            }
            Some(sign) if is_minus(sign) => {
                self.rest.next();
                return Ok(match self.factor()? {
                    Operand::Value(value) => Operand::Value(-value),
                    Operand::Percent(percent) => Operand::Percent(-percent),
                });
            }
            Some(_) => self.number()?,
            None => return Err(AmountEntryError::NotANumber),
        };
        if self.peek() == Some('%') {
            self.rest.next();
            return Ok(Operand::Percent(value));
        }
        Ok(Operand::Value(value))
    }

    fn number(&mut self) -> Result<Decimal, AmountEntryError> {
        let start = self.rest.peek().map_or(self.text.len(), |(at, _)| *at);
        while self.rest.next_if(|(_, character)| is_number_character(*character)).is_some() {}
        let end = self.rest.peek().map_or(self.text.len(), |(at, _)| *at);
        literal::read(self.text[start..end].trim(), self.format)
    }
}

#[cfg(test)]
mod tests;
