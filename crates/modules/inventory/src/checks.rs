//! What `kontor verify` checks of the stock, from raw rows.

use kontor_contract::integrity::finding as told;
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
                let series = told::SERIES_BROKEN.with("kind", kind).with("company", company_id).with("year", fiscal_year);
                let series = series.with("node", node_id).with("epoch", epoch).with("numbers", documents);
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
    value_minor: i64,
    balance_minor: i64,
}

fn value_is_booked(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        let companies: Vec<Booked> = cx.rows(&sql::CHECK_VALUE, Vec::new()).await?;
        for Booked { company_id, value_minor, balance_minor } in companies {
            let off = told::STOCK_VALUE_OFF.with("company", company_id).with("value", value_minor);
            outcome.look((value_minor != balance_minor).then(|| off.with("balance", balance_minor)));
        }
        Ok(outcome)
    })
}

#[derive(Row)]
struct StockDifference {
    item_id: Uuid,
    warehouse_id: Uuid,
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
            let off = told::STOCK_OFF.with("item", row.item_id).with("warehouse", row.warehouse_id);
            let off = off.with("on_hand", row.on_hand).with("value", row.value_minor);
            let off = off.with("moved", row.moved).with("moved_value", row.moved_minor);
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
            let off = told::RESERVED_OFF.with("item", item_id).with("warehouse", warehouse_id);
            off.with("reserved", reserved).with("on_hand", on_hand).with("promised", promised)
        }));
        let promises: Vec<PromiseDifference> = cx.rows(&sql::CHECK_LIVE, Vec::new()).await?;
        outcome.problems.extend(promises.iter().map(|row| {
            let PromiseDifference { owner_number, owner_line, promised, live } = row;
            let off = told::PROMISE_OFF.with("number", owner_number).with("line", owner_line);
            off.with("promised", promised).with("left", live)
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct LayerDifference {
    item_id: Uuid,
    warehouse_id: Uuid,
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
            let LayerDifference { item_id, warehouse_id, layer, moved, kept, moved_minor, kept_minor } = row;
            let off = told::LAYER_OFF.with("item", item_id).with("warehouse", warehouse_id).with("layer", layer);
            let off = off.with("kept", kept).with("kept_value", kept_minor);
            off.with("moved", moved).with("moved_value", moved_minor)
        }));
        let layered: Vec<LayeredDifference> = cx.rows(&sql::CHECK_LAYERED, Vec::new()).await?;
        outcome.problems.extend(layered.iter().map(|row| {
            let LayeredDifference { item_id, warehouse_id, on_hand, layered, value_minor, layered_minor } = row;
            let off = told::LAYERS_OFF.with("item", item_id).with("warehouse", warehouse_id);
            let off = off.with("on_hand", on_hand).with("value", value_minor);
            off.with("layered", layered).with("layered_value", layered_minor)
        }));
        Ok(outcome)
    })
}

async fn stocks(cx: &mut Cx) -> kontor_contract::Result<u64> {
    Ok(u64::try_from(cx.value::<i64>(&sql::CHECK_STOCK_COUNT, Vec::new()).await?).unwrap_or_default())
}
