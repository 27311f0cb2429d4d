//! Statements on a Postgres connection.

use kontor_contract::error::CONFLICT_GUARD;
use kontor_contract::row::{ColumnType, Row, RowError, RowSource, Value};
use kontor_contract::{Error, Result};
use sqlx_core::column::Column as _;
use sqlx_core::query::{Query, query};
use sqlx_core::row::Row as _;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::{PgArguments, PgConnection, PgRow, Postgres};
use uuid::Uuid;

use crate::tx::{damaged, storage};
use crate::work;

/// Every text that goes to the server but `begin` and `commit` goes through here.
fn bind(sql: &str, params: Vec<Value>) -> Query<'_, Postgres, PgArguments> {
    work::on_postgres();
    let mut query = query(AssertSqlSafe(sql.to_owned()));
    for value in params {
        query = match value {
            Value::Null(ColumnType::Int) => query.bind(None::<i64>),
            Value::Null(ColumnType::Text) => query.bind(None::<String>),
            Value::Null(ColumnType::Id) => query.bind(None::<Uuid>),
            Value::Null(ColumnType::Bytes) => query.bind(None::<Vec<u8>>),
            Value::Int(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Id(id) => query.bind(id),
            Value::Bytes(bytes) => query.bind(bytes),
        };
    }
    query
}

pub(crate) async fn run_on(connection: &mut PgConnection, sql: &str, params: Vec<Value>) -> Result<()> {
    bind(sql, params).execute(connection).await.map_err(postgres_error)?;
    Ok(())
}

pub(super) async fn rows_on<R: Row>(connection: &mut PgConnection, sql: &str, params: Vec<Value>) -> Result<Vec<R>> {
    let found = bind(sql, params).fetch_all(connection).await.map_err(postgres_error)?;
    if cfg!(debug_assertions)
        && let Some(row) = found.first()
    {
        let names: Vec<String> = row.columns().iter().map(|column| column.name().to_owned()).collect();
        crate::check_columns::<R>(&names, sql)?;
    }
    found.iter().map(|row| R::read(&PostgresRow(row)).map_err(|error| damaged(&error))).collect()
}

/// A row on its way into a struct.
struct PostgresRow<'a>(&'a PgRow);

impl RowSource for PostgresRow<'_> {
    fn int(&self, at: usize) -> std::result::Result<Option<i64>, RowError> {
        self.0.try_get(at).map_err(|error| RowError::new(at, error))
    }
    fn text(&self, at: usize) -> std::result::Result<Option<String>, RowError> {
        self.0.try_get(at).map_err(|error| RowError::new(at, error))
    }
    fn id(&self, at: usize) -> std::result::Result<Option<Uuid>, RowError> {
        self.0.try_get(at).map_err(|error| RowError::new(at, error))
    }
    fn bytes(&self, at: usize) -> std::result::Result<Option<Vec<u8>>, RowError> {
        self.0.try_get(at).map_err(|error| RowError::new(at, error))
    }
}

pub(super) fn postgres_error(error: sqlx_core::Error) -> Error {
    let code = error.as_database_error().and_then(|error| error.code().map(|code| code.into_owned()));
    match code.as_deref() {
        // Division by zero: a guard found no row. Serialization failure and deadlock: decide again. Unique: somebody was faster.
        Some("22012" | "40001" | "40P01" | "23505") => CONFLICT_GUARD.with("what", error),
        Some(code) => crate::fault::of_postgres(code, &error).unwrap_or_else(|| storage(error)),
        None => storage(error),
    }
}

/// Rows whose column types are known at run time only.
pub(super) async fn values_on(
    connection: &mut PgConnection,
    sql: &str,
    params: Vec<Value>,
    types: &[ColumnType],
) -> Result<Vec<Vec<Value>>> {
    let found = bind(sql, params).fetch_all(connection).await.map_err(postgres_error)?;
    found.iter().map(|row| crate::read_values(&PostgresRow(row), types).map_err(|error| damaged(&error))).collect()
}
