//! A quotation or an order: the editor while it is a draft, afterwards what it says and what comes next.

use kontor_contract::sales::{
    GetDocument,
    line::LineView,
    order::{CancelOrder, CloseOrder, GetOrder, GetQuotation, LoseQuotation, OrderFromQuotation, OrderState, OrderView},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    document::{Fetched, use_document},
    editor::Editor,
    paper::{Paper, PaperButton, paper_of},
    parts::{Figures, Links, Totals, aligned, fact, show_timeline},
    sold,
    words::{Kind, order_state},
};
use crate::{
    client::{self, CallError},
    figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, Dialog, Form, Shape, TextField, Variant,
        linegrid::{LineGrid, Lines},
        use_toasts,
    },
    pages::entry::edit::FailureNotice,
    routes::use_going,
    session::use_session,
    shelf::use_shelf,
    text::{t, ta},
};

const NEXT: &str = "document-next";

/// The quotation of the address.
#[component]
pub fn Quotation() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetQuotation(GetDocument { id })).await };
    let fetched = use_document(Kind::Quotation, &["sales.quotation"], |view: &OrderView| view.head.number.clone(), fetch);
    page(Kind::Quotation, fetched)
}

/// The order of the address.
#[component]
pub fn Order() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetOrder(GetDocument { id })).await };
    let topics = ["sales.order", "sales.delivery", "sales.invoice"];
    let fetched = use_document(Kind::Order, &topics, |view: &OrderView| view.head.number.clone(), fetch);
    page(Kind::Order, fetched)
}

/// A new quotation.
#[component]
pub fn NewQuotation() -> impl IntoView {
    view! { <Editor kind=Kind::Quotation saved=None /> }
}

/// A new order.
#[component]
pub fn NewOrder() -> impl IntoView {
    view! { <Editor kind=Kind::Order saved=None /> }
}

fn page(kind: Kind, fetched: Fetched<OrderView>) -> impl IntoView {
    let fetched = fetched.stays_when(stays);
    fetched.view(move |view| {
        if view.head.state == OrderState::Draft {
            let on_gone = Callback::new(move |gone: OrderView| fetched.take(Ok(gone)));
            return view! { <Editor kind saved=Some(view) on_gone /> }.into_any();
        }
        view! { <Posted kind view fetched /> }.into_any()
    })
}

/// Whoever saves a draft goes on typing in it. What others saved meanwhile the book says when it matters.
fn stays(before: &OrderView, after: &OrderView) -> bool {
    let draft = |view: &OrderView| view.head.state == OrderState::Draft;
    before == after || (draft(before) && draft(after) && before.head.id == after.head.id)
}

/// How far the lines of an order have got; a quotation's have not begun.
const PROGRESS: &[&str] = &["label-delivered", "label-invoiced"];

/// What Ctrl+Enter does with a document that went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A quotation becomes an order.
    Order,
    /// What is left goes out.
    Deliver,
    /// What went out is invoiced.
    Invoice,
}

/// The next step of a document, if this person may take it.
fn next_step(kind: Kind, state: OrderState, left: bool, may: impl Fn(&str) -> bool) -> Option<Next> {
    let wanted = match (kind, state) {
        (Kind::Quotation, OrderState::Sent | OrderState::Expired) => (Next::Order, "sales.order.write"),
        (Kind::Order, OrderState::Confirmed | OrderState::PartlyDelivered) if left => (Next::Deliver, "sales.delivery.post"),
        (Kind::Order, OrderState::Confirmed | OrderState::PartlyDelivered | OrderState::Delivered) => {
            (Next::Invoice, "sales.invoice.post")
        }
        _ => return None,
    };
    may(wanted.1).then_some(wanted.0)
}

