//! What `kontor verify` checks of the stock, from raw rows.

use kontor_derive::Row;
use kontor_kernel::Quantity;
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use uuid::Uuid;

use crate::sql;

pub(crate) fn register(router: &mut Router) {
    let check = |id, about, run| Check { id, about, run };
    router.check(check("V4", "numbers of goods receipts and counts are unique and without gaps", Box::new(numbers_are_gapless)));
    router.check(check("V6", "stock value equals the balance of the stock accounts", Box::new(value_is_booked)));
    router.check(check("V9", "goods receipts and counts and their entries name each other", Box::new(entries_agree)));
    router.check(check("V10", "stock on hand and its value equal the sums of moves", Box::new(stock_is_moves)));
    router.check(check(
        "V11",
        "reserved equals the live promises, and no more than there is is promised",
        Box::new(promises_hold),
    ));
    router.check(check("V12", "cost layers equal what moves did to them and hold the value of the stock", Box::new(layers_hold)));
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
                outcome.problems.push(format!(
                    "series {kind} of company {company_id}, year {fiscal_year}, node {node_id}, epoch {epoch}: \
                     {documents} documents numbered {lowest} to {highest}, next is {next}"
                ));
            }
        }
        Ok(outcome)
    })
}

fn entries_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql::CHECK_DOCUMENT_COUNT, Vec::new()).await?;
        let torn: Vec<(String,)> = cx.rows(&sql::CHECK_DOCUMENT_ENTRIES, Vec::new()).await?;
        let problems = torn.iter().map(|(number,)| format!("{number} and the entry it names do not name each other"));
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
            let problem =
                format!("company {company_id}: stock is worth {value_minor} minor units, its accounts say {balance_minor}");
            outcome.look((value_minor != balance_minor).then_some(problem));
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
            format!(
                "item {} in warehouse {}: {} on hand worth {}, moves say {} worth {}; {} moves, the last is number {}, {} were counted",
                row.item_id,
                row.warehouse_id,
                row.on_hand,
                row.value_minor,
                row.moved,
                row.moved_minor,
                row.moves,
                row.last,
                row.kept
            )
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
            format!("item {item_id} in warehouse {warehouse_id}: {reserved} reserved of {on_hand}, promises say {promised}")
        }));
        let promises: Vec<PromiseDifference> = cx.rows(&sql::CHECK_LIVE, Vec::new()).await?;
        outcome.problems.extend(promises.iter().map(|row| {
            let PromiseDifference { owner_number, owner_line, promised, live } = row;
            format!("line {owner_line} of {owner_number} was promised {promised}, of which {live} is left")
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
            format!(
                "layer {layer} of item {item_id} in warehouse {warehouse_id}: {kept} worth {kept_minor}, moves say {moved} worth {moved_minor}"
            )
        }));
        let layered: Vec<LayeredDifference> = cx.rows(&sql::CHECK_LAYERED, Vec::new()).await?;
        outcome.problems.extend(layered.iter().map(|row| {
            let LayeredDifference { item_id, warehouse_id, on_hand, layered, value_minor, layered_minor } = row;
            format!(
                "item {item_id} in warehouse {warehouse_id}: {on_hand} on hand worth {value_minor}, layers hold {layered} worth {layered_minor}"
            )
        }));
        Ok(outcome)
    })
}

async fn stocks(cx: &mut Cx) -> kontor_contract::Result<u64> {
    Ok(u64::try_from(cx.value::<i64>(&sql::CHECK_STOCK_COUNT, Vec::new()).await?).unwrap_or_default())
}
