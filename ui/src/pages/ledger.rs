//! An account's postings, or all of them.

use kontor_contract::{
    finance::{LedgerRow, ListLedger},
    list::{Condition, Scalar},
};
use leptos::prelude::*;

use super::{chart::use_chart, source_word};
use crate::{
    client,
    kit::{
        Cell, ColumnKind,
        facet::Facet,
        list::{Column, ListGrid, use_list},
    },
    routes::{use_going, use_query_value, use_query_writer},
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

/// The general ledger. `account`, `from` and `to` in the address narrow it.
#[component]
pub fn Ledger() -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let chart = use_chart();
    let (account, set_account) = use_query_value("account");
    let (from, _) = use_query_value("from");
    let (to, _) = use_query_value("to");
    let write = use_query_writer();
    let rows = use_list("finance.entry", |request| async move { client::call(&ListLedger(request)).await });
    Effect::new(move |_| {
        let mut conditions = Vec::new();
        if let Some(account) = account.get() {
            conditions.push(("account".to_owned(), Condition::Is(Scalar::Text(account))));
        }
        let (from, to) = (from.get(), to.get());
        if from.is_some() || to.is_some() {
            conditions.push(("date".to_owned(), Condition::Range { from: from.map(Scalar::Text), to: to.map(Scalar::Text) }));
        }
        rows.filter.set(conditions);
    });
    let name = move || account.get().map(|code| chart.name_of(&code));
    let list = ListGrid::new(
        t("ledger-title"),
        columns(session.currency()),
        rows,
        |row: &LedgerRow| format!("{}/{}", row.number, row.line),
        move |row| going.to(&format!("/accounting/journal/{}", row.entry_id)),
    )
    .when_empty(t("ledger-empty-title"), t("ledger-empty-text"));
    let facets = move || {
        view! {
            {account.get().map(|code| view! { <Facet name=t("label-account") value=code remove=Callback::new(move |()| set_account.run(None)) /> })}
            {(from.get().is_some() || to.get().is_some()).then(|| view! {
                <Facet name=t("label-date") value=super::span(from.get().as_deref(), to.get().as_deref()) remove=Callback::new(move |()| write.run(vec![("from", None), ("to", None)])) />
            })}
        }
    };
    view! {
        <header class="head">
            <h1>{t("ledger-title")}</h1>
            <span class="head-note cut">{name}</span>
        </header>
        {list.view(facets)}
    }
}
