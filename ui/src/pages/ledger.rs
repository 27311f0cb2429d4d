//! An account's postings, or all of them.

use kontor_contract::finance::{LedgerRow, ListLedger};
use leptos::prelude::*;

use super::{chart::use_chart, filters, source_word};
use crate::{
    client,
    kit::{
        Cell, ColumnKind, LookupSource,
        list::{Column, Filter, FilterKind, ListGrid, use_list},
    },
    routes::{use_going, use_query_value},
    session::use_session,
    text::t,
};

fn columns(currency: kontor_kernel::CurrencyCode) -> Vec<Column<LedgerRow>> {
    let debit = |row: &LedgerRow| if row.amount.is_negative() { Cell::None } else { Cell::Amount(row.amount) };
    let credit = |row: &LedgerRow| if row.amount.is_negative() { Cell::Amount(row.amount.neg()) } else { Cell::None };
    let zero = move |money: kontor_kernel::Money| kontor_kernel::Money::zero(money.currency());
    vec![
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &LedgerRow| Cell::Date(row.date)).sortable(),
        Column::new("number", t("label-number"), ColumnKind::Link, "152px", |row: &LedgerRow| Cell::Link(row.number.clone())),
        Column::new("account", t("label-account"), ColumnKind::Code, "88px", |row: &LedgerRow| {
            Cell::Code(row.account.as_str().to_owned())
        }),
        Column::new("memo", t("label-memo"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &LedgerRow| {
            Cell::Text(row.memo.clone())
        }),
        Column::new("source", t("label-source"), ColumnKind::Text, "208px", |row: &LedgerRow| {
            Cell::Text(source_word(&row.source_kind, &row.source_number))
        })
        .low(),
        Column::new("debit", format!("{} {currency}", t("label-debit")), ColumnKind::Amount, "144px", debit)
            .summed(move |row| if row.amount.is_negative() { zero(row.amount) } else { row.amount }),
        Column::new("credit", format!("{} {currency}", t("label-credit")), ColumnKind::Amount, "144px", credit)
            .summed(move |row| if row.amount.is_negative() { row.amount.neg() } else { zero(row.amount) }),
    ]
}

fn narrowing(accounts: LookupSource) -> Vec<Filter<LedgerRow>> {
    let named = |row: &LedgerRow| Some((row.account.as_str().to_owned(), row.account.as_str().to_owned()));
    vec![
        Filter::new("account", t("label-account"), FilterKind::Coded(accounts)).of("account", named),
        filters::days("date", "label-date", |row: &LedgerRow| Some(row.date)),
    ]
}

/// The general ledger. `account` and `date` in the address narrow it.
#[component]
pub fn Ledger() -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let chart = use_chart();
    let (account, _) = use_query_value("account");
    let rows = use_list("finance.entry", |request| async move { client::call(&ListLedger(request)).await });
    let name = move || account.get().map(|code| chart.name_of(&code));
    let list = ListGrid::new(
        t("ledger-title"),
        columns(session.currency()),
        rows,
        |row: &LedgerRow| format!("{}/{}", row.entry_id, row.line),
        move |row| going.to(&format!("/accounting/journal/{}", row.entry_id)),
    )
    .without_filter()
    .filtered(narrowing(chart.lookup()))
    .when_empty(t("ledger-empty-title"), t("ledger-empty-text"));
    view! {
        <header class="head">
            <h1>{t("ledger-title")}</h1>
            <span class="head-note cut">{name}</span>
        </header>
        {list.view(())}
    }
}
