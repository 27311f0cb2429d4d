//! What lies where: on hand, promised, free, and what it is worth.

use kontor_contract::import::ImportKind;
use kontor_contract::stock::{ListStock, StockRow};
use leptos::prelude::*;

use super::{MOST_DECIMALS, seen};
use crate::{
    client, figures,
    kit::{
        Cell, ColumnKind, Tone,
        list::{Column, Filter, FilterKind, ListGrid, Tab, use_list},
    },
    pages::{filters, lookups, settings::import},
    routes::use_going,
    session::use_session,
    text::t,
};

const TABS: &[Tab] = &[
    Tab { label: "tab-all", sets: &[] },
    Tab { label: "stock-only-in-stock", sets: &[("in_stock", "true")] },
    Tab { label: "stock-only-to-reorder", sets: &[("to_reorder", "true")] },
];

fn narrowing() -> Vec<Filter<StockRow>> {
    let named = |row: &StockRow| Some((row.warehouse.as_str().to_owned(), row.warehouse.as_str().to_owned()));
    vec![
        Filter::new("warehouse", t("label-warehouse"), FilterKind::Coded(lookups::warehouses())).of("warehouse", named),
        filters::flag("in_stock", "stock-only-in-stock"),
        filters::flag("to_reorder", "stock-only-to-reorder"),
    ]
}

/// Whether an item is to be bought again.
fn short(row: &StockRow) -> bool {
    row.reorder_level.is_some_and(|level| row.available < level)
}

fn columns(currency: kontor_kernel::CurrencyCode) -> Vec<Column<StockRow>> {
    let amount = |key, label: &str, width, read: fn(&StockRow) -> kontor_kernel::Quantity| {
        Column::new(key, t(label), ColumnKind::Quantity, width, move |row: &StockRow| Cell::Quantity(read(row), MOST_DECIMALS))
    };
    vec![
        Column::new("code", t("label-item"), ColumnKind::Link, "136px", |row: &StockRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &StockRow| {
            Cell::Text(row.name.clone())
        })
        .sortable(),
        Column::new("warehouse", t("label-warehouse"), ColumnKind::Code, "96px", |row: &StockRow| {
            Cell::Code(row.warehouse.as_str().to_owned())
        }),
        amount("on_hand", "stock-on-hand", "96px", |row| row.on_hand),
        amount("reserved", "stock-reserved", "96px", |row| row.reserved).low(),
        amount("available", "stock-available", "96px", |row| row.available),
        Column::new("unit", t("label-unit"), ColumnKind::Text, "72px", |row: &StockRow| Cell::Text(row.unit_symbol.clone()))
            .low(),
        Column::new("value", format!("{} {currency}", t("label-value")), ColumnKind::Amount, "128px", |row: &StockRow| {
            Cell::amount(row.value)
        })
        .summed(|row: &StockRow| row.value),
        Column::new("state", t("label-state"), ColumnKind::Badge, "144px", |row: &StockRow| {
            if row.on_hand.is_negative() {
                Cell::Badge(Tone::Negative, t("stock-negative"))
            } else if short(row) {
                Cell::Badge(Tone::Warning, t("stock-reorder"))
            } else {
                Cell::None
            }
        }),
    ]
}

/// Stock on hand.
#[component]
pub fn OnHand() -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let rows = use_list("inventory.stock", |request| async move { client::call(&ListStock(request)).await });
    for topic in ["inventory.receipt", "inventory.adjustment"] {
        rows.follow(topic);
    }
    let peek = |row: &StockRow| {
        let with_unit = |quantity| format!("{} {}", figures::quantity(quantity), row.unit_symbol);
        view! {
            <dl class="facts num">
                <dt>{t("label-name")}</dt><dd>{row.name.clone()}</dd>
                <dt>{t("label-warehouse")}</dt><dd>{row.warehouse.as_str().to_owned()}</dd>
                <dt>{t("stock-on-hand")}</dt><dd>{with_unit(row.on_hand)}</dd>
                <dt>{t("stock-reserved")}</dt><dd>{with_unit(row.reserved)}</dd>
                <dt>{t("stock-available")}</dt><dd>{with_unit(row.available)}</dd>
                {row.reorder_level.map(|level| view! { <dt>{t("stock-reorder-level")}</dt><dd>{with_unit(level)}</dd> })}
                {row.value.map(|value| view! {
                    <dt>{t("label-value")}</dt><dd>{format!("{} {}", value.currency(), figures::amount(value))}</dd>
                })}
            </dl>
        }
        .into_any()
    };
    let list = ListGrid::new(
        t("on-hand-title"),
        seen(columns(session.currency())),
        rows,
        |row: &StockRow| format!("{} {}", row.item_id, row.warehouse_id),
        move |row| going.to(&format!("/stock/moves?item={}&warehouse={}", row.item_id, row.warehouse_id)),
    )
    .peeking(peek)
    .filtered(narrowing())
    .tabbed(TABS)
    .offering(|| import::offer(ImportKind::Stock))
    .when_empty(t("on-hand-empty-title"), t("on-hand-empty-text"));
    view! {
        <header class="head"><h1>{t("on-hand-title")}</h1></header>
        {list.view(())}
    }
}
