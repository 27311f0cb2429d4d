//! Programs and servers that end in the middle of posting; how much of it, the caller says.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::time::{Duration, Instant};

use kontor_runtime::{Config, Location};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};

use crate::book::{PASSWORD, entry, kontor};
use crate::raw;

/// Set by `cargo xtask soak`: the long sizes.
const SOAK_VARIABLE: &str = "KONTOR_SOAK";
/// Calls sent ahead, so that a kill lands anywhere in one.
const AHEAD: i64 = 64;

/// How much is done.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// Kills of a posting program.
    pub kills: usize,
    /// A program is killed after up to so many acknowledged posts.
    pub posts: usize,
    /// Immediate stops of Postgres.
    pub stops: usize,
    /// Backups restored while somebody posts.
    pub cycles: usize,
    /// Bytes of a book and its log that are changed.
    pub bytes: u64,
}

impl Sizes {
    /// The short ones, or those of the soak.
    pub fn asked_for() -> Self {
        if std::env::var_os(SOAK_VARIABLE).is_some() {
            // Half of 44 on average, a thousand times: more than 20,000 posts.
            Self { kills: 1_000, posts: 45, stops: 100, cycles: 50, bytes: 200 }
        } else {
            Self { kills: 20, posts: 12, stops: 3, cycles: 2, bytes: 22 }
        }
    }
}

/// How long a book takes to open after a crash.
#[derive(Debug, Default)]
pub struct Starts {
    slowest: Duration,
    count: u64,
}

impl Starts {
    /// Opens the book, takes the time, and lets go of it.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn again(&mut self, location: &Location) {
        let began = Instant::now();
        drop(kontor_runtime::open(Config::existing(location.clone())).await.expect("a book opens after a crash"));
        self.slowest = self.slowest.max(began.elapsed());
        self.count += 1;
    }

    /// The slowest, in milliseconds.
    pub fn slowest_ms(&self) -> u64 {
        u64::try_from(self.slowest.as_millis()).unwrap_or(u64::MAX)
    }

    /// How many there were.
    pub fn count(&self) -> u64 {
        self.count
    }
}

/// Prints a line of what a long run found; `cargo xtask soak` reads them.
pub fn tell(what: serde_json::Value) {
    println!("{what}");
}

/// A `kontor call --batch` that answers line by line.
pub struct Batch {
    child: Child,
    input: ChildStdin,
    answers: tokio::io::Lines<BufReader<tokio::process::ChildStdout>>,
}

impl Batch {
    /// Starts it on a book.
    ///
    /// # Panics
    /// When `kontor` was not built.
    pub fn start(book: &str) -> Self {
        let mut child = Command::new(kontor())
            .args(["--book", book, "call", "--user", "owner", "--batch"])
            .env("KONTOR_PASSWORD", PASSWORD)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("`cargo xtask test` builds kontor before the suites");
        let input = child.stdin.take().expect("it was asked for");
        let answers = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
        Self { child, input, answers }
    }

    /// Sends the post of an entry. Gives whether the program still listened.
    ///
    /// # Panics
    /// Never: entries are plain JSON.
    pub async fn send(&mut self, cents: i64) -> bool {
        let line = format!("finance.entry.post {}\n", serde_json::to_string(&entry("1200", "0800", cents)).expect("plain JSON"));
        self.input.write_all(line.as_bytes()).await.is_ok()
    }

    /// The number of the next acknowledged entry; `None` when the program is gone.
    pub async fn acknowledged(&mut self) -> Option<String> {
        let line = self.answers.next_line().await.ok().flatten()?;
        let view: serde_json::Value = serde_json::from_str(&line).ok()?;
        view["number"].as_str().map(str::to_owned)
    }
}

/// Posts until killed after a number of acknowledgements that differs from round to round; calls are sent ahead, so that
/// the kill lands anywhere in one.
///
/// # Panics
/// When a number is given twice.
pub async fn round(book: &str, kill_after: usize, acknowledged: &mut BTreeSet<String>) {
    let mut batch = Batch::start(book);
    for cents in 0..AHEAD {
        batch.send(100 + cents).await;
    }
    for _ in 0..kill_after {
        let number = batch.acknowledged().await.expect("64 calls wait");
        assert!(acknowledged.insert(number.clone()), "{number} was given twice");
    }
    batch.child.start_kill().expect("it is our child");
    batch.child.wait().await.expect("it ends");
    while let Some(number) = batch.acknowledged().await {
        assert!(acknowledged.insert(number.clone()), "{number} was given twice");
    }
}

/// Everything acknowledged is there, the numbers have no gap, every invariant holds.
///
/// # Panics
/// When that is not so.
pub async fn check(location: &Location, acknowledged: &BTreeSet<String>) {
    let app = kontor_runtime::open(Config::existing(location.clone())).await.expect("a killed book opens");
    let report = app.verify().await.expect("readable");
    assert!(report.clean, "{report:#?}");
    drop(app);
    let found: BTreeSet<String> =
        raw::execute(location, "select number from finance_entry").await.expect("readable").lines().map(str::to_owned).collect();
    let lost: Vec<_> = acknowledged.difference(&found).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let gapless: BTreeSet<String> = (1..=found.len()).map(|number| format!("BU-26-1/{number:06}")).collect();
    assert_eq!(found, gapless);
}

/// Waits until the server has noticed that the process before is gone and has dropped its lock.
///
/// # Panics
/// When the server does not answer.
pub async fn wait_until_free(url: &str) {
    let held = "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database \
                where datname = current_database())";
    while raw::psql(url, held).await.expect("the server answers") != "0" {
        tokio::task::yield_now().await;
    }
}
