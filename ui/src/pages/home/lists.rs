//! The lists of Home: what to deliver, what is late, what was posted last.

use std::{future::Future, sync::Arc};

use kontor_contract::{
    list::{Condition, ListRequest, Page, Scalar},
    payment::{ListOpenItems, ListPayments, OpenItemRow},
    posting::Side,
    sales::{
        delivery::ListDeliveries,
        invoice::{ListCreditNotes, ListInvoices},
        order::{ListOrders, OrderRow},
    },
};
use kontor_kernel::{CivilDate, Money, Uuid};
use leptos::prelude::*;

use crate::{
    client::{
        self, CallError,
        fresh::{Fresh, use_fresh},
    },
    figures,
    kit::{Cell, ColumnKind, ErrorState, Skeleton, Table, list::Column},
    pages::{
        links,
        payments::{list::MOST_DECIMALS, open_items},
        sales::words::order_state,
        source_word,
    },
    routes::use_going,
    session::use_session,
    text::t,
};

/// Rows of a list of things to do.
const FEW: u32 = 7;
/// Rows of the latest documents.
const LATEST: u32 = 18;

fn request(conditions: &[(&str, Condition)], limit: u32) -> ListRequest {
    let filter = conditions.iter().map(|(name, condition)| ((*name).to_owned(), condition.clone())).collect();
    ListRequest { filter, limit: Some(limit), ..ListRequest::default() }
}

/// A list under its heading; the heading leads to all of them.
fn part<R: Clone + Send + Sync + 'static>(
    (title, none, all): (&'static str, &'static str, Option<&'static str>),
    columns: Vec<Column<R>>,
    rows: Fresh<Arc<Vec<R>>>,
    key: fn(&R) -> String,
    open: impl Fn(&R) -> Option<String> + Send + Sync + 'static,
) -> impl IntoView {
    let going = use_going();
    let all = all.map(|path| view! { <a class="link" href=going.address(path)>{t("home-all")}</a> });
    let (columns, open) = (StoredValue::new(columns), StoredValue::new(Arc::new(open)));
    let shown = Signal::derive(move || rows.data.get().unwrap_or_default());
    #[derive(PartialEq, Clone)]
    enum Phase {
        Loading,
        Failed(CallError),
        Empty,
        Rows,
    }
    let phase = Memo::new(move |_| match (rows.data.with(|rows| rows.as_ref().map(|rows| rows.is_empty())), rows.error.get()) {
        (None, Some(error)) => Phase::Failed(error),
        (None, None) => Phase::Loading,
        (Some(true), _) => Phase::Empty,
        (Some(false), _) => Phase::Rows,
    });
    let inside = move || match phase.get() {
        Phase::Loading => view! { <Skeleton rows=3 /> }.into_any(),
        Phase::Failed(error) => view! { <ErrorState error retry=Callback::new(move |()| rows.again()) /> }.into_any(),
        Phase::Empty => view! { <p class="home-none quiet-text">{t(none)}</p> }.into_any(),
        Phase::Rows => {
            let going = going.clone();
            Table::new(t(title), columns.get_value(), shown)
                .opening(key, move |row: R| {
                    if let Some(path) = open.with_value(|open| open(&row)) {
                        going.to(&path);
                    }
                })
                .view()
                .into_any()
        }
    };
    view! { <section class="home-part"><header class="home-part-head"><h2>{t(title)}</h2>{all}</header>{inside}</section> }
}

fn order_columns() -> Vec<Column<OrderRow>> {
    vec![
        Column::new("number", t("label-number"), ColumnKind::Link, "152px", |row: &OrderRow| Cell::Link(row.number.clone())),
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &OrderRow| {
            Cell::Text(row.party.clone())
        }),
        Column::new("due", t("home-deliver-on"), ColumnKind::Date, "104px", |row: &OrderRow| {
            row.due.map_or(Cell::None, Cell::Date)
        }),
        Column::new("total", t("label-total"), ColumnKind::Amount, "136px", |row: &OrderRow| {
            Cell::MixedAmount(row.total, MOST_DECIMALS)
        })
        .low(),
        Column::new("state", t("label-state"), ColumnKind::Badge, "144px", |row: &OrderRow| {
            let (tone, word) = order_state(row.state);
            Cell::Badge(tone, word)
        }),
    ]
}

/// Any document, as the list of the latest shows it.
#[derive(Debug, Clone)]
struct Latest {
    kind: &'static str,
    id: Uuid,
    number: String,
    date: CivilDate,
    party: String,
    /// None where it is hidden from this person.
    total: Option<Money>,
}

