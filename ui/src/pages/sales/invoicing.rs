//! Invoicing an order, whole or in part. The book shows the figures the invoice will have before it is posted, and
//! what the law still wants on it.

use kontor_contract::sales::{
    GetDocument, SalesDocumentId,
    invoice::{InvoiceSource, OrderLineToInvoice, PostInvoice, PreviewInvoice},
    order::{GetOrder, OrderView},
};
use kontor_kernel::{CivilDate, Decimal, Quantity, Rate};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    document::use_source,
    editor::Editor,
    paper::{Paper, PaperButton, PaperDialog},
    parts::{Figures, Totals},
    posting::use_posting,
    quantities::{self, Part},
    words::Kind,
};
use crate::{
    client::{self, CallError},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        AmountField, DateField, Form, Icon, Shape, TextField,
        linegrid::{LineGrid, Lines},
    },
    pages::entry::edit::FailureNotice,
    routes::use_going,
    session::use_session,
    text::{t, ta, texts},
};

const POST: &str = "invoice-post";
const SO_FAR: &[&str] = &["label-ordered", "label-delivered", "label-invoiced"];
/// How long typing rests before the book works the invoice out.
const REST: std::time::Duration = std::time::Duration::from_millis(150);

/// A direct invoice: lines no order knows.
#[component]
pub fn NewInvoice() -> impl IntoView {
    view! { <Editor kind=Kind::Invoice saved=None /> }
}

/// A new invoice of the order in the address.
#[component]
pub fn InvoiceOrder() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetOrder(GetDocument { id })).await };
    use_source("order", Kind::Order, fetch).view(|order| view! { <Invoicing order /> }.into_any())
}

/// Goods once they were delivered, services as ordered.
fn parts(order: &OrderView) -> Vec<Part> {
    let part = |line: &kontor_contract::sales::line::LineView| {
        let due = if line.stocked { line.delivered } else { line.quantity };
        Part {
            line: line.line,
            code: line.item_code.clone(),
            description: line.description.clone(),
            unit: line.unit.clone(),
            so_far: vec![line.quantity, line.delivered, line.invoiced],
            left: due.checked_sub(line.invoiced).ok().filter(|left| !left.is_negative()).unwrap_or(Quantity::ZERO),
        }
    };
    order.lines.iter().filter(|line| line.invoiced < line.quantity).map(part).collect()
}

/// The invoice while it is being made.
#[derive(Clone, Copy)]
struct Making {
    id: Option<SalesDocumentId>,
    order_id: SalesDocumentId,
    foreign: bool,
    date: RwSignal<Option<CivilDate>>,
    rate: RwSignal<Option<Decimal>>,
    rate_source: RwSignal<String>,
    lines: Lines,
    parts: StoredValue<Vec<Part>>,
    figures: RwSignal<Option<Figures>>,
    missing: RwSignal<Vec<String>>,
    failed: RwSignal<Option<CallError>>,
    turn: StoredValue<u32>,
}

impl Making {
    /// What the book is asked to post.
    ///
    /// # Errors
    /// The cell that cannot be read.
    fn request(self) -> Result<PostInvoice, (usize, usize)> {
        let asked = self.lines.model.with_untracked(|model| self.parts.with_value(|parts| quantities::asked(model, parts)))?;
        let all = self.parts.with_value(|parts| quantities::is_all(&asked, parts));
        let lines = asked.into_iter().map(|(line, quantity)| OrderLineToInvoice { line, quantity }).collect();
        let date = self.date.get_untracked();
        Ok(PostInvoice {
            id: self.id,
            from: InvoiceSource::Order { id: self.order_id, lines: (!all).then_some(lines) },
            branch_id: None,
            date,
            supply: None,
            language: None,
            currency: None,
            rate: self.rate.get_untracked().and_then(|rate| Rate::try_from_decimal(rate).ok()),
            rate_source: self.rate_source.get_untracked().trim().to_owned(),
            rate_on: date.filter(|_| self.foreign),
            payment_term: None,
            reference: None,
            introduction: None,
            closing: None,
            lines: Vec::new(),
            adjustments: None,
        })
    }
    fn work_out(self) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        let ask = move || {
            let Some(Ok(request)) = (self.turn.try_get_value() == Some(turn)).then(|| self.request()) else { return };
            spawn_local(async move {
                let answer = client::call(&PreviewInvoice(request)).await;
                if self.turn.try_get_value() != Some(turn) {
                    return;
                }
                match answer {
                    Ok(preview) => {
                        self.figures.set(Some(Figures::of_paper(preview.print)));
                        self.missing.set(preview.missing);
                        self.failed.set(None);
                    }
                    Err(error) => {
                        self.figures.set(None);
                        self.failed.set(Some(error));
                    }
                }
            });
        };
        set_timeout(ask, REST);
    }
}

