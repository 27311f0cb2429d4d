//! Totals at the right, tax per category and rate at the left.

use kontor_contract::print::{InvoicePrint, PrintTaxGroup};
use kontor_kernel::tax::TaxCategory;

use super::words::Words;
use super::{ADDRESS, BLOCK_GAP, BODY, LABEL, LEFT, RIGHT, SMALL, STRONG, Sheet, strong};
use crate::error::PdfError;
use crate::paper::{Align, Ink, Length, Spot, Style, pt};

/// Right edge of the tax table.
const TAX_RIGHT: Length = Length::mm(104);
/// Right edge of the taxable amounts, if they are not too long.
const BASE_RIGHT: Length = Length::mm(75);
/// Left edge of the totals.
const TOTALS_LEFT: Length = Length::mm(114);
/// Height of a row.
const ROW: Length = Length::tenths(52);
/// Between figures of neighbouring columns.
const GAP: Length = Length::mm(4);

/// A row of totals.
struct Total {
    label: Vec<String>,
    amount: String,
    weight: Weight,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    /// A rule above.
    Sum,
    /// A rule above and a double one below.
    Final,
}

impl Weight {
    fn style(self) -> Style {
        match self {
            Weight::Plain => BODY,
            Weight::Sum => STRONG,
            Weight::Final => strong(ADDRESS),
        }
    }
}

impl Total {
    fn height(&self) -> Length {
        let more = i64::try_from(self.label.len().saturating_sub(1)).unwrap_or(0);
        let extra = match self.weight {
            Weight::Plain => Length::ZERO,
            Weight::Sum => Length::tenths(5),
            Weight::Final => Length::mm(2),
        };
        ROW + extra + self.weight.style().pitch().times(more, 1)
    }
}

/// A row of the tax table.
enum TaxRow {
    Head([String; 3]),
    Group([String; 3]),
    Note(String),
}

impl TaxRow {
    fn height(&self) -> Length {
        match self {
            TaxRow::Head(_) | TaxRow::Group(_) => ROW,
            TaxRow::Note(_) => SMALL.pitch(),
        }
    }
}

/// Both, measured.
pub(super) struct Totals {
    totals: Vec<Total>,
    tax: Vec<TaxRow>,
    /// Type of the tax table; smaller where sums are very long.
    style: Style,
    /// Right edge of the taxable amounts.
    base_right: Length,
}

impl Totals {
    /// What a document's totals say.
    pub(super) fn of(print: &InvoicePrint, words: &Words) -> Totals {
        let tax = tax_rows(print, words);
        let figures = tax.iter().filter_map(|row| match row {
            TaxRow::Group(cells) | TaxRow::Head(cells) => Some(cells),
            TaxRow::Note(_) => None,
        });
        let widest =
            |style: Style, column: usize| figures.clone().map(|cells| style.width(&cells[column])).max().unwrap_or_default();
        let taken = |style| widest(style, 0) + widest(style, 1) + widest(style, 2) + GAP + GAP;
        let sizes = [90, 80, 70, 60, 50].map(|size| Style { size: pt(size), ..BODY });
        let fits = |style: &Style| taken(*style) <= TAX_RIGHT - LEFT;
        let style = sizes.into_iter().find(fits).unwrap_or(sizes[sizes.len() - 1]);
        let middle = (LEFT + widest(style, 0) + GAP + widest(style, 1)).max(BASE_RIGHT);
        let base_right = middle.min(TAX_RIGHT - widest(style, 2) - GAP);
        Totals { totals: total_rows(print, words), tax, style, base_right }
    }

    /// Height of the taller of the two.
    pub(super) fn height(&self) -> Length {
        let totals: Length = self.totals.iter().map(Total::height).sum();
        let tax: Length = self.tax.iter().map(TaxRow::height).sum();
        totals.max(tax)
    }

    /// Draws both side by side and moves below them.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>) -> Result<(), PdfError> {
        let top = sheet.y;
        for total in &self.totals {
            draw_total(sheet, total);
        }
        let below = sheet.y;
        sheet.y = top;
        let first = sheet.canvas.page_count();
        for row in &self.tax {
            sheet.need(row.height())?;
            self.draw_tax(sheet, row);
        }
        let turned = sheet.canvas.page_count() > first;
        sheet.y = if turned { sheet.y } else { sheet.y.max(below) } + BLOCK_GAP;
        Ok(())
    }

    fn draw_tax(&self, sheet: &mut Sheet<'_>, row: &TaxRow) {
        let y = sheet.y + Length::tenths(37);
        let (style, cells) = match row {
            TaxRow::Note(text) => return sheet.line(LEFT, SMALL, text),
            TaxRow::Head(cells) => (SMALL, cells),
            TaxRow::Group(cells) => (self.style, cells),
        };
        sheet.canvas.text(Spot { x: LEFT, y }, Align::Start, style, &cells[0]);
        sheet.canvas.text(Spot { x: self.base_right, y }, Align::End, style, &cells[1]);
        sheet.canvas.text(Spot { x: TAX_RIGHT, y }, Align::End, style, &cells[2]);
        sheet.y += ROW;
        if matches!(row, TaxRow::Head(_)) {
            sheet.canvas.rule(Spot { x: LEFT, y: sheet.y }, TAX_RIGHT, pt(4), Ink::Hairline);
        }
    }
}

