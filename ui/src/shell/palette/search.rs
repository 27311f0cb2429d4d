//! What the palette asks the book: parties by name, documents by number, each kind by its own list and all at once.

use std::{future::Future, sync::Arc, time::Duration};

use kontor_contract::{
    finance::ListEntries,
    list::{Condition, ListRequest, Page, Scalar},
    parties::ListParties,
    payment::ListPayments,
    sales::{
        delivery::ListDeliveries,
        invoice::{InvoiceRow, ListCreditNotes, ListInvoices},
        order::{ListOrders, ListQuotations, OrderRow},
    },
};
use kontor_kernel::{CivilDate, Money};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Entry;
use crate::{
    client::{self, CallError},
    figures,
    kit::Shape,
    pages::links,
    routes::Going,
    session::Session,
    text::t,
};

/// How long typing rests before the book is asked.
const REST: Duration = Duration::from_millis(120);
/// Parties shown at most.
const PARTIES: u32 = 20;
/// Documents of one kind shown at most.
const DOCUMENTS: u32 = 6;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Parties,
    Documents,
}

/// The answers of the book to what is typed now.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// One place for each list that was asked, in the order they are shown; nothing until it answers.
    slots: RwSignal<Vec<Option<Vec<Entry>>>>,
    waiting: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
    turn: StoredValue<u32>,
    session: Session,
    going: StoredValue<Going>,
}

impl Search {
    pub(super) fn new(session: Session, going: Going) -> Self {
        Self {
            slots: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(false),
            failed: RwSignal::new(None),
            turn: StoredValue::new(0),
            session,
            going: StoredValue::new(going),
        }
    }
    /// What was found so far. A list is shown once those before it have answered: nothing comes in above the marked line.
    pub(super) fn found(self) -> Vec<Entry> {
        self.slots.with(|slots| answered(slots).cloned().collect())
    }
    /// Why nothing is shown: still looking, or what went wrong.
    pub(super) fn word(self) -> Option<String> {
        let open = self.waiting.get() || self.slots.with(|slots| slots.iter().any(Option::is_none));
        self.failed.get().or_else(|| open.then(|| t("palette-searching")))
    }
    /// Forgets what was asked; a late answer is dropped.
    pub(super) fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.slots.set(Vec::new());
        self.failed.set(None);
        self.waiting.set(false);
    }
    /// Asks, once typing rests.
    pub(super) fn ask(self, wanted: Wanted, typed: &str) {
        self.stop();
        let typed = typed.trim().to_owned();
        if typed.is_empty() {
            return;
        }
        self.waiting.set(true);
        let turn = self.turn.get_value();
        let start = move || {
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match wanted {
                Wanted::Parties => self.parties(&typed),
                Wanted::Documents => self.documents(&typed),
            }
            self.waiting.set(false);
        };
        set_timeout(start, REST);
    }
    /// Asks one list, if the person may read it.
    fn list<R: 'static, F>(self, needs: &str, asked: F, entry: impl Fn(&R) -> Entry + 'static)
    where
        F: Future<Output = Result<Page<R>, CallError>> + 'static,
    {
        if !self.session.may(needs) {
            return;
        }
        let (turn, slot) = (self.turn.get_value(), self.slots.with_untracked(Vec::len));
        self.slots.update(|slots| slots.push(None));
        spawn_local(async move {
            let answer = asked.await;
            // Something else is typed by now, or the palette is closed.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let found = match answer {
                Ok(page) => page.rows.iter().map(entry).collect(),
                Err(error) => {
                    self.failed.set(Some(error.sentence()));
                    Vec::new()
                }
            };
            self.slots.update(|slots| slots[slot] = Some(found));
        });
    }
    fn parties(self, typed: &str) {
        let asked = ListParties(request(typed, PARTIES));
        let going = self.going.get_value();
        self.list("parties.party.read", async move { client::call(&asked).await }, move |row| {
            let screen = if row.kind.is_customer() { "/sales/customers" } else { "/purchases/suppliers" };
            let detail = if row.city.is_empty() { row.country.clone() } else { row.city.clone() };
            let label = format!("{} {}", row.code, row.name);
            leads(&going, &format!("{screen}?open={}", row.code), "palette-parties", Shape::Users, (label, detail))
        });
    }
    fn documents(self, typed: &str) {
        let going = self.going.get_value();
        let entry = move |kind: &'static str, group, shape, id: String, label: (String, String)| {
            leads(&going, &links::document(kind, id).unwrap_or_default(), group, shape, label)
        };
        let (invoice, credit) = (entry.clone(), entry.clone());
        let invoices = |row: &InvoiceRow| named(&row.number, &row.party, row.date, Some(row.total));
        let orders = |row: &OrderRow| named(&row.number, &row.party, row.date, Some(row.total));
        let asked = ListInvoices(request(typed, DOCUMENTS));
        self.list("sales.invoice.read", async move { client::call(&asked).await }, move |row| {
            invoice("sales.invoice", "invoices-title", Shape::ReceiptText, row.id.to_string(), invoices(row))
        });
        let (order, asked) = (entry.clone(), ListOrders(request(typed, DOCUMENTS)));
        self.list("sales.order.read", async move { client::call(&asked).await }, move |row| {
            order("sales.order", "orders-title", Shape::ShoppingCart, row.id.to_string(), orders(row))
        });
        let (quotation, asked) = (entry.clone(), ListQuotations(request(typed, DOCUMENTS)));
        self.list("sales.quotation.read", async move { client::call(&asked).await }, move |row| {
            quotation("sales.quotation", "quotations-title", Shape::FileText, row.id.to_string(), orders(row))
        });
        let (delivery, asked) = (entry.clone(), ListDeliveries(request(typed, DOCUMENTS)));
        self.list("sales.delivery.read", async move { client::call(&asked).await }, move |row| {
            let label = named(&row.number, &row.party, row.date, None);
            delivery("sales.delivery", "deliveries-title", Shape::Truck, row.id.to_string(), label)
        });
        let asked = ListCreditNotes(request(typed, DOCUMENTS));
        self.list("sales.invoice.read", async move { client::call(&asked).await }, move |row| {
            credit("sales.credit_note", "credit-notes-title", Shape::Undo2, row.id.to_string(), invoices(row))
        });
        let (payment, asked) = (entry.clone(), ListPayments(request(typed, DOCUMENTS)));
        self.list("finance.open_item.read", async move { client::call(&asked).await }, move |row| {
            let label = named(&row.number, &row.party, row.date, Some(row.total));
            payment("finance.payment", "payments-title", Shape::Landmark, row.id.to_string(), label)
        });
        let asked = ListEntries(request(typed, DOCUMENTS));
        self.list("finance.entry.read", async move { client::call(&asked).await }, move |row| {
            let label = named(&row.number, &row.memo, row.date, Some(row.total));
            entry("finance.entry", "journal-title", Shape::BookOpen, row.id.to_string(), label)
        });
    }
}

