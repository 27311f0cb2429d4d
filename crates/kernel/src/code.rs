//! Codes people give to things: item numbers, account numbers, series, warehouses.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Longest code. It still fits a column of a printed list and a barcode label.
pub const MAX_CODE_LEN: usize = 32;

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing but white space.
    #[error("a code is missing")]
    Empty,
    /// Longer than [`MAX_CODE_LEN`].
    #[error("a code has at most {max} characters")]
    TooLong {
        /// The limit.
        max: usize,
    },
    /// Something other than ASCII letters, digits and `- . _ /`, or a first character that is no letter or digit
    /// (a leading `-` would start a formula in a spreadsheet, a leading `.` or `/` a path).
    #[error("a code holds letters, digits and - . _ / and starts with a letter or digit")]
    BadCharacter,
}

fn check(text: &str) -> Result<&str, CodeError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(CodeError::Empty);
    }
    if text.len() > MAX_CODE_LEN {
        return Err(CodeError::TooLong { max: MAX_CODE_LEN });
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte);
    if !text.bytes().all(allowed) || !text.as_bytes()[0].is_ascii_alphanumeric() {
        return Err(CodeError::BadCharacter);
    }
    Ok(text)
}

macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident, $description:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The code, surrounding white space removed; letters keep their case.
            ///
            /// # Errors
            /// [`CodeError`] says which rule was broken.
            pub fn try_new(text: &str) -> Result<$name, CodeError> {
                check(text).map(|text| $name(text.into()))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $name::try_new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = CodeError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                $name::try_new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                $name::try_new(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0.into()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                $name::try_new(&text).map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]{0,31}$",
                    "maxLength": 32,
                    "description": $description,
                })
            }
        }
    };
}

code_type! {
    /// A short code a person gives to a thing: item, series, warehouse, tax code.
    Code, "A short code: letters, digits and - . _ /, at most 32 characters."
}
code_type! {
    /// Number of a ledger account in the company's chart of accounts.
    AccountCode, "Number of a ledger account."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_plain_and_trimmed() {
        assert_eq!(Code::try_new(" RE-2026/1 ").unwrap().as_str(), "RE-2026/1");
        assert_eq!(AccountCode::try_new("1200").unwrap().to_string(), "1200");
        let longest = "a".repeat(MAX_CODE_LEN);
        assert!(Code::try_new(&longest).is_ok());
        let refused = [
            ("", CodeError::Empty),
            ("  ", CodeError::Empty),
            ("a b", CodeError::BadCharacter),
            ("=cmd", CodeError::BadCharacter),
            ("-1", CodeError::BadCharacter),
            ("../x", CodeError::BadCharacter),
            ("a\0", CodeError::BadCharacter),
            ("\u{202e}abc", CodeError::BadCharacter),
            ("K\u{e4}se", CodeError::BadCharacter),
        ];
        for (text, error) in refused {
            assert_eq!(Code::try_new(text), Err(error), "{text:?}");
        }
        assert_eq!(Code::try_new(&"a".repeat(33)), Err(CodeError::TooLong { max: 32 }));
    }

    #[test]
    fn the_wire_form_is_validated() {
        assert_eq!(serde_json::from_str::<Code>("\"A-1\"").unwrap().as_str(), "A-1");
        assert!(serde_json::from_str::<Code>("\"a b\"").is_err());
        assert_eq!(serde_json::to_string(&Code::try_new("A").unwrap()).unwrap(), "\"A\"");
    }
}
