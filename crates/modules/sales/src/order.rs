//! Orders: draft, confirmed, and from then on counted by deliveries and invoices until they are closed or cancelled.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::inventory::ItemId;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::list::Page;
use kontor_contract::posting::{SourceNumber, TakenNumber, asked_for};
use kontor_contract::reservation::{ReleaseStock, ReserveStock, StockLine};
use kontor_contract::sales::event::{
    Document, DocumentChanged, DocumentHead, DocumentLine, OrderCancelled, OrderClosed, OrderConfirmed, OrderDiscarded,
    OrderDrafted,
};
use kontor_contract::sales::order::{
    CancelOrder, CloseOrder, ConfirmOrder, CountOrders, DiscardOrder, GetOrder, ListOrders, OrderCount, OrderRow, OrderState,
    OrderView, SaveOrderDraft,
};
use kontor_contract::sales::{CREDIT_LIMIT, LINE_WAREHOUSE, NO_LINES, ORDER, STARTED, SalesDocumentId, UNINVOICED};
use kontor_contract::warehouse::WarehouseId;
use kontor_contract::{ErrorCode, Result, params};
use kontor_kernel::{CurrencyCode, Money, Rate};
use kontor_platform::{Change, Cx};

use crate::draft::{Saving, decide, require, require_rate};
use crate::model::weight::{Prices, discounts};
use crate::rows::{Commitment, Customer, Open};
use crate::{lists, load, sql, view};

pub(crate) async fn list(cx: &mut Cx, request: ListOrders) -> Result<Page<OrderRow>> {
    cx.page(&lists::ORDERS, &request).await
}

/// How many orders wait to be delivered.
pub(crate) async fn count(cx: &mut Cx, request: CountOrders) -> Result<OrderCount> {
    let on = request.on.unwrap_or_else(|| cx.today());
    let count: Option<OrderCount> = cx.find(&sql::ORDERS_WAITING, params![on]).await?;
    Ok(count.unwrap_or_default())
}

pub(crate) async fn get(cx: &mut Cx, request: GetOrder) -> Result<OrderView> {
    shown(cx, request.0.id).await
}

/// An order as every command on it answers.
pub(crate) async fn shown(cx: &mut Cx, id: SalesDocumentId) -> Result<OrderView> {
    view::view(cx, id, ORDER).await
}

pub(crate) async fn save_draft(cx: &mut Change, request: SaveOrderDraft) -> Result<SalesDocumentId> {
    let saving = Saving { kind: ORDER, id: request.id, version: request.version };
    let event = decide(cx, saving, request.draft).await?;
    let id = event.after.head.id;
    cx.record(OrderDrafted(event)).await?;
    Ok(id)
}

pub(crate) async fn discard(cx: &mut Change, request: DiscardOrder) -> Result<SalesDocumentId> {
    let document = view::document(cx, request.id, ORDER).await?;
    require(&document.head, request.version, &[OrderState::Draft])?;
    let event = changed(cx, document, OrderState::Discarded, String::new())?;
    cx.record(OrderDiscarded(event)).await?;
    Ok(request.id)
}

/// Gives an order its number and reserves its stock: either all of it or nothing.
pub(crate) async fn confirm(cx: &mut Change, request: ConfirmOrder) -> Result<SalesDocumentId> {
    let company = cx.caller()?.company.clone();
    let (document, customer) = view::with_customer(cx, request.id, ORDER).await?;
    require(&document.head, request.version, &[OrderState::Draft])?;
    require_rate(&document.head, company.currency)?;
    if document.lines.is_empty() {
        return Err(NO_LINES.at("lines"));
    }
    let stock = stock_lines(&document.lines)?;
    let customer = load::open_to_new(customer, document.head.customer_id, "customer_id")?;
    check_limit(cx, &customer, &document.head).await?;
    let weight = weight(cx, Action::Post, &document).await?;
    cx.weigh(weight).await?;
    let reserve = ReserveStock {
        owner_kind: ORDER.to_owned(),
        owner_id: document.head.id.uuid(),
        owner_number: SourceNumber::Next,
        document_on: document.head.document_on,
        expires_on: None,
        lines: stock,
    };
    let number = asked_for(cx.call(reserve).await?.number)?;
    let mut event = changed(cx, document, OrderState::Confirmed, String::new())?;
    numbered(&mut event.document.head, number);
    cx.document(ORDER, request.id.uuid(), &event.document.head.number);
    cx.record(OrderConfirmed(event)).await?;
    Ok(request.id)
}

