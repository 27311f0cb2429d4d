//! The SQLite arm: one writer with group commit, readers on the calling thread.

mod connection;
mod migrate;
mod session;

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use kontor_contract::Result;
use kontor_contract::error::{BOOK_MISSING, BOOK_NETWORK_FS, INTERNAL_BUG, UNAVAILABLE_BUSY};
use rusqlite::Connection;
use tokio::sync::{Semaphore, oneshot};

use self::connection::{connect, execute, rows, run as run_sql};
use self::session::{Hold, Writer};
use crate::Done;
use crate::fact::{self, Identity, Position, Watcher};
use crate::fault;
use crate::list::FOUND_BY_WORD;
use crate::log;
use crate::scope::Scope;
use crate::statement::sqlite_placeholders;
use crate::tx::{Engine, Tx};

pub(crate) use self::connection::{connect as open_connection, peek, peek_with, play, sqlite_error};
pub(crate) use self::session::{MemoryBook, SqliteSession};

/// Commands that share one commit at most; bounds how long the first waits for the last.
const MAX_BATCH: usize = 64;
/// How long a batch waits for the callers of the batch before, who were just answered and are likely to be back.
const LINGER: Duration = Duration::from_micros(300);
/// What is said of work that panicked, and how the others of its batch know.
const PANICKED: &str = "a transaction panicked; the log has the place";
/// Readers at a time; more than cores times four only queue inside SQLite.
const MAX_READERS: usize = 16;

/// Tokens of the neutral dialect for SQLite: no row locks, positional placeholders.
pub(crate) fn finish(sql: &str) -> String {
    let plain = sql.replace("{share}", "").replace("{update}", "");
    sqlite_placeholders(&match listed_by_key(&plain) {
        // Having no figures about its tables, SQLite thinks that three ids are more rows than one company has, and reads
        // all of the company's; the plus keeps it from looking by company.
        Some(alias) => plain.replace(&format!("{alias}.company_id = "), &format!("+{alias}.company_id = ")),
        None => plain,
    })
}

/// The alias of the table whose rows are named by a list of their keys, if the text has such a list.
fn listed_by_key(sql: &str) -> Option<&str> {
    // Branches stand in a list too, before the keys.
    let listed = sql.match_indices(" in ($").chain(sql.match_indices(FOUND_BY_WORD));
    listed.into_iter().find_map(|(at, _)| {
        let (alias, column) = sql[..at].rsplit([' ', '(']).next()?.split_once('.')?;
        matches!(column, "id" | "entry_id" | "move_id" | "returns_id").then_some(alias)
    })
}

/// A book in one file.
pub struct SqliteStore {
    path: PathBuf,
    identity: RwLock<Identity>,
    /// Told of every durable commit of a fact.
    pub(crate) watcher: OnceLock<Watcher>,
    queue: Mutex<Vec<Box<dyn Job>>>,
    driving: AtomicBool,
    last_batch: AtomicUsize,
    writer: Mutex<Option<Box<Writer>>>,
    readers: Mutex<Vec<Connection>>,
    reader_permits: Semaphore,
    /// Durable commits since the book was opened.
    pub commits: AtomicU64,
}

/// One caller's work, waiting for the writer. It may run twice; see [`SqliteStore::run_batch`].
trait Job: Send {
    /// Runs inside the open transaction; says whether its writes are to be kept.
    fn run(&mut self, tx: Tx) -> (Tx, bool);
    /// Answers with what it came to, if the commit did.
    fn answer(self: Box<Self>, committed: Result<()>);
}

struct Work<T, F> {
    scope: Scope,
    work: F,
    outcome: Option<Result<T>>,
    sender: oneshot::Sender<Result<T>>,
}

