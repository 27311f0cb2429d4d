//! Copies of a book: made while it is in use, checked, and put back.
//!
//! An SQLite book is copied here, page by page from one snapshot. A Postgres book is copied by Postgres' own programs;
//! here is only what must be known and done before they run.

use std::path::Path;
use std::str::FromStr as _;

use kontor_contract::operating::{BOOK_OPEN, BOOK_UNSOUND};
use kontor_contract::{Error, Result};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use sqlx_core::connection::Connection as _;
use sqlx_core::executor::Executor as _;
use sqlx_core::query_scalar::query_scalar;
use sqlx_postgres::{PgConnectOptions, PgConnection};

use crate::cipher::{self, Salt};
use crate::log;
use crate::migrations::newest;
use crate::postgres::{tables, take_book};
use crate::sqlite::sqlite_error;
use crate::tx::storage;

/// How a copy stands to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Its structure is the one this program knows.
    Current,
    /// An older program made it; opening it would bring it up to date.
    Older,
    /// A newer program made it, with this structure.
    Newer(i64),
}

/// Copies the SQLite book at `from`, which may be in use, into the file `to`, which must not be.
///
/// # Errors
/// `book.unsound` when `from` is no SQLite file; `book.log_damaged`, `unavailable.*`.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let source = open(from)?;
    let mut target = Connection::open(to).map_err(sqlite_error)?;
    // A copy of an encrypted book is encrypted as the book is.
    cipher::apply(&target, from)?;
    let backup = Backup::new(&source, &mut target).map_err(|error| unsound(from, error))?;
    // All pages in one step: one snapshot, and with write-ahead logging nobody waits for it.
    match backup.step(-1).map_err(|error| unsound(from, error))? {
        StepResult::Done => Ok(()),
        _ => Err(storage("the copy ended before its end")),
    }
}

/// A folded book that nobody else can write while this is kept: what is decided about it still holds when it is moved. It can
/// be looked at and copied.
pub struct Held {
    // An empty transaction that is about to write, and goes away with its connection.
    _connection: Connection,
}

impl Held {
    /// Folds a book and holds it.
    ///
    /// # Errors
    /// `book.open_elsewhere` when another program has it open; `book.corrupt`, `book.log_damaged`, `unavailable.*`.
    pub fn try_new(path: &Path) -> Result<Self> {
        fold(path)?;
        let connection = open(path)?;
        let held = connection.execute_batch("begin immediate");
        let mode = held.and_then(|()| connection.query_row("pragma journal_mode", [], |row| row.get::<_, String>(0)));
        match mode {
            Ok(mode) if mode == "delete" => Ok(Self { _connection: connection }),
            // Somebody opened it in between.
            Ok(_) => Err(BOOK_OPEN.with("path", path.display())),
            Err(error) => Err(busy(error, path)),
        }
    }
}

/// Looks whether every page of a file is sound and whether it holds a book, without changing it.
///
/// # Errors
/// `book.unsound`, `book.log_damaged`.
pub fn check(path: &Path) -> Result<Age> {
    let connection = open(path)?;
    let answers = |sql: &str| -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(sql)?;
        statement.query_map([], |row| row.get(0))?.collect()
    };
    let problems = answers("pragma integrity_check(10)").map_err(|error| unsound(path, error))?;
    if problems != ["ok"] {
        return Err(unsound(path, problems.join("; ")));
    }
    if Salt::of(path).is_some() {
        // The MAC of every page, also of those that nothing reads.
        let problems = answers("pragma cipher_integrity_check").map_err(|error| unsound(path, error))?;
        if let Some(problem) = problems.first() {
            return Err(unsound(path, problem));
        }
    }
    let version = "select (select max(version) from _sqlx_migrations) from book_node where one = 1";
    let version: i64 = connection.query_row(version, [], |row| row.get(0)).map_err(|error| unsound(path, error))?;
    Ok(match version.cmp(&newest()) {
        std::cmp::Ordering::Less => Age::Older,
        std::cmp::Ordering::Equal => Age::Current,
        std::cmp::Ordering::Greater => Age::Newer(version),
    })
}

/// Makes an SQLite book one single file, as it must be to be moved.
///
/// # Errors
/// `book.open_elsewhere` when another program has it open; `book.log_damaged`, `unavailable.*`.
pub fn fold(path: &Path) -> Result<()> {
    let connection = open(path)?;
    // What cannot be folded stays as it is, log and all, and tells somebody what happened.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(sqlite_error)?;
    let folded: rusqlite::Result<String> = connection.query_row("pragma journal_mode = delete", [], |row| row.get(0));
    match folded {
        Ok(mode) if mode == "delete" => Ok(()),
        Ok(_) => Err(BOOK_OPEN.with("path", path.display())),
        Err(error) => Err(busy(error, path)),
    }
}

/// As [`fold`], of a book that will be opened as it is: with its log, so that of several who then open it at once none has to
/// change that.
///
/// # Errors
/// As [`fold`].
pub fn settle(path: &Path) -> Result<()> {
    fold(path)?;
    let connection = open(path)?;
    connection.query_row("pragma journal_mode = wal", [], |_| Ok(())).map_err(sqlite_error)
}

fn busy(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => BOOK_OPEN.with("path", path.display()),
        _ => sqlite_error(error),
    }
}

/// Whether a Postgres database holds anything, asked while nobody else has the book.
///
/// # Errors
/// `book.in_use`, `unavailable.storage`.
pub async fn postgres_is_empty(url: &str) -> Result<bool> {
    let mut connection = connect(url).await?;
    take_book(&mut connection).await?;
    let empty = tables(&mut connection).await? == 0;
    connection.close().await.map_err(storage)?;
    Ok(empty)
}

/// Empties a Postgres database, so that a copy can be put there.
///
/// # Errors
/// `book.in_use`, `unavailable.storage`.
pub async fn empty_postgres(url: &str) -> Result<()> {
    let mut connection = connect(url).await?;
    take_book(&mut connection).await?;
    connection.execute("drop schema public cascade; create schema public").await.map_err(storage)?;
    connection.close().await.map_err(storage)
}

/// Databases of a server whose names begin so.
///
/// # Errors
/// `unavailable.storage`.
pub async fn databases(url: &str, beginning: &str) -> Result<Vec<String>> {
    let mut connection = connect(url).await?;
    let names = query_scalar("select datname::text from pg_database where starts_with(datname::text, $1) order by 1");
    let names = names.bind(beginning).fetch_all(&mut connection).await.map_err(storage)?;
    connection.close().await.map_err(storage)?;
    Ok(names)
}

async fn connect(url: &str) -> Result<PgConnection> {
    let options = PgConnectOptions::from_str(url).map_err(storage)?.application_name("kontor");
    PgConnection::connect_with(&options).await.map_err(storage)
}

/// An existing file; never makes one.
pub(crate) fn open(path: &Path) -> Result<Connection> {
    log::require_sound(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| unsound(path, error))?;
    cipher::apply(&connection, path)?;
    Ok(connection)
}

fn unsound(path: &Path, reason: impl ToString) -> Error {
    BOOK_UNSOUND.with("path", path.display()).with("reason", reason)
}
