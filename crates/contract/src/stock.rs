//! What lies where and what it is worth: stock, the stock ledger, and how other modules' documents move stock.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Money, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::error::NOT_FOUND;
use crate::finance::{DATE_IMPLAUSIBLE, EntryId, LockKind, PERIOD_LOCKED};
use crate::identity::{BranchId, CompanyId};
use crate::inventory::{ITEM_INACTIVE, ITEM_UNKNOWN, ItemId, Valuation};
use crate::list::Page;
use crate::posting::{SourceNumber, TakenNumber};
use crate::reservation::Reserved;
use crate::text::one_line;
use crate::text_enum;
use crate::warehouse::{WAREHOUSE_INACTIVE, WAREHOUSE_UNKNOWN, WarehouseId};

crate::ids! {
    /// A stock move.
    MoveId,
}

crate::error_codes! {
    /// Not enough is available: on hand less what is reserved for others.
    STOCK_NOT_AVAILABLE = "inventory.stock.not_available" Rule { item, available, asked };
    /// A quantity must be more than nothing.
    QUANTITY_NOT_POSITIVE = "inventory.quantity.not_positive" Invalid { quantity };
    /// The unit of the item has fewer decimals.
    QUANTITY_TOO_FINE = "inventory.quantity.too_fine" Invalid { quantity, decimals };
    /// More than any warehouse holds.
    QUANTITY_OUT_OF_RANGE = "inventory.quantity.out_of_range" Invalid { quantity };
    /// A value must not be negative.
    VALUE_NEGATIVE = "inventory.value.negative" Invalid { value };
    /// The line issued nothing, or not that much any more.
    RETURN_EXCEEDS = "inventory.stock.return_exceeds" Rule { line, left, asked };
}

text_enum! {
    /// Why stock moved.
    MoveKind {
        /// Goods came in.
        Receipt = "receipt",
        /// Stock there was when the books began.
        Opening = "opening",
        /// A count differed.
        Adjustment = "adjustment",
        /// Goods went out.
        Issue = "issue",
        /// Goods that had gone out came back.
        TakeBack = "take_back",
        /// Goods issued before they came in turned out to cost something else; moves value only.
        Delta = "delta",
        /// A receipt cost something else than the standard; moves value only.
        Variance = "variance",
    }
}

/// Stock of one item in one warehouse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct StockRow {
    /// The item.
    pub item_id: ItemId,
    /// Its number.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// Its code.
    pub warehouse: Code,
    /// Symbol of the item's unit.
    pub unit_symbol: String,
    /// Decimals its quantities may have.
    pub unit_decimals: u32,
    /// What lies there.
    pub on_hand: Quantity,
    /// What is promised of it.
    pub reserved: Quantity,
    /// What is not: on hand less reserved.
    pub available: Quantity,
    /// What it is worth.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Option<Money>,
    /// Below this quantity the item is to be bought again.
    pub reorder_level: Option<Quantity>,
}

/// Asks for one item's stock over all warehouses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetStock {
    /// The item.
    #[garde(skip)]
    pub item_id: ItemId,
}

/// One item's stock over all warehouses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockView {
    /// The item.
    pub item_id: ItemId,
    /// Its number.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// How its cost is found.
    pub valuation: Option<Valuation>,
    /// Sum over the warehouses.
    pub on_hand: Quantity,
    /// Sum over the warehouses.
    pub reserved: Quantity,
    /// Sum over the warehouses.
    pub available: Quantity,
    /// Sum over the warehouses.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Option<Money>,
    /// One per warehouse where the item ever was, in order of their codes.
    pub warehouses: Vec<StockRow>,
}

