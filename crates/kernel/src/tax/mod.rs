//! The tax kernel: from a document's lines to its totals, after the calculation rules of EN 16931 (BR-CO-10 to -17).
//!
//! Screen, posting, print and e-invoice all call [`compute`]; there is no second place where tax is calculated.

mod compute;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::money::{CurrencyCode, Money, MoneyError};
use crate::scaled::Percent;

pub use compute::compute;

/// Category of a tax rate, the EN 16931 subset of UNCL 5305. Groups of a document are sorted in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum TaxCategory {
    /// Standard and reduced rates.
    S,
    /// Zero rated goods.
    Z,
    /// Exempt from tax.
    E,
    /// Reverse charge: the customer owes the tax.
    AE,
    /// Intra-community supply.
    K,
    /// Export outside the Union.
    G,
    /// Outside the scope of tax.
    O,
    /// Canary Islands tax (IGIC).
    L,
    /// Tax of Ceuta and Melilla (IPSI).
    M,
}

impl TaxCategory {
    /// Every category, in order.
    pub const ALL: [TaxCategory; 9] = {
        use TaxCategory::{AE, E, G, K, L, M, O, S, Z};
        [S, Z, E, AE, K, G, O, L, M]
    };

    /// The code of UNCL 5305.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            TaxCategory::S => "S",
            TaxCategory::Z => "Z",
            TaxCategory::E => "E",
            TaxCategory::AE => "AE",
            TaxCategory::K => "K",
            TaxCategory::G => "G",
            TaxCategory::O => "O",
            TaxCategory::L => "L",
            TaxCategory::M => "M",
        }
    }

    /// The category with this code.
    #[must_use]
    pub fn find(code: &str) -> Option<TaxCategory> {
        TaxCategory::ALL.into_iter().find(|category| category.code() == code)
    }

    /// Whether a rate may stand with the category: above zero for S (BR-S-05), zero or above for L and M (BR-AF-05,
    /// BR-AG-05), zero for all others (BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05, BR-O-05).
    #[must_use]
    pub const fn allows(self, rate: Percent) -> bool {
        match self {
            TaxCategory::S => rate.scaled() > 0,
            TaxCategory::L | TaxCategory::M => rate.scaled() >= 0,
            _ => rate.is_zero(),
        }
    }

    /// Whether an invoice must state why no tax is charged (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10).
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, TaxCategory::E | TaxCategory::AE | TaxCategory::K | TaxCategory::G | TaxCategory::O)
    }
}

/// Where tax is rounded. A document stores the policy it was made under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaxPolicy {
    /// Once per category and rate (EN 16931 BR-CO-17). The default.
    #[default]
    ByGroup,
    /// On every line, group tax being their sum: retail and United Kingdom practice.
    ByLine,
}

/// What the prices of a document are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PriceMode {
    /// Without tax, which is added.
    #[default]
    Net,
    /// With tax, which is taken out; the gross amount is authoritative.
    Gross,
}

/// An amount with its tax: a document line after its own discount, or a document level allowance or charge.
/// Allowances are given positive and are subtracted; on a credit note every amount has the other sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxLine {
    /// The amount, net or gross as the document's [`PriceMode`] says.
    pub net_or_gross: Money,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
}

/// What [`compute`] works on.
#[derive(Debug, Clone, Copy)]
pub struct TaxInput<'a> {
    /// Currency of the document; every amount must be in it.
    pub currency: CurrencyCode,
    /// Where tax is rounded.
    pub policy: TaxPolicy,
    /// Whether amounts include tax.
    pub price_mode: PriceMode,
    /// The document's lines.
    pub lines: &'a [TaxLine],
    /// Allowances on the whole document, positive (BG-20).
    pub allowances: &'a [TaxLine],
    /// Charges on the whole document, positive (BG-21).
    pub charges: &'a [TaxLine],
    /// Paid in advance (BT-113).
    pub prepaid: Money,
    /// Explicit rounding of the amount due (BT-114), such as to five centimes.
    pub rounding: Option<Money>,
}

impl<'a> TaxInput<'a> {
    /// Lines only: by group, net prices, no allowances, charges, prepayment or rounding.
    #[must_use]
    pub fn new(currency: CurrencyCode, lines: &'a [TaxLine]) -> TaxInput<'a> {
        TaxInput {
            currency,
            policy: TaxPolicy::ByGroup,
            price_mode: PriceMode::Net,
            lines,
            allowances: &[],
            charges: &[],
            prepaid: Money::zero(currency),
            rounding: None,
        }
    }
}

/// Tax of one category and rate (BG-23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxGroup {
    /// Category (BT-118).
    pub category: TaxCategory,
    /// Rate (BT-119).
    pub rate: Percent,
    /// Taxable amount (BT-116).
    pub base: Money,
    /// Tax (BT-117).
    pub tax: Money,
}

/// A document's totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxResult {
    /// Net of each line, in the order given (BT-131).
    pub line_nets: Vec<Money>,
    /// Net of each allowance, in the order given, positive (BT-92).
    pub allowance_nets: Vec<Money>,
    /// Net of each charge, in the order given (BT-99).
    pub charge_nets: Vec<Money>,
    /// One per category and rate in use, by category and then falling rate.
    pub groups: Vec<TaxGroup>,
    /// Sum of line nets (BT-106).
    pub line_total: Money,
    /// Sum of allowance nets (BT-107).
    pub allowance_total: Money,
    /// Sum of charge nets (BT-108).
    pub charge_total: Money,
    /// Document without tax (BT-109).
    pub net_total: Money,
    /// Tax (BT-110).
    pub tax_total: Money,
    /// Document with tax (BT-112).
    pub gross_total: Money,
    /// Paid in advance (BT-113).
    pub prepaid: Money,
    /// Explicit rounding (BT-114); zero if there is none.
    pub rounding: Money,
    /// Amount due (BT-115).
    pub payable: Money,
}

/// Which of a document's amounts is meant. Indexes count from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxPart {
    /// A line.
    Line(usize),
    /// A document level allowance.
    Allowance(usize),
    /// A document level charge.
    Charge(usize),
}

/// Why totals cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TaxError {
    /// The rate does not go with the category ([`TaxCategory::allows`]).
    #[error("{part:?}: rate {rate} does not go with category {category:?}")]
    RateNotAllowed {
        /// Where.
        part: TaxPart,
        /// The category.
        category: TaxCategory,
        /// The rate.
        rate: Percent,
    },
    /// More than 18 digits, or an amount in another currency than the document's.
    #[error(transparent)]
    Money(#[from] MoneyError),
}
