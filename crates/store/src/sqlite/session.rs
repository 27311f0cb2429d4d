//! What a transaction does on SQLite.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use kontor_contract::Result;
use kontor_contract::error::{CONFLICT_GUARD, CONFLICT_STALE, INTERNAL_BUG};
use kontor_contract::row::{ColumnType, Row, RowError, RowSource, Value};
use rusqlite::Connection;

use super::connection::{configure, execute, rows, rows_with, run, sqlite_error};
use crate::fact::{self, Fact, Head, Identity, SealedFact};
use crate::merged::Merge;
use crate::migrations::MIGRATIONS;
use crate::ops::{Buffer, Filling, RowOp};
use crate::render::{Shape, text};
use crate::schema::{Dialect, SCHEMA, Table, render_migration};
use crate::statement::sqlite_placeholders;
use crate::tx::SeriesKey;
use crate::words::{self, Words};

/// The one connection that writes, and the end of the chain it keeps in memory.
pub(super) struct Writer {
    pub(super) connection: Connection,
    pub(super) head: Head,
    pub(super) next_fact_no: i64,
    /// Whether the job at hand has changed anything.
    pub(super) wrote: bool,
    data_version: i64,
    last_hlc: i64,
}

/// A transaction's hold on a connection.
pub(crate) struct SqliteSession {
    pub(super) hold: Hold,
}

pub(super) enum Hold {
    Write(Box<Writer>),
    Read(Connection),
}

impl Writer {
    pub(super) fn over(connection: Connection, identity: Identity) -> Result<Self> {
        let (head, next_fact_no) = chain_end(&connection, identity)?;
        let data_version = data_version(&connection)?;
        let last_hlc = rows::<(i64,)>(&connection, &fact::LAST_HLC.sqlite(), &[])?.first().map_or(0, |row| row.0);
        Ok(Self { connection, head, next_fact_no, wrote: false, data_version, last_hlc })
    }

    /// Reads the chain's end again if another process has written since.
    pub(super) fn refresh(&mut self) -> Result<()> {
        let version = data_version(&self.connection)?;
        if version != self.data_version {
            let found: Vec<Identity> = rows(&self.connection, &fact::IDENTITY.sqlite(), &[])?;
            let identity = found.first().copied().unwrap_or(self.head.identity);
            (self.head, self.next_fact_no) = chain_end(&self.connection, identity)?;
            let newest: Vec<(i64,)> = rows(&self.connection, &fact::LAST_HLC.sqlite(), &[])?;
            self.last_hlc = newest.first().map_or(0, |row| row.0).max(self.last_hlc);
            self.data_version = version;
        }
        Ok(())
    }
}

impl SqliteSession {
    fn connection(&self) -> &Connection {
        match &self.hold {
            Hold::Write(writer) => &writer.connection,
            Hold::Read(connection) => connection,
        }
    }

    pub(crate) fn identity(&self) -> Option<Identity> {
        match &self.hold {
            Hold::Write(writer) => Some(writer.head.identity),
            Hold::Read(_) => None,
        }
    }

    fn writer(&mut self) -> Result<&mut Writer> {
        match &mut self.hold {
            Hold::Write(writer) => Ok(writer),
            Hold::Read(_) => Err(INTERNAL_BUG.with("what", "a query tried to write")),
        }
    }

    pub(crate) fn rows<R: Row>(&self, sql: &str, params: &[Value]) -> Result<Vec<R>> {
        rows(self.connection(), sql, params)
    }

    pub(crate) fn values(&self, sql: &str, params: &[Value], types: &[ColumnType]) -> Result<Vec<Vec<Value>>> {
        rows_with(self.connection(), sql, params, |row| crate::read_values(row, types))
    }

