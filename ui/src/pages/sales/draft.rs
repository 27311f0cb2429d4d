//! What a quotation, an order or a direct invoice is while it is typed, and what the book is asked.

use kontor_contract::{
    identity::BranchId,
    sales::{
        PostalAddress,
        line::{Adjustment, AdjustmentInput, AdjustmentKind, LineInput, LineView},
        order::{DraftBody, OrderView},
    },
};
use kontor_kernel::{CivilDate, Code, CurrencyCode, Language, Percent, Quantity, Rate, UnitPrice};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::words::Kind;
use crate::{
    client::Attempt,
    figures,
    kit::{
        Choice, LookupSource,
        linegrid::{Kind as Holds, LineCell, LineColumn, LineModel},
    },
    text::t,
};

/// Columns of the grid, in order.
pub const ITEM: usize = 0;
/// What it is.
pub const DESCRIPTION: usize = 1;
/// How much.
pub const QUANTITY: usize = 2;
/// Unit as printed.
pub const UNIT: usize = 3;
/// Net price of one unit.
pub const PRICE: usize = 4;
/// Discount, per cent.
pub const DISCOUNT: usize = 5;
/// Tax code.
pub const TAX: usize = 6;
/// Where it is delivered from.
pub const WAREHOUSE: usize = 7;
/// Net amount of the line.
pub const NET: usize = 8;
const COUNT: usize = 9;

/// Decimals of prices shown at least, and taken at most.
const PRICE_DECIMALS: (u32, u32) = (2, 6);

/// The columns of a draft's lines.
pub fn columns(items: LookupSource, tax_codes: LookupSource, warehouses: LookupSource) -> Vec<LineColumn> {
    let quantity = Holds::Quantity(Quantity::SCALE);
    vec![
        LineColumn::new("item_id", t("label-item"), Holds::Lookup(items), "112px"),
        LineColumn::new("description", t("label-description"), Holds::Text, "minmax(140px, 1fr)"),
        LineColumn::new("quantity", t("label-quantity"), quantity, "88px"),
        LineColumn { max: 16, ..LineColumn::new("unit", t("label-unit"), Holds::Text, "64px") },
        LineColumn::new("unit_price", t("label-price"), Holds::Price(PRICE_DECIMALS.0, PRICE_DECIMALS.1), "104px"),
        LineColumn::new("discount", t("label-discount"), Holds::Quantity(Percent::SCALE), "80px"),
        LineColumn::new("tax_code", t("label-tax"), Holds::Lookup(tax_codes), "88px"),
        LineColumn::new("warehouse_id", t("label-warehouse-short"), Holds::Lookup(warehouses), "88px"),
        LineColumn::new("net", t("label-net"), Holds::Computed(2), "112px"),
    ]
}

/// What a change of one cell does to its line: a chosen item counts once and names itself.
pub fn follow(line: &mut [LineCell], column: usize) {
    if column == WAREHOUSE {
        // The code is enough.
        line[WAREHOUSE].note.clear();
    }
    if column != ITEM {
        return;
    }
    // The name stands in the column beside it.
    let name = std::mem::take(&mut line[ITEM].note);
    if line[ITEM].id.is_empty() {
        return;
    }
    for usual in [DESCRIPTION, UNIT, PRICE, TAX, NET] {
        line[usual].usual.clear();
    }
    line[DESCRIPTION].usual = name;
    if line[QUANTITY].is_empty() {
        line[QUANTITY] = LineCell::one();
    }
}

/// What stands above and below the lines.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The customer.
    pub customer: Option<Choice>,
    /// Date of the document.
    pub date: Option<CivilDate>,
    /// A quotation's last day, an order's day of delivery, an invoice's day of supply.
    pub until: Option<CivilDate>,
    /// The customer's own sign.
    pub reference: String,
    /// Payment term; the customer's if absent.
    pub term: Option<Choice>,
    /// Where stocked items come from.
    pub warehouse: Option<Choice>,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// Who published the rate.
    pub rate_source: String,
    /// Discount on the whole document, per cent.
    pub discount: Option<Percent>,
    /// Text below the lines; the company's own if empty.
    pub closing: String,
    /// What this screen does not show and must not lose.
    #[serde(default)]
    pub kept: Kept,
}

