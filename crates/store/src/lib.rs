//! The store: one book on SQLite or Postgres behind one set of verbs.
//!
//! Owns the connections, the group commit, the merged writes, facts and seals on disk, migrations, and the list kit.
//! Refuses any row change that is not a [`RowOp`], any statement that is not declared, any query without a [`Scope`].
//! `sqlx` (Postgres) and `rusqlite` (SQLite, with SQLCipher) are known here only.

mod adopt;
pub mod backup;
pub mod baseline;
pub mod cipher;
mod fact;
pub mod fault;
mod gather;
mod list;
mod log;
mod merged;
mod migrations;
mod ops;
mod postgres;
mod render;
mod schema;
mod scope;
mod sqlite;
mod statement;
mod tx;
mod verify;
mod words;
pub mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::row::{ColumnType, Row, RowError, RowSource, Value};
use kontor_contract::{Error, Result};
use tokio::sync::SemaphorePermit;

pub use adopt::Adopted;
pub use fact::{Fact, Head, Identity, Position, Seal, SealedFact, Watcher};
pub use gather::{Ask, Gather, ask, ask_each, ask_each_in, ask_in};
pub use list::{ListColumn, ListSpec, ListWords, fold};
pub use migrations::{MIGRATIONS, newest};
pub use ops::RowOp;
pub use postgres::PostgresStore;
pub use schema::{Class, Dialect, Keeping, SCHEMA, Table, TableColumn};
pub use scope::{Area, Areas, MAX_BRANCHES, Scope};
pub use sqlite::SqliteStore;
pub use statement::{Statement, rendered};
pub use tx::{SeriesKey, Tx};
pub use verify::{Columns, Difference, Rebuild, row_text, unprotected};

statements! { "store";
    /// Gapless: the row stays locked until the commit.
    NEXT_NUMBER = "insert into number_series (company_id, kind, fiscal_year, node_id, epoch, next) values ($1, $2, $3, $4, $5, 2) \
        on conflict (company_id, kind, fiscal_year, node_id, epoch) do update set next = number_series.next + 1 \
        returning next - 1";
    SERIES = "select next from number_series where company_id = $1 and kind = $2 and fiscal_year = $3 and node_id = $4 and epoch = $5";
    /// Tested, and its row locked, by the statement that writes the number.
    STILL_NEXT = "select 1 from number_series where company_id = $1 and kind = $2 and fiscal_year = $3 and node_id = $4 and epoch = $5 \
        and next = $6{update}";
}

/// Every text of the store itself.
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    ALL.iter().chain(fact::ALL).copied()
}

/// A book.
#[derive(Clone)]
pub enum Db {
    /// In one file.
    Sqlite(Arc<SqliteStore>),
    /// In a Postgres database, served by this process.
    Postgres(Arc<PostgresStore>),
}

/// Where a book lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file.
    File(PathBuf),
    /// A Postgres URL.
    Postgres(String),
}

impl Location {
    /// Reads `--book`: a URL, or else a path.
    pub fn parse(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Postgres(text.to_owned())
        } else {
            Self::File(Path::new(text).to_owned())
        }
    }
}

/// What a transaction leaves: its answer, and the fact that says what happened. Work on local tables makes no fact.
#[derive(Debug)]
pub struct Done<T> {
    /// For the caller, after the durable commit.
    pub answer: T,
    /// Appended and sealed with the commit.
    pub fact: Option<Fact>,
}

impl Db {
    /// Opens a book and brings its structure up to date; with `create`, makes it under that identity if there is none.
    ///
    /// # Errors
    /// `book.missing`, `book.file_lost`, `book.log_damaged`, `book.log_lost`, `book.newer`, `book.in_use`, `unavailable.storage`.
    pub async fn open(location: &Location, create: Option<Identity>, now: i64) -> Result<Self> {
        match location {
            Location::File(path) => SqliteStore::open(path, create, now).await.map(Self::Sqlite),
            Location::Postgres(url) => PostgresStore::open(url, create, now).await.map(Self::Postgres),
        }
    }

    /// Who this database is.
    pub fn identity(&self) -> Identity {
        match self {
            Self::Sqlite(store) => store.identity(),
            Self::Postgres(store) => store.identity(),
        }
    }

    /// Which engine it is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Durable commits since the book was opened; one covers a batch of commands.
    pub fn commits(&self) -> u64 {
        match self {
            Self::Sqlite(store) => store.commits.load(Ordering::Relaxed),
            Self::Postgres(store) => store.commits(),
        }
    }

    /// Tells whoever finds the book taken (`book.in_use`) where this process serves it. An SQLite book is never taken.
    pub fn publish_address(&self, address: &str) {
        match self {
            Self::Sqlite(_) => {}
            Self::Postgres(store) => store.publish_address(address),
        }
    }

    /// Runs `work` on a snapshot; it cannot write.
    ///
    /// # Errors
    /// What `work` answers, and `unavailable.*`.
    pub async fn read<T, F, Fut>(&self, scope: Scope, work: F) -> Result<T>
    where
        F: FnOnce(Tx) -> Fut,
        Fut: Future<Output = (Tx, Result<T>)>,
    {
        match self {
            Self::Sqlite(store) => store.read(scope, work).await,
            Self::Postgres(store) => store.read(scope, work).await,
        }
    }

