//! What the one connection does that keeps the book for this process: take it, migrate it, seal.

use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::error::BOOK_IN_USE;
use kontor_contract::row::{Row, Value};
use sqlx_core::executor::Executor as _;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::PgConnection;

use super::FACT_NO_BLOCK;
use super::connection::{postgres_error, rows_on, run_on, values_on};
use super::merge::MAX_ROWS_PER_TEXT;
use crate::fact::{self, Fact, Head, Identity, Position};
use crate::migrations::MIGRATIONS;
use crate::render::{Shape, text};
use crate::schema::{Dialect, POSTGRES_PRELUDE};
use crate::words::{self, Words};

/// The advisory lock that says a process serves this database's book.
const SERVED: i64 = 0x4b6f_6e74_6f72;

/// What the keeper's connection is called while its process serves the book: this, and the address.
const PUBLISHED: &str = "kontor ";

/// Who holds the lock: the address it publishes, or else which backend of the server it is.
const HOLDER: &str = "select case when a.application_name like 'kontor http%' then substr(a.application_name, 8) \
        else 'postgres backend ' || a.pid end \
    from pg_locks l join pg_stat_activity a on a.pid = l.pid join pg_database d on d.oid = l.database \
    where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.objsubid = 1 \
        and l.classid::bigint = $1 >> 32 and l.objid::bigint = $1 & 4294967295";

/// How often the lock is tried, and how long between: a process that has just ended, or an app just closed in this one,
/// holds it for a moment longer.
const TRIES: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(50);

pub(crate) async fn take_book(keeper: &mut PgConnection) -> Result<()> {
    let try_lock = "select case when pg_try_advisory_lock($1) then 1 else 0 end::bigint";
    for _ in 0..TRIES {
        let taken: Vec<(i64,)> = rows_on(keeper, try_lock, vec![Value::Int(SERVED)]).await?;
        if taken.first().is_some_and(|row| row.0 == 1) {
            return Ok(());
        }
        tokio::time::sleep(BETWEEN).await;
    }
    let holders: Vec<(String,)> = rows_on(keeper, HOLDER, vec![Value::Int(SERVED)]).await?;
    Err(BOOK_IN_USE.with("address", holders.first().map_or("", |holder| &holder.0)))
}

/// Names the connection after the address: it needs no table, and goes when the process goes.
pub(super) async fn publish(keeper: &mut PgConnection, address: &str) -> Result<()> {
    let name = Value::Text(format!("{PUBLISHED}{address}"));
    run_on(keeper, "select set_config('application_name', $1, false)", vec![name]).await
}

/// How many tables the database holds.
pub(crate) async fn tables(keeper: &mut PgConnection) -> Result<i64> {
    let count: Vec<(i64,)> =
        rows_on(keeper, "select count(*) from pg_tables where schemaname = current_schema()", Vec::new()).await?;
    Ok(count.first().map_or(0, |row| row.0))
}

/// Stands while an upgrade is under way: from before its first migration until new tables are filled from the facts.
const UPGRADING: &str = "kontor_upgrading";

/// Whether the database holds a book that lacks a migration of ours, or one whose upgrade was cut off.
pub(super) async fn note_upgrade(keeper: &mut PgConnection) -> Result<bool> {
    let there = "select count(*) from pg_tables where schemaname = current_schema() and tablename = $1";
    let holds = async |keeper: &mut PgConnection, table: &str| -> Result<bool> {
        let tables: Vec<(i64,)> = rows_on(keeper, there, vec![Value::Text(table.to_owned())]).await?;
        Ok(tables.first().is_some_and(|row| row.0 > 0))
    };
    if holds(keeper, UPGRADING).await? {
        return Ok(true);
    }
    if !holds(keeper, "_sqlx_migrations").await? {
        return Ok(false);
    }
    let applied: Vec<(i64,)> = rows_on(keeper, "select count(*) from _sqlx_migrations", Vec::new()).await?;
    let older = applied.first().is_some_and(|row| row.0 > 0 && row.0 < i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX));
    if older {
        let note = format!("create table {UPGRADING} (since timestamptz not null default now())");
        keeper.execute(AssertSqlSafe(note)).await.map_err(postgres_error)?;
    }
    Ok(older)
}

