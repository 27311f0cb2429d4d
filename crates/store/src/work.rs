//! What the engines were asked to do, for whoever measures: counts that cost an atomic addition each, a tape of the
//! writes that is off unless asked for, and a disk that can be made slower.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kontor_contract::row::Value;

static STATEMENTS: AtomicU64 = AtomicU64::new(0);
static ROUND_TRIPS: AtomicU64 = AtomicU64::new(0);
static DISK_DELAY_MICROS: AtomicU64 = AtomicU64::new(0);
static TAPING: AtomicBool = AtomicBool::new(false);
static TAPE: Mutex<Tape> = Mutex::new(Tape(Vec::new()));

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
    tape().0.clear();
    TAPING.store(true, Ordering::Relaxed);
}

/// Ends the tape.
pub fn take_tape() -> Tape {
    TAPING.store(false, Ordering::Relaxed);
    std::mem::take(&mut tape())
}

/// A statement runs on SQLite.
pub(crate) fn on_sqlite(sql: &str, params: &[Value]) {
    STATEMENTS.fetch_add(1, Ordering::Relaxed);
    if TAPING.load(Ordering::Relaxed) && writes(sql) {
        tape().0.push((sql.to_owned(), params.to_vec()));
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
        tape().0.extend(texts.into_iter().map(|(sql, params)| (sql.to_owned(), params.to_vec())));
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

fn tape() -> MutexGuard<'static, Tape> {
    TAPE.lock().unwrap_or_else(PoisonError::into_inner)
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