/// Particulars of a saved draft that the screen leaves as they are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    branch_id: Option<BranchId>,
    language: Option<Language>,
    currency: Option<CurrencyCode>,
    delivery_address: Option<PostalAddress>,
    introduction: Option<String>,
    adjustments: Vec<Adjustment>,
}

/// Unsaved typing as it lies on the shelf.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Typing {
    /// What stands above and below the lines.
    pub head: Head,
    /// The lines.
    pub lines: Vec<Vec<LineCell>>,
    /// The document's id, chosen before it is first saved.
    pub id: String,
    /// The version the typing began with; 0 for a new one.
    pub version: i64,
    /// The draft as it was saved in that version, to be compared with what somebody else may make of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Box<Typing>>,
    /// The attempt to save it, should its answer have been lost.
    #[serde(default)]
    pub saving: Attempt,
    /// The attempt to send, confirm or post it.
    #[serde(default)]
    pub going: Attempt,
}

/// What keeps a draft from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// The customer.
    Customer,
    /// A line with something in it.
    Lines,
    /// A cell of the grid.
    Cell(usize, usize),
}

/// What the book is asked about a draft, and which line of the grid each of its lines is.
///
/// # Errors
/// The first thing that is missing or cannot be read.
pub fn body(kind: Kind, head: &Head, model: &LineModel, discount_reason: &str) -> Result<(DraftBody, Vec<usize>), Lacks> {
    let customer_id = head.customer.as_ref().and_then(|customer| customer.id.parse().ok()).ok_or(Lacks::Customer)?;
    let warehouse_id = head.warehouse.as_ref().and_then(|warehouse| warehouse.id.parse().ok());
    let mut lines = Vec::new();
    let mut sent = Vec::new();
    for (row, line) in model.filled() {
        if let Some(column) = line.iter().position(|cell| cell.error.is_some()) {
            return Err(Lacks::Cell(row, column));
        }
        lines.push(line_input(line, warehouse_id).map_err(|column| Lacks::Cell(row, column))?);
        sent.push(row);
    }
    let day = |wanted: Kind| head.until.filter(|_| kind == wanted);
    let body = DraftBody {
        customer_id,
        branch_id: head.kept.branch_id,
        date: head.date,
        valid_until: day(Kind::Quotation),
        deliver_on: day(Kind::Order),
        language: head.kept.language,
        currency: head.kept.currency,
        rate: head.rate,
        delivery_address: head.kept.delivery_address.clone(),
        payment_term: head.term.as_ref().and_then(|term| term.code.parse::<Code>().ok()),
        reference: head.reference.trim().to_owned(),
        introduction: head.kept.introduction.clone(),
        closing: Some(head.closing.trim().to_owned()).filter(|text| !text.is_empty()),
        lines,
        adjustments: adjustments(head, discount_reason),
    };
    Ok((body, sent))
}

/// A discount that was typed replaces the allowances and charges the draft had.
fn adjustments(head: &Head, reason: &str) -> Vec<AdjustmentInput> {
    let kept = |one: &Adjustment| AdjustmentInput {
        kind: one.kind,
        reason: one.reason.clone(),
        amount: Some(kontor_contract::amount::Amount::new(one.amount.to_decimal())),
        percent: None,
        tax_code: Some(one.tax_code.clone()),
    };
    match head.discount {
        None => head.kept.adjustments.iter().map(kept).collect(),
        Some(percent) if !percent.is_zero() => vec![AdjustmentInput {
            kind: AdjustmentKind::Allowance,
            reason: reason.to_owned(),
            amount: None,
            percent: Some(percent),
            tax_code: None,
        }],
        Some(_) => Vec::new(),
    }
}

