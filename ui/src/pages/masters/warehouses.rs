//! Warehouses: where stock lies.

use kontor_contract::warehouse::{CreateWarehouse, ListWarehouses, NegativeStock, UpdateWarehouse, WarehouseRow};
use leptos::prelude::*;
use serde_json::json;

use super::{active_column, active_field, words};
use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, by_code, only, part, read, to_record, without},
    },
    pages::{history, lookups},
    session::use_session,
    text::t,
};

fn columns() -> Vec<Column<WarehouseRow>> {
    vec![
        Column::new("code", t("label-code"), ColumnKind::Link, "112px", |row: &WarehouseRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(180px, 1fr)", |row: &WarehouseRow| {
            Cell::Text(row.name.clone())
        }),
        Column::new("city", t("label-city"), ColumnKind::Text, "152px", |row: &WarehouseRow| Cell::Text(row.city.clone())),
        Column::new("country", t("label-country"), ColumnKind::Code, "64px", |row: &WarehouseRow| {
            Cell::Code(row.country.clone())
        })
        .low(),
        Column::new("region", t("label-region"), ColumnKind::Text, "136px", |row: &WarehouseRow| Cell::Text(row.region.clone()))
            .low(),
        Column::new("negative_stock", t("label-negative-stock"), ColumnKind::Text, "176px", |row: &WarehouseRow| {
            Cell::Text(t(&format!("negative-stock-{}", row.negative_stock.as_str())))
        })
        .low(),
        active_column(|row: &WarehouseRow| row.active),
    ]
}

fn fields() -> Vec<FieldSpec> {
    let negative = words("negative-stock", NegativeStock::ALL.iter().map(|what| what.as_str()));
    vec![
        FieldSpec::new("code", "label-code", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("region", "label-region", FieldKind::Text(64)),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required().wide(),
        FieldSpec::new("negative_stock", "label-negative-stock", FieldKind::Choice(negative)).required().wide(),
        FieldSpec::section("warehouse-address"),
        FieldSpec::new("address_name", "label-address-name", FieldKind::Text(200)).wide(),
        FieldSpec::new("street", "label-street", FieldKind::Text(200)).wide(),
        FieldSpec::new("postal_code", "label-postal-code", FieldKind::Text(16)),
        FieldSpec::new("city", "label-city", FieldKind::Text(100)),
        FieldSpec::new("country", "label-country", FieldKind::Lookup(lookups::countries()))
            .required()
            .help("warehouse-country-help")
            .wide(),
        active_field(),
    ]
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let code = read(&record, "code").clone();
    let warehouse = part(&without(record, &["id", "code", "branch_id", "version"]))?;
    let saved = match before {
        Some(before) => {
            let (id, version) = (part(read(&before, "id"))?, part(read(&before, "version"))?);
            client::call(&UpdateWarehouse { id, version, warehouse }).await?
        }
        None => client::call(&CreateWarehouse { code: part(&code)?, branch_id: None, warehouse }).await?,
    };
    to_record(&saved)
}

/// The permission to make and change warehouses.
pub const WRITE: &str = "inventory.warehouse.write";

/// Warehouses as a form.
pub fn kind() -> RecordKind {
    let home = use_session().who.with_untracked(|who| who.as_ref().map(|who| who.company.country.clone()).unwrap_or_default());
    RecordKind::new("warehouse-new", WRITE, fields())
        .within("warehouse")
        .wide()
        .blank(move || json!({"country": home, "negative_stock": NegativeStock::Refuse, "active": true}))
        .fetching(|key| async move { only(&client::call(&ListWarehouses(by_code(&key))).await?, &key) })
        .saving(save)
}

/// Warehouses.
#[component]
pub fn Warehouses() -> impl IntoView {
    let rows = use_list("inventory.warehouse", |request| async move { client::call(&ListWarehouses(request)).await });
    MetaPage::new("warehouses-title", (columns(), rows, |row: &WarehouseRow| row.code.as_str().to_owned()), kind())
        .beside(history::of)
        .view()
}