/// A line of the stock ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct MoveRow {
    /// The move.
    pub id: MoveId,
    /// Date that counts for the ledger.
    pub date: CivilDate,
    /// Why.
    pub kind: MoveKind,
    /// The item.
    pub item_id: ItemId,
    /// Its number.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// Symbol of its unit.
    pub unit_symbol: String,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// Its code.
    pub warehouse: Code,
    /// Place among the moves of this item in this warehouse, from 1.
    pub sequence: i64,
    /// Kind of the document.
    pub source_kind: String,
    /// The document.
    pub source_id: Uuid,
    /// Its number.
    pub source_number: String,
    /// Its line.
    pub source_line: i64,
    /// What came in, or zero.
    pub quantity_in: Quantity,
    /// What went out, or zero.
    pub quantity_out: Quantity,
    /// What it was worth: positive in, negative out.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Option<Money>,
}

/// Goods leave for a document, whose cost of goods sold is posted with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct IssueStock {
    /// The document.
    #[garde(dive)]
    pub source: StockSource,
    /// What leaves. Items that are not stocked are passed over.
    #[garde(length(max = 1_000), dive)]
    pub lines: Vec<IssueLine>,
}

/// The document that moves stock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct StockSource {
    /// Its kind, for example `sales.delivery`.
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub kind: String,
    /// The document.
    #[garde(skip)]
    pub id: Uuid,
    /// Its legal number.
    #[garde(skip)]
    pub number: SourceNumber,
    /// The branch whose ledger carries the cost.
    #[garde(skip)]
    pub branch_id: BranchId,
    /// Date of the document.
    #[garde(skip)]
    pub document_on: CivilDate,
    /// Date that counts for the ledger.
    #[garde(skip)]
    pub posted_on: CivilDate,
    /// Locks that must be open beside the one on everything.
    #[garde(length(max = 4))]
    #[serde(default)]
    pub locks: Vec<LockKind>,
    /// What it is about.
    #[garde(length(max = 500), custom(one_line))]
    #[serde(default)]
    pub memo: String,
}

/// Stock leaving for a line of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct IssueLine {
    /// Line of the document, from 1.
    #[garde(range(min = 1))]
    pub line: i64,
    /// The item.
    #[garde(skip)]
    pub item_id: ItemId,
    /// From where.
    #[garde(skip)]
    pub warehouse_id: WarehouseId,
    /// How much.
    #[garde(skip)]
    pub quantity: Quantity,
    /// The promise it uses up, if there is one.
    #[garde(skip)]
    #[serde(default)]
    pub reservation: Option<ReservationRef>,
}

/// A promise by the line it was made to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReservationRef {
    /// The document.
    pub owner_id: Uuid,
    /// Its line.
    pub line: i64,
}

/// Goods that a document had issued come back at the value they left with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct TakeBackStock {
    /// The document that takes them back.
    #[garde(dive)]
    pub source: StockSource,
    /// The document that issued them.
    #[garde(skip)]
    pub issued_by: Uuid,
    /// What comes back; everything that is still out if empty.
    #[garde(length(max = 1_000), dive)]
    #[serde(default)]
    pub lines: Vec<TakeBackLine>,
    /// The entry that posted the issue, if all of it is reversed.
    #[garde(skip)]
    #[serde(default)]
    pub reverses_id: Option<EntryId>,
}

/// Part of an issue coming back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct TakeBackLine {
    /// Line of the document that takes back, from 1.
    #[garde(range(min = 1))]
    pub line: i64,
    /// Line of the document that issued.
    #[garde(range(min = 1))]
    pub issued_line: i64,
    /// How much.
    #[garde(skip)]
    pub quantity: Quantity,
}

/// What moved and what it was worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockMoved {
    /// One per line of a stocked item; the value is positive whichever way it went.
    pub lines: Vec<MovedLine>,
    /// Sum of the values.
    pub total: Money,
    /// The journal entry; `None` when everything was worth nothing.
    pub entry_id: Option<EntryId>,
    /// The document's number, if it was asked for.
    pub number: Option<TakenNumber>,
    /// Lines that took more than there was, in a warehouse that does so and says so.
    pub warnings: Vec<StockWarning>,
}

/// Stock moved by a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MovedLine {
    /// The document's line.
    pub line: i64,
    /// The item.
    pub item_id: ItemId,
    /// How much.
    pub quantity: Quantity,
    /// What it was worth: the cost of goods sold of the line.
    pub value: Money,
}

