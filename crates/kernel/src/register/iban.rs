//! International bank account numbers, ISO 13616.

use super::{RegisterError, Result, compact, mod_97};

/// Countries of the IBAN registry with the length of their numbers.
const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 \
    EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 \
    LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 \
    SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/// An IBAN without spaces, in upper case.
///
/// # Errors
/// `Country`, `Form` (the length is not the country's), `CheckDigits` (ISO/IEC 7064 MOD 97-10).
pub fn iban(text: &str) -> Result<String> {
    let text = compact(text);
    let country = text.get(..2).filter(|country| country.bytes().all(|byte| byte.is_ascii_uppercase()));
    let country = country.ok_or(RegisterError::Country)?;
    let known = LENGTHS.split(' ').find(|known| known.starts_with(country)).ok_or(RegisterError::Country)?;
    let form = RegisterError::Form { form: known };
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) || Ok(text.len()) != known[2..].parse() {
        return Err(form);
    }
    let (head, body) = text.split_at(4);
    if !head[2..].bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(form);
    }
    match mod_97(&format!("{body}{head}")) {
        Some(1) => Ok(text),
        _ => Err(RegisterError::CheckDigits { rule: "ISO/IEC 7064 MOD 97-10" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans_by_country() {
        let sound = [
            "DE89 3704 0044 0532 0130 00",
            "FR14 2004 1010 0505 0001 3M02 606",
            "gb29 nwbk 6016 1331 9268 19",
            "NL91 ABNA 0417 1643 00",
            "CH93 0076 2011 6238 5295 7",
            "NO93 8601 1117 947",
            "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        ];
        for text in sound {
            assert_eq!(iban(text), Ok(text.replace(' ', "").to_uppercase()), "{text}");
        }
        let wrong = [
            ("", RegisterError::Country),
            ("8937040044", RegisterError::Country),
            ("US12 3456 7890", RegisterError::Country),
            ("\u{c4}\u{d6}12", RegisterError::Country),
            ("DE89 3704 0044 0532 0130", RegisterError::Form { form: "DE22" }),
            ("DEXX 3704 0044 0532 0130 00", RegisterError::Form { form: "DE22" }),
            ("DE89 3704 0044 0532 0130 0\u{e4}", RegisterError::Form { form: "DE22" }),
            ("DE89 3704 0044 0532 0130 01", RegisterError::CheckDigits { rule: "ISO/IEC 7064 MOD 97-10" }),
            ("DE98 3704 0044 0532 0130 00", RegisterError::CheckDigits { rule: "ISO/IEC 7064 MOD 97-10" }),
        ];
        for (text, error) in wrong {
            assert_eq!(iban(text), Err(error), "{text}");
        }
    }
}
