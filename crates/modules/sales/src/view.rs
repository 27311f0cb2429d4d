//! Quotations and orders as they are answered.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::row::Column;
use kontor_contract::sales::event::{Document, DocumentHead, DocumentLine};
use kontor_contract::sales::line::{LineView, SalesTotals};
use kontor_contract::sales::order::{OrderHead, OrderState, OrderView};
use kontor_contract::sales::{LinkedDocument, PostalAddress, SalesDocumentId};
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, Quantity};
use kontor_platform::Cx;
use kontor_store::{Ask, ask, ask_in};

use crate::model::progress::order_state;
use crate::model::total::{Taxed, groups, shown, totals};
use crate::rows::{Customer, Open, Progress};
use crate::sql;

/// A quotation or an order, whole.
///
/// # Errors
/// `not_found`.
pub(crate) async fn document(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<Document> {
    let (heads, lines) = cx.gather((head(id, kind), lines(id))).await?;
    whole(heads, lines, id, kind)
}

pub(crate) fn head(id: SalesDocumentId, kind: &'static str) -> Ask<DocumentHead> {
    ask(&sql::DOCUMENT, params![id, kind.to_owned()])
}

pub(crate) fn lines(id: SalesDocumentId) -> Ask<DocumentLine> {
    ask(&sql::DOCUMENT_LINES, params![id])
}

pub(crate) fn whole(
    heads: Vec<DocumentHead>,
    lines: Vec<DocumentLine>,
    id: SalesDocumentId,
    kind: &'static str,
) -> Result<Document> {
    let head = heads.into_iter().next().ok_or_else(|| NOT_FOUND.with("what", kind).with("id", id))?;
    Ok(Document { head, lines })
}

/// A quotation or an order, whole, and how far its lines have got.
///
/// # Errors
/// `not_found`.
pub(crate) async fn with_progress(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<(Document, Vec<Progress>)> {
    let (heads, lines, progress) = cx.gather((head(id, kind), lines(id), progress_of(&[id]))).await?;
    Ok((whole(heads, lines, id, kind)?, progress))
}

/// A quotation or an order, whole, and its customer.
///
/// # Errors
/// `not_found`.
pub(crate) async fn with_customer(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<(Document, Option<Customer>)> {
    let (heads, lines, customers) = cx.gather((head(id, kind), lines(id), ask(&sql::CUSTOMER_OF, params![id]))).await?;
    Ok((whole(heads, lines, id, kind)?, customers.into_iter().next()))
}

/// How far the lines of documents have got.
pub(crate) fn progress_of(ids: &[SalesDocumentId]) -> Ask<Progress> {
    ask_in(&sql::PROGRESS, Vec::new(), ids.iter().map(Column::to_value).collect())
}

/// What is left of it; `None` before it counts.
pub(crate) async fn open(cx: &mut Cx, id: SalesDocumentId) -> Result<Option<Open>> {
    cx.find(&sql::OPEN, params![id]).await
}

/// How far its lines have got.
pub(crate) async fn progress(cx: &mut Cx, id: SalesDocumentId) -> Result<Vec<Progress>> {
    cx.rows_in(&sql::PROGRESS, Vec::new(), &params![id]).await
}

/// What a document leads to, by date and number.
pub(crate) fn in_order(mut links: Vec<LinkedDocument>) -> Vec<LinkedDocument> {
    links.sort_by(|one, other| (one.date, &one.number).cmp(&(other.date, &other.number)));
    links
}

/// The view of a document.
pub(crate) async fn view(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<OrderView> {
    let links = ask::<LinkedDocument>(&sql::ORDER_LINKS, params![id]);
    let asked = (head(id, kind), lines(id), ask::<Open>(&sql::OPEN, params![id]), progress_of(&[id]), links);
    let (heads, lines, open, progress, links) = cx.gather(asked).await?;
    let Document { head, lines } = whole(heads, lines, id, kind)?;
    let links = in_order(links);
    let state = shown_state(order_state(head.state, open.first()), head.valid_until, cx.today());
    let taxed: Vec<Taxed> = lines.iter().map(taxed).collect();
    let result = totals(head.currency(), &taxed, &head.adjustments.0)?;
    let totals: SalesTotals = shown(&result);
    let lines = lines.into_iter().map(|line| line_view(line, &progress)).collect();
    let adjustments = head.adjustments.0.clone();
    Ok(OrderView { head: head_view(head, state), lines, adjustments, tax_groups: groups(&result), totals, links })
}

/// A sent quotation whose last day is over has expired; nobody has to record that.
pub(crate) fn shown_state(state: OrderState, valid_until: Option<CivilDate>, today: CivilDate) -> OrderState {
    let over = valid_until.is_some_and(|last| last < today);
    if state == OrderState::Sent && over { OrderState::Expired } else { state }
}

/// A line's amount and how it is taxed.
pub(crate) fn taxed(line: &DocumentLine) -> Taxed {
    Taxed { tax_code: line.tax_code.clone(), category: line.category, rate: line.rate, net: line.net }
}

/// The address goods go to, if it is not the customer's own.
pub(crate) fn delivery_address(head: &DocumentHead) -> Option<PostalAddress> {
    (!head.delivery_country.is_empty()).then(|| PostalAddress {
        name: head.delivery_name.0.clone(),
        lines: head.delivery_lines.0.lines().map(str::to_owned).collect(),
        country: head.delivery_country.clone(),
    })
}

fn head_view(head: DocumentHead, state: OrderState) -> OrderHead {
    let (currency, delivery_address) = (head.currency(), delivery_address(&head));
    OrderHead {
        id: head.id,
        version: head.version,
        number: head.number,
        state,
        branch_id: head.branch_id,
        customer_id: head.customer_id,
        customer: head.customer_name.0,
        date: head.document_on,
        valid_until: head.valid_until,
        deliver_on: head.deliver_on,
        language: head.language,
        currency,
        rate: head.rate,
        delivery_address,
        payment_term: head.payment_term,
        reference: head.reference,
        introduction: head.introduction,
        closing: head.closing,
        reason: head.reason,
        changed_at: head.changed_at,
    }
}

/// A line and how far it has got.
pub(crate) fn line_view(line: DocumentLine, progress: &[Progress]) -> LineView {
    let own = progress.iter().find(|own| own.line == line.line);
    LineView {
        line: line.line,
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
        warehouse_id: line.warehouse_id,
        stocked: line.stocked,
        delivered: own.map_or(Quantity::ZERO, |own| own.delivered),
        invoiced: own.map_or(Quantity::ZERO, |own| own.invoiced),
    }
}
