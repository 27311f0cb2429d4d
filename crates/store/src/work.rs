//! What the engines were asked to do, for whoever measures: counts that cost an atomic addition each, a tape of the
//! writes and one of the readings that are off unless asked for, and a disk that can be made slower.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kontor_contract::row::Value;

static STATEMENTS: AtomicU64 = AtomicU64::new(0);
static ROUND_TRIPS: AtomicU64 = AtomicU64::new(0);
static DISK_DELAY_MICROS: AtomicU64 = AtomicU64::new(0);
static TAPING: AtomicBool = AtomicBool::new(false);
static TAPE: Mutex<Tape> = Mutex::new(Tape(Vec::new()));
static TAPING_READINGS: AtomicBool = AtomicBool::new(false);
static READINGS: Mutex<Vec<Reading>> = Mutex::new(Vec::new());

/// Statements and round trips of this process so far, over all books. SQLite makes no round trips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Texts run by an engine, `begin` and `commit` included.
    pub statements: u64,
    /// Times a Postgres server was asked and waited for.
    pub round_trips: u64,
}

/// The writes of a stretch of work, in their order: on SQLite as the engine got them, on Postgres before they are merged into
/// one statement.
#[derive(Debug, Default)]
pub struct Tape(pub(crate) Vec<(String, Vec<Value>)>);

impl Tape {
    /// What it writes, without the begins and ends of its transactions.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &(String, Vec<Value>)> {
        self.0.iter().filter(|(sql, _)| !sql.starts_with("begin") && sql != "commit")
    }

    /// The same without what is written into one table.
    #[must_use]
    pub fn without(&self, table: &str) -> Self {
        let written = format!("insert into {table} ");
        Self(self.0.iter().filter(|(sql, _)| !sql.starts_with(&written)).cloned().collect())
    }
}

/// A reading whose rows depend on who asks, as the engine got it: narrowed to the caller's areas, narrowed to their company,
/// and not narrowed at all.
#[derive(Debug, Clone)]
pub struct Reading(pub(crate) [(String, Vec<Value>); 3]);

/// What was done so far.
pub fn done() -> Work {
    Work { statements: STATEMENTS.load(Ordering::Relaxed), round_trips: ROUND_TRIPS.load(Ordering::Relaxed) }
}

/// From now on every durable commit of this process takes so much longer, as on a slow disk.
pub fn slow_disk(delay: Duration) {
    DISK_DELAY_MICROS.store(u64::try_from(delay.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
}

/// Starts a tape of what books write.
pub fn start_tape() {
    lock(&TAPE).0.clear();
    TAPING.store(true, Ordering::Relaxed);
}

/// Ends the tape.
pub fn take_tape() -> Tape {
    TAPING.store(false, Ordering::Relaxed);
    std::mem::take(&mut lock(&TAPE))
}

/// Starts a tape of what is read for callers.
pub fn start_readings() {
    lock(&READINGS).clear();
    TAPING_READINGS.store(true, Ordering::Relaxed);
}

/// Ends the tape of readings.
pub fn take_readings() -> Vec<Reading> {
    TAPING_READINGS.store(false, Ordering::Relaxed);
    std::mem::take(&mut lock(&READINGS))
}

/// Puts a reading on the tape, if there is one; it is only made then.
pub(crate) fn tape_reading(reading: impl FnOnce() -> Option<Reading>) {
    if TAPING_READINGS.load(Ordering::Relaxed) {
        lock(&READINGS).extend(reading());
    }
}

/// A statement runs on SQLite.
pub(crate) fn on_sqlite(sql: &str, params: &[Value]) {
    STATEMENTS.fetch_add(1, Ordering::Relaxed);
    if TAPING.load(Ordering::Relaxed) && writes(sql) {
        lock(&TAPE).0.push((sql.to_owned(), params.to_vec()));
    }
}

/// A statement goes to a Postgres server.
pub(crate) fn on_postgres() {
    STATEMENTS.fetch_add(1, Ordering::Relaxed);
    ROUND_TRIPS.fetch_add(1, Ordering::Relaxed);
}

/// What a transaction on Postgres writes, and with `begin` and `commit` where it starts and ends.
pub(crate) fn tape_postgres<'a>(texts: impl IntoIterator<Item = (&'a str, &'a [Value])>) {
    if TAPING.load(Ordering::Relaxed) {
        lock(&TAPE).0.extend(texts.into_iter().map(|(sql, params)| (sql.to_owned(), params.to_vec())));
    }
}

/// How much longer a durable commit takes than the disk itself; none unless asked for.
pub(crate) fn disk_delay() -> Option<Duration> {
    let micros = DISK_DELAY_MICROS.load(Ordering::Relaxed);
    (micros > 0).then(|| Duration::from_micros(micros))
}

/// A snapshot's plain `begin` is no write; its `commit` is told from a writer's when the tape is played.
fn writes(sql: &str) -> bool {
    ["insert", "update", "delete", "begin immediate", "commit"].iter().any(|start| sql.starts_with(start))
}

fn lock<T>(tape: &'static Mutex<T>) -> MutexGuard<'static, T> {
    tape.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_writes_are_taped() {
        for text in ["insert into a values (1)", "update a set b = 1", "delete from a", "begin immediate", "commit"] {
            assert!(writes(text), "{text}");
        }
        for text in ["select 1", "begin", "pragma data_version", "rollback"] {
            assert!(!writes(text), "{text}");
        }
    }
}
