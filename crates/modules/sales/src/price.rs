//! Price lists and prices.

use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::limits::{Action, Reduction, Weight};
use kontor_contract::list::Page;
use kontor_contract::row::Value;
use kontor_contract::sales::ITEM_UNKNOWN;
use kontor_contract::sales::price::{
    LIST_UNKNOWN, ListPriceLists, ListPrices, NewPrice, PRICE_INVALID, PriceListChanged, PriceListRow, PriceListSaved, PriceRow,
    PriceSaved, PricesSet, PricesSetView, ResolvePrices, ResolvedPrice, ResolvedPrices, SavePriceList, SetPrices,
};
use kontor_contract::{Result, params};
use kontor_kernel::{Percent, Quantity};
use kontor_platform::{Change, Cx};

use crate::model::price::{Asked, OwnPrice, resolve as resolve_price};
use crate::rows::{Item, Price, PriceList};
use crate::{lists, load, sql};

/// Timelines name price lists by this kind.
const PRICE_LIST: &str = "sales.price_list";

pub(crate) async fn list_lists(cx: &mut Cx, request: ListPriceLists) -> Result<Page<PriceListRow>> {
    cx.page(&lists::PRICE_LISTS, &request).await
}

pub(crate) async fn list(cx: &mut Cx, request: ListPrices) -> Result<Page<PriceRow>> {
    cx.page(&lists::PRICES, &request).await
}

/// Adds a list or changes one; code and currency stay.
pub(crate) async fn save_list(cx: &mut Change, request: SavePriceList) -> Result<PriceListRow> {
    let company_id = cx.company_id()?;
    let known: Option<PriceList> = cx.find(&sql::PRICE_LIST, params![request.code]).await?;
    let version_before = known.as_ref().map_or(0, |list| list.version);
    let kept = known.as_ref().is_none_or(|list| list.currency == request.currency);
    if version_before != request.version || !kept {
        return Err(CONFLICT_STALE.with("what", request.code.as_str()));
    }
    let id = known.as_ref().map_or_else(|| cx.new_id(), |list| list.id);
    let SavePriceList { code, name, currency, standard, active, .. } = request;
    let after = PriceListSaved { code, name, currency, standard, active, id };
    let before = known.map(|list| PriceListSaved {
        code: list.code,
        name: list.name,
        currency: list.currency,
        standard: list.standard,
        active: list.active,
        id,
    });
    cx.document(PRICE_LIST, id, after.code.as_str());
    cx.record(PriceListChanged { company_id, before, after: after.clone(), version_before }).await?;
    let PriceListSaved { code, name, currency, standard, active, .. } = after;
    Ok(PriceListRow { code, name, currency, standard, active, version: version_before + 1 })
}

/// Sets many prices of a list; one fact for all of them.
pub(crate) async fn set(cx: &mut Change, request: SetPrices) -> Result<PricesSetView> {
    let company_id = cx.company_id()?;
    let missing = || LIST_UNKNOWN.with("list", &request.list).at("list");
    let list: PriceList = cx.get(&sql::PRICE_LIST, params![request.list], missing).await?;
    let items = load::items(cx, request.prices.iter().map(|price| price.item_id)).await?;
    for (at, price) in request.prices.iter().enumerate() {
        if !items.contains_key(&price.item_id) {
            return Err(ITEM_UNKNOWN.with("item", price.item_id).at(format!("prices[{at}].item_id")));
        }
        check(price, &request.prices[..at]).map_err(|error| error.at(format!("prices[{at}]")))?;
    }
    let mut ids: Vec<Value> = items.keys().map(|id| Value::Id(*id)).collect();
    ids.sort();
    let known: Vec<Price> = cx.rows_in(&sql::PRICES_OF_LIST, params![list.code], &ids).await?;
    let prices: Vec<PriceSaved> = request.prices.iter().map(|price| saved(cx, price, &known)).collect();
    let cut = request.prices.iter().filter_map(|price| cut(price, &list, &known, items.get(&price.item_id)?));
    cx.weigh(Weight::new(Action::Offer).discounted(cut)).await?;
    let replaced = prices.iter().filter(|price| price.version_before > 0).count();
    let view = PricesSetView { added: count(prices.len() - replaced), replaced: count(replaced) };
    cx.document(PRICE_LIST, list.id, list.code.as_str());
    cx.record(PricesSet { company_id, list: list.code, currency: list.currency, prices }).await?;
    Ok(view)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn min_quantity(price: &NewPrice) -> Quantity {
    price.min_quantity.unwrap_or(Quantity::ONE)
}

fn check(price: &NewPrice, earlier: &[NewPrice]) -> Result<()> {
    let same = |other: &NewPrice| {
        other.item_id == price.item_id && other.valid_from == price.valid_from && min_quantity(other) == min_quantity(price)
    };
    let ends = price.valid_to.is_none_or(|last| last >= price.valid_from);
    if price.price.is_negative() || min_quantity(price) <= Quantity::ZERO || !ends || earlier.iter().any(same) {
        return Err(PRICE_INVALID.error());
    }
    Ok(())
}

/// How far a new price is below what held on its first day, which gives a discount to everybody.
fn cut(price: &NewPrice, list: &PriceList, known: &[Price], item: &Item) -> Option<Percent> {
    let asked = Asked { item_id: item.id, quantity: min_quantity(price), currency: list.currency, on: price.valid_from };
    let (held, _) = resolve_price(&asked, known, OwnPrice { price: item.price, currency: item.price_currency })?;
    let reduction = Reduction { price: price.price, list: Some(held), discount: Percent::ZERO, allowance: Percent::ZERO };
    Some(reduction.percent())
}

fn saved(cx: &Change, price: &NewPrice, known: &[Price]) -> PriceSaved {
    let min_quantity = min_quantity(price);
    let before = known.iter().find(|known| {
        known.item_id == price.item_id && known.min_quantity == min_quantity && known.valid_from == price.valid_from
    });
    PriceSaved {
        id: before.map_or_else(|| cx.new_id(), |before| before.id),
        item_id: price.item_id,
        min_quantity,
        valid_from: price.valid_from,
        valid_to: price.valid_to,
        price: price.price,
        price_before: before.map(|before| before.price),
        valid_to_before: before.and_then(|before| before.valid_to),
        version_before: before.map_or(0, |before| before.version),
    }
}

/// What a customer pays, by the same rule a document's lines follow.
pub(crate) async fn resolve(cx: &mut Cx, request: ResolvePrices) -> Result<ResolvedPrices> {
    let customer = load::customer(cx, request.customer_id, "customer_id").await?;
    let currency = request.currency.unwrap_or(customer.currency);
    let on = request.date.unwrap_or_else(|| cx.today());
    let ids = || request.items.iter().map(|asked| asked.item_id);
    let items = load::items(cx, ids()).await?;
    let prices = load::prices(cx, currency, ids()).await?;
    let found = request.items.iter().enumerate().map(|(at, asked)| {
        let item = items.get(&asked.item_id);
        let item = item.ok_or_else(|| ITEM_UNKNOWN.with("item", asked.item_id).at(format!("items[{at}].item_id")))?;
        let own = OwnPrice { price: item.price, currency: item.price_currency };
        let quantity = asked.quantity.unwrap_or(Quantity::ONE);
        let found = resolve_price(&Asked { item_id: item.id, quantity, currency, on }, &prices, own);
        let (price, list) = found.map_or((None, None), |(price, list)| (Some(price), list));
        Ok(ResolvedPrice { item_id: item.id, price, list })
    });
    Ok(ResolvedPrices { currency, prices: found.collect::<Result<_>>()? })
}
