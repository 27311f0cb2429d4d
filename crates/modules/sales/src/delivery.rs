//! Deliveries: stock leaves, its cost is posted, the order goes on.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::LockKind;
use kontor_contract::inventory::ItemId;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::list::Page;
use kontor_contract::personal::Personal;
use kontor_contract::posting::{SourceNumber, TakenNumber, asked_for};
use kontor_contract::reservation::{ReserveStock, StockLine};
use kontor_contract::row::Column;
use kontor_contract::sales::delivery::{
    DeliveryLineView, DeliveryRow, DeliveryState, DeliveryView, GetDelivery, ListDeliveries, PostDelivery, ReverseDelivery,
};
use kontor_contract::sales::event::{DeliveryHead, DeliveryLine, DeliveryPosted, DeliveryReversed, Document, DocumentLine};
use kontor_contract::sales::order::OrderState;
use kontor_contract::sales::{
    CUSTOMER_UNKNOWN, DELIVERY, DELIVERY_INVOICED, DELIVERY_REVERSED, LinkedDocument, NOTHING_LEFT, ORDER, PostalAddress,
    SalesDocumentId,
};
use kontor_contract::settings::CompanySettings;
use kontor_contract::stock::{
    IssueLine, IssueStock, MovedLine, ReservationRef, StockMoved, StockSource, TakeBackLine, TakeBackStock,
};
use kontor_contract::warehouse::WarehouseId;
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, CurrencyCode, Money, Quantity};
use kontor_platform::{Change, Cx};
use kontor_store::{Ask, ask, ask_in};
use uuid::Uuid;

use crate::draft::require;
use crate::model::check_date;
use crate::model::progress::{Left, choose, minus};
use crate::model::weight::share;
use crate::order::guard_open;
use crate::rows::{Customer, Open, Progress, Settings};
use crate::{lists, sql, view};

