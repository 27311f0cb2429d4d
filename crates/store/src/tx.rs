//! A transaction as modules see it: rows, put, guard, number. One set of verbs for both engines.

use kontor_contract::error::{INTERNAL_BUG, UNAVAILABLE_STORAGE};
use kontor_contract::row::{ColumnType, Row, RowError, Value};
use kontor_contract::safekeeping::BOOK_CORRUPT;
use kontor_contract::{Error, Result};

use crate::fact::Identity;
use crate::gather::{Gather, JsonRow, Question, ask_in};
use crate::ops::{Buffer, Guard, RowOp};
use crate::postgres::PostgresSession;
use crate::schema::Dialect;
use crate::scope::Scope;
use crate::sqlite::SqliteSession;
use crate::statement::{Statement, render};

/// A transaction, or for queries a snapshot. It owns its connection and gives it back when it is done.
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) scope: Scope,
    pub(crate) buffer: Buffer,
    pub(crate) statements: u64,
    pub(crate) first_try: bool,
}

pub(crate) enum Engine {
    Sqlite(SqliteSession),
    Postgres(PostgresSession),
}

/// A legal number series.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
        Self { engine, scope, buffer: Buffer::default(), statements: 0, first_try: true }
    }

    /// Whose rows it sees.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Who this database is to a transaction that writes: another epoch may have begun in the transaction before it.
    pub fn identity(&self) -> Option<Identity> {
        match &self.engine {
            Engine::Sqlite(session) => session.identity(),
            Engine::Postgres(session) => session.identity(),
        }
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
        self.write_first().await?;
        self.statements += 1;
        let mut params = params;
        let text = statement.text(self.dialect(), &self.scope, &mut params, 0);
        self.run(&text, params).await.map_err(|error| error.with("statement", statement.name))
    }

    /// All rows of a statement with `{list}` where the values of a list stand, as in `code in ({list})`. The list is padded
    /// with its last value to one of few lengths, so that texts stay few.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn rows_in<R: Row + Send>(
        &mut self,
        statement: &'static Statement,
        params: Vec<Value>,
        list: &[Value],
    ) -> Result<Vec<R>> {
        self.answer(ask_in::<R>(statement, params, list.to_vec()).questions()).await
    }

    /// Rows of several statements that do not wait for each other: `let (heads, lines) = tx.gather((ask(..), ask(..))).await?`.
    /// None of them may lock its rows.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn gather<G: Gather>(&mut self, asked: G) -> Result<G::Rows> {
        match self.engine {
            Engine::Sqlite(_) => asked.one_by_one(self).await,
            Engine::Postgres(_) => asked.at_once(self).await,
        }
    }

    /// The rows of questions of one kind, one after the other.
    pub(crate) async fn answer<R: Row + Send>(&mut self, questions: Vec<Question>) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        for Question { statement, mut params, list } in questions {
            self.write_first().await?;
            self.statements += 1;
            let text = statement.text(self.dialect(), &self.scope, &mut params, list);
            rows.extend(self.run::<R>(&text, params).await.map_err(|error| error.with("statement", statement.name))?);
        }
        Ok(rows)
    }

    /// The rows of questions of several kinds, by one statement.
    pub(crate) async fn answer_all(&mut self, asked: Vec<Vec<Question>>) -> Result<Vec<Vec<JsonRow>>> {
        self.write_first().await?;
        self.statements += 1;
        let (dialect, scope) = (self.dialect(), &self.scope);
        let text = |(kind, question): (usize, Question)| {
            let Question { statement, mut params, list } = question;
            (kind, statement.text(dialect, scope, &mut params, list), params)
        };
        let kinds = asked.len();
        let numbered =
            asked.into_iter().enumerate().flat_map(|(kind, questions)| questions.into_iter().map(move |one| (kind, one)));
        let texts: Vec<_> = numbered.map(text).collect();
        match &mut self.engine {
            Engine::Postgres(session) => session.rows_at_once(kinds, texts).await,
            Engine::Sqlite(_) => Err(INTERNAL_BUG.with("what", "SQLite is asked one by one")),
        }
    }

    /// The rows of a text made at run time by the list kit or the verifier, never from user input.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn rows_of<R: Row + Send>(&mut self, sql: &str, mut params: Vec<Value>) -> Result<Vec<R>> {
        self.write_first().await?;
        self.statements += 1;
        let text = render(self.dialect(), &self.scope, sql, &mut params);
        self.run(&text, params).await
    }

    async fn run<R: Row + Send>(&mut self, text: &str, params: Vec<Value>) -> Result<Vec<R>> {
        match &mut self.engine {
            Engine::Sqlite(session) => session.rows(text, &params),
            Engine::Postgres(session) => session.rows(text, params).await,
        }
    }

    pub(crate) fn dialect(&self) -> Dialect {
        match self.engine {
            Engine::Sqlite(_) => Dialect::Sqlite,
            Engine::Postgres(_) => Dialect::Postgres,
        }
    }

    /// As [`Tx::rows_of`], for rows whose column types are known at run time only.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn values_of(&mut self, sql: &str, mut params: Vec<Value>, types: &[ColumnType]) -> Result<Vec<Vec<Value>>> {
        self.write_first().await?;
        self.statements += 1;
        let text = render(self.dialect(), &self.scope, sql, &mut params);
        match &mut self.engine {
            Engine::Sqlite(session) => session.values(&text, &params, types),
            Engine::Postgres(session) => session.values(&text, params, types).await,
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
        let sql = statement.text(self.dialect(), &self.scope, &mut params, 0);
        self.buffer.guards.push(Guard { name: statement.name, sql, params });
    }

    /// Takes the next number of a series. On Postgres it holds the series against others until the end, so it is a
    /// handler's last step; that the number is still the next one is tested by the statement that writes.
    ///
    /// # Errors
    /// `unavailable.*` from the engine; `conflict.guard` when others hold the series for too long.
    pub async fn take_number(&mut self, series: &SeriesKey) -> Result<i64> {
        self.statements += 1;
        match &mut self.engine {
            Engine::Sqlite(session) => session.take_number(series),
            Engine::Postgres(session) => {
                let (number, guard) = session.take_number(series).await?;
                self.buffer.guards.extend(guard);
                Ok(number)
            }
        }
    }

    /// Whether this is the first time the transaction is decided. It may then read without a lock what another would have
    /// to change under it: if that happens its own writes are refused, and it is decided again, with the lock.
    pub fn first_try(&self) -> bool {
        self.first_try
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

    /// Enters a later epoch, whose chain begins with this transaction's fact. Nobody may write meanwhile.
    ///
    /// # Errors
    /// `conflict.stale` when the book is there already; `conflict.guard` when others write; `internal.bug` in a query; `unavailable.*`.
    pub async fn enter_epoch(&mut self, epoch: i64) -> Result<()> {
        self.flush().await?;
        match &mut self.engine {
            Engine::Sqlite(session) => session.enter_epoch(epoch),
            Engine::Postgres(session) => session.enter_epoch(epoch).await,
        }
    }

    /// Everything read from now on is of one state of the book. On SQLite it is anyway; on Postgres it costs two round
    /// trips, which what reads with one statement saves.
    ///
    /// # Errors
    /// `unavailable.*` from the engine.
    pub async fn snapshot(&mut self) -> Result<()> {
        match &mut self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.snapshot().await,
        }
    }

    /// A transaction reads what it wrote.
    async fn write_first(&mut self) -> Result<()> {
        if self.buffer.writes() { self.flush().await } else { Ok(()) }
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

/// A row that is not what its columns hold: its bytes were changed past the program.
pub(crate) fn damaged(error: &RowError) -> Error {
    BOOK_CORRUPT.with("reason", format!("a stored row cannot be read: {error}"))
}

pub(crate) fn storage(reason: impl ToString) -> Error {
    UNAVAILABLE_STORAGE.with("reason", reason)
}
