//! Deliveries: stock leaves, its cost is posted, the order goes on.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::LockKind;
use kontor_contract::inventory::ItemId;
use kontor_contract::list::Page;
use kontor_contract::personal::Personal;
use kontor_contract::posting::{TakeNumber, TakenNumber};
use kontor_contract::reservation::{ReserveStock, StockLine};
use kontor_contract::sales::delivery::{
    DeliveryLineView, DeliveryRow, DeliveryState, DeliveryView, GetDelivery, ListDeliveries, PostDelivery, ReverseDelivery,
};
use kontor_contract::sales::event::{DeliveryHead, DeliveryLine, DeliveryPosted, DeliveryReversed, Document, DocumentLine};
use kontor_contract::sales::order::OrderState;
use kontor_contract::sales::{
    DELIVERY, DELIVERY_INVOICED, DELIVERY_REVERSED, NOTHING_LEFT, ORDER, PostalAddress, SalesDocumentId,
};
use kontor_contract::stock::{
    IssueLine, IssueStock, MovedLine, ReservationRef, StockMoved, StockSource, TakeBackLine, TakeBackStock,
};
use kontor_contract::warehouse::WarehouseId;
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, CurrencyCode, Money, Quantity};
use kontor_platform::{Change, Cx};

use crate::draft::require;
use crate::model::check_date;
use crate::model::progress::{Left, choose, minus};
use crate::order::guard_open;
use crate::rows::{Open, Progress};
use crate::{lists, load, sql, view};

pub(crate) async fn list(cx: &mut Cx, request: ListDeliveries) -> Result<Page<DeliveryRow>> {
    cx.page(&lists::DELIVERIES, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetDelivery) -> Result<DeliveryView> {
    load_view(cx, request.0.id).await
}

/// Delivers an order or a part of it.
pub(crate) async fn post(cx: &mut Change, request: PostDelivery) -> Result<DeliveryView> {
    let date = request.date.unwrap_or_else(|| cx.today());
    check_date("date", date, cx.today())?;
    let order = view::document(cx, request.order_id, ORDER).await?;
    require(&order.head, order.head.version, &[OrderState::Confirmed])?;
    let progress = view::progress(cx, request.order_id).await?;
    let chosen = choose(request.lines.as_deref(), &left(&order.lines, &progress))?;
    if chosen.is_empty() {
        return Err(NOTHING_LEFT.with("number", &order.head.number));
    }
    guard_order(cx, &order);
    for (line, _) in &chosen {
        guard_progress(cx, &progress, *line);
    }
    let id = request.id.unwrap_or_else(|| SalesDocumentId::from_uuid(cx.new_id()));
    let number = cx.call(TakeNumber { kind: DELIVERY.to_owned(), posted_on: date }).await?;
    let issue = IssueStock { source: source(&order, id, &number, date), lines: issue_lines(&order.lines, &chosen) };
    let moved = cx.call(issue).await?;
    let currency = cx.caller()?.company.currency;
    let lines = lines(id, &order.lines, &chosen, &moved.lines, currency);
    let head = head(cx, &order, Sent { id, number, date, moved: &moved }).await?;
    cx.document(DELIVERY, id.uuid(), &head.number);
    cx.document(ORDER, order.head.id.uuid(), &order.head.number);
    cx.record(DeliveryPosted { head, lines }).await?;
    load_view(cx, id).await
}

/// What is left to deliver: stocked lines only.
fn left(lines: &[DocumentLine], progress: &[Progress]) -> Left {
    let open = |line: &DocumentLine| {
        let delivered = progress.iter().find(|own| own.line == line.line).map_or(Quantity::ZERO, |own| own.delivered);
        (line.line, minus(line.quantity, delivered))
    };
    lines.iter().filter(|line| line.stocked).map(open).collect()
}

/// Holds the order as it is until commit.
pub(crate) fn guard_order(cx: &mut Change, order: &Document) {
    cx.guard(&sql::DOCUMENT_STANDS, params![order.head.id, order.head.version]);
}

/// Makes sure at commit that a line has not got further.
pub(crate) fn guard_progress(cx: &mut Change, progress: &[Progress], line: i64) {
    for own in progress.iter().filter(|own| own.line == line) {
        let Progress { document_id, line, delivered, invoiced, credited } = *own;
        cx.guard(&sql::PROGRESS_STANDS, params![document_id, line, delivered, invoiced, credited]);
    }
}

fn source(order: &Document, id: SalesDocumentId, number: &TakenNumber, date: CivilDate) -> StockSource {
    StockSource {
        kind: DELIVERY.to_owned(),
        id: id.uuid(),
        number: number.text.clone(),
        branch_id: order.head.branch_id,
        document_on: date,
        posted_on: date,
        locks: vec![LockKind::Sales],
        memo: order.head.number.clone(),
    }
}

fn issue_lines(lines: &[DocumentLine], chosen: &Left) -> Vec<IssueLine> {
    let issue = |((order_line, quantity), line): (&(i64, Quantity), i64)| {
        let own = lines.iter().find(|own| own.line == *order_line)?;
        Some(IssueLine {
            line,
            item_id: ItemId::from_uuid(own.item_id?),
            warehouse_id: WarehouseId::from_uuid(own.warehouse_id?),
            quantity: *quantity,
            reservation: Some(ReservationRef { owner_id: own.document_id.uuid(), line: *order_line }),
        })
    };
    chosen.iter().zip(1..).filter_map(issue).collect()
}

fn lines(
    id: SalesDocumentId,
    order: &[DocumentLine],
    chosen: &Left,
    moved: &[MovedLine],
    currency: CurrencyCode,
) -> Vec<DeliveryLine> {
    let line = |((order_line, quantity), line): (&(i64, Quantity), i64)| {
        let own = order.iter().find(|own| own.line == *order_line)?;
        let cost = moved.iter().find(|moved| moved.line == line).map_or(Money::zero(currency), |moved| moved.value);
        Some(DeliveryLine {
            delivery_id: id,
            line,
            order_line: *order_line,
            item_id: own.item_id,
            item_code: own.item_code.clone(),
            description: own.description.clone(),
            quantity: *quantity,
            unit: own.unit.clone(),
            warehouse_id: own.warehouse_id,
            cost,
        })
    };
    chosen.iter().zip(1..).filter_map(line).collect()
}

struct Sent<'a> {
    id: SalesDocumentId,
    number: TakenNumber,
    date: CivilDate,
    moved: &'a StockMoved,
}

