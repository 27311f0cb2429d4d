//! Where a list's rows come from: pages fetched one after the other, again whenever filter, sort or the book changed.

use std::{future::Future, marker::PhantomData, ops::Deref, pin::Pin, sync::Arc};

use kontor_contract::list::{Condition, DEFAULT_LIMIT, ListRequest, MAX_LIMIT, Page, Scalar};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::row::Row;
use crate::{client::CallError, client::live::use_live};

type Fetched = Pin<Box<dyn Future<Output = Result<Page<Row>, CallError>>>>;
type Fetch = Arc<dyn Fn(ListRequest) -> Fetched + Send + Sync>;

/// The rows of a list of records `R`.
pub struct ListSource<R> {
    rows: Rows,
    of: PhantomData<fn() -> R>,
}

impl<R> Clone for ListSource<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for ListSource<R> {}

impl<R> Deref for ListSource<R> {
    type Target = Rows;

    fn deref(&self) -> &Rows {
        &self.rows
    }
}

impl<R: 'static> ListSource<R> {
    /// What is read from each record that is here, in their order.
    pub fn map<T>(&self, read: impl Fn(&R) -> T) -> Vec<T> {
        self.rows.rows.with(|rows| rows.iter().map(|row| read(row.of())).collect())
    }
}

/// The rows of a list so far.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The rows that are here.
    pub rows: RwSignal<Vec<Row>>,
    /// Whether more follow.
    pub more: RwSignal<bool>,
    /// Whether a page is on its way.
    pub loading: RwSignal<bool>,
    /// What went wrong with the last page.
    pub error: RwSignal<Option<CallError>>,
    /// The typed filter.
    pub text: RwSignal<String>,
    /// `field` or `-field`.
    pub sort: RwSignal<Option<String>>,
    /// Conditions of the screen that nobody takes away.
    pub filter: RwSignal<Vec<(String, Condition)>>,
    /// Conditions that were set in the list's bar.
    pub facets: RwSignal<Vec<(String, Condition)>>,
    cursor: StoredValue<Option<String>>,
    turn: StoredValue<u64>,
    fetch: StoredValue<Fetch>,
}

/// A list that fetches its pages by `fetch` and reads again when `topic` changes in the book.
pub fn use_list<R, F>(topic: &str, fetch: impl Fn(ListRequest) -> F + Send + Sync + 'static) -> ListSource<R>
where
    R: Send + Sync + 'static,
    F: Future<Output = Result<Page<R>, CallError>> + 'static,
{
    let fetch = move |request| {
        let page = fetch(request);
        Box::pin(async move {
            let Page { rows, next } = page.await?;
            Ok(Page { rows: rows.into_iter().map(Row::new).collect(), next })
        }) as Fetched
    };
    ListSource { rows: Rows::start(topic, Arc::new(fetch)), of: PhantomData }
}

impl Rows {
    fn start(topic: &str, fetch: Fetch) -> Self {
        let source = Self {
            rows: RwSignal::new(Vec::new()),
            more: RwSignal::new(true),
            loading: RwSignal::new(true),
            error: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            sort: RwSignal::new(None),
            filter: RwSignal::new(Vec::new()),
            facets: RwSignal::new(Vec::new()),
            cursor: StoredValue::new(None),
            turn: StoredValue::new(0),
            fetch: StoredValue::new(fetch),
        };
        let changed = use_live(topic);
        Effect::new(move |_| {
            changed.track();
            source.text.track();
            source.sort.track();
            source.filter.track();
            source.facets.track();
            source.reload();
        });
        source
    }
    /// Reads again when something of another topic changes too.
    pub fn follow(&self, topic: &str) {
        let (source, changed) = (*self, use_live(topic));
        Effect::new(move |before: Option<()>| {
            changed.track();
            if before.is_some() {
                source.reload();
            }
        });
    }
    /// Reads again from the first page. The rows of before stay until the new ones are here.
    pub fn reload(&self) {
        self.cursor.set_value(None);
        self.ask(true);
    }
    /// Fetches the next page, if there is one and none is on its way.
    pub fn next(&self) {
        if self.more.get_untracked() && !self.loading.get_untracked() && self.error.with_untracked(Option::is_none) {
            self.ask(false);
        }
    }
    /// Fetches what is missing, up to so many rows in all. Whether all are here then; none if the list moved on meanwhile
    /// or the book did not answer.
    pub async fn rest(self, most: usize) -> Option<bool> {
        let mine = self.turn.try_get_value()? + 1;
        if self.more.get_untracked() {
            self.turn.set_value(mine);
            self.loading.set(true);
        }
        while self.more.try_get_untracked()? {
            if self.rows.with_untracked(Vec::len) >= most {
                self.loading.set(false);
                return Some(false);
            }
            let request = ListRequest { limit: Some(MAX_LIMIT), ..self.request() };
            let answer = self.fetch.try_with_value(|fetch| fetch(request))?.await;
            if self.turn.try_get_value()? != mine {
                return None;
            }
            match answer {
                Ok(page) => self.take(page, false),
                Err(error) => {
                    self.loading.set(false);
                    self.error.set(Some(error));
                    return None;
                }
            }
        }
        self.loading.set(false);
        Some(true)
    }
    fn take(self, page: Page<Row>, first: bool) {
        self.error.set(None);
        self.more.set(page.next.is_some());
        self.cursor.set_value(page.next);
        self.rows.update(|rows| {
            if first {
                rows.clear();
            }
            rows.extend(page.rows);
        });
    }
    fn request(&self) -> ListRequest {
        let mut filter: std::collections::BTreeMap<String, Condition> = self.facets.get_untracked().into_iter().collect();
        // What the screen is about stands, whatever the address says.
        filter.extend(self.filter.get_untracked());
        let text = self.text.get_untracked();
        if !text.trim().is_empty() {
            filter.insert("text".to_owned(), Condition::Is(Scalar::Text(text.trim().to_owned())));
        }
        ListRequest { filter, sort: self.sort.get_untracked(), cursor: self.cursor.get_value(), limit: Some(DEFAULT_LIMIT) }
    }
    fn ask(self, first: bool) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.loading.set(true);
        let answer = self.fetch.with_value(|fetch| fetch(self.request()));
        spawn_local(async move {
            let answer = answer.await;
            // The filter moved on, or the screen went: this answer is about something else.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.loading.set(false);
            match answer {
                Ok(page) => self.take(page, first),
                Err(error) => self.error.set(Some(error)),
            }
        });
    }
}
