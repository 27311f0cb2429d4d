//! An invoice or a credit note as it was posted: what it says, what is open, what comes next.

use kontor_contract::sales::{
    GetDocument,
    invoice::{GetCreditNote, GetInvoice, InvoiceLineView, InvoiceState, InvoiceView, PrintCreditNote, PrintInvoice},
};
use kontor_kernel::{Percent, Quantity};
use leptos::prelude::*;

use super::{
    document::use_document,
    draft::price,
    order::progress,
    paper::{Paper, PaperButton, PaperDialog},
    parts::{Figures, Links, Totals, aligned, fact, given, show_timeline},
    words::{Kind, invoice_state},
};
use crate::{
    client, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, Variant,
        linegrid::{Kind as Holds, LineCell, LineColumn, LineGrid, Lines},
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

fn columns(kind: Kind, currency: &str) -> Vec<LineColumn> {
    let quantity = || Holds::Computed(Quantity::SCALE);
    let mut columns = vec![
        LineColumn::new("item", t("label-item"), Holds::Given, "104px"),
        LineColumn::new("description", t("label-description"), Holds::Given, "minmax(140px, 1fr)"),
        LineColumn::new("quantity", t("label-quantity"), quantity(), "80px"),
        LineColumn::new("unit", t("label-unit"), Holds::Given, "56px"),
    ];
    if kind == Kind::Invoice {
        columns.push(LineColumn::new("credited", t("label-credited"), quantity(), "96px"));
    }
    columns.extend([
        LineColumn::new("price", t("label-price"), Holds::Computed(2), "96px"),
        LineColumn::new("discount", t("label-discount"), Holds::Computed(Percent::SCALE), "72px").low(),
        LineColumn::new("tax", t("label-tax"), Holds::Given, "80px").low(),
        LineColumn::new("net", format!("{} {currency}", t("label-net")), Holds::Computed(2), "120px"),
    ]);
    columns
}

fn cells(kind: Kind, line: &InvoiceLineView) -> Vec<LineCell> {
    let mut cells = vec![
        given(line.item_code.clone()),
        given(line.description.clone()),
        given(figures::quantity(line.quantity)),
        given(line.unit.clone()),
    ];
    if kind == Kind::Invoice {
        cells.push(progress(line.credited));
    }
    let discount =
        if line.discount.is_zero() { String::new() } else { figures::decimal(line.discount.to_decimal().normalize(), 0, 4) };
    cells.extend([
        given(price(line.unit_price)),
        given(discount),
        given(line.tax_code.as_str()),
        given(figures::amount(line.net)),
    ]);
    cells
}

#[component]
fn Posted(kind: Kind, view: InvoiceView) -> impl IntoView {
    let (session, going) = (use_session(), use_going());
    show_timeline(view.number.clone(), view.id.uuid());
    let lines = Lines::new(columns(kind, view.currency.as_str()), NEXT);
    lines.load_posted(aligned(view.lines.iter().map(|line| cells(kind, line)).collect()));
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
