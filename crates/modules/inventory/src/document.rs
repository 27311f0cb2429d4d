//! Documents of the warehouse: what goods receipts and counts have in common.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{EntryId, LockKind};
use kontor_contract::limits::{Action, Weight};
use kontor_contract::posting::{PostDocument, PostedDocument, SourceNumber, asked_for};
use kontor_contract::receipt::{
    AdjustmentPosted, DOCUMENT_POSTED, ReceiptPosted, StockDocumentHead, StockDocumentId, StockDocumentKind, StockDocumentPosted,
    StockDocumentView,
};
use kontor_contract::stock::{MoveRow, Moved, Movement};
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, Money, Rate};
use kontor_platform::{Change, Cx};
use uuid::Uuid;

use crate::model::journal;
use crate::rows::Warehouse;
use crate::sql;

/// A document decided but for its number.
pub(crate) struct Draft {
    pub(crate) kind: StockDocumentKind,
    pub(crate) id: StockDocumentId,
    pub(crate) warehouse: Warehouse,
    pub(crate) document_on: CivilDate,
    pub(crate) posted_on: CivilDate,
    pub(crate) locks: Vec<LockKind>,
    pub(crate) party_id: Option<Uuid>,
    pub(crate) reference: String,
    pub(crate) memo: String,
    pub(crate) opening: bool,
    pub(crate) rate: Option<Rate>,
    pub(crate) total: Money,
    pub(crate) value: Money,
    pub(crate) moves: Vec<Moved>,
    /// What it takes back.
    pub(crate) reverses: Option<Reversed>,
}

/// A document that is taken back, and its entry.
#[derive(Clone, Copy)]
pub(crate) struct Reversed {
    pub(crate) id: StockDocumentId,
    pub(crate) entry_id: Option<EntryId>,
}

/// The id a document is to have, if no other has it.
pub(crate) async fn id(cx: &mut Change, asked: Option<StockDocumentId>) -> Result<StockDocumentId> {
    let Some(id) = asked else { return Ok(StockDocumentId::from_uuid(cx.new_id())) };
    let taken: Option<(String,)> = cx.find(&sql::DOCUMENT_NUMBER, params![id]).await?;
    match taken {
        Some((number,)) => Err(DOCUMENT_POSTED.with("number", number).at("id")),
        None => Ok(id),
    }
}

/// What a document weighs.
pub(crate) fn weight(value: Money, warehouse: &Warehouse, party_id: Option<Uuid>) -> Weight {
    let place = Weight::new(Action::Post).of(value).within(warehouse.branch_id);
    Weight { party_id, warehouse_id: Some(warehouse.id.uuid()), ..place }
}

/// Takes the number, posts the journal entry, records the document with its moves.
pub(crate) async fn post(cx: &mut Change, draft: Draft) -> Result<StockDocumentId> {
    let company = cx.caller()?.company.clone();
    let foreign = (draft.total.currency() != company.currency).then_some(draft.total);
    let lines = journal(&draft.moves, company.currency, foreign)?;
    let kind = draft.kind.as_str();
    let entry = PostDocument {
        source_kind: kind.to_owned(),
        source_id: draft.id.uuid(),
        source_number: SourceNumber::Next,
        branch_id: draft.warehouse.branch_id,
        document_on: draft.document_on,
        tax_on: draft.document_on,
        posted_on: draft.posted_on,
        locks: draft.locks,
        reference: draft.reference.clone(),
        memo: draft.memo.clone(),
        rate: draft.rate.filter(|_| foreign.is_some()),
        reverses_id: draft.reverses.and_then(|reversed| reversed.entry_id),
        lines,
        open_items: Vec::new(),
    };
    let PostedDocument { entry_id, number } = cx.call(entry).await?;
    let number = asked_for(number)?;
    let id = draft.id;
    cx.document(kind, id.uuid(), &number.text);
    let movement = Movement {
        id: cx.new_id(),
        company_id: company.id,
        source_kind: kind.to_owned(),
        source_id: id.uuid(),
        source_number: number.text.clone(),
        posted_on: draft.posted_on,
        currency: company.currency,
        moves: draft.moves,
    };
    let event = StockDocumentPosted {
        kind: draft.kind,
        id,
        number,
        branch_id: draft.warehouse.branch_id,
        warehouse_id: draft.warehouse.id,
        document_on: draft.document_on,
        party_id: draft.party_id,
        reference: draft.reference,
        memo: draft.memo,
        opening: draft.opening,
        rate: draft.rate.filter(|_| foreign.is_some()),
        total: draft.total,
        value: draft.value,
        actor_id: cx.actor()?,
        posted_at: cx.now(),
        entry_id,
        movement,
        reverses_id: draft.reverses.map(|reversed| reversed.id),
    };
    match draft.kind {
        StockDocumentKind::Receipt => cx.record(ReceiptPosted(event)).await?,
        StockDocumentKind::Adjustment => cx.record(AdjustmentPosted(event)).await?,
    }
    Ok(id)
}

/// A document with its moves.
pub(crate) async fn load(cx: &mut Cx, kind: StockDocumentKind, id: StockDocumentId) -> Result<StockDocumentView> {
    let missing = || NOT_FOUND.with("what", kind.as_str()).with("id", id).at("id");
    let head: StockDocumentHead = cx.get(&sql::DOCUMENT_HEAD, params![id, kind], missing).await?;
    let moves: Vec<MoveRow> = cx.rows(&sql::DOCUMENT_MOVES, params![id.uuid()]).await?;
    Ok(StockDocumentView { head, moves })
}
