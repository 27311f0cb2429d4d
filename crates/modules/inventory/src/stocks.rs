//! The stock that a document's lines speak of, loaded once, decided on in memory, guarded at the end.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::inventory::{ITEM_INACTIVE, ITEM_NOT_STOCKED, ITEM_UNKNOWN, ItemId, ItemKind, Valuation};
use kontor_contract::row::{Column as _, Value};
use kontor_contract::stock::{STOCK_NOT_AVAILABLE, StockWarning};
use kontor_contract::warehouse::{WAREHOUSE_INACTIVE, WAREHOUSE_UNKNOWN, WarehouseId};
use kontor_contract::{Error, Result, params};
use kontor_kernel::Quantity;
use kontor_platform::Change;
use kontor_store::{ask_each, ask_each_in, ask_in};
use uuid::Uuid;

use crate::rows::{LastCost, LiveReservation, OpenLayer, StockItem, StockState, Warehouse, stock_id};
use crate::sql;
use crate::valuation::{Cost, Holding, Layer};

/// An item in a warehouse.
pub(crate) type Key = (ItemId, WarehouseId);

/// What a document asks of the items and warehouses it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Goods come in or are counted: stocked items only, and no closed ones.
    Receive,
    /// Stock is promised: services are passed over.
    Promise,
    /// Goods leave: what was ordered leaves even if the item is closed since.
    Issue,
    /// Goods come back, to wherever they left from.
    TakeBack,
}

/// One item in one warehouse, as the document finds and changes it.
#[derive(Debug, Clone)]
pub(crate) struct Stock {
    /// Quantity, value and layers.
    pub(crate) holding: Holding,
    /// How much is promised.
    pub(crate) reserved: i64,
    /// How much of what is available this document takes, to be guarded.
    pub(crate) taken: i64,
}

impl Stock {
    /// What nobody was promised.
    pub(crate) const fn available(&self) -> i64 {
        self.holding.quantity - self.reserved
    }
}

/// Everything the lines of a document name.
pub(crate) struct Stocks {
    pub(crate) warehouses: BTreeMap<WarehouseId, Warehouse>,
    pub(crate) items: BTreeMap<ItemId, StockItem>,
    pub(crate) stocks: BTreeMap<Key, Stock>,
}

impl Stocks {
    /// Loads what lines name.
    ///
    /// # Errors
    /// `inventory.item.*`, `inventory.warehouse.*`, each at the line it is about.
    pub(crate) async fn load(cx: &mut Change, lines: &[Key], purpose: Purpose) -> Result<Self> {
        Self::load_promised(cx, lines, purpose, &BTreeSet::new()).await.map(|(stocks, _)| stocks)
    }

    /// Loads what lines name, and the live promises of documents.
    ///
    /// # Errors
    /// As [`Stocks::load`].
    pub(crate) async fn load_promised(
        cx: &mut Change,
        lines: &[Key],
        purpose: Purpose,
        owners: &BTreeSet<Uuid>,
    ) -> Result<(Self, Vec<LiveReservation>)> {
        let warehouse_ids: BTreeSet<WarehouseId> = lines.iter().map(|(_, warehouse)| *warehouse).collect();
        let item_ids: BTreeSet<ItemId> = lines.iter().map(|(item, _)| *item).collect();
        // A promise is guarded at commit. Moves that others made meanwhile would have the same sequence as ours, so a first
        // try needs no lock; who was too late once reads the stock below, under its lock.
        let held = purpose != Purpose::Promise && !cx.first_try();
        let states = if held { Vec::new() } else { stock_ids(lines.iter()) };
        let layered = if held || purpose == Purpose::Promise { Vec::new() } else { values(&item_ids) };
        let each_warehouse = warehouse_ids.iter().map(|warehouse_id| params![*warehouse_id]).collect();
        let asked = (
            ask_in::<StockItem>(&sql::STOCK_ITEMS, Vec::new(), values(&item_ids)),
            ask_in::<Warehouse>(&sql::WAREHOUSES, Vec::new(), warehouse_values(&warehouse_ids)),
            ask_in::<StockState>(&sql::STOCK, Vec::new(), states),
            ask_each_in::<OpenLayer>(&sql::LAYERS, each_warehouse, layered),
            ask_each::<LiveReservation>(&sql::LIVE_OF_OWNER, owners.iter().map(|owner| params![*owner]).collect()),
        );
        let (items, warehouses, states, layers, live) = cx.gather(asked).await?;
        let mut stocks = Self {
            warehouses: warehouses.into_iter().map(|warehouse| (warehouse.id, warehouse)).collect(),
            items: items.into_iter().map(|item| (item.id, item)).collect(),
            stocks: BTreeMap::new(),
        };
        for (at, key) in lines.iter().enumerate() {
            stocks.admit(*key, purpose).map_err(|(error, field)| error.at(format!("lines[{at}].{field}")))?;
        }
        stocks.found(states);
        stocks.layered(layers);
        if held {
            stocks.hold(cx).await?;
        }
        Ok((stocks, live))
    }