fn line_input(line: &[LineCell], warehouse_id: Option<Uuid>) -> Result<LineInput, usize> {
    let item_id: Option<Uuid> = line[ITEM].id_as();
    if item_id.is_none() && !line[ITEM].is_empty() {
        return Err(ITEM);
    }
    let description = line[DESCRIPTION].value.trim().to_owned();
    if item_id.is_none() && description.is_empty() {
        return Err(ITEM);
    }
    let quantity = line[QUANTITY].decimal().and_then(|value| Quantity::try_from_decimal(value).ok()).ok_or(QUANTITY)?;
    let unit_price = match line[PRICE].decimal() {
        Some(value) => Some(UnitPrice::try_from_decimal(value).map_err(|_| PRICE)?),
        None if item_id.is_none() => return Err(PRICE),
        None => None,
    };
    let discount = line[DISCOUNT].decimal().map_or(Ok(Percent::ZERO), Percent::try_from_decimal).map_err(|_| DISCOUNT)?;
    let tax_code = match line[TAX].value.as_str() {
        "" if item_id.is_none() => return Err(TAX),
        "" => None,
        code => Some(code.parse::<Code>().map_err(|_| TAX)?),
    };
    let unit = line[UNIT].value.clone();
    if line[WAREHOUSE].id.is_empty() && !line[WAREHOUSE].is_empty() {
        return Err(WAREHOUSE);
    }
    // An item without stock has no place it comes from; the book leaves the warehouse out there.
    let warehouse_id = line[WAREHOUSE].id_as().or(warehouse_id);
    Ok(LineInput { item_id, description, quantity, unit, unit_price, discount, tax_code, warehouse_id })
}

/// What the book will put into the cells that are empty, for the lines as they were asked about.
pub fn usual(lines: &[LineView], sent: &[usize]) -> Vec<(usize, usize, String)> {
    lines
        .iter()
        .zip(sent)
        .flat_map(|(line, row)| {
            [
                (*row, DESCRIPTION, line.description.clone()),
                (*row, UNIT, line.unit.clone()),
                (*row, PRICE, price(line.unit_price)),
                (*row, TAX, line.tax_code.to_string()),
                (*row, NET, figures::amount(line.net)),
            ]
        })
        .collect()
}

/// A price as people read it.
pub fn price(price: UnitPrice) -> String {
    figures::decimal(price.to_decimal(), PRICE_DECIMALS.0, PRICE_DECIMALS.1)
}

/// A saved draft as typing.
pub fn typing_of(view: &OrderView, warehouses: &[Choice]) -> Typing {
    let head = &view.head;
    // What most lines come from stands above them; the others keep their own.
    let first = view.lines.iter().find_map(|line| line.warehouse_id).map(|id| id.to_string());
    let warehouse = first.and_then(|id| warehouses.iter().find(|one| one.id == id).cloned());
    Typing {
        head: Head {
            customer: Some(Choice { id: head.customer_id.to_string(), code: head.customer.clone(), ..Default::default() }),
            date: Some(head.date),
            until: head.valid_until.or(head.deliver_on),
            reference: head.reference.clone(),
            term: head.payment_term.as_ref().map(|term| Choice::new(term.to_string(), "")),
            warehouse: warehouse.clone(),
            rate: head.rate,
            rate_source: String::new(),
            discount: None,
            closing: head.closing.clone(),
            kept: Kept {
                branch_id: Some(head.branch_id),
                language: Some(head.language),
                currency: Some(head.currency),
                delivery_address: head.delivery_address.clone(),
                introduction: Some(head.introduction.clone()),
                adjustments: view.adjustments.clone(),
            },
        },
        lines: view.lines.iter().map(|line| cells(line, warehouse_of(line, &warehouse, warehouses))).collect(),
        id: head.id.to_string(),
        version: head.version,
        ..Default::default()
    }
}

/// The warehouse of a line that comes from another one than the rest.
fn warehouse_of<'a>(line: &LineView, usual: &Option<Choice>, warehouses: &'a [Choice]) -> Option<&'a Choice> {
    let id = line.warehouse_id?.to_string();
    let other = usual.as_ref().is_none_or(|usual| usual.id != id);
    warehouses.iter().find(|one| other && one.id == id)
}

