//! The rows of this module's tables, and rows as they are loaded to decide on.

use kontor_contract::finance::EntryId;
use kontor_contract::identity::{BranchId, CompanyId};
use kontor_contract::inventory::{ItemData, ItemId, ItemKind, Valuation};
use kontor_contract::receipt::{StockDocumentId, StockDocumentKind};
use kontor_contract::reservation::ReservationId;
use kontor_contract::row::{Field as _, Row, RowError, RowSource, Value};
use kontor_contract::stock::{MoveId, MoveKind};
use kontor_contract::warehouse::{NegativeStock, WarehouseId};
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Instant, Money, Quantity, Rate, UnitPrice};
use uuid::Uuid;

#[derive(Debug, Clone, Row)]
#[row(table = "inventory_warehouse")]
pub(crate) struct Warehouse {
    pub(crate) id: WarehouseId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) code: Code,
    pub(crate) currency: CurrencyCode,
    pub(crate) name: String,
    pub(crate) search: String,
    pub(crate) region: String,
    pub(crate) address_name: String,
    pub(crate) street: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    pub(crate) country: String,
    pub(crate) negative_stock: NegativeStock,
    pub(crate) active: bool,
    pub(crate) version: i64,
}

/// An item, whole.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) data: ItemData,
    pub(crate) id: ItemId,
    pub(crate) code: Code,
    pub(crate) version: i64,
}

impl Row for Item {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = ItemData::FIELDS;
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError> {
        let at = ItemData::FIELDS.iter().map(|(_, suffixes)| suffixes.len()).sum::<usize>();
        let data = ItemData::read(source)?;
        Ok(Self { data, id: ItemId::read(source, at)?, code: Code::read(source, at + 1)?, version: i64::read(source, at + 2)? })
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.data.write(out);
    }
}

/// What a move must know of its item.
#[derive(Debug, Clone, Row)]
pub(crate) struct StockItem {
    pub(crate) id: ItemId,
    pub(crate) code: Code,
    pub(crate) kind: ItemKind,
    pub(crate) unit_decimals: u32,
    pub(crate) valuation: Option<Valuation>,
    pub(crate) standard_cost: Option<UnitPrice>,
    pub(crate) active: bool,
}

/// Stock as it is.
#[derive(Debug, Clone, Copy, Row)]
pub(crate) struct StockState {
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) on_hand: i64,
    pub(crate) reserved: i64,
    pub(crate) value_minor: i64,
    pub(crate) moves: i64,
}

/// A layer that still holds something.
#[derive(Debug, Clone, Copy, Row)]
pub(crate) struct OpenLayer {
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) layer: i64,
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "inventory_move")]
pub(crate) struct MoveRecord {
    pub(crate) id: MoveId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) sequence: i64,
    pub(crate) kind: MoveKind,
    pub(crate) posted_on: CivilDate,
    pub(crate) quantity: Quantity,
    pub(crate) value: Money,
    pub(crate) source_kind: String,
    pub(crate) source_id: Uuid,
    pub(crate) source_number: String,
    pub(crate) source_line: i64,
    pub(crate) returns_id: Option<MoveId>,
}

#[derive(Debug, Clone, Row)]
#[row(table = "inventory_move_layer")]
pub(crate) struct MoveLayer {
    pub(crate) move_id: MoveId,
    pub(crate) ordinal: i64,
    pub(crate) company_id: CompanyId,
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) layer: i64,
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "inventory_document")]
pub(crate) struct DocumentRecord {
    pub(crate) id: StockDocumentId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) kind: StockDocumentKind,
    pub(crate) number: String,
    pub(crate) series_no: i64,
    pub(crate) fiscal_year: i64,
    pub(crate) node_id: Uuid,
    pub(crate) epoch: i64,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) document_on: CivilDate,
    pub(crate) posted_on: CivilDate,
    pub(crate) party_id: Option<Uuid>,
    pub(crate) reference: String,
    pub(crate) memo: String,
    pub(crate) search: String,
    pub(crate) opening: bool,
    pub(crate) rate: Option<Rate>,
    pub(crate) total: Money,
    pub(crate) value: Money,
    pub(crate) actor_id: Uuid,
    pub(crate) posted_at: Instant,
    pub(crate) entry_id: Option<EntryId>,
    pub(crate) reverses_id: Option<StockDocumentId>,
}

/// A move of a document that is to be taken back.
#[derive(Debug, Clone, Row)]
pub(crate) struct DocumentMove {
    pub(crate) id: MoveId,
    pub(crate) source_line: i64,
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) kind: MoveKind,
    pub(crate) sequence: i64,
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "inventory_reservation")]
pub(crate) struct ReservationRecord {
    pub(crate) id: ReservationId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) owner_kind: String,
    pub(crate) owner_id: Uuid,
    pub(crate) owner_number: String,
    pub(crate) owner_line: i64,
    pub(crate) quantity: Quantity,
    pub(crate) expires_on: Option<CivilDate>,
}

/// A live promise.
#[derive(Debug, Clone, Row)]
pub(crate) struct LiveReservation {
    pub(crate) id: ReservationId,
    pub(crate) owner_id: Uuid,
    pub(crate) owner_number: String,
    pub(crate) owner_line: i64,
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) branch_id: BranchId,
    pub(crate) quantity: Quantity,
}

/// A move that issued stock.
#[derive(Debug, Clone, Row)]
pub(crate) struct IssueMove {
    pub(crate) id: MoveId,
    pub(crate) source_line: i64,
    pub(crate) item_id: ItemId,
    pub(crate) warehouse_id: WarehouseId,
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

/// What has come back of an issue.
#[derive(Debug, Clone, Row)]
pub(crate) struct Returned {
    pub(crate) returns_id: MoveId,
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

/// A layer an issue used up.
#[derive(Debug, Clone, Row)]
pub(crate) struct UsedLayer {
    pub(crate) move_id: MoveId,
    pub(crate) layer: i64,
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

/// What an earlier receipt brought in and at what value.
#[derive(Debug, Clone, Copy, Row)]
pub(crate) struct LastCost {
    pub(crate) quantity: i64,
    pub(crate) value_minor: i64,
}

/// A stock row's id, from its item and warehouse: nothing that apply makes may be random. What is random in the one falls on
/// what tells the time in the other.
pub(crate) fn stock_id(item_id: ItemId, warehouse_id: WarehouseId) -> Uuid {
    Uuid::from_u128(item_id.uuid().as_u128() ^ warehouse_id.uuid().as_u128().rotate_left(64))
}
