//! What a goods receipt or a count is while it is typed, and what the book is asked to post. Pure.

use kontor_contract::{
    amount::Amount,
    inventory::ItemId,
    receipt::{AdjustmentLine, PostAdjustment, PostReceipt, ReceiptLine},
    warehouse::WarehouseId,
};
use kontor_kernel::{CivilDate, CurrencyCode, Decimal, Money, Quantity, Rate, UnitPrice};
use uuid::Uuid;

use super::document::Kind;
use crate::{
    figures,
    kit::{
        LookupSource,
        linegrid::{self, LineCell, LineColumn, LineModel},
    },
    text::t,
};

/// The item, first in both documents.
pub const ITEM: usize = 0;
/// In a receipt: how much came in.
pub const QUANTITY: usize = 1;
/// In a receipt: what a unit costs.
pub const COST: usize = 2;
/// In a receipt: what the line costs.
pub const VALUE: usize = 3;
/// In a count: what the book says lies there.
pub const BOOKED: usize = 1;
/// In a count: what was counted.
pub const COUNTED: usize = 2;
/// In a count: what there is more or less.
pub const DIFFERENCE: usize = 3;
/// In a count: what a unit found is worth.
pub const FOUND_COST: usize = 4;

/// The columns of a document's lines.
pub fn columns(kind: Kind, items: LookupSource, currency: CurrencyCode) -> Vec<LineColumn> {
    use linegrid::Kind as Holds;
    let (quantities, prices) = (Quantity::SCALE, UnitPrice::SCALE);
    let money = |key, label: &str, kind| LineColumn::new(key, format!("{} {currency}", t(label)), kind, "152px");
    let item = LineColumn::new("item_id", t("label-item"), Holds::Lookup(items), "minmax(240px, 1fr)");
    match kind {
        Kind::Receipt => vec![
            item,
            LineColumn::new("quantity", t("label-quantity"), Holds::Quantity(quantities), "128px"),
            money("unit_cost", "stock-unit-cost", Holds::Quantity(prices)),
            money("value", "label-value", Holds::Amount(currency.minor_digits())),
        ],
        Kind::Adjustment => vec![
            item,
            LineColumn::new("booked", t("stock-booked"), Holds::Computed(quantities), "112px"),
            LineColumn::new("counted", t("stock-counted"), Holds::Quantity(quantities), "112px"),
            LineColumn::new("difference", t("label-difference"), Holds::Quantity(quantities), "112px"),
            money("unit_cost", "stock-unit-cost", Holds::Quantity(prices)),
        ],
    }
}

/// What happens to a line after a cell was typed: cost and value of a receipt, count and difference of a count exclude
/// each other, and the one not typed shows what it comes to.
pub fn follow(kind: Kind, line: &mut [LineCell], column: usize, currency: CurrencyCode) {
    let (one, other) = match kind {
        Kind::Receipt => (COST, VALUE),
        Kind::Adjustment => (COUNTED, DIFFERENCE),
    };
    if (column == one || column == other) && !line[column].is_empty() {
        line[one + other - column] = LineCell::default();
    }
    match kind {
        Kind::Receipt => {
            let (quantity, cost, value) = (line[QUANTITY].decimal(), line[COST].decimal(), line[VALUE].decimal());
            let decimals = currency.minor_digits();
            let worth = worth(quantity, cost, currency).map(|worth| figures::decimal(worth, decimals, decimals));
            line[VALUE].usual = worth.unwrap_or_default();
            line[COST].usual = match (value, quantity) {
                (Some(value), Some(quantity)) => {
                    value.checked_div(quantity).map(|cost| figures::decimal(cost.round_dp(4), 2, 4)).unwrap_or_default()
                }
                _ => String::new(),
            };
        }
        Kind::Adjustment => {
            let (counted, difference) = (line[COUNTED].decimal(), line[DIFFERENCE].decimal());
            let booked = line[BOOKED].decimal();
            let shown =
                |value: Option<Decimal>| value.map(|value| figures::decimal(value, 0, Quantity::SCALE)).unwrap_or_default();
            line[DIFFERENCE].usual = shown(counted.zip(booked).map(|(counted, booked)| counted - booked));
            line[COUNTED].usual = shown(difference.zip(booked).map(|(difference, booked)| booked + difference));
        }
    }
}

