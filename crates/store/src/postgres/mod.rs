//! The Postgres arm: few writer connections, lazy transactions, one merged statement per flush, and a sealer whose
//! synchronous commit covers everybody's asynchronous ones (docs/adr/0003).

mod chain;
mod connection;
mod growth;
mod keeper;
mod merge;
mod merging;
mod reader;
mod sealer;
mod series;
mod writer;

use std::str::FromStr as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use kontor_contract::Result;
use kontor_contract::error::{BOOK_MISSING, CONFLICT_GUARD, INTERNAL_BUG, UNAVAILABLE_BUSY};
use kontor_contract::row::{ColumnType, Row, Value};
use sqlx_core::connection::{ConnectOptions as _, Connection as _};
use sqlx_postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use tokio::sync::{Semaphore, SemaphorePermit};

pub(crate) use self::connection::run_on;
use self::connection::{postgres_error, rows_on, values_on};
use self::growth::Growth;
pub(crate) use self::growth::analyze;
pub(crate) use self::keeper::{tables, take_book};
use self::merge::gathered;
use self::reader::Reader;
use self::sealer::SealQueue;
use self::series::{AllSeries, SERIES};
use self::writer::{Slot, Write, Writers};
use crate::Done;
use crate::fact::{self, Identity, Watcher};
use crate::gather::JsonRow;
use crate::ops::{Buffer, Guard};
use crate::scope::Scope;
use crate::tx::{Engine, SeriesKey, Tx, storage};

/// Writers at a time. More cost server CPU without committing more: about four per core were best when measured.
const WRITERS: u32 = 8;
/// Why a transaction is decided again with all writers' permits: it replaces a row that others guard. They hold such a row
/// shared, and as new ones keep coming, the server would never let the one that changes it through.
const ALONE: &str = "a central row, which is changed alone";
/// Readers at a time.
const READERS: u32 = 8;
/// How often a transaction is decided again because another was faster.
const MAX_ATTEMPTS: u32 = 8;
/// Fact numbers a connection draws at once, so that none costs a round trip.
const FACT_NO_BLOCK: i64 = 32;
/// Prepared statements kept per connection.
const STATEMENT_CACHE: usize = 512;

/// What the token `{update}` means here.
const FOR_UPDATE: &str = " for update";
/// What the token `{share}` means here.
const FOR_SHARE: &str = " for share";

/// Tokens of the neutral dialect for Postgres.
pub(crate) fn finish(sql: &str) -> String {
    sql.replace("{share}", FOR_SHARE).replace("{update}", FOR_UPDATE)
}

/// A book in a Postgres database.
pub struct PostgresStore {
    url: String,
    /// Whether opening it brought an older book up to date.
    pub(crate) upgraded: bool,
    identity: RwLock<Identity>,
    readers: PgPool,
    writers: Arc<Writers>,
    seals: Arc<SealQueue>,
    /// Transactions decided again because another was faster, since the book was opened.
    pub retries: AtomicU64,
}

/// A transaction's hold on a connection.
pub(crate) struct PostgresSession {
    hold: Hold,
}

enum Hold {
    Write(Box<Write>),
    Read(Box<Reader>),
}

/// How connections to a book are made.
pub(crate) fn connecting(url: &str) -> Result<PgConnectOptions> {
    let options = PgConnectOptions::from_str(url).map_err(storage)?;
    let options = options.application_name("kontor").statement_cache_capacity(STATEMENT_CACHE);
    // Merged statements are up to a megabyte long, and /metrics tells which calls are slow. Compiling a plan takes longer than
    // any of ours runs.
    Ok(options.disable_statement_logging().options([("jit", "off")]))
}

/// A writer's texts find rows by their keys; planning them anew for every value would cost more than running them. A plan
/// that is kept outlives the size that a table had when it was made, so none reads a whole table because that is small.
pub(crate) fn writing(options: PgConnectOptions) -> PgConnectOptions {
    options.options([("plan_cache_mode", "force_generic_plan"), ("enable_seqscan", "off")])
}

/// How a transaction is decided this time.
struct Try {
    /// One, or all writers' to be alone.
    permits: u32,
    /// Whether nobody was faster yet.
    first: bool,
}

