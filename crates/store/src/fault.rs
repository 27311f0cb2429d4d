//! What can be wrong with the place a book lies in, each told by its own code: a full disk, a file that cannot be written,
//! one that another program holds, one on a network share, one whose pages or whose log are damaged.

use std::path::Path;

use kontor_contract::error::{BOOK_MISSING, UNAVAILABLE_BUSY};
use kontor_contract::safekeeping::{
    BOOK_CORRUPT, BOOK_DISK_FULL, BOOK_LOCKED, BOOK_LOG_LOST, BOOK_READ_ONLY, BOOK_UNOPENABLE, BOOK_WRITE_FAILED,
};
use kontor_contract::{Error, Result};
use rusqlite::{Connection, ErrorCode};

use crate::log;
use crate::migrations::{MIGRATIONS, newest};
use crate::tx::storage;

/// What SQLite says when the system refused a write: a limit on the file's size, a quota, a failing disk.
const WRITE_REFUSED: &[i32] =
    &[rusqlite::ffi::SQLITE_IOERR_WRITE, rusqlite::ffi::SQLITE_IOERR_FSYNC, rusqlite::ffi::SQLITE_IOERR_TRUNCATE];

/// A failure of SQLite that is about the file, not about what was asked.
pub(crate) fn of_sqlite(error: rusqlite::Error) -> Error {
    let extended = error.sqlite_error().map_or(0, |failure| failure.extended_code);
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => BOOK_DISK_FULL.error(),
        Some(ErrorCode::ReadOnly) => BOOK_READ_ONLY.error(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => BOOK_CORRUPT.with("reason", error),
        Some(ErrorCode::Unknown) if is_of_structure(&error) => BOOK_CORRUPT.with("reason", error),
        Some(ErrorCode::CannotOpen) => BOOK_UNOPENABLE.with("reason", error),
        Some(ErrorCode::SystemIoFailure) if WRITE_REFUSED.contains(&extended) => BOOK_WRITE_FAILED.with("reason", error),
        _ => storage(error),
    }
}

/// Whether a text names what the file does not have. All texts fit the structure, so the structure was changed past the
/// program.
fn is_of_structure(error: &rusqlite::Error) -> bool {
    let said = error.to_string();
    ["no such table", "no such column", "no such index", "no such view", "has no column named", "malformed"]
        .iter()
        .any(|words| said.contains(words))
}

/// A failure of Postgres that is about its disk, by SQLSTATE.
pub(crate) fn of_postgres(code: &str, error: &sqlx_core::Error) -> Option<Error> {
    match code {
        "53100" => Some(BOOK_DISK_FULL.error()),
        "25006" => Some(BOOK_READ_ONLY.error()),
        "XX001" | "XX002" => Some(BOOK_CORRUPT.with("reason", error)),
        _ => None,
    }
}

/// A book that is busy while it is opened is held by another program for longer than a commit takes.
pub(crate) fn at_opening(error: Error, path: &Path) -> Error {
    if error.is(&UNAVAILABLE_BUSY) { BOOK_LOCKED.with("path", path.display()) } else { error }
}

/// Whether a file holds a book, found without changing it: one that says which it is.
///
/// # Errors
/// `book.corrupt` for what holds something else, or facts of no book; `book.log_damaged`, `book.locked`,
/// `unavailable.storage`.
pub fn holds_book(path: &Path) -> Result<bool> {
    if !path.exists() {
        return Ok(false);
    }
    let (named, facts) = crate::sqlite::peek(path, held).map_err(|error| at_opening(error, path))?;
    if facts && !named {
        return Err(BOOK_CORRUPT.with("reason", "it does not say which book it is"));
    }
    Ok(named)
}

/// Whether a file says which book it is, and whether it has facts.
fn held(connection: &Connection) -> rusqlite::Result<(bool, bool)> {
    let any = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(|count| count > 0);
    if !any("select count(*) from sqlite_schema")? {
        return Ok((false, false));
    }
    Ok((any("select count(*) from book_node")?, any("select count(*) from (select 1 from fact limit 1)")?))
}

