//! The lists of sales documents.

use std::future::Future;

use kontor_contract::{
    access::FieldClass,
    list::{ListRequest, Page},
    sales::{
        SalesDocumentId,
        delivery::{DeliveryRow, ListDeliveries},
        invoice::{InvoiceRow, ListCreditNotes, ListInvoices},
        order::{ListOrders, ListQuotations, OrderRow, OrderState},
    },
};
use kontor_kernel::{CivilDate, Money};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    editor::discard,
    paper::{Paper, paper_of},
    words::{Kind, delivery_state, invoice_state, order_state},
};
use crate::{
    client::{self, CallError},
    figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Cell, ColumnKind, Shape, Variant,
        list::{Column, Filter, ListGrid, Removal, Tab, use_list},
    },
    pages::{approvals::standing::Standings, filters, lookups::Parties},
    routes::use_going,
    session::use_session,
    text::t,
};

/// Decimals that a column of amounts in several currencies makes room for.
const MOST_DECIMALS: u32 = 2;

/// What every row of a sales list has.
trait Row: Clone + Send + Sync + 'static {
    fn id(&self) -> SalesDocumentId;
    fn number(&self) -> String;
    fn date(&self) -> CivilDate;
    fn party(&self) -> &str;
    fn customer_id(&self) -> Uuid;
    fn word(&self) -> &str;
    /// `None` where it is not for who is signed in.
    fn total(&self) -> Option<Money>;
    fn state(&self) -> Cell;
}

macro_rules! row {
    ($type:ty, $state:expr) => {
        impl Row for $type {
            fn id(&self) -> SalesDocumentId {
                self.id
            }
            fn number(&self) -> String {
                self.number.clone()
            }
            fn date(&self) -> CivilDate {
                self.date
            }
            fn party(&self) -> &str {
                &self.party
            }
            fn customer_id(&self) -> Uuid {
                self.customer_id
            }
            fn word(&self) -> &str {
                self.state.as_str()
            }
            fn total(&self) -> Option<Money> {
                self.total.into()
            }
            fn state(&self) -> Cell {
                let (tone, word) = $state(self);
                Cell::Badge(tone, word)
            }
        }
    };
}
row!(OrderRow, |row: &OrderRow| order_state(row.state));
row!(DeliveryRow, |row: &DeliveryRow| delivery_state(row.state));
row!(InvoiceRow, |row: &InvoiceRow| invoice_state(row.state, row.due));

