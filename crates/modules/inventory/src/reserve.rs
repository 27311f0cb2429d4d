//! Promises of stock: made for a document's lines, ended by its delivery, its cancellation, or the calendar.

use kontor_contract::list::Page;
use kontor_contract::reservation::{
    ExpireReservations, ListReservations, ReleaseStock, ReleasedView, ReservationId, ReservationRow, ReserveStock, Reserved,
    ReservedLine, ReservedView, StockReleased, StockReserved,
};
use kontor_contract::{Result, params};
use kontor_kernel::Quantity;
use kontor_platform::{Change, Cx};

use crate::issue::number;
use crate::model::check_quantity;
use crate::rows::LiveReservation;
use crate::stocks::{Key, Purpose, Stocks, take};
use crate::{lists, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListReservations) -> Result<Page<ReservationRow>> {
    cx.page(&lists::RESERVATIONS, &request).await
}

/// Promises stock to all lines or to none; what is available is looked at again at commit, under the row's lock.
pub(crate) async fn reserve(cx: &mut Change, request: ReserveStock) -> Result<ReservedView> {
    let company_id = cx.company_id()?;
    let keys: Vec<Key> = request.lines.iter().map(|line| (line.item_id, line.warehouse_id)).collect();
    let mut stocks = Stocks::load(cx, &keys, Purpose::Promise).await?;
    let mut view = ReservedView::default();
    let mut reservations: Vec<Reserved> = Vec::new();
    for (at, line) in request.lines.iter().enumerate() {
        let Some((item, warehouse, stock)) = stocks.place(keys[at]) else { continue };
        let field = format!("lines[{at}].quantity");
        check_quantity(line.quantity, item, &field)?;
        view.warnings.extend(take((item, warehouse, &mut *stock), line.line, line.quantity.scaled(), &field)?);
        stock.reserved += line.quantity.scaled();
        let id = ReservationId::from_uuid(cx.new_id());
        view.reservations.push(ReservedLine { id, line: line.line, quantity: line.quantity });
        reservations.push(Reserved {
            id,
            owner_number: String::new(),
            line: line.line,
            item_id: line.item_id,
            warehouse_id: line.warehouse_id,
            branch_id: warehouse.branch_id,
            quantity: line.quantity,
        });
    }
    stocks.guard(cx);
    view.number = number(cx, &request.owner_number, &request.owner_kind, request.document_on).await?;
    let owner_number = request.owner_number.text(view.number.as_ref());
    reservations.iter_mut().for_each(|reserved| reserved.owner_number.clone_from(&owner_number));
    if reservations.is_empty() {
        return Ok(view);
    }
    let ReserveStock { owner_kind, owner_id, expires_on, .. } = request;
    cx.record(StockReserved { company_id, owner_kind, owner_id, expires_on, reservations }).await?;
    Ok(view)
}

/// Ends the promises to a document, or to some of its lines.
pub(crate) async fn release(cx: &mut Change, request: ReleaseStock) -> Result<ReleasedView> {
    let live = live_of(cx, request.owner_id).await?;
    let ended = live.into_iter().filter(|promise| request.lines.is_empty() || request.lines.contains(&promise.owner_line));
    end(cx, ended.collect(), request.reason).await
}

/// Ends promises whose last day is over, at most 500 at a time.
pub(crate) async fn expire(cx: &mut Change, _: ExpireReservations) -> Result<ReleasedView> {
    let today = cx.today();
    let live: Vec<LiveReservation> = cx.rows(&sql::LIVE_EXPIRED, params![today]).await?;
    end(cx, live, "expired".to_owned()).await
}

async fn live_of(cx: &mut Change, owner_id: uuid::Uuid) -> Result<Vec<LiveReservation>> {
    cx.rows(&sql::LIVE_OF_OWNER, params![owner_id]).await
}

async fn end(cx: &mut Change, live: Vec<LiveReservation>, reason: String) -> Result<ReleasedView> {
    let company_id = cx.company_id()?;
    if live.is_empty() {
        return Ok(ReleasedView::default());
    }
    let line = |promise: &LiveReservation| ReservedLine { id: promise.id, line: promise.owner_line, quantity: promise.quantity };
    let released = live.iter().map(line).collect();
    let reservations = live.into_iter().map(|promise| {
        let quantity = promise.quantity;
        used(cx, promise, quantity)
    });
    let reservations = reservations.collect();
    cx.record(StockReleased { company_id, reason, reservations }).await?;
    Ok(ReleasedView { released })
}

/// Part of a promise that ends, guarded: nobody else may have ended it meanwhile.
pub(crate) fn used(cx: &mut Change, promise: LiveReservation, quantity: Quantity) -> Reserved {
    cx.guard(&sql::STILL_PROMISED, params![promise.owner_number.clone(), promise.id, quantity]);
    Reserved {
        id: promise.id,
        owner_number: promise.owner_number,
        line: promise.owner_line,
        item_id: promise.item_id,
        warehouse_id: promise.warehouse_id,
        branch_id: promise.branch_id,
        quantity,
    }
}
