//! Readings that do not wait for each other, asked at once: one round trip on Postgres, where each costs more than what it
//! reads.

use std::marker::PhantomData;

use kontor_contract::Result;
use kontor_contract::row::{Row, RowError, RowSource, Value};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::statement::Statement;
use crate::tx::{Tx, damaged};

/// Values of a list that one text names at most.
pub(crate) const LONGEST_LIST: usize = 128;
/// Lengths a `{list}` is padded to.
const LIST_LENGTHS: [usize; 4] = [1, 8, 32, LONGEST_LIST];

/// A statement with its parameters, and what its rows are.
pub struct Ask<R> {
    statement: &'static Statement,
    /// Asked once with each.
    params: Vec<Vec<Value>>,
    list: Option<Vec<Value>>,
    row: PhantomData<fn() -> R>,
}

/// A statement to be asked together with others.
pub fn ask<R>(statement: &'static Statement, params: Vec<Value>) -> Ask<R> {
    ask_each(statement, vec![params])
}

/// A statement to be asked together with others, once for each of some parameters; perhaps never.
pub fn ask_each<R>(statement: &'static Statement, params: Vec<Vec<Value>>) -> Ask<R> {
    Ask { statement, params, list: None, row: PhantomData }
}

/// A statement with a `{list}`, to be asked together with others; an empty list has no rows.
pub fn ask_in<R>(statement: &'static Statement, params: Vec<Value>, list: Vec<Value>) -> Ask<R> {
    ask_each_in(statement, vec![params], list)
}

/// As [`ask_in`], once for each of some parameters.
pub fn ask_each_in<R>(statement: &'static Statement, params: Vec<Vec<Value>>, list: Vec<Value>) -> Ask<R> {
    Ask { statement, params, list: Some(list), row: PhantomData }
}

/// One text to be run.
pub(crate) struct Question {
    pub(crate) statement: &'static Statement,
    pub(crate) params: Vec<Value>,
    /// How many of the parameters, the last ones, are the list's.
    pub(crate) list: usize,
}

impl<R> Ask<R> {
    /// A list longer than a text may name takes several. It is padded with its last value, so that texts stay few.
    pub(crate) fn questions(self) -> Vec<Question> {
        let Self { statement, params, list, .. } = self;
        let Some(list) = list else {
            return params.into_iter().map(|params| Question { statement, params, list: 0 }).collect();
        };
        let question = |params: &[Value], chunk: &[Value]| {
            let length = LIST_LENGTHS.iter().copied().find(|length| *length >= chunk.len()).unwrap_or(LONGEST_LIST);
            let mut params = params.to_vec();
            params.extend_from_slice(chunk);
            params.resize(params.len() - chunk.len() + length, chunk[chunk.len() - 1].clone());
            Question { statement, params, list: length }
        };
        params.iter().flat_map(|params| list.chunks(LONGEST_LIST).map(|chunk| question(params, chunk))).collect()
    }
}

/// Several statements whose rows are wanted at once: a tuple of [`Ask`]s.
pub trait Gather: Send {
    /// The rows of each.
    type Rows: Send;
    /// Asks them one after the other, where that costs nothing.
    fn one_by_one(self, tx: &mut Tx) -> impl Future<Output = Result<Self::Rows>> + Send;
    /// Asks them at once.
    fn at_once(self, tx: &mut Tx) -> impl Future<Output = Result<Self::Rows>> + Send;
}

macro_rules! gather {
    ($($row:ident $at:tt),+) => {
        impl<$($row: Row + Send),+> Gather for ($(Ask<$row>,)+) {
            type Rows = ($(Vec<$row>,)+);
            async fn one_by_one(self, tx: &mut Tx) -> Result<Self::Rows> {
                Ok(($(tx.answer(self.$at.questions()).await?,)+))
            }
            async fn at_once(self, tx: &mut Tx) -> Result<Self::Rows> {
                let asked = vec![$(self.$at.questions()),+];
                let mut parts = tx.answer_all(asked).await?.into_iter();
                Ok(($(decode::<$row>(parts.next().unwrap_or_default())?,)+))
            }
        }
    };
}
gather!(A 0, B 1);
gather!(A 0, B 1, C 2);
gather!(A 0, B 1, C 2, D 3);
gather!(A 0, B 1, C 2, D 3, E 4);
gather!(A 0, B 1, C 2, D 3, E 4, F 5);
gather!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);

/// A row that came as a JSON object, its columns in their order.
#[derive(Default)]
pub(crate) struct JsonRow(Vec<Json>);

fn decode<R: Row>(rows: Vec<JsonRow>) -> Result<Vec<R>> {
    rows.iter().map(|row| R::read(row).map_err(|error| damaged(&error))).collect()
}

impl<'de> Deserialize<'de> for JsonRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = JsonRow;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a row")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<JsonRow, M::Error> {
                let mut columns = Vec::new();
                while let Some((IgnoredAny, value)) = map.next_entry()? {
                    columns.push(value);
                }
                Ok(JsonRow(columns))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl JsonRow {
    fn column<T>(&self, at: usize, read: impl FnOnce(&Json) -> Option<T>) -> Result<Option<T>, RowError> {
        match self.0.get(at) {
            Some(Json::Null) => Ok(None),
            Some(value) => read(value).map(Some).ok_or_else(|| RowError::new(at, format!("cannot be read: {value}"))),
            None => Err(RowError::new(at, "there is no such column")),
        }
    }
}

impl RowSource for JsonRow {
    fn int(&self, at: usize) -> Result<Option<i64>, RowError> {
        self.column(at, Json::as_i64)
    }
    fn text(&self, at: usize) -> Result<Option<String>, RowError> {
        self.column(at, |value| value.as_str().map(str::to_owned))
    }
    fn id(&self, at: usize) -> Result<Option<Uuid>, RowError> {
        self.column(at, |value| value.as_str()?.parse().ok())
    }
    /// Postgres writes bytes as `\x` and hexadecimal digits.
    fn bytes(&self, at: usize) -> Result<Option<Vec<u8>>, RowError> {
        self.column(at, |value| {
            let digits = value.as_str()?.strip_prefix("\\x")?;
            let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
            (0..digits.len()).step_by(2).map(byte).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_json_keeps_the_order_of_its_columns() {
        let text = r#"{"z": 9007199254740993, "a": null, "b": "\\x00ff", "a": "018f3c2a-0000-7000-8000-000000000001"}"#;
        let row: JsonRow = serde_json::from_str(text).expect("a row");
        assert_eq!(row.int(0).ok(), Some(Some(9_007_199_254_740_993)));
        assert_eq!(row.text(1).ok(), Some(None));
        assert_eq!(row.bytes(2).ok(), Some(Some(vec![0, 255])));
        assert!(row.id(3).expect("an id").is_some());
        assert!(row.int(2).is_err() && row.text(4).is_err());
    }

    #[test]
    fn lists_are_padded_and_split() {
        static TEXT: Statement = Statement::declared("test.TEXT", "select 1 where $1 in ({list})");
        let lengths = |count: i64| -> Vec<usize> {
            let list = (0..count).map(Value::Int).collect();
            let questions = ask_in::<(i64,)>(&TEXT, vec![Value::Int(-1)], list).questions();
            questions.iter().for_each(|question| assert_eq!(question.params.len(), question.list + 1));
            questions.iter().map(|question| question.list).collect()
        };
        assert_eq!((lengths(0), lengths(3), lengths(200)), (vec![], vec![8], vec![128, 128]));
    }
}