    pub(crate) fn take_number(&mut self, series: &SeriesKey) -> Result<i64> {
        let writer = self.writer()?;
        writer.wrote = true;
        let identity = writer.head.identity;
        let key = [
            Value::Id(series.company_id),
            Value::Text(series.kind.clone()),
            Value::Int(series.fiscal_year),
            Value::Id(identity.node_id),
            Value::Int(identity.epoch),
        ];
        let taken: Vec<(i64,)> = rows(&writer.connection, &crate::NEXT_NUMBER.sqlite(), &key)?;
        Ok(taken.first().map_or(1, |row| row.0))
    }

    pub(crate) fn flush(&mut self, buffer: &Buffer) -> Result<u64> {
        let writer = self.writer()?;
        writer.wrote |= buffer.writes();
        let filling = Filling { fact_no: writer.next_fact_no, stripe: 0 };
        let connection = &writer.connection;
        for guard in &buffer.guards {
            if rows::<Present>(connection, &guard.sql, &guard.params)?.len() != 1 {
                return Err(CONFLICT_GUARD.with("what", guard.name));
            }
        }
        let mut statements = u64::try_from(buffer.guards.len()).unwrap_or_default();
        for merge in &buffer.merges {
            write_merge(connection, merge)?;
            statements += 2;
        }
        for op in &buffer.ops {
            statements += write_op(connection, op, filling)?;
        }
        for ((table, key), deltas) in &buffer.adds {
            let mut values = filling.complete_key(SCHEMA.table(table), key);
            values.extend(deltas.iter().map(|delta| Value::Int(*delta)));
            execute(connection, &sqlite_text(table, Shape::Add(1)), &values)?;
            statements += 1;
        }
        Ok(statements)
    }

    /// The next value of the hybrid logical clock; strictly increasing in the order of commits, as there is one writer.
    pub(crate) fn stamp(&mut self, now: i64) -> Result<i64> {
        let writer = self.writer()?;
        writer.last_hlc = now.max(writer.last_hlc + 1);
        Ok(writer.last_hlc)
    }

    /// Writes rows with all their columns.
    pub(crate) fn insert_whole(&mut self, table: &'static str, rows: &[Vec<Value>]) -> Result<()> {
        let writer = self.writer()?;
        writer.wrote = true;
        rows.iter().try_for_each(|row| execute(&writer.connection, &sqlite_text(table, Shape::Insert(1)), row))
    }

    /// Writes a fact that another book made, its seal and its rows, as they are.
    pub(crate) fn adopt(&mut self, fact: &SealedFact, ops: &[RowOp]) -> Result<()> {
        let next_fact_no = self.writer()?.next_fact_no;
        self.writer()?.next_fact_no = fact.fact_no;
        for buffer in Buffer::fitting(ops) {
            self.flush(&buffer)?;
        }
        let (whole, seal) = (fact.fact(), fact.seal());
        let writer = self.writer()?;
        writer.wrote = true;
        execute(&writer.connection, &fact::INSERT_FACT.sqlite(), &whole.values())?;
        execute(&writer.connection, &fact::INSERT_SEAL.sqlite(), &seal.values())?;
        writer.head = Head::start(Identity { epoch: seal.epoch, ..writer.head.identity }).after(&seal);
        writer.next_fact_no = next_fact_no.max(fact.fact_no + 1);
        writer.last_hlc = writer.last_hlc.max(fact.hlc);
        Ok(())
    }

    /// From here on this node writes in another epoch, whose chain begins with this transaction's fact.
    pub(crate) fn enter_epoch(&mut self, epoch: i64) -> Result<()> {
        let writer = self.writer()?;
        writer.wrote = true;
        let entered: Vec<(i64,)> = rows(&writer.connection, &fact::ENTER_EPOCH.sqlite(), &[Value::Int(epoch)])?;
        if entered.is_empty() {
            return Err(CONFLICT_STALE.with("what", "epoch"));
        }
        writer.head = Head::start(Identity { epoch, ..writer.head.identity });
        Ok(())
    }

