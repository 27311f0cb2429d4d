//! The one form of every list: `{filter, sort, cursor, limit}` in, `{rows, next}` out.

use std::collections::BTreeMap;

use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows of a page unless asked otherwise; the interface scrolls by pages of this size.
pub const DEFAULT_LIMIT: u32 = 200;
/// The most rows one page may hold; keeps an answer under a megabyte.
pub const MAX_LIMIT: u32 = 1_000;

/// Which rows, in which order, from where on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(default, deny_unknown_fields)]
pub struct ListRequest {
    /// Field name to condition; all must hold. `text` searches the list's text columns.
    #[garde(custom(at_most_sixteen))]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub filter: BTreeMap<String, Condition>,
    /// A field to sort by, `-field` for descending; the list's own order if absent.
    #[garde(inner(length(max = 64)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// `next` of the page before.
    #[garde(inner(length(max = 4096)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// How many rows at most.
    #[garde(inner(range(min = 1, max = MAX_LIMIT)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

fn at_most_sixteen(filter: &BTreeMap<String, Condition>, _: &()) -> garde::Result {
    if filter.len() <= 16 { Ok(()) } else { Err(garde::Error::new("at most 16 conditions")) }
}

/// What a field must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Condition {
    /// Equal to this text, number or yes/no (dates and ids as text).
    Is(Scalar),
    /// Between two values, both included; either may be left out.
    Range {
        /// Lower bound.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Scalar>,
        /// Upper bound.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Scalar>,
    },
}

/// A filter value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text, date, id, or a decimal number.
    Text(String),
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Give it as `cursor` for the following page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Declares the request types of lists, each a [`ListRequest`] with a name of its own.
#[macro_export]
macro_rules! list_requests {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, garde::Validate)]
        #[serde(transparent)]
        #[garde(transparent)]
        pub struct $name(#[garde(dive)] pub $crate::list::ListRequest);
        impl AsRef<$crate::list::ListRequest> for $name { fn as_ref(&self) -> &$crate::list::ListRequest { &self.0 } }
    )+};
}