/// The new tables are filled.
pub(super) async fn forget_upgrade(connection: &mut PgConnection) -> Result<()> {
    let forget = format!("drop table if exists {UPGRADING}");
    connection.execute(AssertSqlSafe(forget)).await.map(drop).map_err(postgres_error)
}

pub(super) async fn migrate(keeper: &mut PgConnection) -> Result<()> {
    keeper.execute(POSTGRES_PRELUDE).await.map_err(postgres_error)?;
    let sequence = format!("create sequence if not exists fact_no_seq increment by {FACT_NO_BLOCK}");
    keeper.execute(AssertSqlSafe(sequence)).await.map_err(postgres_error)?;
    let migrator = crate::migrations::migrator(Dialect::Postgres);
    migrator.run_direct(None, keeper, false).await.map_err(crate::migrations::migration_error)
}

/// Finds the words of rows that were there before the index was.
pub(super) async fn fill_words(keeper: &mut PgConnection) -> Result<()> {
    for (table, words) in words::tables() {
        let missing: Vec<(i64,)> =
            rows_on(keeper, &format!("select count(*) from ({}) m", words.missing(table)), Vec::new()).await?;
        let types: Vec<_> = table.columns.iter().map(|column| column.column_type).collect();
        let page = Words::page(table);
        let mut after = missing.first().filter(|row| row.0 > 0).map(|_| uuid::Uuid::nil());
        keeper.execute("begin").await.map_err(postgres_error)?;
        while let Some(last) = after.take() {
            for row in values_on(keeper, &page, vec![Value::Id(last)], &types).await? {
                for (sql, params) in words.steps(table, None, &row) {
                    run_on(keeper, &sql, params).await?;
                }
                after = words::id_of(table, &row);
            }
        }
        keeper.execute("commit").await.map_err(postgres_error)?;
    }
    Ok(())
}

/// How the envelope of the fact begins with which an epoch begins; it is alone in its transaction.
const ENTERS: &str = r#"{"kinds":["book.epoch.granted@"#;

/// Chains what was committed and not yet sealed when the process before ended, and gives the chain's end. Facts that were
/// committed before an epoch began stay in the one before it.
pub(crate) async fn seal_rest(keeper: &mut PgConnection, node: Identity) -> Result<(Head, i64)> {
    let identity = rows_on::<Identity>(keeper, fact::IDENTITY.sql, Vec::new()).await?.first().copied().unwrap_or(node);
    let position: Vec<Position> = rows_on(keeper, fact::LAST_POSITION.sql, vec![Value::Id(identity.node_id)]).await?;
    let last = Identity { epoch: position.first().map_or(identity.epoch, |last| last.epoch), ..identity };
    let mut head = chain_end(keeper, last).await?;
    let unsealed: Vec<Fact> = rows_on(keeper, fact::UNSEALED.sql, Vec::new()).await?;
    for fact in &unsealed {
        if fact.envelope.starts_with(ENTERS) {
            head = Head::start(identity);
        }
        let seal = head.seal(fact.fact_no, &fact.digest());
        run_on(keeper, fact::INSERT_SEAL.sql, seal.values()).await?;
        head = head.after(&seal);
    }
    if head.identity != identity {
        head = chain_end(keeper, identity).await?;
    }
    let hlc: Vec<(i64,)> = rows_on(keeper, fact::LAST_HLC.sql, Vec::new()).await?;
    Ok((head, hlc.first().map_or(0, |row| row.0)))
}

async fn chain_end(keeper: &mut PgConnection, identity: Identity) -> Result<Head> {
    let key = vec![Value::Id(identity.node_id), Value::Int(identity.epoch)];
    let last: Vec<fact::Seal> = rows_on(keeper, fact::LAST_SEAL.sql, key).await?;
    let start = Head::start(identity);
    Ok(last.first().map_or(start, |seal| start.after(seal)))
}

pub(crate) async fn insert_seals(keeper: &mut PgConnection, seals: &[fact::Seal]) -> Result<()> {
    for chunk in seals.chunks(MAX_ROWS_PER_TEXT) {
        let params: Vec<Value> = chunk.iter().flat_map(Row::values).collect();
        let sql = text("fact_seal", Shape::Insert(chunk.len()));
        crate::work::tape_postgres([(&*sql, params.as_slice())]);
        run_on(keeper, &sql, params).await?;
    }
    Ok(())
}
