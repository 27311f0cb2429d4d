//! Warehouses.

use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::list::Page;
use kontor_contract::warehouse::{
    CreateWarehouse, ListWarehouses, UpdateWarehouse, WAREHOUSE_BRANCH, WAREHOUSE_COUNTRY, WAREHOUSE_SHORT, WAREHOUSE_TAKEN,
    WarehouseChanged, WarehouseFields, WarehouseId, WarehouseRow,
};
use kontor_contract::{Result, params};
use kontor_kernel::register::is_country;
use kontor_platform::{Change, Cx};

use crate::rows::Warehouse;
use crate::{lists, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListWarehouses) -> Result<Page<WarehouseRow>> {
    cx.page(&lists::WAREHOUSES, &request).await
}

/// Adds a warehouse to a branch the caller works in; its code and branch never change.
pub(crate) async fn create(cx: &mut Change, request: CreateWarehouse) -> Result<WarehouseRow> {
    check(&request.warehouse)?;
    if cx.value::<i64>(&sql::WAREHOUSE_CODES, params![request.code.clone()]).await? > 0 {
        return Err(WAREHOUSE_TAKEN.with("warehouse", &request.code).at("code"));
    }
    let caller = cx.caller()?;
    let (company_id, currency) = (caller.company.id, caller.company.currency);
    let branch_id = caller.branch(request.branch_id).ok_or_else(|| WAREHOUSE_BRANCH.at("branch_id"))?;
    if cx.value::<i64>(&sql::BRANCH_KNOWN, params![branch_id]).await? == 0 {
        return Err(WAREHOUSE_BRANCH.at("branch_id"));
    }
    let id = WarehouseId::from_uuid(cx.new_id());
    let (code, after) = (request.code, request.warehouse);
    record(cx, WarehouseChanged { id, company_id, branch_id, code, currency, before: None, after, version_before: 0 }).await
}

pub(crate) async fn update(cx: &mut Change, request: UpdateWarehouse) -> Result<WarehouseRow> {
    check(&request.warehouse)?;
    let missing = || NOT_FOUND.with("what", "warehouse").with("id", request.id).at("id");
    let warehouse: Warehouse = cx.get(&sql::WAREHOUSE, params![request.id], missing).await?;
    if warehouse.version != request.version {
        return Err(CONFLICT_STALE.with("what", &warehouse.code));
    }
    if request.warehouse.negative_stock.refuses() && !warehouse.negative_stock.refuses() {
        let short: i64 = cx.value(&sql::WAREHOUSE_SHORTAGES, params![request.id]).await?;
        if short > 0 {
            let refused = WAREHOUSE_SHORT.with("warehouse", &warehouse.code).with("count", short);
            return Err(refused.at("warehouse.negative_stock"));
        }
    }
    let event = WarehouseChanged {
        id: warehouse.id,
        company_id: warehouse.company_id,
        branch_id: warehouse.branch_id,
        code: warehouse.code.clone(),
        currency: warehouse.currency,
        version_before: warehouse.version,
        before: Some(fields(warehouse)),
        after: request.warehouse,
    };
    record(cx, event).await
}

/// The country decides the tax of what is supplied from here.
fn check(warehouse: &WarehouseFields) -> Result<()> {
    if is_country(&warehouse.country) {
        return Ok(());
    }
    Err(WAREHOUSE_COUNTRY.with("country", &warehouse.country).at("warehouse.country"))
}

fn fields(warehouse: Warehouse) -> WarehouseFields {
    let Warehouse { name, region, address_name, street, postal_code, city, country, negative_stock, active, .. } = warehouse;
    WarehouseFields { name, region, address_name, street, postal_code, city, country, negative_stock, active }
}

async fn record(cx: &mut Change, event: WarehouseChanged) -> Result<WarehouseRow> {
    let WarehouseFields { name, region, address_name, street, postal_code, city, country, negative_stock, active } =
        event.after.clone();
    let row = WarehouseRow {
        id: event.id,
        code: event.code.clone(),
        branch_id: event.branch_id,
        name,
        region,
        address_name,
        street,
        postal_code,
        city,
        country,
        negative_stock,
        active,
        version: event.version_before + 1,
    };
    cx.document("inventory.warehouse", row.id.uuid(), row.code.as_str());
    cx.record(event).await?;
    Ok(row)
}