    /// Adds the fact and its seal, as the transaction's last statements.
    pub(crate) fn append(&mut self, mut fact: Fact) -> Result<u64> {
        let writer = self.writer()?;
        writer.wrote = true;
        fact.fact_no = writer.next_fact_no;
        let seal = writer.head.seal(fact.fact_no, &fact.digest());
        execute(&writer.connection, &fact::INSERT_FACT.sqlite(), &fact.values())?;
        execute(&writer.connection, &fact::INSERT_SEAL.sqlite(), &seal.values())?;
        writer.head = writer.head.after(&seal);
        writer.next_fact_no += 1;
        Ok(2)
    }
}

fn write_op(connection: &Connection, op: &RowOp, filling: Filling) -> Result<u64> {
    let one = |table: &'static str, shape: Shape, values: &[Value]| execute(connection, &sqlite_text(table, shape), values);
    match op {
        RowOp::Insert { table, values } | RowOp::Put { table, values, before: None } => {
            one(table, Shape::Insert(1), &filling.complete(SCHEMA.table(table), values))?;
        }
        RowOp::Backfill { table, fact_no, values } => {
            let filling = Filling { fact_no: *fact_no, ..filling };
            one(table, Shape::InsertMissing, &filling.complete(SCHEMA.table(table), values))?;
        }
        RowOp::Put { table, values, before: Some(version) } => {
            let mut values = filling.complete(SCHEMA.table(table), values);
            values.push(Value::Int(*version));
            let sql = sqlite_text(table, Shape::Replace);
            if rows::<Present>(connection, &sql, &values)?.is_empty() {
                return Err(CONFLICT_STALE.with("what", table));
            }
        }
        RowOp::Children { table, parent, rows: children } => {
            for child in children {
                one(table, Shape::Upsert(1), &filling.complete(SCHEMA.table(table), child))?;
            }
            let mut values = parent.clone();
            values.push(Value::Int(i64::try_from(children.len()).unwrap_or(i64::MAX)));
            one(table, Shape::TrimChildren, &values)?;
            return Ok(1 + u64::try_from(children.len()).unwrap_or_default());
        }
        RowOp::Raise { table, key, value } => {
            let mut values = key.clone();
            values.push(Value::Int(*value));
            one(table, Shape::Raise, &values)?;
        }
        RowOp::Local { table, values } => one(table, Shape::Upsert(1), values)?,
        RowOp::Forget { table, key } => one(table, Shape::Delete(key.len()), key)?,
        RowOp::Add { .. } | RowOp::Merge { .. } => {
            return Err(INTERNAL_BUG.with("what", "counters and merges are written apart from other operations"));
        }
    }
    Ok(1)
}

fn write_merge(connection: &Connection, merge: &Merge) -> Result<()> {
    let table = SCHEMA.table(merge.table);
    let types: Vec<ColumnType> = table.columns.iter().map(|column| column.column_type).collect();
    let sql = sqlite_text(merge.table, Shape::Select);
    let found = rows_with(connection, &sql, &[Value::Id(merge.id)], |row| crate::read_values(row, &types))?;
    let before = found.into_iter().next();
    let row = match &before {
        Some(row) => row.clone(),
        None => merge.fresh(table)?,
    };
    let after = merge.onto(table, row)?;
    execute(connection, &sqlite_text(merge.table, Shape::Upsert(1)), &after)?;
    keep_words(connection, table, before.as_deref(), &after)
}

fn keep_words(connection: &Connection, table: &Table, before: Option<&[Value]>, after: &[Value]) -> Result<()> {
    let Some(words) = &table.words else { return Ok(()) };
    let steps = words.steps(table, before, after);
    steps.into_iter().try_for_each(|(sql, params)| execute(connection, &sqlite_placeholders(&sql), &params))
}

