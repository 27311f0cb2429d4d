//! Money: an integer of minor units and the currency they are of.

mod currency;

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use currency::{CurrencyCode, UnknownCurrency};

use crate::decimal::{self, DecimalError};

/// An amount in the minor units of a currency: 12.34 EUR is 1234, 12 JPY is 12. Debit or receivable is positive
/// unless the place that holds it says otherwise.
///
/// Wire form: `{"amount":"12.34","currency":"EUR"}`, always with the currency's own number of decimals when written;
/// fewer are read, more are refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: CurrencyCode,
}

/// Why an operation on money has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies met where one is needed.
    #[error("{left} and {right} cannot be added")]
    CurrencyMismatch {
        /// Currency of the left side, or the one asked for.
        left: CurrencyCode,
        /// Currency of the other side.
        right: CurrencyCode,
    },
    /// The result has more than 18 digits.
    #[error("amount out of range")]
    Overflow,
    /// The decimal is finer than the currency's minor unit.
    #[error("more than {max} decimals")]
    TooManyDecimals {
        /// Decimals of the currency.
        max: u32,
    },
}

impl From<DecimalError> for MoneyError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::TooManyDecimals { max } => MoneyError::TooManyDecimals { max },
            _ => MoneyError::Overflow,
        }
    }
}

impl Money {
    /// So many minor units of a currency. Amounts beyond 18 digits construct, for they may come from a damaged book,
    /// but every checked operation refuses them.
    #[must_use]
    pub const fn new(minor: i64, currency: CurrencyCode) -> Money {
        Money { minor, currency }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: CurrencyCode) -> Money {
        Money::new(0, currency)
    }

    /// Minor units, signed.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> CurrencyCode {
        self.currency
    }

    /// The sum.
    ///
    /// # Errors
    /// `CurrencyMismatch`; `Overflow` beyond 18 digits.
    pub fn checked_add(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::fit(i128::from(self.minor) + i128::from(other.minor), self.currency)
    }

    /// The difference.
    ///
    /// # Errors
    /// `CurrencyMismatch`; `Overflow` beyond 18 digits.
    pub fn checked_sub(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::fit(i128::from(self.minor) - i128::from(other.minor), self.currency)
    }

    /// The same amount with the other sign. (`i64::MIN`, which no checked operation returns, becomes `i64::MAX`.)
    #[must_use]
    pub const fn neg(self) -> Money {
        Money::new(0_i64.saturating_sub(self.minor), self.currency)
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Money {
        if self.minor < 0 { self.neg() } else { self }
    }

    /// Whether nothing is meant.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// In major units, with the currency's decimals as scale.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.minor), self.currency.minor_digits())
    }

    /// Exactly this many major units.
    ///
    /// # Errors
    /// `TooManyDecimals` if the currency has no coin that small, `Overflow` beyond 18 digits.
    pub fn try_from_decimal(value: Decimal, currency: CurrencyCode) -> Result<Money, MoneyError> {
        let minor = decimal::to_scaled(value, currency.minor_digits())?;
        Ok(Money::new(minor, currency))
    }

    /// So many major units rounded half away from zero to the minor unit.
    ///
    /// # Errors
    /// `Overflow` beyond 18 digits.
    pub fn round_from_decimal(value: Decimal, currency: CurrencyCode) -> Result<Money, MoneyError> {
        Money::try_from_decimal(decimal::round_half_away(value, currency.minor_digits()), currency)
    }

    /// The sum of many; zero if there are none. Only the result must fit, not the steps on the way.
    ///
    /// # Errors
    /// `CurrencyMismatch` if one is not of `currency`, `Overflow` beyond 18 digits.
    pub fn sum(amounts: impl IntoIterator<Item = Money>, currency: CurrencyCode) -> Result<Money, MoneyError> {
        let mut total = 0_i128;
        for amount in amounts {
            Money::zero(currency).same_currency(amount)?;
            total += i128::from(amount.minor);
        }
        Money::fit(total, currency)
    }

    /// Reads the plain decimal text of an amount, with no more decimals than the currency has.
    ///
    /// # Errors
    /// [`DecimalError`] says which rule was broken.
    pub fn parse_plain(text: &str, currency: CurrencyCode) -> Result<Money, DecimalError> {
        let minor = decimal::parse_scaled(text, currency.minor_digits())?;
        Ok(Money::new(minor, currency))
    }

    /// The plain decimal text with the currency's decimals: `-12.30`, as on the wire.
    #[must_use]
    pub fn to_plain(self) -> String {
        decimal::fixed(self.minor, self.currency.minor_digits())
    }

    pub(crate) fn fit(minor: i128, currency: CurrencyCode) -> Result<Money, MoneyError> {
        let minor = decimal::fit(minor).ok_or(MoneyError::Overflow)?;
        Ok(Money::new(minor, currency))
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency })
    }
}

/// For logs and messages to developers; what people read is made by `locale`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_plain(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire<'a> {
    #[serde(borrow)]
    amount: Cow<'a, str>,
    currency: CurrencyCode,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire { amount: self.to_plain().into(), currency: self.currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        Money::parse_plain(&wire.amount, wire.currency).map_err(de::Error::custom)
    }
}

