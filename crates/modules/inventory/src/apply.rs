//! What events do to rows. Pure: an event in, row operations out.

use kontor_contract::amount::Amount;
use kontor_contract::identity::CompanyId;
use kontor_contract::inventory::{ItemChanged, ItemCreated, ItemId};
use kontor_contract::params;
use kontor_contract::receipt::{AdjustmentPosted, ReceiptPosted, StockDocumentPosted};
use kontor_contract::reservation::{Reserved, StockReleased, StockReserved};
use kontor_contract::stock::{MoveId, Moved, Movement, StockIssued, StockTakenBack};
use kontor_contract::warehouse::{WarehouseChanged, WarehouseId};
use kontor_kernel::{CurrencyCode, Money};
use kontor_platform::raise_series;
use kontor_store::{RowOp, fold};
use uuid::Uuid;

use crate::rows::{DocumentRecord, MoveLayer, MoveRecord, ReservationRecord, Warehouse, stock_id};

const ITEM: &str = "inventory_item";

pub(crate) fn warehouse_changed(event: &WarehouseChanged) -> Vec<RowOp> {
    let after = event.after.clone();
    let row = Warehouse {
        id: event.id,
        company_id: event.company_id,
        branch_id: event.branch_id,
        code: event.code.clone(),
        currency: event.currency,
        search: fold(&format!("{} {} {}", event.code.as_str(), after.name, after.city)),
        name: after.name,
        region: after.region,
        address_name: after.address_name,
        street: after.street,
        postal_code: after.postal_code,
        city: after.city,
        country: after.country,
        negative_stock: after.negative_stock,
        active: after.active,
        version: event.version_before + 1,
    };
    vec![if event.before.is_none() { RowOp::create(&row) } else { RowOp::replace(&row, event.version_before) }]
}

pub(crate) fn item_created(event: &ItemCreated) -> Vec<RowOp> {
    let ItemCreated { id, company_id, order, code, number, after } = event;
    let item = RowOp::merge(ITEM, id.uuid(), *order)
        .set("company_id", company_id)
        .set("code", code)
        .set("code_search", &fold(code.as_str()))
        .set("name_search", &fold(&after.name))
        .set("en_search", &fold(&after.name_en))
        .set("de_search", &fold(&after.name_de))
        .set("fr_search", &fold(&after.name_fr))
        .set_all(after.columns());
    vec![item, raise_series(*company_id, number)]
}

pub(crate) fn item_changed(event: &ItemChanged) -> Vec<RowOp> {
    let ItemChanged { id, company_id, order, edits } = event;
    let mut item = RowOp::merge(ITEM, id.uuid(), *order).set("company_id", company_id).set_all(edits.columns());
    let names = [
        ("name_search", &edits.name),
        ("en_search", &edits.name_en),
        ("de_search", &edits.name_de),
        ("fr_search", &edits.name_fr),
    ];
    for (column, edit) in names {
        if let Some(edit) = edit {
            item = item.set(column, &fold(&edit.after));
        }
    }
    vec![item]
}

pub(crate) fn receipt_posted(event: &ReceiptPosted) -> Vec<RowOp> {
    document(&event.0)
}

pub(crate) fn adjustment_posted(event: &AdjustmentPosted) -> Vec<RowOp> {
    document(&event.0)
}

fn document(event: &StockDocumentPosted) -> Vec<RowOp> {
    let number = &event.number;
    let row = DocumentRecord {
        id: event.id,
        company_id: event.movement.company_id,
        branch_id: event.branch_id,
        kind: event.kind,
        number: number.text.clone(),
        series_no: number.series_no,
        fiscal_year: number.fiscal_year,
        node_id: number.node_id,
        epoch: number.epoch,
        warehouse_id: event.warehouse_id,
        document_on: event.document_on,
        posted_on: event.movement.posted_on,
        party_id: event.party_id,
        reference: event.reference.clone(),
        memo: event.memo.clone(),
        search: fold(&format!("{} {} {}", number.text, event.reference, event.memo)),
        opening: event.opening,
        rate: event.rate,
        total: event.total,
        value: event.value,
        actor_id: event.actor_id,
        posted_at: event.posted_at,
        entry_id: event.entry_id,
        reverses_id: event.reverses_id,
    };
    let mut ops = vec![RowOp::insert(&row)];
    ops.extend(movement(&event.movement));
    ops.push(raise_series(event.movement.company_id, number));
    ops
}

