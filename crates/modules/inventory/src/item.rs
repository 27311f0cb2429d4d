//! Items: master data, merged field by field.

use kontor_contract::access::FieldClass;
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::CompanyView;
use kontor_contract::inventory::{
    CreateItem, GetItem, ITEM_COST_FIXED, ITEM_COST_REQUIRED, ITEM_MOVED, ITEM_NEGATIVE, ITEM_TAKEN, ItemChanged, ItemCreated,
    ItemData, ItemEdits, ItemFields, ItemId, ItemKind, ItemRow, ItemView, ListItems, UNIT_UNKNOWN, UpdateItem, Valuation,
};
use kontor_contract::limits::{Action, Reduction, Weight};
use kontor_contract::list::Page;
use kontor_contract::posting::TakenNumber;
use kontor_contract::unit::Unit;
use kontor_contract::{Result, params};
use kontor_kernel::{Code, Language, Percent, Quantity, UnitPrice};
use kontor_platform::{Change, Cx};
use kontor_store::SeriesKey;

use crate::rows::Item;
use crate::{lists, sql};

/// The kind of these documents and of the series that counts them.
const ITEM: &str = "inventory.item";

pub(crate) async fn list(cx: &mut Cx, request: ListItems) -> Result<Page<ItemRow>> {
    cx.page(&lists::ITEMS, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetItem) -> Result<ItemView> {
    let missing = |id: String, field| move || NOT_FOUND.with("what", "item").with("id", id).at(field);
    let item = match (request.id, request.code) {
        (Some(id), _) => cx.get(&sql::ITEM, params![id], missing(id.to_string(), "id")).await?,
        (None, Some(code)) => cx.get(&sql::ITEM_BY_CODE, params![code.clone()], missing(code.to_string(), "code")).await?,
        (None, None) => return Err(missing(String::new(), "id")()),
    };
    Ok(view(item))
}

fn view(item: Item) -> ItemView {
    let Item { data, id, code, version } = item;
    ItemView { id, code, version, item: data }
}

/// Adds an item. The node's count of items is taken before its code is looked for: whoever waits for it sees the codes
/// given before.
pub(crate) async fn create(cx: &mut Change, request: CreateItem) -> Result<ItemView> {
    let caller = cx.caller()?;
    let (company, language) = (caller.company.clone(), caller.language);
    let after = decide(request.item, &request.code, &company, language)?;
    let series = SeriesKey { company_id: company.id.uuid(), kind: ITEM.to_owned(), fiscal_year: 0 };
    let series_no = cx.take_number(&series).await?;
    let code = request.code;
    if cx.value::<i64>(&sql::ITEM_CODES, params![code.clone()]).await? > 0 {
        return Err(ITEM_TAKEN.with("item", &code).at("code"));
    }
    let identity = cx.identity();
    let number = TakenNumber {
        text: code.to_string(),
        kind: ITEM.to_owned(),
        series_no,
        fiscal_year: 0,
        node_id: identity.node_id,
        epoch: identity.epoch,
    };
    let id = ItemId::from_uuid(cx.new_id());
    let order = cx.order_key()?;
    cx.document(ITEM, id.uuid(), code.as_str());
    cx.record(ItemCreated { id, company_id: company.id, order, code: code.clone(), number, after: after.clone() }).await?;
    Ok(ItemView { id, code, version: 1, item: after })
}

/// Changes an item. What its stock was built on stays while there is stock, or once there was.
pub(crate) async fn update(cx: &mut Change, request: UpdateItem) -> Result<ItemView> {
    let caller = cx.caller()?;
    let (company, language) = (caller.company.clone(), caller.language);
    let missing = || NOT_FOUND.with("what", "item").with("id", request.id).at("id");
    let item: Item = cx.get(&sql::ITEM, params![request.id], missing).await?;
    if item.version != request.version {
        return Err(CONFLICT_STALE.with("what", &item.code));
    }
    let mut fields = request.item;
    if cx.caller()?.is_hidden(FieldClass::Cost) {
        // What somebody does not see they do not change.
        fields.standard_cost = item.data.standard_cost;
    }
    let after = decide(fields, &item.code, &company, language)?;
    if let Some(field) = rebuilt(&item.data, &after)
        && cx.value::<i64>(&sql::ITEM_MOVES, params![item.id]).await? > 0
    {
        return Err(ITEM_MOVED.with("item", &item.code).with("field", field).at(format!("item.{field}")));
    }
    let revalued = after.valuation == Some(Valuation::Standard) && after.standard_cost != item.data.standard_cost;
    if revalued && cx.value::<i64>(&sql::ITEM_ON_HAND, params![item.id]).await? > 0 {
        return Err(ITEM_COST_FIXED.with("item", &item.code).at("item.standard_cost"));
    }
    let edits = ItemEdits::between(&item.data, &after);
    if edits.is_empty() {
        return Ok(view(item));
    }
    if let Some(cut) = cut(&item.data, &after) {
        cx.weigh(Weight::new(Action::Offer).discounted([cut])).await?;
    }
    let order = cx.order_key()?;
    let Item { id, code, version, .. } = item;
    cx.document(ITEM, id.uuid(), code.as_str());
    cx.record(ItemChanged { id, company_id: company.id, order, edits }).await?;
    Ok(ItemView { id, code, version: version + 1, item: after })
}

/// How far a new price is below the one before, which gives a discount to everybody.
fn cut(before: &ItemData, after: &ItemData) -> Option<Percent> {
    let price = after.price.filter(|_| after.price_currency == before.price_currency)?;
    let reduction = Reduction { price, list: before.price, discount: Percent::ZERO, allowance: Percent::ZERO };
    Some(reduction.percent()).filter(|cut| *cut > Percent::ZERO)
}

/// What of an edit would make earlier moves mean something else.
fn rebuilt(before: &ItemData, after: &ItemData) -> Option<&'static str> {
    if before.kind != after.kind {
        Some("kind")
    } else if before.valuation != after.valuation {
        Some("valuation")
    } else if before.unit_code != after.unit_code {
        Some("unit_code")
    } else if after.unit_decimals < before.unit_decimals {
        Some("unit_decimals")
    } else {
        None
    }
}

