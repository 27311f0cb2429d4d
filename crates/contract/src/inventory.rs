//! What is bought, sold and kept in stock: items.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{Code, CurrencyCode, Language, Quantity, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::CompanyId;
use crate::list::Page;
use crate::posting::TakenNumber;
use crate::text::one_line;
use crate::text_enum;

crate::ids! {
    /// An item: a good that is kept in stock, or a service.
    ItemId,
}

crate::error_codes! {
    /// No such item.
    ITEM_UNKNOWN = "inventory.item.unknown" Rule { item };
    /// The item takes no new documents.
    ITEM_INACTIVE = "inventory.item.inactive" Rule { item };
    /// The code is taken.
    ITEM_TAKEN = "inventory.item.taken" Rule { item };
    /// A service is not kept in stock.
    ITEM_NOT_STOCKED = "inventory.item.not_stocked" Rule { item };
    /// Kind, unit decimals and valuation stay once the item has moved.
    ITEM_MOVED = "inventory.item.moved" Rule { item, field };
    /// The standard cost changes only while nothing is on hand.
    ITEM_COST_FIXED = "inventory.item.cost_fixed" Rule { item };
    /// Standard valuation needs a standard cost.
    ITEM_COST_REQUIRED = "inventory.item.cost_required" Invalid { item };
    /// The unit is none of the known ones, so its symbol and decimals must be given.
    UNIT_UNKNOWN = "inventory.unit.unknown" Invalid { unit };
    /// A price, cost, level or weight below zero.
    ITEM_NEGATIVE = "inventory.item.negative" Invalid { field };
}

text_enum! {
    /// Whether an item is kept in stock.
    ItemKind {
        /// Kept in stock, counted and valued.
        Stock = "stock",
        /// Never in stock.
        Service = "service",
    }
}

text_enum! {
    /// What tax law takes a supply of the item for; freight is a service that follows the goods.
    Supply {
        /// A supply of goods.
        Goods = "goods",
        /// A supply of services.
        Service = "service",
    }
}

text_enum! {
    /// How the cost of an item is found (IAS 2.21, 2.25).
    Valuation {
        /// The average of what is on hand.
        MovingAverage = "moving_average",
        /// What came in first goes out first.
        Fifo = "fifo",
        /// A cost that is set; differences go to the adjustment account at receipt.
        Standard = "standard",
    }
}

text_enum! {
    /// Which of a country's rates an item falls under.
    TaxClass {
        /// The standard rate.
        Standard = "standard",
        /// The reduced rate.
        Reduced = "reduced",
    }
}

/// What is known of an item. In a request the unit's symbol and decimals may be left out for a known unit, and the
/// valuation of a stocked item is the moving average unless said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ItemFields {
    /// Its name in the company's language.
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub name: String,
    /// Its name in English, where it has another one there.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub name_en: String,
    /// Its name in German.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub name_de: String,
    /// Its name in French.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub name_fr: String,
    /// Whether it is kept in stock.
    #[garde(skip)]
    pub kind: ItemKind,
    /// What tax law takes it for.
    #[garde(skip)]
    pub supply: Supply,
    /// Code of its unit of measure.
    #[garde(length(min = 1, max = 8), custom(one_line))]
    pub unit_code: String,
    /// Symbol of its unit.
    #[garde(length(max = 16), custom(one_line))]
    #[serde(default)]
    pub unit_symbol: String,
    /// Decimals its quantities may have.
    #[garde(inner(range(max = Quantity::SCALE)))]
    #[serde(default)]
    pub unit_decimals: Option<u32>,
    /// How its cost is found; `None` for a service.
    #[garde(skip)]
    #[serde(default)]
    pub valuation: Option<Valuation>,
    /// Which rate it falls under.
    #[garde(skip)]
    pub tax_class: TaxClass,
    /// The category it is listed under.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub category: String,
    /// Usual sales price, net, per unit.
    #[garde(skip)]
    #[serde(default)]
    pub price: Option<UnitPrice>,
    /// Currency of the sales price; the company's if left out.
    #[garde(skip)]
    #[serde(default)]
    pub price_currency: Option<CurrencyCode>,
    /// Standard cost per unit in the company's currency; values found stock if nothing else is known.
    #[garde(skip)]
    #[serde(default)]
    #[schemars(extend("x-class" = "cost"))]
    pub standard_cost: Option<UnitPrice>,
    /// Below this quantity it is to be bought again.
    #[garde(skip)]
    #[serde(default)]
    pub reorder_level: Option<Quantity>,
    /// Barcode, usually a GTIN.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub barcode: String,
    /// Weight of one unit in kilograms.
    #[garde(skip)]
    #[serde(default)]
    pub weight_kg: Option<Quantity>,
    /// Whether it takes new documents.
    #[garde(skip)]
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

