//! Approvals: what waits for this person's decision, what they asked for themselves, and one request to decide on.

mod decide;
pub mod request;
pub mod rules;
pub mod standing;

use kontor_contract::approvals::{ListApprovals, ListRequests, RequestRow, RequestState, WEIGHED};
use kontor_contract::i18n::key_of;
use kontor_kernel::{Money, Percent};
use leptos::prelude::*;

use crate::{
    client, figures,
    keymap::Cmd,
    kit::{
        Cell, ColumnKind, Tone,
        list::{Column, Filter, FilterKind, ListGrid, Tab, use_list},
    },
    pages::payments::list::MOST_DECIMALS,
    routes::use_going,
    text::t,
};
use decide::{Deciding, Decision};
use request::{Facts, Preview};

/// What a command does, in words: `Confirm order`.
pub fn call_word(call: &str) -> String {
    t(&format!("weighed-{}", key_of(call)))
}

/// A state in words, and what it means.
fn state(state: RequestState, failed: bool) -> (Tone, String) {
    match state {
        RequestState::Open if failed => (Tone::Warning, t("approval-state-failed")),
        RequestState::Open => (Tone::Waiting, t("approval-state-open")),
        RequestState::Approved => (Tone::Positive, t("approval-state-approved")),
        RequestState::Refused => (Tone::Negative, t("approval-state-refused")),
        RequestState::Withdrawn => (Tone::Void, t("approval-state-withdrawn")),
    }
}

fn percent(percent: Option<Percent>) -> Cell {
    percent.map_or(Cell::None, |percent| Cell::Decimal(percent.to_decimal(), 0, 4))
}

/// What is asked for. What nobody can tell the worth of is in its own currency.
fn amount(amount: Option<Money>) -> Cell {
    Cell::mixed_amount(amount, MOST_DECIMALS)
}

/// Whose requests a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// One's own.
    Own,
    /// Those of others, to decide on.
    Others,
}

fn columns(whose: Whose) -> Vec<Column<RequestRow>> {
    let what = Column::new("call", t("approval-what"), ColumnKind::Link, "minmax(168px, 1fr)", |row: &RequestRow| {
        Cell::Link(call_word(&row.call))
    });
    let requester =
        Column::new("requester", t("approval-requester"), ColumnKind::Text, "minmax(104px, 160px)", |row: &RequestRow| {
            Cell::Text(row.requester.clone())
        });
    let decider = Column::new("decider", t("approval-decider"), ColumnKind::Text, "minmax(96px, 160px)", |row: &RequestRow| {
        Cell::Text(row.decider.clone())
    });
    let rest = [
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(112px, 1fr)", |row: &RequestRow| {
            Cell::Text(row.party.clone())
        }),
        Column::new("amount", t("label-amount"), ColumnKind::Amount, "144px", |row: &RequestRow| amount(row.amount)),
        Column::new("discount", t("approval-discount"), ColumnKind::Quantity, "88px", |row: &RequestRow| percent(row.discount))
            .low(),
        Column::new("rules", t("approval-why"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &RequestRow| {
            Cell::Text(row.rules.clone())
        }),
        Column::new("requested_at", t("approval-asked-at"), ColumnKind::Date, "136px", |row: &RequestRow| {
            Cell::Text(figures::moment(row.requested_at))
        })
        .sortable(),
        Column::new("state", t("label-state"), ColumnKind::Badge, "124px", |row: &RequestRow| {
            let (tone, word) = state(row.state, row.failed);
            Cell::Badge(tone, word)
        }),
    ];
    let people = match whose {
        Whose::Own => vec![what, decider],
        Whose::Others => vec![what, requester, decider.low()],
    };
    people.into_iter().chain(rest).collect()
}

