//! What events do to rows. Pure: an event in, row operations out.

use kontor_contract::posting::TakenNumber;
use kontor_contract::row::TableRow;
use kontor_contract::sales::event::{
    CreditNotePosted, DeliveryHead, DeliveryLine, DeliveryPosted, DeliveryReversed, Document, DocumentChanged, DocumentDrafted,
    DocumentHead, InvoiceHead, InvoicePosted, OrderCancelled, OrderClosed, OrderConfirmed, OrderDiscarded, OrderDrafted,
    QuotationDiscarded, QuotationDrafted, QuotationLost, QuotationOrdered, QuotationSent,
};
use kontor_contract::sales::price::{PriceListChanged, PricesSet};
use kontor_contract::sales::{DELIVERY, SalesDocumentId};
use kontor_kernel::Quantity;
use kontor_platform::raise_series;
use kontor_store::{RowOp, fold};

use crate::rows::{Price, PriceList};

pub(crate) fn price_list_changed(event: &PriceListChanged) -> Vec<RowOp> {
    let (company_id, after) = (event.company_id, event.after.clone());
    let row = PriceList {
        company_id,
        code: after.code,
        name: after.name,
        currency: after.currency,
        standard: after.standard,
        active: after.active,
        id: after.id,
        version: event.version_before + 1,
    };
    vec![put(&row, event.version_before)]
}

pub(crate) fn prices_set(event: &PricesSet) -> Vec<RowOp> {
    let row = |price: &kontor_contract::sales::price::PriceSaved| Price {
        company_id: event.company_id,
        list: event.list.clone(),
        item_id: price.item_id,
        min_quantity: price.min_quantity,
        valid_from: price.valid_from,
        valid_to: price.valid_to,
        price: price.price,
        currency: event.currency,
        id: price.id,
        version: price.version_before + 1,
    };
    event.prices.iter().map(|price| put(&row(price), price.version_before)).collect()
}

fn put<R: TableRow>(row: &R, version_before: i64) -> RowOp {
    if version_before == 0 { RowOp::create(row) } else { RowOp::replace(row, version_before) }
}

pub(crate) fn quotation_drafted(event: &QuotationDrafted) -> Vec<RowOp> {
    drafted(&event.0)
}

pub(crate) fn order_drafted(event: &OrderDrafted) -> Vec<RowOp> {
    drafted(&event.0)
}

fn drafted(event: &DocumentDrafted) -> Vec<RowOp> {
    let Document { head, lines } = &event.after;
    let before = event.before.as_ref().map_or(0, |before| before.head.version);
    vec![put(&searchable(head), before), RowOp::children(kontor_contract::params![head.id], lines)]
}

fn searchable(head: &DocumentHead) -> DocumentHead {
    let search = fold(&format!("{} {} {}", head.number, head.reference, head.customer_name.as_str()));
    DocumentHead { search, ..head.clone() }
}

pub(crate) fn quotation_sent(event: &QuotationSent) -> Vec<RowOp> {
    changed(&event.0)
}

pub(crate) fn quotation_ordered(event: &QuotationOrdered) -> Vec<RowOp> {
    changed(&event.0)
}

pub(crate) fn quotation_lost(event: &QuotationLost) -> Vec<RowOp> {
    changed(&event.0)
}

pub(crate) fn quotation_discarded(event: &QuotationDiscarded) -> Vec<RowOp> {
    changed(&event.0)
}

pub(crate) fn order_cancelled(event: &OrderCancelled) -> Vec<RowOp> {
    changed(&event.0)
}

pub(crate) fn order_closed(event: &OrderClosed) -> Vec<RowOp> {
    changed(&event.0)
}

pub(crate) fn order_discarded(event: &OrderDiscarded) -> Vec<RowOp> {
    changed(&event.0)
}

/// The content stayed, so the lines do too.
fn changed(event: &DocumentChanged) -> Vec<RowOp> {
    let head = &event.document.head;
    let series = head.taken().map(|number| raise_series(head.company_id, &number));
    std::iter::once(RowOp::replace(&searchable(head), event.version_before)).chain(series).collect()
}

/// From here on deliveries and invoices count: each line gets its counters, so that a guard finds a row to hold.
pub(crate) fn order_confirmed(event: &OrderConfirmed) -> Vec<RowOp> {
    let Document { head, lines } = &event.0.document;
    let mut ops = changed(&event.0);
    ops.extend(lines.iter().map(|line| progress(head.id, line.line, [0; 3])));
    let stocked = lines.iter().filter(|line| line.stocked).map(|line| line.quantity.scaled()).sum();
    ops.push(open(head.id, [stocked, lines.iter().map(|line| line.quantity.scaled()).sum(), 0, 0]));
    ops
}

/// Delivered, invoiced, credited.
fn progress(document: SalesDocumentId, line: i64, deltas: [i64; 3]) -> RowOp {
    RowOp::Add { table: "sales_progress", key: kontor_contract::params![document, line], deltas: deltas.to_vec() }
}

