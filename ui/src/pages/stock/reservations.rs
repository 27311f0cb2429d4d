//! What stock is promised to which document.

use kontor_contract::reservation::{ListReservations, ReservationRow};
use leptos::prelude::*;

use super::MOST_DECIMALS;
use crate::{
    client,
    kit::{
        Cell, ColumnKind,
        list::{Column, Filter, FilterKind, ListGrid, use_list},
    },
    pages::{links, lookups, source_word},
    routes::use_going,
    text::t,
};

fn columns() -> Vec<Column<ReservationRow>> {
    vec![
        Column::new("owner_number", t("label-document"), ColumnKind::Link, "208px", |row: &ReservationRow| {
            Cell::Link(source_word(&row.owner_kind, &row.owner_number))
        })
        .sortable(),
        Column::new("line", t("label-line"), ColumnKind::Text, "72px", |row: &ReservationRow| {
            Cell::Text(row.owner_line.to_string())
        })
        .low(),
        Column::new("code", t("label-item"), ColumnKind::Code, "minmax(136px, 1fr)", |row: &ReservationRow| {
            Cell::Code(row.code.as_str().to_owned())
        }),
        Column::new("warehouse", t("label-warehouse"), ColumnKind::Code, "112px", |row: &ReservationRow| {
            Cell::Code(row.warehouse.as_str().to_owned())
        }),
        Column::new("quantity", t("label-quantity"), ColumnKind::Quantity, "128px", |row: &ReservationRow| {
            Cell::Quantity(row.quantity, MOST_DECIMALS)
        }),
        Column::new("expires_on", t("reservation-until"), ColumnKind::Date, "128px", |row: &ReservationRow| {
            row.expires_on.map_or(Cell::None, Cell::Date)
        }),
    ]
}

/// Live reservations.
#[component]
pub fn Reservations() -> impl IntoView {
    let going = use_going();
    let rows = use_list("inventory.stock", |request| async move { client::call(&ListReservations(request)).await });
    let list = ListGrid::new(
        t("reservations-title"),
        columns(),
        rows,
        |row: &ReservationRow| row.id.to_string(),
        move |row| {
            if let Some(address) = links::document(&row.owner_kind, row.owner_id) {
                going.to(&address);
            }
        },
    )
    .filtered(vec![
        Filter::new("item_id", t("label-item"), FilterKind::Record(lookups::items()))
            .of("code", |row: &ReservationRow| Some((row.item_id.to_string(), row.code.as_str().to_owned()))),
        Filter::new("warehouse_id", t("label-warehouse"), FilterKind::Record(lookups::warehouses()))
            .of("warehouse", |row: &ReservationRow| Some((row.warehouse_id.to_string(), row.warehouse.as_str().to_owned()))),
    ])
    .when_empty(t("reservations-empty-title"), t("reservations-empty-text"));
    view! {
        <header class="head"><h1>{t("reservations-title")}</h1></header>
        {list.view(())}
    }
}