async fn head(cx: &mut Change, order: &Document, sent: Sent<'_>) -> Result<DeliveryHead> {
    let Sent { id, number, date, moved } = sent;
    let customer = load::known_customer(cx, order.head.customer_id).await?;
    let settings = load::settings_if_any(cx).await?.settings.0;
    let address = view::delivery_address(&order.head).unwrap_or_else(|| PostalAddress {
        name: customer.name.clone(),
        lines: customer.address(),
        country: customer.place().to_owned(),
    });
    Ok(DeliveryHead {
        id,
        company_id: order.head.company_id,
        branch_id: order.head.branch_id,
        number: number.text,
        series_no: number.series_no,
        fiscal_year: number.fiscal_year,
        node_id: number.node_id,
        epoch: number.epoch,
        order_id: order.head.id,
        order_number: order.head.number.clone(),
        reverses_id: None,
        customer_id: customer.id,
        customer_name: Personal(address.name),
        customer_lines: Personal(address.lines.join("\n")),
        customer_country: address.country,
        language: order.head.language,
        delivered_on: date,
        reference: order.head.reference.clone(),
        reason: String::new(),
        closing: settings.text(DELIVERY, "closing", order.head.language).to_owned(),
        cost: moved.total,
        entry_id: moved.entry_id,
        actor_id: cx.actor()?,
        posted_at: cx.now(),
        search: String::new(),
    })
}

/// A delivery and its lines.
pub(crate) async fn stored(cx: &mut Cx, id: SalesDocumentId) -> Result<(DeliveryHead, Vec<DeliveryLine>)> {
    let head = cx.get(&sql::DELIVERY, params![id], || NOT_FOUND.with("what", DELIVERY).with("id", id)).await?;
    Ok((head, cx.rows(&sql::DELIVERY_LINES, params![id]).await?))
}

