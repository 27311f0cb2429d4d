//! Quotations, order confirmations, delivery notes, invoices and credit notes on A4 (DIN 5008 form B).

mod closing;
mod columns;
mod footer;
mod letterhead;
mod rows;
mod totals;
mod words;

use kontor_contract::print::{InvoicePrint, LAYOUT_VERSION};

use crate::error::PdfError;
use crate::paper::{Canvas, Face, Facts, Ink, Length, Logo, Spot, Style, finish, pt};
use words::Words;

/// Longest document: some 15,000 lines. Beyond it somebody prints a database.
pub const MAX_PAGES: usize = 500;

/// Left edge of all text (DIN 5008: 25 mm).
const LEFT: Length = Length::mm(25);
/// Right edge of all text.
const RIGHT: Length = Length::mm(195);
/// Where the body begins on pages after the first.
const BODY_TOP: Length = Length::mm(26);
/// Air between blocks.
const BLOCK_GAP: Length = Length::mm(5);

const TITLE: Style = Style::semi_bold(pt(140));
const ADDRESS: Style = Style::regular(pt(100));
const BODY: Style = Style::regular(pt(90));
const STRONG: Style = Style::semi_bold(pt(90));
const LABEL: Style = Style::regular(pt(90)).ink(Ink::Quiet);
const SMALL: Style = Style::regular(pt(75)).ink(Ink::Quiet);

/// The document as PDF. The same view gives the same bytes.
///
/// What is mandatory and absent is left out: ask [`InvoicePrint::missing`] before.
///
/// # Errors
/// `UnknownLayout` if the document was made by a newer program, `LogoUnreadable`, `LogoTooLarge`, `TooManyPages`.
pub fn pdf(print: &InvoicePrint) -> Result<Vec<u8>, PdfError> {
    if print.layout_version != LAYOUT_VERSION {
        return Err(PdfError::UnknownLayout(print.layout_version));
    }
    let logo = print.supplier.logo.as_ref().map(|logo| Logo::read(logo.png())).transpose()?;
    let mut sheet = Sheet::new(print, logo);
    sheet.letterhead();
    rows::draw(&mut sheet)?;
    closing::draw(&mut sheet)?;
    sheet.footers();
    let identity = serde_json::to_vec(print).map_err(|error| PdfError::Unwritten(error.to_string()))?;
    let title = sheet.words.title(print);
    let facts = Facts {
        title: &title,
        author: &print.supplier.name,
        language: print.language.code(),
        issued_on: print.issued_on.map(|date| date.format("%Y%m%d").to_string()),
        identity: &identity,
    };
    finish(sheet.canvas, &facts)
}

/// What the PDF is called when it is saved: kind and number in the document's language.
#[must_use]
pub fn file_name(print: &InvoicePrint) -> String {
    Words::of(print.language).file_name(print)
}

/// The paper being filled: `y` is where the next block begins, `bottom` where the body of a page ends.
struct Sheet<'a> {
    print: &'a InvoicePrint,
    words: Words,
    canvas: Canvas,
    y: Length,
    bottom: Length,
}

impl<'a> Sheet<'a> {
    fn new(print: &'a InvoicePrint, logo: Option<Logo>) -> Sheet<'a> {
        let mut sheet =
            Sheet { print, words: Words::of(print.language), canvas: Canvas::new(logo), y: Length::ZERO, bottom: Length::ZERO };
        sheet.bottom = sheet.body_bottom();
        sheet
    }

    /// Height left on this page.
    fn room(&self) -> Length {
        self.bottom - self.y
    }

    /// Height of the body of a page after the first.
    fn fresh_room(&self) -> Length {
        self.bottom - BODY_TOP
    }

    /// Goes to a new page.
    fn break_page(&mut self) -> Result<(), PdfError> {
        if self.canvas.page_count() == MAX_PAGES {
            return Err(PdfError::TooManyPages(MAX_PAGES));
        }
        self.canvas.add_page();
        self.running_head();
        self.y = BODY_TOP;
        Ok(())
    }

    /// Goes to a new page unless there is so much room on this one.
    fn need(&mut self, height: Length) -> Result<(), PdfError> {
        if height > self.room() && self.y > BODY_TOP { self.break_page() } else { Ok(()) }
    }

    /// A paragraph of wrapped lines across the page, its baselines below `y`; moves `y` below it.
    fn paragraph(&mut self, style: Style, text: &str) -> Result<(), PdfError> {
        for line in style.wrap(text, RIGHT - LEFT) {
            self.need(style.pitch())?;
            self.line(LEFT, style, &line);
        }
        Ok(())
    }

    /// One line at `x`; moves `y` below it.
    fn line(&mut self, x: Length, style: Style, text: &str) {
        let spot = Spot { x, y: self.y + baseline(style) };
        self.canvas.text(spot, crate::paper::Align::Start, style, text);
        self.y += style.pitch();
    }
}

/// From the top of a line to its baseline.
fn baseline(style: Style) -> Length {
    style.size
}

/// The same style in the other weight.
const fn strong(style: Style) -> Style {
    Style { face: Face::SemiBold, ..style }
}