/// Calls an order off of which nothing went out.
pub(crate) async fn cancel(cx: &mut Change, request: CancelOrder) -> Result<SalesDocumentId> {
    let document = end(cx, request.id, request.version, &STARTED, |open| open.delivered == 0 && open.invoiced == 0).await?;
    let event = changed(cx, document, OrderState::Cancelled, request.reason)?;
    cx.document(ORDER, request.id.uuid(), &event.document.head.number);
    cx.record(OrderCancelled(event)).await?;
    Ok(request.id)
}

/// Ends an order whose rest will not be delivered. What was delivered must have been invoiced before.
pub(crate) async fn close(cx: &mut Change, request: CloseOrder) -> Result<SalesDocumentId> {
    let document = end(cx, request.id, request.version, &UNINVOICED, |open| open.delivered <= open.invoiced).await?;
    let event = changed(cx, document, OrderState::Closed, request.reason)?;
    cx.document(ORDER, request.id.uuid(), &event.document.head.number);
    cx.record(OrderClosed(event)).await?;
    Ok(request.id)
}

/// A confirmed order that may end as it stands; its stock is free again.
async fn end(
    cx: &mut Change,
    id: SalesDocumentId,
    version: i64,
    refusal: &'static ErrorCode,
    may: impl FnOnce(&Open) -> bool + Send,
) -> Result<Document> {
    let document = view::document(cx, id, ORDER).await?;
    require(&document.head, version, &[OrderState::Confirmed])?;
    let open = view::open(cx, id).await?.filter(may).ok_or_else(|| refusal.with("number", &document.head.number))?;
    guard_open(cx, &open);
    if document.lines.iter().any(|line| line.stocked) {
        cx.call(ReleaseStock { owner_id: id.uuid(), lines: Vec::new(), reason: document.head.number.clone() }).await?;
    }
    Ok(document)
}

/// Makes sure at commit that nothing was delivered or invoiced since.
pub(crate) fn guard_open(cx: &mut Change, open: &Open) {
    let Open { document_id, to_deliver, to_invoice, delivered, invoiced } = *open;
    cx.guard(&sql::OPEN_STANDS, params![document_id, to_deliver, to_invoice, delivered, invoiced]);
}

/// The document in its next state.
pub(crate) fn changed(cx: &Change, document: Document, state: OrderState, reason: String) -> Result<DocumentChanged> {
    let (state_before, version_before) = (document.head.state, document.head.version);
    let head = DocumentHead {
        state,
        reason: if reason.is_empty() { document.head.reason } else { reason },
        actor_id: cx.actor()?,
        changed_at: cx.now(),
        version: version_before + 1,
        ..document.head
    };
    Ok(DocumentChanged { document: Document { head, lines: document.lines }, state_before, version_before })
}

/// Writes a legal number into a document.
pub(crate) fn numbered(head: &mut DocumentHead, number: TakenNumber) {
    head.number = number.text;
    head.series_no = Some(number.series_no);
    head.fiscal_year = Some(number.fiscal_year);
    head.node_id = Some(number.node_id);
    head.epoch = Some(number.epoch);
}

/// What a quotation or order weighs: how far its prices are below the list is read only for somebody who looks at it.
pub(crate) async fn weight(cx: &mut Change, action: Action, document: &Document) -> Result<Weight> {
    let Document { head, lines } = document;
    let currency = cx.caller()?.company.currency;
    let weight = Weight::new(action).of(Money::new(head.functional_minor, currency)).with(head.customer_id);
    let weight = weight.agreed(head.total).within(head.branch_id).made_by(head.actor_id);
    if !cx.is_weighed()? {
        return Ok(weight);
    }
    let ids = || lines.iter().filter_map(|line| line.item_id);
    let items = load::items(cx, ids()).await?;
    let listed = load::prices(cx, head.currency(), ids()).await?;
    let prices = Prices { items: &items, listed: &listed, currency: head.currency(), on: head.document_on };
    Ok(weight.discounted(discounts(document, prices)))
}

fn stock_lines(lines: &[DocumentLine]) -> Result<Vec<StockLine>> {
    let stocked = lines.iter().enumerate().filter(|(_, line)| line.stocked);
    let line = |(at, line): (usize, &DocumentLine)| {
        let (Some(item), Some(warehouse)) = (line.item_id, line.warehouse_id) else {
            return Err(LINE_WAREHOUSE.at(format!("lines[{at}].warehouse_id")));
        };
        let (item_id, warehouse_id) = (ItemId::from_uuid(item), WarehouseId::from_uuid(warehouse));
        Ok(StockLine { line: line.line, item_id, warehouse_id, quantity: line.quantity })
    };
    stocked.map(line).collect()
}

