//! Looking at stock: what lies where, and how it came to.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::list::Page;
use kontor_contract::stock::{GetStock, ListMoves, ListStock, MoveRow, StockRow, StockView};
use kontor_contract::{Result, params};
use kontor_kernel::{Money, Quantity};
use kontor_platform::Cx;

use crate::model::total;
use crate::rows::Item;
use crate::{lists, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListStock) -> Result<Page<StockRow>> {
    cx.page(&lists::STOCK, &request).await
}

pub(crate) async fn moves(cx: &mut Cx, request: ListMoves) -> Result<Page<MoveRow>> {
    cx.page(&lists::MOVES, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetStock) -> Result<StockView> {
    let currency = cx.caller()?.company.currency;
    let missing = || NOT_FOUND.with("what", "item").with("id", request.item_id).at("item_id");
    let item: Item = cx.get(&sql::ITEM, params![request.item_id], missing).await?;
    let warehouses: Vec<StockRow> = cx.rows(&sql::STOCK_OF_ITEM, params![request.item_id]).await?;
    let sum = |quantity: fn(&StockRow) -> Quantity| {
        Quantity::from_scaled(warehouses.iter().map(|row| quantity(row).scaled()).fold(0, i64::saturating_add))
    };
    let (on_hand, reserved, available) = (sum(|row| row.on_hand), sum(|row| row.reserved), sum(|row| row.available));
    let value: Money = total(warehouses.iter().filter_map(|row| row.value), currency)?;
    let Item { data, id, code, .. } = item;
    Ok(StockView {
        item_id: id,
        code,
        name: data.name,
        valuation: data.valuation,
        on_hand,
        reserved,
        available,
        value: Some(value),
        warehouses,
    })
}
