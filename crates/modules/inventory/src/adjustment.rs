//! Counts: what was found more or less than the books say.

use kontor_contract::Result;
use kontor_contract::inventory::Valuation;
use kontor_contract::list::Page;
use kontor_contract::receipt::{
    AdjustmentLine, COUNT_COST_REQUIRED, COUNT_WITHOUT_DIFFERENCE, GetAdjustment, ListAdjustments, PostAdjustment,
    STOCK_RESERVED, StockDocumentId, StockDocumentKind, StockDocumentRow, StockDocumentView,
};
use kontor_contract::stock::{MoveKind, Moved, STOCK_NOT_AVAILABLE, VALUE_NEGATIVE};
use kontor_contract::warehouse::WAREHOUSE_UNKNOWN;
use kontor_kernel::{Money, Quantity, UnitPrice};
use kontor_platform::{Change, Cx};

use crate::document::{self, Draft};
use crate::lists;
use crate::model::{Place, difference, moved, total};
use crate::rows::{StockItem, Warehouse};
use crate::stocks::{Key, Purpose, Stock, Stocks};
use crate::valuation::{Cost, Incoming, Move};

pub(crate) async fn list(cx: &mut Cx, request: ListAdjustments) -> Result<Page<StockDocumentRow>> {
    cx.page(&lists::ADJUSTMENTS, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetAdjustment) -> Result<StockDocumentView> {
    shown(cx, request.id).await
}

pub(crate) async fn shown(cx: &mut Cx, id: StockDocumentId) -> Result<StockDocumentView> {
    document::load(cx, StockDocumentKind::Adjustment, id).await
}

/// Posts what a count found; lines without a difference are left out.
pub(crate) async fn post(cx: &mut Change, request: PostAdjustment) -> Result<StockDocumentId> {
    let functional = cx.caller()?.company.currency;
    let id = document::id(cx, request.id).await?;
    let keys: Vec<Key> = request.lines.iter().map(|line| (line.item_id, request.warehouse_id)).collect();
    let mut stocks = Stocks::load(cx, &keys, Purpose::Receive).await?;
    let mut moves: Vec<Moved> = Vec::new();
    for (at, (line, number)) in request.lines.iter().zip(1..).enumerate() {
        let last = match needs_cost(&stocks, keys[at], line) {
            true => stocks.last_cost(cx, keys[at]).await?,
            false => None,
        };
        let Some((item, warehouse, stock)) = stocks.place(keys[at]) else { continue };
        let change = difference(line, item, stock.holding.quantity, at)?;
        let steps = match change {
            0 => Vec::new(),
            found if found > 0 => find(stock, item, line, found, last, at)?,
            lost => vec![lose((item, warehouse, stock), -lost, last, at)?],
        };
        let place = Place { line: number, item, warehouse, returns: None };
        moves.extend(steps.into_iter().map(|step| moved(place, step)));
    }
    if moves.is_empty() {
        return Err(COUNT_WITHOUT_DIFFERENCE.at("lines"));
    }
    let values = moves.iter().filter(|step| step.kind == MoveKind::Adjustment).map(|step| step.value.in_currency(functional));
    let values = values.collect::<Result<Vec<Money>>>()?;
    // What was found does not make up for what was lost.
    let weight = total(values.iter().map(|value| value.abs()), functional)?;
    let value = total(values, functional)?;
    let unknown = || WAREHOUSE_UNKNOWN.with("warehouse", request.warehouse_id).at("warehouse_id");
    let weight = document::weight(weight, stocks.warehouses.get(&request.warehouse_id).ok_or_else(unknown)?, None);
    cx.weigh(weight).await?;
    stocks.guard(cx);
    let warehouse = stocks.warehouses.remove(&request.warehouse_id).ok_or_else(unknown)?;
    let draft = Draft {
        kind: StockDocumentKind::Adjustment,
        id,
        warehouse,
        document_on: request.document_on,
        posted_on: request.posted_on.unwrap_or(request.document_on),
        locks: Vec::new(),
        party_id: None,
        reference: String::new(),
        memo: request.reason,
        opening: false,
        rate: None,
        total: value,
        value,
        moves,
        reverses: None,
    };
    document::post(cx, draft).await
}

/// Whether a line may have to be valued as an earlier receipt: it names no cost, and there is too little to tell one.
fn needs_cost(stocks: &Stocks, key: Key, line: &AdjustmentLine) -> bool {
    let on_hand = stocks.stocks.get(&key).map_or(0, |stock| stock.holding.quantity);
    let lost = line.difference.map_or(0, |difference| (-difference.scaled()).max(0));
    line.unit_cost.is_none() && (on_hand <= 0 || lost > on_hand)
}

fn find(
    stock: &mut Stock,
    item: &StockItem,
    line: &AdjustmentLine,
    found: i64,
    last: Option<Cost>,
    at: usize,
) -> Result<Vec<Move>> {
    let given = line.unit_cost.map(Cost::Unit);
    if line.unit_cost.is_some_and(|cost| cost < UnitPrice::ZERO) {
        return Err(VALUE_NEGATIVE.with("value", line.unit_cost.unwrap_or_default()).at(format!("lines[{at}].unit_cost")));
    }
    let standard = item.standard_cost.map(Cost::Unit);
    let cost = match stock.holding.valuation {
        // Stock at standard is worth the standard, whatever it is found at.
        Valuation::Standard => standard.or(given),
        _ => given.or_else(|| stock.holding.cost()).or(last).or(standard),
    };
    let cost = cost.ok_or_else(|| COUNT_COST_REQUIRED.with("item", &item.code).at(format!("lines[{at}].unit_cost")))?;
    let value = cost.of(found, stock.holding.currency)?;
    stock.taken -= found;
    stock.holding.receive(Incoming::new(MoveKind::Adjustment, found, value))
}

/// What is gone is gone, but what is promised must be released first: nobody may go on counting on it.
fn lose(
    (item, warehouse, stock): (&StockItem, &Warehouse, &mut Stock),
    lost: i64,
    last: Option<Cost>,
    at: usize,
) -> Result<Move> {
    let (on_hand, left) = (stock.holding.quantity, stock.holding.quantity - lost);
    if warehouse.negative_stock.refuses() {
        if left < 0 {
            let refused = STOCK_NOT_AVAILABLE.with("item", &item.code).with("available", Quantity::from_scaled(on_hand.max(0)));
            return Err(refused.with("asked", Quantity::from_scaled(lost)).at(format!("lines[{at}].difference")));
        }
        if left < stock.reserved {
            let refused = STOCK_RESERVED.with("item", &item.code).with("reserved", Quantity::from_scaled(stock.reserved));
            return Err(refused.with("left", Quantity::from_scaled(left)).at(format!("lines[{at}]")));
        }
    }
    stock.taken += lost;
    stock.holding.issue(MoveKind::Adjustment, lost, last)
}
