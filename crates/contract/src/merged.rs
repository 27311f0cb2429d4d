//! Rows merged field by field: what a module declares of one, and what its events say of an edit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::row::{Field, Value};

/// A field that an edit changes: what it was and what it becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edit<T> {
    /// As the editor saw it.
    pub before: T,
    /// As it is to be.
    pub after: T,
}

impl<T: Clone + PartialEq> Edit<T> {
    /// The edit between two values, if they differ.
    pub fn between(before: &T, after: &T) -> Option<Self> {
        (before != after).then(|| Self { before: before.clone(), after: after.clone() })
    }
}

/// Appends the columns of a field and their values.
pub fn columns_of(name: &str, value: &impl Field, out: &mut Vec<(String, Value)>) {
    fn suffixes<F: Field>(_: &F) -> &'static [&'static str] {
        F::SUFFIXES
    }
    let mut values = Vec::new();
    value.write(&mut values);
    out.extend(suffixes(value).iter().map(|suffix| format!("{name}{suffix}")).zip(values));
}

/// Declares the fields of a merged row once. From the list come the struct that holds all of them (in the order of the
/// columns of a query), the struct that holds the edits of some of them, and how both become columns.
#[macro_export]
macro_rules! merged {
    ($(#[$meta:meta])* $all:ident, edited by $edits:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, kontor_derive::Row)]
        pub struct $all { $($(#[$field_meta])* pub $field: $type,)+ }

        impl $all {
            /// Every column with its value.
            pub fn columns(&self) -> Vec<(String, $crate::row::Value)> {
                let mut out = Vec::new();
                $($crate::merged::columns_of(stringify!($field), &self.$field, &mut out);)+
                out
            }
        }

        /// The fields that an edit changes, before and after.
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub struct $edits {
            $($(#[$field_meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<$crate::merged::Edit<$type>>,)+
        }

        impl $edits {
            /// What differs between two states.
            pub fn between(before: &$all, after: &$all) -> Self {
                Self { $($field: $crate::merged::Edit::between(&before.$field, &after.$field),)+ }
            }
            /// Every changed column with its new value.
            pub fn columns(&self) -> Vec<(String, $crate::row::Value)> {
                let mut out = Vec::new();
                $(if let Some(edit) = &self.$field { $crate::merged::columns_of(stringify!($field), &edit.after, &mut out); })+
                out
            }
            /// Whether nothing changes.
            pub fn is_empty(&self) -> bool {
                self.columns().is_empty()
            }
        }
    };
}
