//! Price lists.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Quantity, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::identity::CompanyId;
use crate::list::Page;

crate::error_codes! {
    /// There is no such price list.
    LIST_UNKNOWN = "sales.price_list.unknown" Rule { list };
    /// A price is not negative, a quantity is above zero, a span does not end before it begins.
    PRICE_INVALID = "sales.price.invalid" Invalid {};
}

/// A price list in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct PriceListRow {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// The currency of its prices.
    pub currency: CurrencyCode,
    /// Whether it serves every customer of its currency who has no list of their own.
    pub standard: bool,
    /// Whether it is in use.
    pub active: bool,
    /// Version.
    pub version: i64,
}

/// Adds a price list or changes one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SavePriceList {
    /// Its code, which never changes.
    #[garde(skip)]
    pub code: Code,
    /// The version the caller saw; 0 for a new one.
    #[garde(range(min = 0))]
    #[serde(default)]
    pub version: i64,
    /// Its name.
    #[garde(length(min = 1, max = 200), custom(crate::text::one_line))]
    pub name: String,
    /// The currency of its prices, which never changes.
    #[garde(skip)]
    pub currency: CurrencyCode,
    /// Whether it serves every customer of its currency who has no list of their own.
    #[garde(skip)]
    #[serde(default)]
    pub standard: bool,
    /// Whether it is in use.
    #[garde(skip)]
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// A price in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct PriceRow {
    /// Its id in lists.
    pub id: Uuid,
    /// The price list.
    pub list: Code,
    /// The item.
    pub item_id: Uuid,
    /// Its code.
    pub item: String,
    /// Its name.
    pub name: String,
    /// From this quantity on.
    pub min_quantity: Quantity,
    /// First day.
    pub valid_from: CivilDate,
    /// Last day.
    pub valid_to: Option<CivilDate>,
    /// Net price of one unit.
    pub price: UnitPrice,
    /// The list's currency.
    pub currency: CurrencyCode,
    /// Version.
    pub version: i64,
}

/// Sets prices of a list, many at once; a price of the same item, quantity and first day is replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetPrices {
    /// The price list.
    #[garde(skip)]
    pub list: Code,
    /// The prices.
    #[garde(length(min = 1, max = 500))]
    pub prices: Vec<NewPrice>,
}

/// A price to be set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPrice {
    /// The item.
    pub item_id: Uuid,
    /// From this quantity on; 1 if absent.
    #[serde(default)]
    pub min_quantity: Option<Quantity>,
    /// First day.
    pub valid_from: CivilDate,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<CivilDate>,
    /// Net price of one unit.
    pub price: UnitPrice,
}

/// How many prices were set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PricesSetView {
    /// New ones.
    pub added: u32,
    /// Replaced ones.
    pub replaced: u32,
}

/// Asks what a customer pays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResolvePrices {
    /// The customer.
    #[garde(skip)]
    pub customer_id: Uuid,
    /// The currency; the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// The day; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub date: Option<CivilDate>,
    /// What for.
    #[garde(length(min = 1, max = 1000))]
    pub items: Vec<ItemQuantity>,
}

/// An item and how much of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemQuantity {
    /// The item.
    pub item_id: Uuid,
    /// How much; 1 if absent.
    #[serde(default)]
    pub quantity: Option<Quantity>,
}

/// What a customer pays, in the order asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ResolvedPrices {
    /// The currency.
    pub currency: CurrencyCode,
    /// One per item asked for.
    pub prices: Vec<ResolvedPrice>,
}

/// What a customer pays for an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ResolvedPrice {
    /// The item.
    pub item_id: Uuid,
    /// Net price of one unit; `None` if nobody has set one in this currency.
    pub price: Option<UnitPrice>,
    /// The list it comes from; `None` for the item's own price.
    pub list: Option<Code>,
}

crate::list_requests! {
    /// Price lists. Filters: code, active, currency. Sorts: code.
    ListPriceLists,
    /// Prices. Filters: list, item_id, text. Sorts: item.
    ListPrices,
}

crate::commands! {
    /// Price lists.
    query "sales.price_list.list" needs "sales.price.read": ListPriceLists => Page<PriceListRow>;
    /// Adds a price list or changes one.
    change "sales.price_list.save" needs "sales.price.write" fails [LIST_UNKNOWN]: SavePriceList => PriceListRow;
    /// Prices of a list.
    query "sales.price.list" needs "sales.price.read": ListPrices => Page<PriceRow>;
    /// Sets prices of a list.
    change "sales.price.set" needs "sales.price.write" fails [LIST_UNKNOWN, PRICE_INVALID, super::ITEM_UNKNOWN]: SetPrices => PricesSetView;
    /// What a customer pays for items.
    query "sales.price.resolve" needs "sales.price.read" fails [super::CUSTOMER_UNKNOWN, super::ITEM_UNKNOWN]: ResolvePrices => ResolvedPrices;
}

/// A price list as it is after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PriceListSaved {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// The currency of its prices.
    pub currency: CurrencyCode,
    /// Whether it serves every customer of its currency who has no list of their own.
    pub standard: bool,
    /// Whether it is in use.
    pub active: bool,
    /// Its id in lists.
    pub id: Uuid,
}

/// A price list was added or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PriceListChanged {
    /// The company.
    pub company_id: CompanyId,
    /// The list before; `None` for a new one.
    pub before: Option<PriceListSaved>,
    /// The list after.
    pub after: PriceListSaved,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

/// A price as it is after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PriceSaved {
    /// Its id in lists.
    pub id: Uuid,
    /// The item.
    pub item_id: Uuid,
    /// From this quantity on.
    pub min_quantity: Quantity,
    /// First day.
    pub valid_from: CivilDate,
    /// Last day.
    pub valid_to: Option<CivilDate>,
    /// Net price of one unit.
    pub price: UnitPrice,
    /// The price before; `None` for a new one.
    pub price_before: Option<UnitPrice>,
    /// The last day before.
    pub valid_to_before: Option<CivilDate>,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

/// Prices of a list were set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PricesSet {
    /// The company.
    pub company_id: CompanyId,
    /// The price list.
    pub list: Code,
    /// Its currency.
    pub currency: CurrencyCode,
    /// The prices.
    pub prices: Vec<PriceSaved>,
}

crate::events! {
    "sales.price_list.changed@1" => PriceListChanged;
    "sales.price.set@1" => PricesSet;
}
