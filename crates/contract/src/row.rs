//! How values travel between structs and table rows. No database is known here: the store implements [`RowSource`]
//! for its two engines, and `#[derive(Row)]` maps a struct's fields onto columns in order.

use kontor_kernel::{
    Language, Period,
    code::{AccountCode, Code},
    date::{self, CivilDate, Instant},
    money::{CurrencyCode, Money},
    scaled::{Percent, Quantity, Rate, UnitPrice},
    tax::TaxCategory,
};
use uuid::Uuid;

/// The four column types both databases share. Money, quantities, instants and yes/no are integers; dates are ISO text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnType {
    /// 64-bit signed integer.
    Int,
    /// UTF-8 text, ordered by bytes.
    Text,
    /// A UUID: 16 bytes on SQLite, `uuid` on Postgres.
    Id,
    /// Bytes.
    Bytes,
}

/// One column's value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// No value, of a known type (Postgres wants to know which).
    Null(ColumnType),
    /// See [`ColumnType::Int`].
    Int(i64),
    /// See [`ColumnType::Text`].
    Text(String),
    /// See [`ColumnType::Id`].
    Id(Uuid),
    /// See [`ColumnType::Bytes`].
    Bytes(Vec<u8>),
}

/// A stored value that cannot be what the type says: a damaged or foreign row.
#[derive(Debug, Clone, thiserror::Error)]
#[error("column {column}: {reason}")]
pub struct RowError {
    /// Position of the column, from 0.
    pub column: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl RowError {
    /// An error about the column at `column`.
    pub fn new(column: usize, reason: impl ToString) -> Self {
        Self { column, reason: reason.to_string() }
    }
}

/// A row as an engine hands it out; columns are numbered from 0.
pub trait RowSource {
    /// Reads an integer.
    ///
    /// # Errors
    /// When the column holds another type.
    fn int(&self, at: usize) -> Result<Option<i64>, RowError>;
    /// Reads a text.
    ///
    /// # Errors
    /// When the column holds another type.
    fn text(&self, at: usize) -> Result<Option<String>, RowError>;
    /// Reads an id.
    ///
    /// # Errors
    /// When the column holds another type.
    fn id(&self, at: usize) -> Result<Option<Uuid>, RowError>;
    /// Reads bytes.
    ///
    /// # Errors
    /// When the column holds another type.
    fn bytes(&self, at: usize) -> Result<Option<Vec<u8>>, RowError>;
}

/// A type that lies in exactly one column.
pub trait Column: Sized {
    /// The column's type.
    const TYPE: ColumnType;
    /// Reads the value at a position, `None` for NULL.
    ///
    /// # Errors
    /// When the stored value is not one of this type.
    fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError>;
    /// The value to store.
    fn to_value(&self) -> Value;
}

/// A struct field: one column, an optional column, or several columns together.
pub trait Field: Sized {
    /// What is appended to the field's name for each of its columns.
    const SUFFIXES: &'static [&'static str];
    /// Reads the field from its first column on.
    ///
    /// # Errors
    /// When a stored value is not one of this type.
    fn read<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Self, RowError>;
    /// Appends the values to store.
    fn write(&self, out: &mut Vec<Value>);
}

impl<T: Column> Field for T {
    const SUFFIXES: &'static [&'static str] = &[""];
    fn read<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Self, RowError> {
        T::read_column(source, at)?.ok_or_else(|| RowError::new(at, "NULL where a value must be"))
    }
    fn write(&self, out: &mut Vec<Value>) {
        out.push(self.to_value());
    }
}

impl<T: Column> Field for Option<T> {
    const SUFFIXES: &'static [&'static str] = &[""];
    fn read<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Self, RowError> {
        T::read_column(source, at)
    }
    fn write(&self, out: &mut Vec<Value>) {
        out.push(self.as_ref().map_or(Value::Null(T::TYPE), Column::to_value));
    }
}

impl Field for Money {
    const SUFFIXES: &'static [&'static str] = &["_minor", "_currency"];
    fn read<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Self, RowError> {
        Ok(Money::new(i64::read(source, at)?, CurrencyCode::read(source, at + 1)?))
    }
    fn write(&self, out: &mut Vec<Value>) {
        out.push(Value::Int(self.minor()));
        out.push(self.currency().to_value());
    }
}

/// An amount that may be missing: both its columns are NULL then.
impl Field for Option<Money> {
    const SUFFIXES: &'static [&'static str] = Money::SUFFIXES;
    fn read<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Self, RowError> {
        match (i64::read_column(source, at)?, CurrencyCode::read_column(source, at + 1)?) {
            (Some(minor), Some(currency)) => Ok(Some(Money::new(minor, currency))),
            (None, None) => Ok(None),
            _ => Err(RowError::new(at, "an amount without its currency, or the other way round")),
        }
    }
    fn write(&self, out: &mut Vec<Value>) {
        match self {
            Some(money) => money.write(out),
            None => out.extend([Value::Null(ColumnType::Int), Value::Null(ColumnType::Text)]),
        }
    }
}

/// A struct whose fields are the columns of a row, in order.
pub trait Row: Sized {
    /// Field names, each with the suffixes of its columns.
    const FIELDS: &'static [(&'static str, &'static [&'static str])];
    /// Reads a row.
    ///
    /// # Errors
    /// When a column does not hold what the struct says.
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError>;
    /// Appends the values of all columns.
    fn write(&self, out: &mut Vec<Value>);
    /// The names of all columns, in order.
    fn columns() -> Vec<String> {
        Self::FIELDS.iter().flat_map(|(name, suffixes)| suffixes.iter().map(move |suffix| format!("{name}{suffix}"))).collect()
    }
    /// The values of all columns, in order.
    fn values(&self) -> Vec<Value> {
        let mut out = Vec::with_capacity(Self::FIELDS.len());
        self.write(&mut out);
        out
    }
}

