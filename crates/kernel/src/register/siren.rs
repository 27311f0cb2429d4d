//! Numbers of the commercial registers. Only the French ones have check digits that are worth a look.

use super::{RegisterError, Result, compact, digits, luhn};

/// La Poste, whose establishments follow a rule of their own.
const LA_POSTE: &str = "356000000";
const RULE: &str = "Luhn, ISO/IEC 7812-1";

/// A registration number of a company in a country, in its usual form: SIREN or SIRET in France, any text elsewhere.
///
/// # Errors
/// `Form` or `CheckDigits`, in France only.
pub fn registration_id(text: &str, country: &str) -> Result<String> {
    if country != "FR" {
        return Ok(text.trim().to_owned());
    }
    match compact(text).len() {
        14 => siret(text),
        _ => siren(text),
    }
}

/// Nine digits of a French company (INSEE).
///
/// # Errors
/// `Form` or `CheckDigits`.
pub fn siren(text: &str) -> Result<String> {
    let text = compact(text);
    let number = digits(&text, 9).ok_or(RegisterError::Form { form: "999 999 999 / 999 999 999 99999" })?;
    if luhn(&number) { Ok(text) } else { Err(RegisterError::CheckDigits { rule: RULE }) }
}

/// Fourteen digits of an establishment: its company's SIREN and five more.
///
/// # Errors
/// `Form` or `CheckDigits`.
pub fn siret(text: &str) -> Result<String> {
    let text = compact(text);
    let number = digits(&text, 14).ok_or(RegisterError::Form { form: "999 999 999 99999" })?;
    let sound = if text.starts_with(LA_POSTE) {
        luhn(&number) || number.iter().sum::<u32>().is_multiple_of(5)
    } else {
        luhn(&number[..9]) && luhn(&number)
    };
    if sound { Ok(text) } else { Err(RegisterError::CheckDigits { rule: RULE }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siren_and_siret() {
        let sound = [
            ("732 829 320", "732829320"),
            ("552100554", "552100554"),
            ("73282932000074", "73282932000074"),
            ("356 000 000 00048", "35600000000048"),
            ("999100043", "999100043"),
        ];
        for (text, canonical) in sound {
            assert_eq!(registration_id(text, "FR").as_deref(), Ok(canonical), "{text}");
        }
        let check = Err(RegisterError::CheckDigits { rule: RULE });
        for text in ["732829321", "73282932000075", "73282932100074", "552100545"] {
            assert_eq!(registration_id(text, "FR"), check, "{text}");
        }
        for text in ["73282932", "ABCDEFGHI", "", "7328293200007"] {
            assert!(matches!(registration_id(text, "FR"), Err(RegisterError::Form { .. })), "{text}");
        }
        assert_eq!(registration_id(" HRB 12345 ", "DE").as_deref(), Ok("HRB 12345"));
    }
}
