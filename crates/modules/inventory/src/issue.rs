//! Stock moved by other modules' documents: issued with its cost, and taken back at that cost.

use std::collections::BTreeMap;

use kontor_contract::finance::EntryId;
use kontor_contract::posting::{PostDocument, SourceNumber, TakeNumber, TakenNumber};
use kontor_contract::reservation::ReservationId;
use kontor_contract::row::{Column as _, Value};
use kontor_contract::stock::{
    IssueStock, MoveId, MoveKind, Moved, MovedLine, Movement, RETURN_EXCEEDS, StockIssued, StockMoved, StockSource,
    StockTakenBack, TakeBackLine, TakeBackStock,
};
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, Money, Quantity};
use kontor_platform::Change;

use crate::model::{Place, check_quantity, journal, moved, total};
use crate::reserve::used;
use crate::rows::{IssueMove, LiveReservation, Returned, UsedLayer};
use crate::sql;
use crate::stocks::{Key, Purpose, Stocks, take};
use crate::valuation::{Cost, Issued, Layer};

/// Takes goods out, uses up their promises, and posts what they cost.
pub(crate) async fn issue(cx: &mut Change, request: IssueStock) -> Result<StockMoved> {
    let keys: Vec<Key> = request.lines.iter().map(|line| (line.item_id, line.warehouse_id)).collect();
    // The documents that lines refer to; usually one.
    let owners = request.lines.iter().filter_map(|line| line.reservation.map(|own| own.owner_id)).collect();
    let (mut stocks, mut live) = Stocks::load_promised(cx, &keys, Purpose::Issue, &owners).await?;
    let shortages = shortages(cx, &stocks, &request).await?;
    let mut moves = Vec::new();
    let mut ended: BTreeMap<ReservationId, (LiveReservation, i64)> = BTreeMap::new();
    let mut warnings = Vec::new();
    for (at, line) in request.lines.iter().enumerate() {
        let Some((item, warehouse, stock)) = stocks.place(keys[at]) else { continue };
        let field = format!("lines[{at}].quantity");
        check_quantity(line.quantity, item, &field)?;
        let mut rest = line.quantity.scaled();
        let own = |promise: &&mut LiveReservation| {
            line.reservation.is_some_and(|own| own.owner_id == promise.owner_id && own.line == promise.owner_line)
                && (promise.item_id, promise.warehouse_id) == keys[at]
                && !promise.quantity.is_zero()
        };
        for promise in live.iter_mut().filter(own) {
            let part = promise.quantity.scaled().min(rest);
            if part > 0 {
                ended.entry(promise.id).or_insert_with(|| (promise.clone(), 0)).1 += part;
                promise.quantity = Quantity::from_scaled(promise.quantity.scaled() - part);
                stock.reserved -= part;
                stock.taken -= part;
                rest -= part;
            }
        }
        warnings.extend(take((item, warehouse, &mut *stock), line.line, line.quantity.scaled(), &field)?);
        let step = stock.holding.issue(MoveKind::Issue, line.quantity.scaled(), shortages.get(&keys[at]).copied())?;
        moves.push(moved(Place { line: line.line, item, warehouse, returns: None }, step));
    }
    stocks.guard(cx);
    let (entry_id, number) = post(cx, &request.source, &moves, None).await?;
    let reservations = ended.into_values().map(|(promise, part)| used(cx, promise, Quantity::from_scaled(part))).collect();
    let movement = movement(cx, request.source, number.as_ref(), moves)?;
    let view = view(&movement)?;
    if !movement.moves.is_empty() {
        cx.record(StockIssued { movement, reservations }).await?;
    }
    Ok(StockMoved { entry_id, number, warnings, ..view })
}

