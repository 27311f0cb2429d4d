//! What a text may hold, as rules for `garde`.

use crate::json::Lines;

/// Lines an address may have besides name and city; an envelope's window shows no more.
const MAX_ADDRESS_LINES: usize = 4;
/// Characters of such a line.
const MAX_LINE_CHARS: usize = 100;

/// A text in one line: no control characters, which no field can show and Postgres cannot store.
///
/// # Errors
/// When there is one.
pub fn one_line(text: &str, _: &()) -> garde::Result {
    if text.chars().any(char::is_control) { Err(garde::Error::new("no control characters")) } else { Ok(()) }
}

/// A name: a text in one line that is not blank.
///
/// # Errors
/// When it holds a control character, or nothing but space.
pub fn proper_name(text: &str, context: &()) -> garde::Result {
    one_line(text, context)?;
    if text.trim().is_empty() { Err(garde::Error::new("not blank")) } else { Ok(()) }
}

/// A text that may have line feeds.
///
/// # Errors
/// When it holds another control character.
pub fn many_lines(text: &str, context: &()) -> garde::Result {
    text.lines().try_for_each(|line| one_line(line, context))
}

/// The lines of an address.
///
/// # Errors
/// When there are too many, or one is too long or holds control characters.
pub fn address_lines(lines: &Lines, context: &()) -> garde::Result {
    if lines.0.len() > MAX_ADDRESS_LINES {
        return Err(garde::Error::new(format!("at most {MAX_ADDRESS_LINES} lines")));
    }
    lines.0.iter().try_for_each(|line| {
        one_line(line, context)?;
        let fits = line.chars().count() <= MAX_LINE_CHARS;
        if fits { Ok(()) } else { Err(garde::Error::new(format!("at most {MAX_LINE_CHARS} characters a line"))) }
    })
}

/// An e-mail address, or nothing: a sieve for typing mistakes, not RFC 5321.
///
/// # Errors
/// When it has another form than name@example.org.
pub fn email_address(text: &str, context: &()) -> garde::Result {
    one_line(text, context)?;
    let sound = text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains('@')
    });
    if text.is_empty() || sound && !text.contains(' ') { Ok(()) } else { Err(garde::Error::new("of the form name@example.org")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hold_no_control_characters() {
        assert!(one_line("Größe 5 €", &()).is_ok());
        assert!(["a\0", "a\nb", "\u{7f}"].iter().all(|text| one_line(text, &()).is_err()));
        assert!(proper_name(" Jörn ", &()).is_ok());
        assert!(["", "  ", "\u{a0}", "a\tb"].iter().all(|text| proper_name(text, &()).is_err()));
        assert!(many_lines("a\nb", &()).is_ok() && many_lines("a\nb\0", &()).is_err());
        assert!(address_lines(&Lines::of("a\nb\nc\nd"), &()).is_ok());
        assert!(address_lines(&Lines::of("a\nb\nc\nd\ne"), &()).is_err());
        assert!(address_lines(&Lines::of(&"a".repeat(101)), &()).is_err());
    }

    #[test]
    fn e_mail_addresses() {
        assert!(["", "a@b.example", "a.b+c@d-e.example"].iter().all(|text| email_address(text, &()).is_ok()));
        let wrong = ["a", "@b.de", "a@b", "a@.de", "a@b.", "a@b@c.de", "a b@c.de", "a@b.de\n"];
        assert!(wrong.iter().all(|text| email_address(text, &()).is_err()));
    }
}
