//! What `kontor verify` checks of the stock, from raw rows.

use kontor_contract::audit::KnownBy;
use kontor_contract::integrity::{Finding, FindingCode, finding as told};
use kontor_derive::Row;
use kontor_kernel::Quantity;
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use uuid::Uuid;

use crate::sql;

pub(crate) fn register(router: &mut Router) {
    let check = |id, about, run| Check { id, about, run };
    router.check(check("V4", told::CHECK_STOCK_NUMBERS, Box::new(numbers_are_gapless)));
    router.check(check("V6", told::CHECK_STOCK_VALUE, Box::new(value_is_booked)));
    router.check(check("V9", told::CHECK_STOCK_ENTRIES, Box::new(entries_agree)));
    router.check(check("V10", told::CHECK_STOCK_MOVES, Box::new(stock_is_moves)));
    router.check(check("V11", told::CHECK_PROMISES, Box::new(promises_hold)));
    router.check(check("V12", told::CHECK_LAYERS, Box::new(layers_hold)));
}

#[derive(Row)]
struct SeriesState {
    company_id: Uuid,
    kind: String,
    fiscal_year: i64,
    node_id: Uuid,
    epoch: i64,
    documents: i64,
    lowest: i64,
    highest: i64,
    next: i64,
}

fn numbers_are_gapless(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        let series: Vec<SeriesState> = cx.rows(&sql::CHECK_NUMBERS, Vec::new()).await?;
        for state in series {
            outcome.checked += u64::try_from(state.documents).unwrap_or_default();
            let SeriesState { company_id, kind, fiscal_year, node_id, epoch, documents, lowest, highest, next } = state;
            if lowest != 1 || highest != documents || next != highest + 1 {
                let series = told::SERIES_BROKEN.with("kind", kind).id("company", company_id, KnownBy::Name);
                let series = series.with("year", fiscal_year).id("node", node_id, KnownBy::Nothing);
                let series = series.with("epoch", epoch).with("numbers", documents);
                outcome.problems.push(series.with("lowest", lowest).with("highest", highest).with("next", next));
            }
        }
        Ok(outcome)
    })
}

fn entries_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql::CHECK_DOCUMENT_COUNT, Vec::new()).await?;
        let torn: Vec<(String,)> = cx.rows(&sql::CHECK_DOCUMENT_ENTRIES, Vec::new()).await?;
        let problems = torn.iter().map(|(number,)| told::DOCUMENT_UNLINKED.with("number", number));
        Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: problems.collect() })
    })
}

#[derive(Row)]
struct Booked {
    company_id: Uuid,
    currency: String,
    value_minor: i64,
    balance_minor: i64,
}

fn value_is_booked(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        let companies: Vec<Booked> = cx.rows(&sql::CHECK_VALUE, Vec::new()).await?;
        for Booked { company_id, currency, value_minor, balance_minor } in companies {
            let off = told::STOCK_VALUE_OFF.told().id("company", company_id, KnownBy::Name);
            let off = off.amount("value", value_minor, &currency).amount("balance", balance_minor, &currency);
            outcome.look((value_minor != balance_minor).then_some(off));
        }
        Ok(outcome)
    })
}

/// A sentence about an item in a warehouse.
fn of(code: FindingCode, item_id: Uuid, warehouse_id: Uuid) -> Finding {
    code.told().id("item", item_id, KnownBy::Name).id("warehouse", warehouse_id, KnownBy::Name)
}

#[derive(Row)]
struct StockDifference {
    item_id: Uuid,
    warehouse_id: Uuid,
    currency: String,
    moved: Quantity,
    on_hand: Quantity,
    moved_minor: i64,
    value_minor: i64,
    moves: i64,
    last: i64,
    kept: i64,
}

fn stock_is_moves(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome { checked: stocks(cx).await?, problems: Vec::new() };
        let differences: Vec<StockDifference> = cx.rows(&sql::CHECK_STOCK, Vec::new()).await?;
        outcome.problems.extend(differences.iter().map(|row| {
            let off = of(told::STOCK_OFF, row.item_id, row.warehouse_id);
            let off = off.quantity("on_hand", row.on_hand).amount("value", row.value_minor, &row.currency);
            let off = off.quantity("moved", row.moved).amount("moved_value", row.moved_minor, &row.currency);
            off.with("moves", row.moves).with("last", row.last).with("kept", row.kept)
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct ReservedDifference {
    item_id: Uuid,
    warehouse_id: Uuid,
    promised: Quantity,
    reserved: Quantity,
    on_hand: Quantity,
}

#[derive(Row)]
struct PromiseDifference {
    owner_number: String,
    owner_line: i64,
    promised: Quantity,
    live: Quantity,
}

fn promises_hold(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome { checked: stocks(cx).await?, problems: Vec::new() };
        let differences: Vec<ReservedDifference> = cx.rows(&sql::CHECK_RESERVED, Vec::new()).await?;
        outcome.problems.extend(differences.iter().map(|row| {
            let ReservedDifference { item_id, warehouse_id, promised, reserved, on_hand } = row;
            let off = of(told::RESERVED_OFF, *item_id, *warehouse_id);
            off.quantity("reserved", *reserved).quantity("on_hand", *on_hand).quantity("promised", *promised)
        }));
        let promises: Vec<PromiseDifference> = cx.rows(&sql::CHECK_LIVE, Vec::new()).await?;
        outcome.problems.extend(promises.iter().map(|row| {
            let PromiseDifference { owner_number, owner_line, promised, live } = row;
            let off = told::PROMISE_OFF.with("number", owner_number).with("line", owner_line);
            off.quantity("promised", *promised).quantity("left", *live)
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct LayerDifference {
    item_id: Uuid,
    warehouse_id: Uuid,
    currency: String,
    layer: i64,
    moved: Quantity,
    kept: Quantity,
    moved_minor: i64,
    kept_minor: i64,
}

#[derive(Row)]
struct LayeredDifference {
    item_id: Uuid,
    warehouse_id: Uuid,
    currency: String,
    on_hand: Quantity,
    layered: Quantity,
    value_minor: i64,
    layered_minor: i64,
}

fn layers_hold(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome { checked: stocks(cx).await?, problems: Vec::new() };
        let layers: Vec<LayerDifference> = cx.rows(&sql::CHECK_LAYERS, Vec::new()).await?;
        outcome.problems.extend(layers.iter().map(|row| {
            let off = of(told::LAYER_OFF, row.item_id, row.warehouse_id).with("layer", row.layer);
            let off = off.quantity("kept", row.kept).amount("kept_value", row.kept_minor, &row.currency);
            off.quantity("moved", row.moved).amount("moved_value", row.moved_minor, &row.currency)
        }));
        let layered: Vec<LayeredDifference> = cx.rows(&sql::CHECK_LAYERED, Vec::new()).await?;
        outcome.problems.extend(layered.iter().map(|row| {
            let off = of(told::LAYERS_OFF, row.item_id, row.warehouse_id);
            let off = off.quantity("on_hand", row.on_hand).amount("value", row.value_minor, &row.currency);
            off.quantity("layered", row.layered).amount("layered_value", row.layered_minor, &row.currency)
        }));
        Ok(outcome)
    })
}

async fn stocks(cx: &mut Cx) -> kontor_contract::Result<u64> {
    Ok(u64::try_from(cx.value::<i64>(&sql::CHECK_STOCK_COUNT, Vec::new()).await?).unwrap_or_default())
}
