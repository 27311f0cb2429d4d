//! What the raw engines need for the same rows: the measure `kontor bench` holds the product against, in the same run and on
//! the same disk.

use std::path::Path;
use std::time::{Duration, Instant};

use kontor_contract::Result;
use rusqlite::Connection;
use sqlx_core::connection::Connection as _;
use sqlx_core::executor::Executor as _;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::PgConnection;

use crate::postgres::{self, connecting, run_on, writing};
use crate::schema::SCHEMA;
use crate::sqlite::{open_connection, play};
use crate::tx::storage;
use crate::work::{Reading, Tape, disk_delay};

/// Plays a tape on a copy of the book it was taken from, as it was before: what the raw engine needs for the very rows, with
/// nothing read, decided, decoded or hashed. So many of its transactions share a commit. Gives the time it took.
///
/// # Errors
/// `unavailable.*`.
pub fn replay(path: &Path, tape: &Tape, together: u64) -> Result<Duration> {
    let connection = open_connection(path)?;
    let began = Instant::now();
    let mut ended = 0;
    for (sql, params) in &tape.0 {
        let inside = !connection.is_autocommit();
        match sql.as_str() {
            "begin immediate" if inside => {}
            // The end of somebody's reading.
            "commit" if !inside => {}
            "commit" => {
                ended += 1;
                if ended % together == 0 {
                    play(&connection, sql, params)?;
                    wait_longer();
                }
            }
            _ => play(&connection, sql, params)?,
        }
    }
    if !connection.is_autocommit() {
        play(&connection, "commit", &[])?;
    }
    Ok(began.elapsed())
}

/// As [`replay`], on a copy of a Postgres book: plain statements of many rows on one connection, with synchronous commits.
///
/// # Errors
/// `unavailable.*`.
pub async fn replay_postgres(url: &str, tape: &Tape, together: u64) -> Result<Duration> {
    let mut connection = PgConnection::connect(url).await.map_err(storage)?;
    let began = Instant::now();
    let (mut inside, mut ended) = (false, 0);
    let mut rest = tape.0.iter().peekable();
    while let Some((sql, params)) = rest.next() {
        if sql == "commit" {
            // The sealer's row belongs to the transaction it follows.
            while let Some((seal, params)) = rest.next_if(|(sql, _)| sql.starts_with("insert into fact_seal")) {
                run_on(&mut connection, seal, params.clone()).await?;
            }
            ended += 1;
            if inside && ended % together == 0 {
                connection.execute("commit").await.map_err(storage)?;
                inside = false;
                wait_longer();
            }
            continue;
        }
        if !inside {
            connection.execute("begin").await.map_err(storage)?;
            inside = true;
        }
        run_on(&mut connection, sql, params.clone()).await?;
    }
    if inside {
        connection.execute("commit").await.map_err(storage)?;
    }
    let took = began.elapsed();
    connection.close().await.map_err(storage)?;
    Ok(took)
}

/// Plays a tape in one transaction and takes it back, so that the same can be played again: what the engine needs for the
/// rows alone, without waiting for the disk.
///
/// # Errors
/// `unavailable.*`.
pub fn rehearse(path: &Path, tape: &Tape) -> Result<Duration> {
    let connection = open_connection(path)?;
    play(&connection, "begin immediate", &[])?;
    let began = Instant::now();
    for (sql, params) in tape.rows() {
        play(&connection, sql, params)?;
    }
    let took = began.elapsed();
    play(&connection, "rollback", &[])?;
    Ok(took)
}

/// As [`rehearse`], on a Postgres book.
///
/// # Errors
/// `unavailable.*`.
pub async fn rehearse_postgres(url: &str, tape: &Tape) -> Result<Duration> {
    let mut connection = PgConnection::connect(url).await.map_err(storage)?;
    connection.execute("begin").await.map_err(storage)?;
    let began = Instant::now();
    for (sql, params) in tape.rows() {
        run_on(&mut connection, sql, params.clone()).await?;
    }
    let took = began.elapsed();
    connection.execute("rollback").await.map_err(storage)?;
    connection.close().await.map_err(storage)?;
    Ok(took)
}

/// What readings took in each of their forms, in the order of [`Reading`]'s: the best time of each, added up.
pub type Took = [Duration; 3];

/// Reads everything again and again on a connection of its own, until `length` has passed and at least three times: each form
/// three times in a row, as the form before it may have driven its pages out of memory.
///
/// # Errors
/// `unavailable.*`.
pub fn reread(path: &Path, readings: &[Reading], length: Duration) -> Result<Took> {
    let connection = open_connection(path)?;
    let mut best = vec![[Duration::MAX; 3]; readings.len()];
    let (began, mut rounds) = (Instant::now(), 0);
    while rounds < 3 || began.elapsed() < length {
        for (Reading(forms), best) in readings.iter().zip(&mut best) {
            for ((sql, params), best) in forms.iter().zip(best) {
                for _ in 0..3 {
                    let asked = Instant::now();
                    play(&connection, sql, params)?;
                    *best = asked.elapsed().min(*best);
                }
            }
        }
        rounds += 1;
    }
    Ok(added(&best))
}

/// Reads every row of every table on a fresh connection, whose pages all come from the file.
///
/// # Errors
/// `unavailable.*`.
pub fn read_all(path: &Path) -> Result<Duration> {
    let connection = open_connection(path)?;
    let began = Instant::now();
    for table in SCHEMA.tables() {
        play(&connection, &format!("select * from {}", table.name), &[])?;
    }
    Ok(began.elapsed())
}

