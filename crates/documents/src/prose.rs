//! Plain documents on A4: headings, paragraphs, facts and tables. For papers that are read rather than sent.

use kontor_kernel::Language;

use crate::error::PdfError;
use crate::paper::{Align, Canvas, Facts, Ink, Length, PAGE_HEIGHT, Spot, Style, finish, pt};

/// Longest document.
const MAX_PAGES: usize = 500;

const LEFT: Length = Length::mm(25);
const RIGHT: Length = Length::mm(195);
const TOP: Length = Length::mm(22);
/// Where the words of facts begin.
const FACT_X: Length = Length::mm(62);
const BOTTOM_MARGIN: Length = Length::mm(20);
const GAP: Length = Length::mm(3);
const CELL_GAP: Length = Length::mm(2);

const TITLE: Style = Style::semi_bold(pt(160));
const HEADING: Style = Style::semi_bold(pt(110));
const BODY: Style = Style::regular(pt(90));
const STRONG: Style = Style::semi_bold(pt(85));
const CELL: Style = Style::regular(pt(85));
const QUIET: Style = Style::regular(pt(85)).ink(Ink::Quiet);
const SMALL: Style = Style::regular(pt(75)).ink(Ink::Quiet);

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Begins a section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Labels and what they say.
    Facts(Vec<(String, String)>),
    /// Columns of equal rights; the first row is the header.
    Table(Vec<Vec<String>>),
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// Stands on the first page and in the file.
    pub title: String,
    /// The company.
    pub author: String,
    /// The language of the texts.
    pub language: Language,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The document as PDF. The same document gives the same bytes.
///
/// # Errors
/// `TooManyPages`.
pub fn pdf(prose: &Prose) -> Result<Vec<u8>, PdfError> {
    let mut sheet = Sheet { canvas: Canvas::new(None), y: TOP };
    sheet.wrapped(TITLE, &prose.title, LEFT, RIGHT)?;
    sheet.y += GAP;
    for block in &prose.blocks {
        sheet.block(block)?;
    }
    sheet.numbers();
    let identity = format!("{prose:?}").into_bytes();
    let language = prose.language.code();
    let facts = Facts { title: &prose.title, author: &prose.author, language, issued_on: None, identity: &identity };
    finish(sheet.canvas, &facts)
}

struct Sheet {
    canvas: Canvas,
    y: Length,
}

impl Sheet {
    fn block(&mut self, block: &Block) -> Result<(), PdfError> {
        match block {
            Block::Heading(text) => {
                self.y += GAP;
                self.need(HEADING.pitch() + BODY.pitch() + BODY.pitch())?;
                self.wrapped(HEADING, text, LEFT, RIGHT)?;
            }
            Block::Text(text) => self.wrapped(BODY, text, LEFT, RIGHT)?,
            Block::Facts(facts) => facts.iter().try_for_each(|(label, text)| self.fact(label, text))?,
            Block::Table(rows) => self.table(rows)?,
        }
        self.y += GAP;
        Ok(())
    }

    fn need(&mut self, height: Length) -> Result<(), PdfError> {
        if self.y + height <= PAGE_HEIGHT - BOTTOM_MARGIN {
            return Ok(());
        }
        if self.canvas.page_count() == MAX_PAGES {
            return Err(PdfError::TooManyPages(MAX_PAGES));
        }
        self.canvas.add_page();
        self.y = TOP;
        Ok(())
    }

    fn wrapped(&mut self, style: Style, text: &str, from: Length, to: Length) -> Result<(), PdfError> {
        for line in style.wrap(text, to - from) {
            self.need(style.pitch())?;
            self.put(from, style, &line);
            self.y += style.pitch();
        }
        Ok(())
    }

    fn put(&mut self, x: Length, style: Style, text: &str) {
        self.canvas.text(Spot { x, y: self.y + style.size }, Align::Start, style, text);
    }

    fn fact(&mut self, label: &str, text: &str) -> Result<(), PdfError> {
        self.need(CELL.pitch())?;
        self.put(LEFT, QUIET, label);
        self.wrapped(CELL, text, FACT_X, RIGHT)
    }

    fn table(&mut self, rows: &[Vec<String>]) -> Result<(), PdfError> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let Ok(count) = i64::try_from(columns) else { return Ok(()) };
        if count == 0 {
            return Ok(());
        }
        let width = (RIGHT - LEFT).times(1, count);
        for (at, row) in rows.iter().enumerate() {
            let style = if at == 0 { STRONG } else { CELL };
            let cells: Vec<Vec<String>> = row.iter().map(|cell| style.wrap(cell, width - CELL_GAP)).collect();
            let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
            for line in 0..lines {
                self.need(style.pitch())?;
                for (column, cell) in (0_i64..).zip(&cells) {
                    if let Some(text) = cell.get(line) {
                        self.put(LEFT + (RIGHT - LEFT).times(column, count), style, text);
                    }
                }
                self.y += style.pitch();
            }
            if at == 0 {
                self.canvas.rule(Spot { x: LEFT, y: self.y }, RIGHT, pt(5), Ink::Quiet);
                self.y += pt(20);
            }
        }
        Ok(())
    }

    fn numbers(&mut self) {
        let count = self.canvas.page_count();
        for page in 0..count {
            self.canvas.go_to(page);
            let spot = Spot { x: RIGHT, y: PAGE_HEIGHT - Length::mm(12) };
            self.canvas.text(spot, Align::End, SMALL, &format!("{} / {count}", page + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_gives_the_same_bytes_over_several_pages() {
        let row = vec!["S".to_owned(), "a long name of something that is wrapped within its column".to_owned()];
        let blocks = vec![
            Block::Heading("Rollen".to_owned()),
            Block::Text("Wer was darf. ".repeat(200)),
            Block::Facts(vec![("Buch".to_owned(), "Hansen".to_owned())]),
            Block::Table(vec![row; 90]),
        ];
        let prose = Prose { title: "Verfahren".to_owned(), author: "Hansen".to_owned(), language: Language::De, blocks };
        let bytes = pdf(&prose).expect("it is short");
        assert!(bytes.starts_with(b"%PDF-") && bytes == pdf(&prose).expect("again"));
        let pages = lopdf::Document::load_mem(&bytes).expect("a PDF").get_pages().len();
        assert!(pages > 2, "{pages}");
    }
}
