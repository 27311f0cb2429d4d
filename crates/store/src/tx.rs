//! A transaction as modules see it: rows, put, guard, number. One set of verbs for both engines.

use kontor_contract::error::{INTERNAL_BUG, UNAVAILABLE_STORAGE};
use kontor_contract::row::{ColumnType, Row, RowError, Value};
use kontor_contract::{Error, Result};

use crate::ops::{Buffer, Guard, RowOp};
use crate::postgres::PostgresSession;
use crate::sqlite::SqliteSession;
use crate::statement::{Scope, Statement};

/// A transaction, or for queries a snapshot. It owns its connection and gives it back when it is done.
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) scope: Scope,
    pub(crate) buffer: Buffer,
    pub(crate) statements: u64,
}

pub(crate) enum Engine {
    Sqlite(SqliteSession),
    Postgres(PostgresSession),
}

/// Lengths a `{list}` is padded to.
const LIST_LENGTHS: [usize; 4] = [1, 8, 32, LONGEST_LIST];
const LONGEST_LIST: usize = 128;

/// A legal number series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesKey {
    /// The company.
    pub company_id: uuid::Uuid,
    /// The document kind, for example `sales.invoice`.
    pub kind: String,
    /// The fiscal year, by the calendar year it ends in.
    pub fiscal_year: i64,
}

impl Tx {
    pub(crate) fn new(engine: Engine, scope: Scope) -> Self {
        Self { engine, scope, buffer: Buffer::default(), statements: 0 }
    }

    /// Whose rows it sees.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Narrows or sets whose rows the following statements see.
    pub fn set_scope(&mut self, scope: Scope) {
        self.scope = scope;
    }

    /// How many statements reached the engine so far; for the bench and for tests that count round trips.
    pub fn statements(&self) -> u64 {
        self.statements
    }

    /// All rows of a statement. Waiting writes go out first, so a transaction reads what it wrote. A statement that ends in
    /// `{update}` or `{share}` keeps its rows locked until the commit, which on Postgres begins a real transaction: for rows
    /// that many decide on at once, where deciding again would go on for ever. Rows are locked in the order they are read.
    ///
    /// # Errors
    /// `unavailable.*` from the engine; `internal.bug` when a row is not what its struct says.
    pub async fn rows<R: Row + Send>(&mut self, statement: &'static Statement, params: Vec<Value>) -> Result<Vec<R>> {
        self.flush().await?;
        self.statements += 1;
        let mut params = params;
        let tokens = statement.sql.contains('{');
        match &mut self.engine {
            Engine::Sqlite(session) if !tokens => session.rows(statement.sqlite(), &params),
            Engine::Sqlite(session) => session.rows(&crate::sqlite::render(&self.scope, statement.sql, &mut params), &params),
            Engine::Postgres(session) => {
                let sql = crate::postgres::render(&self.scope, statement.sql, &mut params);
                session.rows(&sql, params).await
            }
        }
        .map_err(|error| error.with("statement", statement.name))
    }

