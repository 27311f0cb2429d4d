//! A posted payment: what it settled. It is corrected by reversing it.

use std::{str::FromStr, sync::Arc};

use kontor_contract::payment::{AllocationView, GetPayment, PaymentId, PaymentState, PaymentView, ReversePayment};
use kontor_kernel::Money;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::list::{direction_word, state_cell};
use crate::{
    client::{self, CallError, live::use_live},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Answer, Badge, Button, Cell, ColumnKind, DateField, Dialog, EmptyState, Form, Shape, Table, TextField, Variant,
        list::Column, loaded, use_toasts,
    },
    pages::{approvals::standing::Standing, entry::edit::FailureNotice, links, source_word},
    routes::use_going,
    session::use_session,
    shell::use_tabs,
    text::{t, ta},
};

/// The payment of the address.
#[component]
pub fn PostedPayment() -> impl IntoView {
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let answer: Answer<PaymentView> = RwSignal::new(None);
    let again = RwSignal::new(0_u32);
    let changed = use_live("finance.payment");
    let (tabs, going) = (use_tabs(), use_going());
    Effect::new(move |_| {
        changed.track();
        again.track();
        let Ok(id) = PaymentId::from_str(&id.get()) else {
            answer.set(Some(Err(CallError(kontor_contract::error::NOT_FOUND.with("what", "payment").with("id", id.get())))));
            return;
        };
        let address = going.address(&links::document("finance.payment", id).unwrap_or_default());
        spawn_local(async move {
            let view = client::call(&GetPayment { id }).await;
            if let Ok(view) = &view {
                tabs.set_title(&address, view.head.number.clone());
            }
            answer.try_set(Some(view));
        });
    });
    let shown = move |payment: PaymentView| view! { <Shown payment answer /> }.into_any();
    loaded(answer, move || again.update(|count| *count += 1), shown)
}

fn columns(currency: kontor_kernel::CurrencyCode, own: kontor_kernel::CurrencyCode) -> Vec<Column<AllocationView>> {
    let with = |label: &str, currency: kontor_kernel::CurrencyCode| format!("{} {currency}", t(label));
    vec![
        Column::new("number", t("label-document"), ColumnKind::Link, "minmax(200px, 1fr)", |row: &AllocationView| {
            Cell::Link(source_word(&row.source_kind, &row.source_number))
        }),
        Column::new("amount", with("payment-paid", currency), ColumnKind::Amount, "160px", |row: &AllocationView| {
            Cell::Amount(row.amount)
        })
        .summed(|row: &AllocationView| row.amount),
        Column::new("discount", with("payment-discount", currency), ColumnKind::Amount, "160px", move |row: &AllocationView| {
            Cell::Amount(row.discount.unwrap_or(Money::zero(currency)))
        })
        .summed(move |row: &AllocationView| row.discount.unwrap_or(Money::zero(currency))),
        Column::new("write_off", with("payment-write-off", currency), ColumnKind::Amount, "160px", |row: &AllocationView| {
            Cell::Amount(row.write_off)
        })
        .summed(|row: &AllocationView| row.write_off),
        Column::new("exchange", with("payment-exchange", own), ColumnKind::Amount, "192px", |row: &AllocationView| {
            Cell::Amount(row.exchange)
        })
        .summed(|row: &AllocationView| row.exchange),
    ]
}

