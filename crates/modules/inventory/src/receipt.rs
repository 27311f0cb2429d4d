//! Goods receipts.

use kontor_contract::Result;
use kontor_contract::finance::LockKind;
use kontor_contract::inventory::{ITEM_COST_REQUIRED, Valuation};
use kontor_contract::list::Page;
use kontor_contract::receipt::{
    GetReceipt, ListReceipts, PostReceipt, StockDocumentId, StockDocumentKind, StockDocumentRow, StockDocumentView,
};
use kontor_contract::stock::MoveKind;
use kontor_contract::warehouse::WAREHOUSE_UNKNOWN;
use kontor_kernel::Money;
use kontor_platform::{Change, Cx};

use crate::document::{self, Draft};
use crate::lists;
use crate::model::{Place, in_functional, moved, receipt_amounts, total};
use crate::rows::StockItem;
use crate::stocks::{Key, Purpose, Stocks};
use crate::valuation::{Cost, Incoming};

pub(crate) async fn list(cx: &mut Cx, request: ListReceipts) -> Result<Page<StockDocumentRow>> {
    cx.page(&lists::RECEIPTS, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetReceipt) -> Result<StockDocumentView> {
    shown(cx, request.id).await
}

pub(crate) async fn shown(cx: &mut Cx, id: StockDocumentId) -> Result<StockDocumentView> {
    document::load(cx, StockDocumentKind::Receipt, id).await
}

/// Brings goods in with their value, against goods received and not invoiced, or the opening account.
pub(crate) async fn post(cx: &mut Change, request: PostReceipt) -> Result<StockDocumentId> {
    let functional = cx.caller()?.company.currency;
    let currency = request.currency.unwrap_or(functional);
    let id = document::id(cx, request.id).await?;
    let keys: Vec<Key> = request.lines.iter().map(|line| (line.item_id, request.warehouse_id)).collect();
    let mut stocks = Stocks::load(cx, &keys, Purpose::Receive).await?;
    let items: Vec<&StockItem> = request.lines.iter().filter_map(|line| stocks.items.get(&line.item_id)).collect();
    let amounts = receipt_amounts(&request.lines, &items, currency)?;
    let whole = total(amounts.iter().copied(), currency)?;
    let values = in_functional(&amounts, whole, request.rate, functional)?;
    let value = total(values.iter().map(|minor| Money::new(*minor, functional)), functional)?;
    let kind = if request.opening { MoveKind::Opening } else { MoveKind::Receipt };
    let mut moves = Vec::new();
    for (at, ((line, value), number)) in request.lines.iter().zip(values).zip(1..).enumerate() {
        let Some((item, warehouse, stock)) = stocks.place(keys[at]) else { continue };
        let standard = match (stock.holding.valuation, item.standard_cost) {
            (Valuation::Standard, Some(cost)) => Some(Cost::Unit(cost).of(line.quantity.scaled(), functional)?),
            (Valuation::Standard, None) => {
                return Err(ITEM_COST_REQUIRED.with("item", &item.code).at(format!("lines[{at}].item_id")));
            }
            _ => None,
        };
        let steps = stock.holding.receive(Incoming { standard, ..Incoming::new(kind, line.quantity.scaled(), value) })?;
        let place = Place { line: number, item, warehouse, returns: None };
        moves.extend(steps.into_iter().map(|step| moved(place, step)));
    }
    let unknown = || WAREHOUSE_UNKNOWN.with("warehouse", request.warehouse_id).at("warehouse_id");
    let warehouse = stocks.warehouses.remove(&request.warehouse_id).ok_or_else(unknown)?;
    cx.weigh(document::weight(value, &warehouse, request.party_id).agreed(whole)).await?;
    let draft = Draft {
        kind: StockDocumentKind::Receipt,
        id,
        warehouse,
        document_on: request.document_on,
        posted_on: request.posted_on.unwrap_or(request.document_on),
        locks: if request.opening { Vec::new() } else { vec![LockKind::Purchases] },
        party_id: request.party_id,
        reference: request.reference,
        memo: request.memo,
        opening: request.opening,
        rate: request.rate,
        total: whole,
        value,
        moves,
        reverses: None,
    };
    document::post(cx, draft).await
}
