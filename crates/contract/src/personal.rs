//! Personal texts: names, addresses, contacts. A fact's body holds only their digest; the text itself lies in `blob`
//! beside it, so that erasing a person leaves the hash chain whole.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::row::{Column, ColumnType, RowError, RowSource, Value};

/// The JSON key that marks a personal text inside an event until the platform detaches it.
pub const PERSONAL_KEY: &str = "$personal";
/// The JSON key of the digest that takes its place in a fact's body.
pub const BLOB_KEY: &str = "$blob";
/// What an erased text reads as.
pub const ERASED: &str = "[erased]";

/// A text about a person, to be used for such fields in events. In requests and views it is plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Personal(pub String);

impl Personal {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Personal {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Personal {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

#[derive(Serialize, Deserialize)]
struct Marked<'a> {
    #[serde(rename = "$personal", borrow)]
    text: Cow<'a, str>,
}

impl Serialize for Personal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Marked { text: Cow::Borrowed(&self.0) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Personal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if let Some(text) = value.get(PERSONAL_KEY).and_then(serde_json::Value::as_str) {
            return Ok(Self(text.to_owned()));
        }
        if value.get(BLOB_KEY).is_some() { Ok(Self(ERASED.to_owned())) } else { Err(D::Error::custom("not a personal text")) }
    }
}

impl JsonSchema for Personal {
    fn schema_name() -> Cow<'static, str> {
        "Personal".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object", "description": "digest and size of a detached personal text",
            "properties": { "$blob": { "type": "string" }, "size": { "type": "integer" } }
        })
    }
}

impl Column for Personal {
    const TYPE: ColumnType = ColumnType::Text;
    fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError> {
        Ok(source.text(at)?.map(Self))
    }
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}
