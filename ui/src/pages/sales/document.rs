//! The document of the address: fetched, fetched again when it changes elsewhere, its tab named after its number.

use std::{future::Future, str::FromStr};

use kontor_contract::sales::SalesDocumentId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::Kind;
use crate::{
    client::{CallError, live::use_live},
    kit::{Answer, loaded},
    routes::{use_going, use_query_value},
    shell::use_tabs,
};

/// A document and how to show it.
pub struct Fetched<V: 'static> {
    answer: Answer<V>,
    again: RwSignal<u32>,
    stays: StoredValue<fn(&V, &V) -> bool>,
}

impl<V: 'static> Clone for Fetched<V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V: 'static> Copy for Fetched<V> {}

/// Fetches the document of the address and follows its topics in the book.
pub fn use_document<V, F>(
    kind: Kind,
    topics: &[&str],
    number: fn(&V) -> String,
    fetch: impl Fn(SalesDocumentId) -> F + Send + Sync + 'static,
) -> Fetched<V>
where
    V: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<V, CallError>> + 'static,
{
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")));
    let (tabs, going) = (use_tabs(), use_going());
    fetch_by(id.into(), kind, topics, fetch, move |id, view| {
        let number = number(view);
        if !number.is_empty() {
            tabs.set_title(&going.address(&format!("{}/{id}", kind.path())), number);
        }
    })
}

/// Fetches the document from which a new one is made, named in the query of the address. It is read once: what is
/// being typed does not change under the hand; the book says so if it no longer fits.
pub fn use_source<V, F>(
    query: &'static str,
    kind: Kind,
    fetch: impl Fn(SalesDocumentId) -> F + Send + Sync + 'static,
) -> Fetched<V>
where
    V: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<V, CallError>> + 'static,
{
    fetch_by(use_query_value(query).0, kind, &[], fetch, |_, _| {})
}

fn fetch_by<V, F>(
    id: Signal<Option<String>>,
    kind: Kind,
    topics: &[&str],
    fetch: impl Fn(SalesDocumentId) -> F + Send + Sync + 'static,
    arrived: impl Fn(SalesDocumentId, &V) + Clone + Send + Sync + 'static,
) -> Fetched<V>
where
    V: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<V, CallError>> + 'static,
{
    let fetched = Fetched { answer: RwSignal::new(None), again: RwSignal::new(0), stays: StoredValue::new(V::eq) };
    let changed: Vec<Signal<u64>> = topics.iter().map(|topic| use_live(topic)).collect();
    Effect::new(move |_| {
        for version in &changed {
            version.track();
        }
        fetched.again.track();
        let text = id.get().unwrap_or_default();
        let Ok(id) = SalesDocumentId::from_str(&text) else {
            let unknown = kontor_contract::error::NOT_FOUND.with("what", kind.word()).with("id", text);
            return fetched.answer.set(Some(Err(CallError(unknown))));
        };
        let answer = fetch(id);
        let arrived = arrived.clone();
        spawn_local(async move {
            let answer = answer.await;
            if let Ok(view) = &answer {
                arrived(id, view);
            }
            fetched.take(answer);
        });
    });
    fetched
}

impl<V: Clone + PartialEq + Send + Sync + 'static> Fetched<V> {
    /// Says when a newer answer leaves the screen as it is: a draft under somebody's hands.
    pub fn stays_when(self, stays: fn(&V, &V) -> bool) -> Self {
        self.stays.set_value(stays);
        self
    }
    /// Shows this answer, unless the screen stays as it is.
    pub fn take(self, answer: Result<V, CallError>) {
        let Some(stays) = self.stays.try_get_value() else { return };
        let stays = |before: &Option<Result<V, CallError>>| match (before, &answer) {
            (Some(Ok(before)), Ok(after)) => stays(before, after),
            (before, after) => before.as_ref() == Some(after),
        };
        if self.answer.try_with_untracked(stays) == Some(false) {
            self.answer.set(Some(answer));
        }
    }
    /// The screen: a skeleton, what went wrong, or the document.
    pub fn view(self, show: impl Fn(V) -> AnyView + Send + Sync + 'static) -> impl IntoView {
        loaded(self.answer, move || self.again.update(|count| *count += 1), show)
    }
}