#[component]
fn Posted(kind: Kind, view: OrderView, fetched: Fetched<OrderView>) -> impl IntoView {
    let (session, going, toasts) = (use_session(), use_going(), use_toasts());
    let head = view.head.clone();
    show_timeline(head.number.clone(), head.id.uuid());
    let lines = Lines::new(sold::columns(if kind == Kind::Order { PROGRESS } else { &[] }, head.currency.as_str()), NEXT);
    let cells = |line: &LineView| {
        let so_far = if kind == Kind::Order { vec![line.delivered, line.invoiced] } else { Vec::new() };
        sold::cells(line, &so_far)
    };
    lines.load_posted(aligned(view.lines.iter().map(cells).collect()));
    let left = view.lines.iter().any(|line| line.stocked && line.delivered < line.quantity);
    let delivered = view.lines.iter().any(|line| !line.delivered.is_zero());
    let next = next_step(kind, head.state, left, |permission| session.may(permission));
    let due = kind == Kind::Order && view.lines.iter().any(|line| line.invoiced < line.delivered);
    let invoices_too = due && next == Some(Next::Deliver) && session.may("sales.invoice.post");
    let failed = RwSignal::new(None::<CallError>);
    let (paper, ending) = (Paper::new(), RwSignal::new(false));
    let (tone, word) = order_state(head.state);
    let advance = {
        let (going, id, version) = (going.clone(), head.id, head.version);
        Callback::new(move |next: Next| match next {
            Next::Deliver => going.to(&format!("/sales/deliveries/new?order={id}")),
            Next::Invoice => going.to(&format!("/sales/invoices/from?order={id}")),
            Next::Order => {
                let going = going.clone();
                spawn_local(async move {
                    match client::call(&OrderFromQuotation { id, version }).await {
                        Ok(order) => going.to(&format!("{}/{}", Kind::Order.path(), order.head.id)),
                        Err(error) => drop(failed.try_set(Some(error))),
                    }
                });
            }
        })
    };
    let duplicate = duplicate(kind, &view);
    use_layer(Scope::Global, move |cmd| {
        match (cmd, next) {
            (Cmd::Submit, Some(next)) => advance.run(next),
            (Cmd::Print, _) => paper.show(),
            (Cmd::Duplicate, _) => duplicate.run(()),
            _ => return false,
        }
        true
    });
    let end = ending_of(kind, head.state, delivered).filter(|(_, needs)| session.may(needs)).map(|(ending, _)| ending);
    let figures = Figures::new(head.currency, view.totals, view.tax_groups, view.adjustments);
    let day =
        if kind == Kind::Quotation { ("quotation-valid-until", head.valid_until) } else { ("order-deliver-on", head.deliver_on) };
    let dialog = paper_of(kind, head.id, head.number.clone(), paper);
    view! {
        <header class="head">
            <h1>{t(kind.title())}</h1>
            <span class="code strong">{head.number.clone()}</span>
            <Badge tone label=word />
            <span class="grow"></span>
            {end.map(|ending_| view! { <Button label=t(ending_.verb()) on_click=move || ending.set(true) /> })}
            <Button label=t("key-duplicate") icon=Shape::Copy cmd=Cmd::Duplicate on_click=move || duplicate.run(()) />
            <PaperButton paper />
            {invoices_too.then(|| view! { <Button label=t(next_text(Next::Invoice)) on_click=move || advance.run(Next::Invoice) /> })}
            {next.map(|next| view! { <Button id=NEXT label=t(next_text(next)) variant=Variant::Go cmd=Cmd::Submit on_click=move || advance.run(next) /> })}
        </header>
        {move || failed.get().map(|error| view! { <FailureNotice error /> })}
        <dl class="entry-facts num">
            {fact("label-customer", head.customer.clone())}
            {fact("label-date", figures::date(head.date))}
            {day.1.map(|on| fact(day.0, figures::date(on)))}
            {(!head.reference.is_empty()).then(|| fact("label-their-reference", head.reference.clone()))}
            {head.payment_term.as_ref().map(|term| fact("label-payment-term", term.to_string()))}
            {head.delivery_address.as_ref().map(|address| fact("order-deliver-to", format!("{}, {}", address.name, address.lines.join(", "))))}
            {(!head.reason.is_empty()).then(|| fact("label-reason", head.reason.clone()))}
        </dl>
        <Links links=view.links />
        <LineGrid lines label=t("document-lines") />
        <Totals figures=Signal::stored(Some(figures))><p class="quiet-text paper-text">{head.closing.clone()}</p></Totals>
        {dialog}
        {end.map(|end| {
            let (id, version) = (head.id, head.version);
            view! {
                <Dialog title=ta(end.title(), &[("number", &head.number)]) open=ending>
                    <EndDialog end id version open=ending on_done=Callback::new(move |view| { toasts.done(t("form-saved")); fetched.take(Ok(view)); }) />
                </Dialog>
            }
        })}
    }
}