impl<T, F, Fut> Job for Work<T, F>
where
    T: Send + 'static,
    F: Fn(Tx) -> Fut + Send,
    Fut: Future<Output = (Tx, Result<Done<T>>)>,
{
    fn run(&mut self, mut tx: Tx) -> (Tx, bool) {
        tx.set_scope(self.scope.clone());
        let (mut tx, outcome) = ready((self.work)(tx));
        let outcome = outcome.and_then(|done| {
            ready(tx.flush())?;
            if let (Some(fact), Engine::Sqlite(session)) = (done.fact, &mut tx.engine) {
                tx.statements += session.append(fact)?;
            }
            Ok(done.answer)
        });
        let kept = outcome.is_ok();
        self.outcome = Some(outcome);
        (tx, kept)
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let outcome = match self.outcome {
            Some(outcome) => outcome.and_then(|answer| committed.map(|()| answer)),
            None => Err(committed.err().unwrap_or_else(|| INTERNAL_BUG.with("what", "a transaction was not run"))),
        };
        // The caller may have gone away; its work stands all the same.
        drop(self.sender.send(outcome));
    }
}

impl SqliteStore {
    /// Opens a book, bringing its structure up to date. `create` makes it if it is missing.
    ///
    /// # Errors
    /// `book.missing`, `book.file_lost`, `book.log_damaged`, `book.log_lost`, `book.newer`, `unavailable.*`.
    pub async fn open(path: &Path, create: Option<Identity>, now: i64) -> Result<Arc<Self>> {
        log::require_file(path)?;
        if create.is_none() && !path.exists() {
            return Err(BOOK_MISSING.with("path", path.display()));
        }
        if fault::on_network_share(path) {
            return Err(BOOK_NETWORK_FS.with("path", path.display()));
        }
        // What is no book is left as it is.
        if create.is_none() && !fault::holds_book(path)? {
            return Err(fault::missing(path));
        }
        if fault::needs_migration(path)? {
            migrate::migrate(path).map_err(|error| fault::at_opening(error, path))?;
        }
        let connection = connect(path).map_err(|error| fault::at_opening(error, path))?;
        let found = rows::<Identity>(&connection, &fact::IDENTITY.sqlite(), &[])?.first().copied();
        let identity = match (found, create) {
            (Some(identity), _) => identity,
            (None, Some(identity)) => {
                execute(&connection, &fact::INSERT_IDENTITY.sqlite(), &identity.row(now))?;
                identity
            }
            (None, None) => return Err(fault::missing(path)),
        };
        if !connection.is_readonly("main").map_err(sqlite_error)? {
            session::fill_words(&connection).map_err(|error| fault::at_opening(error, path))?;
        }
        let writer = Box::new(Writer::over(connection, identity)?);
        Ok(Arc::new(Self {
            path: path.to_owned(),
            identity: RwLock::new(identity),
            watcher: OnceLock::new(),
            queue: Mutex::default(),
            driving: AtomicBool::new(false),
            last_batch: AtomicUsize::new(0),
            writer: Mutex::new(Some(writer)),
            readers: Mutex::default(),
            reader_permits: Semaphore::new(MAX_READERS),
            commits: AtomicU64::new(0),
        }))
    }

