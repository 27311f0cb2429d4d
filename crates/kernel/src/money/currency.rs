//! Currencies of ISO 4217 and the number of decimals each is kept in.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// ISO 4217 list one, in alphabetical order: code and minor unit. Codes without a minor unit (gold, SDR, test codes)
/// are left out: nothing is invoiced in them. ANG (until 2025) and BGN (until 2026) stay, because books that were
/// kept in them must still open.
#[rustfmt::skip]
const TABLE: [([u8; 3], u8); 167] = [
    (*b"AED", 2), (*b"AFN", 2), (*b"ALL", 2), (*b"AMD", 2), (*b"ANG", 2), (*b"AOA", 2), (*b"ARS", 2), (*b"AUD", 2),
    (*b"AWG", 2), (*b"AZN", 2), (*b"BAM", 2), (*b"BBD", 2), (*b"BDT", 2), (*b"BGN", 2), (*b"BHD", 3), (*b"BIF", 0),
    (*b"BMD", 2), (*b"BND", 2), (*b"BOB", 2), (*b"BOV", 2), (*b"BRL", 2), (*b"BSD", 2), (*b"BTN", 2), (*b"BWP", 2),
    (*b"BYN", 2), (*b"BZD", 2), (*b"CAD", 2), (*b"CDF", 2), (*b"CHE", 2), (*b"CHF", 2), (*b"CHW", 2), (*b"CLF", 4),
    (*b"CLP", 0), (*b"CNY", 2), (*b"COP", 2), (*b"COU", 2), (*b"CRC", 2), (*b"CUP", 2), (*b"CVE", 2), (*b"CZK", 2),
    (*b"DJF", 0), (*b"DKK", 2), (*b"DOP", 2), (*b"DZD", 2), (*b"EGP", 2), (*b"ERN", 2), (*b"ETB", 2), (*b"EUR", 2),
    (*b"FJD", 2), (*b"FKP", 2), (*b"GBP", 2), (*b"GEL", 2), (*b"GHS", 2), (*b"GIP", 2), (*b"GMD", 2), (*b"GNF", 0),
    (*b"GTQ", 2), (*b"GYD", 2), (*b"HKD", 2), (*b"HNL", 2), (*b"HTG", 2), (*b"HUF", 2), (*b"IDR", 2), (*b"ILS", 2),
    (*b"INR", 2), (*b"IQD", 3), (*b"IRR", 2), (*b"ISK", 0), (*b"JMD", 2), (*b"JOD", 3), (*b"JPY", 0), (*b"KES", 2),
    (*b"KGS", 2), (*b"KHR", 2), (*b"KMF", 0), (*b"KPW", 2), (*b"KRW", 0), (*b"KWD", 3), (*b"KYD", 2), (*b"KZT", 2),
    (*b"LAK", 2), (*b"LBP", 2), (*b"LKR", 2), (*b"LRD", 2), (*b"LSL", 2), (*b"LYD", 3), (*b"MAD", 2), (*b"MDL", 2),
    (*b"MGA", 2), (*b"MKD", 2), (*b"MMK", 2), (*b"MNT", 2), (*b"MOP", 2), (*b"MRU", 2), (*b"MUR", 2), (*b"MVR", 2),
    (*b"MWK", 2), (*b"MXN", 2), (*b"MXV", 2), (*b"MYR", 2), (*b"MZN", 2), (*b"NAD", 2), (*b"NGN", 2), (*b"NIO", 2),
    (*b"NOK", 2), (*b"NPR", 2), (*b"NZD", 2), (*b"OMR", 3), (*b"PAB", 2), (*b"PEN", 2), (*b"PGK", 2), (*b"PHP", 2),
    (*b"PKR", 2), (*b"PLN", 2), (*b"PYG", 0), (*b"QAR", 2), (*b"RON", 2), (*b"RSD", 2), (*b"RUB", 2), (*b"RWF", 0),
    (*b"SAR", 2), (*b"SBD", 2), (*b"SCR", 2), (*b"SDG", 2), (*b"SEK", 2), (*b"SGD", 2), (*b"SHP", 2), (*b"SLE", 2),
    (*b"SOS", 2), (*b"SRD", 2), (*b"SSP", 2), (*b"STN", 2), (*b"SVC", 2), (*b"SYP", 2), (*b"SZL", 2), (*b"THB", 2),
    (*b"TJS", 2), (*b"TMT", 2), (*b"TND", 3), (*b"TOP", 2), (*b"TRY", 2), (*b"TTD", 2), (*b"TWD", 2), (*b"TZS", 2),
    (*b"UAH", 2), (*b"UGX", 0), (*b"USD", 2), (*b"USN", 2), (*b"UYI", 0), (*b"UYU", 2), (*b"UYW", 4), (*b"UZS", 2),
    (*b"VED", 2), (*b"VES", 2), (*b"VND", 0), (*b"VUV", 0), (*b"WST", 2), (*b"XAD", 2), (*b"XAF", 0), (*b"XCD", 2),
    (*b"XCG", 2), (*b"XOF", 0), (*b"XPF", 0), (*b"YER", 2), (*b"ZAR", 2), (*b"ZMW", 2), (*b"ZWG", 2),
];

