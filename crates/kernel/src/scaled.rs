//! Scaled integers whose scale is part of their type: quantities, unit prices, exchange rates and percentages.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::decimal::{self, DecimalError};

macro_rules! scaled {
    ($(#[$doc:meta])* $name:ident, scale $scale:literal, pattern $pattern:literal, $description:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            /// Decimals the stored integer carries.
            pub const SCALE: u32 = $scale;
            /// Nothing.
            pub const ZERO: $name = $name(0);
            /// Exactly one.
            pub const ONE: $name = $name(10_i64.pow($scale));

            /// From the stored integer, in units of `10^-SCALE`.
            #[must_use]
            pub const fn from_scaled(scaled: i64) -> $name {
                $name(scaled)
            }

            /// The stored integer, in units of `10^-SCALE`.
            #[must_use]
            pub const fn scaled(self) -> i64 {
                self.0
            }

            /// Exactly this value.
            ///
            /// # Errors
            /// `TooManyDecimals` if digits would be lost, `OutOfRange` beyond 18 digits.
            pub fn try_from_decimal(value: Decimal) -> Result<$name, DecimalError> {
                decimal::to_scaled(value, $scale).map($name)
            }

            /// The value, with `SCALE` as scale.
            #[must_use]
            pub fn to_decimal(self) -> Decimal {
                Decimal::from_i128_with_scale(i128::from(self.0), $scale)
            }

            /// The sum.
            ///
            /// # Errors
            /// `OutOfRange` beyond 18 digits.
            pub fn checked_add(self, other: $name) -> Result<$name, DecimalError> {
                let sum = i128::from(self.0) + i128::from(other.0);
                decimal::fit(sum).map($name).ok_or(DecimalError::OutOfRange)
            }

            /// The difference.
            ///
            /// # Errors
            /// `OutOfRange` beyond 18 digits.
            pub fn checked_sub(self, other: $name) -> Result<$name, DecimalError> {
                let difference = i128::from(self.0) - i128::from(other.0);
                decimal::fit(difference).map($name).ok_or(DecimalError::OutOfRange)
            }

            /// The same value with the other sign.
            #[must_use]
            pub const fn neg(self) -> $name {
                $name(0_i64.saturating_sub(self.0))
            }

            /// The value without its sign.
            #[must_use]
            pub const fn abs(self) -> $name {
                if self.0 < 0 { self.neg() } else { self }
            }

            /// Whether it is nothing.
            #[must_use]
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            /// Whether it is below zero.
            #[must_use]
            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.to_decimal().normalize().to_string())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = DecimalError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                decimal::parse_scaled(text, $scale).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    };
}

scaled! {
    /// How much of an item, in its unit of measure, to four decimals. Negative on returns and issues.
    Quantity, scale 4, pattern "^-?[0-9]{1,18}(\\.[0-9]{1,4})?$", "A quantity with up to four decimals, at most 18 digits."
}
scaled! {
    /// Price of one unit in major units of the document's currency, to six decimals, so that 0.000123 per piece can
    /// be said.
    UnitPrice, scale 6, pattern "^-?[0-9]{1,18}(\\.[0-9]{1,6})?$", "A price per unit with up to six decimals, at most 18 digits."
}
scaled! {
    /// Exchange rate to ten decimals: how many major units of the target currency one major unit of the source
    /// currency is worth.
    Rate, scale 10, pattern "^-?[0-9]{1,18}(\\.[0-9]{1,10})?$", "An exchange rate with up to ten decimals, at most 18 digits."
}
scaled! {
    /// A percentage to four decimals: `19.0000` is nineteen per cent, and `ONE` is one per cent.
    Percent, scale 4, pattern "^-?[0-9]{1,18}(\\.[0-9]{1,4})?$", "A percentage with up to four decimals; 19 means nineteen per cent."
}

impl Percent {
    /// The whole: one hundred per cent.
    pub const HUNDRED: Percent = Percent::from_scaled(1_000_000);

    /// So many whole per cent.
    #[must_use]
    pub const fn whole(percent: u16) -> Percent {
        Percent::from_scaled(percent as i64 * Percent::ONE.scaled())
    }
}

impl Quantity {
    /// So many whole units.
    #[must_use]
    pub const fn whole(units: i32) -> Quantity {
        Quantity::from_scaled(units as i64 * Quantity::ONE.scaled())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::MAX_SCALED;
    use proptest::prelude::*;

    #[test]
    fn displays_the_shortest_decimal() {
        let table = [(0, "0"), (10_000, "1"), (15_000, "1.5"), (-1, "-0.0001"), (100_000, "10"), (-2_500_000, "-250")];
        for (scaled, text) in table {
            assert_eq!(Quantity::from_scaled(scaled).to_string(), text);
            assert_eq!(text.parse::<Quantity>().unwrap().scaled(), scaled);
        }
        assert_eq!(Percent::whole(19).to_string(), "19");
        assert_eq!(Percent::HUNDRED, Percent::whole(100));
        assert_eq!(Rate::ONE.scaled(), 10_000_000_000);
        assert_eq!(UnitPrice::ONE.scaled(), 1_000_000);
        assert_eq!(Quantity::default(), Quantity::ZERO);
    }

    #[test]
    fn extra_decimals_and_range_are_refused() {
        assert_eq!("1.00001".parse::<Quantity>(), Err(DecimalError::TooManyDecimals { max: 4 }));
        assert_eq!("1.00000".parse::<Quantity>(), Err(DecimalError::TooManyDecimals { max: 4 }));
        assert_eq!("999999999".parse::<Rate>(), Err(DecimalError::OutOfRange));
        assert_eq!(Quantity::from_scaled(MAX_SCALED).checked_add(Quantity::from_scaled(1)), Err(DecimalError::OutOfRange));
        assert_eq!(Quantity::try_from_decimal("1.20000".parse().unwrap()).unwrap().scaled(), 12_000);
        for json in ["1.5", "1", "null", "\"NaN\"", "\"1e3\"", "\"\"", "\" 1\""] {
            assert!(serde_json::from_str::<Quantity>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn the_schema_is_a_string() {
        let schema = schemars::schema_for!(Rate);
        assert_eq!(schema.get("type").unwrap(), "string");
    }

    proptest! {
        #[test]
        fn text_and_wire_round_trip(scaled in -MAX_SCALED..=MAX_SCALED) {
            let price = UnitPrice::from_scaled(scaled);
            prop_assert_eq!(price.to_string().parse::<UnitPrice>().unwrap(), price);
            let json = serde_json::to_string(&price).unwrap();
            prop_assert_eq!(serde_json::from_str::<UnitPrice>(&json).unwrap(), price);
            prop_assert_eq!(UnitPrice::try_from_decimal(price.to_decimal()).unwrap(), price);
        }
    }
}