const fn next_text(next: Next) -> &'static str {
    match next {
        Next::Order => "quotation-to-order",
        Next::Deliver => "order-deliver",
        Next::Invoice => "order-invoice",
    }
}

/// The same again as a new draft: everything but number and dates.
fn duplicate(kind: Kind, view: &OrderView) -> Callback<()> {
    let (shelf, going) = (use_shelf(), use_going());
    let mut typing = super::draft::typing_of(view, &[]);
    typing.head.date = Some(figures::today());
    typing.head.until = None;
    typing.id = client::fresh_key();
    typing.version = 0;
    Callback::new(move |()| {
        if let Ok(text) = serde_json::to_string(&typing) {
            shelf.keep_typing(&format!("{}.new", kind.word()), &text);
            going.to(&format!("{}/new", kind.path()));
        }
    })
}

/// How a document ends before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The customer declined.
    Lose,
    /// Called off; nothing went out.
    Cancel,
    /// The rest will not be delivered.
    Close,
}

impl Ending {
    const fn verb(self) -> &'static str {
        match self {
            Self::Lose => "quotation-lose",
            Self::Cancel => "order-cancel",
            Self::Close => "order-close",
        }
    }
    const fn title(self) -> &'static str {
        match self {
            Self::Lose => "quotation-lose-title",
            Self::Cancel => "order-cancel-title",
            Self::Close => "order-close-title",
        }
    }
    const fn text(self) -> &'static str {
        match self {
            Self::Lose => "quotation-lose-text",
            Self::Cancel => "order-cancel-text",
            Self::Close => "order-close-text",
        }
    }
}

fn ending_of(kind: Kind, state: OrderState, delivered: bool) -> Option<(Ending, &'static str)> {
    match (kind, state) {
        (Kind::Quotation, OrderState::Sent | OrderState::Expired) => Some((Ending::Lose, "sales.quotation.write")),
        (Kind::Order, OrderState::Confirmed) if !delivered => Some((Ending::Cancel, "sales.order.confirm")),
        (Kind::Order, OrderState::Confirmed | OrderState::PartlyDelivered | OrderState::Delivered) => {
            Some((Ending::Close, "sales.order.confirm"))
        }
        _ => None,
    }
}

/// Asks why, and says what follows.
#[component]
fn EndDialog(
    end: Ending,
    id: kontor_contract::sales::SalesDocumentId,
    version: i64,
    open: RwSignal<bool>,
    on_done: Callback<OrderView>,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let missing = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<CallError>);
    let go = move || {
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            return missing.set(Some(t("field-required")));
        }
        spawn_local(async move {
            let answer = match end {
                Ending::Lose => client::call(&LoseQuotation { id, version, reason: text }).await,
                Ending::Cancel => client::call(&CancelOrder { id, version, reason: text }).await,
                Ending::Close => client::call(&CloseOrder { id, version, reason: text }).await,
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
            <p class="quiet-text">{t(end.text())}</p>
            {move || failed.get().map(|error| view! { <FailureNotice error /> })}
            <Form><div class="span-all"><TextField label=t("label-reason") value=reason required=true error=missing /></div></Form>
        </div>
        <div class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t(end.verb()) variant=Variant::Go on_click=go />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_follows_from_the_state_and_the_rights() {
        let all = |_: &str| true;
        for (kind, state, left, next) in [
            (Kind::Quotation, OrderState::Sent, false, Some(Next::Order)),
            (Kind::Quotation, OrderState::Lost, false, None),
            (Kind::Order, OrderState::Confirmed, true, Some(Next::Deliver)),
            (Kind::Order, OrderState::Confirmed, false, Some(Next::Invoice)),
            (Kind::Order, OrderState::PartlyDelivered, true, Some(Next::Deliver)),
            (Kind::Order, OrderState::Delivered, false, Some(Next::Invoice)),
            (Kind::Order, OrderState::Invoiced, false, None),
        ] {
            assert_eq!(next_step(kind, state, left, all), next, "{kind:?} {state:?}");
        }
        assert_eq!(next_step(Kind::Order, OrderState::Delivered, false, |_| false), None);
    }
}
