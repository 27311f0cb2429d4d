//! A part of a row that is always read and written whole, kept as JSON text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::row::{Column, ColumnType, RowError, RowSource, Value};

/// A value that lies in one text column as JSON. No query looks inside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T: Serialize + DeserializeOwned> Column for Json<T> {
    const TYPE: ColumnType = ColumnType::Text;
    fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError> {
        let Some(text) = source.text(at)? else { return Ok(None) };
        serde_json::from_str(&text).map(|value| Some(Self(value))).map_err(|error| RowError::new(at, error))
    }
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(&self.0).expect("structs of texts, numbers and lists are always JSON"))
    }
}

/// Lines of an address or a text: one column, a line feed between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Lines(pub Vec<String>);

impl Lines {
    /// The lines of a text; blank ones at its end are dropped.
    pub fn of(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Self(text.trim_end().lines().map(str::to_owned).collect()) }
    }
    /// The text again.
    pub fn text(&self) -> String {
        self.0.join("\n")
    }
}

impl Column for Lines {
    const TYPE: ColumnType = ColumnType::Text;
    fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError> {
        Ok(source.text(at)?.map(|text| Self::of(&text)))
    }
    fn to_value(&self) -> Value {
        Value::Text(self.text())
    }
}