    /// Who this database is.
    pub fn identity(&self) -> Identity {
        *self.identity.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The book's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` on a snapshot.
    pub(crate) async fn read<T, F, Fut>(&self, scope: Scope, work: F) -> Result<T>
    where
        F: FnOnce(Tx) -> Fut,
        Fut: Future<Output = (Tx, Result<T>)>,
    {
        let _permit = self.reader_permits.acquire().await.map_err(|_| UNAVAILABLE_BUSY.error())?;
        let pooled = lock(&self.readers).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        run_sql(&connection, "begin")?;
        let (tx, outcome) = work(Tx::new(Engine::Sqlite(SqliteSession { hold: Hold::Read(connection) }), scope)).await;
        if let Engine::Sqlite(SqliteSession { hold: Hold::Read(connection) }) = tx.engine
            && run_sql(&connection, "commit").is_ok()
        {
            lock(&self.readers).push(connection);
        }
        outcome
    }

    /// Runs `work` as a transaction; answers after the durable commit.
    pub(crate) async fn write<T, F, Fut>(self: &Arc<Self>, scope: Scope, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(Tx) -> Fut + Send + 'static,
        Fut: Future<Output = (Tx, Result<Done<T>>)> + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        lock(&self.queue).push(Box::new(Work { scope, work, outcome: None, sender }));
        self.drive_first();
        // Whoever drives answers everybody it can; work that was dropped unanswered has panicked.
        receiver.await.map_err(|_| INTERNAL_BUG.with("what", PANICKED))?
    }

    /// The caller that finds nobody driving runs what waits, itself included, and leaves what comes after to a task.
    fn drive_first(self: &Arc<Self>) {
        if self.driving.swap(true, Ordering::AcqRel) {
            return;
        }
        self.run_waiting();
        let store = self.clone();
        if lock(&self.queue).is_empty() && self.last_batch.load(Ordering::Relaxed) <= 1 {
            self.stop_driving();
        } else {
            tokio::spawn(async move { store.drive_on().await });
        }
    }

    async fn drive_on(self: Arc<Self>) {
        loop {
            let expected = self.last_batch.load(Ordering::Relaxed);
            let began = Instant::now();
            while lock(&self.queue).len() < expected.min(MAX_BATCH) && began.elapsed() < LINGER {
                tokio::task::yield_now().await;
            }
            if lock(&self.queue).is_empty() {
                self.last_batch.store(0, Ordering::Relaxed);
                return self.stop_driving();
            }
            self.run_waiting();
        }
    }

    /// Gives up driving; somebody who queued in between and saw it taken is served by driving again.
    fn stop_driving(self: &Arc<Self>) {
        self.driving.store(false, Ordering::Release);
        if !lock(&self.queue).is_empty() {
            self.drive_first();
        }
    }

    fn run_waiting(&self) {
        let mut batch: Vec<Box<dyn Job>> = {
            let mut queue = lock(&self.queue);
            let count = queue.len().min(MAX_BATCH);
            queue.drain(..count).collect()
        };
        if batch.is_empty() {
            return;
        }
        self.last_batch.store(batch.len(), Ordering::Relaxed);
        let mut slot = lock(&self.writer);
        let committed = self.run_batch(&mut slot, &mut batch);
        if committed.is_err() {
            // Its state is unknown.
            *slot = None;
        }
        drop(slot);
        for job in batch {
            job.answer(committed.clone());
        }
    }

    /// One commit for the whole batch. Nearly always a job that fails does so before it writes, so they run without
    /// savepoints, which would keep a second copy of every page; if one fails that has written, everything is undone and
    /// runs again, each job in its savepoint.
    fn run_batch(&self, slot: &mut Option<Box<Writer>>, batch: &mut Vec<Box<dyn Job>>) -> Result<()> {
        if slot.is_none() {
            let connection = connect(&self.path)?;
            // Another process may have begun an epoch meanwhile.
            let found = rows::<Identity>(&connection, &fact::IDENTITY.sqlite(), &[])?.first().copied();
            *slot = Some(Box::new(Writer::over(connection, found.unwrap_or_else(|| self.identity()))?));
        }
        let together = if batch.len() == 1 { Together::Alone } else { Together::Bare };
        let before = lent(slot)?.head.position();
        let kept = match self.try_batch(slot, batch, together)? {
            Some(kept) => kept,
            None => self.try_batch(slot, batch, Together::Apart)?.unwrap_or_default(),
        };
        let connection = &lent(slot)?.connection;
        if !kept {
            return run_sql(connection, "rollback");
        }
        run_sql(connection, "commit")?;
        if let Some(delay) = crate::work::disk_delay() {
            std::thread::sleep(delay);
        }
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.committed(before, lent(slot)?);
        Ok(())
    }

    /// Another epoch may have begun, here or in another process; and whoever watches the chain is told where it ends, when
    /// it ends elsewhere than before: rows beside the facts, as of somebody who signs in, are no fact.
    fn committed(&self, before: Position, writer: &Writer) {
        if writer.head.identity != self.identity() {
            *self.identity.write().unwrap_or_else(PoisonError::into_inner) = writer.head.identity;
        }
        let position = writer.head.position();
        if let Some(watcher) = self.watcher.get().filter(|_| position != before) {
            watcher(position);
        }
    }

    /// Begins and runs all; says whether anything is to be kept, or nothing if all was undone.
    fn try_batch(
        &self,
        slot: &mut Option<Box<Writer>>,
        batch: &mut Vec<Box<dyn Job>>,
        together: Together,
    ) -> Result<Option<bool>> {
        let writer = lent(slot)?;
        run_sql(&writer.connection, "begin immediate")?;
        writer.refresh()?;
        let end = (writer.head, writer.next_fact_no);
        let mut kept_any = false;
        let mut at = 0;
        while at < batch.len() {
            match run(slot, &mut batch[at], together) {
                Ok(Ran::Kept) => kept_any = true,
                Ok(Ran::Undone) => {}
                Ok(Ran::Spoilt) => {
                    let writer = lent(slot)?;
                    run_sql(&writer.connection, "rollback")?;
                    (writer.head, writer.next_fact_no) = end;
                    return Ok(None);
                }
                Err(error) => {
                    // With its connection went what the batch had written: nothing of it was acknowledged, all others may
                    // try again.
                    tracing::error!(%error, "a batch of transactions was given up");
                    let job = batch.remove(at);
                    job.answer(Err(error));
                    return Err(UNAVAILABLE_BUSY.error());
                }
            }
            at += 1;
        }
        Ok(Some(kept_any))
    }
}

/// How the jobs of a batch are kept from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Together {
    /// There is only one.
    Alone,
    /// Not at all, as long as none fails that has written.
    Bare,
    /// Each has its savepoint.
    Apart,
}

