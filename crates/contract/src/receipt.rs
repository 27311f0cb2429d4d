//! Documents of the warehouse: goods receipts and counts.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Instant, Money, Quantity, Rate, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::{AMOUNT_OUT_OF_RANGE, Amount};
use crate::error::NOT_FOUND;
use crate::finance::{DATE_IMPLAUSIBLE, EntryId, PERIOD_LOCKED, RATE_REQUIRED};
use crate::identity::BranchId;
use crate::inventory::{ITEM_INACTIVE, ITEM_NOT_STOCKED, ITEM_UNKNOWN, ItemId};
use crate::list::Page;
use crate::posting::TakenNumber;
use crate::stock::{
    MoveRow, Movement, QUANTITY_NOT_POSITIVE, QUANTITY_OUT_OF_RANGE, QUANTITY_TOO_FINE, STOCK_NOT_AVAILABLE, VALUE_NEGATIVE,
};
use crate::text::one_line;
use crate::text_enum;
use crate::warehouse::{WAREHOUSE_INACTIVE, WAREHOUSE_UNKNOWN, WarehouseId};

crate::ids! {
    /// A goods receipt or a count: a document of the warehouse.
    StockDocumentId,
}

crate::error_codes! {
    /// A count may not take what is reserved; the reservations go first.
    STOCK_RESERVED = "inventory.stock.reserved" Rule { item, reserved, left };
    /// A receipt needs what its goods cost: a unit cost or a value, not both.
    COST_REQUIRED = "inventory.receipt.cost_required" Invalid { item };
    /// A count says either the difference or what was counted.
    COUNT_OR_DIFFERENCE = "inventory.adjustment.count_or_difference" Invalid { item };
    /// Nothing differs, so there is nothing to post.
    COUNT_WITHOUT_DIFFERENCE = "inventory.adjustment.no_difference" Rule {};
    /// Nothing tells what the stock found is worth.
    COUNT_COST_REQUIRED = "inventory.adjustment.cost_required" Rule { item };
    /// The document was taken back already, or takes one back itself.
    DOCUMENT_REVERSED = "inventory.document.already_reversed" Rule { number };
    /// Some of what it brought in has left since.
    DOCUMENT_CONSUMED = "inventory.document.consumed" Rule { item };
    /// The document was posted before.
    DOCUMENT_POSTED = "inventory.document.posted" Rule { number };
}

text_enum! {
    /// A document of the warehouse.
    StockDocumentKind {
        /// Goods received.
        Receipt = "inventory.receipt",
        /// A count's differences.
        Adjustment = "inventory.adjustment",
    }
}

/// Goods come in with their value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostReceipt {
    /// An id the caller has chosen, so that it knows it before the answer.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<StockDocumentId>,
    /// Where they come in.
    #[garde(skip)]
    pub warehouse_id: WarehouseId,
    /// Date of the delivery note.
    #[garde(skip)]
    pub document_on: CivilDate,
    /// Date that counts for the ledger; the document's if left out.
    #[garde(skip)]
    #[serde(default)]
    pub posted_on: Option<CivilDate>,
    /// The supplier.
    #[garde(skip)]
    #[serde(default)]
    pub party_id: Option<Uuid>,
    /// The supplier's number.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub reference: String,
    /// What it is about.
    #[garde(length(max = 500), custom(one_line))]
    #[serde(default)]
    pub memo: String,
    /// Stock there was when the books began: credits the opening account instead of GRNI.
    #[garde(skip)]
    #[serde(default)]
    pub opening: bool,
    /// Currency of costs and values; the company's if left out.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// Units of the company's currency for one of the receipt's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
    /// The goods.
    #[garde(length(min = 1, max = 1_000), dive)]
    pub lines: Vec<ReceiptLine>,
}

/// Goods of one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReceiptLine {
    /// The item.
    #[garde(skip)]
    pub item_id: ItemId,
    /// How much came in.
    #[garde(skip)]
    pub quantity: Quantity,
    /// What a unit costs, net. Either this or `value`.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-class" = "cost"))]
    pub unit_cost: Option<UnitPrice>,
    /// What the line costs, net.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-class" = "cost"))]
    pub value: Option<Amount>,
}

