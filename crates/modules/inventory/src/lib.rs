//! Inventory: what is kept in stock, where it lies, what it is worth, and to whom it is promised.
//!
//! Owns items, warehouses, stock and its cost layers, stock moves, goods receipts, counts, reservations, and the views
//! `rpt_item`, `rpt_warehouse`, `rpt_stock`, `rpt_stock_move`, `rpt_reservation` for other modules. Other modules move
//! stock by `inventory.stock.issue` and `.take_back` inside their own documents, and promise it by `.reserve` and
//! `.release`. Refuses to promise or give more than is available (unless the warehouse's policy says otherwise), to count
//! away what is promised, to bring back more than went out, to change what an item's cost was built on.
//! Events: `inventory.*`. Invariants: V6 (stock value equals its accounts), V10 (stock equals moves), V11 (promises),
//! V12 (value and layers), each proved by `checks.rs`; the laws of valuation by `valuation/tests.rs`.

mod adjustment;
mod apply;
mod checks;
mod document;
mod issue;
mod item;
mod lists;
mod model;
mod receipt;
mod reserve;
mod reversal;
mod rows;
mod sql;
mod stock;
mod stocks;
mod valuation;
mod warehouse;

use kontor_platform::Router;

/// Registers commands, events and checks.
pub fn register(router: &mut Router) {
    router.query(warehouse::list);
    router.change(warehouse::create);
    router.change(warehouse::update);
    router.query(item::list);
    router.query(item::get);
    router.change(item::create);
    router.change(item::update);
    router.query(stock::list);
    router.query(stock::get);
    router.query(stock::moves);
    router.query(receipt::list);
    router.query(receipt::get);
    router.change_shown(receipt::post, receipt::shown);
    router.change_shown(reversal::receipt, receipt::shown);
    router.query(adjustment::list);
    router.query(adjustment::get);
    router.change_shown(adjustment::post, adjustment::shown);
    router.change_shown(reversal::adjustment, adjustment::shown);
    router.query(reserve::list);
    router.change(reserve::reserve);
    router.change(reserve::release);
    router.change(reserve::expire);
    router.change(issue::issue);
    router.change(issue::take_back);
    router.event(apply::warehouse_changed);
    router.event(apply::item_created);
    router.event(apply::item_changed);
    router.event(apply::receipt_posted);
    router.event(apply::adjustment_posted);
    router.event(apply::stock_reserved);
    router.event(apply::stock_released);
    router.event(apply::stock_issued);
    router.event(apply::stock_taken_back);
    router.sql(sql::ALL, lists::ALL);
    checks::register(router);
}
