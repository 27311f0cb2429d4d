//! The databases past the app: for tampering, for looking at raw rows, for preparing every text.

use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use kontor_runtime::Location;
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, Command};

/// How long a server may take to get where a test waits for it; generous, since a machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);
/// Where `cargo xtask test` has its throwaway Postgres.
const URL_VARIABLE: &str = "KONTOR_TEST_POSTGRES";

/// The throwaway cluster's URL.
pub fn cluster() -> String {
    std::env::var(URL_VARIABLE).expect("`cargo xtask test` starts a Postgres and names it in KONTOR_TEST_POSTGRES")
}

/// A new, empty database; gives its URL.
pub async fn create_database() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    psql(&cluster(), &format!("create database {name}")).await.expect("the cluster takes one more database");
    let cluster = cluster();
    let (server, _) = cluster.rsplit_once('/').expect("the cluster's URL names a database");
    format!("{server}/{name}")
}

/// Runs SQL on a book past the app. Gives what it printed.
///
/// # Errors
/// The database's refusal.
pub async fn execute(location: &Location, sql: &str) -> Result<String, String> {
    match location {
        Location::Postgres(url) => psql(url, sql).await,
        Location::File(path) => sqlite(path, sql),
    }
}

fn sqlite(path: &std::path::Path, sql: &str) -> Result<String, String> {
    let connection = rusqlite::Connection::open(path).map_err(|error| error.to_string())?;
    if !sql.trim_start().starts_with("select") {
        return connection.execute_batch(sql).map(|()| String::new()).map_err(|error| error.to_string());
    }
    let read = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(sql)?;
        let width = statement.column_count();
        let rows = statement.query_map([], |row| {
            let cells: rusqlite::Result<Vec<String>> = (0..width).map(|at| row.get_ref(at).map(|cell| show(&cell))).collect();
            Ok(cells?.join("|"))
        })?;
        rows.collect()
    };
    read().map(|rows| rows.join("\n")).map_err(|error| error.to_string())
}

fn show(cell: &rusqlite::types::ValueRef<'_>) -> String {
    match cell {
        rusqlite::types::ValueRef::Null => String::new(),
        rusqlite::types::ValueRef::Integer(number) => number.to_string(),
        rusqlite::types::ValueRef::Real(number) => number.to_string(),
        rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        rusqlite::types::ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// A session past the app that keeps everybody from writing to a table of a Postgres book until it is dropped.
///
/// # Panics
/// When the server does not answer.
pub async fn hold_table(url: &str, table: &str) -> Child {
    let mut session = Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("psql runs");
    let input = session.stdin.as_mut().expect("it was asked for");
    input.write_all(format!("begin;\nlock table {table} in share mode;\n").as_bytes()).await.expect("psql reads");
    let held = format!(
        "select count(*) from pg_locks where granted and mode = 'ShareLock' and relation = '{table}'::regclass \
            and database = (select oid from pg_database where datname = current_database())"
    );
    wait_for(url, &held, "1").await;
    session
}

/// Waits until as many sessions of a Postgres book wait for a lock.
///
/// # Panics
/// When the server does not answer.
pub async fn wait_for_waiting(url: &str, sessions: usize) {
    let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    wait_for(url, waiting, &sessions.to_string()).await;
}

/// Asks again until the answer is the one that is awaited.
///
/// # Panics
/// When the server does not answer, or not so within [`PATIENCE`].
pub async fn wait_for(url: &str, query: &str, answer: &str) {
    let answered = async { while psql(url, query).await.expect("the server answers") != answer {} };
    let waited = tokio::time::timeout(PATIENCE, answered).await;
    assert!(waited.is_ok(), "waited {PATIENCE:?} for {answer} of: {query}");
}

/// Feeds a script to psql, which stops at the first failure. Gives what it printed, cells parted by `|`.
///
/// # Errors
/// What psql says.
pub async fn psql(url: &str, script: &str) -> Result<String, String> {
    let mut child = Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--dbname", url])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("psql: {error}"))?;
    let mut input = child.stdin.take().expect("it was asked for");
    // Both at once: a long script whose answers nobody reads would block psql, and psql the script.
    let write = async move { input.write_all(script.as_bytes()).await };
    let (written, output) = tokio::join!(write, child.wait_with_output());
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() {
        written.map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