impl PostgresStore {
    /// Opens a book and takes it for this process. `create` makes it if the database holds none.
    ///
    /// # Errors
    /// `book.missing`, `book.newer`, `book.in_use`, `unavailable.storage`.
    pub async fn open(url: &str, create: Option<Identity>, now: i64) -> Result<Arc<Self>> {
        let options = connecting(url)?;
        let mut keeper = PgConnection::connect_with(&options).await.map_err(storage)?;
        keeper::take_book(&mut keeper).await?;
        let upgraded = keeper::note_upgrade(&mut keeper).await?;
        keeper::migrate(&mut keeper).await?;
        let identity = match (rows_on::<Identity>(&mut keeper, fact::IDENTITY.sql, Vec::new()).await?.first(), create) {
            (Some(identity), _) => *identity,
            (None, Some(identity)) => {
                run_on(&mut keeper, fact::INSERT_IDENTITY.sql, identity.row(now)).await?;
                identity
            }
            (None, None) => return Err(BOOK_MISSING.with("path", options.get_database().unwrap_or("postgres"))),
        };
        keeper::fill_words(&mut keeper).await?;
        let growth = Growth::read(&mut keeper).await?;
        let seals = SealQueue::start(options.clone(), keeper, identity).await?;
        let readers = PgPoolOptions::new()
            .max_connections(READERS)
            .test_before_acquire(false)
            .connect_lazy_with(options.clone().options([("default_transaction_read_only", "on")]));
        let slots = (1..=i64::from(WRITERS)).rev().map(Slot::unconnected).collect();
        let writers = Writers {
            options: writing(options).options([("synchronous_commit", "off")]),
            slots: Mutex::new(slots),
            permits: Semaphore::new(usize::try_from(WRITERS).expect("a small constant")),
            series: AllSeries::default(),
            growth,
        };
        let (url, identity) = (url.to_owned(), RwLock::new(identity));
        Ok(Arc::new(Self { url, upgraded, identity, readers, writers: Arc::new(writers), seals, retries: AtomicU64::new(0) }))
    }

    /// What follows an upgrade is done.
    pub(crate) async fn upgrade_done(&self) -> Result<()> {
        let mut connection = PgConnection::connect_with(&self.writers.options).await.map_err(storage)?;
        keeper::forget_upgrade(&mut connection).await?;
        connection.close().await.map_err(storage)
    }

