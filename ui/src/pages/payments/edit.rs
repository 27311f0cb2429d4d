//! Typing a payment: who, how much, when; the party's open items with their shares. Ctrl+Enter posts.

use kontor_contract::{finance::Control, payment::PaymentView};
use kontor_kernel::{CurrencyCode, Decimal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    allocate::{Standing, Sums, standing},
    typing::{self, Payment, RATE_DECIMALS},
};
use crate::{
    client, dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        AmountField, Badge, Button, DateField, EmptyState, Form, Lookup, Select, Shape, TextField, Tone, Variant,
        linegrid::LineGrid, use_toasts,
    },
    pages::{
        chart::{Chart, use_chart},
        entry::edit::FailureNotice,
        links,
        lookups::{self, Parties},
    },
    routes::{use_going, use_query_value},
    session::use_session,
    shelf::{keep_while_typing, use_shelf},
    shell::use_tabs,
    text::{t, ta},
};

/// Where the grid hands the focus on.
const POST_BUTTON: &str = "payment-post";
/// The shelf's name for the payment being typed.
const SHELF: &str = "finance.payment.new";
/// The address of this screen.
const HERE: &str = "/banking/payments/new";

/// A new payment. `party` and `item` in the address prefill it.
#[component]
pub fn NewPayment() -> impl IntoView {
    let (session, going, tabs, toasts) = (use_session(), use_going(), use_tabs(), use_toasts());
    let payment = Payment::new(session.currency(), POST_BUTTON);
    let chart = use_chart();
    let (party, _) = use_query_value("party");
    let (item, _) = use_query_value("item");
    let shelf = use_shelf();
    let recovered = RwSignal::new(false);
    match party.get_untracked() {
        Some(party) => payment.prefill(&party, item.get_untracked()),
        None => {
            recovered.set(shelf.typing(SHELF).is_some_and(|text| payment.take(&text)));
            dom::focus_soon(typing::PARTY);
        }
    }
    // A payment that begins with an invoice is made anew in one step; what was typed before stays on the shelf.
    let keeps = party.with_untracked(Option::is_none);
    if keeps {
        keep_while_typing(SHELF, move || drop(payment.typed()), move || payment.typed());
    }
    Effect::new(move |_| {
        // The first bank of the chart is what most payments go through.
        let first = money_accounts(chart).into_iter().next();
        if let Some((code, _)) = first.filter(|_| payment.account.with_untracked(String::is_empty)) {
            payment.account.set(code);
        }
    });
    let sums = Memo::new(move |_| payment.lines.model.with(Sums::of));
    let stands = Memo::new(move |_| standing(payment.amount.get().unwrap_or_default(), sums.get()));
    let posted = {
        let going = going.clone();
        move |view: PaymentView, again: bool| {
            if again {
                payment.clear();
                dom::focus_soon(typing::PARTY);
            } else if let Some(address) = links::document("finance.payment", view.head.id) {
                going.to(&address);
                tabs.forget(&going.address(HERE));
            }
        }
    };
    let post = Callback::new(move |again: bool| {
        if payment.busy.get_untracked() || matches!(stands.get_untracked(), Standing::Over(_)) {
            return;
        }
        let Some((request, sent)) = payment.request() else { return };
        payment.busy.set(true);
        let posted = posted.clone();
        spawn_local(async move {
            let Some(Ok(key)) = payment.attempt.try_update_value(|attempt| attempt.key(&request)) else { return };
            let answer = client::call_once(&request, Some(&key)).await;
            if let Ok(view) = &answer {
                if keeps {
                    shelf.forget_typing(SHELF);
                }
                toasts.done(ta("payment-posted", &[("number", &view.head.number)]));
            }
            if payment.busy.try_set(false).is_some() {
                // The screen was left meanwhile.
                if let Err(error) = answer {
                    toasts.failed(error.sentence());
                }
                return;
            }
            match answer {
                Ok(view) => posted(view, again),
                Err(error) => {
                    payment.lines.show_errors(&error, "allocations", &sent);
                    payment.failed.set(Some(error));
                }
            }
        });
    });
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Submit => post.run(false),
            Cmd::SubmitAndNew => post.run(true),
            _ => return false,
        }
        true
    });
    let blocked = Signal::derive(move || {
        let nothing = payment.party.with(Option::is_none) || payment.amount.get().is_none_or(|amount| amount.is_zero());
        nothing || matches!(stands.get(), Standing::Over(_)) || payment.busy.get()
    });
    let label = Signal::derive(move || if payment.busy.get() { t("entry-posting") } else { t("payment-post") });
    view! {
        <header class="head">
            <h1>{t("payment-new-title")}</h1>
            <Badge tone=Tone::Draft label=t("state-draft") />
            <span class="meta cut">{move || if recovered.get() { t("entry-recovered") } else { String::new() }}</span>
            <span class="grow"></span>
            {move || standing_badge(stands.get(), payment)}
        </header>
        {move || payment.failed.get().map(|error| view! { <FailureNotice error /> })}
        <Head payment chart />
        <Items payment />
        <Foot payment sums=sums.into() stands=stands.into() />
        <footer class="actions">
            <Button label=t("action-discard") icon=Shape::Trash on_click=move || { payment.clear(); recovered.set(false); dom::focus_soon(typing::PARTY); } />
            <Button label=t("payment-allocate") icon=Shape::ListTree on_click=move || { payment.shares_itself.set(true); payment.share_out(); } />
            <span class="grow"></span>
            <Button label=t("entry-post-and-new") cmd=Cmd::SubmitAndNew disabled=blocked on_click=move || post.run(true) />
            <Button id=POST_BUTTON label variant=Variant::Go cmd=Cmd::Submit disabled=blocked on_click=move || post.run(false) />
        </footer>
    }
}

