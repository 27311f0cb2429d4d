//! Fiscal years and their twelve periods.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{CivilDate, MAX_YEAR, MIN_YEAR, month_start};

/// Periods of a fiscal year: calendar months.
const PERIODS: u8 = 12;

/// Twelve months of bookkeeping, named by the calendar year in which they end.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct FiscalYear {
    /// First day.
    pub start: CivilDate,
    /// Last day.
    pub end: CivilDate,
    /// What people call it: `2026`, or `2025/26` where it is not the calendar year.
    pub label: String,
}

impl FiscalYear {
    /// The calendar year in which it ends.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.end.year()
    }

    /// Two digits of [`year`](FiscalYear::year), for document numbers: `26`.
    #[must_use]
    pub fn short_label(&self) -> String {
        format!("{:02}", self.year().rem_euclid(100))
    }

    /// Whether a date lies in it.
    #[must_use]
    pub fn contains(&self, date: CivilDate) -> bool {
        (self.start..=self.end).contains(&date)
    }
}

/// One month of a fiscal year. Periods sort in time; the wire form is `2026-03`, the third period of the fiscal year
/// that ends in 2026.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i32,
    number: u8,
}

/// Not a period: the number is not 1 to 12, the year is out of range, or the text is not of the form `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a fiscal period")]
pub struct PeriodError;

impl Period {
    /// Period `number` of the fiscal year that ends in `year`.
    ///
    /// # Errors
    /// [`PeriodError`] unless the number is 1 to 12 and the year within `MIN_YEAR..=MAX_YEAR + 1`.
    pub fn try_new(year: i32, number: u8) -> Result<Period, PeriodError> {
        // A date in MAX_YEAR may belong to a fiscal year that ends in the next.
        if (1..=PERIODS).contains(&number) && (MIN_YEAR..=MAX_YEAR + 1).contains(&year) {
            Ok(Period { year, number })
        } else {
            Err(PeriodError)
        }
    }

    /// The calendar year in which the fiscal year ends.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// One sortable integer, 202603, for database columns.
    #[must_use]
    pub fn key(self) -> i64 {
        i64::from(self.year) * 100 + i64::from(self.number)
    }

    /// The period with this [`key`](Period::key).
    ///
    /// # Errors
    /// [`PeriodError`] if there is none.
    pub fn from_key(key: i64) -> Result<Period, PeriodError> {
        let year = i32::try_from(key.div_euclid(100)).map_err(|_| PeriodError)?;
        let number = u8::try_from(key.rem_euclid(100)).map_err(|_| PeriodError)?;
        Period::try_new(year, number)
    }

    /// First day, for fiscal years that start in `start_month`.
    #[must_use]
    pub fn start(self, start_month: u32) -> CivilDate {
        let first_year = if sane(start_month) == 1 { self.year } else { self.year - 1 };
        let first = CivilDate::from_ymd_opt(first_year, sane(start_month), 1).expect("years of a period are in range");
        first + Months::new(u32::from(self.number - 1))
    }

    /// Last day, for fiscal years that start in `start_month`.
    #[must_use]
    pub fn end(self, start_month: u32) -> CivilDate {
        super::month_end(self.start(start_month))
    }

