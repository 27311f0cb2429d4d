//! The two embedded faces: measuring and wrapping text.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::Length;

/// Inter with tabular digits, cut to the scripts we print; `fonts/make_fonts.py` made both.
const REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");

/// Stands for a character neither face has.
const UNKNOWN: char = '\u{fffd}';

/// A weight of the one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Weight 400.
    Regular,
    /// Weight 600.
    SemiBold,
}

/// Most text lies below this character; its advances are looked up once.
const COMMON: u32 = 0x2400;

struct Metrics {
    face: ttf_parser::Face<'static>,
    units_per_em: i64,
    /// Advance of each character below [`COMMON`], in font units; none if the face does not have it.
    advances: Vec<Option<u16>>,
}

impl Metrics {
    fn of(bytes: &'static [u8]) -> Metrics {
        let face = ttf_parser::Face::parse(bytes, 0).expect("the embedded font is read by a test");
        let units_per_em = i64::from(face.units_per_em());
        let common = (0..COMMON).map(|code| char::from_u32(code).and_then(|character| advance(&face, character)));
        Metrics { advances: common.collect(), units_per_em, face }
    }

    /// Advance in font units; none if the face does not have the character.
    fn advance(&self, character: char) -> Option<u16> {
        let index = usize::try_from(u32::from(character)).unwrap_or(usize::MAX);
        self.advances.get(index).copied().unwrap_or_else(|| advance(&self.face, character))
    }
}

fn advance(face: &ttf_parser::Face<'_>, character: char) -> Option<u16> {
    face.glyph_hor_advance(face.glyph_index(character)?)
}

impl Face {
    /// The font file.
    pub(crate) const fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => REGULAR,
            Face::SemiBold => SEMI_BOLD,
        }
    }

    fn metrics(self) -> &'static Metrics {
        static REGULAR_METRICS: LazyLock<Metrics> = LazyLock::new(|| Metrics::of(REGULAR));
        static SEMI_BOLD_METRICS: LazyLock<Metrics> = LazyLock::new(|| Metrics::of(SEMI_BOLD));
        match self {
            Face::Regular => &REGULAR_METRICS,
            Face::SemiBold => &SEMI_BOLD_METRICS,
        }
    }

    /// Width of a clean text at a size.
    pub(crate) fn width(self, text: &str, size: Length) -> Length {
        text.chars().map(|character| self.advance(character, size)).sum()
    }

    fn advance(self, character: char, size: Length) -> Length {
        let metrics = self.metrics();
        size.times(i64::from(metrics.advance(character).unwrap_or(0)), metrics.units_per_em)
    }

    /// Lines no wider than `width`: broken at line ends, at spaces and after hyphens and slashes, and inside a word
    /// only if the word alone is too wide. At least one line, which may be empty.
    pub(crate) fn wrap(self, text: &str, size: Length, width: Length) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            self.wrap_paragraph(&clean(paragraph), size, width, &mut lines);
        }
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
        lines
    }

    fn wrap_paragraph(self, text: &str, size: Length, width: Length, lines: &mut Vec<String>) {
        let mut line = String::new();
        for piece in pieces(text) {
            if self.width(&line, size) + self.width(piece.trim_end(), size) <= width {
                line.push_str(piece);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            for character in piece.chars() {
                if character != ' ' && !line.is_empty() && self.width(&line, size) + self.advance(character, size) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(character);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
}

/// Text as it may be drawn: composed (NFC), without control and formatting characters, with a replacement mark for
/// what the faces do not have.
pub(crate) fn clean(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let metrics = Face::Regular.metrics();
    let printable = |character: char| match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        '\n' | '\r' | '\t' => Some(' '),
        control if control.is_control() => None,
        known if metrics.advance(known).is_some() => Some(known),
        _ => Some(UNKNOWN),
    };
    text.nfc().filter_map(printable).collect()
}

/// Words with the spaces, hyphen or slash after them: the pieces a line may be broken between. A number stays with the
/// short unit after it (`20 l`), and hyphens and slashes before a digit do not part (`2006/112/EC`).
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(piece_end(rest));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn piece_end(text: &str) -> usize {
    let mut previous = ' ';
    let mut marks = text.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        let end = at + mark.len_utf8();
        let next = marks.peek().map(|(_, next)| *next);
        let parts = match mark {
            ' ' => next != Some(' ') && !(previous.is_ascii_digit() && is_unit(&text[end..])),
            '-' | '/' | '\u{2013}' | '\u{2014}' => !next.is_none_or(|next| next.is_ascii_digit() || next == ' '),
            _ => false,
        };
        if parts {
            return end;
        }
        previous = mark;
    }
    text.len()
}

/// Whether the text begins with a word as short as a unit.
fn is_unit(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    (1..=3).contains(&word.trim_end_matches([',', '.', ';']).chars().count())
        && !word.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::pt;

    #[test]
    fn digits_are_tabular_in_both_faces() {
        for face in [Face::Regular, Face::SemiBold] {
            let widths: Vec<_> = "0123456789\u{2007}".chars().map(|digit| face.advance(digit, pt(1000))).collect();
            assert!(widths.iter().all(|width| *width == widths[0]), "{face:?}: {widths:?}");
        }
    }

    #[test]
    fn the_letters_of_europe_are_there() {
        let names = "Établissements Lemaître & Fils, Žďár nad Sázavou, Łódź, Győr, Malmö, Þórshöfn, Ğİşı, Αθήνα, София, 12 € £ − \u{202f}“„«»’…–";
        for face in [Face::Regular, Face::SemiBold] {
            for character in names.chars() {
                assert!(face.metrics().advance(character).is_some(), "{character:?} in {face:?}");
            }
        }
        assert_eq!(clean("Cafe\u{301}"), "Café");
        assert_eq!(clean("a\u{0}b\tc\u{202e}d"), "ab cd");
        assert_eq!(clean("\u{4e2d}"), "\u{fffd}");
    }

    #[test]
    fn wrapping_keeps_within_the_width_and_loses_nothing() {
        let size = pt(90);
        let texts = [
            "Ein langer Text mit Bindestrich-Wörtern und einem Donaudampfschifffahrtsgesellschaftskapitänspatent am Ende",
            "a",
            "kurz\nlang genug für die zweite Zeile",
            "x  y",
        ];
        for text in texts {
            for width in [40, 80, 200] {
                let lines = Face::Regular.wrap(text, size, Length::mm(width));
                assert!(lines.iter().all(|line| Face::Regular.width(line, size) <= Length::mm(width)), "{lines:?}");
                let squeeze = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(squeeze(&lines.concat()), squeeze(text));
            }
        }
        let pieces_of = |text| pieces(text).collect::<Vec<_>>();
        assert_eq!(
            pieces_of("Gebinde 20 l, Art. 138 Directive 2006/112/EC"),
            ["Gebinde ", "20 l, ", "Art. ", "138 ", "Directive ", "2006/112/", "EC"]
        );
        assert_eq!(pieces_of("Bohr-Satz 1\u{2013}13 - neu"), ["Bohr-", "Satz ", "1\u{2013}13 - ", "neu"]);
        assert_eq!(Face::Regular.wrap("", size, Length::mm(10)), [""]);
        assert_eq!(Face::Regular.wrap("a\n\nb\n\n", size, Length::mm(10)), ["a", "", "b"]);
        assert_eq!(Face::Regular.wrap("mmmm", size, Length::ZERO), ["m", "m", "m", "m"]);
    }
}