/// Posts what a count found more or less.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostAdjustment {
    /// An id the caller has chosen, so that it knows it before the answer.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<StockDocumentId>,
    /// Where it was counted.
    #[garde(skip)]
    pub warehouse_id: WarehouseId,
    /// Date of the count.
    #[garde(skip)]
    pub document_on: CivilDate,
    /// Date that counts for the ledger; the count's if left out.
    #[garde(skip)]
    #[serde(default)]
    pub posted_on: Option<CivilDate>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(one_line))]
    pub reason: String,
    /// What differs.
    #[garde(length(min = 1, max = 1_000), dive)]
    pub lines: Vec<AdjustmentLine>,
}

/// One item of a count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentLine {
    /// The item.
    #[garde(skip)]
    pub item_id: ItemId,
    /// How much more (positive) or less (negative) there is. Either this or `counted`.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Quantity>,
    /// How much there is.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Quantity>,
    /// What a unit found is worth; the present cost if left out.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-class" = "cost"))]
    pub unit_cost: Option<UnitPrice>,
}

/// Takes a goods receipt back: a new document moves and posts the opposite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReverseReceipt {
    /// The receipt.
    #[garde(skip)]
    pub id: StockDocumentId,
    /// Date that counts for the ledger; today if left out.
    #[garde(skip)]
    #[serde(default)]
    pub posted_on: Option<CivilDate>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(one_line))]
    pub reason: String,
}

/// Takes a count back: a new document moves and posts the opposite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReverseAdjustment {
    /// The count.
    #[garde(skip)]
    pub id: StockDocumentId,
    /// Date that counts for the ledger; today if left out.
    #[garde(skip)]
    #[serde(default)]
    pub posted_on: Option<CivilDate>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(one_line))]
    pub reason: String,
}

/// Asks for one document of the warehouse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetReceipt {
    /// The receipt.
    #[garde(skip)]
    pub id: StockDocumentId,
}

/// Asks for one count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetAdjustment {
    /// The count.
    #[garde(skip)]
    pub id: StockDocumentId,
}

/// A document of the warehouse with its moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockDocumentView {
    /// What stands above the moves.
    #[serde(flatten)]
    pub head: StockDocumentHead,
    /// What moved, in order of the lines.
    pub moves: Vec<MoveRow>,
}

/// A document's head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct StockDocumentHead {
    /// The document.
    pub id: StockDocumentId,
    /// Its legal number.
    pub number: String,
    /// The branch.
    pub branch_id: BranchId,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// Its code.
    pub warehouse: Code,
    /// Date of the document.
    pub document_on: CivilDate,
    /// Date that counts for the ledger.
    pub posted_on: CivilDate,
    /// The supplier.
    pub party_id: Option<Uuid>,
    /// The other side's reference.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// Whether it is opening stock.
    pub opening: bool,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// In the document's currency: what came in, or found less lost.
    #[schemars(extend("x-class" = "cost"))]
    pub total: Option<Money>,
    /// The same in the company's currency.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Option<Money>,
    /// The journal entry; `None` when everything was worth nothing.
    pub entry_id: Option<EntryId>,
    /// Who posted it.
    pub posted_by: String,
    /// When.
    pub posted_at: Instant,
    /// The document this one takes back.
    pub reverses_id: Option<StockDocumentId>,
    /// The document that takes this one back.
    pub reversed_by_id: Option<StockDocumentId>,
}

/// A document of the warehouse in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct StockDocumentRow {
    /// The document.
    pub id: StockDocumentId,
    /// Its legal number.
    pub number: String,
    /// Date that counts for the ledger.
    pub date: CivilDate,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// Its code.
    pub warehouse: Code,
    /// The supplier.
    pub party_id: Option<Uuid>,
    /// The other side's reference.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// Whether it is opening stock.
    pub opening: bool,
    /// `posted`, or `reversed` if another document takes it back.
    pub state: String,
    /// In the document's currency.
    #[schemars(extend("x-class" = "cost"))]
    pub total: Option<Money>,
}

crate::list_requests! {
    /// Goods receipts. Filters: date, number, warehouse_id, party_id, opening, text. Sorts: date, number.
    ListReceipts,
    /// Counts. Filters: date, number, warehouse_id, text. Sorts: date, number.
    ListAdjustments,
}

