//! The tiles: one figure each, as large as it must be and no larger.

use kontor_contract::{
    finance::GetTrialBalance,
    list::{Condition, ListRequest, MAX_LIMIT, Scalar},
    payment::{OpenItemSums, SumOpenItems},
    sales::order::{CountOrders, OrderCount},
    stock::ListStock,
};
use kontor_kernel::{CurrencyCode, Money, Period, date::period_of};
use leptos::prelude::*;

use super::figures::{Figures, figures};
use crate::{
    client::{
        self,
        fresh::{Fresh, use_fresh},
    },
    figures as shown,
    kit::{Icon, Shape},
    pages::chart::use_chart,
    routes::use_going,
    session::use_session,
    text::{t, ta, tn},
};

/// What a tile shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Figure {
    /// The figure.
    text: String,
    /// What belongs to it, below.
    note: String,
    /// Whether it asks for something to be done.
    bad: bool,
}

impl Figure {
    fn money(money: Money) -> Self {
        Self { text: shown::amount(money), bad: money.is_negative(), ..Self::default() }
    }
    fn noted(self, note: String) -> Self {
        Self { note, ..self }
    }
}

/// One tile. It leads to where its figure comes from.
#[component]
fn Tile(
    /// What the figure is.
    label: String,
    /// The figure; `None` until it is known.
    #[prop(into)]
    figure: Signal<Option<Figure>>,
    /// Where it comes from.
    path: String,
) -> impl IntoView {
    let going = use_going();
    let some = move |read: fn(Figure) -> String| move || figure.get().map(read).unwrap_or_default();
    let bad = move || figure.with(|figure| figure.as_ref().is_some_and(|figure| figure.bad));
    view! {
        <a class="tile" href=going.address(&path)>
            <span class="tile-label">{label}</span>
            <span class="tile-figure" class:negative=bad>
                <Show when=bad><Icon shape=Shape::TriangleAlert small=true /></Show>
                {some(|figure| figure.text)}
            </span>
            <span class="tile-note">{some(|figure| figure.note)}</span>
        </a>
    }
}

/// The period on the computer's calendar.
fn this_period() -> Period {
    period_of(shown::today(), use_session().fiscal_start())
}

/// Income, cash, result and stock, from one reading of the trial balance.
fn use_books() -> Signal<Option<Figures>> {
    let period = this_period();
    let rows = use_fresh(&["finance.entry"], move || async move {
        let request = GetTrialBalance { from: Some(period), to: Some(period), branch_id: None };
        client::call(&request).await.map(|view| (view.rows, view.currency))
    });
    let chart = use_chart();
    Signal::derive(move || {
        rows.data.with(|data| {
            let (rows, currency) = data.as_ref()?;
            // Without the chart nobody knows which accounts hold cash.
            chart.accounts.with(|accounts| if accounts.is_empty() { None } else { figures(rows, accounts, *currency) })
        })
    })
}

/// How many stocks are below their reorder level.
fn use_to_reorder() -> Fresh<(usize, bool)> {
    use_fresh(&["inventory.stock", "inventory.receipt", "inventory.adjustment"], || async {
        let filter = [("to_reorder".to_owned(), Condition::Is(Scalar::Bool(true)))];
        let request = ListRequest { filter: filter.into(), limit: Some(MAX_LIMIT), ..ListRequest::default() };
        client::call(&ListStock(request)).await.map(|page| (page.rows.len(), page.next.is_some()))
    })
}

fn with_currency(label: &str, currency: CurrencyCode) -> String {
    format!("{} {currency}", t(label))
}

/// The tiles this person may see.
#[component]
pub fn Tiles() -> impl IntoView {
    let session = use_session();
    let currency = session.currency();
    let period = this_period();
    let month = ta("home-period", &[("period", &shown::month_of(period.start(session.fiscal_start())))]);
    let books = session.may("finance.report.read").then(|| {
        let books = use_books();
        move |label: &str, read: fn(Figures) -> Money, note: String, path: &str| {
            let figure = Signal::derive(move || books.get().map(|books| Figure::money(read(books)).noted(note.clone())));
            view! { <Tile label=with_currency(label, currency) figure path=path.to_owned() /> }
        }
    });
    let reports = format!("/reports/trial-balance?period={period}");
    let sums: Option<Fresh<OpenItemSums>> = session
        .may("finance.open_item.read")
        .then(|| use_fresh(&["finance.open_item", "finance.payment"], || async { client::call(&SumOpenItems::default()).await }));
    let owed = sums.map(|sums| {
        let open = Signal::derive(move || {
            sums.data.get().map(|sums| Figure::money(sums.receivable.open).noted(items(sums.receivable.items)))
        });
        let late = Signal::derive(move || {
            sums.data.get().map(|sums| Figure {
                text: shown::amount(sums.receivable.overdue),
                note: items(sums.receivable.overdue_items),
                bad: !sums.receivable.overdue.is_zero(),
            })
        });
        view! {
            <Tile label=with_currency("home-receivable", currency) figure=open path="/sales/receivables".to_owned() />
            <Tile label=with_currency("home-overdue", currency) figure=late path="/sales/receivables?overdue=true".to_owned() />
        }
    });
    let orders = session.may("sales.order.read").then(|| {
        let topics = ["sales.order", "sales.delivery"];
        let count: Fresh<OrderCount> = use_fresh(&topics, || async { client::call(&CountOrders::default()).await });
        let figure = Signal::derive(move || count.data.get().map(waiting));
        view! { <Tile label=t("home-to-deliver") figure path="/sales/orders?to_deliver=true".to_owned() /> }
    });
    let reorder = session.may("inventory.stock.read").then(|| {
        let count = use_to_reorder();
        let figure = Signal::derive(move || {
            count.data.get().map(|(count, more)| Figure {
                text: if more { format!("{}+", shown::count(count)) } else { shown::count(count) },
                note: t("home-reorder-note"),
                bad: false,
            })
        });
        view! { <Tile label=t("home-to-reorder") figure path="/stock/on-hand?to_reorder=true".to_owned() /> }
    });
    view! {
        <section class="home-grid" aria-label=t("home-figures")>
            {books.map(|tile| tile("home-cash", |books| books.cash, t("home-cash-note"), &reports))}
            {owed}
            {orders}
            {books.map(|tile| tile("home-sales", |books| books.sales, month.clone(), &reports))}
            {books.map(|tile| tile("home-result", |books| books.result, month.clone(), &reports))}
            {books.map(|tile| tile("home-stock", |books| books.stock, t("home-stock-note"), "/stock/on-hand"))}
            {reorder}
        </section>
    }
}

fn items(count: i64) -> String {
    tn("home-items", usize::try_from(count).unwrap_or_default())
}

fn waiting(count: OrderCount) -> Figure {
    let number = |value: i64| usize::try_from(value).unwrap_or_default();
    let note = if count.late > 0 { tn("home-orders-late", number(count.late)) } else { t("home-orders-on-time") };
    Figure { text: shown::count(number(count.to_deliver)), note, bad: count.late > 0 }
}
