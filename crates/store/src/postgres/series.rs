//! Legal numbers without a transaction of their own: what a series gives next is known to this process, which serves the
//! book alone. Whoever takes a number holds the series until its writes are committed, and the statement that writes tests
//! that the number is still the next one. So there is no gap, and the row is locked for that one statement.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::error::CONFLICT_GUARD;
use kontor_contract::row::Value;
use tokio::sync::OwnedMutexGuard;

use super::connection::rows_on;
use super::{Write, finish, lock};
use crate::ops::Guard;
use crate::tx::SeriesKey;

/// Why a transaction is decided again with all writers' permits: it waited too long for a series, see [`LONGEST_WAIT`].
pub(super) const SERIES: &str = "a number series";
/// How long a transaction waits for a series. Whoever holds one may wait for a row that the waiting one has locked, which
/// the server does not see; so the waiting one gives up and decides again.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// The number a series gives next, where it is known.
type Next = Arc<tokio::sync::Mutex<Option<i64>>>;

/// The series of a book, each taken by one transaction at a time.
#[derive(Default)]
pub(super) struct AllSeries(Mutex<HashMap<SeriesKey, Next>>);

impl AllSeries {
    fn of(&self, key: &SeriesKey) -> Next {
        lock(&self.0).entry(key.clone()).or_default().clone()
    }
}

/// A series in the hands of a transaction. Dropped without a commit, it leaves what comes next to be read again.
pub(super) struct Held {
    key: SeriesKey,
    known: OwnedMutexGuard<Option<i64>>,
    next: i64,
}

impl Held {
    /// The numbers taken are in the book.
    pub(super) fn committed(mut self) {
        *self.known = Some(self.next);
    }
}

impl Write {
    /// The next number of a series, and what must hold when it is written.
    pub(super) async fn take_number(&mut self, key: &SeriesKey) -> Result<(i64, Option<Guard>)> {
        if let Some(held) = self.held.iter_mut().find(|held| held.key == *key) {
            held.next += 1;
            return Ok((held.next - 1, None));
        }
        let waited = tokio::time::timeout(LONGEST_WAIT, self.writers.series.of(key).lock_owned()).await;
        let mut known = waited.map_err(|_| CONFLICT_GUARD.with("what", SERIES))?;
        let params = vec![
            Value::Id(key.company_id),
            Value::Text(key.kind.clone()),
            Value::Int(key.fiscal_year),
            Value::Id(self.identity.node_id),
            Value::Int(self.identity.epoch),
        ];
        let stands = match known.take() {
            Some(next) => Some(next),
            None => {
                let found: Vec<(i64,)> = rows_on(self.connection()?, crate::SERIES.sql, params.clone()).await?;
                found.first().map(|row| row.0)
            }
        };
        let (number, guard) = match stands {
            Some(next) => (next, Some(still_next(params, next))),
            // There is no row yet that could be tested: it is made at once, and kept to the commit.
            None => {
                self.open().await?;
                let taken: Vec<(i64,)> = rows_on(self.connection()?, crate::NEXT_NUMBER.sql, params).await?;
                (taken.first().map_or(1, |row| row.0), None)
            }
        };
        self.held.push(Held { key: key.clone(), known, next: number + 1 });
        Ok((number, guard))
    }
}

fn still_next(mut params: Vec<Value>, next: i64) -> Guard {
    params.push(Value::Int(next));
    Guard { name: crate::STILL_NEXT.name, sql: finish(crate::STILL_NEXT.sql).into(), params }
}
