//! The journal: every entry, newest first.

use kontor_contract::finance::{EntryRow, EntryState, ListEntries};
use leptos::prelude::*;

use super::{approvals::standing::Standings, filters, source_word};
use crate::{
    client, figures,
    keymap::{Cmd, use_keys},
    kit::{
        Button, Cell, ColumnKind, Shape, Tone, Variant,
        list::{Column, ListGrid, use_list},
    },
    routes::use_going,
    session::use_session,
    text::t,
};

/// How a state shows.
pub fn state_cell(state: EntryState) -> (Tone, String) {
    match state {
        EntryState::Posted => (Tone::Info, t("state-posted")),
        EntryState::Reversed => (Tone::Void, t("state-reversed")),
    }
}

fn columns(currency: kontor_kernel::CurrencyCode, standings: Standings) -> Vec<Column<EntryRow>> {
    let total = format!("{} {currency}", t("label-amount"));
    vec![
        Column::new("number", t("label-number"), ColumnKind::Link, "152px", |row: &EntryRow| Cell::Link(row.number.clone()))
            .sortable(),
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &EntryRow| Cell::Date(row.date)).sortable(),
        Column::new("memo", t("label-memo"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &EntryRow| {
            Cell::Text(row.memo.clone())
        }),
        Column::new("reference", t("label-reference"), ColumnKind::Code, "144px", |row: &EntryRow| {
            Cell::Code(row.reference.clone())
        })
        .low(),
        Column::new("source", t("label-source"), ColumnKind::Text, "208px", |row: &EntryRow| {
            Cell::Text(source_word(&row.source_kind, &row.source_number))
        })
        .low(),
        Column::new("total", total, ColumnKind::Amount, "144px", |row: &EntryRow| Cell::Amount(row.total))
            .sortable()
            .summed(|row: &EntryRow| row.total),
        Column::new("state", t("label-state"), ColumnKind::Badge, "minmax(128px, 200px)", move |row: &EntryRow| {
            let (tone, word) = state_cell(row.state);
            standings.beside(row.id.uuid(), Cell::Badge(tone, word))
        }),
    ]
}

/// What entries come from.
const SOURCES: &[&str] = &[
    "finance.entry",
    "sales.invoice",
    "sales.credit_note",
    "sales.delivery",
    "sales.payment",
    "inventory.receipt",
    "inventory.adjustment",
];

/// The journal.
#[component]
pub fn Journal() -> impl IntoView {
    let (keys, going, session) = (use_keys(), use_going(), use_session());
    let rows = use_list("finance.entry", |request| async move { client::call(&ListEntries(request)).await });
    let standings = Standings::follow(rows, |row: &EntryRow| row.id.uuid());
    let peek = |row: &EntryRow| {
        view! {
            <dl class="facts num">
                <dt>{t("label-date")}</dt><dd>{figures::date(row.date)}</dd>
                <dt>{t("label-amount")}</dt><dd>{format!("{} {}", row.total.currency(), figures::amount(row.total))}</dd>
                <dt>{t("label-reference")}</dt><dd>{row.reference.clone()}</dd>
                <dt>{t("label-memo")}</dt><dd>{row.memo.clone()}</dd>
                <dt>{t("label-source")}</dt><dd>{source_word(&row.source_kind, &row.source_number)}</dd>
            </dl>
        }
        .into_any()
    };
    let list = ListGrid::new(
        t("journal-title"),
        columns(session.currency(), standings),
        rows,
        |row: &EntryRow| row.id.to_string(),
        move |row| going.to(&format!("/accounting/journal/{}", row.id)),
    )
    .peeking(peek)
    .filtered(vec![
        filters::days("date", "label-date", |row: &EntryRow| Some(row.date)),
        filters::words("state", "label-state", "state", &["posted", "reversed"], |row: &EntryRow| row.state.as_str()),
        filters::words("source_kind", "label-source", "source", SOURCES, |row: &EntryRow| &row.source_kind).showing("source"),
    ])
    .when_empty(t("journal-empty-title"), t("journal-empty-text"));
    view! {
        <header class="head">
            <h1>{t("journal-title")}</h1>
            <span class="grow"></span>
            <Show when=move || session.may("finance.entry.post")>
                <Button label=t("entry-new") variant=Variant::Go icon=Shape::Plus cmd=Cmd::CreateJournalEntry on_click=move || { keys.run(Cmd::CreateJournalEntry); } />
            </Show>
        </header>
        {list.view(())}
    }
}