    /// Takes the place of all who write.
    pub(crate) async fn pause(&self) -> Result<SemaphorePermit<'_>> {
        self.writers.permits.acquire_many(WRITERS).await.map_err(|_| UNAVAILABLE_BUSY.error())
    }

    /// Who this database is.
    pub fn identity(&self) -> Identity {
        *self.identity.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the book lies, password and all.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Lets somebody know of every durable commit.
    pub(crate) fn watch(&self, watcher: Watcher) -> std::result::Result<(), Watcher> {
        self.seals.watcher.set(watcher)
    }

    /// Tells whoever finds the book taken where it is served.
    pub(crate) fn publish_address(&self, address: &str) {
        self.seals.publish(address);
    }

    /// Durable commits of the sealer since the book was opened; each covers a batch of commands.
    pub fn commits(&self) -> u64 {
        self.seals.commits()
    }

    /// Runs `work` on a connection that cannot write.
    pub(crate) async fn read<T, F, Fut>(&self, scope: Scope, work: F) -> Result<T>
    where
        F: FnOnce(Tx) -> Fut,
        Fut: Future<Output = (Tx, Result<T>)>,
    {
        let connection = self.readers.acquire().await.map_err(postgres_error)?;
        let session = PostgresSession { hold: Hold::Read(Box::new(Reader::over(connection))) };
        let (tx, outcome) = work(Tx::new(Engine::Postgres(session), scope)).await;
        if let Engine::Postgres(PostgresSession { hold: Hold::Read(reader) }) = tx.engine {
            reader.end().await;
        }
        outcome
    }

    /// Runs `work` as a transaction; answers when its fact is sealed, and so durable.
    pub(crate) async fn write<T, F, Fut>(self: &Arc<Self>, scope: Scope, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(Tx) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = (Tx, Result<Done<T>>)> + Send + 'static,
    {
        // A task of its own: a caller that goes away must not leave a transaction half-way.
        let store = self.clone();
        let task = tokio::spawn(async move { store.write_until_decided(scope, work).await });
        task.await.map_err(|error| INTERNAL_BUG.with("what", error))?
    }

    async fn write_until_decided<T, F, Fut>(&self, scope: Scope, work: F) -> Result<T>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = (Tx, Result<Done<T>>)>,
    {
        let mut attempt = 1;
        let mut permits = 1;
        loop {
            let outcome = self.write_once(scope.clone(), &work, Try { permits, first: attempt == 1 }).await;
            match outcome {
                Err(error) if error.is(&CONFLICT_GUARD) && attempt < MAX_ATTEMPTS => {
                    attempt += 1;
                    // Two that hold each other's series would time out together again and again; alone, nobody waits.
                    if error.params.get("what").is_some_and(|what| what == ALONE || what == SERIES) {
                        permits = WRITERS;
                    }
                    self.retries.fetch_add(1, Ordering::Relaxed);
                }
                decided => return decided,
            }
        }
    }

    async fn write_once<T, F, Fut>(&self, scope: Scope, work: &F, Try { permits, first }: Try) -> Result<T>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = (Tx, Result<Done<T>>)>,
    {
        let permit = self.writers.permits.acquire_many(permits).await.map_err(|_| UNAVAILABLE_BUSY.error())?;
        let mut write = Write::begin(self.writers.clone(), self.seals.clone(), self.identity()).await?;
        write.alone = permits == WRITERS;
        let session = PostgresSession { hold: Hold::Write(Box::new(write)) };
        let mut tx = Tx::new(Engine::Postgres(session), scope);
        tx.first_try = first;
        let (mut tx, outcome) = work(tx).await;
        let buffer = tx.buffer.take();
        let Engine::Postgres(PostgresSession { hold: Hold::Write(write) }) = tx.engine else {
            return Err(INTERNAL_BUG.with("what", "a command gave back another transaction than it was given"));
        };
        let enters = write.enters;
        let (answer, sealed) = match outcome {
            Ok(done) => (done.answer, write.finish(&buffer, done.fact).await?),
            Err(error) => {
                write.abandon().await;
                return Err(error);
            }
        };
        if let Some(epoch) = enters {
            self.identity.write().unwrap_or_else(PoisonError::into_inner).epoch = epoch;
        }
        // The connection is free for the next caller while this one waits for the flush.
        drop(permit);
        if let Some(sealed) = sealed {
            sealed.await.map_err(|_| storage("the sealer stopped before the commit was durable"))??;
        }
        Ok(answer)
    }
}

impl PostgresSession {
    fn write(&mut self) -> Result<&mut Write> {
        match &mut self.hold {
            Hold::Write(write) => Ok(write),
            Hold::Read(_) => Err(INTERNAL_BUG.with("what", "a query tried to write")),
        }
    }

    pub(crate) async fn rows<R: Row>(&mut self, sql: &str, params: Vec<Value>) -> Result<Vec<R>> {
        match &mut self.hold {
            Hold::Write(write) => {
                // A lock on what is read lasts until the commit only inside a transaction.
                if sql.ends_with(FOR_UPDATE) || sql.ends_with(FOR_SHARE) {
                    write.open().await?;
                }
                rows_on(write.connection()?, sql, params).await
            }
            Hold::Read(reader) => rows_on(reader.get(), sql, params).await,
        }
    }

    /// Rows of several texts, by their kind; texts of one kind follow each other.
    pub(crate) async fn rows_at_once(
        &mut self,
        kinds: usize,
        texts: Vec<(usize, Arc<str>, Vec<Value>)>,
    ) -> Result<Vec<Vec<JsonRow>>> {
        let mut rows: Vec<Vec<JsonRow>> = (0..kinds).map(|_| Vec::new()).collect();
        if texts.is_empty() {
            return Ok(rows);
        }
        let (sql, params) = gathered(texts);
        let connection = match &mut self.hold {
            Hold::Write(write) => write.connection()?,
            Hold::Read(reader) => reader.get(),
        };
        for (kind, row) in rows_on::<(i64, String)>(connection, &sql, params).await? {
            let row = serde_json::from_str(&row).map_err(|error| INTERNAL_BUG.with("what", error))?;
            let kind = usize::try_from(kind).ok().and_then(|kind| rows.get_mut(kind));
            kind.ok_or_else(|| INTERNAL_BUG.with("what", "a row of no text"))?.push(row);
        }
        Ok(rows)
    }

    pub(crate) async fn values(&mut self, sql: &str, params: Vec<Value>, types: &[ColumnType]) -> Result<Vec<Vec<Value>>> {
        match &mut self.hold {
            Hold::Write(write) => values_on(write.connection()?, sql, params, types).await,
            Hold::Read(reader) => values_on(reader.get(), sql, params, types).await,
        }
    }

    /// Everything read from now on is of one state. A transaction that writes decides by its guards instead.
    pub(crate) async fn snapshot(&mut self) -> Result<()> {
        match &mut self.hold {
            Hold::Write(_) => Ok(()),
            Hold::Read(reader) => reader.snapshot().await,
        }
    }

    pub(crate) async fn flush(&mut self, buffer: &Buffer) -> Result<u64> {
        self.write()?.flush(buffer, None).await
    }

    pub(crate) async fn take_number(&mut self, series: &SeriesKey) -> Result<(i64, Option<Guard>)> {
        self.write()?.take_number(series).await
    }

    /// Refuses a transaction that replaces a central row while others write; it is decided again alone.
    pub(crate) fn require_alone(&mut self) -> Result<()> {
        if self.write()?.alone { Ok(()) } else { Err(CONFLICT_GUARD.with("what", ALONE)) }
    }

    pub(crate) fn stamp(&mut self, now: i64) -> Result<i64> {
        let write = self.write()?;
        let stamp = write.seals.stamp(now);
        let hlc = stamp.hlc();
        write.stamp = Some(stamp);
        Ok(hlc)
    }

    pub(crate) fn order_key(&mut self, now: i64) -> Result<i64> {
        Ok(self.write()?.seals.tick(now))
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