/// A stored line as cells.
fn cells(line: &LineView, warehouse: Option<&Choice>) -> Vec<LineCell> {
    let text = |text: &str| LineCell { value: text.to_owned(), shown: text.to_owned(), ..Default::default() };
    let mut cells = vec![LineCell::default(); COUNT];
    if let Some(id) = line.item_id {
        cells[ITEM] = LineCell { id: id.to_string(), ..text(&line.item_code) };
    }
    cells[DESCRIPTION] = text(&line.description);
    cells[QUANTITY] = LineCell::number(line.quantity.to_decimal().normalize(), 0, Quantity::SCALE);
    cells[UNIT] = text(&line.unit);
    cells[PRICE] = LineCell { value: line.unit_price.to_string(), shown: price(line.unit_price), ..Default::default() };
    if !line.discount.is_zero() {
        cells[DISCOUNT] = LineCell::number(line.discount.to_decimal().normalize(), 0, Percent::SCALE);
    }
    cells[TAX] = text(line.tax_code.as_str());
    if let Some(warehouse) = warehouse {
        cells[WAREHOUSE] = LineCell { note: String::new(), ..LineCell::chosen(warehouse) };
    }
    cells[NET].usual = figures::amount(line.net);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0190a000-0000-7000-8000-000000000001";

    fn cell(value: &str) -> LineCell {
        LineCell { value: value.to_owned(), shown: value.to_owned(), ..Default::default() }
    }
    fn model(lines: &[[&str; COUNT]]) -> LineModel {
        let lines = lines.iter().map(|line| {
            let mut cells: Vec<LineCell> = line.iter().map(|value| cell(value)).collect();
            if cells[ITEM].value.starts_with("0190") {
                cells[ITEM] = LineCell { id: cells[ITEM].value.clone(), ..cell("A-1") };
            }
            cells
        });
        LineModel::new(vec![true; COUNT], lines.collect())
    }
    fn head() -> Head {
        Head { customer: Some(Choice { id: ID.to_owned(), ..Default::default() }), ..Default::default() }
    }

    #[test]
    fn what_is_not_typed_is_left_to_the_book() {
        let (body, sent) = body(
            Kind::Order,
            &head(),
            &model(&[[ID, "", "3", "", "", "", "", "", ""], ["", "", "", "", "", "", "", "", ""]]),
            "",
        )
        .expect("whole");
        assert_eq!((body.lines.len(), sent), (1, vec![0]));
        let line = &body.lines[0];
        assert_eq!((line.quantity, line.unit_price, line.tax_code.is_none()), (Quantity::whole(3), None, true));
    }

    #[test]
    fn the_first_gap_is_named() {
        let gap = |line: [&str; COUNT]| body(Kind::Quotation, &head(), &model(&[line]), "").err();
        for (line, column) in [
            (["typed", "", "1", "", "", "", "", "", ""], ITEM),
            (["", "", "1", "", "", "", "", "", ""], ITEM),
            ([ID, "", "", "", "", "", "", "", ""], QUANTITY),
            (["", "Assembly", "1", "h", "", "", "DE-S19", "", ""], PRICE),
            (["", "Assembly", "1", "h", "80", "", "", "", ""], TAX),
        ] {
            assert_eq!(gap(line), Some(Lacks::Cell(0, column)), "{line:?}");
        }
        assert_eq!(body(Kind::Order, &Head::default(), &model(&[]), "").err(), Some(Lacks::Customer));
    }

    #[test]
    fn a_typed_discount_replaces_what_was_there() {
        let lines = model(&[[ID, "", "1", "", "", "", "", "", ""]]);
        let asked = |discount| {
            let head = Head { discount, ..head() };
            body(Kind::Order, &head, &lines, "Discount").expect("whole").0.adjustments
        };
        assert!(asked(None).is_empty());
        assert!(asked(Some(Percent::ZERO)).is_empty());
        let [one] = asked(Some(Percent::whole(10))).try_into().expect("one");
        assert_eq!((one.percent, one.reason.as_str()), (Some(Percent::whole(10)), "Discount"));
    }

    #[test]
    fn a_chosen_item_counts_once_and_names_itself() {
        let mut line = vec![LineCell::default(); COUNT];
        line[ITEM] = LineCell { id: ID.to_owned(), note: "Cylinder".to_owned(), ..cell("A-1") };
        follow(&mut line, ITEM);
        assert_eq!((line[DESCRIPTION].usual.as_str(), line[QUANTITY].value.as_str()), ("Cylinder", "1"));
        line[QUANTITY] = cell("7");
        follow(&mut line, ITEM);
        assert_eq!(line[QUANTITY].value, "7");
    }
}