/// What became of a job.
enum Ran {
    Kept,
    Undone,
    /// It failed after it had written, and what it wrote is still there.
    Spoilt,
}

fn lent(slot: &mut Option<Box<Writer>>) -> Result<&mut Box<Writer>> {
    slot.as_mut().ok_or_else(|| INTERNAL_BUG.with("what", "the writer is gone"))
}

/// Lends the writer to one job and takes it back.
fn run(slot: &mut Option<Box<Writer>>, job: &mut Box<dyn Job>, together: Together) -> Result<Ran> {
    let writer = lent(slot)?;
    if together == Together::Apart {
        run_sql(&writer.connection, "savepoint command")?;
    }
    writer.wrote = false;
    let end = (writer.head, writer.next_fact_no);
    let writer = slot.take().ok_or_else(|| INTERNAL_BUG.with("what", "the writer is gone"))?;
    let tx = Tx::new(Engine::Sqlite(SqliteSession { hold: Hold::Write(writer) }), Scope::Book);
    let ran = std::panic::catch_unwind(AssertUnwindSafe(|| job.run(tx)));
    let (tx, kept) = ran.map_err(|_| INTERNAL_BUG.with("what", PANICKED))?;
    let Engine::Sqlite(SqliteSession { hold: Hold::Write(writer) }) = tx.engine else {
        return Err(INTERNAL_BUG.with("what", "a command gave back another transaction than it was given"));
    };
    let writer = slot.insert(writer);
    if !kept {
        (writer.head, writer.next_fact_no) = end;
    }
    match together {
        _ if kept => {}
        Together::Bare if writer.wrote => return Ok(Ran::Spoilt),
        Together::Apart => run_sql(&writer.connection, "rollback to command")?,
        Together::Alone | Together::Bare => {}
    }
    if together == Together::Apart {
        run_sql(&writer.connection, "release command")?;
    }
    Ok(if kept { Ran::Kept } else { Ran::Undone })
}

/// A future that has nothing to wait for.
fn ready<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("SQLite answers at once, and between begin and commit nothing but SQL is awaited")
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::listed_by_key;

    #[test]
    fn only_lists_of_keys_are_found() {
        assert_eq!(listed_by_key("select i.id from item i where {scope:i} and i.id in ($1, $2)"), Some("i"));
        assert_eq!(listed_by_key("select 1 from posting p where {scope:p} and p.entry_id in ($1)"), Some("p"));
        assert_eq!(listed_by_key("select 1 from account a where {scope:a} and a.code in ($1)"), None);
        assert_eq!(listed_by_key("select 1 from item i where i.id in (select x from y)"), None);
        assert_eq!(listed_by_key("select 1 from item i where i.branch_id in ($1) and i.id in ($2, $3)"), Some("i"));
    }
}
