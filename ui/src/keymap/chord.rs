//! A keystroke as text: `Ctrl+Shift+Enter`, `/`, `F6`. Ctrl stands for Command on a Mac.

use web_sys::KeyboardEvent;

/// The chord of a keystroke, or `None` for a modifier alone.
pub fn of(event: &KeyboardEvent, mac: bool) -> Option<String> {
    // AltGr types a character: neither Ctrl nor Alt is meant.
    let types = event.get_modifier_state("AltGraph");
    let ctrl = if mac { event.meta_key() } else { event.ctrl_key() };
    spell(&event.key(), &event.code(), Held { ctrl: ctrl && !types, alt: event.alt_key() && !types, shift: event.shift_key() })
}

/// Which modifiers were down.
#[derive(Debug, Clone, Copy, Default)]
pub struct Held {
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

/// Writes a key with its modifiers. Shift is left out where it already shows in the character (`?`, `*`).
pub fn spell(key: &str, code: &str, held: Held) -> Option<String> {
    if matches!(key, "Control" | "Shift" | "Alt" | "Meta" | "AltGraph" | "CapsLock" | "Dead" | "Unidentified" | "Process" | "") {
        return None;
    }
    let mut chars = key.chars();
    let single = chars.next().filter(|_| chars.next().is_none());
    let name = match key {
        " " => "Space".to_owned(),
        "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" => key.trim_start_matches("Arrow").to_owned(),
        "Escape" => "Esc".to_owned(),
        "," | "." if code == "NumpadDecimal" => "NumpadDecimal".to_owned(),
        _ => match single {
            // Letters are named by what they type, upper case only with Ctrl or Alt: `Ctrl+K`, but `x`.
            Some(letter) if letter.is_alphabetic() && (held.ctrl || held.alt) => letter.to_uppercase().to_string(),
            Some(letter) if letter.is_alphabetic() => letter.to_lowercase().to_string(),
            _ => key.to_owned(),
        },
    };
    let shown_shift = held.shift && !single.is_some_and(|character| !character.is_alphabetic() && character != ' ');
    let mut chord = String::new();
    for (down, word) in [(held.ctrl, "Ctrl+"), (held.alt, "Alt+"), (shown_shift, "Shift+")] {
        if down {
            chord.push_str(word);
        }
    }
    chord.push_str(&name);
    Some(chord)
}

/// Whether a chord only types a character, so that it must not act while somebody writes.
pub fn types_text(chord: &str) -> bool {
    chord == "Space" || chord.chars().count() == 1 || chord.strip_prefix("Shift+").is_some_and(|rest| rest.chars().count() == 1)
}

/// A chord as the screen shows it: `⌘K` on a Mac, arrows as arrows.
pub fn shown(chord: &str, mac: bool) -> String {
    let arrows = chord.replace("Left", "←").replace("Right", "→").replace("Up", "↑").replace("Down", "↓");
    let arrows = if arrows.contains("Page") { chord.replace("PageUp", "PgUp").replace("PageDown", "PgDn") } else { arrows };
    if mac {
        arrows.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥")
    } else {
        arrows.replace('+', " ").replace("  ", " +")
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, spell, types_text};

    #[test]
    fn keys_are_spelt_the_same_on_every_layout() {
        let held = |ctrl, alt, shift| Held { ctrl, alt, shift };
        for (key, modifiers, expected) in [
            ("k", held(true, false, false), Some("Ctrl+K")),
            ("D", held(true, false, true), Some("Ctrl+Shift+D")),
            ("?", held(false, false, true), Some("?")),
            ("*", held(false, false, true), Some("*")),
            ("x", held(false, false, false), Some("x")),
            ("F", held(false, false, true), Some("Shift+f")),
            ("Enter", held(true, false, true), Some("Ctrl+Shift+Enter")),
            ("ArrowDown", held(false, true, false), Some("Alt+Down")),
            (" ", held(false, false, false), Some("Space")),
            ("Shift", held(false, false, true), None),
            ("Dead", held(false, false, false), None),
        ] {
            assert_eq!(spell(key, "", modifiers).as_deref(), expected, "{key}");
        }
    }

    #[test]
    fn writing_is_told_from_commanding() {
        for (chord, writes) in
            [("x", true), ("Shift+f", true), ("Space", true), ("Ctrl+K", false), ("F2", false), ("Enter", false)]
        {
            assert_eq!(types_text(chord), writes, "{chord}");
        }
    }
}
