//! Keys by the names our keyboard map uses, as the protocol's strokes.

use serde_json::{Value, json};

/// Presses and releases one character.
pub(super) fn stroke(key: char) -> [Value; 2] {
    [event("keyDown", key), event("keyUp", key)]
}

/// A chord such as `Ctrl+Shift+Enter`: modifiers go down in order and up in reverse.
///
/// # Panics
/// When a name is not a key's.
pub(super) fn chord(chord: &str) -> Vec<Value> {
    let (modifiers, key) = split(chord);
    let held: Vec<char> = modifiers.iter().map(|name| modifier(name)).collect();
    let shifted = modifiers.contains(&"Shift");
    let mut strokes: Vec<Value> = held.iter().map(|held| event("keyDown", *held)).collect();
    strokes.extend(stroke(named(key, shifted)));
    strokes.extend(held.iter().rev().map(|held| event("keyUp", *held)));
    strokes
}

/// Parts a chord at its plus signs; a key may be the plus sign itself.
fn split(chord: &str) -> (Vec<&str>, &str) {
    let at = chord[..chord.len() - 1].rfind('+');
    at.map_or((Vec::new(), chord), |at| (chord[..at].split('+').collect(), &chord[at + 1..]))
}

fn event(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key })
}

fn modifier(name: &str) -> char {
    match name {
        "Shift" => '\u{E008}',
        "Ctrl" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Meta" => '\u{E03D}',
        _ => panic!("{name} is no modifier"),
    }
}

/// The character that the protocol gives a key (W3C WebDriver 17.4.2).
fn named(name: &str, shifted: bool) -> char {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return if shifted { only.to_ascii_uppercase() } else { only.to_ascii_lowercase() };
    }
    match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Esc" => '\u{E00C}',
        "Space" => ' ',
        "PgUp" => '\u{E00E}',
        "PgDn" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "Left" => '\u{E012}',
        "Up" => '\u{E013}',
        "Right" => '\u{E014}',
        "Down" => '\u{E015}',
        "Insert" => '\u{E016}',
        "Delete" => '\u{E017}',
        "NumpadDecimal" => '\u{E028}',
        _ => function_key(name).unwrap_or_else(|| panic!("{name} is no key")),
    }
}

/// F1 to F12.
fn function_key(name: &str) -> Option<char> {
    let number: u32 = name.strip_prefix('F')?.parse().ok()?;
    (1..=12).contains(&number).then(|| char::from_u32(0xE030 + number))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strokes(keys: &str) -> String {
        chord(keys)
            .iter()
            .map(|stroke| {
                let sign = if stroke["type"] == "keyDown" { '+' } else { '-' };
                format!("{sign}{}", stroke["value"].as_str().unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn a_chord_holds_its_modifiers_around_its_key() {
        assert_eq!(strokes("Ctrl+K"), "+\u{E009}+k-k-\u{E009}");
        assert_eq!(strokes("Ctrl+Shift+d"), "+\u{E009}+\u{E008}+D-D-\u{E008}-\u{E009}");
        assert_eq!(strokes("Enter"), "+\u{E007}-\u{E007}");
        assert_eq!(strokes("F6"), "+\u{E036}-\u{E036}");
    }

    #[test]
    fn a_plus_sign_is_a_key_too() {
        assert_eq!(split("Ctrl++"), (vec!["Ctrl"], "+"));
        assert_eq!(split("+"), (Vec::new(), "+"));
        assert_eq!(split("Ctrl+Shift+="), (vec!["Ctrl", "Shift"], "="));
    }

    #[test]
    #[should_panic(expected = "Return is no key")]
    fn a_wrong_name_is_refused() {
        let _ = chord("Return");
    }
}
