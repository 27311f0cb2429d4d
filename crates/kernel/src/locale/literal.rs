//! One typed number with its marks: which of them is the decimal mark, and whether the others group properly.

use rust_decimal::Decimal;

use super::{AmountEntryError, Grouping, NumberFormat};
use crate::decimal::MAX_DIGITS;

/// A space or apostrophe of any kind only ever groups; both are folded into one character each.
const SPACE: char = ' ';
const APOSTROPHE: char = '\'';

/// The mark a character stands for inside a number, if any.
pub(super) fn mark(character: char) -> Option<char> {
    match character {
        '.' | ',' => Some(character),
        '\'' | '\u{2019}' | '\u{02bc}' | '\u{ff07}' => Some(APOSTROPHE),
        _ => is_space(character).then_some(SPACE),
    }
}

/// Spaces people group with: plain, no-break, narrow no-break, thin and figure space.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

/// Digits and marks, cut at the marks: `marks[i]` stands between `runs[i]` and `runs[i + 1]`.
struct Pieces {
    runs: Vec<String>,
    marks: Vec<char>,
}

/// How the only point or comma of a number is meant.
enum Reading {
    Decimal,
    Group,
    Either,
}

/// Reads digits and marks, without sign, in the light of a format.
///
/// # Errors
/// `Ambiguous`, `BadGrouping`, `OutOfRange` (too many digits), `NotANumber`.
pub(super) fn read(text: &str, format: &NumberFormat) -> Result<Decimal, AmountEntryError> {
    let pieces = cut(text)?;
    let digits: usize = pieces.runs.iter().map(String::len).sum();
    if digits == 0 {
        return Err(AmountEntryError::NotANumber);
    }
    if digits > MAX_DIGITS {
        return Err(AmountEntryError::OutOfRange);
    }
    match decimal_mark(&pieces, format)? {
        Reading::Decimal => pieces.as_decimal(format),
        Reading::Group => pieces.as_grouped(format),
        Reading::Either => {
            Err(AmountEntryError::Ambiguous { with_decimals: pieces.as_decimal(format)?, grouped: pieces.as_grouped(format)? })
        }
    }
}

fn cut(text: &str) -> Result<Pieces, AmountEntryError> {
    let mut pieces = Pieces { runs: vec![String::new()], marks: Vec::new() };
    for character in text.chars() {
        if let Some(mark) = mark(character) {
            pieces.marks.push(mark);
            pieces.runs.push(String::new());
        } else if character.is_ascii_digit() {
            pieces.runs.last_mut().expect("never empty").push(character);
        } else {
            return Err(AmountEntryError::NotANumber);
        }
    }
    Ok(pieces)
}

/// Whether the last mark separates decimals, or all marks group.
fn decimal_mark(pieces: &Pieces, format: &NumberFormat) -> Result<Reading, AmountEntryError> {
    let points: Vec<char> = pieces.marks.iter().copied().filter(|mark| ".,".contains(*mark)).collect();
    let Some(&last) = points.last() else {
        return Ok(Reading::Group);
    };
    let same = points.iter().filter(|mark| **mark == last).count();
    let closes = pieces.marks.last() == Some(&last);
    if same < points.len() || pieces.marks.len() > points.len() {
        // Two kinds of mark: the last one is the decimal mark and stands once.
        return if same == 1 && closes { Ok(Reading::Decimal) } else { Err(AmountEntryError::BadGrouping) };
    }
    if same > 1 {
        return Ok(Reading::Group);
    }
    Ok(single_point(last, &pieces.runs[0], &pieces.runs[1], format))
}

fn single_point(point: char, head: &str, tail: &str, format: &NumberFormat) -> Reading {
    if point == format.decimal || tail.len() != 3 || head.is_empty() || head.starts_with('0') {
        return Reading::Decimal;
    }
    let groups_here = point == format.group && format.grouping != Grouping::None;
    match (groups_here, head.len() <= 3) {
        (true, true) => Reading::Group,
        (false, false) => Reading::Decimal,
        _ => Reading::Either,
    }
}

impl Pieces {
    /// The last mark separates the decimals.
    fn as_decimal(&self, format: &NumberFormat) -> Result<Decimal, AmountEntryError> {
        let (fraction, whole) = self.runs.split_last().expect("never empty");
        check_groups(whole, &self.marks[..self.marks.len() - 1], format)?;
        let scale = u32::try_from(fraction.len()).expect("at most MAX_DIGITS");
        Ok(Decimal::new(number(&self.runs), scale))
    }

    /// All marks group.
    fn as_grouped(&self, format: &NumberFormat) -> Result<Decimal, AmountEntryError> {
        // In `1234,567` a mark is missing; the reading with one is offered all the same.
        if self.marks.len() > 1 {
            check_groups(&self.runs, &self.marks, format)?;
        } else if self.runs.len() == 2 && self.runs[1].len() != 3 {
            return Err(AmountEntryError::BadGrouping);
        }
        Ok(Decimal::new(number(&self.runs), 0))
    }
}

fn check_groups(groups: &[String], marks: &[char], format: &NumberFormat) -> Result<(), AmountEntryError> {
    let [first, rest @ ..] = groups else {
        return Ok(());
    };
    let Some((last, middle)) = rest.split_last() else {
        return Ok(());
    };
    let one_kind = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let indian = format.grouping == Grouping::Indian;
    let well_formed = (1..=3).contains(&first.len())
        && last.len() == 3
        && middle.iter().all(|group| group.len() == 3 || (indian && group.len() == 2));
    if one_kind && well_formed { Ok(()) } else { Err(AmountEntryError::BadGrouping) }
}

fn number(runs: &[String]) -> i64 {
    runs.iter().flat_map(|run| run.bytes()).fold(0, |value, byte| value * 10 + i64::from(byte - b'0'))
}