fn draw_total(sheet: &mut Sheet<'_>, total: &Total) {
    let style = total.weight.style();
    let label_style = if total.weight == Weight::Plain { LABEL } else { style };
    let top = sheet.y;
    let mut y = top + Length::tenths(if total.weight == Weight::Final { 45 } else { 37 });
    if total.weight != Weight::Plain {
        let thickness = if total.weight == Weight::Final { pt(9) } else { pt(4) };
        let ink = if total.weight == Weight::Final { Ink::Text } else { Ink::Hairline };
        sheet.canvas.rule(Spot { x: TOTALS_LEFT, y: top + Length::tenths(3) }, RIGHT, thickness, ink);
        y += Length::tenths(5);
    }
    sheet.canvas.text(Spot { x: RIGHT, y }, Align::End, style, &total.amount);
    for line in &total.label {
        sheet.canvas.text(Spot { x: TOTALS_LEFT, y }, Align::Start, label_style, line);
        y += style.pitch();
    }
    sheet.y = top + total.height();
    if total.weight == Weight::Final {
        for y in [sheet.y, sheet.y + Length::tenths(8)] {
            sheet.canvas.rule(Spot { x: TOTALS_LEFT, y }, RIGHT, pt(5), Ink::Text);
        }
    }
}

fn total_rows(print: &InvoicePrint, words: &Words) -> Vec<Total> {
    let totals = &print.totals;
    let mut rows = Vec::new();
    let mut add = |label: String, amount: String, weight: Weight| {
        let room = RIGHT - TOTALS_LEFT - weight.style().width(&amount) - GAP;
        rows.push(Total { label: weight.style().wrap(&label, room), amount, weight });
    };
    let adjusted = !print.allowances.is_empty() || !print.charges.is_empty();
    if adjusted {
        add(words.get("print-line-total"), words.amount(totals.lines), Weight::Plain);
    }
    for allowance in &print.allowances {
        add(or_else(&allowance.reason, words, "print-allowance"), words.amount(allowance.amount.neg()), Weight::Plain);
    }
    for charge in &print.charges {
        add(or_else(&charge.reason, words, "print-charge"), words.amount(charge.amount), Weight::Plain);
    }
    add(words.get("print-net"), words.amount(totals.net), if adjusted { Weight::Sum } else { Weight::Plain });
    add(tax_label(print, words), words.amount(totals.tax), Weight::Plain);
    let settled = totals.prepaid.is_zero() && totals.rounding.is_zero();
    let with_currency = |key| format!("{} {}", words.get(key), print.currency);
    if settled {
        add(with_currency("print-total"), words.amount(totals.gross), Weight::Final);
        return rows;
    }
    add(words.get("print-gross"), words.amount(totals.gross), Weight::Sum);
    if !totals.prepaid.is_zero() {
        add(words.get("print-prepaid"), words.amount(totals.prepaid.neg()), Weight::Plain);
    }
    if !totals.rounding.is_zero() {
        add(words.get("print-rounding"), words.amount(totals.rounding), Weight::Plain);
    }
    add(with_currency("print-payable"), words.amount(totals.payable), Weight::Final);
    rows
}

fn or_else(reason: &str, words: &Words, key: &str) -> String {
    if reason.trim().is_empty() { words.get(key) } else { reason.to_owned() }
}

/// "Tax", with the rate where there is but one.
fn tax_label(print: &InvoicePrint, words: &Words) -> String {
    match print.tax_groups.as_slice() {
        [only] => format!("{} {}\u{a0}%", words.get("print-tax"), words.percent(only.rate)),
        _ => words.get("print-tax"),
    }
}

fn tax_rows(print: &InvoicePrint, words: &Words) -> Vec<TaxRow> {
    let head = ["print-tax-group", "print-tax-base", "print-tax-amount"].map(|key| words.get(key));
    let mut rows = vec![TaxRow::Head(head)];
    for group in &print.tax_groups {
        rows.push(TaxRow::Group([group_label(group, words), words.amount(group.base), words.amount(group.tax)]));
        let reason = words.reason(group).unwrap_or_default();
        let lines = SMALL.wrap(&reason, TAX_RIGHT - LEFT);
        rows.extend(lines.into_iter().filter(|line| !line.is_empty()).map(TaxRow::Note));
    }
    if let Some(national) = &print.national_tax {
        let label = words.with("print-tax-in-national-currency", [("currency", national.tax.currency().to_string())]);
        rows.push(TaxRow::Group([label, String::new(), words.amount(national.tax)]));
        let rate = words.with(
            "print-exchange-rate",
            [
                ("from", print.currency.to_string()),
                ("to", national.tax.currency().to_string()),
                ("rate", words.rate(national.rate)),
                ("source", national.source.clone()),
                ("date", words.date(national.on)),
            ],
        );
        rows.extend(SMALL.wrap(&rate, TAX_RIGHT - LEFT).into_iter().map(TaxRow::Note));
    }
    rows
}

/// "19 %", with the category where it is not the ordinary one, as in the lines.
fn group_label(group: &PrintTaxGroup, words: &Words) -> String {
    let rate = format!("{}\u{a0}%", words.percent(group.rate));
    if group.category == TaxCategory::S { rate } else { format!("{} {rate}", group.category.code()) }
}
