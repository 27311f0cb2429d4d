//! Brings the structure of a book in a file up to date. What was applied stands in the table that sqlx keeps on Postgres, so
//! that both engines are asked the same way.

use std::path::Path;

use kontor_contract::Result;
use rusqlite::{Connection, params};
use sqlx_core::migrate::MigrateError;

use super::connection::{connect, run, sqlite_error};
use crate::migrations::{migration_error, migrator};
use crate::schema::Dialect;

const APPLIED: &str = "create table if not exists _sqlx_migrations (version BIGINT primary key, description TEXT not null, \
    installed_on TIMESTAMP not null default current_timestamp, success BOOLEAN not null, checksum BLOB not null, \
    execution_time BIGINT not null)";

/// Applies what is missing, all of it or nothing. Of two who do so at once, the second finds it done.
///
/// # Errors
/// `book.newer`, `book.*` of the place it lies in, `unavailable.*`.
pub(super) fn migrate(path: &Path) -> Result<()> {
    let connection = connect(path)?;
    run(&connection, "begin immediate")?;
    apply(&connection)?;
    // What is not committed goes away with the connection.
    run(&connection, "commit")
}

fn apply(connection: &Connection) -> Result<()> {
    connection.execute_batch(APPLIED).map_err(sqlite_error)?;
    let applied = applied(connection).map_err(sqlite_error)?;
    let migrator = migrator(Dialect::Sqlite);
    for (version, checksum, whole) in &applied {
        match migrator.iter().find(|migration| migration.version == *version) {
            None => return Err(migration_error(MigrateError::VersionMissing(*version))),
            Some(known) if !whole || *known.checksum != **checksum => {
                return Err(migration_error(MigrateError::VersionMismatch(*version)));
            }
            Some(_) => {}
        }
    }
    let insert =
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (?1, ?2, true, ?3, 0)";
    for missing in migrator.iter().filter(|migration| applied.iter().all(|(version, ..)| *version != migration.version)) {
        connection.execute_batch(missing.sql.as_str()).map_err(sqlite_error)?;
        let row = params![missing.version, &*missing.description, &*missing.checksum];
        connection.execute(insert, row).map_err(sqlite_error)?;
    }
    Ok(())
}

fn applied(connection: &Connection) -> rusqlite::Result<Vec<(i64, Vec<u8>, bool)>> {
    let mut statement = connection.prepare("select version, checksum, success from _sqlx_migrations order by version")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}
