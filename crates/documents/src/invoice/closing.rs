//! What stands below the totals: how to pay, and what the law wants said.

use kontor_contract::print::{DocumentKind, InvoicePrint};

use super::footer::iban_groups;
use super::words::Words;
use super::{BODY, LABEL, LEFT, RIGHT, SMALL, STRONG, Sheet};
use crate::error::PdfError;
use crate::paper::{Align, Length, Spot};

/// Left edge of the bank's column in the payment block.
const BANK_LEFT: Length = Length::mm(114);
/// Between a label and its value.
const LABEL_GAP: Length = Length::mm(4);
/// Below the title.
const TITLE_GAP: Length = Length::tenths(5);
/// Above the rows of both sides.
const ROWS_GAP: Length = Length::tenths(10);
/// Between two blocks.
const GAP: Length = Length::tenths(35);

/// Draws all of it.
pub(super) fn draw(sheet: &mut Sheet<'_>) -> Result<(), PdfError> {
    payment(sheet)?;
    let sentences = legal(sheet.print, &sheet.words);
    for sentence in sentences {
        let lines = SMALL.wrap(&sentence, RIGHT - LEFT);
        let height: Length = lines.iter().map(|_| SMALL.pitch()).sum();
        sheet.need(height.min(sheet.fresh_room()))?;
        sheet.paragraph(SMALL, &sentence)?;
    }
    Ok(())
}

/// Labels and values at one side of the payment block.
struct Side {
    left: Length,
    values_left: Length,
    rows: Vec<(String, Vec<String>)>,
}

impl Side {
    fn of(left: Length, right: Length, rows: Vec<(String, String)>) -> Side {
        let labels = rows.iter().map(|(label, _)| BODY.width(label)).max().unwrap_or_default();
        let values_left = left + labels + LABEL_GAP;
        let wrap = |(label, value): (String, String)| (label, BODY.wrap(&value, right - values_left));
        Side { left, values_left, rows: rows.into_iter().map(wrap).collect() }
    }

    fn height(&self) -> Length {
        self.rows.iter().flat_map(|(_, lines)| lines).map(|_| BODY.pitch()).sum()
    }

    fn draw(&self, sheet: &mut Sheet<'_>) {
        for (label, lines) in &self.rows {
            let spot = Spot { x: self.left, y: sheet.y + super::baseline(BODY) };
            sheet.canvas.text(spot, Align::Start, LABEL, label);
            for line in lines {
                sheet.line(self.values_left, BODY, line);
            }
        }
    }
}

fn payment(sheet: &mut Sheet<'_>) -> Result<(), PdfError> {
    let print = sheet.print;
    let terms = terms(print, &sheet.words);
    let [what, to] = bank_rows(print, &sheet.words);
    let sides = [Side::of(LEFT, BANK_LEFT - LABEL_GAP, what), Side::of(BANK_LEFT, RIGHT, to)];
    let below = sides.iter().map(Side::height).max().unwrap_or_default();
    if terms.is_empty() && below == Length::ZERO {
        return Ok(());
    }
    let lines: Vec<_> = terms.iter().flat_map(|term| BODY.wrap(term, RIGHT - LEFT)).collect();
    let above: Length = lines.iter().map(|_| BODY.pitch()).sum();
    let height = BODY.pitch() + above + below + TITLE_GAP + ROWS_GAP;
    sheet.need(height.min(sheet.fresh_room()))?;
    let title = sheet.words.get(if below == Length::ZERO { "print-payment-terms" } else { "print-payment" });
    sheet.line(LEFT, STRONG, &title);
    sheet.y += TITLE_GAP;
    for line in &lines {
        sheet.need(BODY.pitch())?;
        sheet.line(LEFT, BODY, line);
    }
    if !lines.is_empty() && below > Length::ZERO {
        sheet.y += ROWS_GAP;
    }
    sheet.need(below.min(sheet.fresh_room()))?;
    let top = sheet.y;
    for side in &sides {
        sheet.y = top;
        side.draw(sheet);
    }
    sheet.y = top + below + GAP;
    Ok(())
}

/// The terms as the document has them; at least by when to pay.
fn terms(print: &InvoicePrint, words: &Words) -> Vec<String> {
    let terms: Vec<_> = print.payment_terms.iter().filter(|term| !term.trim().is_empty()).cloned().collect();
    match print.due_on {
        Some(due) if terms.is_empty() && owes(print) => vec![words.with("print-pay-by", [("date", words.date(due))])],
        _ => terms,
    }
}

/// Whether the customer has to send money for this paper.
fn owes(print: &InvoicePrint) -> bool {
    print.kind == DocumentKind::Invoice && print.totals.payable.minor() > 0
}

/// What to pay, and where to; nothing if nothing is to be paid.
fn bank_rows(print: &InvoicePrint, words: &Words) -> [Vec<(String, String)>; 2] {
    let Some(bank) = print.supplier.bank.as_ref().filter(|_| owes(print)) else { return [Vec::new(), Vec::new()] };
    let row = |key: &str, value: String| (words.get(key), value);
    let what = [
        Some(row("print-amount", words.money(print.totals.payable))),
        print.due_on.map(|due| row("print-due-date", words.date(due))),
        Some(row("print-payment-reference", words.number(&print.number))),
    ];
    let to = [
        Some(row("print-iban", iban_groups(&bank.iban))),
        bank.bic.clone().map(|bic| row("print-bic", bic)),
        bank.bank.clone().map(|bank| row("print-bank", bank)),
    ];
    [what, to].map(|rows| rows.into_iter().flatten().collect())
}

fn legal(print: &InvoicePrint, words: &Words) -> Vec<String> {
    let legal = &print.legal;
    let penalty = legal.late_penalty.map(|rate| words.with("print-late-penalty-fr", [("rate", words.percent(rate))]));
    let text = |wanted: bool, key: &str| wanted.then(|| words.get(key));
    let sentences = [
        text(legal.discount_agreements, "print-withheld-discount-de"),
        text(legal.no_cash_discount, "print-no-cash-discount"),
        penalty,
        text(legal.recovery_fee, "print-recovery-fee-fr"),
    ];
    let notes = legal.notes.iter().filter(|note| !note.trim().is_empty()).cloned();
    sentences.into_iter().flatten().chain(notes).collect()
}