/// What a line of a receipt is worth by quantity and unit cost.
fn worth(quantity: Option<Decimal>, cost: Option<Decimal>, currency: CurrencyCode) -> Option<Decimal> {
    Money::round_from_decimal(quantity?.checked_mul(cost?)?, currency).ok().map(Money::to_decimal)
}

/// What all lines of a receipt are worth.
pub fn total(model: &LineModel, currency: CurrencyCode) -> Decimal {
    let line =
        |line: &[LineCell]| line[VALUE].decimal().or_else(|| worth(line[QUANTITY].decimal(), line[COST].decimal(), currency));
    model.filled().filter_map(|(_, cells)| line(cells)).sum()
}

/// The fields above the lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    /// Where.
    pub warehouse: Option<WarehouseId>,
    /// The supplier.
    pub party: Option<Uuid>,
    /// When.
    pub document_on: CivilDate,
    /// The supplier's number.
    pub reference: String,
    /// What it is about; of a count, why.
    pub memo: String,
    /// Whether it is opening stock.
    pub opening: bool,
    /// Currency of costs, where it is not the company's.
    pub currency: Option<CurrencyCode>,
    /// Units of the company's currency for one of it.
    pub rate: Option<Rate>,
}

/// What keeps a document from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No warehouse.
    Warehouse,
    /// A count without a reason.
    Reason,
    /// No line.
    Lines,
    /// This cell of this line.
    Cell(usize, usize),
}

/// A cell as the contract's number; an empty one is none.
fn number<T>(line: &[LineCell], row: usize, column: usize, read: fn(Decimal) -> Option<T>) -> Result<Option<T>, Missing> {
    match line[column].decimal() {
        None => Ok(None),
        Some(value) => read(value).map(Some).ok_or(Missing::Cell(row, column)),
    }
}

fn lines<L>(
    model: &LineModel,
    read: impl Fn(ItemId, usize, &[LineCell]) -> Result<L, Missing>,
) -> Result<(Vec<L>, Vec<usize>), Missing> {
    let (mut lines, mut sent) = (Vec::new(), Vec::new());
    for (row, line) in model.filled() {
        if let Some(column) = line.iter().position(|cell| cell.error.is_some()) {
            return Err(Missing::Cell(row, column));
        }
        let item = line[ITEM].id_as().ok_or(Missing::Cell(row, ITEM))?;
        lines.push(read(item, row, line)?);
        sent.push(row);
    }
    if lines.is_empty() { Err(Missing::Lines) } else { Ok((lines, sent)) }
}

fn quantity_of(value: Decimal) -> Option<Quantity> {
    Quantity::try_from_decimal(value).ok()
}
fn price_of(value: Decimal) -> Option<UnitPrice> {
    UnitPrice::try_from_decimal(value).ok()
}

/// The receipt to post, and which line of the grid each of its lines is.
///
/// # Errors
/// What is missing first.
pub fn receipt(head: &Head, model: &LineModel) -> Result<(PostReceipt, Vec<usize>), Missing> {
    let warehouse_id = head.warehouse.ok_or(Missing::Warehouse)?;
    let (lines, sent) = lines(model, |item_id, row, line| {
        let quantity = number(line, row, QUANTITY, quantity_of)?.ok_or(Missing::Cell(row, QUANTITY))?;
        let unit_cost = number(line, row, COST, price_of)?;
        let value = line[VALUE].decimal().map(Amount::new);
        if unit_cost.is_none() && value.is_none() {
            return Err(Missing::Cell(row, COST));
        }
        Ok(ReceiptLine { item_id, quantity, unit_cost, value })
    })?;
    let request = PostReceipt {
        id: None,
        warehouse_id,
        document_on: head.document_on,
        posted_on: None,
        party_id: head.party,
        reference: head.reference.clone(),
        memo: head.memo.clone(),
        opening: head.opening,
        currency: head.currency,
        rate: head.rate,
        lines,
    };
    Ok((request, sent))
}

/// The count to post, and which line of the grid each of its lines is.
///
/// # Errors
/// What is missing first.
pub fn adjustment(head: &Head, model: &LineModel) -> Result<(PostAdjustment, Vec<usize>), Missing> {
    let warehouse_id = head.warehouse.ok_or(Missing::Warehouse)?;
    if head.memo.is_empty() {
        return Err(Missing::Reason);
    }
    let (lines, sent) = lines(model, |item_id, row, line| {
        let counted = number(line, row, COUNTED, quantity_of)?;
        let difference = number(line, row, DIFFERENCE, quantity_of)?;
        if counted.is_none() && difference.is_none() {
            return Err(Missing::Cell(row, COUNTED));
        }
        Ok(AdjustmentLine { item_id, difference, counted, unit_cost: number(line, row, FOUND_COST, price_of)? })
    })?;
    let request = PostAdjustment {
        id: None,
        warehouse_id,
        document_on: head.document_on,
        posted_on: None,
        reason: head.memo.clone(),
        lines,
    };
    Ok((request, sent))
}