#[component]
fn Shown(payment: PaymentView, answer: Answer<PaymentView>) -> impl IntoView {
    let (session, going) = (use_session(), use_going());
    let head = payment.head.clone();
    let (tone, word) = state_cell(head.state);
    let reversing = RwSignal::new(false);
    let may_reverse = head.state == PaymentState::Posted && session.may("finance.payment.post");
    let open = going.clone();
    let entry =
        payment.entry_id.filter(|_| session.may("finance.entry.read")).and_then(|id| links::document("finance.entry", id));
    let owing = going.address(&format!("/sales/receivables?party={}", head.party_id));
    let allocations = Arc::new(payment.allocations.clone());
    let settled = if allocations.is_empty() {
        view! { <div class="sheet"><EmptyState title=t("payment-settled-nothing") text=t("payment-settled-nothing-text") /></div> }.into_any()
    } else {
        Table::new(t("payment-items"), columns(head.total.currency(), session.currency()), Signal::stored(allocations))
            .opening(
                |row: &AllocationView| row.item_id.to_string(),
                move |row: AllocationView| {
                    if let Some(address) = links::document(&row.source_kind, row.source_id) {
                        open.to(&address);
                    }
                },
            )
            .view()
            .into_any()
    };
    let money = |money: kontor_kernel::Money| format!("{} {}", money.currency(), figures::amount(money));
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::Delete && may_reverse;
        if mine {
            reversing.set(true);
        }
        mine
    });
    view! {
        <header class="head">
            <h1>{t("payment-title")}</h1>
            <span class="code strong">{head.number.clone()}</span>
            <Badge tone label=word />
            <span class="grow"></span>
            {entry.map(|path| view! { <a class="link" href=going.address(&path)>{t("entry-title")}</a> })}
            {may_reverse.then(|| view! { <Button id="payment-reverse" label=t("action-reverse") icon=Shape::Undo2 on_click=move || reversing.set(true) /> })}
        </header>
        <Standing doc_id=Signal::stored(Some(head.id.uuid())) />
        <dl class="entry-facts num">
            <div><dt>{t("label-party")}</dt><dd><a class="link" href=owing>{head.party.clone()}</a></dd></div>
            <div><dt>{t("payment-direction")}</dt><dd>{direction_word(head.direction)}</dd></div>
            <div><dt>{t("payment-date")}</dt><dd>{figures::date(head.date)}</dd></div>
            <div><dt>{t("label-amount")}</dt><dd class="strong">{money(head.total)}</dd></div>
            <div><dt>{t("payment-on-account")}</dt><dd>{money(head.on_account)}</dd></div>
            <div><dt>{t("payment-account")}</dt><dd class="code">{head.account.as_str().to_owned()}</dd></div>
            <div><dt>{t("label-reference")}</dt><dd class="code">{head.reference.clone()}</dd></div>
        </dl>
        {settled}
        <Dialog title=ta("entry-reverse-title", &[("number", &head.number)]) open=reversing>
            <Reverse id=head.id open=reversing answer />
        </Dialog>
    }
}

/// Asks when and why.
#[component]
fn Reverse(id: PaymentId, open: RwSignal<bool>, answer: Answer<PaymentView>) -> impl IntoView {
    let toasts = use_toasts();
    let day = RwSignal::new(Some(figures::today()));
    let reason = RwSignal::new(String::new());
    let missing = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<CallError>);
    let attempt = StoredValue::new(client::Attempt::default());
    let reverse = move || {
        let Some(posted_on) = day.get_untracked() else { return dom::focus_id("reverse-date") };
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            missing.set(Some(t("field-required")));
            return dom::focus_id("reverse-reason");
        }
        let request = ReversePayment { id, posted_on, reason: text };
        spawn_local(async move {
            let Some(Ok(key)) = attempt.try_update_value(|attempt| attempt.key(&request)) else { return };
            match client::call_once(&request, Some(&key)).await {
                Ok(view) => {
                    toasts.done(ta("entry-posted", &[("number", &view.head.number)]));
                    open.try_set(false);
                    // The reversal is a payment of its own; this screen goes on showing the one that was reversed.
                    let shown = client::call(&GetPayment { id }).await;
                    answer.try_set(Some(shown));
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p class="quiet-text">{t("payment-reverse-text")}</p>
            {move || failed.get().map(|error| view! { <FailureNotice error /> })}
            <Form>
                <DateField id="reverse-date" label=t("entry-reverse-date") value=day required=true />
                <TextField id="reverse-reason" label=t("entry-reverse-reason") value=reason required=true error=missing />
            </Form>
        </div>
        <div class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("payment-reverse-go") variant=Variant::Go on_click=reverse />
        </div>
    }
}
