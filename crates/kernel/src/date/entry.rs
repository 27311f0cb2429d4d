//! What people type into a date field (interface.md 4.3).

use chrono::{Datelike, Days};

use super::{CivilDate, DateError, DateOrder, check_range, month_end, month_start};

/// Longest text looked at; the longest date, `24. 06. 2026`, has 12 characters.
const MAX_ENTRY_CHARS: usize = 20;

/// Days `+n` and `-n` may reach: four digits, 27 years.
const MAX_OFFSET_DIGITS: usize = 4;

/// Two-digit years mean the one of the hundred years that ends this many years after today.
const FUTURE_YEARS: i32 = 20;

/// Why what was typed is no date. The field keeps the text and shows the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateEntryError {
    /// Nothing was typed.
    #[error("a date is missing")]
    Empty,
    /// None of the forms a date field understands.
    #[error("not a date")]
    NotADate,
    /// Day, month and year are there, but the calendar has no such day.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// The date lies outside the years Kontor accepts.
    #[error("the year is out of range")]
    OutOfRange,
}

impl From<DateError> for DateEntryError {
    fn from(error: DateError) -> Self {
        match error {
            DateError::NotIso => DateEntryError::NotADate,
            DateError::NoSuchDay => DateEntryError::NoSuchDay,
            DateError::OutOfRange => DateEntryError::OutOfRange,
        }
    }
}

/// Reads what a person typed into a date field, relative to `today`:
///
/// | typed | means |
/// |---|---|
/// | `5` | the 5th of this month |
/// | `5-2`, `5.2.`, `5/2` | day and month of this year, in the given order |
/// | `5.2.26`, `5.2.2026` | the whole date; two-digit years up to 20 years ahead, else in the past; with dots day first even where the year is |
/// | `0502`, `050226`, `05022026` | the same without separators |
/// | `2026-02-05` | ISO, whatever the order |
/// | `+7`, `-3` | days from today |
/// | `t` | today |
/// | `m`, `h` | start, end of the month |
/// | `y`, `r` | start, end of the calendar year |
///
/// # Errors
/// [`DateEntryError`]; nothing is ever guessed or swapped silently.
pub fn parse_entry(text: &str, today: CivilDate, order: DateOrder) -> Result<CivilDate, DateEntryError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateEntryError::Empty);
    }
    if text.len() > MAX_ENTRY_CHARS || !text.is_ascii() {
        return Err(DateEntryError::NotADate);
    }
    let date = match text.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => shortcut(*letter, today)?,
        [b'+' | b'-', ..] => offset(text, today)?,
        _ => calendar_date(text, today, order)?,
    };
    Ok(check_range(date)?)
}

fn shortcut(letter: u8, today: CivilDate) -> Result<CivilDate, DateEntryError> {
    let in_year = |month, day| CivilDate::from_ymd_opt(today.year(), month, day).ok_or(DateEntryError::OutOfRange);
    match letter.to_ascii_lowercase() {
        b't' => Ok(today),
        b'm' => Ok(month_start(today)),
        b'h' => Ok(month_end(today)),
        b'y' => in_year(1, 1),
        b'r' => in_year(12, 31),
        _ => Err(DateEntryError::NotADate),
    }
}

fn offset(text: &str, today: CivilDate) -> Result<CivilDate, DateEntryError> {
    let (sign, digits) = text.split_at(1);
    if digits.len() > MAX_OFFSET_DIGITS {
        return Err(DateEntryError::NotADate);
    }
    let days = Days::new(u64::from(number(digits)?));
    let moved = if sign == "+" { today.checked_add_days(days) } else { today.checked_sub_days(days) };
    moved.ok_or(DateEntryError::OutOfRange)
}

fn calendar_date(text: &str, today: CivilDate, order: DateOrder) -> Result<CivilDate, DateEntryError> {
    // Nobody writes the year first with dots; who reads ISO dates still types `5.2.26`.
    let order = if order == DateOrder::Ymd && text.contains('.') { DateOrder::Dmy } else { order };
    let parts = split(text, order)?;
    let (year, month, day) = match (parts.as_slice(), order) {
        (&[day], _) => (None, None, day),
        (&[day, month], DateOrder::Dmy) => (None, Some(month), day),
        (&[month, day], _) => (None, Some(month), day),
        (&[year, month, day], _) if year.len() == 4 => (Some(year), Some(month), day),
        (&[day, month, year], DateOrder::Dmy) => (Some(year), Some(month), day),
        (&[month, day, year], DateOrder::Mdy) => (Some(year), Some(month), day),
        (&[year, month, day], DateOrder::Ymd) => (Some(year), Some(month), day),
        _ => return Err(DateEntryError::NotADate),
    };
    let year = year.map_or(Ok(today.year()), |year| full_year(year, today))?;
    let month = month.map_or(Ok(today.month()), two_digits)?;
    CivilDate::from_ymd_opt(year, month, two_digits(day)?).ok_or(DateEntryError::NoSuchDay)
}

/// The numbers between the separators; runs of four, six or eight digits are cut in the order's places.
fn split(text: &str, order: DateOrder) -> Result<Vec<&str>, DateEntryError> {
    let text = text.trim_end_matches('.');
    let cut: &[usize] = match (text.len(), order) {
        (4, _) => &[2],
        (6, _) => &[2, 4],
        (8, DateOrder::Ymd) => &[4, 6],
        (8, _) => &[2, 4],
        _ => &[],
    };
    if !cut.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let ends = cut.iter().copied().chain([text.len()]);
        let starts = [0].into_iter().chain(cut.iter().copied());
        return Ok(starts.zip(ends).map(|(start, end)| &text[start..end]).collect());
    }
    let parts: Vec<&str> = text.split(['.', '-', '/', ' ']).map(str::trim).collect();
    // `5. 2. 26` leaves empty pieces where dot and space meet.
    let dotted = text.contains(". ");
    let parts: Vec<&str> = parts.into_iter().filter(|part| !(dotted && part.is_empty())).collect();
    if parts.len() > 3 || parts.iter().any(|part| part.is_empty()) {
        return Err(DateEntryError::NotADate);
    }
    Ok(parts)
}