/// What items cost that a line takes more of than there is, where a warehouse gives more than it has.
async fn shortages(cx: &mut Change, stocks: &Stocks, request: &IssueStock) -> Result<BTreeMap<Key, Cost>> {
    let mut asked: BTreeMap<Key, i64> = BTreeMap::new();
    for line in &request.lines {
        let sum = asked.entry((line.item_id, line.warehouse_id)).or_default();
        *sum = sum.saturating_add(line.quantity.scaled());
    }
    let mut costs = BTreeMap::new();
    for (key, asked) in asked {
        let short = stocks.stocks.get(&key).is_some_and(|stock| asked > stock.holding.quantity);
        let refuses = stocks.warehouses.get(&key.1).is_none_or(|warehouse| warehouse.negative_stock.refuses());
        if short && !refuses {
            costs.extend(stocks.last_cost(cx, key).await?.map(|cost| (key, cost)));
        }
    }
    Ok(costs)
}

/// Takes goods back into the stock they left from.
pub(crate) async fn take_back(cx: &mut Change, request: TakeBackStock) -> Result<StockMoved> {
    let mut out = issued(cx, &request).await?;
    let lines = if request.lines.is_empty() { everything(&out) } else { request.lines };
    let lines = lines.iter().map(|line| {
        let issue = out.iter().position(|(issue, left)| issue.source_line == line.issued_line && left.quantity > 0);
        let none = || exceeds(line, 0);
        issue.map(|place| (line, place)).ok_or_else(none)
    });
    let lines: Vec<(&TakeBackLine, usize)> = lines.collect::<Result<_>>()?;
    let keys: Vec<Key> = lines.iter().map(|(_, place)| (out[*place].0.item_id, out[*place].0.warehouse_id)).collect();
    let mut stocks = Stocks::load(cx, &keys, Purpose::TakeBack).await?;
    let mut moves: Vec<Moved> = Vec::new();
    for (at, (line, place)) in lines.into_iter().enumerate() {
        let Some((item, warehouse, stock)) = stocks.place(keys[at]) else { continue };
        let (issue, left) = &mut out[place];
        check_quantity(line.quantity, item, &format!("lines[{at}].quantity"))?;
        if line.quantity.scaled() > left.quantity {
            return Err(exceeds(line, left.quantity));
        }
        let steps = stock.holding.take_back(left, line.quantity.scaled())?;
        let worth = steps.iter().filter(|step| step.kind == MoveKind::TakeBack).map(|step| step.value).sum();
        *left = left.clone().less(line.quantity.scaled(), worth);
        let place = Place { line: line.line, item, warehouse, returns: Some(issue.id) };
        moves.extend(steps.into_iter().map(|step| moved(place, step)));
    }
    let (entry_id, number) = post(cx, &request.source, &moves, request.reverses_id).await?;
    let movement = movement(cx, request.source, number.as_ref(), moves)?;
    let view = view(&movement)?;
    if !movement.moves.is_empty() {
        cx.record(StockTakenBack { movement }).await?;
    }
    Ok(StockMoved { entry_id, number, ..view })
}

/// The issues of a document, each with what is still out of it.
async fn issued(cx: &mut Change, request: &TakeBackStock) -> Result<Vec<(IssueMove, Issued)>> {
    let issues: Vec<IssueMove> = cx.rows(&sql::ISSUED_BY, params![request.issued_by]).await?;
    let ids: Vec<Value> = issues.iter().map(|issue| issue.id.to_value()).collect();
    let returned: Vec<Returned> = cx.rows_in(&sql::RETURNED, Vec::new(), &ids).await?;
    let returned: BTreeMap<MoveId, Returned> = returned.into_iter().map(|returned| (returned.returns_id, returned)).collect();
    let used: Vec<UsedLayer> = cx.rows_in(&sql::USED_LAYERS, Vec::new(), &ids).await?;
    let with_left = issues.into_iter().map(|issue| {
        let layers = used.iter().filter(|layer| layer.move_id == issue.id);
        let layers = layers.map(|used| Layer { layer: used.layer, quantity: -used.quantity, value: -used.value_minor });
        let whole = Issued { quantity: -issue.quantity, value: -issue.value_minor, layers: layers.collect() };
        let left = match returned.get(&issue.id) {
            Some(back) => whole.less(back.quantity, back.value_minor),
            None => whole,
        };
        (issue, left)
    });
    Ok(with_left.collect())
}