crate::commands! {
    /// Goods receipts.
    query "inventory.receipt.list" needs "inventory.stock.read": ListReceipts => Page<StockDocumentRow>;
    /// One goods receipt with its moves.
    query "inventory.receipt.get" needs "inventory.stock.read" fails [NOT_FOUND]: GetReceipt => StockDocumentView;
    /// Posts a goods receipt: stock in with value, against goods received and not invoiced or the opening account.
    change "inventory.receipt.post" needs "inventory.receipt.post" calls ["finance.document.post"] fails [
        COST_REQUIRED, QUANTITY_NOT_POSITIVE, QUANTITY_TOO_FINE, QUANTITY_OUT_OF_RANGE, VALUE_NEGATIVE, DOCUMENT_POSTED, ITEM_UNKNOWN, ITEM_INACTIVE,
        ITEM_NOT_STOCKED, WAREHOUSE_UNKNOWN, WAREHOUSE_INACTIVE, PERIOD_LOCKED, DATE_IMPLAUSIBLE, RATE_REQUIRED, AMOUNT_OUT_OF_RANGE
    ]: PostReceipt => StockDocumentView;
    /// Takes a goods receipt back, if all of it is still there.
    change "inventory.receipt.reverse" needs "inventory.receipt.post" calls ["finance.document.post"] fails [
        NOT_FOUND, DOCUMENT_REVERSED, DOCUMENT_CONSUMED, STOCK_RESERVED, PERIOD_LOCKED, DATE_IMPLAUSIBLE
    ]: ReverseReceipt => StockDocumentView;
    /// Counts.
    query "inventory.adjustment.list" needs "inventory.stock.read": ListAdjustments => Page<StockDocumentRow>;
    /// One count with its moves.
    query "inventory.adjustment.get" needs "inventory.stock.read" fails [NOT_FOUND]: GetAdjustment => StockDocumentView;
    /// Posts the differences of a count.
    change "inventory.adjustment.post" needs "inventory.adjustment.post" calls ["finance.document.post"] fails [
        COUNT_OR_DIFFERENCE, COUNT_WITHOUT_DIFFERENCE, COUNT_COST_REQUIRED, STOCK_NOT_AVAILABLE, STOCK_RESERVED, QUANTITY_NOT_POSITIVE,
        QUANTITY_TOO_FINE, QUANTITY_OUT_OF_RANGE, VALUE_NEGATIVE, DOCUMENT_POSTED, ITEM_UNKNOWN, ITEM_INACTIVE, ITEM_NOT_STOCKED, WAREHOUSE_UNKNOWN,
        WAREHOUSE_INACTIVE, PERIOD_LOCKED, DATE_IMPLAUSIBLE, AMOUNT_OUT_OF_RANGE
    ]: PostAdjustment => StockDocumentView;
    /// Takes a count back, if all it found is still there.
    change "inventory.adjustment.reverse" needs "inventory.adjustment.post" calls ["finance.document.post"] fails [
        NOT_FOUND, DOCUMENT_REVERSED, DOCUMENT_CONSUMED, STOCK_RESERVED, PERIOD_LOCKED, DATE_IMPLAUSIBLE
    ]: ReverseAdjustment => StockDocumentView;
}

/// A receipt or a count as it was posted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockDocumentPosted {
    /// Which of the two.
    pub kind: StockDocumentKind,
    /// The document.
    pub id: StockDocumentId,
    /// Its number.
    pub number: TakenNumber,
    /// The branch.
    pub branch_id: BranchId,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// Date of the document.
    pub document_on: CivilDate,
    /// The supplier.
    pub party_id: Option<Uuid>,
    /// The other side's reference.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// Whether it is opening stock.
    pub opening: bool,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// In the document's currency.
    #[schemars(extend("x-class" = "cost"))]
    pub total: Money,
    /// In the company's currency.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Money,
    /// Who posted it.
    pub actor_id: Uuid,
    /// When.
    pub posted_at: Instant,
    /// The journal entry; `None` when everything was worth nothing.
    pub entry_id: Option<EntryId>,
    /// What moved.
    pub movement: Movement,
    /// The document this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses_id: Option<StockDocumentId>,
}

/// Goods came in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ReceiptPosted(pub StockDocumentPosted);

/// A count's differences were posted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AdjustmentPosted(pub StockDocumentPosted);

crate::events! {
    "inventory.receipt.posted@1" => ReceiptPosted;
    "inventory.adjustment.posted@1" => AdjustmentPosted;
}
