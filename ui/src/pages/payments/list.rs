//! Payments, newest first.

use kontor_contract::payment::{Direction, ListPayments, PaymentRow, PaymentState};
use leptos::prelude::*;

use crate::{
    client, figures,
    keymap::{Cmd, Scope, use_keys, use_layer},
    kit::{
        Button, Cell, ColumnKind, Shape, Tone, Variant,
        list::{Column, ListGrid, use_list},
    },
    pages::{approvals::standing::Standings, filters, links, lookups::Parties},
    routes::use_going,
    session::use_session,
    text::t,
};

/// Decimals that a column of amounts in several currencies makes room for.
pub const MOST_DECIMALS: u32 = 2;

/// How a payment's state shows.
pub fn state_cell(state: PaymentState) -> (Tone, String) {
    match state {
        PaymentState::Posted => (Tone::Info, t("state-posted")),
        PaymentState::Reversed => (Tone::Void, t("state-reversed")),
    }
}

/// The word for a direction.
pub fn direction_word(direction: Direction) -> String {
    t(&format!("payment-{}", direction.as_str()))
}

fn columns(standings: Standings) -> Vec<Column<PaymentRow>> {
    vec![
        Column::new("number", t("label-number"), ColumnKind::Link, "152px", |row: &PaymentRow| Cell::Link(row.number.clone()))
            .sortable(),
        Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &PaymentRow| Cell::Date(row.date)).sortable(),
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(176px, 1fr)", |row: &PaymentRow| {
            Cell::Text(row.party.clone())
        }),
        Column::new("direction", t("payment-direction"), ColumnKind::Text, "112px", |row: &PaymentRow| {
            Cell::Text(direction_word(row.direction))
        })
        .low(),
        Column::new("reference", t("label-reference"), ColumnKind::Code, "152px", |row: &PaymentRow| {
            Cell::Code(row.reference.clone())
        })
        .low(),
        Column::new("total", t("label-amount"), ColumnKind::Amount, "144px", |row: &PaymentRow| {
            Cell::MixedAmount(row.total, MOST_DECIMALS)
        })
        .summed(|row: &PaymentRow| row.total),
        Column::new("on_account", t("payment-on-account"), ColumnKind::Amount, "136px", |row: &PaymentRow| {
            if row.on_account.is_zero() { Cell::None } else { Cell::MixedAmount(row.on_account, MOST_DECIMALS) }
        })
        .low(),
        Column::new("state", t("label-state"), ColumnKind::Badge, "minmax(128px, 200px)", move |row: &PaymentRow| {
            let (tone, word) = state_cell(row.state);
            standings.beside(row.id.uuid(), Cell::Badge(tone, word))
        }),
    ]
}

/// The payments.
#[component]
pub fn Payments() -> impl IntoView {
    let (keys, going, session) = (use_keys(), use_going(), use_session());
    let rows = use_list("finance.payment", |request| async move { client::call(&ListPayments(request)).await });
    let standings = Standings::follow(rows, |row: &PaymentRow| row.id.uuid());
    let peek = |row: &PaymentRow| {
        view! {
            <dl class="facts num">
                <dt>{t("label-party")}</dt><dd>{row.party.clone()}</dd>
                <dt>{t("payment-direction")}</dt><dd>{direction_word(row.direction)}</dd>
                <dt>{t("label-date")}</dt><dd>{figures::date(row.date)}</dd>
                <dt>{t("label-amount")}</dt><dd>{format!("{} {}", row.total.currency(), figures::amount(row.total))}</dd>
                <dt>{t("payment-on-account")}</dt><dd>{figures::amount(row.on_account)}</dd>
                <dt>{t("payment-account")}</dt><dd class="code">{row.account.as_str().to_owned()}</dd>
                <dt>{t("label-reference")}</dt><dd>{row.reference.clone()}</dd>
            </dl>
        }
        .into_any()
    };
    let may = session.may("finance.payment.post");
    use_layer(Scope::Global, move |cmd| cmd == Cmd::New && may && keys.run(Cmd::CreatePayment));
    let list = ListGrid::new(
        t("payments-title"),
        columns(standings),
        rows,
        |row: &PaymentRow| row.id.to_string(),
        move |row| going.to(&links::document("finance.payment", row.id).unwrap_or_default()),
    )
    .peeking(peek)
    .filtered(vec![
        filters::party("party_id", "label-party", Parties::All, |row: &PaymentRow| (row.party_id, &row.party)),
        filters::words("direction", "payment-direction", "payment", &["in", "out"], |row: &PaymentRow| row.direction.as_str()),
        filters::days("date", "label-date", |row: &PaymentRow| Some(row.date)),
    ])
    .when_empty(t("payments-empty-title"), t("payments-empty-text"));
    view! {
        <header class="head">
            <h1>{t("payments-title")}</h1>
            <span class="grow"></span>
            {may.then(|| view! { <Button label=t("payment-new") variant=Variant::Go icon=Shape::Plus cmd=Cmd::CreatePayment on_click=move || { keys.run(Cmd::CreatePayment); } /> })}
        </header>
        {list.view(())}
    }
}
