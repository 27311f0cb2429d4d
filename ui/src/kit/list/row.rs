//! A record in a list, without its kind: with the kind in its types, the whole list would be compiled once for every screen
//! that shows one.

use std::{any::Any, sync::Arc};

/// What tells one row from another.
pub type Key = Arc<dyn Fn(&Row) -> String + Send + Sync>;

/// A record of some kind. What reads it was declared for that kind, together with where the rows come from.
#[derive(Clone)]
pub struct Row(Arc<dyn Any + Send + Sync>);

impl Row {
    /// A record as a row.
    pub fn new<R: Send + Sync + 'static>(record: R) -> Self {
        Self(Arc::new(record))
    }
    /// The record.
    ///
    /// # Panics
    /// When it is of another kind than asked for.
    pub fn of<R: 'static>(&self) -> &R {
        self.0.downcast_ref().expect("a list's columns are declared for the records of its source")
    }
}
