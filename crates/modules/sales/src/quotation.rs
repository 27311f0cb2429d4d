//! Quotations: draft, sent, and then ordered, lost, or expired by their date.

use kontor_contract::Result;
use kontor_contract::limits::Action;
use kontor_contract::list::{Condition, Page, Scalar};
use kontor_contract::posting::TakeNumber;
use kontor_contract::sales::event::{
    Document, DocumentDrafted, DocumentHead, DocumentLine, OrderDrafted, QuotationDiscarded, QuotationDrafted, QuotationLost,
    QuotationOrdered, QuotationSent,
};
use kontor_contract::sales::order::{
    DiscardQuotation, GetQuotation, ListQuotations, LoseQuotation, OrderFromQuotation, OrderRow, OrderState, OrderView,
    SaveQuotationDraft, SendQuotation,
};
use kontor_contract::sales::{NO_LINES, ORDER, QUOTATION, SalesDocumentId};
use kontor_kernel::CivilDate;
use kontor_platform::{Change, Cx};

use crate::draft::{Saving, decide, require, require_rate};
use crate::order::{changed, numbered, weight};
use crate::{lists, load, view};

/// Expired is a matter of the day, so it is asked for by the day and shown by it; what is shown as expired is not found
/// as sent.
pub(crate) async fn list(cx: &mut Cx, mut request: ListQuotations) -> Result<Page<OrderRow>> {
    let today = cx.today();
    let filter = &mut request.0.filter;
    let word = |state: OrderState| Condition::Is(Scalar::Text(state.as_str().to_owned()));
    let asked = filter.get("state").cloned();
    if asked == Some(word(OrderState::Expired)) {
        filter.insert("state".to_owned(), word(OrderState::Sent));
        filter.insert("last_day".to_owned(), before(today));
    } else if asked == Some(word(OrderState::Sent)) {
        filter.insert("last_day".to_owned(), from(today));
    }
    let mut page: Page<OrderRow> = cx.page(&lists::QUOTATIONS, &request).await?;
    for row in &mut page.rows {
        row.state = view::shown_state(row.state, row.due, today);
    }
    Ok(page)
}

/// Up to the day before.
pub(crate) fn before(today: CivilDate) -> Condition {
    let last = today.pred_opt().unwrap_or(today).format("%Y-%m-%d").to_string();
    Condition::Range { from: None, to: Some(Scalar::Text(last)) }
}

/// That day or later.
pub(crate) fn from(today: CivilDate) -> Condition {
    Condition::Range { from: Some(Scalar::Text(today.format("%Y-%m-%d").to_string())), to: None }
}

pub(crate) async fn get(cx: &mut Cx, request: GetQuotation) -> Result<OrderView> {
    shown(cx, request.0.id).await
}

/// A quotation as every command on it answers.
pub(crate) async fn shown(cx: &mut Cx, id: SalesDocumentId) -> Result<OrderView> {
    view::view(cx, id, QUOTATION).await
}

pub(crate) async fn save_draft(cx: &mut Change, request: SaveQuotationDraft) -> Result<SalesDocumentId> {
    let saving = Saving { kind: QUOTATION, id: request.id, version: request.version };
    let event = decide(cx, saving, request.draft).await?;
    let id = event.after.head.id;
    cx.record(QuotationDrafted(event)).await?;
    Ok(id)
}

pub(crate) async fn discard(cx: &mut Change, request: DiscardQuotation) -> Result<SalesDocumentId> {
    let document = view::document(cx, request.id, QUOTATION).await?;
    require(&document.head, request.version, &[OrderState::Draft])?;
    let event = changed(cx, document, OrderState::Discarded, String::new())?;
    cx.record(QuotationDiscarded(event)).await?;
    Ok(request.id)
}

/// Gives a quotation its number.
pub(crate) async fn send(cx: &mut Change, request: SendQuotation) -> Result<SalesDocumentId> {
    let company = cx.caller()?.company.clone();
    let document = view::document(cx, request.id, QUOTATION).await?;
    require(&document.head, request.version, &[OrderState::Draft])?;
    require_rate(&document.head, company.currency)?;
    if document.lines.is_empty() {
        return Err(NO_LINES.at("lines"));
    }
    let weight = weight(cx, Action::Offer, &document).await?;
    cx.weigh(weight).await?;
    let number = cx.call(TakeNumber { kind: QUOTATION.to_owned(), posted_on: document.head.document_on }).await?;
    let mut event = changed(cx, document, OrderState::Sent, String::new())?;
    numbered(&mut event.document.head, number);
    cx.document(QUOTATION, request.id.uuid(), &event.document.head.number);
    cx.record(QuotationSent(event)).await?;
    Ok(request.id)
}

pub(crate) async fn lose(cx: &mut Change, request: LoseQuotation) -> Result<SalesDocumentId> {
    let document = view::document(cx, request.id, QUOTATION).await?;
    require(&document.head, request.version, &[OrderState::Sent])?;
    let event = changed(cx, document, OrderState::Lost, request.reason)?;
    cx.document(QUOTATION, request.id.uuid(), &event.document.head.number);
    cx.record(QuotationLost(event)).await?;
    Ok(request.id)
}

/// The draft of an order with the quotation's own prices; both in one fact.
pub(crate) async fn to_order(cx: &mut Change, request: OrderFromQuotation) -> Result<SalesDocumentId> {
    let quotation = view::document(cx, request.id, QUOTATION).await?;
    require(&quotation.head, request.version, &[OrderState::Sent])?;
    load::customer(cx, quotation.head.customer_id, "id").await?;
    let settings = load::settings_if_any(cx).await?.settings.0;
    let id = SalesDocumentId::from_uuid(cx.new_id());
    let language = quotation.head.language;
    let head = DocumentHead {
        id,
        kind: ORDER.to_owned(),
        state: OrderState::Draft,
        number: String::new(),
        series_no: None,
        fiscal_year: None,
        node_id: None,
        epoch: None,
        document_on: cx.today(),
        valid_until: None,
        introduction: settings.text(ORDER, "intro", language).to_owned(),
        closing: settings.text(ORDER, "closing", language).to_owned(),
        source_id: Some(quotation.head.id.uuid()),
        reason: String::new(),
        actor_id: cx.actor()?,
        changed_at: cx.now(),
        version: 1,
        ..quotation.head.clone()
    };
    let lines = quotation.lines.iter().map(|line| DocumentLine { document_id: id, ..line.clone() }).collect();
    let ordered = changed(cx, quotation, OrderState::Ordered, String::new())?;
    cx.document(QUOTATION, request.id.uuid(), &ordered.document.head.number);
    cx.document(ORDER, id.uuid(), "");
    cx.record(QuotationOrdered(ordered)).await?;
    cx.record(OrderDrafted(DocumentDrafted { before: None, after: Document { head, lines } })).await?;
    Ok(id)
}
