//! Statements on a SQLite connection, on the calling thread: one costs about 2 us, a thread hop would cost 60.

use std::path::Path;
use std::time::Duration;

use kontor_contract::error::{CONFLICT_GUARD, UNAVAILABLE_BUSY};
use kontor_contract::row::{Row, RowError, RowSource, Value};
use kontor_contract::safekeeping::{BOOK_READ_ONLY, BOOK_UNOPENABLE};
use kontor_contract::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};
use uuid::Uuid;

use crate::cipher::{self, Spec};
use crate::log;
use crate::tx::damaged;
use crate::work;

/// How long a writer waits for another process's transaction.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Prepared statements kept per connection.
const STATEMENT_CACHE: usize = 512;

/// Opens and configures a connection. A book that cannot be written, file or folder, is opened to be read.
pub(crate) fn connect(path: &Path) -> Result<Connection> {
    log::require_file(path)?;
    let key = cipher::spec_of(path)?;
    let connection = Connection::open(path).map_err(sqlite_error)?;
    prepare(&connection, key.as_ref())?;
    match configure(&connection) {
        Err(error) if (error.is(&BOOK_READ_ONLY) || error.is(&BOOK_UNOPENABLE)) && folded(path) => frozen(path, key.as_ref()),
        configured => configured.map(|()| connection),
    }
}

/// Looks into a file without configuring anything or making it.
pub(crate) fn peek<T>(path: &Path, look: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T> {
    peek_with(path, cipher::spec_of(path)?.as_ref(), look)
}

/// As [`peek`], with a key that may be the wrong one.
pub(crate) fn peek_with<T>(path: &Path, key: Option<&Spec>, look: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T> {
    log::require_file(path)?;
    log::require_sound(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(sqlite_error)?;
    if log::beside(path).exists() {
        // Whoever only looks leaves a log where it is, whatever SQLite can read of it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(sqlite_error)?;
    }
    prepare(&connection, key)?;
    match look(&connection).map_err(sqlite_error) {
        Err(error) if (error.is(&BOOK_READ_ONLY) || error.is(&BOOK_UNOPENABLE)) && folded(path) => {
            look(&frozen(path, key)?).map_err(sqlite_error)
        }
        seen => seen,
    }
}

/// Before anything is asked: how long others are waited for, that a plan stands however its parameters change (a statement near
/// a partial index would be prepared anew with each new value), and the key.
fn prepare(connection: &Connection, key: Option<&Spec>) -> Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT).map_err(sqlite_error)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(sqlite_error)?;
    key.map_or(Ok(()), |key| key.apply(connection))
}

/// Whether everything stands in the book's one file, nothing waits beside it.
fn folded(path: &Path) -> bool {
    std::fs::metadata(log::beside(path)).map_or(true, |log| log.len() == 0)
}

/// A book on a medium that nobody can write: not even the index beside the log can be made, and nobody changes it.
fn frozen(path: &Path, key: Option<&Spec>) -> Result<Connection> {
    let name: String = path
        .to_string_lossy()
        .chars()
        .map(|letter| match letter {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            plain => plain.to_string(),
        })
        .collect();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags).map_err(sqlite_error)?;
    prepare(&connection, key)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    Ok(connection)
}

/// The settings every connection has: WAL, every commit on disk, 64 MB of pages.
pub(super) fn configure(connection: &Connection) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    let settings = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536; \
        pragma wal_autocheckpoint = 4000; pragma temp_store = memory;";
    connection.execute_batch(settings).map_err(sqlite_error)
}

pub(super) fn execute(connection: &Connection, sql: &str, params: &[Value]) -> Result<()> {
    work::on_sqlite(sql, params);
    let mut statement = connection.prepare_cached(sql).map_err(sqlite_error)?;
    statement.execute(rusqlite::params_from_iter(params.iter().map(Bound))).map_err(sqlite_error)?;
    Ok(())
}

/// Runs a statement to its end, whatever rows it gives, uncounted.
pub(crate) fn play(connection: &Connection, sql: &str, params: &[Value]) -> Result<()> {
    let mut statement = connection.prepare_cached(sql).map_err(sqlite_error)?;
    let mut cursor = statement.query(rusqlite::params_from_iter(params.iter().map(Bound))).map_err(sqlite_error)?;
    while cursor.next().map_err(sqlite_error)?.is_some() {}
    Ok(())
}

pub(super) fn run(connection: &Connection, sql: &str) -> Result<()> {
    execute(connection, sql, &[])
}

pub(super) fn rows<R: Row>(connection: &Connection, sql: &str, params: &[Value]) -> Result<Vec<R>> {
    if cfg!(debug_assertions) {
        let statement = connection.prepare_cached(sql).map_err(sqlite_error)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        crate::check_columns::<R>(&names, sql)?;
    }
    rows_with(connection, sql, params, |row| R::read(row))
}

/// Rows read by a function, for those whose shape is known at run time only.
pub(super) fn rows_with<T>(
    connection: &Connection,
    sql: &str,
    params: &[Value],
    read: impl Fn(&dyn RowSource) -> Result<T, RowError>,
) -> Result<Vec<T>> {
    work::on_sqlite(sql, params);
    let mut statement = connection.prepare_cached(sql).map_err(sqlite_error)?;
    let mut cursor = statement.query(rusqlite::params_from_iter(params.iter().map(Bound))).map_err(sqlite_error)?;
    let mut out = Vec::new();
    while let Some(row) = cursor.next().map_err(sqlite_error)? {
        out.push(read(&SqliteRow(row)).map_err(|error| damaged(&error))?);
    }
    Ok(out)
}

struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null(_) => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Id(id) => ValueRef::Blob(id.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// A row on its way into a struct.
struct SqliteRow<'a>(&'a rusqlite::Row<'a>);

impl RowSource for SqliteRow<'_> {
    fn int(&self, at: usize) -> std::result::Result<Option<i64>, RowError> {
        self.0.get(at).map_err(|error| RowError::new(at, error))
    }
    fn text(&self, at: usize) -> std::result::Result<Option<String>, RowError> {
        self.0.get(at).map_err(|error| RowError::new(at, error))
    }
    fn id(&self, at: usize) -> std::result::Result<Option<Uuid>, RowError> {
        let bytes: Option<Vec<u8>> = self.bytes(at)?;
        bytes.map(|bytes| Uuid::from_slice(&bytes).map_err(|error| RowError::new(at, error))).transpose()
    }
    fn bytes(&self, at: usize) -> std::result::Result<Option<Vec<u8>>, RowError> {
        self.0.get(at).map_err(|error| RowError::new(at, error))
    }
}

pub(crate) fn sqlite_error(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => UNAVAILABLE_BUSY.error(),
        Some(ErrorCode::ConstraintViolation) => CONFLICT_GUARD.with("what", error),
        _ => crate::fault::of_sqlite(error),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_prepared_once_whatever_it_is_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = connect(&folder.path().join("book")).expect("a new file");
        book.execute_batch("create table t (a text, b text); create index open on t (b) where a = 'open';").expect("new");
        let mut statement = book.prepare_cached("select b from t where a = ? and b = ?").expect("sound");
        for a in ["open", "closed", "open"] {
            assert!(!statement.exists([a, "b"]).expect("it is there"));
        }
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}
