//! Amounts as people and scripts write them: a decimal string whose currency stands beside it.

use std::borrow::Cow;

use kontor_kernel::{CurrencyCode, Decimal, Money, decimal};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Result;

crate::error_codes! {
    /// More decimals than the currency has, or more digits than an amount may have.
    AMOUNT_OUT_OF_RANGE = "amount.out_of_range" Invalid { amount, currency };
    /// An amount that must not be negative.
    AMOUNT_NEGATIVE = "amount.negative" Invalid { amount };
}

/// A decimal amount without its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(Decimal);

impl Amount {
    /// An amount from a decimal.
    pub const fn new(value: Decimal) -> Self {
        Self(value)
    }
    /// The decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
    /// The amount in a currency; exact, never rounded.
    ///
    /// # Errors
    /// `amount.out_of_range`.
    pub fn in_currency(self, currency: CurrencyCode) -> Result<Money> {
        Money::try_from_decimal(self.0, currency)
            .map_err(|_| AMOUNT_OUT_OF_RANGE.with("amount", self.0).with("currency", currency.as_str()))
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self(money.to_decimal())
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        decimal::parse_plain(&text).map(Self).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^-?[0-9]{1,18}(\\.[0-9]{1,12})?$", "description": "decimal amount" })
    }
}
