//! An invoice or a credit note as it was posted: what it says, what is open, what comes next.

use kontor_contract::sales::{
    GetDocument,
    invoice::{GetCreditNote, GetInvoice, InvoiceLineView, InvoiceState, InvoiceView, PrintCreditNote, PrintInvoice},
};
use leptos::prelude::*;

use super::{
    document::use_document,
    paper::{Paper, PaperButton, PaperDialog},
    parts::{Figures, Links, Totals, aligned, fact, show_timeline},
    sold,
    words::{Kind, invoice_state},
};
use crate::{
    client, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, Variant,
        linegrid::{LineGrid, Lines},
    },
    pages::links,
    routes::use_going,
    session::use_session,
    text::t,
};

const NEXT: &str = "document-next";

/// The invoice of the address.
#[component]
pub fn Invoice() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetInvoice(GetDocument { id })).await };
    let topics = ["sales.invoice", "sales.credit_note", "finance.payment", "finance.open_item"];
    use_document(Kind::Invoice, &topics, |view: &InvoiceView| view.number.clone(), fetch)
        .view(|view| view! { <Posted kind=Kind::Invoice view /> }.into_any())
}

/// The credit note of the address.
#[component]
pub fn CreditNote() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetCreditNote(GetDocument { id })).await };
    let topics = ["sales.credit_note", "finance.payment", "finance.open_item"];
    use_document(Kind::CreditNote, &topics, |view: &InvoiceView| view.number.clone(), fetch)
        .view(|view| view! { <Posted kind=Kind::CreditNote view /> }.into_any())
}

#[component]
fn Posted(kind: Kind, view: InvoiceView) -> impl IntoView {
    let (session, going) = (use_session(), use_going());
    show_timeline(view.number.clone(), view.id.uuid());
    let lines =
        Lines::new(sold::columns(if kind == Kind::Invoice { &["label-credited"] } else { &[] }, view.currency.as_str()), NEXT);
    let cells = |line: &InvoiceLineView| {
        sold::cells(line, if kind == Kind::Invoice { std::slice::from_ref(&line.credited) } else { &[] })
    };
    lines.load_posted(aligned(view.lines.iter().map(cells).collect()));
    let (tone, word) = invoice_state(view.state, view.due);
    let paper = Paper::new();
    let invoice = kind == Kind::Invoice;
    let pays = invoice && !view.open.is_zero() && session.may("finance.payment.post");
    let left = view.lines.iter().any(|line| line.credited < line.quantity);
    let credits = invoice && left && view.state != InvoiceState::Reversed && session.may("sales.credit_note.post");
    let (id, customer_id) = (view.id, view.customer_id);
    let open_item = view.open_item_id;
    let entry = view.entry_id.map(|entry| going.address(&format!("/accounting/journal/{entry}")));
    let pay = {
        let going = going.clone();
        Callback::new(move |()| {
            let item = open_item.as_ref().map(|item| item as &dyn std::fmt::Display);
            going.to(&links::new_payment(customer_id, item));
        })
    };
    let credit = Callback::new(move |()| going.to(&format!("/sales/credit-notes/new?invoice={id}")));
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Submit if pays => pay.run(()),
            Cmd::Print => paper.show(),
            _ => return false,
        }
        true
    });
    let figures = Figures::new(view.currency, view.totals, view.tax_groups, view.adjustments);
    let open = (!view.open.is_zero()).then(|| format!("{} {}", view.currency, figures::amount(view.open)));
    let dialog = if invoice {
        view! { <PaperDialog paper title=view.number.clone() request=PrintInvoice(GetDocument { id }) /> }.into_any()
    } else {
        view! { <PaperDialog paper title=view.number.clone() request=PrintCreditNote(GetDocument { id }) /> }.into_any()
    };
    view! {
        <header class="head">
            <h1>{t(kind.title())}</h1>
            <span class="code strong">{view.number.clone()}</span>
            <Badge tone label=word />
            <span class="grow"></span>
            {credits.then(|| view! { <Button label=t("invoice-credit") on_click=move || credit.run(()) /> })}
            <PaperButton paper />
            {pays.then(|| view! { <Button id=NEXT label=t("invoice-pay") variant=Variant::Go cmd=Cmd::Submit on_click=move || pay.run(()) /> })}
        </header>
        <dl class="entry-facts num">
            {fact("label-customer", view.customer.name.clone())}
            {fact("invoice-date", figures::date(view.date))}
            {view.due.map(|due| fact("label-due", figures::date(due)))}
            {open.map(|open| fact("label-open", view! { <span class="strong">{open}</span> }))}
            {(!view.reference.is_empty()).then(|| fact("label-their-reference", view.reference.clone()))}
            {(!view.reason.is_empty()).then(|| fact("label-reason", view.reason.clone()))}
            {entry.map(|entry| fact("entry-title", view! { <a class="link" href=entry>{view.number.clone()}</a> }))}
        </dl>
        <Links links=view.links />
        <LineGrid lines label=t("document-lines") />
        <Totals figures=Signal::stored(Some(figures))><span></span></Totals>
        {dialog}
    }
}
