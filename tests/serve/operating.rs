//! Copies of a book and exports, as whoever operates it makes them.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode, Output};

use clap::Parser as _;
use kontor_contract::Error;
use kontor_contract::error::BOOK_IN_USE;
use kontor_headless::Arguments;
use kontor_runtime::{Config, Location};
use kontor_tests::book::{PASSWORD, program};
use kontor_tests::{TestBook, both, raw};
use serde_json::Value;

use crate::{Served, entry};

/// Runs `kontor` in this process.
pub(crate) async fn kontor(arguments: &[&str]) -> ExitCode {
    let line = ["kontor"].iter().chain(arguments).map(OsString::from);
    kontor_headless::run(Arguments::parse_from(line)).await
}

pub(crate) fn name(location: &Location) -> String {
    match location {
        Location::File(path) => text(path),
        Location::Postgres(url) => url.clone(),
    }
}

fn text(path: &Path) -> String {
    path.to_str().expect("temp folders have plain names").to_owned()
}

/// A place for another book on the same engine.
async fn elsewhere(book: &TestBook, folder: &Path) -> Location {
    match book.location {
        Location::File(_) => Location::File(folder.join("restored.kontor")),
        Location::Postgres(_) => Location::Postgres(raw::create_database().await),
    }
}

both! {
    async fn a_copy_made_in_use_is_restored_and_exported(book) {
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        let served = Served::start(&book).await;
        served.call("finance.entry.post", &entry("25.00", "25.00"), &[]);
        let (copy, csv) = (text(&folder.path().join("copy")), text(&folder.path().join("journal.csv")));
        assert_eq!(kontor(&["backup", "--book", &name(&book.location), "-o", &copy]).await, ExitCode::SUCCESS);
        // What is there is never written over unasked.
        assert_eq!(kontor(&["backup", "--book", &name(&book.location), "-o", &copy]).await, ExitCode::FAILURE);
        served.call("finance.entry.post", &entry("26.00", "26.00"), &[]);

        let place = name(&elsewhere(&book, folder.path()).await);
        assert_eq!(kontor(&["restore", "--book", &place, &copy]).await, ExitCode::SUCCESS);
        assert_eq!(kontor(&["restore", "--book", &place, &copy]).await, ExitCode::FAILURE);
        assert_eq!(kontor(&["restore", "--book", &place, &copy, "--replace"]).await, ExitCode::SUCCESS);
        assert_eq!(kontor(&["verify", "--book", &place]).await, ExitCode::SUCCESS);
        assert_eq!(kontor(&["export", "journal", "--book", &place, "--format", "csv", "-o", &csv]).await, ExitCode::SUCCESS);
        let journal = std::fs::read_to_string(csv).expect("just written");
        let lines: Vec<&str> = journal.lines().collect();
        assert_eq!(lines.len(), 3, "{journal}");
        assert_eq!(lines[0], "entry_id,date,account_code,account_type,debit,credit,currency");
        assert!(lines[1].ends_with(",2026-03-16,1200,asset,25.00,,EUR"), "{journal}");
        assert!(lines[2].ends_with(",2026-03-16,0800,equity,,25.00,EUR"), "{journal}");
    }
}

/// Where there are several companies, a command line says which one it is about, or is told which there are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_line_names_its_company() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let there = book.another_company(&owner, "Nordlicht Handel GmbH").await;
    owner.post("1200", "0800", 2_500).await.expect("sound");
    there.post("1200", "0800", 2_600).await.expect("sound");
    let (place, csv) = (name(&book.location), text(&folder.path().join("journal.csv")));
    let run = |arguments: &[&str]| {
        let mut command = Command::new(program("kontor"));
        command.args(arguments).args(["--book", &place]).env("KONTOR_PASSWORD", PASSWORD).output().expect("kontor runs")
    };
    let refused = |output: &Output| {
        let said = String::from_utf8_lossy(&output.stderr);
        let error: Error = serde_json::from_str(said.lines().last().unwrap_or_default()).expect("an error's JSON");
        (error.code, error.params.get("companies").cloned().unwrap_or_default())
    };
    let names = "Hansen Werkzeuge GmbH; Nordlicht Handel GmbH".to_owned();
    let export = ["export", "journal", "--format", "csv", "-o", &csv, "--replace"];
    let call = ["call", "finance.entry.list", "{}", "--user", "owner"];
    for line in [&export[..], &call[..]] {
        assert_eq!(refused(&run(line)), ("company.unnamed".to_owned(), names.clone()));
        let unknown = [line, &["--company", "Hansen"]].concat();
        assert_eq!(refused(&run(&unknown)), ("company.unknown".to_owned(), names.clone()));
    }
    for (company, amount) in [("nordlicht handel gmbh", "26.00"), (owner.company.id.to_string().as_str(), "25.00")] {
        let output = run(&[&export[..], &["--company", company]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let journal = std::fs::read_to_string(&csv).expect("just written");
        assert!(journal.lines().count() == 3 && journal.contains(amount), "{journal}");
        let output = run(&[&call[..], &["--company", company]].concat());
        let page: Value = serde_json::from_slice(&output.stdout).expect("an answer is JSON");
        assert_eq!(page["rows"].as_array().map(Vec::len), Some(1), "{page}");
    }
    // Sessions of the command line end with it, whichever way it ends.
    assert_eq!(book.raw("select count(*) from identity_session where device <> ''").await, Ok("0".to_owned()));
    book.assert_clean().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_book_that_is_open_is_not_replaced() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let (copy, place) = (text(&folder.path().join("copy")), name(&book.location));
    assert_eq!(kontor(&["backup", "--book", &place, "-o", &copy]).await, ExitCode::SUCCESS);
    assert_eq!(kontor(&["restore", "--book", &place, &copy, "--replace"]).await, ExitCode::FAILURE);
    owner.post("1200", "0800", 2_500).await.expect("the book goes on as if nothing had been asked");
    book.assert_clean().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_book_is_not_restored() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let (file, place) = (folder.path().join("text"), folder.path().join("new.kontor"));
    std::fs::write(&file, "not a book").expect("written");
    assert_eq!(kontor(&["restore", "--book", &text(&place), &text(&file)]).await, ExitCode::FAILURE);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_finds_a_postgres_book_taken_learns_where_it_is_served() {
    let book = TestBook::postgres().await;
    let served = Served::start(&book).await;
    let wanted = format!("http://{}", served.server.address());
    // The sealer publishes the address when it next wakes up; each attempt gives it a second.
    for _ in 0..10 {
        let Err(refused) = kontor_runtime::open(Config::existing(book.location.clone())).await else {
            panic!("a second process took the book")
        };
        assert!(refused.is(&BOOK_IN_USE), "{refused}");
        if refused.params["address"] == wanted {
            return;
        }
    }
    panic!("the address was never published");
}