/// Finds the words of rows that were there before the index was.
pub(super) fn fill_words(connection: &Connection) -> Result<()> {
    for (table, words) in words::tables() {
        run(connection, "begin immediate")?;
        let missing = !rows::<Present>(connection, &words.missing(table), &[])?.is_empty();
        let types: Vec<ColumnType> = table.columns.iter().map(|column| column.column_type).collect();
        let (page, mut after) = (sqlite_placeholders(&Words::page(table)), Some(uuid::Uuid::nil()).filter(|_| missing));
        while let Some(last) = after.take() {
            for row in rows_with(connection, &page, &[Value::Id(last)], |row| crate::read_values(row, &types))? {
                keep_words(connection, table, None, &row)?;
                after = words::id_of(table, &row);
            }
        }
        run(connection, "commit")?;
    }
    Ok(())
}

/// The SQLite form of a shape's text, made once.
fn sqlite_text(table: &'static str, shape: Shape) -> Arc<str> {
    type Texts = HashMap<(&'static str, Shape), Arc<str>>;
    static TEXTS: LazyLock<RwLock<Texts>> = LazyLock::new(RwLock::default);
    if let Some(text) = TEXTS.read().expect("no panic happens under this lock").get(&(table, shape)) {
        return text.clone();
    }
    let made: Arc<str> = sqlite_placeholders(&text(table, shape).replace("{update}", "")).into();
    TEXTS.write().expect("no panic happens under this lock").entry((table, shape)).or_insert(made).clone()
}

/// A book in memory, for rebuilding rows from facts.
pub(crate) struct MemoryBook {
    session: SqliteSession,
}

impl MemoryBook {
    pub(crate) fn open() -> Result<Self> {
        let connection = Connection::open_in_memory().map_err(sqlite_error)?;
        configure(&connection)?;
        for migration in MIGRATIONS {
            connection.execute_batch(&render_migration(migration.sql, Dialect::Sqlite)).map_err(sqlite_error)?;
        }
        let nobody = Identity { tenant_id: uuid::Uuid::nil(), node_id: uuid::Uuid::nil(), epoch: 0 };
        let writer = Writer::over(connection, nobody)?;
        Ok(Self { session: SqliteSession { hold: Hold::Write(Box::new(writer)) } })
    }

    /// Writes operations of the fact at `fact_no`.
    pub(crate) fn write(&mut self, buffer: &Buffer, fact_no: i64) -> Result<()> {
        self.session.writer()?.next_fact_no = fact_no;
        self.session.flush(buffer).map(|_| ())
    }

    pub(crate) fn values(&self, sql: &str, types: &[ColumnType]) -> Result<Vec<Vec<Value>>> {
        self.session.values(sql, &[], types)
    }

    pub(crate) fn page(&self, sql: &str, params: &[Value], types: &[ColumnType]) -> Result<Vec<Vec<Value>>> {
        self.session.values(&sqlite_placeholders(sql), params, types)
    }
}

/// A row of which only its presence matters.
struct Present;

impl Row for Present {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = &[];
    fn read<S: RowSource + ?Sized>(_: &S) -> std::result::Result<Self, RowError> {
        Ok(Self)
    }
    fn write(&self, _: &mut Vec<Value>) {}
}

fn chain_end(connection: &Connection, identity: Identity) -> Result<(Head, i64)> {
    let key = [Value::Id(identity.node_id), Value::Int(identity.epoch)];
    let seals: Vec<fact::Seal> = rows(connection, &fact::LAST_SEAL.sqlite(), &key)?;
    let start = Head::start(identity);
    let head = seals.first().map_or(start, |seal| start.after(seal));
    let last: Vec<(i64,)> = rows(connection, &fact::LAST_FACT_NO.sqlite(), &[])?;
    Ok((head, last.first().map_or(0, |row| row.0) + 1))
}

fn data_version(connection: &Connection) -> Result<i64> {
    Ok(rows::<(i64,)>(connection, "pragma data_version", &[])?.first().map_or(0, |row| row.0))
}
