//! A delivery as it was posted.

use kontor_contract::{
    access::FieldClass,
    sales::{
        GetDocument,
        delivery::{DeliveryState, DeliveryView, GetDelivery, PrintDelivery, ReverseDelivery},
    },
};
use kontor_kernel::Quantity;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    document::{Fetched, use_document},
    paper::{Paper, PaperButton, PaperDialog},
    parts::{Links, aligned, fact, given, show_timeline},
    sold::so_far,
    words::{Kind, delivery_state},
};
use crate::{
    client::{self, CallError},
    figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, DateField, Dialog, Form, Shape, TextField, Variant,
        linegrid::{Kind as Holds, LineColumn, LineGrid, Lines},
    },
    pages::entry::edit::FailureNotice,
    routes::use_going,
    session::use_session,
    text::{t, ta},
};

const NEXT: &str = "document-next";

/// The delivery of the address.
#[component]
pub fn Delivery() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetDelivery(GetDocument { id })).await };
    let topics = ["sales.delivery", "sales.invoice"];
    let fetched = use_document(Kind::Delivery, &topics, |view: &DeliveryView| view.number.clone(), fetch);
    fetched.view(move |view| view! { <Posted view fetched /> }.into_any())
}

/// `cost` is the head of what the goods cost; none for those who may not know.
fn columns(cost: Option<String>) -> Vec<LineColumn> {
    let quantity = || Holds::Computed(Quantity::SCALE);
    let mut columns = vec![
        LineColumn::new("item", t("label-item"), Holds::Given, "120px"),
        LineColumn::new("description", t("label-description"), Holds::Given, "minmax(160px, 1fr)"),
        LineColumn::new("quantity", t("label-quantity"), quantity(), "104px"),
        LineColumn::new("unit", t("label-unit"), Holds::Given, "72px"),
        LineColumn::new("invoiced", t("label-invoiced"), quantity(), "104px"),
    ];
    columns.extend(cost.map(|label| LineColumn::new("cost", label, Holds::Computed(2), "144px")));
    columns
}

#[component]
fn Posted(view: DeliveryView, fetched: Fetched<DeliveryView>) -> impl IntoView {
    let (session, going) = (use_session(), use_going());
    show_timeline(view.number.clone(), view.id.uuid());
    let costs = session.sees(FieldClass::Cost);
    let lines = Lines::new(columns(costs.then(|| format!("{} {}", t("delivery-cost"), session.currency()))), NEXT);
    let cells = view.lines.iter().map(|line| {
        let mut cells = vec![
            given(line.item_code.clone()),
            given(line.description.clone()),
            given(figures::quantity(line.quantity)),
            given(line.unit.clone()),
            so_far(line.invoiced),
        ];
        cells.extend(costs.then(|| given(line.cost.map(figures::amount).unwrap_or_default())));
        cells
    });
    lines.load_posted(aligned(cells.collect()));
    let open = view.state == DeliveryState::Posted;
    let invoices = open && session.may("sales.invoice.post");
    let untouched = view.lines.iter().all(|line| line.invoiced.is_zero());
    let reverses = open && untouched && session.may("sales.delivery.post");
    let (tone, word) = delivery_state(view.state);
    let (paper, reversing) = (Paper::new(), RwSignal::new(false));
    let order_id = view.order_id;
    let entry = view.entry_id.map(|id| going.address(&format!("/accounting/journal/{id}")));
    let invoice = Callback::new(move |()| going.to(&format!("/sales/invoices/from?order={order_id}")));
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Submit if invoices => invoice.run(()),
            Cmd::Print => paper.show(),
            _ => return false,
        }
        true
    });
    let id = view.id;
    view! {
        <header class="head">
            <h1>{t(Kind::Delivery.title())}</h1>
            <span class="code strong">{view.number.clone()}</span>
            <Badge tone label=word />
            <span class="grow"></span>
            {reverses.then(|| view! { <Button label=t("delivery-reverse") icon=Shape::Undo2 on_click=move || reversing.set(true) /> })}
            <PaperButton paper />
            {invoices.then(|| view! { <Button id=NEXT label=t("order-invoice") variant=Variant::Go cmd=Cmd::Submit on_click=move || invoice.run(()) /> })}
        </header>
        <dl class="entry-facts num">
            {fact("label-customer", view.customer.clone())}
            {fact("label-date", figures::date(view.date))}
            {fact("order-deliver-to", format!("{}, {}", view.address.name, view.address.lines.join(", ")))}
            {(!view.reference.is_empty()).then(|| fact("label-their-reference", view.reference.clone()))}
            {(!view.reason.is_empty()).then(|| fact("label-reason", view.reason.clone()))}
            {entry.map(|entry| fact("entry-title", view! { <a class="link" href=entry>{view.number.clone()}</a> }))}
        </dl>
        <Links links=view.links />
        <LineGrid lines label=t("document-lines") />
        <PaperDialog paper title=view.number.clone() request=PrintDelivery(GetDocument { id }) />
        <Dialog title=ta("delivery-reverse-title", &[("number", &view.number)]) open=reversing>
            <Reverse id open=reversing on_done=Callback::new(move |view| fetched.take(Ok(view))) />
        </Dialog>
    }
}

/// Asks when and why the goods came back unopened.
#[component]
fn Reverse(id: kontor_contract::sales::SalesDocumentId, open: RwSignal<bool>, on_done: Callback<DeliveryView>) -> impl IntoView {
    let (day, reason) = (RwSignal::new(Some(figures::today())), RwSignal::new(String::new()));
    let missing = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<CallError>);
    let go = move || {
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            return missing.set(Some(t("field-required")));
        }
        let request = ReverseDelivery { id, date: day.get_untracked(), reason: text };
        spawn_local(async move {
            // The answer is the reversal; this screen shows what became of the delivery.
            let answer = match client::call(&request).await {
                Ok(_) => client::call(&GetDelivery(GetDocument { id })).await,
                Err(error) => Err(error),
            };
            match answer {
                Ok(view) => {
                    open.set(false);
                    on_done.run(view);
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p class="quiet-text">{t("delivery-reverse-text")}</p>
            {move || failed.get().map(|error| view! { <FailureNotice error /> })}
            <Form>
                <DateField label=t("label-date") value=day required=true />
                <TextField label=t("label-reason") value=reason required=true error=missing />
            </Form>
        </div>
        <div class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("delivery-reverse") variant=Variant::Go on_click=go />
        </div>
    }
}