fn latest_columns() -> Vec<Column<Latest>> {
    vec![
        Column::new("date", t("label-date"), ColumnKind::Date, "112px", |row: &Latest| Cell::Date(row.date)),
        Column::new("number", t("label-document"), ColumnKind::Link, "200px", |row: &Latest| {
            Cell::Link(source_word(row.kind, &row.number))
        }),
        Column::new("party", t("label-party"), ColumnKind::Text, "minmax(128px, 1fr)", |row: &Latest| {
            Cell::Text(row.party.clone())
        }),
        Column::new("total", t("label-amount"), ColumnKind::Amount, "136px", |row: &Latest| {
            Cell::mixed_amount(row.total, MOST_DECIMALS)
        }),
    ]
}

/// Adds a page of documents to the latest ones; a list the person may not see adds none.
async fn gather<R, F: Future<Output = Result<Page<R>, CallError>>>(
    all: &mut Vec<Latest>,
    may: bool,
    read: F,
    latest: impl Fn(R) -> Latest,
) -> Result<(), CallError> {
    if may {
        all.extend(read.await?.rows.into_iter().map(latest));
    }
    Ok(())
}

/// What was posted last, of every kind the person may see. Ids are given in the order of time.
async fn latest(may: [bool; 3]) -> Result<Arc<Vec<Latest>>, CallError> {
    let [invoices, deliveries, payments] = may;
    let mut all = Vec::new();
    let page = || request(&[], LATEST);
    gather(&mut all, invoices, client::call(&ListInvoices(page())), |row| Latest {
        kind: "sales.invoice",
        id: row.id.uuid(),
        number: row.number,
        date: row.date,
        party: row.party,
        total: Some(row.total),
    })
    .await?;
    gather(&mut all, invoices, client::call(&ListCreditNotes(page())), |row| Latest {
        kind: "sales.credit_note",
        id: row.id.uuid(),
        number: row.number,
        date: row.date,
        party: row.party,
        total: Some(row.total.neg()),
    })
    .await?;
    gather(&mut all, deliveries, client::call(&ListDeliveries(page())), |row| Latest {
        kind: "sales.delivery",
        id: row.id.uuid(),
        number: row.number,
        date: row.date,
        party: row.party,
        total: row.total,
    })
    .await?;
    gather(&mut all, payments, client::call(&ListPayments(page())), |row| Latest {
        kind: "sales.payment",
        id: row.id.uuid(),
        number: row.number,
        date: row.date,
        party: row.party,
        total: Some(row.total),
    })
    .await?;
    all.sort_by_key(|one| std::cmp::Reverse((one.date, one.id)));
    all.truncate(LATEST as usize);
    Ok(Arc::new(all))
}

/// The lists this person may see.
#[component]
pub fn Lists() -> impl IntoView {
    let session = use_session();
    let to_deliver = session.may("sales.order.read").then(|| {
        let rows = use_fresh(&["sales.order", "sales.delivery"], || async {
            let page = client::call(&ListOrders(request(&[("to_deliver", Condition::Is(Scalar::Bool(true)))], FEW))).await?;
            Ok(Arc::new(page.rows))
        });
        let open = |row: &OrderRow| links::document("sales.order", row.id);
        part(
            ("home-to-deliver", "home-nothing-to-deliver", Some("/sales/orders?to_deliver=true")),
            order_columns(),
            rows,
            |row: &OrderRow| row.id.to_string(),
            open,
        )
    });
    let overdue = session.may("finance.open_item.read").then(|| {
        let rows = use_fresh(&["finance.open_item", "finance.payment"], || async {
            let yesterday = figures::moved(figures::today(), -1, 0).format("%Y-%m-%d").to_string();
            let conditions = [
                ("side", Condition::Is(Scalar::Text(Side::Receivable.as_str().to_owned()))),
                ("due_on", Condition::Range { from: None, to: Some(Scalar::Text(yesterday)) }),
            ];
            let page = client::call(&ListOpenItems(request(&conditions, FEW))).await?;
            Ok(Arc::new(page.rows))
        });
        let open = |row: &OpenItemRow| links::document(&row.source_kind, row.source_id);
        part(
            ("home-overdue", "home-nothing-overdue", Some("/sales/receivables?overdue=true")),
            open_items::brief_columns(),
            rows,
            |row: &OpenItemRow| row.id.to_string(),
            open,
        )
    });
    let may = ["sales.invoice.read", "sales.delivery.read", "finance.open_item.read"].map(|needs| session.may(needs));
    let newest = may.contains(&true).then(|| {
        let topics = ["sales.invoice", "sales.credit_note", "sales.delivery", "finance.payment"];
        let rows = use_fresh(&topics, move || latest(may));
        let open = |row: &Latest| links::document(row.kind, row.id);
        part(("home-latest", "list-empty-text", None), latest_columns(), rows, |row: &Latest| row.id.to_string(), open)
    });
    view! {
        <div class="home-lists">
            <div class="home-column">{to_deliver}{overdue}</div>
            <div class="home-column">{newest}</div>
        </div>
    }
}
