//! Text that must stay on its line.

/// Longest memo written.
const MAX_MEMO: usize = 500;

/// The text on one line, without control characters and without any of `banned`, which become blanks; runs of blanks
/// become one.
pub(super) fn one_line(text: &str, banned: &[char]) -> String {
    let blank = |character: char| character.is_control() || character.is_whitespace() || banned.contains(&character);
    let words = text.split(blank).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    line.chars().take(MAX_MEMO).collect()
}
