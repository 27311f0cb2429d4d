//! Reads texts and their places out of a PDF with lopdf, through each font's widths and ToUnicode map.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// A text drawn in one go; lengths in thousandths of a point, from the left and the bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) x: i64,
    pub(crate) y: i64,
    /// Advance of each character.
    widths: Vec<i64>,
}

impl Run {
    /// Where it ends.
    pub(crate) fn end(&self) -> i64 {
        self.x + self.widths.iter().sum::<i64>()
    }

    /// Width of the text before a character.
    pub(crate) fn width_until(&self, mark: char) -> i64 {
        let before = self.text.chars().take_while(|character| *character != mark).count();
        self.widths[..before].iter().sum()
    }
}

/// What codes of a font mean and how wide they are, in thousandths of an em.
struct Font {
    characters: BTreeMap<u16, String>,
    widths: BTreeMap<u16, i64>,
}

/// Every text of every page.
pub(crate) fn pages_of(pdf: &[u8]) -> Vec<Vec<Run>> {
    let document = Document::load_mem(pdf).expect("a PDF");
    document.get_pages().values().map(|page| runs_of(&document, *page)).collect()
}

/// All text as a reader sees it: pages, rows from the top, texts from the left.
pub(crate) fn lines_of(pdf: &[u8]) -> String {
    let mut text = String::new();
    for (index, mut runs) in pages_of(pdf).into_iter().enumerate() {
        text.push_str(&format!("--- {} ---\n", index + 1));
        runs.sort_by_key(|run| (-run.y, run.x));
        for (at, run) in runs.iter().enumerate() {
            let same_row = at > 0 && runs[at - 1].y == run.y;
            if at > 0 {
                text.push_str(if same_row { " | " } else { "\n" });
            }
            text.push_str(&run.text);
        }
        text.push('\n');
    }
    text
}

fn runs_of(document: &Document, page: lopdf::ObjectId) -> Vec<Run> {
    let named = document.get_page_fonts(page).expect("fonts");
    let fonts: BTreeMap<_, _> = named.iter().map(|(name, font)| (name.clone(), font_of(document, font))).collect();
    let content = Content::decode(&document.get_page_content(page)).expect("operators");
    let (mut font, mut size, mut spot) = (None, 0, (0, 0));
    let mut runs = Vec::new();
    for operation in content.operations {
        let operand = |index: usize| &operation.operands[index];
        match operation.operator.as_str() {
            "Tf" => (font, size) = (fonts.get(operand(0).as_name().expect("a name")), milli(operand(1))),
            "Td" => spot = (milli(operand(0)), milli(operand(1))),
            "Tj" | "TJ" => {
                let font = font.expect("a font is chosen before text");
                runs.push(run(font, size, spot, operand(0)));
            }
            _ => {}
        }
    }
    runs
}

fn run(font: &Font, size: i64, (x, y): (i64, i64), shown: &Object) -> Run {
    let parts = shown.as_array().map_or_else(|_| vec![shown], |parts| parts.iter().collect());
    let codes = parts.iter().filter_map(|part| part.as_str().ok()).flat_map(|bytes| bytes.chunks(2));
    let (mut text, mut widths) = (String::new(), Vec::new());
    for code in codes {
        let code = u16::from_be_bytes([code[0], code[1]]);
        text.push_str(&font.characters[&code]);
        widths.push(font.widths.get(&code).copied().unwrap_or(1000) * size / 1000);
    }
    assert_eq!(text.chars().count(), widths.len(), "{text}: one character for each glyph");
    Run { text, x, y, widths }
}

fn font_of(document: &Document, font: &Dictionary) -> Font {
    let resolve = |object: &Object| document.dereference(object).expect("an object").1.clone();
    let map = resolve(font.get(b"ToUnicode").expect("text can be extracted"));
    let map = map.as_stream().expect("a stream").decompressed_content().or_else(|_| map.as_stream().map(|s| s.content.clone()));
    let descendants = resolve(font.get(b"DescendantFonts").expect("a composite font"));
    let descendant = resolve(&descendants.as_array().expect("a list")[0]);
    let widths = resolve(descendant.as_dict().expect("a font").get(b"W").expect("widths"));
    Font {
        characters: characters(&String::from_utf8_lossy(&map.expect("content"))),
        widths: widths_of(widths.as_array().expect("a list"), &resolve),
    }
}

/// `bfchar` and `bfrange` of a ToUnicode map.
fn characters(map: &str) -> BTreeMap<u16, String> {
    let mut found = BTreeMap::new();
    let mut block = "";
    for line in map.lines() {
        let hex: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
        let code = |at: usize| u16::from_str_radix(hex[at], 16).expect("four digits");
        let words = |at: usize| {
            hex[at]
                .as_bytes()
                .chunks(4)
                .map(|word| u16::from_str_radix(std::str::from_utf8(word).expect("ASCII"), 16).expect("hex"))
                .collect::<Vec<_>>()
        };
        let line = line.trim();
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            block = if line.ends_with("char") { "char" } else { "range" };
        } else if line.starts_with("end") {
            block = "";
        } else if block == "char" && hex.len() == 2 {
            found.insert(code(0), String::from_utf16(&words(1)).expect("UTF-16"));
        } else if block == "range" && hex.len() == 3 {
            for step in 0..=code(1) - code(0) {
                let mut text = words(2);
                *text.last_mut().expect("a word") += step;
                found.insert(code(0) + step, String::from_utf16(&text).expect("UTF-16"));
            }
        }
    }
    found
}

/// `first [w w w]` and `first last w` of a composite font's widths.
fn widths_of(list: &[Object], resolve: &dyn Fn(&Object) -> Object) -> BTreeMap<u16, i64> {
    let mut found = BTreeMap::new();
    let code = |object: &Object| u16::try_from(object.as_i64().expect("a code")).expect("two bytes");
    let mut rest = list;
    while let [first, second, after @ ..] = rest {
        let second = resolve(second);
        if let Ok(widths) = second.as_array() {
            found.extend((code(first)..).zip(widths.iter().map(|width| milli(width) / 1000)));
            rest = after;
        } else {
            let [width, after @ ..] = after else { break };
            found.extend((code(first)..=code(&second)).map(|code| (code, milli(width) / 1000)));
            rest = after;
        }
    }
    found
}

/// A number in thousandths.
#[expect(clippy::float_arithmetic, reason = "PDF numbers are read as floats")]
fn milli(object: &Object) -> i64 {
    match object {
        Object::Integer(value) => value * 1000,
        Object::Real(value) => format!("{:.0}", f64::from(*value) * 1000.0).parse().expect("a number"),
        other => panic!("{other:?} is no number"),
    }
}
