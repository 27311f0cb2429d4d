//! Where a list's rows come from: pages fetched one after the other, again whenever filter, sort or the book changed.

use std::{future::Future, marker::PhantomData, ops::Deref, pin::Pin, sync::Arc};

use kontor_contract::list::{Condition, DEFAULT_LIMIT, ListRequest, MAX_LIMIT, Page, Scalar};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::row::Row;
use crate::{client::CallError, client::live::use_live};

type Fetched = Pin<Box<dyn Future<Output = Result<Page<Row>, CallError>>>>;
type Fetch = Arc<dyn Fn(ListRequest) -> Fetched + Send + Sync>;

/// Rows that are read in one go at most: more than this is a job for a report.
pub(super) const MOST: usize = 10_000;
/// Rows of a page.
const PAGE: usize = DEFAULT_LIMIT as usize;

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
    /// Which question the rows that are here answer: another number once they answer another filter or order.
    pub(super) question: RwSignal<u64>,
    /// How many rows the very first reading brings: as many as were here when the list was left.
    pub(super) begins_with: StoredValue<usize>,
    /// What the rows that are here answer.
    answered: StoredValue<Option<ListRequest>>,
    /// What is being read.
    reading: StoredValue<Option<ListRequest>>,
    /// Whether the book changed while it was being read.
    stale: StoredValue<bool>,
    /// Where the rows after those that are here begin.
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
            question: RwSignal::new(0),
            begins_with: StoredValue::new(0),
            answered: StoredValue::new(None),
            reading: StoredValue::new(None),
            stale: StoredValue::new(false),
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
    /// Reads again from the first page, as many rows as are here. Those stay until the new ones are there.
    pub fn reload(&self) {
        let question = self.asked();
        // What changes while the same is being read is read once that has ended.
        if self.reading.with_value(|reading| reading.as_ref() == Some(&question)) {
            return self.stale.set_value(true);
        }
        let least = match self.answered.get_value() {
            None => self.begins_with.get_value(),
            Some(answered) if answered == question => again(self.rows.with_untracked(Vec::len), self.more.get_untracked()),
            Some(_) => PAGE,
        };
        self.start_reading(question, true, least);
    }
    /// Fetches the next page, if there is one and none is on its way.
    pub fn next(&self) {
        if self.more.get_untracked()
            && !self.loading.get_untracked()
            && self.error.with_untracked(Option::is_none)
            && let Some(question) = self.answered.get_value()
        {
            self.start_reading(question, false, PAGE);
        }
    }
    /// Fetches what is missing, up to so many rows in all. Whether all are here then; none if the list moved on meanwhile
    /// or the book did not answer.
    pub async fn rest(self, most: usize) -> Option<bool> {
        // What is on its way is not here yet: then all is read from the first page.
        let first = self.reading.try_with_value(Option::is_some)?;
        let here = if first { 0 } else { self.rows.with_untracked(Vec::len) };
        if first || (self.more.get_untracked() && here < most) {
            let question = self.answered.get_value().filter(|_| !first).unwrap_or_else(|| self.asked());
            let turn = self.begin(question.clone());
            self.read(turn, question, first, most - here).await?;
        }
        Some(!self.more.get_untracked())
    }
    /// What is asked for now: filter and order.
    fn asked(self) -> ListRequest {
        let mut filter: std::collections::BTreeMap<String, Condition> = self.facets.get_untracked().into_iter().collect();
        // What the screen is about stands, whatever the address says.
        filter.extend(self.filter.get_untracked());
        let text = self.text.get_untracked();
        if !text.trim().is_empty() {
            filter.insert("text".to_owned(), Condition::Is(Scalar::Text(text.trim().to_owned())));
        }
        ListRequest { filter, sort: self.sort.get_untracked(), ..ListRequest::default() }
    }
    fn start_reading(self, question: ListRequest, first: bool, least: usize) {
        let turn = self.begin(question.clone());
        spawn_local(async move {
            self.read(turn, question, first, least).await;
        });
    }
    /// A reading begins: what an earlier one still brings is about something else.
    fn begin(self, question: ListRequest) -> u64 {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.reading.set_value(Some(question));
        self.stale.set_value(false);
        self.loading.set(true);
        turn
    }
    /// Reads from the first page, or on from the last row, until there are so many rows more or all of them. None if another
    /// reading began meanwhile, the screen went, or the book did not answer.
    async fn read(self, turn: u64, question: ListRequest, first: bool, least: usize) -> Option<()> {
        let mut found = Page { rows: Vec::new(), next: self.cursor.try_get_value()?.filter(|_| !first) };
        let answer = loop {
            let missing = u32::try_from(least.saturating_sub(found.rows.len())).unwrap_or(MAX_LIMIT);
            let limit = Some(missing.clamp(DEFAULT_LIMIT, MAX_LIMIT));
            let request = ListRequest { cursor: found.next.take(), limit, ..question.clone() };
            let answer = self.fetch.try_with_value(|fetch| fetch(request))?.await;
            if self.turn.try_get_value() != Some(turn) {
                return None;
            }
            match answer {
                Ok(page) => {
                    found.rows.extend(page.rows);
                    found.next = page.next;
                }
                Err(error) => break Err(error),
            }
            if found.next.is_none() || found.rows.len() >= least {
                break Ok(found);
            }
        };
        self.reading.set_value(None);
        self.loading.set(false);
        let came = answer.is_ok();
        match answer {
            Ok(page) => self.take(question, page, first),
            Err(error) => self.error.set(Some(error)),
        }
        if self.stale.get_value() {
            self.reload();
        }
        came.then_some(())
    }
    fn take(self, question: ListRequest, page: Page<Row>, first: bool) {
        self.error.set(None);
        self.more.set(page.next.is_some());
        self.cursor.set_value(page.next);
        if self.answered.with_value(|answered| answered.as_ref().is_some_and(|answered| *answered != question)) {
            self.question.update(|number| *number += 1);
        }
        self.answered.set_value(Some(question));
        self.rows.update(|rows| {
            if first {
                rows.clear();
            }
            rows.extend(page.rows);
        });
    }
}

/// How many rows are read where so many are here already. Where they were all there were, a page more: what came since
/// must not push the last ones out.
fn again(here: usize, more: bool) -> usize {
    (if more { here } else { here + PAGE }).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::{MOST, PAGE, again};

    #[test]
    fn what_is_read_again_is_as_much_as_is_here() {
        for (here, more, expected) in [
            (PAGE, true, PAGE),
            (3 * PAGE, true, 3 * PAGE),
            (0, false, PAGE),
            // All were here: one came since.
            (3 * PAGE, false, 4 * PAGE),
            (MOST + PAGE, true, MOST),
        ] {
            assert_eq!(again(here, more), expected, "{here} {more}");
        }
    }
}
