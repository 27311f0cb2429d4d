//! Printing what was posted. There is one original; it is recorded, and whatever is printed later says that it is a copy.

use kontor_contract::command::Access;
use kontor_contract::error::NOT_FOUND;
use kontor_contract::print::InvoicePrint;
use kontor_contract::sales::event::InvoiceHead;
use kontor_contract::sales::invoice::{PrintCreditNote, PrintInvoice, ShowCreditNote, ShowInvoice};
use kontor_contract::sales::printed::OriginalPrinted;
use kontor_contract::sales::{CREDIT_NOTE, INVOICE, SalesDocumentId};
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_platform::{Change, Cx};
use kontor_store::RowOp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{paper, sql};

/// Whoever may do this hands out originals; whoever only reads invoices prints copies.
const ISSUES_ORIGINALS: Access = Access::Permission("sales.invoice.post");

/// That a document was printed.
#[derive(Debug, Row)]
#[row(table = "sales_print")]
struct PrintRow {
    company_id: Uuid,
    document_id: Uuid,
    actor_id: Uuid,
    printed_at: Instant,
}

/// What was printed, to be drawn once that is durable.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Printed {
    id: SalesDocumentId,
    copy: bool,
}

pub(crate) fn original_printed(event: &OriginalPrinted) -> Vec<RowOp> {
    let OriginalPrinted { id, company_id, actor_id, printed_at, .. } = event;
    let row = PrintRow { company_id: company_id.uuid(), document_id: id.uuid(), actor_id: *actor_id, printed_at: *printed_at };
    vec![RowOp::insert(&row)]
}

pub(crate) async fn show_invoice(cx: &mut Cx, request: ShowInvoice) -> Result<InvoicePrint> {
    show(cx, request.0.id, INVOICE).await
}

pub(crate) async fn show_credit_note(cx: &mut Cx, request: ShowCreditNote) -> Result<InvoicePrint> {
    show(cx, request.0.id, CREDIT_NOTE).await
}

async fn show(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<InvoicePrint> {
    let copy = is_copy(cx, id).await?;
    paper::of_posted(cx, (id, kind), copy).await
}

pub(crate) async fn invoice(cx: &mut Change, request: PrintInvoice) -> Result<Printed> {
    print(cx, request.0.id, INVOICE).await
}

pub(crate) async fn credit_note(cx: &mut Change, request: PrintCreditNote) -> Result<Printed> {
    print(cx, request.0.id, CREDIT_NOTE).await
}

pub(crate) async fn printed_invoice(cx: &mut Cx, printed: Printed) -> Result<InvoicePrint> {
    paper::of_posted(cx, (printed.id, INVOICE), printed.copy).await
}

pub(crate) async fn printed_credit_note(cx: &mut Cx, printed: Printed) -> Result<InvoicePrint> {
    paper::of_posted(cx, (printed.id, CREDIT_NOTE), printed.copy).await
}

/// Two who print at once: the second finds the first's row when it writes its own, and is asked again.
async fn print(cx: &mut Change, id: SalesDocumentId, kind: &'static str) -> Result<Printed> {
    let missing = || NOT_FOUND.with("what", kind).with("id", id);
    let head: InvoiceHead = cx.get(&sql::INVOICE, params![id, kind.to_owned()], missing).await?;
    let copy = is_copy(cx, id).await?;
    if !copy {
        let event = OriginalPrinted {
            id,
            company_id: head.company_id,
            branch_id: head.branch_id,
            kind: head.kind,
            number: head.number.clone(),
            actor_id: cx.actor()?,
            printed_at: cx.now(),
        };
        cx.document(kind, id.uuid(), &head.number);
        cx.record(event).await?;
    }
    Ok(Printed { id, copy })
}

/// Whether a print made now is a copy.
async fn is_copy(cx: &mut Cx, id: SalesDocumentId) -> Result<bool> {
    let reads_only = cx.caller()?.require(ISSUES_ORIGINALS).is_err();
    Ok(reads_only || cx.value::<i64>(&sql::PRINTED, params![id]).await? > 0)
}
