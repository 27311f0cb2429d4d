//! The two documents of the warehouse, goods receipt and count: what tells them apart, and their lists.

use std::future::Future;

use kontor_contract::{
    list::{ListRequest, Page},
    receipt::{ListAdjustments, ListReceipts, StockDocumentRow},
};
use leptos::prelude::*;

use super::seen;
use crate::{
    client::{self, CallError},
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Cell, ColumnKind, Shape, Variant,
        list::{Column, Filter, FilterKind, ListGrid, use_list},
    },
    pages::{filters, links, lookups, payments::list::MOST_DECIMALS},
    routes::use_going,
    session::use_session,
    text::t,
};

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Goods came in.
    Receipt,
    /// A count found more or less.
    Adjustment,
}

impl Kind {
    /// Its kind word, also the topic of its events.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receipt => "inventory.receipt",
            Self::Adjustment => "inventory.adjustment",
        }
    }
    /// Where its list lives.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Receipt => "/stock/receipts",
            Self::Adjustment => "/stock/adjustments",
        }
    }
    /// Where a new one is typed.
    pub const fn new_path(self) -> &'static str {
        match self {
            Self::Receipt => "/stock/receipts/new",
            Self::Adjustment => "/stock/adjustments/new",
        }
    }
    /// The shelf's name for the one being typed.
    pub const fn shelf(self) -> &'static str {
        match self {
            Self::Receipt => "inventory.receipt.new",
            Self::Adjustment => "inventory.adjustment.new",
        }
    }
    /// The permission to post one.
    pub const fn permission(self) -> &'static str {
        match self {
            Self::Receipt => "inventory.receipt.post",
            Self::Adjustment => "inventory.adjustment.post",
        }
    }
    /// The text of this kind: `receipt-title`, `adjustment-title`.
    pub fn text(self, what: &str) -> String {
        let kind = if self == Self::Receipt { "receipt" } else { "adjustment" };
        t(&format!("{kind}-{what}"))
    }
}

fn columns(kind: Kind) -> Vec<Column<StockDocumentRow>> {
    let mut columns = vec![
        Column::new("number", t("label-number"), ColumnKind::Link, "152px", |row: &StockDocumentRow| {
            Cell::Link(row.number.clone())
        })
        .sortable(),
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &StockDocumentRow| Cell::Date(row.date)).sortable(),
        Column::new("warehouse", t("label-warehouse"), ColumnKind::Code, "104px", |row: &StockDocumentRow| {
            Cell::Code(row.warehouse.as_str().to_owned())
        }),
        Column::new("memo", kind.text("memo"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &StockDocumentRow| {
            Cell::Text(row.memo.clone())
        }),
    ];
    if kind == Kind::Receipt {
        columns.push(
            Column::new("reference", t("label-delivery-note"), ColumnKind::Code, "160px", |row: &StockDocumentRow| {
                Cell::Code(row.reference.clone())
            })
            .low(),
        );
        columns.push(
            Column::new("opening", t("label-type"), ColumnKind::Text, "144px", |row: &StockDocumentRow| {
                if row.opening { Cell::Text(t("move-opening")) } else { Cell::None }
            })
            .low(),
        );
    }
    columns.push(
        Column::new("value", t("label-value"), ColumnKind::Amount, "152px", |row: &StockDocumentRow| {
            Cell::mixed_amount(row.total, MOST_DECIMALS)
        })
        .summed(|row: &StockDocumentRow| row.total),
    );
    columns
}

fn list<F: Future<Output = Result<Page<StockDocumentRow>, CallError>> + 'static>(
    kind: Kind,
    fetch: impl Fn(ListRequest) -> F + Send + Sync + 'static,
) -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let rows = use_list(kind.word(), fetch);
    let may = session.may(kind.permission());
    let start = {
        let going = going.clone();
        move || going.to(kind.new_path())
    };
    let by_key = start.clone();
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::New && may;
        if mine {
            by_key();
        }
        mine
    });
    let list = ListGrid::new(
        kind.text("list-title"),
        seen(columns(kind)),
        rows,
        |row: &StockDocumentRow| row.id.to_string(),
        move |row| going.to(&links::document(kind.word(), row.id).unwrap_or_default()),
    )
    .filtered(vec![
        filters::days("date", "label-date", |row: &StockDocumentRow| Some(row.date)),
        Filter::new("warehouse_id", t("label-warehouse"), FilterKind::Record(lookups::warehouses()))
            .of("warehouse", |row: &StockDocumentRow| Some((row.warehouse_id.to_string(), row.warehouse.as_str().to_owned()))),
    ])
    .when_empty(kind.text("empty-title"), kind.text("empty-text"));
    view! {
        <header class="head">
            <h1>{kind.text("list-title")}</h1>
            <span class="grow"></span>
            {may.then(|| view! { <Button label=kind.text("new") variant=Variant::Go icon=Shape::Plus cmd=Cmd::New on_click=start.clone() /> })}
        </header>
        {list.view(())}
    }
}

/// Goods receipts.
#[component]
pub fn Receipts() -> impl IntoView {
    list(Kind::Receipt, |request| async move { client::call(&ListReceipts(request)).await })
}

/// Counts.
#[component]
pub fn Adjustments() -> impl IntoView {
    list(Kind::Adjustment, |request| async move { client::call(&ListAdjustments(request)).await })
}