/// A row of one named table; its fields are the table's columns, in order, less those the store fills (`fact_no`, `stripe`).
pub trait TableRow: Row {
    /// The table's name.
    const TABLE: &'static str;
}

/// A one-column row, for counts and look-ups.
impl<T: Field> Row for (T,) {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = &[];
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError> {
        Ok((T::read(source, 0)?,))
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.0.write(out);
    }
}

/// A two-column row.
impl<A: Field, B: Field> Row for (A, B) {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = &[];
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError> {
        Ok((A::read(source, 0)?, B::read(source, A::SUFFIXES.len())?))
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.0.write(out);
        self.1.write(out);
    }
}

macro_rules! primitive {
    ($type:ty, $kind:ident, $reader:ident) => {
        impl Column for $type {
            const TYPE: ColumnType = ColumnType::$kind;
            fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError> {
                source.$reader(at)
            }
            fn to_value(&self) -> Value {
                Value::$kind(self.clone())
            }
        }
    };
}
primitive!(i64, Int, int);
primitive!(String, Text, text);
primitive!(Uuid, Id, id);
primitive!(Vec<u8>, Bytes, bytes);

/// Implements [`Column`] for a type that is stored as another one: `via!(Quantity: i64, |q| q.scaled(), |raw| Ok(...))`.
macro_rules! via {
    ($type:ty: $stored:ty, $write:expr, $read:expr) => {
        impl Column for $type {
            const TYPE: ColumnType = <$stored as Column>::TYPE;
            fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError> {
                let read: fn($stored) -> Result<$type, String> = $read;
                <$stored>::read_column(source, at)?.map(|raw| read(raw).map_err(|reason| RowError::new(at, reason))).transpose()
            }
            fn to_value(&self) -> Value {
                let write: fn(&$type) -> $stored = $write;
                write(self).to_value()
            }
        }
    };
}
via!(bool: i64, |yes| i64::from(*yes), |raw| match raw {
    0 => Ok(false),
    1 => Ok(true),
    other => Err(format!("{other} where 0 or 1 must be")),
});
via!(u32: i64, |number| i64::from(*number), |raw| u32::try_from(raw).map_err(|_| format!("{raw} is out of range")));
via!(i32: i64, |number| i64::from(*number), |raw| i32::try_from(raw).map_err(|_| format!("{raw} is out of range")));
via!(Instant: i64, |instant| instant.micros(), |raw| Ok(Instant::from_micros(raw)));
via!(CivilDate: String, |day| day.format("%Y-%m-%d").to_string(), |raw| date::parse_iso(&raw).map_err(|error| error.to_string()));
via!(CurrencyCode: String, |code| code.as_str().to_owned(), |raw| CurrencyCode::try_new(&raw).map_err(|error| error.to_string()));
via!(AccountCode: String, |code| code.as_str().to_owned(), |raw| AccountCode::try_new(&raw).map_err(|error| error.to_string()));
via!(Code: String, |code| code.as_str().to_owned(), |raw| Code::try_new(&raw).map_err(|error| error.to_string()));
via!(Language: String, |language| language.code().to_owned(), |raw| {
    Language::from_tag(&raw).ok_or_else(|| format!("unknown language {raw:?}"))
});
via!(Period: i64, |period| period.key(), |raw| Period::from_key(raw).map_err(|error| error.to_string()));
via!(Quantity: i64, |number| number.scaled(), |raw| Ok(Quantity::from_scaled(raw)));
via!(UnitPrice: i64, |number| number.scaled(), |raw| Ok(UnitPrice::from_scaled(raw)));
via!(Rate: i64, |number| number.scaled(), |raw| Ok(Rate::from_scaled(raw)));
via!(Percent: i64, |number| number.scaled(), |raw| Ok(Percent::from_scaled(raw)));
via!(TaxCategory: String, |category| category.code().to_owned(), |raw| {
    TaxCategory::find(&raw).ok_or_else(|| format!("unknown tax category {raw:?}"))
});

/// Parameters of a statement from values of several types: `params![id, from, to]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {{
        #[expect(unused_mut, clippy::vec_init_then_push, reason = "the macro also serves an empty list")]
        let values = { let mut values: Vec<$crate::row::Value> = Vec::new(); $($crate::row::Field::write(&$value, &mut values);)* values };
        values
    }};
}

/// An enum stored and sent as a short lower-case word.
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $text)] $variant),+ }
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word that is stored and sent.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
        }
        impl $crate::row::Column for $name {
            const TYPE: $crate::row::ColumnType = $crate::row::ColumnType::Text;
            fn read_column<S: $crate::row::RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, $crate::row::RowError> {
                let Some(text) = source.text(at)? else { return Ok(None) };
                Self::ALL.iter().copied().find(|known| known.as_str() == text).map(Some)
                    .ok_or_else(|| $crate::row::RowError::new(at, format!("unknown word {text:?}")))
            }
            fn to_value(&self) -> $crate::row::Value { $crate::row::Value::Text(self.as_str().to_owned()) }
        }
    };
}

/// Typed ids that also lie in a column.
#[macro_export]
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        kontor_kernel::id_type!($(#[$meta])* $name);
        impl $crate::row::Column for $name {
            const TYPE: $crate::row::ColumnType = $crate::row::ColumnType::Id;
            fn read_column<S: $crate::row::RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, $crate::row::RowError> {
                Ok(source.id(at)?.map(Self::from_uuid))
            }
            fn to_value(&self) -> $crate::row::Value { $crate::row::Value::Id(self.uuid()) }
        }
    )+};
}