/// What the lists have answered, up to the first that has not.
fn answered<T>(slots: &[Option<Vec<T>>]) -> impl Iterator<Item = &T> {
    slots.iter().map_while(Option::as_ref).flatten()
}

fn request(typed: &str, limit: u32) -> ListRequest {
    let filter = [("text".to_owned(), Condition::Is(Scalar::Text(typed.to_owned())))].into();
    ListRequest { filter, limit: Some(limit), ..ListRequest::default() }
}

/// How a document is told from others: number and party, then day and amount.
fn named(number: &str, party: &str, date: CivilDate, total: Option<Money>) -> (String, String) {
    let number = if number.is_empty() { t("state-draft") } else { number.to_owned() };
    let amount = total.map(|total| format!("  {} {}", figures::amount(total), total.currency())).unwrap_or_default();
    (format!("{number}  {party}"), format!("{}{amount}", figures::date(date)))
}

fn leads(going: &Going, path: &str, group: &'static str, shape: Shape, (label, detail): (String, String)) -> Entry {
    let (going, path) = (going.clone(), path.to_owned());
    Entry { group, label, keys: detail, shape, types: None, run: Arc::new(move || going.to(&path)) }
}

#[cfg(test)]
mod tests {
    use super::answered;

    #[test]
    fn a_late_answer_comes_in_above_no_line_that_is_shown() {
        let shown = |slots: &[Option<Vec<char>>]| answered(slots).collect::<String>();
        let mut slots = [None, Some(vec!['c']), None];
        assert_eq!(shown(&slots), "", "the first list has not answered");
        slots[0] = Some(vec!['a', 'b']);
        assert_eq!(shown(&slots), "abc");
        slots[2] = Some(Vec::new());
        assert_eq!(shown(&slots), "abc");
    }
}