fn number<R: Row>() -> Column<R> {
    // A draft has no number yet; its link still needs a text.
    let shown = |row: &R| Cell::Link(Some(row.number()).filter(|number| !number.is_empty()).unwrap_or_else(|| t("state-draft")));
    Column::new("number", t("label-number"), ColumnKind::Link, "152px", shown).sortable()
}
fn date<R: Row>() -> Column<R> {
    Column::new("date", t("label-date"), ColumnKind::Date, "104px", |row: &R| Cell::Date(row.date())).sortable()
}
fn party<R: Row>() -> Column<R> {
    Column::new("party", t("label-customer"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &R| {
        Cell::Text(row.party().to_owned())
    })
}
fn total<R: Row>(label: &str) -> Column<R> {
    Column::new("total", t(label), ColumnKind::Amount, "144px", |row: &R| Cell::mixed_amount(row.total(), MOST_DECIMALS))
        .sortable()
        .summed(|row: &R| row.total())
}
fn state<R: Row>(standings: Standings) -> Column<R> {
    let shown = move |row: &R| standings.beside(row.id().uuid(), row.state());
    Column::new("state", t("label-state"), ColumnKind::Badge, "minmax(160px, 240px)", shown)
}
fn day<R: Row>(key: &'static str, label: &str, day: fn(&R) -> Option<CivilDate>) -> Column<R> {
    Column::new(key, t(label), ColumnKind::Date, "104px", move |row: &R| day(row).map_or(Cell::None, Cell::Date)).low()
}
fn code<R: Row>(key: &'static str, label: &str, code: fn(&R) -> String) -> Column<R> {
    Column::new(key, t(label), ColumnKind::Code, "136px", move |row: &R| Cell::Code(code(row))).low()
}

/// What every sales list can be filtered by; the states are those its documents can have.
fn narrowing<R: Row>(prefix: &str, states: &[&str]) -> Vec<Filter<R>> {
    vec![
        filters::words("state", "label-state", prefix, states, R::word),
        filters::party("customer_id", "label-customer", Parties::Customers, |row: &R| (row.customer_id(), row.party())),
        filters::days("date", "label-date", |row: &R| Some(row.date())),
    ]
}

const INVOICE_STATES: &[&str] = &["posted", "partly_paid", "paid", "overdue", "reversed"];
const ALL: Tab = Tab { label: "tab-all", sets: &[] };
const QUOTATION_TABS: &[Tab] = &[
    ALL,
    Tab { label: "tab-drafts", sets: &[("state", "draft")] },
    Tab { label: "tab-quotations-sent", sets: &[("state", "sent")] },
    Tab { label: "tab-quotations-expired", sets: &[("state", "expired")] },
];
const ORDER_TABS: &[Tab] = &[
    ALL,
    Tab { label: "home-to-deliver", sets: &[("to_deliver", "true")] },
    Tab { label: "tab-drafts", sets: &[("state", "draft")] },
];
const DELIVERY_TABS: &[Tab] = &[ALL, Tab { label: "tab-to-invoice", sets: &[("state", "posted")] }];
const INVOICE_TABS: &[Tab] = &[
    ALL,
    Tab { label: "tab-open", sets: &[("unsettled", "true")] },
    Tab { label: "invoice-state-overdue", sets: &[("state", "overdue")] },
    Tab { label: "tab-invoices-paid", sets: &[("state", "paid")] },
];
const CREDIT_NOTE_TABS: &[Tab] = &[ALL, Tab { label: "tab-credit-notes-open", sets: &[("unsettled", "true")] }];

/// What can be found in a list: the filters and the views made of them.
type Finds<R> = (Vec<Filter<R>>, &'static [Tab]);

/// A list screen, whose last column is the state: `create` is the permission to make a new one here; absent where another
/// document leads to it.
fn page<R: Row, F: Future<Output = Result<Page<R>, CallError>> + 'static>(
    kind: Kind,
    title: &'static str,
    create: Option<(&'static str, &'static str)>,
    mut columns: Vec<Column<R>>,
    (filters, tabs): Finds<R>,
    removal: Option<Removal<R>>,
    fetch: impl Fn(ListRequest) -> F + Send + Sync + 'static,
) -> impl IntoView {
    let (going, session) = (use_going(), use_session());
    let rows = use_list(kind.word(), fetch);
    let standings = Standings::follow(rows, |row: &R| row.id().uuid());
    columns.push(state(standings));
    let (paper, printed) = (Paper::new(), RwSignal::new(None::<(SalesDocumentId, String)>));
    let open = going.clone();
    let peek = move |row: &R| {
        view! {
            <dl class="facts num">
                <dt>{t("label-customer")}</dt><dd>{row.party().to_owned()}</dd>
                <dt>{t("label-date")}</dt><dd>{figures::date(row.date())}</dd>
                {row.total().map(|total| view! {
                    <dt>{t("label-total")}</dt><dd>{format!("{} {}", total.currency(), figures::amount(total))}</dd>
                })}
                <dt>{t("label-state")}</dt><dd>{standings.beside(row.id().uuid(), row.state()).view()}</dd>
            </dl>
        }
        .into_any()
    };
    // A draft gets its number when it is confirmed.
    let id_of = |row: &R| row.id().to_string();
    let list = ListGrid::new(t(title), columns, rows, id_of, move |row: R| open.to(&format!("{}/{}", kind.path(), row.id())))
        .peeking(peek)
        .filtered(filters)
        .tabbed(tabs)
        .printing(move |row: R| {
            printed
                .set(Some((row.id(), Some(row.number()).filter(|number| !number.is_empty()).unwrap_or_else(|| t(kind.title())))));
            paper.show();
        })
        .removing(removal)
        .when_empty(t(&format!("{title}-empty")), t(&format!("{title}-empty-text")));
    let new = create.filter(|(_, needs)| session.may(needs)).map(|(label, _)| label);
    let start = move || going.to(&format!("{}/new", kind.path()));
    let key = start.clone();
    use_layer(Scope::Global, move |cmd| {
        let takes = cmd == Cmd::New && new.is_some();
        if takes {
            key();
        }
        takes
    });
    view! {
        <header class="head">
            <h1>{t(title)}</h1>
            <span class="grow"></span>
            {new.map(|label| view! { <Button label=t(label) variant=Variant::Go icon=Shape::Plus cmd=Cmd::New on_click=start /> })}
        </header>
        {list.view(())}
        {move || printed.get().map(|(id, title)| paper_of(kind, id, title, paper))}
    }
}

/// Drafts of quotations and orders are removed from their list.
fn drafts(kind: Kind, needs: &str) -> Option<Removal<OrderRow>> {
    let removal = Removal::new(
        |row: &OrderRow| row.state == OrderState::Draft,
        move |row: OrderRow| async move { discard(kind, row.id, row.version).await },
    );
    use_session().may(needs).then_some(removal)
}

/// Quotations, newest first.
#[component]
pub fn Quotations() -> impl IntoView {
    let columns = vec![
        number(),
        date(),
        party(),
        code("reference", "label-their-reference", |row: &OrderRow| row.reference.clone()),
        day("due", "quotation-valid-until", |row: &OrderRow| row.due),
        total("label-total"),
    ];
    let create = Some(("quotation-new", "sales.quotation.write"));
    let fetch = |request| async move { client::call(&ListQuotations(request)).await };
    let mut filters = narrowing("order-state", &["draft", "sent", "ordered", "lost", "expired"]);
    filters.push(filters::days("due", "quotation-valid-until", |row: &OrderRow| row.due));
    page(
        Kind::Quotation,
        "quotations-title",
        create,
        columns,
        (filters, QUOTATION_TABS),
        drafts(Kind::Quotation, "sales.quotation.write"),
        fetch,
    )
}

/// Orders, newest first.
#[component]
pub fn Orders() -> impl IntoView {
    let columns = vec![
        number(),
        date(),
        party(),
        code("reference", "label-their-reference", |row: &OrderRow| row.reference.clone()),
        day("due", "order-deliver-on", |row: &OrderRow| row.due),
        total("label-total"),
    ];
    let fetch = |request| async move { client::call(&ListOrders(request)).await };
    let states = ["draft", "confirmed", "partly_delivered", "delivered", "invoiced", "closed", "cancelled"];
    let mut filters = narrowing("order-state", &states);
    filters.push(filters::days("due", "order-deliver-on", |row: &OrderRow| row.due));
    filters.push(filters::flag("to_deliver", "home-to-deliver"));
    page(
        Kind::Order,
        "orders-title",
        Some(("order-new", "sales.order.write")),
        columns,
        (filters, ORDER_TABS),
        drafts(Kind::Order, "sales.order.write"),
        fetch,
    )
}

/// Deliveries, newest first.
#[component]
pub fn Deliveries() -> impl IntoView {
    let mut columns = vec![
        number(),
        date(),
        party(),
        code("order_number", "order-title", |row: &DeliveryRow| row.order_number.clone()),
        total("delivery-cost"),
    ];
    columns.retain(|column| column.key != "total" || use_session().sees(FieldClass::Cost));
    let fetch = |request| async move { client::call(&ListDeliveries(request)).await };
    let filters = narrowing("delivery-state", &["posted", "invoiced", "reversed", "reversal"]);
    page(Kind::Delivery, "deliveries-title", None, columns, (filters, DELIVERY_TABS), None, fetch)
}

fn open_amount() -> Column<InvoiceRow> {
    Column::new("open", t("label-open"), ColumnKind::Amount, "136px", |row: &InvoiceRow| {
        Cell::MixedAmount(row.open, MOST_DECIMALS)
    })
    .summed(|row: &InvoiceRow| row.open)
}

/// Invoices, newest first.
#[component]
pub fn Invoices() -> impl IntoView {
    let columns =
        vec![number(), date(), party(), day("due", "label-due", |row: &InvoiceRow| row.due), total("label-total"), open_amount()];
    let fetch = |request| async move { client::call(&ListInvoices(request)).await };
    let mut filters = narrowing("invoice-state", INVOICE_STATES);
    filters.push(filters::days("due", "label-due", |row: &InvoiceRow| row.due));
    filters.push(filters::flag("unsettled", "label-unsettled"));
    page(
        Kind::Invoice,
        "invoices-title",
        Some(("invoice-new", "sales.invoice.post")),
        columns,
        (filters, INVOICE_TABS),
        None,
        fetch,
    )
}

/// Credit notes, newest first.
#[component]
pub fn CreditNotes() -> impl IntoView {
    let columns = vec![
        number(),
        date(),
        party(),
        code("original_number", "invoice-title", |row: &InvoiceRow| row.original_number.clone()),
        total("label-total"),
        open_amount(),
    ];
    let fetch = |request| async move { client::call(&ListCreditNotes(request)).await };
    let mut filters = narrowing("invoice-state", &["posted", "partly_paid", "paid"]);
    filters.push(filters::flag("unsettled", "label-unsettled"));
    page(Kind::CreditNote, "credit-notes-title", None, columns, (filters, CREDIT_NOTE_TABS), None, fetch)
}
