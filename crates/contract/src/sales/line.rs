//! Lines, allowances and charges of sales documents, as they are typed and as they are answered.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{Code, Money, Percent, Quantity, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::text::{many_lines, one_line};
use crate::text_enum;

/// A line as typed. What is absent is taken from the item, the customer and the price list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LineInput {
    /// The item; a free text if absent.
    #[garde(skip)]
    #[serde(default)]
    pub item_id: Option<Uuid>,
    /// What it is; the item's name if empty.
    #[garde(length(max = 2000), custom(many_lines))]
    #[serde(default)]
    pub description: String,
    /// How much.
    #[garde(skip)]
    pub quantity: Quantity,
    /// Unit as printed; the item's if empty.
    #[garde(length(max = 16), custom(one_line))]
    #[serde(default)]
    pub unit: String,
    /// Net price of one unit; the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub unit_price: Option<UnitPrice>,
    /// Discount, per cent.
    #[garde(skip)]
    #[serde(default)]
    pub discount: Percent,
    /// The tax code; the one for this customer and item if absent.
    #[garde(skip)]
    #[serde(default)]
    pub tax_code: Option<Code>,
    /// Where a stocked item is delivered from.
    #[garde(skip)]
    #[serde(default)]
    pub warehouse_id: Option<Uuid>,
}

text_enum! {
    /// Which way an amount on the whole document goes.
    AdjustmentKind {
        /// Less (BG-20).
        Allowance = "allowance",
        /// More (BG-21).
        Charge = "charge",
    }
}

/// An allowance or charge on the whole document, as typed. Without a tax code it is shared out over the lines' tax codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentInput {
    /// Which way.
    #[garde(skip)]
    pub kind: AdjustmentKind,
    /// What it is for.
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub reason: String,
    /// How much, positive; or else `percent`.
    #[garde(skip)]
    #[serde(default)]
    pub amount: Option<Amount>,
    /// Per cent of the lines it is shared over.
    #[garde(skip)]
    #[serde(default)]
    pub percent: Option<Percent>,
    /// Only the lines of this tax code.
    #[garde(skip)]
    #[serde(default)]
    pub tax_code: Option<Code>,
}

/// An allowance or charge on the whole document, of one tax code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Adjustment {
    /// Which way.
    pub kind: AdjustmentKind,
    /// What it is for.
    pub reason: String,
    /// Its tax code.
    pub tax_code: Code,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// How much, positive for both.
    pub amount: Money,
}

/// A line of a quotation or an order, with how far it has got.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct LineView {
    /// From 1.
    pub line: i64,
    /// The item.
    pub item_id: Option<Uuid>,
    /// The item's code.
    pub item_code: String,
    /// What it is.
    pub description: String,
    /// How much.
    pub quantity: Quantity,
    /// Unit as printed.
    pub unit: String,
    /// Net price of one unit.
    pub unit_price: UnitPrice,
    /// Discount, per cent.
    pub discount: Percent,
    /// The tax code.
    pub tax_code: Code,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// Net after discount.
    pub net: Money,
    /// Where it is delivered from.
    pub warehouse_id: Option<Uuid>,
    /// Whether it goes out of stock.
    pub stocked: bool,
    /// How much was delivered.
    pub delivered: Quantity,
    /// How much was invoiced.
    pub invoiced: Quantity,
}

/// A document's totals, as the tax kernel makes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SalesTotals {
    /// Sum of the lines.
    pub lines: Money,
    /// Without tax, after allowances and charges.
    pub net: Money,
    /// Tax.
    pub tax: Money,
    /// With tax.
    pub total: Money,
}
