//! Invoices and credit notes as they were posted: views and lists.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::list::{Condition, Page, Scalar};
use kontor_contract::sales::event::{InvoiceAdjustment, InvoiceHead, InvoiceLine, InvoicePosted, InvoiceTax};
use kontor_contract::sales::invoice::{
    GetCreditNote, GetInvoice, InvoiceLineView, InvoiceRow, InvoiceState, InvoiceView, ListCreditNotes, ListInvoices,
};
use kontor_contract::sales::line::{Adjustment, AdjustmentKind, SalesTotals};
use kontor_contract::sales::{CREDIT_NOTE, INVOICE, LinkedDocument, PostalAddress, SalesDocumentId};
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, Money, Quantity};
use kontor_platform::Cx;
use kontor_store::{Ask, ask};

use crate::paper::{supply_of, tax_groups, text_lines};
use crate::quotation::{before, from};
use crate::rows::Progress;
use crate::{lists, sql, view};

/// Overdue is a matter of the day, so it is asked for by the day and shown by it. What is shown as overdue is not found
/// as what it would be otherwise.
pub(crate) async fn list_invoices(cx: &mut Cx, mut request: ListInvoices) -> Result<Page<InvoiceRow>> {
    let today = cx.today();
    let filter = &mut request.0.filter;
    let asked = filter.get("state").cloned();
    let is = |state: InvoiceState| asked == Some(Condition::Is(Scalar::Text(state.as_str().to_owned())));
    if is(InvoiceState::Overdue) {
        filter.remove("state");
        filter.insert("unsettled".to_owned(), Condition::Is(Scalar::Int(1)));
        filter.insert("fallen_due".to_owned(), before(today));
    } else if is(InvoiceState::Posted) || is(InvoiceState::PartlyPaid) {
        filter.insert("fallen_due".to_owned(), from(today));
    }
    let mut page: Page<InvoiceRow> = cx.page(&lists::INVOICES, &request).await?;
    for row in &mut page.rows {
        row.state = on_day(row.state, row.due, today);
    }
    Ok(page)
}

pub(crate) async fn list_credit_notes(cx: &mut Cx, request: ListCreditNotes) -> Result<Page<InvoiceRow>> {
    cx.page(&lists::CREDIT_NOTES, &request).await
}

fn on_day(state: InvoiceState, due: Option<CivilDate>, today: CivilDate) -> InvoiceState {
    let waits = matches!(state, InvoiceState::Posted | InvoiceState::PartlyPaid);
    if waits && due.is_some_and(|due| due < today) { InvoiceState::Overdue } else { state }
}

/// The state from what is open and credited; the same rule as the list's.
fn state(head: &InvoiceHead, open: Money, credited: Money, today: CivilDate) -> InvoiceState {
    let total = head.total.minor();
    let settled = if head.kind == INVOICE && total > 0 && credited.minor() >= total {
        InvoiceState::Reversed
    } else if open.is_zero() {
        InvoiceState::Paid
    } else if open.abs().minor() < total.saturating_sub(credited.minor()) {
        InvoiceState::PartlyPaid
    } else {
        InvoiceState::Posted
    };
    if head.kind == INVOICE { on_day(settled, head.due_on, today) } else { settled }
}

pub(crate) async fn get_invoice(cx: &mut Cx, request: GetInvoice) -> Result<InvoiceView> {
    shown_invoice(cx, request.0.id).await
}

/// An invoice as every command on it answers.
pub(crate) async fn shown_invoice(cx: &mut Cx, id: SalesDocumentId) -> Result<InvoiceView> {
    load_view(cx, id, INVOICE).await
}

pub(crate) async fn get_credit_note(cx: &mut Cx, request: GetCreditNote) -> Result<InvoiceView> {
    shown_credit_note(cx, request.0.id).await
}

/// A credit note as every command on it answers.
pub(crate) async fn shown_credit_note(cx: &mut Cx, id: SalesDocumentId) -> Result<InvoiceView> {
    load_view(cx, id, CREDIT_NOTE).await
}