    /// All rows of a statement with `{list}` where the values of a list stand, as in `code in ({list})`. The list is padded
    /// with its last value to one of few lengths, so that texts stay few.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn rows_in<R: Row + Send>(
        &mut self,
        statement: &'static Statement,
        mut params: Vec<Value>,
        list: &[Value],
    ) -> Result<Vec<R>> {
        let Some(last) = list.last() else { return Ok(Vec::new()) };
        let mut rows = Vec::with_capacity(list.len());
        let given = params.len();
        for chunk in list.chunks(LONGEST_LIST) {
            params.truncate(given);
            params.extend_from_slice(chunk);
            let padded = LIST_LENGTHS.iter().copied().find(|length| *length >= chunk.len()).unwrap_or(LONGEST_LIST);
            params.resize(given + padded, last.clone());
            rows.extend(self.rows_of(&statement.with_list(given, padded), params.clone()).await?);
        }
        Ok(rows)
    }

    /// The rows of a text made at run time by the list kit or the verifier, never from user input.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn rows_of<R: Row + Send>(&mut self, sql: &str, mut params: Vec<Value>) -> Result<Vec<R>> {
        self.flush().await?;
        self.statements += 1;
        match &mut self.engine {
            Engine::Sqlite(session) => session.rows(&crate::sqlite::render(&self.scope, sql, &mut params), &params),
            Engine::Postgres(session) => {
                let sql = crate::postgres::render(&self.scope, sql, &mut params);
                session.rows(&sql, params).await
            }
        }
    }

    /// As [`Tx::rows_of`], for rows whose column types are known at run time only.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn values_of(&mut self, sql: &str, mut params: Vec<Value>, types: &[ColumnType]) -> Result<Vec<Vec<Value>>> {
        self.flush().await?;
        self.statements += 1;
        match &mut self.engine {
            Engine::Sqlite(session) => session.values(&crate::sqlite::render(&self.scope, sql, &mut params), &params, types),
            Engine::Postgres(session) => {
                let sql = crate::postgres::render(&self.scope, sql, &mut params);
                session.values(&sql, params, types).await
            }
        }
    }

    /// The first row of a statement, if any.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn find<R: Row + Send>(&mut self, statement: &'static Statement, params: Vec<Value>) -> Result<Option<R>> {
        Ok(self.rows(statement, params).await?.into_iter().next())
    }

    /// The one value of a statement that always has one.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn value<T: kontor_contract::row::Field + Send>(
        &mut self,
        statement: &'static Statement,
        params: Vec<Value>,
    ) -> Result<T> {
        let row: Option<(T,)> = self.find(statement, params).await?;
        row.map(|(value,)| value).ok_or_else(|| INTERNAL_BUG.with("what", format!("{} has no row", statement.name)))
    }

    /// Writes a row operation at the next flush.
    ///
    /// # Errors
    /// `unavailable.*` when it touches a waiting row and the waiting ones cannot be written.
    pub async fn put(&mut self, op: RowOp) -> Result<()> {
        if self.buffer.collides(&op) {
            self.flush().await?;
        }
        self.buffer.push(op);
        Ok(())
    }

    /// Re-checks at the next flush what was decided: the statement must find exactly one row.
    /// It may end in `{share}` or `{update}`, which locks that row on Postgres; SQLite has one writer anyway.
    pub fn guard(&mut self, statement: &'static Statement, mut params: Vec<Value>) {
        let sql = self.scope.bind(statement.sql, &mut params).into_owned();
        self.buffer.guards.push(Guard { name: statement.name, sql, params });
    }

    /// Takes the next number of a series. On Postgres this begins a real transaction and holds the series until commit,
    /// so it is a handler's last step.
    ///
    /// # Errors
    /// `unavailable.*` from the engine.
    pub async fn take_number(&mut self, series: &SeriesKey) -> Result<i64> {
        self.flush().await?;
        self.statements += 1;
        match &mut self.engine {
            Engine::Sqlite(session) => session.take_number(series),
            Engine::Postgres(session) => session.take_number(series).await,
        }
    }

    /// Draws this transaction's place in the order of facts, `now` in microseconds. After its reads, and once: on Postgres
    /// facts with a larger one wait for this transaction to end. A transaction that replaces a central row, such as a lock
    /// date, writes it first: it thereby waits for those that guard the old row, and so stands behind them in the chain.
    ///
    /// # Errors
    /// `internal.bug` in a query; `conflict.guard`, `unavailable.*` from the early write.
    pub async fn stamp(&mut self, now: i64) -> Result<i64> {
        if self.buffer.replaces_central() {
            if let Engine::Postgres(session) = &mut self.engine {
                session.require_alone()?;
            }
            self.flush().await?;
        }
        match &mut self.engine {
            Engine::Sqlite(session) => session.stamp(now),
            Engine::Postgres(session) => session.stamp(now),
        }
    }

    /// Draws the order of an edit of merged rows, `now` in microseconds: later than every fact and edit seen so far and
    /// earlier than this transaction's own fact, so that it is known after a restart.
    ///
    /// # Errors
    /// `internal.bug` in a query.
    pub fn order_key(&mut self, now: i64) -> Result<i64> {
        match &mut self.engine {
            Engine::Sqlite(session) => session.stamp(now),
            Engine::Postgres(session) => session.order_key(now),
        }
    }

    /// Writes what waits.
    ///
    /// # Errors
    /// `conflict.guard` when a guard or a version no longer holds; `unavailable.*` from the engine.
    pub async fn flush(&mut self) -> Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let buffer = self.buffer.take();
        match &mut self.engine {
            Engine::Sqlite(session) => self.statements += session.flush(&buffer)?,
            Engine::Postgres(session) => self.statements += session.flush(&buffer).await?,
        }
        Ok(())
    }
}

pub(crate) fn damaged(error: &RowError) -> Error {
    INTERNAL_BUG.with("what", format!("a stored row is damaged: {error}"))
}

pub(crate) fn storage(reason: impl ToString) -> Error {
    UNAVAILABLE_STORAGE.with("reason", reason)
}