#[component]
fn Invoicing(order: OrderView) -> impl IntoView {
    let posting = use_posting(Kind::Invoice);
    let own = use_session().currency();
    let foreign = order.head.currency != own;
    let parts = StoredValue::new(parts(&order));
    let lines = Lines::new(quantities::columns(SO_FAR, "invoice-now"), POST);
    lines.load_fixed(parts.with_value(|parts| parts.iter().map(quantities::cells).collect()));
    lines.focus();
    let making = Making {
        id: posting.id,
        order_id: order.head.id,
        foreign,
        date: RwSignal::new(Some(figures::today())),
        rate: RwSignal::new(order.head.rate.map(Rate::to_decimal)),
        rate_source: RwSignal::new(if foreign { "ECB".to_owned() } else { String::new() }),
        lines,
        parts,
        figures: RwSignal::new(None),
        missing: RwSignal::new(Vec::new()),
        failed: posting.failed,
        turn: StoredValue::new(0),
    };
    Effect::new(move |_| {
        making.lines.changes.track();
        making.date.track();
        making.rate.track();
        making.work_out();
    });
    let post = Callback::new(move |()| {
        lines.commit_typing();
        if making.date.get_untracked().is_none() {
            return dom::focus_id("invoice-date");
        }
        match making.request() {
            Ok(request) => posting.post(request, |view| (view.id, &view.number)),
            Err((row, column)) => lines.complain(row, column, t("document-quantity-missing")),
        }
    });
    let blocked = Signal::derive(move || making.missing.with(|missing| !missing.is_empty()));
    let paper = Paper::new();
    let shown = RwSignal::new(None::<PreviewInvoice>);
    let show_paper = move || {
        if let Ok(request) = making.request() {
            shown.set(Some(PreviewInvoice(request)));
            paper.show();
        }
    };
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Submit => post.run(()),
            Cmd::Print => show_paper(),
            _ => return false,
        }
        true
    });
    let title = order.head.number.clone();
    view! {
        <header class="head">
            <h1>{t("invoice-new-title")}</h1>
            <span class="code">{order.head.number.clone()}</span>
            <span class="cut">{order.head.customer.clone()}</span>
            <span class="grow"></span>
            <PaperButton paper on_show=Callback::new(move |()| show_paper()) />
        </header>
        {move || making.failed.get().map(|error| view! { <FailureNotice error /> })}
        <Missing missing=making.missing />
        <Form class="document-head">
            <DateField id="invoice-date" label=t("invoice-date") value=making.date required=true error=posting.at("date") />
            {foreign.then(|| view! {
                <AmountField label=ta("document-rate", &[("currency", own.as_str())]) value=making.rate decimals=Rate::SCALE loose=true required=true />
                <TextField label=t("document-rate-source") value=making.rate_source max=32 />
            })}
        </Form>
        <LineGrid lines label=t("document-lines") />
        <Totals figures=making.figures><p class="quiet-text">{t("invoice-help")}</p></Totals>
        <footer class="actions">
            <span class="grow"></span>
            {posting.button(POST, blocked, post)}
        </footer>
        {move || shown.get().map(|request| view! { <PaperDialog paper title=title.clone() request /> })}
    }
}

/// The particulars the law asks for and the invoice lacks, in words.
#[component]
fn Missing(missing: RwSignal<Vec<String>>) -> impl IntoView {
    let going = use_going();
    let word = |path: &String| texts().word("missing", path);
    move || {
        missing.with(|missing| {
            (!missing.is_empty()).then(|| {
                let list = missing.iter().map(word).collect::<Vec<_>>().join(", ");
                view! {
                    <div class="notice notice-bad" role="alert">
                        <Icon shape=Shape::CircleAlert />
                        <span class="grow">{ta("invoice-missing", &[("list", &list)])}</span>
                        <a class="link" href=going.address("/settings/company")>{t("invoice-missing-settings")}</a>
                    </div>
                }
            })
        })
    }
}