/// As [`reread`], on a Postgres book, planned as a command that `writes` plans its readings or as a query does.
///
/// # Errors
/// `unavailable.*`.
pub async fn reread_postgres(url: &str, readings: &[Reading], length: Duration, writes: bool) -> Result<Took> {
    let options = connecting(url)?;
    let options = if writes { writing(options) } else { options };
    let mut connection = PgConnection::connect_with(&options).await.map_err(storage)?;
    let mut best = vec![[Duration::MAX; 3]; readings.len()];
    let (began, mut rounds) = (Instant::now(), 0);
    while rounds < 3 || began.elapsed() < length {
        for (Reading(forms), best) in readings.iter().zip(&mut best) {
            for ((sql, params), best) in forms.iter().zip(best) {
                for _ in 0..3 {
                    let asked = Instant::now();
                    run_on(&mut connection, sql, params.clone()).await?;
                    *best = asked.elapsed().min(*best);
                }
            }
        }
        rounds += 1;
    }
    connection.close().await.map_err(storage)?;
    Ok(added(&best))
}

fn added(best: &[Took]) -> Took {
    [0, 1, 2].map(|form| best.iter().map(|times| times[form]).sum())
}

/// Has a Postgres database look at what its tables hold, as it does whenever one has grown, and by its own upkeep.
///
/// # Errors
/// `unavailable.storage`.
pub async fn analyze(url: &str) -> Result<()> {
    postgres::analyze(&connecting(url)?, &[]).await
}

/// Copies a database of a server under another name; whoever is connected to it is shut out.
///
/// # Errors
/// `unavailable.storage`.
pub async fn copy_database(url: &str, name: &str, copy: &str) -> Result<String> {
    administer(url, format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")).await?;
    administer(url, format!("create database {copy} template {name}")).await?;
    beside(url, copy)
}

/// Makes an empty database beside the one `url` names, for measuring; gives its URL.
///
/// # Errors
/// `unavailable.storage`.
pub async fn create_database(url: &str, name: &str) -> Result<String> {
    administer(url, format!("create database {name}")).await?;
    beside(url, name)
}

/// The URL of another database of a server.
fn beside(url: &str, name: &str) -> Result<String> {
    let (server, _) = url.rsplit_once('/').ok_or_else(|| storage("the URL names no database"))?;
    Ok(format!("{server}/{name}"))
}

/// Removes a database made by [`create_database`].
///
/// # Errors
/// `unavailable.storage`.
pub async fn drop_database(url: &str, name: &str) -> Result<()> {
    administer(url, format!("drop database if exists {name} with (force)")).await
}

async fn administer(url: &str, sql: String) -> Result<()> {
    let mut connection = PgConnection::connect(url).await.map_err(storage)?;
    connection.execute(AssertSqlSafe(sql)).await.map_err(storage)?;
    connection.close().await.map_err(storage)
}

fn wait_longer() {
    if let Some(delay) = disk_delay() {
        std::thread::sleep(delay);
    }
}

/// Writes `entries` entries of two postings with their balances, fact and seal, each in a durable commit of its own, on a
/// fresh SQLite file; nothing is decided, decoded or hashed. Gives the time it took.
///
/// # Errors
/// `unavailable.storage`.
pub fn sqlite_entries(path: &Path, entries: u32) -> Result<Duration> {
    let connection = Connection::open(path).map_err(storage)?;
    let schema = "pragma journal_mode = wal; pragma synchronous = full;
        create table entry (id blob primary key, company blob, number text, posted_on text, memo text, total integer) strict;
        create index entry_date on entry (company, posted_on, id);
        create index entry_number on entry (company, number, id);
        create table posting (entry blob, line integer, account text, posted_on text, amount integer, primary key (entry, line)) strict;
        create index posting_account on posting (account, posted_on, entry, line);
        create table balance (account text primary key, debit integer, credit integer) strict;
        create table series (kind text primary key, next integer) strict;
        create table fact (no integer primary key, envelope text, body text) strict;
        create table seal (seq integer primary key, prev blob, hash blob) strict;
        insert into series values ('entry', 1);";
    connection.execute_batch(schema).map_err(storage)?;
    let began = Instant::now();
    for number in 0..entries {
        one_entry(&connection, number).map_err(storage)?;
    }
    Ok(began.elapsed())
}

fn one_entry(connection: &Connection, number: u32) -> rusqlite::Result<()> {
    let id =
        [u8::try_from(number % 251).unwrap_or_default(); 12].iter().copied().chain(number.to_be_bytes()).collect::<Vec<u8>>();
    let run =
        |sql: &str, params: &[&dyn rusqlite::ToSql]| connection.prepare_cached(sql).and_then(|mut text| text.execute(params));
    let (envelope, body, hash) = ("e".repeat(400), "b".repeat(900), [7_u8; 32]);
    run("begin immediate", &[])?;
    run("update series set next = next + 1 where kind = 'entry'", &[])?;
    run("insert into entry values (?1, ?1, ?2, '2026-03-16', 'memo', 100)", &[&id, &format!("BU-26-1/{number:06}")])?;
    for (line, account, amount) in [(1, "1200", 100), (2, "0800", -100)] {
        run("insert into posting values (?1, ?2, ?3, '2026-03-16', ?4)", &[&id, &line, &account, &amount])?;
        let add = "insert into balance values (?1, ?2, ?3) on conflict (account) do update set debit = debit + excluded.debit, \
                   credit = credit + excluded.credit";
        run(add, &[&account, &amount.max(0), &(-amount).max(0)])?;
    }
    run("insert into fact (envelope, body) values (?1, ?2)", &[&envelope, &body])?;
    run("insert into seal (prev, hash) values (?1, ?1)", &[&hash])?;
    run("commit", &[])?;
    wait_longer();
    Ok(())
}
