//! The exported journal, judged by the programs it is written for.

use std::path::Path;
use std::process::{Command, ExitCode, Output};

use kontor_tests::book::tools;

use crate::operating::kontor;

async fn exported(book: &str, format: &str, file: &Path) -> String {
    let file = file.to_str().expect("temp folders have plain names").to_owned();
    let arguments = ["export", "journal", "--book", book, "--format", format, "-o", &file];
    assert_eq!(kontor(&arguments).await, ExitCode::SUCCESS);
    file
}

/// What the judge says, which must not be a refusal.
fn accepted(judge: &mut Command) -> String {
    let Output { status, stdout, stderr } = judge.output().unwrap_or_else(|error| panic!("{judge:?}: {error}"));
    let told = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{judge:?}: {told}");
    told
}

/// hledger and beancount read all of it and find every entry balanced; hledger's sum over all accounts is nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hledger_and_beancount_accept_the_journal_of_a_demo_run() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let book = folder.path().join("demo.kontor");
    let book = book.to_str().expect("temp folders have plain names");
    let demo = ["demo", "--book", book, "--orders", "40", "--seed", "3", "--today", "2026-06-30"];
    assert_eq!(kontor(&demo).await, ExitCode::SUCCESS);

    let journal = exported(book, "hledger", &folder.path().join("book.journal")).await;
    let hledger =
        |arguments: &[&str]| accepted(Command::new("hledger").args(["-f", &journal]).args(arguments).env("LC_ALL", "C.UTF-8"));
    hledger(&["check"]);
    let sum = hledger(&["balance", "-O", "csv"]);
    assert_eq!(sum.lines().last(), Some("\"total\",\"0\""), "{sum}");

    let ledger = exported(book, "beancount", &folder.path().join("book.beancount")).await;
    let python = tools().join("python");
    assert!(python.join("beancount").is_dir(), "beancount lies in target/tools; cargo xtask test installs it");
    accepted(Command::new("python3").args(["-m", "beancount.scripts.check", &ledger]).env("PYTHONPATH", python));
}