#[cfg(test)]
mod tests {
    use kontor_kernel::{CurrencyCode, Decimal};

    use super::{COST, COUNTED, DIFFERENCE, FOUND_COST, Head, ITEM, Missing, QUANTITY, VALUE, adjustment, receipt, total, worth};
    use crate::kit::linegrid::{LineCell, LineModel};

    const ID: &str = "019e54b4-de00-7b43-9685-3f2a09b6b376";

    fn d(text: &str) -> Option<Decimal> {
        text.parse().ok()
    }
    fn cell(value: &str) -> LineCell {
        LineCell { value: value.to_owned(), shown: value.to_owned(), ..Default::default() }
    }
    fn model(lines: &[&[&str]]) -> LineModel {
        let line = |line: &&[&str]| {
            let mut cells: Vec<LineCell> = line.iter().map(|text| cell(text)).collect();
            if !cells[ITEM].is_empty() {
                cells[ITEM].id = ID.to_owned();
            }
            cells
        };
        let width = lines.first().map_or(4, |line| line.len());
        LineModel::new(vec![true; width], lines.iter().map(line).collect())
    }
    fn head() -> Head {
        Head { warehouse: ID.parse().ok(), memo: "Annual count".to_owned(), ..Head::default() }
    }

    #[test]
    fn a_line_is_worth_quantity_times_cost_rounded_half_away() {
        assert_eq!(worth(d("3"), d("1.115"), CurrencyCode::EUR), d("3.35"));
        assert_eq!(worth(d("2.5"), d("4.20"), CurrencyCode::EUR), d("10.50"));
        assert_eq!(worth(None, d("1"), CurrencyCode::EUR), None);
        let lines = model(&[&["A", "3", "1.115", ""], &["B", "1", "", "20.00"], &["", "", "", ""]]);
        assert_eq!(Some(total(&lines, CurrencyCode::EUR)), d("23.35"));
    }

    #[test]
    fn a_receipt_needs_warehouse_item_quantity_and_cost() {
        let good = model(&[&["A", "3", "1.5", ""], &["", "", "", ""], &["B", "1", "", "20"]]);
        let (request, sent) = receipt(&head(), &good).expect("complete");
        assert_eq!((request.lines.len(), sent), (2, vec![0, 2]));
        for (lines, missing) in [
            (model(&[&["A", "", "1", ""]]), Missing::Cell(0, QUANTITY)),
            (model(&[&["A", "1", "", ""]]), Missing::Cell(0, COST)),
            (model(&[&["", "1", "1", ""]]), Missing::Cell(0, ITEM)),
            (model(&[]), Missing::Lines),
        ] {
            assert_eq!(receipt(&head(), &lines).err(), Some(missing));
        }
        assert_eq!(receipt(&Head::default(), &good).err(), Some(Missing::Warehouse));
        assert_eq!(good.cell(2, VALUE).and_then(LineCell::decimal), d("20"));
    }

    #[test]
    fn a_count_says_what_was_counted_or_what_differs_and_why() {
        let good = model(&[&["A", "", "12", "", ""], &["B", "", "", "-2", ""]]);
        let (request, _) = adjustment(&head(), &good).expect("complete");
        assert_eq!(request.lines[0].counted.map(|quantity| quantity.to_decimal().normalize()), d("12"));
        assert_eq!(request.lines[1].difference.map(|quantity| quantity.to_decimal().normalize()), d("-2"));
        assert_eq!(adjustment(&head(), &model(&[&["A", "", "", "", "3"]])).err(), Some(Missing::Cell(0, COUNTED)));
        assert_eq!(adjustment(&Head { memo: String::new(), ..head() }, &good).err(), Some(Missing::Reason));
        assert!(good.cell(0, DIFFERENCE).is_some_and(LineCell::is_empty));
        assert!(good.cell(0, FOUND_COST).is_some_and(LineCell::is_empty));
    }
}
