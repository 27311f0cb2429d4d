//! Languages, and how numbers and dates are written and typed in them (interface.md 4.3 and 4.4).

mod amount_entry;
mod format;
mod literal;

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::date::DateFormat;
pub use amount_entry::{AmountEntryError, MAX_ENTRY_CHARS, parse_amount_entry, parse_amount_entry_of};
pub use format::{format_amount, format_decimal, format_quantity};

/// A language Kontor speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Language; 3] = [Language::En, Language::De, Language::Fr];

    /// Two letters of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
            Language::Fr => "fr",
        }
    }

    /// The best match for a tag such as `de-AT`, `fr_FR.UTF-8` or `en`; none if it names another language.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

/// The text is not `en`, `de` or `fr`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown language")]
pub struct UnknownLanguage;

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Language::ALL.into_iter().find(|language| language.code() == text).ok_or(UnknownLanguage)
    }
}

/// Where group marks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// Every three digits: 1,234,567.
    Thousands,
    /// Three, then every two: 12,34,567 (lakh and crore).
    Indian,
    /// Nowhere.
    None,
}

/// How an amount below zero is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NegativeStyle {
    /// With the minus sign U+2212: lists and documents.
    #[default]
    Minus,
    /// In parentheses: statements. The screen gives positive figures the width of the closing one.
    Parentheses,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct NumberFormat {
    /// Between whole and fraction.
    pub decimal: char,
    /// Between groups; not used where `grouping` is `None`.
    pub group: char,
    /// Where groups end.
    pub grouping: Grouping,
    /// Used by `format_decimal` and `format_quantity`; amounts say theirs at the call.
    pub negative: NegativeStyle,
}

/// Narrow no-break space, the French group mark.
pub const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// The minus sign; wider than a hyphen and as wide as a plus, so that columns align.
pub const MINUS: char = '\u{2212}';

impl NumberFormat {
    /// The custom of a language: `1,234.56`, `1.234,56`, `1 234,56`.
    #[must_use]
    pub const fn for_language(language: Language) -> NumberFormat {
        let (decimal, group) = match language {
            Language::En => ('.', ','),
            Language::De => (',', '.'),
            Language::Fr => (',', NARROW_NO_BREAK_SPACE),
        };
        NumberFormat { decimal, group, grouping: Grouping::Thousands, negative: NegativeStyle::Minus }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_go_by_their_codes() {
        assert_eq!(serde_json::to_string(&Language::De).unwrap(), "\"de\"");
        for language in Language::ALL {
            assert_eq!(language.code().parse::<Language>(), Ok(language));
        }
        assert_eq!("es".parse::<Language>(), Err(UnknownLanguage));
        for (tag, language) in [
            ("de-AT", Some(Language::De)),
            ("fr_FR.UTF-8", Some(Language::Fr)),
            ("EN", Some(Language::En)),
            ("es", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }
}