/// To deliver, to invoice, delivered, invoiced.
fn open(document: SalesDocumentId, deltas: [i64; 4]) -> RowOp {
    RowOp::Add { table: "sales_open", key: kontor_contract::params![document], deltas: deltas.to_vec() }
}

fn sum<'a>(quantities: impl Iterator<Item = &'a Quantity>) -> i64 {
    quantities.map(|quantity| quantity.scaled()).sum()
}

pub(crate) fn delivery_posted(event: &DeliveryPosted) -> Vec<RowOp> {
    let mut ops = delivered(&event.head, &event.lines);
    ops.extend(event.lines.iter().map(|line| progress(event.head.id, line.line, [0; 3])));
    ops.push(open(event.head.id, [0, sum(event.lines.iter().map(|line| &line.quantity)), 0, 0]));
    ops
}

/// What was taken back waits no longer to be invoiced.
pub(crate) fn delivery_reversed(event: &DeliveryReversed) -> Vec<RowOp> {
    let mut ops = delivered(&event.head, &event.lines);
    let original = event.head.reverses_id;
    ops.extend(original.map(|original| open(original, [0, sum(event.lines.iter().map(|line| &line.quantity)), 0, 0])));
    ops
}

/// Head, lines, series, and the order's counters; quantities of a reversal are negative.
fn delivered(head: &DeliveryHead, lines: &[DeliveryLine]) -> Vec<RowOp> {
    let search = fold(&format!("{} {} {} {}", head.number, head.order_number, head.reference, head.customer_name.as_str()));
    let number = TakenNumber {
        text: head.number.clone(),
        kind: DELIVERY.to_owned(),
        series_no: head.series_no,
        fiscal_year: head.fiscal_year,
        node_id: head.node_id,
        epoch: head.epoch,
    };
    let mut ops = vec![RowOp::insert(&DeliveryHead { search, ..head.clone() })];
    ops.extend(lines.iter().map(RowOp::insert));
    ops.extend(lines.iter().map(|line| progress(head.order_id, line.order_line, [line.quantity.scaled(), 0, 0])));
    let total = sum(lines.iter().map(|line| &line.quantity));
    ops.push(open(head.order_id, [-total, 0, total, 0]));
    ops.push(raise_series(head.company_id, &number));
    ops
}

pub(crate) fn invoice_posted(event: &InvoicePosted) -> Vec<RowOp> {
    let mut ops = invoiced(event);
    let id = event.head.id;
    ops.push(progress(id, 0, [0; 3]));
    ops.extend(event.lines.iter().map(|line| progress(id, line.line, [0; 3])));
    ops.extend(counted(event, 1));
    ops
}

pub(crate) fn credit_note_posted(event: &CreditNotePosted) -> Vec<RowOp> {
    let CreditNotePosted { note, invoice_again, .. } = event;
    let mut ops = invoiced(note);
    if let Some(original) = note.head.original_id {
        ops.push(progress(original, 0, [0, 0, note.head.total.minor()]));
        let lines = note.lines.iter().filter_map(|line| Some((line.original_line?, line.quantity)));
        ops.extend(lines.map(|(line, quantity)| progress(original, line, [0, 0, quantity.scaled()])));
    }
    if *invoice_again {
        ops.extend(counted(note, -1));
    }
    ops
}

fn invoiced(event: &InvoicePosted) -> Vec<RowOp> {
    let head = &event.head;
    let search = format!("{} {} {} {}", head.number, head.original_number, head.reference, head.customer_name.as_str());
    let number = TakenNumber {
        text: head.number.clone(),
        kind: head.kind.clone(),
        series_no: head.series_no,
        fiscal_year: head.fiscal_year,
        node_id: head.node_id,
        epoch: head.epoch,
    };
    let mut ops = vec![RowOp::insert(&InvoiceHead { search: fold(&search), ..head.clone() })];
    ops.extend(event.lines.iter().map(RowOp::insert));
    ops.extend(event.adjustments.iter().map(RowOp::insert));
    ops.extend(event.taxes.iter().map(RowOp::insert));
    ops.push(raise_series(head.company_id, &number));
    ops
}

/// What an invoice counts on its orders and deliveries; with -1, what a credit note takes off again.
fn counted(event: &InvoicePosted, sign: i64) -> Vec<RowOp> {
    let mut ops = Vec::new();
    for line in &event.lines {
        let quantity = line.quantity.scaled() * sign;
        let sources = [line.order_id.zip(line.order_line), line.delivery_id.zip(line.delivery_line)];
        for (document, source_line) in sources.into_iter().flatten() {
            ops.push(progress(document, source_line, [0, quantity, 0]));
            ops.push(open(document, [0, -quantity, 0, quantity]));
        }
    }
    ops
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::row::Value;

    #[test]
    fn counters_take_one_key_and_their_deltas() {
        let id = SalesDocumentId::from_uuid(uuid::Uuid::from_u128(1));
        let RowOp::Add { key, deltas, .. } = progress(id, 2, [1, 2, 3]) else { panic!("an addition") };
        assert_eq!(key, [Value::Id(id.uuid()), Value::Int(2)]);
        assert_eq!(deltas, [1, 2, 3]);
    }
}