    /// Whether a document may use an item in a warehouse.
    fn admit(&mut self, (item_id, warehouse_id): Key, purpose: Purpose) -> Result<(), (Error, &'static str)> {
        let item = self.items.get(&item_id).ok_or_else(|| (ITEM_UNKNOWN.with("item", item_id), "item_id"))?;
        let warehouse = self.warehouses.get(&warehouse_id);
        let warehouse = warehouse.ok_or_else(|| (WAREHOUSE_UNKNOWN.with("warehouse", warehouse_id), "warehouse_id"))?;
        if !item.active && matches!(purpose, Purpose::Receive | Purpose::Promise) {
            return Err((ITEM_INACTIVE.with("item", &item.code), "item_id"));
        }
        if !warehouse.active && purpose != Purpose::TakeBack {
            return Err((WAREHOUSE_INACTIVE.with("warehouse", &warehouse.code), "warehouse_id"));
        }
        let valuation = match (item.kind, item.valuation) {
            (ItemKind::Stock, valuation) => valuation.unwrap_or(Valuation::MovingAverage),
            (ItemKind::Service, _) if purpose == Purpose::Receive => {
                return Err((ITEM_NOT_STOCKED.with("item", &item.code), "item_id"));
            }
            (ItemKind::Service, _) => return Ok(()),
        };
        let empty = Stock { holding: Holding::empty(valuation, warehouse.currency), reserved: 0, taken: 0 };
        self.stocks.entry((item_id, warehouse_id)).or_insert(empty);
        Ok(())
    }

    /// What lies there, held until the commit.
    async fn hold(&mut self, cx: &mut Change) -> Result<()> {
        let states = cx.rows_in(&sql::STOCK_HELD, Vec::new(), &stock_ids(self.stocks.keys())).await?;
        self.found(states);
        let warehouse_ids: BTreeSet<WarehouseId> = self.stocks.keys().map(|(_, warehouse)| *warehouse).collect();
        for warehouse_id in warehouse_ids {
            self.load_layers(cx, warehouse_id).await?;
        }
        Ok(())
    }

    fn found(&mut self, states: Vec<StockState>) {
        for state in states {
            if let Some(stock) = self.stocks.get_mut(&(state.item_id, state.warehouse_id)) {
                stock.holding.quantity = state.on_hand;
                stock.holding.value = state.value_minor;
                stock.holding.moves = state.moves;
                stock.reserved = state.reserved;
            }
        }
    }

    /// Open layers only: as many as there are receipts that were not used up.
    async fn load_layers(&mut self, cx: &mut Change, warehouse_id: WarehouseId) -> Result<()> {
        let layered = |(key, stock): &(&Key, &Stock)| {
            key.1 == warehouse_id && stock.holding.valuation == Valuation::Fifo && stock.holding.moves > 0
        };
        let ids: BTreeSet<ItemId> = self.stocks.iter().filter(layered).map(|(key, _)| key.0).collect();
        let layers: Vec<OpenLayer> = cx.rows_in(&sql::LAYERS, params![warehouse_id], &values(&ids)).await?;
        self.layered(layers);
        Ok(())
    }

    fn layered(&mut self, layers: Vec<OpenLayer>) {
        for open in layers {
            let stock = self.stocks.get_mut(&(open.item_id, open.warehouse_id));
            if let Some(stock) = stock.filter(|stock| stock.holding.valuation == Valuation::Fifo) {
                let layer = Layer { layer: open.layer, quantity: open.quantity, value: open.value_minor };
                stock.holding.layers.push(layer);
            }
        }
    }

    /// An item, its warehouse and its stock; `None` for a service.
    pub(crate) fn place(&mut self, key: Key) -> Option<(&StockItem, &Warehouse, &mut Stock)> {
        Some((self.items.get(&key.0)?, self.warehouses.get(&key.1)?, self.stocks.get_mut(&key)?))
    }

    /// What stock is worth that is issued before it came in, or found where there was none: as the last receipt, or else
    /// by the standard cost.
    pub(crate) async fn last_cost(&self, cx: &mut Change, (item_id, warehouse_id): Key) -> Result<Option<Cost>> {
        let last: Option<LastCost> = cx.find(&sql::LAST_COST, params![item_id, warehouse_id]).await?;
        let standard = self.items.get(&item_id).and_then(|item| item.standard_cost).map(Cost::Unit);
        Ok(last.map(|last| Cost::Like { quantity: last.quantity, value: last.value_minor }).or(standard))
    }

    /// Makes sure at commit that nobody was promised meanwhile what this document takes.
    pub(crate) fn guard(&self, cx: &mut Change) {
        for ((item_id, warehouse_id), stock) in &self.stocks {
            let refuses = self.warehouses.get(warehouse_id).is_some_and(|warehouse| warehouse.negative_stock.refuses());
            if refuses && stock.taken > 0 {
                cx.guard(&sql::STILL_AVAILABLE, params![*item_id, *warehouse_id, stock.taken]);
            }
        }
    }
}

/// Takes `asked` of what is available, or refuses; in a warehouse that only warns, says so.
pub(crate) fn take(
    (item, warehouse, stock): (&StockItem, &Warehouse, &mut Stock),
    line: i64,
    asked: i64,
    field: &str,
) -> Result<Option<StockWarning>> {
    let available = stock.available();
    let short = asked > available;
    if short && warehouse.negative_stock.refuses() {
        let refused = STOCK_NOT_AVAILABLE.with("item", &item.code).with("available", Quantity::from_scaled(available.max(0)));
        return Err(refused.with("asked", Quantity::from_scaled(asked)).at(field));
    }
    stock.taken += asked;
    let warned = short && warehouse.negative_stock.warns();
    Ok(warned.then(|| StockWarning {
        line,
        item: item.code.clone(),
        available: Quantity::from_scaled(available),
        asked: Quantity::from_scaled(asked),
    }))
}

fn stock_ids<'a>(keys: impl Iterator<Item = &'a Key>) -> Vec<Value> {
    keys.map(|(item, warehouse)| Value::Id(stock_id(*item, *warehouse))).collect()
}

fn values(ids: &BTreeSet<ItemId>) -> Vec<Value> {
    ids.iter().map(ItemId::to_value).collect()
}

fn warehouse_values(ids: &BTreeSet<WarehouseId>) -> Vec<Value> {
    ids.iter().map(WarehouseId::to_value).collect()
}
