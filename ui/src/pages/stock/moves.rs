//! The stock ledger: what came in and went out, of everything or of one item.

use kontor_contract::{
    list::{Condition, Scalar},
    stock::{ListMoves, MoveRow},
};
use leptos::prelude::*;

use super::quantity;
use crate::{
    client,
    kit::{
        Cell, ColumnKind, Facet,
        list::{Column, ListGrid, use_list},
    },
    pages::{links, source_word},
    routes::{use_going, use_query_value},
    session::use_session,
    text::t,
};

fn columns(currency: kontor_kernel::CurrencyCode) -> Vec<Column<MoveRow>> {
    vec![
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &MoveRow| Cell::Date(row.date)).sortable(),
        Column::new("document", t("label-document"), ColumnKind::Link, "216px", |row: &MoveRow| {
            Cell::Link(source_word(&row.source_kind, &row.source_number))
        }),
        Column::new("code", t("label-item"), ColumnKind::Code, "minmax(112px, 0.3fr)", |row: &MoveRow| {
            Cell::Code(row.code.as_str().to_owned())
        }),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &MoveRow| {
            Cell::Text(row.name.clone())
        })
        .low(),
        Column::new("kind", t("label-type"), ColumnKind::Text, "112px", |row: &MoveRow| {
            Cell::Text(t(&format!("move-{}", row.kind.as_str().replace('_', "-"))))
        })
        .low(),
        Column::new("warehouse", t("label-warehouse"), ColumnKind::Code, "88px", |row: &MoveRow| {
            Cell::Code(row.warehouse.as_str().to_owned())
        })
        .low(),
        Column::new("in", t("move-in"), ColumnKind::Quantity, "88px", |row: &MoveRow| quantity(row.quantity_in)),
        Column::new("out", t("move-out"), ColumnKind::Quantity, "88px", |row: &MoveRow| quantity(row.quantity_out)),
        Column::new("unit", t("label-unit"), ColumnKind::Text, "64px", |row: &MoveRow| Cell::Text(row.unit_symbol.clone())).low(),
        Column::new("value", format!("{} {currency}", t("label-value")), ColumnKind::Amount, "136px", |row: &MoveRow| {
            Cell::Amount(row.value)
        })
        .summed(|row: &MoveRow| row.value),
    ]
}

/// The stock ledger. `item` and `warehouse` in the address narrow it.
#[component]
pub fn Moves() -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let (item, set_item) = use_query_value("item");
    let (warehouse, set_warehouse) = use_query_value("warehouse");
    let rows = use_list("inventory.stock", |request| async move { client::call(&ListMoves(request)).await });
    for topic in ["inventory.receipt", "inventory.adjustment"] {
        rows.follow(topic);
    }
    Effect::new(move |_| {
        let is = |name: &str, value: Option<String>| value.map(|value| (name.to_owned(), Condition::Is(Scalar::Text(value))));
        let conditions = [is("item_id", item.get()), is("warehouse_id", warehouse.get())];
        rows.filter.set(conditions.into_iter().flatten().collect());
    });
    let first = move |read: fn(&MoveRow) -> String| {
        Signal::derive(move || rows.rows.with(|rows| rows.first().map(read).unwrap_or_default()))
    };
    let list = ListGrid::new(
        t("moves-title"),
        columns(session.currency()),
        rows,
        |row: &MoveRow| row.id.to_string(),
        move |row| {
            if let Some(address) = links::document(&row.source_kind, row.source_id) {
                going.to(&address);
            }
        },
    )
    .when_empty(t("moves-empty-title"), t("moves-empty-text"));
    let facets = move || {
        view! {
            {item.get().map(|_| view! { <Facet name=t("label-item") value=first(|row| row.code.as_str().to_owned()) remove=Callback::new(move |()| set_item.run(None)) /> })}
            {warehouse.get().map(|_| view! { <Facet name=t("label-warehouse") value=first(|row| row.warehouse.as_str().to_owned()) remove=Callback::new(move |()| set_warehouse.run(None)) /> })}
        }
    };
    let name = move || item.get().map(|_| first(|row| row.name.clone()).get());
    view! {
        <header class="head">
            <h1>{t("moves-title")}</h1>
            <span class="head-note cut">{name}</span>
        </header>
        {list.view(facets)}
    }
}