/// What the customer owes, what they have ordered and was not invoiced yet, and this order must stay within the limit.
async fn check_limit(cx: &mut Change, customer: &Customer, head: &DocumentHead) -> Result<()> {
    let Some(limit) = customer.credit_limit_minor else { return Ok(()) };
    let owed: i64 = cx.value(&sql::OWED, params![customer.id]).await?;
    let mut orders: Vec<Commitment> = cx.rows(&sql::COMMITMENTS, params![customer.id]).await?;
    orders.push(Commitment { total: head.total, functional_minor: head.functional_minor, to_invoice: 1, invoiced: 0 });
    let currency = cx.caller()?.company.currency;
    let limit = Money::new(limit, currency);
    let rates = known_rates(cx, &orders, currency).await?;
    let exposure = exposure(owed, &orders, currency, &rates);
    if exposure <= limit.minor() {
        return Ok(());
    }
    let error = CREDIT_LIMIT.with("customer", &customer.name).with("limit", limit);
    Err(error.with("exposure", Money::new(exposure, currency)))
}

/// What the book knows of the currencies of orders, other than the company's.
async fn known_rates(cx: &mut Cx, orders: &[Commitment], own: CurrencyCode) -> Result<BTreeMap<CurrencyCode, Rate>> {
    let currencies: BTreeSet<CurrencyCode> = orders.iter().map(|order| order.total.currency()).collect();
    let mut rates = BTreeMap::new();
    for currency in currencies.into_iter().filter(|currency| *currency != own) {
        rates.extend(cx.known_rate(currency).await?.map(|rate| (currency, rate)));
    }
    Ok(rates)
}

/// Owed, and ordered and not invoiced: of each order the share of its quantity that is left, of what it weighs. An order's own rate
/// is believed in a currency that the book knows nothing of.
fn exposure(owed: i64, orders: &[Commitment], currency: CurrencyCode, rates: &BTreeMap<CurrencyCode, Rate>) -> i64 {
    let left = |order: &Commitment| {
        let own = Money::new(order.functional_minor, currency);
        let rate = rates.get(&order.total.currency()).copied();
        let worth = Weight::new(Action::Post).of(own).agreed(order.total).priced(rate).amount.map_or(0, Money::minor);
        let whole = i128::from(order.to_invoice) + i128::from(order.invoiced);
        let share = i128::from(worth) * i128::from(order.to_invoice) / whole.max(1);
        i64::try_from(share).unwrap_or(worth)
    };
    orders.iter().map(left).fold(owed, i64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(total: Money, functional_minor: i64, [to_invoice, invoiced]: [i64; 2]) -> Commitment {
        Commitment { total, functional_minor, to_invoice, invoiced }
    }

    #[test]
    fn exposure_counts_what_is_owed_and_ordered() {
        let order = |minor, progress| order(Money::new(minor, CurrencyCode::EUR), minor, progress);
        let exposure = |owed, orders: &[Commitment]| exposure(owed, orders, CurrencyCode::EUR, &BTreeMap::new());
        assert_eq!(exposure(1_000, &[order(500, [1, 0])]), 1_500);
        assert_eq!(exposure(1_000, &[order(900, [10, 20]), order(100, [5, 0]), order(500, [1, 0])]), 1_900);
        assert_eq!(exposure(0, &[order(900, [0, 0])]), 0);
    }

    #[test]
    fn orders_in_another_currency_count_at_the_rate_the_book_knows() {
        let dollars = |minor| Money::new(minor, CurrencyCode::USD);
        let rates = BTreeMap::from([(CurrencyCode::USD, "0.9".parse::<Rate>().expect("a rate"))]);
        let exposure =
            |orders: &[Commitment], rates: &BTreeMap<CurrencyCode, Rate>| exposure(0, orders, CurrencyCode::EUR, rates);
        for (own, expected) in [(1_00, 900_00), (0, 900_00), (880_00, 880_00), (950_00, 950_00)] {
            assert_eq!(exposure(&[order(dollars(1_000_00), own, [1, 0])], &rates), expected, "{own}");
        }
        let before = order(dollars(1_000_00), 1_00, [30, 10]);
        assert_eq!(exposure(&[before, order(dollars(100_00), 90_00, [1, 0])], &rates), 675_00 + 90_00);
        assert_eq!(exposure(&[before], &BTreeMap::new()), 75, "a quarter of it was invoiced");
    }
}