    /// The one after it.
    #[must_use]
    pub fn following(self) -> Period {
        if self.number == PERIODS {
            Period { year: self.year + 1, number: 1 }
        } else {
            Period { number: self.number + 1, ..self }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        match text.split_once('-') {
            Some((year, number)) if digits(year, 4) && digits(number, 2) => {
                let year = year.parse().map_err(|_| PeriodError)?;
                Period::try_new(year, number.parse().map_err(|_| PeriodError)?)
            }
            _ => Err(PeriodError),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Period {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
            "description": "A period of the fiscal year that ends in the year named.",
        })
    }
}

/// A month number that is none counts as January; settings refuse to store one.
const fn sane(start_month: u32) -> u32 {
    if start_month >= 1 && start_month <= 12 { start_month } else { 1 }
}

/// Days outside the accepted years count as the nearest day inside; `parse_iso` and `check_range` keep them out.
fn clamped(date: CivilDate) -> CivilDate {
    let first = CivilDate::from_ymd_opt(MIN_YEAR, 1, 1).expect("a real day");
    let last = CivilDate::from_ymd_opt(MAX_YEAR, 12, 31).expect("a real day");
    date.clamp(first, last)
}

/// The fiscal year a date lies in, where fiscal years start on the first of `start_month` (1 to 12).
#[must_use]
pub fn fiscal_year_of(date: CivilDate, start_month: u32) -> FiscalYear {
    let first = period_of(date, start_month);
    let start = Period { number: 1, ..first }.start(start_month);
    let end = Period { number: PERIODS, ..first }.end(start_month);
    let label = if start.year() == end.year() {
        format!("{}", end.year())
    } else {
        format!("{}/{:02}", start.year(), end.year().rem_euclid(100))
    };
    FiscalYear { start, end, label }
}

/// The period a date lies in, where fiscal years start on the first of `start_month` (1 to 12).
#[must_use]
pub fn period_of(date: CivilDate, start_month: u32) -> Period {
    let month = month_start(clamped(date));
    let start_month = sane(start_month);
    let offset = (month.month() + 12 - start_month) % 12;
    let ends_next_year = start_month != 1 && month.month() >= start_month;
    Period { year: month.year() + i32::from(ends_next_year), number: u8::try_from(offset + 1).expect("1 to 12") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse_iso;
    use proptest::prelude::*;

    #[test]
    fn fiscal_years_end_where_they_say() {
        let table = [
            ("2026-06-24", 1, "2026-01-01", "2026-12-31", "2026", "2026-06"),
            ("2026-06-24", 7, "2025-07-01", "2026-06-30", "2025/26", "2026-12"),
            ("2026-07-01", 7, "2026-07-01", "2027-06-30", "2026/27", "2027-01"),
            ("2024-02-29", 4, "2023-04-01", "2024-03-31", "2023/24", "2024-11"),
            ("2026-12-31", 12, "2026-12-01", "2027-11-30", "2026/27", "2027-01"),
            ("2026-06-24", 0, "2026-01-01", "2026-12-31", "2026", "2026-06"),
        ];
        for (date, month, start, end, label, period) in table {
            let date = parse_iso(date).unwrap();
            let year = fiscal_year_of(date, month);
            assert_eq!((year.start.to_string().as_str(), year.end.to_string().as_str()), (start, end));
            assert_eq!(year.label, label);
            assert_eq!(year.year(), year.end.year());
            assert_eq!(period_of(date, month).to_string(), period);
        }
        assert_eq!(fiscal_year_of(parse_iso("2026-06-24").unwrap(), 7).short_label(), "26");
    }

    #[test]
    fn periods_have_one_spelling() {
        let period: Period = "2026-03".parse().unwrap();
        assert_eq!((period.year(), period.number(), period.key()), (2026, 3, 202_603));
        assert_eq!(Period::from_key(202_603), Ok(period));
        assert_eq!(serde_json::to_string(&period).unwrap(), "\"2026-03\"");
        for text in ["", "2026-3", "2026-00", "2026-13", "0026-01", "202603", "2026-03-01", "+026-03"] {
            assert_eq!(text.parse::<Period>(), Err(PeriodError), "{text}");
        }
        for key in [0, -1, i64::MAX, 202_600, 202_613] {
            assert_eq!(Period::from_key(key), Err(PeriodError), "{key}");
        }
        assert_eq!(Period::try_new(2026, 12).unwrap().following(), Period::try_new(2027, 1).unwrap());
    }

    #[test]
    fn dates_no_one_has_do_not_panic() {
        for date in [CivilDate::MIN, CivilDate::MAX] {
            for month in [0, 1, 7, 12, 13] {
                let _ = fiscal_year_of(date, month);
            }
        }
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_period_and_year(days in 0_u64..109_000, month in 1_u32..=12) {
            let date = parse_iso("1900-01-01").unwrap() + chrono::Days::new(days);
            let period = period_of(date, month);
            prop_assert!((period.start(month)..=period.end(month)).contains(&date));
            let year = fiscal_year_of(date, month);
            prop_assert!(year.contains(date));
            prop_assert_eq!(year.year(), period.year());
            let next = period_of(period.end(month) + chrono::Days::new(1), month);
            if date < parse_iso("2199-12-01").unwrap() {
                prop_assert_eq!(next, period.following());
            }
        }
    }
}
