//! Has the server look at tables that have grown (`analyze`). A plan that is made blindly, while a table is empty, goes through
//! all documents of a company to find one of them; it is kept, and costs more with every document. By itself the server looks
//! once a minute.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use kontor_contract::Result;
use sqlx_core::connection::Connection as _;
use sqlx_core::executor::Executor as _;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::{PgConnectOptions, PgConnection};

use super::connection::{postgres_error, rows_on};
use crate::ops::{Buffer, RowOp};
use crate::schema::SCHEMA;

/// Rows below which every plan is as good as another.
const FEW: i64 = 64;
/// The server looks again when a table has become so many times as large.
const FOLD: i64 = 4;

/// What the server was last told or found out about the size of each table.
pub(super) struct Growth(Mutex<BTreeMap<&'static str, Rows>>);

/// Rows of a table, and at how many the server looks at it.
#[derive(Clone, Copy)]
struct Rows {
    now: i64,
    next: i64,
}

impl Rows {
    fn known(now: i64) -> Self {
        Self { now, next: (now * FOLD).max(FEW) }
    }

    /// Whether it is time to look, now that there are more.
    fn add(&mut self, more: i64) -> bool {
        self.now += more;
        let grown = self.now >= self.next;
        if grown {
            *self = Self::known(self.now);
        }
        grown
    }
}

impl Growth {
    /// What the server knows of the tables.
    pub(super) async fn read(keeper: &mut PgConnection) -> Result<Self> {
        let known = "select relname::text, reltuples::bigint from pg_class \
            where relkind = 'r' and relnamespace = to_regnamespace(current_schema())";
        let known: BTreeMap<String, i64> = rows_on::<(String, i64)>(keeper, known, Vec::new()).await?.into_iter().collect();
        let rows = SCHEMA.tables().map(|table| {
            let name = table.name.as_str();
            (name, Rows::known(known.get(name).copied().unwrap_or_default().max(0)))
        });
        Ok(Self(Mutex::new(rows.collect())))
    }

    /// The tables that have grown, now that this is written.
    pub(super) fn note(&self, buffer: &Buffer) -> Vec<&'static str> {
        let written = buffer.ops.iter().map(|op| match op {
            RowOp::Children { table, rows, .. } => (*table, i64::try_from(rows.len()).unwrap_or(i64::MAX)),
            other => (other.table(), 1),
        });
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut grown = Vec::new();
        for (table, more) in written {
            if tables.get_mut(table).is_some_and(|rows| rows.add(more)) {
                grown.push(table);
            }
        }
        grown
    }
}

/// Has the server look at what these tables hold, or all of them.
///
/// # Errors
/// `unavailable.storage`.
pub(crate) async fn analyze(options: &PgConnectOptions, tables: &[&str]) -> Result<()> {
    let mut connection = PgConnection::connect_with(options).await.map_err(postgres_error)?;
    let statement = AssertSqlSafe(format!("analyze {}", tables.join(", ")));
    connection.execute(statement).await.map_err(postgres_error)?;
    connection.close().await.map_err(postgres_error)
}

#[cfg(test)]
mod tests {
    use super::Rows;

    /// At how many rows the server looks, if they come so many at a time.
    fn looks(known: i64, more: i64) -> Vec<i64> {
        let mut rows = Rows::known(known);
        (0..100_000 / more).filter_map(|_| rows.add(more).then_some(rows.now)).collect()
    }

    #[test]
    fn the_server_looks_when_a_table_has_grown_fourfold() {
        assert_eq!(looks(0, 1), [64, 256, 1_024, 4_096, 16_384, 65_536]);
        assert_eq!(looks(0, 100), [100, 400, 1_600, 6_400, 25_600]);
        assert_eq!(looks(10_000, 1), [40_000]);
    }
}
