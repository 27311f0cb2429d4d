//! kill -9 at any moment: everything acknowledged is there, nothing is half-done, no number is missing.

use std::collections::BTreeSet;
use std::process::Stdio;

use kontor_runtime::{Config, Location};
use kontor_tests::book::{PASSWORD, entry, kontor};
use kontor_tests::{TestBook, raw};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};

/// Kills per engine.
const KILLS: usize = 20;

/// A `kontor call --batch` that answers line by line.
struct Batch {
    child: Child,
    input: ChildStdin,
    answers: tokio::io::Lines<BufReader<tokio::process::ChildStdout>>,
}

impl Batch {
    fn start(book: &str) -> Self {
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

    async fn send(&mut self, cents: i64) -> bool {
        let line = format!("finance.entry.post {}\n", serde_json::to_string(&entry("1200", "0800", cents)).expect("plain JSON"));
        self.input.write_all(line.as_bytes()).await.is_ok()
    }

    /// The number of the next acknowledged entry; `None` when the program is gone.
    async fn acknowledged(&mut self) -> Option<String> {
        let line = self.answers.next_line().await.ok().flatten()?;
        let view: serde_json::Value = serde_json::from_str(&line).ok()?;
        view["number"].as_str().map(str::to_owned)
    }
}

/// Posts until killed after a number of acknowledgements that differs from round to round; calls are sent ahead, so that
/// the kill lands anywhere in one.
async fn round(book: &str, kill_after: usize, acknowledged: &mut BTreeSet<String>) {
    let mut batch = Batch::start(book);
    for cents in 0..64 {
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

async fn check(location: &Location, acknowledged: &BTreeSet<String>) {
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

#[tokio::test]
async fn killed_programs_lose_nothing_on_sqlite() {
    let book = TestBook::sqlite().await;
    book.company().await;
    let path = book.path().display().to_string();
    let mut acknowledged = BTreeSet::new();
    for at in 0..KILLS {
        round(&path, at % 12, &mut acknowledged).await;
    }
    check(&book.location, &acknowledged).await;
}

#[tokio::test]
async fn killed_programs_lose_nothing_on_postgres() {
    let book = TestBook::postgres().await;
    book.company().await;
    let location = book.location.clone();
    let Location::Postgres(url) = &location else { unreachable!("a Postgres book") };
    // The book is served by one process at a time: this one lets go of it.
    drop(book);
    let mut acknowledged = BTreeSet::new();
    for at in 0..KILLS {
        wait_until_free(url).await;
        round(url, at % 12, &mut acknowledged).await;
    }
    wait_until_free(url).await;
    check(&location, &acknowledged).await;
}

/// Waits until the server has noticed that the process before is gone and has dropped its lock.
async fn wait_until_free(url: &str) {
    let held = "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database \
                where datname = current_database())";
    while raw::psql(url, held).await.expect("the server answers") != "0" {
        tokio::task::yield_now().await;
    }
}