/// Checks a request and fills in what follows from the rest.
fn decide(fields: ItemFields, code: &Code, company: &CompanyView, language: Language) -> Result<ItemData> {
    let negative = |field: &str| ITEM_NEGATIVE.with("field", field).at(format!("item.{field}"));
    for (field, price) in [("price", fields.price), ("standard_cost", fields.standard_cost)] {
        if price.is_some_and(UnitPrice::is_negative) {
            return Err(negative(field));
        }
    }
    for (field, quantity) in [("reorder_level", fields.reorder_level), ("weight_kg", fields.weight_kg)] {
        if quantity.is_some_and(Quantity::is_negative) {
            return Err(negative(field));
        }
    }
    let stocked = fields.kind == ItemKind::Stock;
    let valuation = stocked.then(|| fields.valuation.unwrap_or(Valuation::MovingAverage));
    if valuation == Some(Valuation::Standard) && fields.standard_cost.is_none() {
        return Err(ITEM_COST_REQUIRED.with("item", code).at("item.standard_cost"));
    }
    let unit = Unit::find(&fields.unit_code);
    let unknown = || UNIT_UNKNOWN.with("unit", &fields.unit_code).at("item.unit_code");
    let unit_decimals = fields.unit_decimals.or(unit.map(|unit| unit.decimals)).ok_or_else(unknown)?;
    let unit_symbol = match (fields.unit_symbol.trim(), unit) {
        ("", Some(unit)) => unit.symbol(language).to_owned(),
        ("", None) => return Err(unknown()),
        (symbol, _) => symbol.to_owned(),
    };
    Ok(ItemData {
        name: fields.name.trim().to_owned(),
        name_en: fields.name_en,
        name_de: fields.name_de,
        name_fr: fields.name_fr,
        kind: fields.kind,
        supply: fields.supply,
        unit_symbol,
        unit_decimals,
        valuation,
        tax_class: fields.tax_class,
        category: fields.category,
        price_currency: fields.price.map(|_| fields.price_currency.unwrap_or(company.currency)),
        price: fields.price,
        standard_cost: fields.standard_cost,
        reorder_level: fields.reorder_level.filter(|_| stocked),
        barcode: fields.barcode,
        weight_kg: fields.weight_kg,
        active: fields.active,
        unit_code: fields.unit_code,
    })
}
