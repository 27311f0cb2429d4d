//! Goods receipts and counts taken back: a new document that moves the opposite, to the quantity and the cent. What has
//! been used since cannot be taken back, as its cost stands in other documents.

use std::collections::BTreeMap;

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::LockKind;
use kontor_contract::receipt::{
    DOCUMENT_CONSUMED, DOCUMENT_REVERSED, ReverseAdjustment, ReverseReceipt, STOCK_RESERVED, StockDocumentId, StockDocumentKind,
};
use kontor_contract::row::{Column as _, Value};
use kontor_contract::stock::{MoveId, Moved};
use kontor_contract::warehouse::WAREHOUSE_UNKNOWN;
use kontor_contract::{Error, Result, params};
use kontor_kernel::{CivilDate, Quantity};
use kontor_platform::Change;

use crate::document::{self, Draft, Reversed};
use crate::model::{Place, moved};
use crate::rows::{DocumentMove, DocumentRecord, StockItem, UsedLayer, Warehouse};
use crate::sql;
use crate::stocks::{Key, Purpose, Stock, Stocks};
use crate::valuation::{Layer, Move};

pub(crate) async fn receipt(cx: &mut Change, request: ReverseReceipt) -> Result<StockDocumentId> {
    let ReverseReceipt { id, posted_on, reason } = request;
    reverse(cx, Asked { kind: StockDocumentKind::Receipt, id, posted_on, reason }).await
}

pub(crate) async fn adjustment(cx: &mut Change, request: ReverseAdjustment) -> Result<StockDocumentId> {
    let ReverseAdjustment { id, posted_on, reason } = request;
    reverse(cx, Asked { kind: StockDocumentKind::Adjustment, id, posted_on, reason }).await
}

struct Asked {
    kind: StockDocumentKind,
    id: StockDocumentId,
    posted_on: Option<CivilDate>,
    reason: String,
}

async fn reverse(cx: &mut Change, asked: Asked) -> Result<StockDocumentId> {
    let Asked { kind, id, posted_on, reason } = asked;
    let posted_on = posted_on.unwrap_or_else(|| cx.today());
    let missing = || NOT_FOUND.with("what", kind.as_str()).with("id", id).at("id");
    let original: DocumentRecord = cx.get(&sql::DOCUMENT, params![id, kind], missing).await?;
    let reversal: Option<(String,)> = cx.find(&sql::DOCUMENT_REVERSAL, params![id]).await?;
    if reversal.is_some() || original.reverses_id.is_some() {
        return Err(DOCUMENT_REVERSED.with("number", original.number));
    }
    let warehouse: Option<Warehouse> = cx.find(&sql::WAREHOUSE, params![original.warehouse_id]).await?;
    let warehouse = warehouse.ok_or_else(|| WAREHOUSE_UNKNOWN.with("warehouse", original.warehouse_id))?;
    let weight = document::weight(original.value, &warehouse, original.party_id).made_by(original.actor_id);
    cx.weigh(weight).await?;
    let moves = undo_all(cx, id).await?;
    let draft = Draft {
        kind,
        id: StockDocumentId::from_uuid(cx.new_id()),
        warehouse,
        document_on: posted_on,
        posted_on,
        locks: if kind == StockDocumentKind::Receipt && !original.opening { vec![LockKind::Purchases] } else { Vec::new() },
        party_id: original.party_id,
        reference: original.number,
        memo: reason,
        opening: original.opening,
        rate: original.rate,
        total: original.total.neg(),
        value: original.value.neg(),
        moves,
        reverses: Some(Reversed { id, entry_id: original.entry_id }),
    };
    document::post(cx, draft).await
}

/// The opposite of a document's moves, the last first.
async fn undo_all(cx: &mut Change, id: StockDocumentId) -> Result<Vec<Moved>> {
    let steps: Vec<DocumentMove> = cx.rows(&sql::MOVES_TO_UNDO, params![id.uuid()]).await?;
    let ids: Vec<Value> = steps.iter().map(|step| step.id.to_value()).collect();
    let used: Vec<UsedLayer> = cx.rows_in(&sql::USED_LAYERS, Vec::new(), &ids).await?;
    let mut layers: BTreeMap<MoveId, Vec<Layer>> = BTreeMap::new();
    for used in used {
        let layer = Layer { layer: used.layer, quantity: used.quantity, value: used.value_minor };
        layers.entry(used.move_id).or_default().push(layer);
    }
    let keys: Vec<Key> = steps.iter().map(|step| (step.item_id, step.warehouse_id)).collect();
    let mut stocks = Stocks::load(cx, &keys, Purpose::TakeBack).await?;
    let mut moves = Vec::with_capacity(steps.len());
    for (step, key) in steps.into_iter().zip(keys) {
        let Some((item, warehouse, stock)) = stocks.place(key) else { continue };
        let done = Move {
            kind: step.kind,
            sequence: step.sequence,
            quantity: step.quantity,
            value: step.value_minor,
            layers: layers.remove(&step.id).unwrap_or_default(),
        };
        let undone = undo((item, warehouse, stock), &done)?;
        moves.push(moved(Place { line: step.source_line, item, warehouse, returns: None }, undone));
    }
    stocks.guard(cx);
    Ok(moves)
}

fn undo((item, warehouse, stock): (&StockItem, &Warehouse, &mut Stock), done: &Move) -> Result<Move> {
    let consumed = || -> Error { DOCUMENT_CONSUMED.with("item", &item.code) };
    let undone = stock.holding.undo(done)?.ok_or_else(consumed)?;
    // What is promised stays promised.
    let left = stock.holding.quantity;
    if undone.quantity < 0 && warehouse.negative_stock.refuses() && left < stock.reserved {
        let refused = STOCK_RESERVED.with("item", &item.code).with("reserved", Quantity::from_scaled(stock.reserved));
        return Err(refused.with("left", Quantity::from_scaled(left)));
    }
    stock.taken -= undone.quantity;
    Ok(undone)
}
