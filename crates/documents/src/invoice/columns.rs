//! The columns of the line table: which there are, how wide they are, and how figures stand in them.

use kontor_contract::print::{InvoicePrint, PrintLine};
use kontor_kernel::tax::TaxCategory;

use super::words::Words;
use super::{BODY, LEFT, RIGHT, SMALL};
use crate::paper::{Align, Canvas, Ink, Length, Spot, Style, pt};

/// Narrowest description before the table gets a smaller type.
const DESCRIPTION: Length = Length::mm(45);
/// Narrowest description at all.
const LEAST_DESCRIPTION: Length = Length::mm(20);
/// Between columns.
const GAP: Length = Length::mm(4);
/// Between a quantity and its unit.
const UNIT_GAP: Length = Length::tenths(15);
/// Type sizes tried, in tenths of a point.
const SIZES: [i32; 4] = [90, 80, 70, 60];

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Position,
    Description,
    Quantity,
    Unit,
    UnitPrice,
    Discount,
    Tax,
    Net,
}

impl Kind {
    const fn align(self) -> Align {
        match self {
            Kind::Description | Kind::Unit => Align::Start,
            _ => Align::End,
        }
    }
}

/// A column in its place.
pub(super) struct Column {
    pub(super) kind: Kind,
    title: String,
    pub(super) left: Length,
    pub(super) right: Length,
    /// Width kept free for the longest fraction, so that decimal marks stand in line.
    fraction: Length,
}

/// The columns of one document.
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    pub(super) style: Style,
}

impl Columns {
    /// Measures every cell and gives the description what is left.
    pub(super) fn of(print: &InvoicePrint, words: &Words) -> Columns {
        let mut last = None;
        for size in SIZES {
            let style = Style { size: pt(size), ..BODY };
            let (columns, description) = measured(print, words, style);
            last = Some(Columns { columns, style });
            if description >= DESCRIPTION {
                break;
            }
        }
        last.expect("there is a size")
    }

    /// The column of the description.
    pub(super) fn description(&self) -> &Column {
        self.columns.iter().find(|column| column.kind == Kind::Description).expect("every table has one")
    }

    /// Draws the names of the columns; answers the height taken.
    pub(super) fn head(&self, canvas: &mut Canvas, y: Length) -> Length {
        let height = Length::tenths(65);
        let outside = Length::tenths(15);
        canvas.fill(Spot { x: LEFT - outside, y }, Spot { x: RIGHT + outside, y: y + height }, Ink::Ground);
        for column in &self.columns {
            let x = if column.kind.align() == Align::End { column.right } else { column.left };
            canvas.text(Spot { x, y: y + Length::tenths(43) }, column.kind.align(), SMALL, &column.title);
        }
        height
    }

    /// Draws a cell's one line of text with its baseline at `y`.
    pub(super) fn cell(&self, canvas: &mut Canvas, column: &Column, y: Length, style: Style, words: &Words, text: &str) {
        if column.kind.align() == Align::Start {
            return canvas.text(Spot { x: column.left, y }, Align::Start, style, text);
        }
        let after = style.width(fraction(text, words));
        canvas.text(Spot { x: column.right - column.fraction + after, y }, Align::End, style, text);
    }
}

/// The text from its decimal mark on; nothing if it has none.
fn fraction<'a>(text: &'a str, words: &Words) -> &'a str {
    text.rfind(words.decimal_mark()).map_or("", |at| &text[at..])
}

fn measured(print: &InvoicePrint, words: &Words, style: Style) -> (Vec<Column>, Length) {
    let kinds = kinds(print);
    let mut columns: Vec<Column> = Vec::new();
    for kind in kinds {
        let title = title(kind, print, words);
        let cells = || print.lines.iter().map(|line| cell_text(line, kind, print, words));
        let part = |text: &str| (style.width(text), style.width(fraction(text, words)));
        let numeric = kind.align() == Align::End && kind != Kind::Position;
        let after = if numeric { cells().map(|cell| part(&cell).1).max().unwrap_or_default() } else { Length::ZERO };
        let before = |cell: &str| if numeric { part(cell).0 - part(cell).1 } else { part(cell).0 };
        let widest = cells().map(|cell| before(&cell)).max().unwrap_or_default() + after;
        let width = if kind == Kind::Description { Length::ZERO } else { widest.max(SMALL.width(&title)) };
        columns.push(Column { kind, title, left: Length::ZERO, right: width, fraction: after });
    }
    let gap = |kind: Kind| if kind == Kind::Unit { UNIT_GAP } else { GAP };
    let taken: Length = columns.iter().map(|column| column.right).sum();
    let gaps: Length = columns.iter().skip(1).map(|column| gap(column.kind)).sum();
    let description = (RIGHT - LEFT - taken - gaps).max(LEAST_DESCRIPTION);
    let mut x = LEFT;
    for (index, column) in columns.iter_mut().enumerate() {
        x += if index == 0 { Length::ZERO } else { gap(column.kind) };
        let width = if column.kind == Kind::Description { description } else { column.right };
        (column.left, column.right) = (x, x + width);
        x += width;
    }
    (columns, description)
}

fn kinds(print: &InvoicePrint) -> Vec<Kind> {
    if !print.kind.has_prices() {
        return vec![Kind::Position, Kind::Description, Kind::Quantity, Kind::Unit];
    }
    let discounted = print.lines.iter().any(|line| !line.discount.is_zero());
    let discount = discounted.then_some(Kind::Discount);
    let first = [Kind::Position, Kind::Description, Kind::Quantity, Kind::Unit, Kind::UnitPrice];
    first.into_iter().chain(discount).chain([Kind::Tax, Kind::Net]).collect()
}

fn title(kind: Kind, print: &InvoicePrint, words: &Words) -> String {
    match kind {
        Kind::Position => words.get("print-position"),
        Kind::Description => words.get("print-description"),
        Kind::Quantity => words.get("print-quantity"),
        Kind::Unit => words.get("print-unit"),
        Kind::UnitPrice => words.get("print-unit-price"),
        Kind::Discount => words.get("print-discount-percent"),
        Kind::Tax => words.get("print-tax-percent"),
        Kind::Net => words.with("print-amount-in", [("currency", print.currency.to_string())]),
    }
}

/// What stands in a cell; a discount of nothing is left empty. The description is wrapped by the row.
pub(super) fn cell_text(line: &PrintLine, kind: Kind, print: &InvoicePrint, words: &Words) -> String {
    match kind {
        Kind::Position => line.position.to_string(),
        Kind::Description => line.description.clone(),
        Kind::Quantity => words.quantity(line.quantity),
        Kind::Unit => line.unit.clone(),
        Kind::UnitPrice => words.price(line.unit_price, print.currency),
        Kind::Discount if line.discount.is_zero() => String::new(),
        Kind::Discount => words.percent(line.discount),
        Kind::Tax if line.category == TaxCategory::S => words.percent(line.rate),
        Kind::Tax => format!("{}\u{a0}{}", line.category.code(), words.percent(line.rate)),
        Kind::Net => words.amount(line.net),
    }
}