/// The accounts money moves on, banks first.
fn money_accounts(chart: Chart) -> Vec<(String, String)> {
    let of = |control: Control| {
        chart.accounts.with(|accounts| {
            let fitting = accounts.iter().filter(|account| account.active && account.control == Some(control));
            fitting
                .map(|account| (account.code.as_str().to_owned(), format!("{} {}", account.code, account.name)))
                .collect::<Vec<_>>()
        })
    };
    [of(Control::Bank), of(Control::Cash)].concat()
}

/// The currencies offered: the company's own and those of the party's items.
fn currencies(payment: Payment) -> Vec<(String, String)> {
    let mut codes = vec![use_session().currency()];
    codes.push(payment.money_tracked());
    payment.items.with(|items| codes.extend(items.iter().map(|item| item.open.currency())));
    let mut seen: Vec<CurrencyCode> = Vec::new();
    codes.retain(|code| {
        let fresh = !seen.contains(code);
        seen.push(*code);
        fresh
    });
    codes.into_iter().map(|code| (code.as_str().to_owned(), code.as_str().to_owned())).collect()
}

#[component]
fn Head(payment: Payment, chart: Chart) -> impl IntoView {
    let session = use_session();
    let at = move |path: &'static str| {
        Signal::derive(move || payment.failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))))
    };
    let directions = ["received", "made"].map(|word| (word.to_owned(), t(&format!("payment-{word}")))).to_vec();
    let decimals = Memo::new(move |_| payment.money_tracked().minor_digits());
    let foreign = Memo::new(move |_| payment.foreign());
    let rate_label = move || ta("payment-rate", &[("own", session.currency().as_str()), ("currency", &payment.currency.get())]);
    view! {
        <Form class="payment-head">
            <Select label=t("payment-direction") value=payment.direction options=Signal::stored(directions) />
            <div class="span-two"><Lookup id=typing::PARTY label=t("label-party") value=payment.party source=lookups::parties(Parties::All) required=true error=at("party_id") /></div>
            {move || view! { <AmountField id=typing::AMOUNT label=t("label-amount") value=payment.amount decimals=decimals.get() required=true error=at("amount") /> }}
            <Select label=t("label-currency") value=payment.currency options=Signal::derive(move || currencies(payment)) />
            <Show when=move || foreign.get()>
                {move || view! { <AmountField id=typing::RATE label=rate_label() value=payment.rate decimals=RATE_DECIMALS loose=true required=true error=at("rate") /> }}
            </Show>
            <DateField id=typing::DATE label=t("payment-date") value=payment.paid_on required=true error=at("paid_on") />
            <Select label=t("payment-account") value=payment.account options=Signal::derive(move || money_accounts(chart)) error=at("account") />
            <TextField label=t("label-reference") value=payment.reference max=140 code=true error=at("reference") />
        </Form>
    }
}