crate::merged! {
    /// An item as events and rows hold it.
    ItemData, edited by ItemEdits {
        /// Its name in the company's language.
        name: String,
        /// Its name in English, where it has another one there.
        name_en: String,
        /// Its name in German.
        name_de: String,
        /// Its name in French.
        name_fr: String,
        /// Whether it is kept in stock.
        kind: ItemKind,
        /// What tax law takes it for.
        supply: Supply,
        /// Code of its unit of measure.
        unit_code: String,
        /// Symbol of its unit.
        unit_symbol: String,
        /// Decimals its quantities may have.
        unit_decimals: u32,
        /// How its cost is found; `None` for a service.
        valuation: Option<Valuation>,
        /// Which rate it falls under.
        tax_class: TaxClass,
        /// The category it is listed under.
        category: String,
        /// Usual sales price, net, per unit.
        price: Option<UnitPrice>,
        /// Currency of the sales price.
        price_currency: Option<CurrencyCode>,
        /// Standard cost per unit in the company's currency.
        #[schemars(extend("x-class" = "cost"))]
        standard_cost: Option<UnitPrice>,
        /// Below this quantity it is to be bought again.
        reorder_level: Option<Quantity>,
        /// Barcode, usually a GTIN.
        barcode: String,
        /// Weight of one unit in kilograms.
        weight_kg: Option<Quantity>,
        /// Whether it takes new documents.
        active: bool,
    }
}

impl ItemData {
    /// The name in a language.
    pub fn name_in(&self, language: Language) -> &str {
        let named = match language {
            Language::En => &self.name_en,
            Language::De => &self.name_de,
            Language::Fr => &self.name_fr,
        };
        if named.is_empty() { &self.name } else { named }
    }
}

/// Adds an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateItem {
    /// Its number, which never changes.
    #[garde(skip)]
    pub code: Code,
    /// The item.
    #[garde(dive)]
    pub item: ItemFields,
}

/// Changes an item; fields that stay as they are do not disturb an edit made elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateItem {
    /// The item.
    #[garde(skip)]
    pub id: ItemId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// The item as it is to be, whole.
    #[garde(dive)]
    pub item: ItemFields,
}

/// Asks for one item, by id or by code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct GetItem {
    /// The item.
    #[garde(skip)]
    pub id: Option<ItemId>,
    /// Its number.
    #[garde(skip)]
    pub code: Option<Code>,
}

/// An item, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemView {
    /// The item.
    pub id: ItemId,
    /// Its number.
    pub code: Code,
    /// Version.
    pub version: i64,
    /// What is known of it.
    #[serde(flatten)]
    pub item: ItemData,
}

/// An item in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct ItemRow {
    /// The item.
    pub id: ItemId,
    /// Its number.
    pub code: Code,
    /// Its name in the company's language.
    pub name: String,
    /// Whether it is kept in stock.
    pub kind: ItemKind,
    /// Code of its unit of measure.
    pub unit_code: String,
    /// Symbol of its unit.
    pub unit_symbol: String,
    /// Decimals its quantities may have.
    pub unit_decimals: u32,
    /// How its cost is found.
    pub valuation: Option<Valuation>,
    /// Which rate it falls under.
    pub tax_class: TaxClass,
    /// The category it is listed under.
    pub category: String,
    /// Usual sales price, net, per unit.
    pub price: Option<UnitPrice>,
    /// Currency of the sales price.
    pub price_currency: Option<CurrencyCode>,
    /// Below this quantity it is to be bought again.
    pub reorder_level: Option<Quantity>,
    /// Barcode.
    pub barcode: String,
    /// Whether it takes new documents.
    pub active: bool,
    /// Version.
    pub version: i64,
}

crate::list_requests! {
    /// Items. Filters: code, kind, category, tax_class, valuation, barcode, active, text. Sorts: code, name.
    ListItems,
}

crate::commands! {
    /// Items.
    query "inventory.item.list" needs "inventory.item.read": ListItems => Page<ItemRow>;
    /// One item, whole.
    query "inventory.item.get" needs "inventory.item.read": GetItem => ItemView;
    /// Adds an item.
    change "inventory.item.create" needs "inventory.item.write" fails [ITEM_TAKEN, ITEM_COST_REQUIRED, ITEM_NEGATIVE, UNIT_UNKNOWN]: CreateItem => ItemView;
    /// Changes an item.
    change "inventory.item.update" needs "inventory.item.write" fails [
        ITEM_TAKEN, ITEM_MOVED, ITEM_COST_FIXED, ITEM_COST_REQUIRED, ITEM_NEGATIVE, UNIT_UNKNOWN, crate::error::CONFLICT_STALE
    ]: UpdateItem => ItemView;
}

/// An item was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemCreated {
    /// The item.
    pub id: ItemId,
    /// The company.
    pub company_id: CompanyId,
    /// Which of two edits is the later one.
    pub order: i64,
    /// Its number.
    pub code: Code,
    /// Which of this node's items it is, counted from 1.
    pub number: TakenNumber,
    /// The item.
    pub after: ItemData,
}

/// An item was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemChanged {
    /// The item.
    pub id: ItemId,
    /// The company.
    pub company_id: CompanyId,
    /// Which of two edits is the later one.
    pub order: i64,
    /// What was edited.
    pub edits: ItemEdits,
}

crate::events! {
    "inventory.item.created@1" => ItemCreated;
    "inventory.item.changed@1" => ItemChanged;
}
