//! Numbers that registers give to companies and banks to accounts: VAT ids, SIREN and SIRET, IBAN. Each has a form and
//! most have check digits, so a typing mistake is found without asking anybody.

mod country;
mod iban;
mod siren;
mod vat;

pub use country::{EU_COUNTRIES, countries, is_country, is_eu_country};
pub use iban::iban;
pub use siren::{registration_id, siren, siret};
pub use vat::vat_id;

/// Why a text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// It does not begin with a country that has such numbers.
    #[error("it does not begin with a country's two letters")]
    Country,
    /// It has another form than the country's numbers have.
    #[error("it does not have the form {form}")]
    Form {
        /// 9 stands for a digit, A for a letter, X for either.
        form: &'static str,
    },
    /// The check digits are wrong, so a character was mistyped.
    #[error("its check digits are wrong ({rule})")]
    CheckDigits {
        /// The rule, as the norm calls it.
        rule: &'static str,
    },
}

type Result<T> = std::result::Result<T, RegisterError>;

/// Upper case, without the spaces, dots and dashes people group digits with.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !".-/".contains(*character))
        .flat_map(char::to_uppercase)
        .collect()
}

/// The digits of a text of nothing but `count` digits.
fn digits(text: &str, count: usize) -> Option<Vec<u32>> {
    let digits: Option<Vec<u32>> = text.chars().map(|character| character.to_digit(10)).collect();
    digits.filter(|digits| digits.len() == count)
}

fn number(digits: &[u32]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(*digit))
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// ISO/IEC 7812-1 annex B: from the right, every second digit counts double, its digits summed.
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { *digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    sum.is_multiple_of(10)
}

/// ISO/IEC 7064 MOD 11,10.
fn mod_11_10(digits: &[u32]) -> bool {
    let Some((check, body)) = digits.split_last() else { return false };
    let product = body.iter().fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == *check
}

/// ISO/IEC 7064 MOD 97-10 over letters (A is 10) and digits.
fn mod_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0, |rest: u32, character| {
        let value = character.to_digit(36)?;
        Some(if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 })
    })
}