fn filters() -> Vec<Filter<RequestRow>> {
    let states = RequestState::ALL.iter().map(|one| (one.as_str().to_owned(), state(*one, false).1)).collect();
    let calls = WEIGHED.iter().map(|call| ((*call).to_owned(), call_word(call))).collect();
    vec![
        Filter::new("state", t("label-state"), FilterKind::Words(states))
            .of("state", |row: &RequestRow| Some((row.state.as_str().to_owned(), state(row.state, false).1))),
        Filter::new("call", t("approval-what"), FilterKind::Words(calls))
            .of("call", |row: &RequestRow| Some((row.call.clone(), call_word(&row.call)))),
    ]
}

const OPEN: Tab = Tab { label: "approval-tab-open", sets: &[("state", "open")] };
const DECIDED: [Tab; 3] = [
    Tab { label: "approval-tab-approved", sets: &[("state", "approved")] },
    Tab { label: "approval-tab-refused", sets: &[("state", "refused")] },
    Tab { label: "approval-tab-withdrawn", sets: &[("state", "withdrawn")] },
];

/// Whether it waits for a decision.
fn is_open(row: &RequestRow) -> bool {
    row.state == RequestState::Open
}

fn peek(row: &RequestRow) -> AnyView {
    view! { <Facts request=row.clone() /> {is_open(row).then(|| view! { <Preview id=row.id /> })} }.into_any()
}

/// What waits for this person's decision, and what was decided.
#[component]
pub fn Approvals() -> impl IntoView {
    let going = use_going();
    let rows = use_list("approvals.request", |request| async move { client::call(&ListApprovals(request)).await });
    let open = move |row: RequestRow| going.to(&format!("/approvals/{}", row.id));
    let deciding = Deciding::new(|_| ());
    let decide = move |decision: Decision| move |row: RequestRow| deciding.ask(decision, row);
    let [approved, refused, withdrawn] = DECIDED;
    let list = ListGrid::new(t("approvals-title"), columns(Whose::Others), rows, |row: &RequestRow| row.id.to_string(), open)
        .without_filter()
        .filtered(filters())
        // Without a state, the book gives what waits.
        .tabbed(&[Tab { sets: &[], ..OPEN }, approved, refused, withdrawn])
        .peeking(peek)
        .acting(Cmd::Approve, is_open, decide(Decision::Approve))
        .acting(Cmd::Refuse, is_open, decide(Decision::Refuse))
        .when_empty(t("approvals-empty-title"), t("approvals-empty-text"));
    view! {
        <header class="head"><h1>{t("approvals-title")}</h1></header>
        {list.view(())}
        {deciding.dialog()}
    }
}

/// What this person asked for.
#[component]
pub fn Requests() -> impl IntoView {
    let going = use_going();
    let rows = use_list("approvals.request", |request| async move { client::call(&ListRequests(request)).await });
    let open = move |row: RequestRow| going.to(&format!("/approvals/{}", row.id));
    let [approved, refused, withdrawn] = DECIDED;
    let list =
        ListGrid::new(t("approval-requests-title"), columns(Whose::Own), rows, |row: &RequestRow| row.id.to_string(), open)
            .without_filter()
            .filtered(filters())
            .tabbed(&[Tab { label: "tab-all", sets: &[] }, OPEN, approved, refused, withdrawn])
            .peeking(peek)
            .when_empty(t("approval-requests-empty-title"), t("approval-requests-empty-text"));
    view! {
        <header class="head"><h1>{t("approval-requests-title")}</h1></header>
        {list.view(())}
    }
}

#[cfg(test)]
mod tests {
    use kontor_kernel::{CurrencyCode, Money};

    use super::{Cell, MOST_DECIMALS, amount};

    #[test]
    fn what_nobody_could_price_says_its_currency_in_lists_too() {
        let dollars = Money::new(10_00, CurrencyCode::USD);
        assert_eq!(amount(Some(dollars)), Cell::MixedAmount(dollars, MOST_DECIMALS));
        assert_eq!(amount(None), Cell::None);
    }
}