pub(crate) fn stock_reserved(event: &StockReserved) -> Vec<RowOp> {
    let rows = event.reservations.iter().map(|promise| {
        RowOp::insert(&ReservationRecord {
            id: promise.id,
            company_id: event.company_id,
            branch_id: promise.branch_id,
            item_id: promise.item_id,
            warehouse_id: promise.warehouse_id,
            owner_kind: event.owner_kind.clone(),
            owner_id: event.owner_id,
            owner_number: promise.owner_number.clone(),
            owner_line: promise.line,
            quantity: promise.quantity,
            expires_on: event.expires_on,
        })
    });
    rows.chain(promises(event.company_id, &event.reservations, 1)).collect()
}

pub(crate) fn stock_released(event: &StockReleased) -> Vec<RowOp> {
    promises(event.company_id, &event.reservations, -1).collect()
}

pub(crate) fn stock_issued(event: &StockIssued) -> Vec<RowOp> {
    let used = promises(event.movement.company_id, &event.reservations, -1);
    movement(&event.movement).into_iter().chain(used).collect()
}

pub(crate) fn stock_taken_back(event: &StockTakenBack) -> Vec<RowOp> {
    movement(&event.movement)
}

/// Promises made (`sign` 1) or ended (-1).
fn promises(company_id: CompanyId, reservations: &[Reserved], sign: i64) -> impl Iterator<Item = RowOp> + '_ {
    reservations.iter().flat_map(move |promise| {
        let quantity = promise.quantity.scaled() * sign;
        let live = RowOp::Add {
            table: "inventory_reservation_live",
            key: params![company_id, promise.owner_number.clone(), promise.id],
            deltas: vec![quantity],
        };
        let stock = stock_key(company_id, promise.item_id, promise.warehouse_id, promise.branch_id);
        [live, RowOp::Add { table: "inventory_stock", key: stock, deltas: vec![0, quantity, 0, 0] }]
    })
}

fn movement(event: &Movement) -> Vec<RowOp> {
    let numbered = || (1_u128..).zip(&event.moves).map(|(ordinal, step)| (move_id(event.id, ordinal), step));
    let moves = numbered().map(|(id, step)| RowOp::insert(&record(event, id, step)));
    let layers = numbered().flat_map(|(id, step)| {
        (1..).zip(&step.layers).map(move |(ordinal, used)| {
            RowOp::insert(&MoveLayer {
                move_id: id,
                ordinal,
                company_id: event.company_id,
                item_id: step.item_id,
                warehouse_id: step.warehouse_id,
                layer: used.layer,
                quantity: used.quantity.scaled(),
                value_minor: minor(used.value, event.currency),
            })
        })
    });
    let counters = event.moves.iter().flat_map(|step| {
        let stock = RowOp::Add {
            table: "inventory_stock",
            key: stock_key(event.company_id, step.item_id, step.warehouse_id, step.branch_id),
            deltas: vec![step.quantity.scaled(), 0, minor(step.value, event.currency), 1],
        };
        let layers = step.layers.iter().map(|used| RowOp::Add {
            table: "inventory_layer",
            key: params![event.company_id, step.item_id, step.warehouse_id, used.layer],
            deltas: vec![used.quantity.scaled(), minor(used.value, event.currency)],
        });
        std::iter::once(stock).chain(layers)
    });
    moves.chain(layers).chain(counters).collect()
}

fn record(event: &Movement, id: MoveId, step: &Moved) -> MoveRecord {
    MoveRecord {
        id,
        company_id: event.company_id,
        branch_id: step.branch_id,
        item_id: step.item_id,
        warehouse_id: step.warehouse_id,
        sequence: step.sequence,
        kind: step.kind,
        posted_on: event.posted_on,
        quantity: step.quantity,
        value: Money::new(minor(step.value, event.currency), event.currency),
        source_kind: event.source_kind.clone(),
        source_id: event.source_id,
        source_number: event.source_number.clone(),
        source_line: step.line,
        returns_id: step.returns,
    }
}

/// An event holds decimal strings; its maker has checked that they fit the currency.
fn minor(amount: Amount, currency: CurrencyCode) -> i64 {
    amount.in_currency(currency).expect("the event's maker decided exact amounts of this currency").minor()
}

/// A move's id, from its event's and its ordinal: nothing that apply makes may be random.
fn move_id(event: Uuid, ordinal: u128) -> MoveId {
    MoveId::from_uuid(Uuid::from_u128(event.as_u128().wrapping_add(ordinal)))
}

fn stock_key(
    company_id: CompanyId,
    item_id: ItemId,
    warehouse_id: WarehouseId,
    branch_id: kontor_contract::identity::BranchId,
) -> Vec<kontor_contract::row::Value> {
    params![company_id, item_id, warehouse_id, branch_id, stock_id(item_id, warehouse_id)]
}