/// Takes a whole delivery back: another delivery with the signs turned. Its goods are promised to the order again.
pub(crate) async fn reverse(cx: &mut Change, request: ReverseDelivery) -> Result<DeliveryView> {
    let date = request.date.unwrap_or_else(|| cx.today());
    check_date("date", date, cx.today())?;
    let (original, sent) = stored(cx, request.id).await?;
    let reversal: Option<(String,)> = cx.find(&sql::REVERSAL_OF, params![request.id]).await?;
    if reversal.is_some() || original.reverses_id.is_some() {
        return Err(DELIVERY_REVERSED.with("number", original.number));
    }
    let open = view::open(cx, request.id).await?;
    let Some(open) = open.filter(|open: &Open| open.invoiced == 0) else {
        return Err(DELIVERY_INVOICED.with("number", original.number));
    };
    guard_open(cx, &open);
    let order = view::document(cx, original.order_id, ORDER).await?;
    guard_order(cx, &order);
    let id = SalesDocumentId::from_uuid(cx.new_id());
    let number = cx.call(TakeNumber { kind: DELIVERY.to_owned(), posted_on: date }).await?;
    let back = TakeBackStock {
        source: source(&order, id, &number, date),
        issued_by: request.id.uuid(),
        lines: sent
            .iter()
            .map(|line| TakeBackLine { line: line.line, issued_line: line.line, quantity: line.quantity })
            .collect(),
        reverses_id: original.entry_id,
    };
    let moved = cx.call(back).await?;
    if order.head.state == OrderState::Confirmed {
        promise_again(cx, &order, &sent).await?;
    }
    let head = DeliveryHead {
        id,
        number: number.text,
        series_no: number.series_no,
        fiscal_year: number.fiscal_year,
        node_id: number.node_id,
        epoch: number.epoch,
        reverses_id: Some(request.id),
        delivered_on: date,
        reason: request.reason,
        cost: moved.total.neg(),
        entry_id: moved.entry_id,
        actor_id: cx.actor()?,
        posted_at: cx.now(),
        ..original.clone()
    };
    let turned =
        |line: DeliveryLine| DeliveryLine { delivery_id: id, quantity: line.quantity.neg(), cost: line.cost.neg(), ..line };
    let lines = sent.into_iter().map(turned).collect();
    cx.document(DELIVERY, id.uuid(), &head.number);
    cx.document(DELIVERY, request.id.uuid(), &original.number);
    cx.document(ORDER, order.head.id.uuid(), &order.head.number);
    cx.record(DeliveryReversed { head, lines }).await?;
    load_view(cx, id).await
}

async fn promise_again(cx: &mut Change, order: &Document, sent: &[DeliveryLine]) -> Result<()> {
    let line = |line: &DeliveryLine| {
        Some(StockLine {
            line: line.order_line,
            item_id: ItemId::from_uuid(line.item_id?),
            warehouse_id: WarehouseId::from_uuid(line.warehouse_id?),
            quantity: line.quantity,
        })
    };
    let request = ReserveStock {
        owner_kind: ORDER.to_owned(),
        owner_id: order.head.id.uuid(),
        owner_number: order.head.number.clone(),
        expires_on: None,
        lines: sent.iter().filter_map(line).collect(),
    };
    cx.call(request).await.map(|_| ())
}

async fn load_view(cx: &mut Cx, id: SalesDocumentId) -> Result<DeliveryView> {
    let (head, lines) = stored(cx, id).await?;
    let open = view::open(cx, id).await?;
    let progress = view::progress(cx, id).await?;
    let reversed = cx.find::<(String,)>(&sql::REVERSAL_OF, params![id]).await?.is_some();
    let links = view::links(cx, &sql::DELIVERY_LINKS, id).await?;
    let state = match (head.reverses_id, reversed, open) {
        (Some(_), _, _) => DeliveryState::Reversal,
        (None, true, _) => DeliveryState::Reversed,
        (None, false, Some(open)) if open.to_invoice <= 0 => DeliveryState::Invoiced,
        _ => DeliveryState::Posted,
    };
    let line = |line: DeliveryLine| {
        let invoiced = progress.iter().find(|own| own.line == line.line).map_or(Quantity::ZERO, |own| own.invoiced);
        DeliveryLineView {
            line: line.line,
            order_line: line.order_line,
            item_id: line.item_id,
            item_code: line.item_code,
            description: line.description,
            quantity: line.quantity,
            unit: line.unit,
            warehouse_id: line.warehouse_id,
            cost: line.cost,
            invoiced,
        }
    };
    Ok(DeliveryView {
        id,
        number: head.number,
        state,
        branch_id: head.branch_id,
        order_id: head.order_id,
        order_number: head.order_number,
        customer_id: head.customer_id,
        customer: head.customer_name.0.clone(),
        address: PostalAddress {
            name: head.customer_name.0,
            lines: head.customer_lines.0.lines().map(str::to_owned).collect(),
            country: head.customer_country,
        },
        language: head.language,
        date: head.delivered_on,
        reference: head.reference,
        reason: head.reason,
        cost: head.cost,
        entry_id: head.entry_id,
        posted_at: head.posted_at,
        lines: lines.into_iter().map(line).collect(),
        links,
    })
}
