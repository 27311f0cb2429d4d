//! The lines, over as many pages as they need, each page with its head and the sum carried forward.

use kontor_contract::print::PrintLine;
use kontor_kernel::Money;

use super::columns::{Columns, Kind, cell_text};
use super::totals::Totals;
use super::{LABEL, LEFT, RIGHT, SMALL, STRONG, Sheet};
use crate::error::PdfError;
use crate::paper::{Align, Ink, Length, Spot, Style, pt};

/// Above and below the text of a row.
const PAD: Length = Length::tenths(13);
/// The row that carries the sum forward.
const CARRY_HEIGHT: Length = Length::tenths(65);
/// Between the last line and the totals.
const TOTALS_GAP: Length = Length::mm(4);

/// A line measured for its column.
struct Row<'a> {
    line: &'a PrintLine,
    texts: Vec<(Style, String)>,
}

impl Row<'_> {
    fn height(&self) -> Length {
        PAD + PAD + self.texts.iter().map(|(style, _)| style.pitch()).sum()
    }
}

/// The table under way.
struct Table<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    columns: Columns,
    /// Sum of the lines drawn so far.
    carried: Money,
    drawn: usize,
}

/// Draws the lines and the totals, which never stand without the last line.
pub(super) fn draw(sheet: &mut Sheet<'_>) -> Result<(), PdfError> {
    let print = sheet.print;
    let columns = Columns::of(print, &sheet.words);
    let totals = print.kind.has_prices().then(|| Totals::of(print, &sheet.words));
    let mut table = Table { sheet, columns, carried: Money::zero(print.currency), drawn: 0 };
    table.head();
    let below = totals.as_ref().map_or(Length::ZERO, |totals| TOTALS_GAP + totals.height());
    for (index, line) in print.lines.iter().enumerate() {
        let row = table.row(line);
        let last = index + 1 == print.lines.len();
        let after = if last { below } else { table.carry_height() };
        table.place(&row, after)?;
    }
    let Some(totals) = totals else { return Ok(()) };
    let sheet = table.sheet;
    sheet.y += TOTALS_GAP;
    // Only if they are taller than a page minus the last line do totals start a page of their own.
    sheet.need(totals.height())?;
    totals.draw(sheet)
}

impl<'a> Table<'_, 'a> {
    fn row(&self, line: &'a PrintLine) -> Row<'a> {
        let description = self.columns.description();
        let width = description.right - description.left;
        let style = self.columns.style;
        let mut texts: Vec<_> = style.wrap(&line.description, width).into_iter().map(|text| (style, text)).collect();
        if let Some(code) = &line.item_code {
            let code = format!("{} {code}", self.sheet.words.get("print-item-code"));
            let small = Style { size: SMALL.size.min(style.size), ink: Ink::Faint, ..SMALL };
            texts.extend(small.wrap(&code, width).into_iter().map(|text| (small, text)));
        }
        Row { line, texts }
    }

    fn head(&mut self) {
        let height = self.columns.head(&mut self.sheet.canvas, self.sheet.y);
        self.sheet.y += height;
    }

    fn carry_height(&self) -> Length {
        if self.sheet.print.kind.has_prices() { CARRY_HEIGHT } else { Length::ZERO }
    }

    /// Draws a row where it has room together with what must stay below it.
    fn place(&mut self, row: &Row<'_>, after: Length) -> Result<(), PdfError> {
        let head = Length::tenths(65) + self.carry_height();
        let fresh = self.sheet.fresh_room() - head;
        let after = if row.height() + after > fresh { self.carry_height() } else { after };
        if row.height() + after > self.sheet.room() && (self.drawn > 0 || row.height() + after <= fresh) {
            self.turn()?;
        }
        self.figures(row.line);
        self.carried = self.carried.checked_add(row.line.net).unwrap_or(self.carried);
        self.drawn += 1;
        self.sheet.y += PAD;
        for (style, text) in &row.texts {
            if style.pitch() + PAD + self.carry_height() > self.sheet.room() {
                self.turn()?;
                self.sheet.y += PAD;
            }
            let left = self.columns.description().left;
            self.sheet.line(left, *style, text);
        }
        self.sheet.y += PAD;
        let from = Spot { x: LEFT, y: self.sheet.y };
        self.sheet.canvas.rule(from, RIGHT, pt(4), Ink::Hairline);
        Ok(())
    }

    /// Draws everything but the description.
    fn figures(&mut self, line: &PrintLine) {
        let Sheet { print, words, canvas, y, .. } = &mut *self.sheet;
        let style = self.columns.style;
        let baseline = *y + PAD + super::baseline(style);
        for column in self.columns.columns.iter().filter(|column| column.kind != Kind::Description) {
            let text = cell_text(line, column.kind, print, words);
            self.columns.cell(canvas, column, baseline, style, words, &text);
        }
    }

    /// Goes to the next page, carrying the sum.
    fn turn(&mut self) -> Result<(), PdfError> {
        if self.drawn > 0 {
            self.carry();
        }
        self.sheet.break_page()?;
        self.head();
        if self.drawn > 0 {
            self.carry();
            if self.carry_height() > Length::ZERO {
                let from = Spot { x: LEFT, y: self.sheet.y };
                self.sheet.canvas.rule(from, RIGHT, pt(4), Ink::Hairline);
            }
        }
        Ok(())
    }

    fn carry(&mut self) {
        if !self.sheet.print.kind.has_prices() {
            return;
        }
        let y = self.sheet.y + Length::tenths(44);
        let (label, sum) = (self.sheet.words.get("print-carried-forward"), self.sheet.words.amount(self.carried));
        let left = self.columns.description().left;
        self.sheet.canvas.text(Spot { x: left, y }, Align::Start, LABEL, &label);
        self.sheet.canvas.text(Spot { x: RIGHT, y }, Align::End, Style { size: self.columns.style.size, ..STRONG }, &sum);
        self.sheet.y += CARRY_HEIGHT;
    }
}
