//! What customers still owe, oldest due date first; what is late says so.

use kontor_contract::{
    import::ImportKind,
    list::{Condition, Scalar},
    payment::{ListOpenItems, OpenItemRow},
    posting::Side,
};
use leptos::prelude::*;

use super::list::MOST_DECIMALS;
use crate::{
    client, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Cell, ColumnKind, Shape, Tone, Variant,
        list::{Column, Filter, FilterKind, ListGrid, Tab, use_list},
    },
    pages::{filters, links, lookups::Parties, settings::import, source_word},
    routes::use_going,
    session::use_session,
    text::{t, ta, tn},
};

/// Whole days from the due date to today; negative while it is not due.
fn days_late(row: &OpenItemRow) -> i64 {
    (figures::today() - row.due_on).num_days()
}

fn state(row: &OpenItemRow) -> Cell {
    if row.open.is_negative() {
        return Cell::Text(t("open-item-credit"));
    }
    match usize::try_from(days_late(row)) {
        Ok(0) => Cell::Badge(Tone::Warning, t("open-item-due-today")),
        Ok(days) => Cell::Badge(Tone::Negative, ta("state-overdue", &[("days", &figures::count(days))])),
        Err(_) => Cell::Text(tn("open-item-due-in", usize::try_from(days_late(row).unsigned_abs()).unwrap_or_default())),
    }
}

fn document(row: &OpenItemRow) -> Cell {
    Cell::Link(source_word(&row.source_kind, &row.number))
}

/// The columns of a short list of what is late.
pub fn brief_columns() -> Vec<Column<OpenItemRow>> {
    vec![
        Column::new("number", t("label-document"), ColumnKind::Link, "208px", document),
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &OpenItemRow| {
            Cell::Text(row.party.clone())
        }),
        Column::new("open", t("label-open"), ColumnKind::Amount, "128px", |row: &OpenItemRow| {
            Cell::MixedAmount(row.open, MOST_DECIMALS)
        }),
        Column::new("state", t("label-state"), ColumnKind::Badge, "128px", state),
    ]
}

fn columns(currency: kontor_kernel::CurrencyCode) -> Vec<Column<OpenItemRow>> {
    let mixed = |key, label: &str, read: fn(&OpenItemRow) -> kontor_kernel::Money| {
        Column::new(key, t(label), ColumnKind::Amount, "144px", move |row: &OpenItemRow| {
            Cell::MixedAmount(read(row), MOST_DECIMALS)
        })
    };
    let functional = format!("{} {currency}", t("label-open"));
    vec![
        Column::new("number", t("label-document"), ColumnKind::Link, "208px", document),
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(144px, 1fr)", |row: &OpenItemRow| {
            Cell::Text(row.party.clone())
        }),
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &OpenItemRow| Cell::Date(row.date)).low(),
        Column::new("due_on", t("label-due"), ColumnKind::Date, "104px", |row: &OpenItemRow| Cell::Date(row.due_on)).sortable(),
        mixed("total", "label-total", |row| row.total).low(),
        mixed("open", "label-open", |row| row.open),
        // Currencies meet in the list; only this column can be added up.
        Column::new("open_functional", functional, ColumnKind::Amount, "144px", |row: &OpenItemRow| {
            Cell::Amount(row.open_functional)
        })
        .summed(|row: &OpenItemRow| row.open_functional),
        Column::new("state", t("label-state"), ColumnKind::Badge, "152px", state),
    ]
}

/// What was due before today.
fn overdue(_: &str) -> Option<(String, Condition)> {
    let until = figures::moved(figures::today(), -1, 0).format("%Y-%m-%d").to_string();
    Some(("due_on".to_owned(), Condition::Range { from: None, to: Some(Scalar::Text(until)) }))
}

fn narrowing() -> Vec<Filter<OpenItemRow>> {
    vec![
        filters::party("party", "label-party", Parties::All, |row: &OpenItemRow| (row.party_id, &row.party)).asking("party_id"),
        filters::days("due_on", "label-due", |row: &OpenItemRow| Some(row.due_on)),
        Filter::new("overdue", t("invoice-state-overdue"), FilterKind::Words(vec![("true".to_owned(), t("filter-yes"))]))
            .meaning(overdue),
    ]
}

const TABS: &[Tab] = &[Tab { label: "tab-all", sets: &[] }, Tab { label: "invoice-state-overdue", sets: &[("overdue", "true")] }];

/// Receivables. `overdue` in the address shows only what was due before today, `party` only what one party owes.
#[component]
pub fn Receivables() -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let rows = use_list("finance.payment", |request| async move { client::call(&ListOpenItems(request)).await });
    // Items come from documents as well, whose posting the list must hear of.
    rows.follow("finance.open_item");
    rows.filter.set(vec![("side".to_owned(), Condition::Is(Scalar::Text(Side::Receivable.as_str().to_owned())))]);
    let marked = RwSignal::new(None::<OpenItemRow>);
    let pays = session.may("finance.payment.post");
    let peek = move |row: &OpenItemRow| {
        marked.set(Some(row.clone()));
        let pay = links::new_payment(row.party_id, Some(&row.id));
        let going = use_going();
        view! {
            <dl class="facts num">
                <dt>{t("label-party")}</dt><dd>{row.party.clone()}</dd>
                <dt>{t("label-date")}</dt><dd>{figures::date(row.date)}</dd>
                <dt>{t("label-due")}</dt><dd>{figures::date(row.due_on)}</dd>
                <dt>{t("label-total")}</dt><dd>{format!("{} {}", row.total.currency(), figures::amount(row.total))}</dd>
                <dt>{t("label-open")}</dt><dd>{format!("{} {}", row.open.currency(), figures::amount(row.open))}</dd>
            </dl>
            {pays.then(|| view! { <Button label=t("payment-record") icon=Shape::Landmark on_click=move || going.to(&pay) /> })}
        }
        .into_any()
    };
    let open = going.clone();
    let start = going.clone();
    let new_payment = move || {
        let path = marked
            .get_untracked()
            .map_or_else(|| "/banking/payments/new".to_owned(), |row| links::new_payment(row.party_id, Some(&row.id)));
        start.to(&path);
    };
    let by_key = new_payment.clone();
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::New && pays;
        if mine {
            by_key();
        }
        mine
    });
    let list = ListGrid::new(
        t("receivables-title"),
        columns(session.currency()),
        rows,
        |row: &OpenItemRow| row.id.to_string(),
        move |row| {
            if let Some(address) = links::document(&row.source_kind, row.source_id) {
                open.to(&address);
            }
        },
    )
    .peeking(peek)
    .filtered(narrowing())
    .tabbed(TABS)
    .offering(|| import::offer(ImportKind::OpenItems))
    .when_empty(t("receivables-empty-title"), t("receivables-empty-text"));
    view! {
        <header class="head">
            <h1>{t("receivables-title")}</h1>
            <span class="grow"></span>
            {pays.then(|| view! { <Button label=t("payment-new") variant=Variant::Go icon=Shape::Plus cmd=Cmd::New on_click=new_payment.clone() /> })}
        </header>
        {list.view(())}
    }
}
