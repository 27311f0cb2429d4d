//! What becomes of a draft: saved, sent, confirmed, posted, thrown away.

use kontor_contract::{
    print::Supply,
    sales::{
        SalesDocumentId,
        invoice::{InvoiceSource, PostInvoice},
        order::{
            ConfirmOrder, DiscardOrder, DiscardQuotation, DraftBody, OrderView, SaveOrderDraft, SaveQuotationDraft, SendQuotation,
        },
    },
};
use kontor_kernel::Rate;
use leptos::prelude::*;

use super::Draft;
use crate::{
    client::{self, CallError},
    pages::sales::words::Kind,
};

/// What a draft becomes when it goes out.
pub(super) enum Gone {
    /// A quotation or an order.
    Order(Box<OrderView>),
    /// An invoice, with its id and number.
    Invoice(String, String),
}

impl Gone {
    /// Where it is shown, and its number.
    pub(super) fn place(&self, kind: Kind) -> (String, String) {
        match self {
            Self::Order(view) => (format!("{}/{}", kind.path(), view.head.id), view.head.number.clone()),
            Self::Invoice(id, number) => (format!("{}/{id}", kind.path()), number.clone()),
        }
    }
}

/// Saves what is typed.
pub(super) async fn save(draft: Draft, body: DraftBody) -> Result<OrderView, CallError> {
    let (id, version) = (draft.document_id(), draft.version.get_untracked());
    let saved = match draft.kind {
        Kind::Quotation => {
            let request = SaveQuotationDraft { id, version, draft: body };
            let key = draft.saving.try_update_value(|attempt| attempt.key(&request)).transpose()?;
            client::call_once(&request, key.as_deref()).await?
        }
        _ => {
            let request = SaveOrderDraft { id, version, draft: body };
            let key = draft.saving.try_update_value(|attempt| attempt.key(&request)).transpose()?;
            client::call_once(&request, key.as_deref()).await?
        }
    };
    draft.version.try_set(saved.head.version);
    Ok(saved)
}

/// Saves what is typed and lets it go out: a quotation to the customer, an order into stock, an invoice into the ledger.
pub(super) async fn submit(draft: Draft, body: DraftBody) -> Result<Gone, CallError> {
    if draft.kind == Kind::Invoice {
        let request = direct_invoice(draft, body);
        let key = draft.going.try_update_value(|attempt| attempt.key(&request)).transpose()?;
        let view = client::call_once(&request, key.as_deref()).await?;
        return Ok(Gone::Invoice(view.id.to_string(), view.number));
    }
    let saved = save(draft, body).await?;
    let (id, version) = (saved.head.id, saved.head.version);
    let gone = if draft.kind == Kind::Quotation {
        let request = SendQuotation { id, version };
        let key = draft.going.try_update_value(|attempt| attempt.key(&request)).transpose()?;
        client::call_once(&request, key.as_deref()).await?
    } else {
        let request = ConfirmOrder { id, version };
        let key = draft.going.try_update_value(|attempt| attempt.key(&request)).transpose()?;
        client::call_once(&request, key.as_deref()).await?
    };
    Ok(Gone::Order(Box::new(gone)))
}

fn direct_invoice(draft: Draft, body: DraftBody) -> PostInvoice {
    let date = body.date;
    let foreign = body.rate.is_some_and(|rate| rate > Rate::ZERO);
    PostInvoice {
        id: draft.document_id(),
        from: InvoiceSource::Customer(body.customer_id),
        branch_id: body.branch_id,
        date,
        supply: draft.until.get_untracked().or(date).map(Supply::On),
        language: body.language,
        currency: body.currency,
        rate: body.rate,
        rate_source: if foreign { draft.rate_source.get_untracked().trim().to_owned() } else { String::new() },
        rate_on: date.filter(|_| foreign),
        payment_term: body.payment_term,
        reference: Some(body.reference),
        introduction: body.introduction,
        closing: body.closing,
        lines: body.lines,
        adjustments: Some(body.adjustments),
    }
}

/// Throws a saved draft away.
pub(in crate::pages::sales) async fn discard(kind: Kind, id: SalesDocumentId, version: i64) -> Result<(), CallError> {
    match kind {
        Kind::Quotation => client::call(&DiscardQuotation { id, version }).await.map(drop),
        _ => client::call(&DiscardOrder { id, version }).await.map(drop),
    }
}

/// The verb on the button that lets a draft go out.
pub(super) const fn submit_text(kind: Kind) -> &'static str {
    match kind {
        Kind::Quotation => "quotation-send",
        Kind::Order => "order-confirm",
        _ => "invoice-post",
    }
}
/// What is said once it is out.
pub(super) const fn done_text(kind: Kind) -> &'static str {
    match kind {
        Kind::Quotation => "quotation-sent",
        Kind::Order => "order-confirmed",
        _ => "invoice-posted",
    }
}