/// A currency of ISO 4217 by its alphabetic code. Ordered alphabetically. Unknown codes do not construct.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CurrencyCode(u8);

/// The code is not an active currency of ISO 4217 (three capital letters such as `EUR`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown currency code")]
pub struct UnknownCurrency;

const fn find(code: &[u8]) -> Option<u8> {
    let mut index = 0_u8;
    while (index as usize) < TABLE.len() {
        let known = TABLE[index as usize].0;
        if code.len() == 3 && known[0] == code[0] && known[1] == code[1] && known[2] == code[2] {
            return Some(index);
        }
        index += 1;
    }
    None
}

const fn known(code: &str) -> CurrencyCode {
    match find(code.as_bytes()) {
        Some(index) => CurrencyCode(index),
        None => panic!("not in the table: found at compile time"),
    }
}

macro_rules! constants {
    ($($name:ident),*) => {
        impl CurrencyCode {
            $(#[doc = concat!("`", stringify!($name), "` of ISO 4217.")]
            pub const $name: CurrencyCode = known(stringify!($name));)*
        }
    };
}
constants!(
    AED, AUD, BGN, BHD, BRL, CAD, CHF, CLF, CLP, CNY, CZK, DKK, EUR, GBP, HKD, HUF, IDR, ILS, INR, ISK, JPY, KRW, KWD, MAD, MXN,
    NOK, NZD, PLN, RON, RSD, SAR, SEK, SGD, THB, TND, TRY, TWD, UAH, USD, VND, XAF, XOF, XPF, ZAR
);

impl CurrencyCode {
    /// The currency with this code, in capital letters.
    ///
    /// # Errors
    /// [`UnknownCurrency`] for anything that is not in the table, lower case included.
    pub fn try_new(code: &str) -> Result<CurrencyCode, UnknownCurrency> {
        find(code.as_bytes()).map(CurrencyCode).ok_or(UnknownCurrency)
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        std::str::from_utf8(&TABLE[usize::from(self.0)].0).expect("the table is ASCII")
    }

    /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD, 4 for CLF.
    #[must_use]
    pub const fn minor_digits(self) -> u32 {
        TABLE[self.0 as usize].1 as u32
    }

    /// Every known currency in alphabetical order, for pickers.
    pub fn all() -> impl Iterator<Item = CurrencyCode> {
        (0_u8..).take(TABLE.len()).map(CurrencyCode)
    }
}

impl fmt::Display for CurrencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CurrencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CurrencyCode {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        CurrencyCode::try_new(text)
    }
}

impl TryFrom<&str> for CurrencyCode {
    type Error = UnknownCurrency;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        CurrencyCode::try_new(text)
    }
}

impl Serialize for CurrencyCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CurrencyCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        CurrencyCode::try_new(&text).map_err(de::Error::custom)
    }
}

impl JsonSchema for CurrencyCode {
    fn schema_name() -> Cow<'static, str> {
        "CurrencyCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[A-Z]{3}$",
            "description": "Currency code of ISO 4217.",
            "examples": ["EUR"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_well_formed() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(TABLE.iter().all(|(code, digits)| code.iter().all(u8::is_ascii_uppercase) && *digits <= 4));
        assert_eq!(CurrencyCode::all().count(), TABLE.len());
    }

    #[test]
    fn minor_digits_follow_iso_4217() {
        let table = [
            ("EUR", 2),
            ("USD", 2),
            ("JPY", 0),
            ("KWD", 3),
            ("TND", 3),
            ("CLP", 0),
            ("CLF", 4),
            ("UYW", 4),
            ("ISK", 0),
            ("HUF", 2),
        ];
        for (code, digits) in table {
            assert_eq!(CurrencyCode::try_new(code).unwrap().minor_digits(), digits, "{code}");
        }
    }

    #[test]
    fn unknown_codes_do_not_construct() {
        for code in ["", "EU", "eur", "EURO", "XXX", "XAU", "\u{20ac}", "E\0R"] {
            assert_eq!(CurrencyCode::try_new(code), Err(UnknownCurrency), "{code}");
        }
        assert!(serde_json::from_str::<CurrencyCode>("\"ZZZ\"").is_err());
        assert_eq!(serde_json::to_string(&CurrencyCode::EUR).unwrap(), "\"EUR\"");
    }
}
