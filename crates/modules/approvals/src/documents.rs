//! The documents of a call that was tried: what a person who decides on it knows them by.

use std::collections::BTreeMap;

use kontor_contract::approvals::PreviewDocument;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::finance::EntryPosted;
use kontor_contract::payment::PaymentPosted;
use kontor_contract::receipt::{AdjustmentPosted, ReceiptPosted, StockDocumentPosted};
use kontor_contract::sales::event::{
    CreditNotePosted, DeliveryHead, DeliveryPosted, DeliveryReversed, Document, DocumentChanged, InvoiceHead, InvoicePosted,
    OrderConfirmed, QuotationSent,
};
use kontor_contract::{Event, Result};
use kontor_kernel::{CivilDate, Money};
use kontor_platform::approval::Ran;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::preview::unreadable;

/// What an event says of the document it is about.
#[derive(Debug, Clone, Copy)]
struct Telling {
    id: Uuid,
    posted: bool,
    date: CivilDate,
    amount: Option<Money>,
}

/// The documents that a call named, each once. `costs` says whether what goods cost may be told.
pub(crate) fn told(ran: &Ran, costs: bool) -> Result<Vec<PreviewDocument>> {
    let mut tellings: BTreeMap<Uuid, Telling> = BTreeMap::new();
    for (kind, body) in &ran.events {
        tellings.extend(telling(kind, body, costs)?.map(|telling| (telling.id, telling)));
    }
    let mut told: Vec<PreviewDocument> = Vec::new();
    for document in &ran.documents {
        let kind = document.kind.clone();
        let one = match tellings.get(&document.id) {
            // The number that a try takes is nobody's: what is posted next gets it.
            Some(Telling { posted, date, amount, .. }) => {
                PreviewDocument { kind, number: String::new(), posted: *posted, date: Some(*date), amount: *amount }
            }
            None => PreviewDocument { kind, number: document.number.clone(), posted: false, date: None, amount: None },
        };
        if !told.contains(&one) {
            told.push(one);
        }
    }
    Ok(told)
}

fn telling(kind: &str, body: &str, costs: bool) -> Result<Option<Telling>> {
    Ok(Some(match kind {
        EntryPosted::KIND => of_entry(&read(body)?)?,
        InvoicePosted::KIND => of_invoice(&read::<InvoicePosted>(body)?.head),
        CreditNotePosted::KIND => of_invoice(&read::<CreditNotePosted>(body)?.note.head),
        DeliveryPosted::KIND => of_delivery(&read::<DeliveryPosted>(body)?.head),
        DeliveryReversed::KIND => of_delivery(&read::<DeliveryReversed>(body)?.head),
        PaymentPosted::KIND => {
            let payment: PaymentPosted = read(body)?;
            Telling { id: payment.id.uuid(), posted: true, date: payment.paid_on, amount: Some(payment.amount) }
        }
        ReceiptPosted::KIND => of_goods(&read::<ReceiptPosted>(body)?.0, costs),
        AdjustmentPosted::KIND => of_goods(&read::<AdjustmentPosted>(body)?.0, costs),
        QuotationSent::KIND => of_order(&read::<QuotationSent>(body)?.0),
        OrderConfirmed::KIND => of_order(&read::<OrderConfirmed>(body)?.0),
        _ => return Ok(None),
    }))
}

fn read<E: DeserializeOwned>(body: &str) -> Result<E> {
    serde_json::from_str(body).map_err(unreadable)
}

/// An entry is known by its debits, in the company's currency.
fn of_entry(entry: &EntryPosted) -> Result<Telling> {
    let amounts: Vec<Money> =
        entry.postings.iter().map(|posting| posting.amount.in_currency(entry.currency)).collect::<Result<_>>()?;
    let debits = amounts.into_iter().filter(|amount| !amount.is_negative());
    let sum = Money::sum(debits, entry.currency).map_err(|error| INTERNAL_BUG.with("what", error))?;
    Ok(Telling { id: entry.id.uuid(), posted: true, date: entry.posted_on, amount: Some(sum) })
}

fn of_invoice(head: &InvoiceHead) -> Telling {
    Telling { id: head.id.uuid(), posted: true, date: head.issued_on, amount: Some(head.total) }
}

fn of_delivery(head: &DeliveryHead) -> Telling {
    Telling { id: head.id.uuid(), posted: true, date: head.delivered_on, amount: None }
}

/// What came in or was counted is worth what it cost.
fn of_goods(posted: &StockDocumentPosted, costs: bool) -> Telling {
    let amount = Some(posted.total).filter(|_| costs);
    Telling { id: posted.id.uuid(), posted: true, date: posted.document_on, amount }
}

fn of_order(changed: &DocumentChanged) -> Telling {
    let Document { head, .. } = &changed.document;
    Telling { id: head.id.uuid(), posted: false, date: head.document_on, amount: Some(head.total) }
}
