//! VAT identification numbers: the forms of Directive 2006/112/EC Art. 215 as VIES lists them, and the check digits of
//! the countries that publish theirs.

use super::country::is_country;
use super::{RegisterError, Result, compact, digits, luhn, mod_11_10, mod_97, number, weighted};

/// What the part after the country's letters must satisfy.
enum Check {
    /// The form alone.
    Form,
    /// Besides the form, this over the digits, called so.
    Digits(&'static str, fn(&[u32]) -> bool),
    /// Besides the form, this over the text, called so.
    Text(&'static str, fn(&str) -> bool),
}

/// A country's numbers: prefix, the forms after it (9 a digit, A a letter, X either, other characters themselves), check.
type Rule = (&'static str, &'static [&'static str], Check);

const RULES: &[Rule] = &[
    ("AT", &["U99999999"], Check::Text("BMF Austria", austria)),
    ("BE", &["0999999999", "1999999999"], Check::Digits("modulus 97", |n| 97 - number(&n[..8]) % 97 == number(&n[8..]))),
    ("BG", &["999999999", "9999999999"], Check::Form),
    ("CHE", &["999999999", "999999999MWST", "999999999TVA", "999999999IVA"], Check::Text("modulus 11, eCH-0097", switzerland)),
    ("CY", &["99999999A"], Check::Form),
    ("CZ", &["99999999", "999999999", "9999999999"], Check::Form),
    ("DE", &["999999999"], Check::Digits("ISO/IEC 7064 MOD 11,10", mod_11_10)),
    ("DK", &["99999999"], Check::Digits("modulus 11", |n| weighted(n, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))),
    ("EE", &["999999999"], Check::Digits("weights 3 7 1", |n| weighted(n, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10))),
    ("EL", &["999999999"], Check::Form),
    ("ES", &["X9999999X"], Check::Text("NIF, Real Decreto 1065/2007", spain)),
    ("FI", &["99999999"], Check::Digits("modulus 11", |n| weighted(n, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11))),
    ("FR", &["XX999999999"], Check::Text("SIREN and modulus 97", france)),
    ("GB", &["999999999", "999999999999", "AA999"], Check::Text("modulus 97", united_kingdom)),
    ("HR", &["99999999999"], Check::Digits("ISO/IEC 7064 MOD 11,10", mod_11_10)),
    ("HU", &["99999999"], Check::Digits("weights 9 7 3 1", |n| weighted(n, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10))),
    ("IE", &["9X99999A", "9999999A", "9999999AA"], Check::Form),
    ("IT", &["99999999999"], Check::Digits("Luhn, ISO/IEC 7812-1", luhn)),
    ("LT", &["999999999", "999999999999"], Check::Form),
    ("LU", &["99999999"], Check::Digits("modulus 89", |n| number(&n[..6]) % 89 == number(&n[6..]))),
    ("LV", &["99999999999"], Check::Form),
    ("MT", &["99999999"], Check::Form),
    ("NL", &["999999999B99"], Check::Text("modulus 11, or ISO/IEC 7064 MOD 97-10", netherlands)),
    ("NO", &["999999999", "999999999MVA"], Check::Text("modulus 11", norway)),
    ("PL", &["9999999999"], Check::Digits("modulus 11", |n| weighted(n, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == n[9])),
    ("PT", &["999999999"], Check::Digits("modulus 11", portugal)),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"], Check::Form),
    ("SE", &["999999999999"], Check::Digits("Luhn, ISO/IEC 7812-1", |n| luhn(&n[..10]))),
    ("SI", &["99999999"], Check::Form),
    ("SK", &["9999999999"], Check::Digits("modulus 11", |n| number(n).is_multiple_of(11))),
    ("XI", &["999999999", "999999999999", "AA999"], Check::Text("modulus 97", united_kingdom)),
];

/// A VAT id in the form it is printed in: its country's letters first, no separators; Swiss ones as `CHE-999.999.999 MWST`.
/// A country that is not in the list passes with its two letters and 2 to 18 letters or digits.
///
/// # Errors
/// `Country`, `Form`, `CheckDigits`.
pub fn vat_id(text: &str) -> Result<String> {
    let text = compact(text);
    let Some((prefix, forms, check)) = RULES.iter().find(|(prefix, ..)| text.starts_with(prefix)) else {
        return elsewhere(text);
    };
    let rest = &text[prefix.len()..];
    if !forms.iter().any(|form| has_form(rest, form)) {
        return Err(RegisterError::Form { form: forms[0] });
    }
    let found: Vec<u32> = rest.chars().filter_map(|character| character.to_digit(10)).collect();
    let (rule, sound) = match check {
        Check::Form => ("", true),
        Check::Digits(rule, holds) => (*rule, holds(&found)),
        Check::Text(rule, holds) => (*rule, holds(rest)),
    };
    match (sound, *prefix) {
        (false, _) => Err(RegisterError::CheckDigits { rule }),
        (true, "CHE") => Ok(swiss_form(rest)),
        (true, _) => Ok(text),
    }
}

fn elsewhere(text: String) -> Result<String> {
    if !text.get(..2).is_some_and(is_country) || text.starts_with("CH") {
        return Err(RegisterError::Country);
    }
    let sound = (4..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if sound { Ok(text) } else { Err(RegisterError::Form { form: "AAXX ... XX" }) }
}

fn has_form(text: &str, form: &str) -> bool {
    let fits = |(found, wanted): (char, char)| match wanted {
        '9' => found.is_ascii_digit(),
        'A' => found.is_ascii_uppercase(),
        'X' => found.is_ascii_digit() || found.is_ascii_uppercase(),
        other => found == other,
    };
    // The words after Swiss and Norwegian numbers hold an A, which fits itself.
    text.chars().count() == form.len() && text.chars().zip(form.chars()).all(fits)
}

fn austria(text: &str) -> bool {
    digits(&text[1..], 8).is_some_and(|n| {
        let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
        let sum: u32 = n[..7].iter().enumerate().map(|(at, digit)| if at % 2 == 0 { *digit } else { doubled(*digit) }).sum();
        (10 - (sum + 4) % 10) % 10 == n[7]
    })
}

fn switzerland(text: &str) -> bool {
    digits(&text[..9], 9).is_some_and(|n| (11 - weighted(&n, &[5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == n[8])
}

fn swiss_form(text: &str) -> String {
    let (number, word) = text.split_at(9);
    let number = format!("CHE-{}.{}.{}", &number[..3], &number[3..6], &number[6..]);
    if word.is_empty() { number } else { format!("{number} {word}") }
}

/// The key before the SIREN is computed from it if it is a number; newer keys with letters are not. Monaco's numbers,
/// which begin with 000, are no SIREN.
fn france(text: &str) -> bool {
    let (key, siren) = text.split_at(2);
    let Some(siren) = digits(siren, 9) else { return false };
    if !luhn(&siren) && !siren.starts_with(&[0, 0, 0]) {
        return false;
    }
    digits(key, 2).is_none_or(|key| number(&key) == (12 + 3 * (number(&siren) % 97)) % 97)
}

/// Nine digits, perhaps with three of a group's branch; government departments and health authorities have three.
fn united_kingdom(text: &str) -> bool {
    if text.len() == 5 {
        return matches!(&text[..2], "GD" | "HA");
    }
    digits(&text[..9], 9).is_some_and(|n| {
        let sum = u64::from(weighted(&n, &[8, 7, 6, 5, 4, 3, 2])) + number(&n[7..]);
        sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97)
    })
}

/// Numbers of companies satisfy the first, those given to sole traders since 2020 the second.
fn netherlands(text: &str) -> bool {
    let company = digits(&text[..9], 9).is_some_and(|n| weighted(&n, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == n[8]);
    company || mod_97(&format!("NL{text}")) == Some(1)
}

fn norway(text: &str) -> bool {
    digits(&text[..9], 9).is_some_and(|n| weighted(&n, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))
}

fn portugal(n: &[u32]) -> bool {
    let check = 11 - weighted(&n[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    (if check > 9 { 0 } else { check }) == n[8]
}

/// Persons have eight digits (or X, Y, Z and seven) and a letter; companies a letter, seven digits and a digit or letter.
fn spain(text: &str) -> bool {
    const PERSONS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let bytes = text.as_bytes();
    let (first, last) = (bytes[0], bytes[8]);
    let of_person = |digits: &[u32]| usize::try_from(number(digits) % 23).is_ok_and(|at| PERSONS[at] == last);
    let Some(middle) = digits(&text[1..8], 7) else { return false };
    match first {
        b'0'..=b'9' => of_person(&[&[u32::from(first - b'0')], middle.as_slice()].concat()),
        b'X'..=b'Z' => of_person(&[&[u32::from(first - b'X')], middle.as_slice()].concat()),
        b'K' | b'L' | b'M' => of_person(&middle),
        b'A'..=b'H' | b'J' | b'N' | b'P'..=b'S' | b'U'..=b'W' => spanish_company(first, &middle, last),
        _ => false,
    }
}

fn spanish_company(first: u8, middle: &[u32], last: u8) -> bool {
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let sum: u32 = middle.iter().enumerate().map(|(at, digit)| if at % 2 == 0 { doubled(*digit) } else { *digit }).sum();
    let check = (10 - sum % 10) % 10;
    let as_digit = u32::from(last) == u32::from(b'0') + check;
    let as_letter = usize::try_from(check).is_ok_and(|at| b"JABCDEFGHI"[at] == last);
    match first {
        b'A' | b'B' | b'E' | b'H' => as_digit,
        b'N' | b'P' | b'Q' | b'R' | b'S' | b'W' => as_letter,
        _ => as_digit || as_letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_numbers_take_their_printed_form() {
        let sound = [
            ("DE136695976", "DE136695976"),
            ("de 136 695 976", "DE136695976"),
            ("DE999100018", "DE999100018"),
            ("FR 40 303 265 045", "FR40303265045"),
            ("FR44999100043", "FR44999100043"),
            ("FRK7399859412", "FRK7399859412"),
            ("ATU13585627", "ATU13585627"),
            ("ATU99900241", "ATU99900241"),
            ("NL004495445B01", "NL004495445B01"),
            ("NL002455799B11", "NL002455799B11"),
            ("NL999100270B01", "NL999100270B01"),
            ("IT00743110157", "IT00743110157"),
            ("ES54362315K", "ES54362315K"),
            ("ESX2482300W", "ESX2482300W"),
            ("ESB58378431", "ESB58378431"),
            ("ESJ99216582", "ESJ99216582"),
            ("BE0428759497", "BE0428759497"),
            ("BE0999002901", "BE0999002901"),
            ("PL8567346215", "PL8567346215"),
            ("CHE-107.787.577 IVA", "CHE-107.787.577 IVA"),
            ("CHE999100046MWST", "CHE-999.100.046 MWST"),
            ("CHE107787577", "CHE-107.787.577"),
            ("SE123456789701", "SE123456789701"),
            ("SE559910011101", "SE559910011101"),
            ("DK13585628", "DK13585628"),
            ("DK99100338", "DK99100338"),
            ("LU15027442", "LU15027442"),
            ("LU99003487", "LU99003487"),
            ("FI20774740", "FI20774740"),
            ("PT501964843", "PT501964843"),
            ("HR33392005961", "HR33392005961"),
            ("HU12892312", "HU12892312"),
            ("EE100931558", "EE100931558"),
            ("SK2022749619", "SK2022749619"),
            ("GB980780684", "GB980780684"),
            ("GB999000690", "GB999000690"),
            ("GBGD001", "GBGD001"),
            ("NO995525828MVA", "NO995525828MVA"),
            ("IE6433435F", "IE6433435F"),
            ("EL094259216", "EL094259216"),
            ("JP1234567890123", "JP1234567890123"),
        ];
        for (text, printed) in sound {
            assert_eq!(vat_id(text).as_deref(), Ok(printed), "{text}");
        }
    }

    #[test]
    fn wrong_numbers_say_which_rule_they_break() {
        for text in ["", "12345", "XX123456789", "\u{c4}T123", "CH123456789", "UK123456789"] {
            assert_eq!(vat_id(text), Err(RegisterError::Country), "{text}");
        }
        let forms = [
            ("DE12345678", "999999999"),
            ("DE1234567890", "999999999"),
            ("DE12345678\u{e4}", "999999999"),
            ("ATU1234567", "U99999999"),
            ("AT12345678", "U99999999"),
            ("FR123", "XX999999999"),
            ("NL123456789C01", "999999999B99"),
            ("BE2428759497", "0999999999"),
            ("CHE107787577XYZ", "999999999"),
            ("JP=CMD", "AAXX ... XX"),
        ];
        for (text, form) in forms {
            assert_eq!(vat_id(text), Err(RegisterError::Form { form }), "{text}");
        }
        let checks = [
            "DE136695978",
            "FR41303265045",
            "FR40303265046",
            "ATU13585626",
            "NL004495446B01",
            "IT00743110158",
            "ES54362315Z",
            "ESB58378432",
            "BE0428759498",
            "PL8567346216",
            "CHE107787578",
            "SE123456789801",
            "DK13585629",
            "LU15027443",
            "FI20774741",
            "PT501964842",
            "HR33392005962",
            "HU12892313",
            "GB802311781",
            "GBXX001",
            "NO995525829MVA",
        ];
        for text in checks {
            assert!(matches!(vat_id(text), Err(RegisterError::CheckDigits { .. })), "{text}");
        }
    }
}
