//! Civil dates, instants, fiscal years and periods.
//!
//! An accounting date is a [`CivilDate`], a day on the wall calendar without a time zone; a moment is an [`Instant`].

mod entry;
mod fiscal;
mod instant;

use std::fmt::Write;

use chrono::Datelike;
pub use chrono::NaiveDate as CivilDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use entry::{DateEntryError, parse_entry};
pub use fiscal::{FiscalYear, Period, PeriodError, fiscal_year_of, period_of};
pub use instant::{Instant, InstantError};

use crate::locale::Language;

/// First year a date may lie in: no open item, birthday or asset of a living business is older, and a smaller number
/// is a slip of the finger (`0026`).
pub const MIN_YEAR: i32 = 1900;

/// Last year a date may lie in: leases and land rights reach that far, `9999` and `2926` are slips.
pub const MAX_YEAR: i32 = 2199;

/// Why a text is not a date Kontor accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of the form `YYYY-MM-DD`.
    #[error("not a date of the form YYYY-MM-DD")]
    NotIso,
    /// The form is right, but the calendar has no such day (29 February 2025).
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// The year lies outside [`MIN_YEAR`]..=[`MAX_YEAR`].
    #[error("the year must lie between {MIN_YEAR} and {MAX_YEAR}")]
    OutOfRange,
}

/// Reads `YYYY-MM-DD`, exactly ten ASCII characters.
///
/// # Errors
/// [`DateError`] says which rule was broken.
pub fn parse_iso(text: &str) -> Result<CivilDate, DateError> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return Err(DateError::NotIso);
    }
    let number = |from: usize, to: usize| bytes[from..to].iter().fold(0_u32, |n, byte| n * 10 + u32::from(byte - b'0'));
    let year = i32::try_from(number(0, 4)).expect("four digits");
    let date = CivilDate::from_ymd_opt(year, number(5, 7), number(8, 10)).ok_or(DateError::NoSuchDay)?;
    check_range(date)
}

/// Lets through a date whose year lies in [`MIN_YEAR`]..=[`MAX_YEAR`]; for dates that came by serde, whose own
/// format check is laxer.
///
/// # Errors
/// `OutOfRange` otherwise.
pub fn check_range(date: CivilDate) -> Result<CivilDate, DateError> {
    if (MIN_YEAR..=MAX_YEAR).contains(&date.year()) { Ok(date) } else { Err(DateError::OutOfRange) }
}

/// In which order a person types day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year.
    #[default]
    Dmy,
    /// Month, day, year (United States).
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// How a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateFormat {
    /// `2026-06-24`, ISO 8601.
    #[default]
    Iso,
    /// `24.06.2026`.
    DmyDot,
    /// `24/06/2026`.
    DmySlash,
    /// `06/24/2026`.
    MdySlash,
}

impl DateFormat {
    /// The usual format of a language: ISO in English, which has no one custom.
    #[must_use]
    pub const fn for_language(language: Language) -> DateFormat {
        match language {
            Language::En => DateFormat::Iso,
            Language::De => DateFormat::DmyDot,
            Language::Fr => DateFormat::DmySlash,
        }
    }

    /// The order in which the same person types a date.
    #[must_use]
    pub const fn order(self) -> DateOrder {
        match self {
            DateFormat::Iso => DateOrder::Ymd,
            DateFormat::DmyDot | DateFormat::DmySlash => DateOrder::Dmy,
            DateFormat::MdySlash => DateOrder::Mdy,
        }
    }
}

/// Shows a date; always ten characters wide for years of four digits.
#[must_use]
pub fn format(date: CivilDate, format: DateFormat) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let mut text = String::with_capacity(10);
    let written = match format {
        DateFormat::Iso => write!(text, "{year:04}-{month:02}-{day:02}"),
        DateFormat::DmyDot => write!(text, "{day:02}.{month:02}.{year:04}"),
        DateFormat::DmySlash => write!(text, "{day:02}/{month:02}/{year:04}"),
        DateFormat::MdySlash => write!(text, "{month:02}/{day:02}/{year:04}"),
    };
    written.expect("writing to a String cannot fail");
    text
}

/// First day of the month a date lies in.
#[must_use]
pub fn month_start(date: CivilDate) -> CivilDate {
    date.with_day(1).expect("every month has a first day")
}

/// Last day of the month a date lies in.
#[must_use]
pub fn month_end(date: CivilDate) -> CivilDate {
    (28..=31).rev().find_map(|day| date.with_day(day)).expect("every month has a 28th day")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn iso_is_strict() {
        assert_eq!(parse_iso("2026-06-24").unwrap().to_string(), "2026-06-24");
        assert_eq!(parse_iso("2024-02-29").unwrap().to_string(), "2024-02-29");
        let refused = [
            ("", DateError::NotIso),
            ("2026-6-24", DateError::NotIso),
            ("24.06.2026", DateError::NotIso),
            ("2026-06-24T00:00:00", DateError::NotIso),
            (" 2026-06-24", DateError::NotIso),
            ("+026-06-24", DateError::NotIso),
            ("2026\u{2010}06-2", DateError::NotIso),
            ("2025-02-29", DateError::NoSuchDay),
            ("1900-02-29", DateError::NoSuchDay),
            ("2026-13-01", DateError::NoSuchDay),
            ("2026-00-10", DateError::NoSuchDay),
            ("2026-04-31", DateError::NoSuchDay),
            ("0000-01-01", DateError::OutOfRange),
            ("1899-12-31", DateError::OutOfRange),
            ("2200-01-01", DateError::OutOfRange),
            ("9999-12-31", DateError::OutOfRange),
        ];
        for (text, error) in refused {
            assert_eq!(parse_iso(text), Err(error), "{text}");
        }
    }

    #[test]
    fn formats_follow_the_language() {
        let date = parse_iso("2026-06-04").unwrap();
        let table = [(Language::En, "2026-06-04"), (Language::De, "04.06.2026"), (Language::Fr, "04/06/2026")];
        for (language, text) in table {
            assert_eq!(format(date, DateFormat::for_language(language)), text);
        }
        assert_eq!(format(date, DateFormat::MdySlash), "06/04/2026");
    }

    #[test]
    fn months_begin_and_end() {
        for (text, end) in [
            ("2026-02-10", "2026-02-28"),
            ("2024-02-01", "2024-02-29"),
            ("2026-04-30", "2026-04-30"),
            ("2026-12-31", "2026-12-31"),
        ] {
            let date = parse_iso(text).unwrap();
            assert_eq!(month_end(date).to_string(), end);
            assert_eq!(month_start(date).day(), 1);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(days in 0_i64..109_000) {
            let date = parse_iso("1900-01-01").unwrap() + chrono::Days::new(days.unsigned_abs());
            prop_assert_eq!(parse_iso(&format(date, DateFormat::Iso)).unwrap(), date);
            for shown in [DateFormat::Iso, DateFormat::DmyDot, DateFormat::DmySlash, DateFormat::MdySlash] {
                let text = format(date, shown);
                prop_assert_eq!(parse_entry(&text, date, shown.order()), Ok(date), "{}", text);
            }
        }
    }
}