impl JsonSchema for Money {
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let currency = generator.subschema_for::<CurrencyCode>();
        json_schema!({
            "type": "object",
            "description": "An amount with the decimals of its currency, at most 18 digits.",
            "properties": {
                "amount": { "type": "string", "pattern": "^-?[0-9]{1,18}(\\.[0-9]{1,4})?$", "examples": ["12.34"] },
                "currency": currency,
            },
            "required": ["amount", "currency"],
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::MAX_SCALED;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, CurrencyCode::EUR)
    }

    #[test]
    fn currencies_do_not_mix() {
        let yen = Money::new(1, CurrencyCode::JPY);
        let error = MoneyError::CurrencyMismatch { left: CurrencyCode::EUR, right: CurrencyCode::JPY };
        assert_eq!(eur(1).checked_add(yen), Err(error));
        assert_eq!(eur(1).checked_sub(yen), Err(error));
        assert_eq!(Money::sum([eur(1), yen], CurrencyCode::EUR), Err(error));
        assert_ne!(Money::zero(CurrencyCode::EUR), Money::zero(CurrencyCode::JPY));
    }

    #[test]
    fn eighteen_digits_is_the_end() {
        assert_eq!(eur(MAX_SCALED).checked_add(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(-MAX_SCALED).checked_sub(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(i64::MAX).checked_add(eur(i64::MAX)), Err(MoneyError::Overflow));
        assert_eq!(Money::sum([eur(MAX_SCALED), eur(1), eur(-1)], CurrencyCode::EUR), Ok(eur(MAX_SCALED)));
        assert_eq!(Money::sum([], CurrencyCode::EUR), Ok(eur(0)));
        assert_eq!(eur(i64::MIN).neg(), eur(i64::MAX));
    }

    #[test]
    fn decimals_are_the_currencys() {
        let value: Decimal = "12.345".parse().unwrap();
        assert_eq!(Money::try_from_decimal(value, CurrencyCode::EUR), Err(MoneyError::TooManyDecimals { max: 2 }));
        assert_eq!(Money::try_from_decimal(value, CurrencyCode::KWD).unwrap().minor(), 12_345);
        assert_eq!(Money::round_from_decimal(value, CurrencyCode::EUR).unwrap(), eur(1235));
        assert_eq!(Money::round_from_decimal(-value, CurrencyCode::EUR).unwrap(), eur(-1235));
        assert_eq!(Money::round_from_decimal(value, CurrencyCode::JPY).unwrap().minor(), 12);
        assert_eq!(Money::round_from_decimal(Decimal::MAX, CurrencyCode::EUR), Err(MoneyError::Overflow));
    }

    #[test]
    fn the_wire_form_is_fixed() {
        let table = [(eur(1234), "12.34"), (eur(-5), "-0.05"), (eur(0), "0.00"), (Money::new(12, CurrencyCode::JPY), "12")];
        for (money, amount) in table {
            let json = format!(r#"{{"amount":"{amount}","currency":"{}"}}"#, money.currency());
            assert_eq!(serde_json::to_string(&money).unwrap(), json);
            assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        }
        let short: Money = serde_json::from_str(r#"{"amount":"12","currency":"EUR"}"#).unwrap();
        assert_eq!(short, eur(1200));
        let escaped: Money = serde_json::from_str(r#"{"amount":"\u0031","currency":"EUR"}"#).unwrap();
        assert_eq!(escaped, eur(100));
    }

    #[test]
    fn bad_wire_forms_are_refused() {
        for amount in [
            "\"NaN\"",
            "\"1e2\"",
            "\"12.345\"",
            "\"12.340\"",
            "\"\"",
            "12.34",
            "12",
            "null",
            "\"1234567890123456789\"",
            "\"1,00\"",
        ] {
            let json = format!(r#"{{"amount":{amount},"currency":"EUR"}}"#);
            assert!(serde_json::from_str::<Money>(&json).is_err(), "{json}");
        }
        for json in
            [r#"{"amount":"1"}"#, r#"{"amount":"1","currency":"XYZ"}"#, r#"{"amount":"1","currency":"EUR","x":1}"#, "\"1\""]
        {
            assert!(serde_json::from_str::<Money>(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn wire_and_decimal_round_trip(minor in -MAX_SCALED..=MAX_SCALED, index in 0_usize..170) {
            let currency = CurrencyCode::all().nth(index % CurrencyCode::all().count()).unwrap();
            let money = Money::new(minor, currency);
            let json = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
            prop_assert_eq!(Money::try_from_decimal(money.to_decimal(), currency).unwrap(), money);
        }

        #[test]
        fn adding_and_taking_away_restores(a in -MAX_SCALED/2..=MAX_SCALED/2, b in -MAX_SCALED/2..=MAX_SCALED/2) {
            let sum = eur(a).checked_add(eur(b)).unwrap();
            prop_assert_eq!(sum.checked_sub(eur(b)).unwrap(), eur(a));
            prop_assert_eq!(eur(b).checked_add(eur(a)).unwrap(), sum);
            prop_assert_eq!(sum.neg(), eur(-a).checked_add(eur(-b)).unwrap());
        }
    }
}
