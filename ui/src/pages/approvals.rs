//! Approvals: what waits for this person's decision, what they asked for themselves, and one request to decide on.

pub mod request;
pub mod rules;

use kontor_contract::approvals::{ListApprovals, ListRequests, RequestRow, RequestState};
use kontor_contract::i18n::key_of;
use kontor_kernel::Percent;
use leptos::prelude::*;

use super::links;
use crate::{
    client, figures,
    kit::{
        Cell, ColumnKind, Tone,
        list::{Column, ListGrid, use_list},
    },
    routes::use_going,
    text::t,
};

/// What a command does, in words: `Confirm order`.
pub fn call_word(call: &str) -> String {
    t(&format!("weighed-{}", key_of(call)))
}

/// A state in words, and what it means.
fn state(state: RequestState, failed: bool) -> (Tone, String) {
    let tone = match state {
        RequestState::Open if failed => Tone::Warning,
        RequestState::Open => Tone::Draft,
        RequestState::Approved => Tone::Positive,
        RequestState::Refused => Tone::Negative,
        RequestState::Withdrawn => Tone::Void,
    };
    let key = if state == RequestState::Open && failed { "approval-state-failed" } else { "" };
    (tone, if key.is_empty() { t(&format!("approval-state-{}", state.as_str())) } else { t(key) })
}

fn percent(percent: Option<Percent>) -> Cell {
    percent.map_or(Cell::None, |percent| Cell::Decimal(percent.to_decimal(), 0, 4))
}

fn call_column() -> Column<RequestRow> {
    Column::new("call", t("approval-what"), ColumnKind::Link, "minmax(180px, 1fr)", |row: &RequestRow| {
        Cell::Link(call_word(&row.call))
    })
}

fn columns(own: bool) -> Vec<Column<RequestRow>> {
    let mut columns = vec![
        call_column(),
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &RequestRow| {
            Cell::Text(row.party.clone())
        }),
        Column::new("amount", t("label-amount"), ColumnKind::Amount, "136px", |row: &RequestRow| {
            row.amount.map_or(Cell::None, Cell::Amount)
        }),
        Column::new("discount", t("approval-discount"), ColumnKind::Quantity, "104px", |row: &RequestRow| percent(row.discount))
            .low(),
        Column::new("rules", t("approval-rules"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &RequestRow| {
            Cell::Text(row.rules.clone())
        })
        .low(),
        Column::new("requested_at", t("inbox-when"), ColumnKind::Date, "144px", |row: &RequestRow| {
            Cell::Text(figures::moment(row.requested_at))
        })
        .sortable(),
        Column::new("state", t("label-state"), ColumnKind::Badge, "160px", |row: &RequestRow| {
            let (tone, word) = state(row.state, row.failed);
            Cell::Badge(tone, word)
        }),
    ];
    let who = if own {
        Column::new("decider", t("approval-decider"), ColumnKind::Text, "160px", |row: &RequestRow| {
            Cell::Text(row.decider.clone())
        })
    } else {
        Column::new("requester", t("approval-requester"), ColumnKind::Text, "160px", |row: &RequestRow| {
            Cell::Text(row.requester.clone())
        })
    };
    columns.insert(1, who);
    columns
}

/// What waits for this person's decision.
#[component]
pub fn Approvals() -> impl IntoView {
    let going = use_going();
    let rows = use_list("approvals.request", |request| async move { client::call(&ListApprovals(request)).await });
    let open = move |row: RequestRow| going.to(&format!("/approvals/{}", row.id));
    let list = ListGrid::new(t("approvals-title"), columns(false), rows, |row: &RequestRow| row.id.to_string(), open)
        .without_filter()
        .when_empty(t("approvals-empty-title"), t("approvals-empty-text"));
    view! {
        <header class="head"><h1>{t("approvals-title")}</h1></header>
        {list.view(())}
    }
}

/// What this person asked for.
#[component]
pub fn Requests() -> impl IntoView {
    let going = use_going();
    let rows = use_list("approvals.request", |request| async move { client::call(&ListRequests(request)).await });
    let open = move |row: RequestRow| match links::document(&row.doc_kind, row.doc_id.unwrap_or_default()) {
        Some(address) if row.doc_id.is_some() => going.to(&address),
        _ => going.to(&format!("/approvals/{}", row.id)),
    };
    let list = ListGrid::new(t("approval-requests-title"), columns(true), rows, |row: &RequestRow| row.id.to_string(), open)
        .without_filter()
        .when_empty(t("approval-requests-empty-title"), t("approval-requests-empty-text"));
    view! {
        <header class="head"><h1>{t("approval-requests-title")}</h1></header>
        {list.view(())}
    }
}