/// The document, whole.
///
/// # Errors
/// `not_found`.
pub(crate) async fn stored(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<InvoicePosted> {
    let (heads, lines, adjustments, taxes) = cx.gather(parts(id, kind)).await?;
    Ok(InvoicePosted { head: found(heads, id, kind)?, lines, adjustments, taxes })
}

fn found(heads: Vec<InvoiceHead>, id: SalesDocumentId, kind: &'static str) -> Result<InvoiceHead> {
    heads.into_iter().next().ok_or_else(|| NOT_FOUND.with("what", kind).with("id", id))
}

type Parts = (Ask<InvoiceHead>, Ask<InvoiceLine>, Ask<InvoiceAdjustment>, Ask<InvoiceTax>);

fn parts(id: SalesDocumentId, kind: &'static str) -> Parts {
    (
        ask(&sql::INVOICE, params![id, kind.to_owned()]),
        ask(&sql::INVOICE_LINES, params![id]),
        ask(&sql::INVOICE_ADJUSTMENTS, params![id]),
        ask(&sql::INVOICE_TAXES, params![id]),
    )
}

async fn load_view(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<InvoiceView> {
    let (heads, lines, adjustments, taxes) = parts(id, kind);
    let open = ask::<(i64,)>(&sql::INVOICE_OPEN, params![id]);
    let links = ask::<LinkedDocument>(&sql::INVOICE_LINKS, params![id]);
    let asked = (heads, lines, adjustments, taxes, view::progress_of(&[id]), open, links);
    let (heads, lines, adjustments, taxes, progress, open, links) = cx.gather(asked).await?;
    let head = found(heads, id, kind)?;
    let open_minor = open.first().map_or(0, |row| row.0);
    let links = view::in_order(links);
    let currency = head.total.currency();
    let open = Money::new(open_minor, currency);
    let whole = progress.iter().find(|own| own.line == 0).map_or(0, |own| own.credited.scaled());
    let credited = Money::new(whole, currency);
    let adjustments = adjustments.into_iter().map(|own| Adjustment {
        kind: if own.allowance { AdjustmentKind::Allowance } else { AdjustmentKind::Charge },
        reason: own.reason,
        tax_code: own.tax_code,
        category: own.category,
        rate: own.rate,
        amount: own.amount,
    });
    Ok(InvoiceView {
        state: state(&head, open, credited, cx.today()),
        id,
        supply: supply_of(&head),
        kind: head.kind,
        number: head.number,
        branch_id: head.branch_id,
        customer_id: head.customer_id,
        customer: PostalAddress {
            name: head.customer_name.0,
            lines: text_lines(head.customer_lines.as_str()),
            country: head.customer_country,
        },
        customer_vat_id: Some(head.customer_vat_id.0).filter(|text| !text.is_empty()),
        supplier_vat_id: head.supplier.0.vat_id.clone(),
        date: head.issued_on,
        due: head.due_on,
        language: head.language,
        currency,
        rate: head.rate,
        payment_term: head.payment_term,
        reference: head.reference,
        reason: head.reason,
        lines: lines.into_iter().map(|line| line_view(line, &progress)).collect(),
        adjustments: adjustments.collect(),
        tax_groups: tax_groups(&taxes),
        totals: SalesTotals { lines: head.lines_total, net: head.net, tax: head.tax, total: head.total },
        open,
        credited,
        entry_id: head.entry_id,
        open_item_id: head.open_item_id,
        posted_at: head.posted_at,
        links,
    })
}

fn line_view(line: InvoiceLine, progress: &[Progress]) -> InvoiceLineView {
    let credited = progress.iter().find(|own| own.line == line.line).map_or(Quantity::ZERO, |own| own.credited);
    InvoiceLineView {
        line: line.line,
        order_id: line.order_id.map(SalesDocumentId::uuid),
        order_line: line.order_line,
        delivery_id: line.delivery_id.map(SalesDocumentId::uuid),
        delivery_line: line.delivery_line,
        original_line: line.original_line,
        item_id: line.item_id,
        item_code: line.item_code,
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        unit_price: line.unit_price,
        discount: line.discount,
        tax_code: line.tax_code,
        category: line.category,
        rate: line.rate,
        net: line.net,
        credited,
    }
}