pub(crate) async fn list(cx: &mut Cx, request: ListDeliveries) -> Result<Page<DeliveryRow>> {
    cx.page(&lists::DELIVERIES, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetDelivery) -> Result<DeliveryView> {
    shown(cx, request.0.id).await
}

/// Delivers an order or a part of it.
pub(crate) async fn post(cx: &mut Change, request: PostDelivery) -> Result<SalesDocumentId> {
    let date = request.date.unwrap_or_else(|| cx.today());
    check_date("date", date, cx.today())?;
    let ToDeliver { order, progress, customer, settings } = ToDeliver::load(cx, request.order_id).await?;
    require(&order.head, order.head.version, &[OrderState::Confirmed])?;
    let chosen = choose(request.lines.as_deref(), &left(&order.lines, &progress))?;
    if chosen.is_empty() {
        return Err(NOTHING_LEFT.with("number", &order.head.number));
    }
    cx.weigh(weight(cx, &order, &chosen)?).await?;
    guard_order(cx, &order);
    for (line, _) in &chosen {
        guard_progress(cx, &progress, *line);
    }
    let id = request.id.unwrap_or_else(|| SalesDocumentId::from_uuid(cx.new_id()));
    let to = Consignee::of(&order, customer, &settings);
    let issue = IssueStock { source: source(&order, id, date), lines: issue_lines(&order.lines, &chosen) };
    let moved = cx.call(issue).await?;
    let number = asked_for(moved.number.clone())?;
    let currency = cx.caller()?.company.currency;
    let lines = lines(id, &order.lines, &chosen, &moved.lines, currency);
    let head = head(cx, &order, to, Sent { id, number, date, moved: &moved })?;
    cx.document(DELIVERY, id.uuid(), &head.number);
    cx.document(ORDER, order.head.id.uuid(), &order.head.number);
    cx.record(DeliveryPosted { head, lines }).await?;
    Ok(id)
}

/// What a delivery weighs: its part of what was ordered, at the order's prices.
fn weight(cx: &Change, order: &Document, chosen: &Left) -> Result<Weight> {
    let ordered = Money::new(order.head.functional_minor, cx.caller()?.company.currency);
    let [value, agreed] = [ordered, order.head.total].map(|total| share(order, chosen, total));
    let sent = order.lines.iter().filter(|line| chosen.iter().any(|(own, _)| *own == line.line));
    let mut warehouses = sent.filter_map(|line| line.warehouse_id);
    let first = warehouses.next();
    // Goods of several warehouses lie in none of them: only who reaches all of a branch reaches them.
    let warehouse_id = if warehouses.all(|other| Some(other) == first) { first } else { Some(Uuid::nil()) };
    let weight = Weight::new(Action::Post).of(value).agreed(agreed).with(order.head.customer_id).within(order.head.branch_id);
    Ok(Weight { warehouse_id, ..weight }.made_by(order.head.actor_id))
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

fn source(order: &Document, id: SalesDocumentId, date: CivilDate) -> StockSource {
    StockSource {
        kind: DELIVERY.to_owned(),
        id: id.uuid(),
        number: SourceNumber::Next,
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

/// Who gets the goods, and what the note says to them.
struct Consignee {
    customer_id: Uuid,
    address: PostalAddress,
    closing: String,
}

/// What a delivery is decided on.
struct ToDeliver {
    order: Document,
    progress: Vec<Progress>,
    customer: Customer,
    settings: CompanySettings,
}

impl ToDeliver {
    async fn load(cx: &mut Cx, id: SalesDocumentId) -> Result<Self> {
        let customer = ask::<Customer>(&sql::CUSTOMER_OF, params![id]);
        let settings = ask::<Settings>(&sql::SETTINGS, Vec::new());
        let asked = (view::head(id, ORDER), view::lines(id), view::progress_of(&[id]), customer, settings);
        let (heads, lines, progress, customers, settings) = cx.gather(asked).await?;
        let order = view::whole(heads, lines, id, ORDER)?;
        let unknown = || CUSTOMER_UNKNOWN.with("id", order.head.customer_id);
        let customer = customers.into_iter().next().ok_or_else(unknown)?;
        Ok(Self { order, progress, customer, settings: settings.into_iter().next().unwrap_or_default().settings.0 })
    }
}

impl Consignee {
    fn of(order: &Document, customer: Customer, settings: &CompanySettings) -> Self {
        let address = view::delivery_address(&order.head).unwrap_or_else(|| PostalAddress {
            name: customer.name.clone(),
            lines: customer.address(),
            country: customer.place().to_owned(),
        });
        let closing = settings.text(DELIVERY, "closing", order.head.language).to_owned();
        Self { customer_id: customer.id, address, closing }
    }
}

fn head(cx: &Change, order: &Document, to: Consignee, sent: Sent<'_>) -> Result<DeliveryHead> {
    let Sent { id, number, date, moved } = sent;
    let Consignee { customer_id, address, closing } = to;
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
        customer_id,
        customer_name: Personal(address.name),
        customer_lines: Personal(address.lines.join("\n")),
        customer_country: address.country,
        language: order.head.language,
        delivered_on: date,
        reference: order.head.reference.clone(),
        reason: String::new(),
        closing,
        cost: moved.total,
        entry_id: moved.entry_id,
        actor_id: cx.actor()?,
        posted_at: cx.now(),
        search: String::new(),
    })
}

/// A delivery and its lines.
pub(crate) async fn stored(cx: &mut Cx, id: SalesDocumentId) -> Result<(DeliveryHead, Vec<DeliveryLine>)> {
    let (heads, lines) = cx.gather((ask(&sql::DELIVERY, params![id]), lines_of(&[id]))).await?;
    Ok((found(heads, id)?, lines))
}

fn found(heads: Vec<DeliveryHead>, id: SalesDocumentId) -> Result<DeliveryHead> {
    heads.into_iter().next().ok_or_else(|| NOT_FOUND.with("what", DELIVERY).with("id", id))
}

/// The lines of deliveries.
pub(crate) fn lines_of(ids: &[SalesDocumentId]) -> Ask<DeliveryLine> {
    ask_in(&sql::DELIVERY_LINES, Vec::new(), ids.iter().map(Column::to_value).collect())
}

/// Takes a whole delivery back: another delivery with the signs turned. Its goods are promised to the order again.
pub(crate) async fn reverse(cx: &mut Change, request: ReverseDelivery) -> Result<SalesDocumentId> {
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
    let order = view::document(cx, original.order_id, ORDER).await?;
    let back: Left = sent.iter().map(|line| (line.order_line, line.quantity)).collect();
    cx.weigh(weight(cx, &order, &back)?.made_by(original.actor_id)).await?;
    guard_open(cx, &open);
    guard_order(cx, &order);
    let id = SalesDocumentId::from_uuid(cx.new_id());
    let back = TakeBackStock {
        source: source(&order, id, date),
        issued_by: request.id.uuid(),
        lines: sent
            .iter()
            .map(|line| TakeBackLine { line: line.line, issued_line: line.line, quantity: line.quantity })
            .collect(),
        reverses_id: original.entry_id,
    };
    let moved = cx.call(back).await?;
    let number = asked_for(moved.number.clone())?;
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
    Ok(id)
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
        owner_number: SourceNumber::Known(order.head.number.clone()),
        document_on: order.head.document_on,
        expires_on: None,
        lines: sent.iter().filter_map(line).collect(),
    };
    cx.call(request).await.map(|_| ())
}

/// A delivery as every command on it answers.
pub(crate) async fn shown(cx: &mut Cx, id: SalesDocumentId) -> Result<DeliveryView> {
    let asked = (
        ask::<DeliveryHead>(&sql::DELIVERY, params![id]),
        lines_of(&[id]),
        ask::<Open>(&sql::OPEN, params![id]),
        view::progress_of(&[id]),
        ask::<(String,)>(&sql::REVERSAL_OF, params![id]),
        ask::<LinkedDocument>(&sql::DELIVERY_LINKS, params![id]),
    );
    let (heads, lines, open, progress, reversals, links) = cx.gather(asked).await?;
    let (head, links) = (found(heads, id)?, view::in_order(links));
    let state = match (head.reverses_id, !reversals.is_empty(), open.into_iter().next()) {
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
            cost: Some(line.cost),
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
        cost: Some(head.cost),
        entry_id: head.entry_id,
        posted_at: head.posted_at,
        lines: lines.into_iter().map(line).collect(),
        links,
    })
}
