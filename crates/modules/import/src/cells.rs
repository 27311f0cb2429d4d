//! Numbers and dates as other programs write them.

use kontor_contract::Result;
use kontor_contract::import::{DateForm, DecimalMark as Mark, IMPORT_NOT_A_DATE, IMPORT_NOT_A_NUMBER};
use kontor_kernel::{CivilDate, date};

/// A mark's character.
const fn char_of(mark: Mark) -> char {
    match mark {
        Mark::Point => '.',
        Mark::Comma => ',',
    }
}

/// The other mark: it groups digits.
const fn other(mark: Mark) -> Mark {
    match mark {
        Mark::Point => Mark::Comma,
        Mark::Comma => Mark::Point,
    }
}

/// What one number tells of the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tells {
    /// This is it.
    Decimal(Mark),
    /// It may be either: `1.234`.
    Either,
    /// It has none, or is no number.
    Nothing,
}

/// Characters people group digits with, whatever the decimal mark.
const fn groups(character: char) -> bool {
    matches!(character, ' ' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2019}')
}

/// What a number tells of the decimal mark.
pub(crate) fn mark_of(cell: &str) -> Tells {
    let marks: Vec<(usize, Mark)> = cell
        .char_indices()
        .filter_map(|(at, character)| match character {
            '.' => Some((at, Mark::Point)),
            ',' => Some((at, Mark::Comma)),
            _ => None,
        })
        .collect();
    let Some(&(at, last)) = marks.last() else { return Tells::Nothing };
    let turned = other(last);
    if marks.iter().any(|(_, mark)| *mark != last) {
        return Tells::Decimal(last);
    }
    if marks.len() > 1 {
        return Tells::Decimal(turned);
    }
    let whole: String = cell[..at].chars().filter(char::is_ascii_digit).collect();
    let grouped = cell[at + 1..].chars().filter(char::is_ascii_digit).count() == 3 && (1..=3).contains(&whole.len());
    if grouped && !whole.starts_with('0') { Tells::Either } else { Tells::Decimal(last) }
}

/// A number in plain form: `-1234.5`.
///
/// # Errors
/// `import.not_a_number`.
pub(crate) fn number(cell: &str, mark: Mark) -> Result<String> {
    plain(cell, mark).ok_or_else(|| IMPORT_NOT_A_NUMBER.with("value", cell))
}

fn plain(cell: &str, mark: Mark) -> Option<String> {
    let (sign, digits) = match (cell.strip_prefix(['-', '\u{2212}']), cell.strip_suffix('-')) {
        (Some(rest), None) => ("-", rest),
        // As accounting programs of old print it.
        (None, Some(rest)) => ("-", rest),
        (None, None) => ("", cell.strip_prefix('+').unwrap_or(cell)),
        (Some(_), Some(_)) => return None,
    };
    let (whole, fraction) =
        digits.trim().split_once(char_of(mark)).map_or((digits.trim(), None), |(whole, rest)| (whole, Some(rest)));
    let whole = ungrouped(whole, mark)?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.unwrap_or_default();
    if !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole.as_str() };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// Digits without the marks that group them, if they group by three.
fn ungrouped(whole: &str, mark: Mark) -> Option<String> {
    let is_group = |character: char| groups(character) || character == char_of(other(mark));
    let parts: Vec<&str> = whole.split(is_group).collect();
    let fits = parts.len() == 1 || (parts[1..].iter().all(|part| part.len() == 3) && (1..=3).contains(&parts[0].len()));
    let digits = parts.concat();
    (fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// A date in the book's form, and how it was written. With slashes nobody can tell the day from the month, so they are
/// refused.
///
/// # Errors
/// `import.not_a_date`.
pub(crate) fn date(cell: &str) -> Result<(String, DateForm)> {
    let german = || {
        let mut parts = cell.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && year.len() == 4;
        let date = CivilDate::from_ymd_opt(year.parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?)?;
        whole.then_some(date)
    };
    let found = date::parse_iso(cell).ok().map(|date| (date, DateForm::Iso));
    let found = found.or_else(|| german().map(|date| (date, DateForm::DayFirst)));
    found.map(|(date, form)| (date.to_string(), form)).ok_or_else(|| IMPORT_NOT_A_DATE.with("value", cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_their_mark() {
        let table = [
            ("1.234,50", Mark::Comma, Some("1234.50")),
            ("1,234.50", Mark::Point, Some("1234.50")),
            ("-12", Mark::Point, Some("-12")),
            ("12,5-", Mark::Comma, Some("-12.5")),
            ("\u{2212}3", Mark::Comma, Some("-3")),
            ("+7", Mark::Comma, Some("7")),
            ("1\u{202f}234\u{202f}567", Mark::Comma, Some("1234567")),
            ("1'234.5", Mark::Point, Some("1234.5")),
            (",5", Mark::Comma, Some("0.5")),
            ("5,", Mark::Comma, Some("5")),
            ("1.23,5", Mark::Comma, None),
            ("1.2.3", Mark::Point, None),
            ("12 EUR", Mark::Point, None),
            ("1e3", Mark::Point, None),
            ("NaN", Mark::Point, None),
            ("-", Mark::Point, None),
            ("--1", Mark::Point, None),
            ("", Mark::Point, None),
            ("=1+1", Mark::Point, None),
        ];
        for (cell, mark, expected) in table {
            assert_eq!(number(cell, mark).ok().as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn a_number_may_tell_its_mark() {
        let table = [
            ("12", Tells::Nothing),
            ("1.5", Tells::Decimal(Mark::Point)),
            ("1,50", Tells::Decimal(Mark::Comma)),
            ("1.234", Tells::Either),
            ("0.234", Tells::Decimal(Mark::Point)),
            ("1234.567", Tells::Decimal(Mark::Point)),
            ("1.234.567", Tells::Decimal(Mark::Comma)),
            ("1.234,5", Tells::Decimal(Mark::Comma)),
        ];
        for (cell, expected) in table {
            assert_eq!(mark_of(cell), expected, "{cell}");
        }
    }

    #[test]
    fn dates_are_read_where_day_and_month_cannot_be_confused() {
        let table = [
            ("2026-12-31", Some("2026-12-31")),
            ("31.12.2026", Some("2026-12-31")),
            ("1.2.2026", Some("2026-02-01")),
            ("29.02.2026", None),
            ("31.12.26", None),
            ("12/31/2026", None),
            ("2026-13-01", None),
            ("0000-00-00", None),
        ];
        for (cell, expected) in table {
            assert_eq!(date(cell).ok().map(|(date, _)| date).as_deref(), expected, "{cell}");
        }
    }
}
