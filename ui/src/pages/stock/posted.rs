//! A posted goods receipt or count: its moves. A wrong one is mended by a count.

use std::{str::FromStr, sync::Arc};

use kontor_contract::{
    receipt::{GetAdjustment, GetReceipt, StockDocumentId, StockDocumentView},
    stock::MoveRow,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{document::Kind, quantity, seen};
use crate::{
    client::{self, CallError},
    figures,
    kit::{Answer, Cell, ColumnKind, Table, list::Column, loaded},
    pages::links,
    routes::use_going,
    session::use_session,
    shell::use_tabs,
    text::t,
};

/// The goods receipt of the address.
#[component]
pub fn PostedReceipt() -> impl IntoView {
    document(Kind::Receipt)
}

/// The count of the address.
#[component]
pub fn PostedAdjustment() -> impl IntoView {
    document(Kind::Adjustment)
}

fn document(kind: Kind) -> impl IntoView {
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let answer: Answer<StockDocumentView> = RwSignal::new(None);
    let again = RwSignal::new(0_u32);
    let (tabs, going) = (use_tabs(), use_going());
    Effect::new(move |_| {
        again.track();
        let Ok(id) = StockDocumentId::from_str(&id.get()) else {
            answer.set(Some(Err(CallError(kontor_contract::error::NOT_FOUND.with("what", "document").with("id", id.get())))));
            return;
        };
        let address = going.address(&links::document(kind.word(), id).unwrap_or_default());
        spawn_local(async move {
            let view = match kind {
                Kind::Receipt => client::call(&GetReceipt { id }).await,
                Kind::Adjustment => client::call(&GetAdjustment { id }).await,
            };
            if let Ok(view) = &view {
                tabs.set_title(&address, view.head.number.clone());
            }
            answer.try_set(Some(view));
        });
    });
    loaded(answer, move || again.update(|count| *count += 1), move |document| shown(kind, document).into_any())
}

fn columns(kind: Kind, currency: kontor_kernel::CurrencyCode) -> Vec<Column<MoveRow>> {
    let mut columns = vec![
        Column::new("code", t("label-item"), ColumnKind::Link, "160px", |row: &MoveRow| Cell::Link(row.code.as_str().to_owned())),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &MoveRow| {
            Cell::Text(row.name.clone())
        }),
        Column::new("kind", t("label-type"), ColumnKind::Text, "136px", |row: &MoveRow| {
            Cell::Text(t(&format!("move-{}", row.kind.as_str().replace('_', "-"))))
        })
        .low(),
        Column::new("in", t("move-in"), ColumnKind::Quantity, "112px", |row: &MoveRow| quantity(row.quantity_in)),
        Column::new("out", t("move-out"), ColumnKind::Quantity, "112px", |row: &MoveRow| quantity(row.quantity_out)),
        Column::new("unit", t("label-unit"), ColumnKind::Text, "72px", |row: &MoveRow| Cell::Text(row.unit_symbol.clone())),
        Column::new("value", format!("{} {currency}", t("label-value")), ColumnKind::Amount, "152px", |row: &MoveRow| {
            Cell::amount(row.value)
        })
        .summed(|row: &MoveRow| row.value),
    ];
    if kind == Kind::Receipt {
        columns.retain(|column| column.key != "out");
    }
    columns
}

fn shown(kind: Kind, document: StockDocumentView) -> impl IntoView {
    let (session, going) = (use_session(), use_going());
    let head = document.head;
    let entry = head.entry_id.filter(|_| session.may("finance.entry.read")).and_then(|id| links::document("finance.entry", id));
    let address = going.clone();
    let currency = session.currency();
    let fact = |label: &str, value: String| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let some = |label: &str, value: String| (!value.is_empty()).then(|| fact(label, value));
    let total = head.total.filter(|total| total.currency() != currency);
    let total = total.map(|total| fact("label-total", format!("{} {}", total.currency(), figures::amount(total))));
    view! {
        <header class="head">
            <h1>{kind.text("title")}</h1>
            <span class="code strong">{head.number.clone()}</span>
            <span class="head-note">{head.opening.then(|| t("move-opening"))}</span>
            <span class="grow"></span>
            {entry.map(|path| view! { <a class="link" href=address.address(&path)>{t("entry-title")}</a> })}
        </header>
        <dl class="entry-facts num">
            {fact("label-date", figures::date(head.document_on))}
            {fact("label-warehouse", head.warehouse.as_str().to_owned())}
            {some("label-delivery-note", head.reference.clone())}
            {some(if kind == Kind::Receipt { "receipt-memo" } else { "adjustment-memo" }, head.memo.clone())}
            {total}
            {fact("entry-posted-by", format!("{}, {}", head.posted_by, figures::moment(head.posted_at)))}
        </dl>
        {Table::new(kind.text("lines"), seen(columns(kind, currency)), Signal::stored(Arc::new(document.moves)))
            .opening(|row: &MoveRow| row.id.to_string(), move |row: MoveRow| going.to(&links::moves_of(row.item_id)))
            .view()}
    }
}