    /// Runs `work` as one transaction and answers after the durable commit. It may run several times: another
    /// transaction was faster, and what was decided must be decided again.
    ///
    /// # Errors
    /// What `work` answers, with no effect left; `conflict.guard` after several attempts; `unavailable.*`.
    pub async fn write<T, F, Fut>(&self, scope: Scope, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(Tx) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = (Tx, Result<Done<T>>)> + Send + 'static,
    {
        match self {
            Self::Sqlite(store) => store.write(scope, work).await,
            Self::Postgres(store) => store.write(scope, work).await,
        }
    }

    /// Keeps everybody from writing while the answer is kept, once those who write are through. On SQLite, whose facts are
    /// sealed as they are committed, nobody needs to wait, and there is nothing to keep.
    ///
    /// # Errors
    /// `unavailable.busy`.
    pub async fn pause(&self) -> Result<Option<SemaphorePermit<'_>>> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(store) => store.pause().await.map(Some),
        }
    }

    /// The sequence number of the last seal: it grows whenever anybody, here or in another process, commits a fact.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn last_seq(&self) -> Result<i64> {
        let identity = self.identity();
        self.read(Scope::Book, async move |mut tx| {
            let seal = tx.find::<Seal>(&fact::LAST_SEAL, kontor_contract::params![identity.node_id, identity.epoch]).await;
            (tx, seal.map(|seal| seal.map_or(0, |seal| seal.seq)))
        })
        .await
    }

    /// The last seal of this node, whatever its epoch.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn last_position(&self) -> Result<Position> {
        let identity = self.identity();
        self.read(Scope::Book, async move |mut tx| {
            let last = tx.find::<Position>(&fact::LAST_POSITION, kontor_contract::params![identity.node_id]).await;
            (tx, last.map(|last| last.unwrap_or(Position { epoch: identity.epoch, seq: 0 })))
        })
        .await
    }

    /// The end of this node's chain.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn head(&self) -> Result<Head> {
        let identity = self.identity();
        self.read(Scope::Book, async move |mut tx| {
            let seal = tx.find::<Seal>(&fact::LAST_SEAL, kontor_contract::params![identity.node_id, identity.epoch]).await;
            let start = Head::start(identity);
            (tx, seal.map(|seal| seal.map_or(start, |seal| start.after(&seal))))
        })
        .await
    }

    /// Sealed facts of this node after a position, those of later epochs too, in order, at most `limit`.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn sealed_from(&self, after: Position, limit: i64) -> Result<Vec<SealedFact>> {
        let node_id = self.identity().node_id;
        self.read(Scope::Book, async move |mut tx| {
            let key = kontor_contract::params![node_id, after.epoch, after.seq, limit];
            let facts = tx.rows(&fact::SEALED_FROM, key).await;
            (tx, facts)
        })
        .await
    }

    /// Tells `watcher` the chain's end after every durable commit of this process, from now on. The first one stays.
    pub fn watch(&self, watcher: Watcher) {
        let taken = match self {
            Self::Sqlite(store) => store.watcher.set(watcher),
            Self::Postgres(store) => store.watch(watcher),
        };
        if taken.is_err() {
            tracing::warn!("the book is watched already");
        }
    }

    /// Whether opening it brought a database up to date that held an older book. A file is upgraded on a copy before.
    pub fn upgraded(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(store) => store.upgraded,
        }
    }

    /// What was to be done after an upgrade is done: until it is, every opening says that the book was upgraded.
    ///
    /// # Errors
    /// `unavailable.storage`.
    pub async fn upgrade_done(&self) -> Result<()> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(store) => store.upgrade_done().await,
        }
    }

    /// Where the book lies.
    pub fn location(&self) -> Location {
        match self {
            Self::Sqlite(store) => Location::File(store.path().to_owned()),
            Self::Postgres(store) => Location::Postgres(store.url().to_owned()),
        }
    }

    /// Sealed facts of this node's present epoch after `seq`, in order, at most `limit`.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn sealed_after(&self, seq: i64, limit: i64) -> Result<Vec<SealedFact>> {
        self.sealed_of(self.identity(), seq, limit).await
    }

    /// Sealed facts of the chain of any node and epoch after `seq`, in order, at most `limit`.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn sealed_of(&self, identity: Identity, seq: i64, limit: i64) -> Result<Vec<SealedFact>> {
        self.read(Scope::Book, async move |mut tx| {
            let key = kontor_contract::params![identity.node_id, identity.epoch, seq, limit];
            let facts = tx.rows(&fact::SEALED_AFTER, key).await;
            (tx, facts)
        })
        .await
    }
}

/// Debug builds check that a statement's columns are the struct's fields, so a swapped pair cannot pass a test.
fn check_columns<R: Row>(found: &[String], sql: &str) -> Result<(), Error> {
    if R::FIELDS.is_empty() {
        return Ok(());
    }
    let expected = R::columns();
    if found.len() >= expected.len() && found.iter().zip(&expected).all(|(found, expected)| found == expected) {
        return Ok(());
    }
    Err(INTERNAL_BUG.with("what", format!("columns {found:?} are read as {expected:?} in {sql}")))
}

/// A row of columns whose types are known at run time only.
fn read_values(source: &dyn RowSource, types: &[ColumnType]) -> Result<Vec<Value>, RowError> {
    let read = |(at, column_type): (usize, &ColumnType)| {
        let value = match column_type {
            ColumnType::Int => source.int(at)?.map(Value::Int),
            ColumnType::Text => source.text(at)?.map(Value::Text),
            ColumnType::Id => source.id(at)?.map(Value::Id),
            ColumnType::Bytes => source.bytes(at)?.map(Value::Bytes),
        };
        Ok(value.unwrap_or(Value::Null(*column_type)))
    };
    types.iter().enumerate().map(read).collect()
}