/// One line for everything that is still out.
fn everything(out: &[(IssueMove, Issued)]) -> Vec<TakeBackLine> {
    let left = out.iter().filter(|(_, left)| left.quantity > 0);
    let line = |(issue, left): &(IssueMove, Issued)| TakeBackLine {
        line: issue.source_line,
        issued_line: issue.source_line,
        quantity: Quantity::from_scaled(left.quantity),
    };
    left.map(line).collect()
}

fn exceeds(line: &TakeBackLine, left: i64) -> kontor_contract::Error {
    let refused = RETURN_EXCEEDS.with("line", line.issued_line).with("left", Quantity::from_scaled(left));
    refused.with("asked", line.quantity).at("lines")
}

/// Posts moves for another module's document. When there was nothing to move, no entry is asked for, but perhaps a number.
async fn post(
    cx: &mut Change,
    source: &StockSource,
    moves: &[Moved],
    reverses_id: Option<EntryId>,
) -> Result<(Option<EntryId>, Option<TakenNumber>)> {
    if moves.is_empty() {
        return Ok((None, number(cx, &source.number, &source.kind, source.posted_on).await?));
    }
    let currency = cx.caller()?.company.currency;
    let request = PostDocument {
        source_kind: source.kind.clone(),
        source_id: source.id,
        source_number: source.number.clone(),
        branch_id: source.branch_id,
        document_on: source.document_on,
        tax_on: source.document_on,
        posted_on: source.posted_on,
        locks: source.locks.clone(),
        reference: String::new(),
        memo: source.memo.clone(),
        rate: None,
        reverses_id,
        lines: journal(moves, currency, None)?,
        open_items: Vec::new(),
    };
    let posted = cx.call(request).await?;
    Ok((posted.entry_id, posted.number))
}

/// The number of a document without an entry, if it is to get one.
pub(crate) async fn number(
    cx: &mut Change,
    asked: &SourceNumber,
    kind: &str,
    posted_on: CivilDate,
) -> Result<Option<TakenNumber>> {
    match asked {
        SourceNumber::Known(_) => Ok(None),
        SourceNumber::Next => cx.call(TakeNumber { kind: kind.to_owned(), posted_on }).await.map(Some),
    }
}

fn movement(cx: &Change, source: StockSource, taken: Option<&TakenNumber>, moves: Vec<Moved>) -> Result<Movement> {
    let company = &cx.caller()?.company;
    Ok(Movement {
        id: cx.new_id(),
        company_id: company.id,
        source_kind: source.kind,
        source_id: source.id,
        source_number: source.number.text(taken),
        posted_on: source.posted_on,
        currency: company.currency,
        moves,
    })
}

/// One line per line of the document; values positive whichever way the goods went. Differences to what goods were
/// issued at before they came in are not the line's.
fn view(movement: &Movement) -> Result<StockMoved> {
    let currency = movement.currency;
    let mut lines: BTreeMap<i64, MovedLine> = BTreeMap::new();
    for step in movement.moves.iter().filter(|step| matches!(step.kind, MoveKind::Issue | MoveKind::TakeBack)) {
        let nothing =
            MovedLine { line: step.line, item_id: step.item_id, quantity: Quantity::ZERO, value: Money::zero(currency) };
        let line = lines.entry(step.line).or_insert(nothing);
        line.quantity = Quantity::from_scaled(line.quantity.scaled() + step.quantity.abs().scaled());
        line.value = total([line.value, step.value.in_currency(currency)?.abs()], currency)?;
    }
    let lines: Vec<MovedLine> = lines.into_values().collect();
    let total = total(lines.iter().map(|line| line.value), currency)?;
    Ok(StockMoved { lines, total, entry_id: None, number: None, warnings: Vec::new() })
}
