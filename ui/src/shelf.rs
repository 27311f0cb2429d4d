//! What a screen was doing when its tab was left: scroll, selection, unsaved typing. Given back when the tab returns.

use leptos::prelude::*;
use std::collections::HashMap;

use crate::dom;

const PREFIX: &str = "kontor.kept.";

/// Keeps states by key for the life of the window, and unsaved typing in the browser's storage as well.
#[derive(Clone, Copy)]
pub struct Shelf {
    places: StoredValue<HashMap<String, (usize, i32)>>,
}

impl Shelf {
    /// An empty shelf.
    pub fn new() -> Self {
        Self { places: StoredValue::new(HashMap::new()) }
    }
    /// Keeps the focused row and the scroll position of a list.
    pub fn keep_place(&self, key: &str, row: usize, scroll: i32) {
        self.places.update_value(|places| {
            places.insert(key.to_owned(), (row, scroll));
        });
    }
    /// The focused row and the scroll position of a list.
    pub fn place(&self, key: &str) -> Option<(usize, i32)> {
        self.places.with_value(|places| places.get(key).copied())
    }
    /// Keeps unsaved typing: survives a closed tab and a crash.
    pub fn keep_typing(&self, key: &str, state: &str) {
        dom::store(&format!("{PREFIX}{key}"), Some(state));
    }
    /// Unsaved typing of before.
    pub fn typing(&self, key: &str) -> Option<String> {
        dom::stored(&format!("{PREFIX}{key}"))
    }
    /// The typing was saved or discarded.
    pub fn forget_typing(&self, key: &str) {
        dom::store(&format!("{PREFIX}{key}"), None);
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new()
    }
}

/// The shelf of this window.
pub fn use_shelf() -> Shelf {
    expect_context()
}
