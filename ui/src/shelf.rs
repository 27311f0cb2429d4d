//! What a screen was doing when its tab was left: scroll, selection, unsaved typing. Given back when the tab returns.

use leptos::prelude::*;
use std::collections::HashMap;

use crate::{dom, kit::mark::Mark, session::Session, shell::use_tabs};

const PREFIX: &str = "kontor.kept.";

/// Where one was in a list.
#[derive(Debug, Clone)]
pub struct Place {
    /// The marked row.
    pub mark: Mark,
    /// How many rows were here.
    pub rows: usize,
    /// How far it was scrolled, px.
    pub scroll: i32,
}

/// Keeps states by key for the life of the window, and unsaved typing of each company in the browser's storage as well.
#[derive(Clone, Copy)]
pub struct Shelf {
    places: StoredValue<HashMap<String, Place>>,
    session: Session,
}

impl Shelf {
    /// An empty shelf.
    pub fn new(session: Session) -> Self {
        Self { places: StoredValue::new(HashMap::new()), session }
    }
    fn name(&self, key: &str) -> String {
        format!("{PREFIX}{}.{key}", self.session.company())
    }
    /// Keeps where one is in a list.
    pub fn keep_place(&self, key: String, place: Place) {
        self.places.update_value(|places| {
            places.insert(key, place);
        });
    }
    /// Where one was in a list.
    pub fn place(&self, key: &str) -> Option<Place> {
        self.places.with_value(|places| places.get(key).cloned())
    }
    /// Keeps unsaved typing: survives a closed tab and a crash.
    pub fn keep_typing(&self, key: &str, state: &str) {
        dom::store(&self.name(key), Some(state));
    }
    /// Unsaved typing of before.
    pub fn typing(&self, key: &str) -> Option<String> {
        dom::stored(&self.name(key))
    }
    /// The typing was saved or discarded.
    pub fn forget_typing(&self, key: &str) {
        dom::store(&self.name(key), None);
    }
}

/// How long typing rests before it is kept.
const REST: std::time::Duration = std::time::Duration::from_millis(400);

/// Keeps what is typed on the calling screen, a moment after typing rests, and marks its tab: a page that is left or a
/// crash loses nothing. `follow` reads every signal that counts; `state` is the text to keep, none while nothing is
/// typed.
pub fn keep_while_typing(
    key: impl Into<String>,
    follow: impl Fn() + 'static,
    state: impl Fn() -> Option<String> + Clone + Send + Sync + 'static,
) {
    let (shelf, tabs) = (use_shelf(), use_tabs());
    let (key, here) = (key.into(), tabs.here());
    let turn = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        follow();
        if before.is_none() {
            return;
        }
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        let (state, key, here) = (state.clone(), key.clone(), here.clone());
        let keep = move || {
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let state = untrack(&state);
            match &state {
                Some(text) => shelf.keep_typing(&key, text),
                None => shelf.forget_typing(&key),
            }
            tabs.set_dirty(&here, state.is_some());
        };
        set_timeout(keep, REST);
    });
}

/// The shelf of this window.
pub fn use_shelf() -> Shelf {
    expect_context()
}