fn number(digits: &str) -> Result<u32, DateEntryError> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain {
        return Err(DateEntryError::NotADate);
    }
    digits.parse().map_err(|_| DateEntryError::NotADate)
}

fn two_digits(text: &str) -> Result<u32, DateEntryError> {
    if text.len() > 2 { Err(DateEntryError::NotADate) } else { number(text) }
}

fn full_year(text: &str, today: CivilDate) -> Result<i32, DateEntryError> {
    let year = i32::try_from(number(text)?).map_err(|_| DateEntryError::NotADate)?;
    match text.len() {
        4 => Ok(year),
        2 => {
            let last = today.year() + FUTURE_YEARS;
            Ok(last - (last - year).rem_euclid(100))
        }
        _ => Err(DateEntryError::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse_iso;
    use proptest::prelude::*;

    const ORDERS: [DateOrder; 3] = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];

    fn today() -> CivilDate {
        parse_iso("2026-06-24").unwrap()
    }

    #[test]
    fn forms_of_every_order() {
        let table = [
            ("5", "2026-06-05"),
            ("05", "2026-06-05"),
            ("+7", "2026-07-01"),
            ("-3", "2026-06-21"),
            ("+0", "2026-06-24"),
            ("t", "2026-06-24"),
            ("T", "2026-06-24"),
            ("m", "2026-06-01"),
            ("h", "2026-06-30"),
            ("y", "2026-01-01"),
            ("r", "2026-12-31"),
            ("2025-02-05", "2025-02-05"),
            ("2025/02/05", "2025-02-05"),
            (" t ", "2026-06-24"),
        ];
        for order in ORDERS {
            for (typed, date) in table {
                assert_eq!(parse_entry(typed, today(), order).unwrap().to_string(), date, "{typed} {order:?}");
            }
        }
    }

    #[test]
    fn forms_by_order() {
        let table = [
            ("5-2", DateOrder::Dmy, "2026-02-05"),
            ("5-2", DateOrder::Mdy, "2026-05-02"),
            ("5-2", DateOrder::Ymd, "2026-05-02"),
            ("5.2.", DateOrder::Dmy, "2026-02-05"),
            ("5.2.26", DateOrder::Dmy, "2026-02-05"),
            ("5. 2. 26", DateOrder::Dmy, "2026-02-05"),
            ("5 2 26", DateOrder::Dmy, "2026-02-05"),
            ("5/2/26", DateOrder::Mdy, "2026-05-02"),
            ("26-2-5", DateOrder::Ymd, "2026-02-05"),
            ("5.2.26", DateOrder::Ymd, "2026-02-05"),
            ("5.2.26", DateOrder::Mdy, "2026-05-02"),
            ("5.2.", DateOrder::Ymd, "2026-02-05"),
            ("5.2.2024", DateOrder::Dmy, "2024-02-05"),
            ("29.2.24", DateOrder::Dmy, "2024-02-29"),
            ("5.2.46", DateOrder::Dmy, "2046-02-05"),
            ("5.2.47", DateOrder::Dmy, "1947-02-05"),
            ("0502", DateOrder::Dmy, "2026-02-05"),
            ("0502", DateOrder::Mdy, "2026-05-02"),
            ("050226", DateOrder::Dmy, "2026-02-05"),
            ("05022024", DateOrder::Dmy, "2024-02-05"),
            ("20240205", DateOrder::Ymd, "2024-02-05"),
        ];
        for (typed, order, date) in table {
            assert_eq!(parse_entry(typed, today(), order).unwrap().to_string(), date, "{typed} {order:?}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_its_reason() {
        let table = [
            ("", DateEntryError::Empty),
            ("  ", DateEntryError::Empty),
            ("x", DateEntryError::NotADate),
            ("today", DateEntryError::NotADate),
            ("+", DateEntryError::NotADate),
            ("--3", DateEntryError::NotADate),
            ("+12345", DateEntryError::NotADate),
            ("5..2", DateEntryError::NotADate),
            ("5.2.2.6", DateEntryError::NotADate),
            ("5.2.026", DateEntryError::NotADate),
            ("123", DateEntryError::NotADate),
            ("5.2.26 10:00", DateEntryError::NotADate),
            ("\u{0665}", DateEntryError::NotADate),
            ("31", DateEntryError::NoSuchDay),
            ("0", DateEntryError::NoSuchDay),
            ("29.2.25", DateEntryError::NoSuchDay),
            ("1.13", DateEntryError::NoSuchDay),
            ("1.1.0000", DateEntryError::OutOfRange),
            ("1.1.9999", DateEntryError::OutOfRange),
            ("1.1.1899", DateEntryError::OutOfRange),
        ];
        for (typed, error) in table {
            assert_eq!(parse_entry(typed, today(), DateOrder::Dmy), Err(error), "{typed:?}");
        }
        let long = "1".repeat(10_000_000);
        assert_eq!(parse_entry(&long, today(), DateOrder::Dmy), Err(DateEntryError::NotADate));
    }

    proptest! {
        #[test]
        fn anything_typed_is_answered(text in "\\PC{0,24}") {
            for order in ORDERS {
                let _ = parse_entry(&text, today(), order);
            }
        }
    }
}
