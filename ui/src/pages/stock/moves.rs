//! The stock ledger: what came in and went out, of everything or of one item.

use kontor_contract::stock::{ListMoves, MoveRow};
use leptos::prelude::*;

use super::{quantity, seen};
use crate::{
    client,
    kit::{
        Cell, ColumnKind,
        list::{Column, Filter, FilterKind, ListGrid, use_list},
    },
    pages::{filters, links, lookups, source_word},
    routes::{use_going, use_query_value},
    session::use_session,
    text::t,
};

fn columns(currency: kontor_kernel::CurrencyCode) -> Vec<Column<MoveRow>> {
    vec![
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &MoveRow| Cell::Date(row.date)).sortable(),
        Column::new("document", t("label-document"), ColumnKind::Link, "224px", |row: &MoveRow| {
            Cell::Link(source_word(&row.source_kind, &row.source_number))
        }),
        Column::new("code", t("label-item"), ColumnKind::Code, "minmax(136px, 1fr)", |row: &MoveRow| {
            Cell::Code(row.code.as_str().to_owned())
        }),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(120px, 2fr)", |row: &MoveRow| {
            Cell::Text(row.name.clone())
        })
        .low(),
        Column::new("kind", t("label-type"), ColumnKind::Text, "112px", |row: &MoveRow| {
            Cell::Text(t(&format!("move-{}", row.kind.as_str().replace('_', "-"))))
        })
        .low(),
        Column::new("warehouse", t("label-warehouse"), ColumnKind::Code, "96px", |row: &MoveRow| {
            Cell::Code(row.warehouse.as_str().to_owned())
        })
        .low(),
        Column::new("in", t("move-in"), ColumnKind::Quantity, "80px", |row: &MoveRow| quantity(row.quantity_in)),
        Column::new("out", t("move-out"), ColumnKind::Quantity, "80px", |row: &MoveRow| quantity(row.quantity_out)),
        Column::new("unit", t("label-unit"), ColumnKind::Text, "64px", |row: &MoveRow| Cell::Text(row.unit_symbol.clone())).low(),
        Column::new("value", format!("{} {currency}", t("label-value")), ColumnKind::Amount, "136px", |row: &MoveRow| {
            Cell::amount(row.value)
        })
        .summed(|row: &MoveRow| row.value),
    ]
}

fn narrowing() -> Vec<Filter<MoveRow>> {
    let item = |row: &MoveRow| Some((row.item_id.to_string(), row.code.as_str().to_owned()));
    let warehouse = |row: &MoveRow| Some((row.warehouse_id.to_string(), row.warehouse.as_str().to_owned()));
    let kinds = ["receipt", "opening", "adjustment", "issue", "take_back", "delta", "variance"];
    vec![
        Filter::new("item", t("label-item"), FilterKind::Record(lookups::items())).asking("item_id").of("code", item),
        Filter::new("warehouse", t("label-warehouse"), FilterKind::Record(lookups::warehouses()))
            .asking("warehouse_id")
            .of("warehouse", warehouse),
        filters::words("kind", "label-type", "move", &kinds, |row: &MoveRow| row.kind.as_str()),
        filters::days("date", "label-date", |row: &MoveRow| Some(row.date)),
    ]
}

/// The stock ledger. `item`, `warehouse`, `kind` and `date` in the address narrow it.
#[component]
pub fn Moves() -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let (item, _) = use_query_value("item");
    let rows = use_list("inventory.stock", |request| async move { client::call(&ListMoves(request)).await });
    for topic in ["inventory.receipt", "inventory.adjustment"] {
        rows.follow(topic);
    }
    let list = ListGrid::new(
        t("moves-title"),
        seen(columns(session.currency())),
        rows,
        |row: &MoveRow| row.id.to_string(),
        move |row| {
            if let Some(address) = links::document(&row.source_kind, row.source_id) {
                going.to(&address);
            }
        },
    )
    .filtered(narrowing())
    .when_empty(t("moves-empty-title"), t("moves-empty-text"));
    let name = move || item.get().and_then(|_| rows.map(|row| row.name.clone()).into_iter().next());
    view! {
        <header class="head">
            <h1>{t("moves-title")}</h1>
            <span class="head-note cut">{name}</span>
        </header>
        {list.view(())}
    }
}