/// A line that took more than was available.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockWarning {
    /// The document's line.
    pub line: i64,
    /// The item's number.
    pub item: Code,
    /// What was available.
    pub available: Quantity,
    /// What was taken.
    pub asked: Quantity,
}

crate::list_requests! {
    /// Stock. Filters: item_id, code, warehouse_id, warehouse, category, on_hand, available, text. Sorts: code, name.
    ListStock,
    /// The stock ledger. Filters: date, item_id, warehouse_id, kind, source_kind, source_id. Sorts: date.
    ListMoves,
}

crate::commands! {
    /// Stock per item and warehouse: on hand, reserved, available, value.
    query "inventory.stock.list" needs "inventory.stock.read": ListStock => Page<StockRow>;
    /// One item's stock over all warehouses.
    query "inventory.stock.get" needs "inventory.stock.read" fails [NOT_FOUND]: GetStock => StockView;
    /// The stock ledger.
    query "inventory.move.list" needs "inventory.stock.read": ListMoves => Page<MoveRow>;
    /// Takes goods out for a document and posts their cost, inside that document's own command.
    change "inventory.stock.issue" needs inner calls ["finance.number.take", "finance.document.post"] fails [
        STOCK_NOT_AVAILABLE, QUANTITY_NOT_POSITIVE, QUANTITY_TOO_FINE, QUANTITY_OUT_OF_RANGE, ITEM_UNKNOWN, ITEM_INACTIVE, WAREHOUSE_UNKNOWN,
        WAREHOUSE_INACTIVE, PERIOD_LOCKED, DATE_IMPLAUSIBLE
    ]: IssueStock => StockMoved;
    /// Takes back goods that a document had issued, at the value they left with.
    change "inventory.stock.take_back" needs inner calls ["finance.number.take", "finance.document.post"] fails [
        RETURN_EXCEEDS, QUANTITY_NOT_POSITIVE, QUANTITY_TOO_FINE, QUANTITY_OUT_OF_RANGE, ITEM_UNKNOWN, WAREHOUSE_UNKNOWN, PERIOD_LOCKED, DATE_IMPLAUSIBLE
    ]: TakeBackStock => StockMoved;
}

/// A move as an event carries it; its layers and value were decided and are not asked for again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Moved {
    /// The document's line.
    pub line: i64,
    /// Why.
    pub kind: MoveKind,
    /// The item.
    pub item_id: ItemId,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// The warehouse's branch.
    pub branch_id: BranchId,
    /// Place among the moves of this item in this warehouse, from 1.
    pub sequence: i64,
    /// Positive in, negative out.
    pub quantity: Quantity,
    /// Positive in, negative out.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Amount,
    /// What it did to cost layers; empty unless the item is valued first in, first out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerMoved>,
    /// The move that issued what comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<MoveId>,
}

/// What a move did to a cost layer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LayerMoved {
    /// The sequence of the move that brought the layer in; 0 for what was issued before it came in.
    pub layer: i64,
    /// Positive in, negative out.
    pub quantity: Quantity,
    /// Positive in, negative out.
    #[schemars(extend("x-class" = "cost"))]
    pub value: Amount,
}

/// What all moves of one event have in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Movement {
    /// The first move is this id plus one, and so on.
    pub id: Uuid,
    /// The company.
    pub company_id: CompanyId,
    /// Kind of the document.
    pub source_kind: String,
    /// The document.
    pub source_id: Uuid,
    /// Its number.
    pub source_number: String,
    /// Date that counts for the ledger.
    pub posted_on: CivilDate,
    /// The company's currency.
    pub currency: CurrencyCode,
    /// The moves.
    pub moves: Vec<Moved>,
}

/// Goods left for a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockIssued {
    /// What moved.
    pub movement: Movement,
    /// How much of which promise this used up.
    pub reservations: Vec<Reserved>,
}

/// Goods came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockTakenBack {
    /// What moved.
    pub movement: Movement,
}

crate::events! {
    "inventory.stock.issued@1" => StockIssued;
    "inventory.stock.taken_back@1" => StockTakenBack;
}
