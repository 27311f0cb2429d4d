//! Promises of stock to the lines of documents.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Code, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::identity::{BranchId, CompanyId};
use crate::inventory::{ITEM_INACTIVE, ITEM_UNKNOWN, ItemId};
use crate::list::Page;
use crate::posting::{SourceNumber, TakenNumber};
use crate::stock::{QUANTITY_NOT_POSITIVE, QUANTITY_OUT_OF_RANGE, QUANTITY_TOO_FINE, STOCK_NOT_AVAILABLE, StockWarning};
use crate::text::one_line;
use crate::warehouse::{WAREHOUSE_INACTIVE, WAREHOUSE_UNKNOWN, WarehouseId};

crate::ids! {
    /// A promise of stock to a line of a document.
    ReservationId,
}

/// Promises stock to the lines of a document; all or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReserveStock {
    /// Kind of the document, for example `sales.order`.
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub owner_kind: String,
    /// The document.
    #[garde(skip)]
    pub owner_id: Uuid,
    /// Its number.
    #[garde(skip)]
    pub owner_number: SourceNumber,
    /// Date of the document; decides the year of a number that is to be taken.
    #[garde(skip)]
    pub document_on: CivilDate,
    /// Last day of the promise; without one it lasts until it is released.
    #[garde(skip)]
    #[serde(default)]
    pub expires_on: Option<CivilDate>,
    /// What is promised. Items that are not stocked are passed over.
    #[garde(length(max = 1_000), dive)]
    pub lines: Vec<StockLine>,
}

/// Stock asked for by a line of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct StockLine {
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
}

/// What was promised.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReservedView {
    /// One per line of a stocked item.
    pub reservations: Vec<ReservedLine>,
    /// The document's number, if it was asked for.
    pub number: Option<TakenNumber>,
    /// Lines that got more than there is, in a warehouse that does so and says so.
    pub warnings: Vec<StockWarning>,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReservedLine {
    /// The promise.
    pub id: ReservationId,
    /// The document's line.
    pub line: i64,
    /// How much.
    pub quantity: Quantity,
}

/// Ends promises to a document: all of them, or those of some lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReleaseStock {
    /// The document.
    #[garde(skip)]
    pub owner_id: Uuid,
    /// Only these lines; all if empty.
    #[garde(length(max = 1_000))]
    #[serde(default)]
    pub lines: Vec<i64>,
    /// Why.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub reason: String,
}

/// Ends all promises whose last day is over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ExpireReservations {}

/// What was given back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReleasedView {
    /// Promises that ended.
    pub released: Vec<ReservedLine>,
}

/// A live promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct ReservationRow {
    /// The promise.
    pub id: ReservationId,
    /// The item.
    pub item_id: ItemId,
    /// Its number.
    pub code: Code,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// Its code.
    pub warehouse: Code,
    /// Kind of the document it is promised to.
    pub owner_kind: String,
    /// The document.
    pub owner_id: Uuid,
    /// Its number.
    pub owner_number: String,
    /// Its line.
    pub owner_line: i64,
    /// What is left of the promise.
    pub quantity: Quantity,
    /// Its last day.
    pub expires_on: Option<CivilDate>,
}

crate::list_requests! {
    /// Live promises. Filters: item_id, warehouse_id, owner_id, owner_kind, text. Sorts: owner_number.
    ListReservations,
}

crate::commands! {
    /// Live promises of stock.
    query "inventory.reservation.list" needs "inventory.stock.read": ListReservations => Page<ReservationRow>;
    /// Promises stock to the lines of a document, inside that document's own command.
    change "inventory.stock.reserve" needs inner calls ["finance.number.take"] fails [
        STOCK_NOT_AVAILABLE, QUANTITY_NOT_POSITIVE, QUANTITY_TOO_FINE, QUANTITY_OUT_OF_RANGE, ITEM_UNKNOWN, ITEM_INACTIVE, WAREHOUSE_UNKNOWN, WAREHOUSE_INACTIVE
    ]: ReserveStock => ReservedView;
    /// Ends promises to a document, inside that document's own command.
    change "inventory.stock.release" needs inner: ReleaseStock => ReleasedView;
    /// Ends promises whose last day is over.
    change "inventory.reservation.expire" needs "inventory.reservation.write": ExpireReservations => ReleasedView;
}

/// Stock was promised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockReserved {
    /// The company.
    pub company_id: CompanyId,
    /// Kind of the document.
    pub owner_kind: String,
    /// The document.
    pub owner_id: Uuid,
    /// The last day.
    pub expires_on: Option<CivilDate>,
    /// The promises.
    pub reservations: Vec<Reserved>,
}

/// A promise inside an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reserved {
    /// The promise.
    pub id: ReservationId,
    /// Number of the document it is made to.
    pub owner_number: String,
    /// The document's line.
    pub line: i64,
    /// The item.
    pub item_id: ItemId,
    /// The warehouse.
    pub warehouse_id: WarehouseId,
    /// The warehouse's branch.
    pub branch_id: BranchId,
    /// How much.
    pub quantity: Quantity,
}

/// Promises ended without stock leaving.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockReleased {
    /// The company.
    pub company_id: CompanyId,
    /// Why.
    pub reason: String,
    /// How much of each promise ended.
    pub reservations: Vec<Reserved>,
}

crate::events! {
    "inventory.stock.reserved@1" => StockReserved;
    "inventory.stock.released@1" => StockReleased;
}