/// The open items, or why there are none.
#[component]
fn Items(payment: Payment) -> impl IntoView {
    #[derive(PartialEq, Clone, Copy)]
    enum Shows {
        NoParty,
        Nothing,
        Lines(CurrencyCode),
    }
    let shows = Memo::new(move |_| {
        let currency = payment.money_tracked();
        let any = payment.items.with(|items| items.iter().any(|item| item.open.currency() == currency));
        match (payment.party.with(Option::is_none), any) {
            (true, _) => Shows::NoParty,
            (_, false) => Shows::Nothing,
            (_, true) => Shows::Lines(currency),
        }
    });
    move || match shows.get() {
        Shows::NoParty => {
            view! { <div class="sheet"><EmptyState title=t("payment-no-party") text=t("payment-no-party-text") /></div> }
                .into_any()
        }
        Shows::Nothing => {
            view! { <div class="sheet"><EmptyState title=t("payment-no-items") text=t("payment-no-items-text") /></div> }
                .into_any()
        }
        Shows::Lines(currency) => {
            // Before it is drawn: an effect of its own would come after.
            payment.lines.set_columns(typing::columns(currency));
            view! { <LineGrid lines=payment.lines label=t("payment-items") /> }.into_any()
        }
    }
}

fn standing_badge(stands: Standing, payment: Payment) -> AnyView {
    let decimals = payment.money_tracked().minor_digits();
    let shown = |value: Decimal| figures::decimal(value, decimals, decimals);
    match stands {
        Standing::Even if payment.amount.get().is_none() => ().into_any(),
        Standing::Even => view! { <Badge tone=Tone::Positive label=t("payment-even") /> }.into_any(),
        Standing::OnAccount(left) => {
            view! { <Badge tone=Tone::Warning label=ta("payment-left", &[("amount", &shown(left))]) /> }.into_any()
        }
        Standing::Over(over) => {
            view! { <Badge tone=Tone::Negative label=ta("payment-over", &[("amount", &shown(over))]) /> }.into_any()
        }
    }
}

/// What was paid, what it settles, what is left: always in sight.
#[component]
fn Foot(payment: Payment, sums: Signal<Sums>, stands: Signal<Standing>) -> impl IntoView {
    let figure = move |value: Decimal| {
        let decimals = payment.money_tracked().minor_digits();
        figures::decimal(value, decimals, decimals)
    };
    let left = move || match stands.get() {
        Standing::Even => Decimal::ZERO,
        Standing::OnAccount(left) => left,
        Standing::Over(over) => -over,
    };
    view! {
        <section class="entry-foot" aria-label=t("label-total")>
            <span class="quiet-text">{move || ta("entry-in-currency", &[("currency", &payment.currency.get())])}</span>
            <dl class="entry-totals">
                <div><dt>{t("payment-allocated")}</dt><dd>{move || figure(sums.get().paid)}</dd></div>
                <div><dt>{t("payment-discount")}</dt><dd>{move || figure(sums.get().discounted)}</dd></div>
                <div><dt>{t("payment-write-off")}</dt><dd>{move || figure(sums.get().written_off)}</dd></div>
                <div class="difference"><dt>{t("payment-unallocated")}</dt><dd class:negative=move || matches!(stands.get(), Standing::Over(_))>{move || figure(left())}</dd></div>
            </dl>
        </section>
    }
}