/// Refuses a place where only the log of a book is left, into which whatever is put there would be drawn.
///
/// # Errors
/// `book.file_lost`.
pub fn require_no_stray_log(path: &Path) -> Result<()> {
    log::require_file(path)
}

/// Why a file holds no book: there was none, or all of it stood in a log that SQLite can read nothing of.
pub(crate) fn missing(path: &Path) -> Error {
    let code = if log::has_frames(path) { &BOOK_LOG_LOST } else { &BOOK_MISSING };
    code.with("path", path.display())
}

/// Whether a file's structure is another than this program's; a file that is not there needs all of it.
pub(crate) fn needs_migration(path: &Path) -> Result<bool> {
    if !path.exists() {
        return Ok(true);
    }
    let applied = crate::sqlite::peek(path, applied).map_err(|error| at_opening(error, path))?;
    Ok(applied != (Some(newest()), i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)))
}

/// Whether an older program made the book in a file; neither an empty file nor one of a newer program is that.
///
/// # Errors
/// As [`schema_of`].
pub fn is_older(path: &Path) -> Result<bool> {
    Ok(needs_migration(path)? && schema_of(path)?.is_some_and(|found| found <= newest()))
}

/// The structure of the book in a file, found without changing it; `None` for an empty one.
///
/// # Errors
/// `book.corrupt`, `book.locked`, `unavailable.storage`.
pub fn schema_of(path: &Path) -> Result<Option<i64>> {
    crate::sqlite::peek(path, version).map_err(|error| at_opening(error, path))
}

fn applied(connection: &Connection) -> rusqlite::Result<(Option<i64>, i64)> {
    let newest = version(connection)?;
    let count = if newest.is_some() { "select count(*) from _sqlx_migrations" } else { "select 0" };
    Ok((newest, connection.query_row(count, [], |row| row.get(0))?))
}

fn version(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    let there = "select count(*) from sqlite_schema where name = '_sqlx_migrations'";
    if connection.query_row(there, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(None);
    }
    connection.query_row("select max(version) from _sqlx_migrations", [], |row| row.get(0))
}

/// Whether a file lies on a share of another machine, where locks do not hold and a book would be damaged.
pub(crate) fn on_network_share(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let place = if path.exists() { path } else { folder };
    magic(place).is_some_and(is_network)
}

#[cfg(target_os = "linux")]
fn magic(path: &Path) -> Option<i64> {
    let kind = rustix::fs::statfs(path).ok()?.f_type;
    // The type differs between architectures; the numbers below are of 32 bits on all of them.
    #[expect(clippy::useless_conversion, reason = "the type of a file system's number is another one on other machines")]
    let kind = i64::try_from(kind).unwrap_or_default();
    Some(kind & 0xffff_ffff)
}

/// Only Linux tells by number.
#[cfg(not(target_os = "linux"))]
fn magic(_: &Path) -> Option<i64> {
    None
}

/// File systems of other machines, as statfs(2) numbers them: NFS, SMB, SMB2, CIFS, AFS, Coda, Ceph, NCP.
fn is_network(magic: i64) -> bool {
    const SHARES: &[i64] =
        &[0x6969, 0x517b, 0xfe53_4d42, 0xff53_4d42, 0x5346_414f, 0x7375_7245, 0x00c3_6400, 0x564c, 0x6b41_4653];
    SHARES.contains(&magic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_from_disks() {
        for share in [0x6969, 0xff53_4d42, 0xfe53_4d42] {
            assert!(is_network(share), "{share:x}");
        }
        // ext4, btrfs, tmpfs, overlayfs.
        for disk in [0xef53, 0x9123_683e, 0x0102_1994, 0x794c_7630] {
            assert!(!is_network(disk), "{disk:x}");
        }
        assert!(!on_network_share(Path::new("book.kontor")));
    }
}
