//! The demo company, and files taken over from the command line.

use std::process::{Command, ExitCode};

use kontor_runtime::{Config, Location};
use kontor_tests::book::{PASSWORD, kontor as program};
use kontor_tests::{TestBook, raw};

use crate::operating::{kontor, name};

/// The same seed makes the same books on both engines: every amount, number, date and id.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_seed_makes_the_same_books() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let places = [Location::File(folder.path().join("demo.kontor")), Location::Postgres(raw::create_database().await)];
    let mut journals = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let (place, csv) = (name(place), folder.path().join(format!("{at}.csv")));
        let csv = csv.to_str().expect("temp folders have plain names");
        let demo = ["demo", "--book", &place, "--orders", "14", "--seed", "5", "--today", "2026-11-20"];
        assert_eq!(kontor(&demo).await, ExitCode::SUCCESS);
        assert_eq!(kontor(&["verify", "--book", &place]).await, ExitCode::SUCCESS);
        assert_eq!(kontor(&["export", "journal", "--book", &place, "--format", "csv", "-o", csv]).await, ExitCode::SUCCESS);
        journals.push(std::fs::read_to_string(csv).expect("just written"));
    }
    assert_eq!(journals[0], journals[1]);
    for place in &places {
        let regions = raw::execute(place, "select region from identity_branch order by code").await;
        assert_eq!(regions.expect("it can be read"), "Nord\nSüd", "the head office lies in a region too");
    }
    let counted = async |sql: &str| raw::execute(&places[0], sql).await.expect("it can be read");
    assert_eq!(
        counted("select count(*) from inventory_warehouse w join identity_branch b on b.id = w.branch_id group by b.id").await,
        "1\n1"
    );
    assert_eq!(counted("select count(distinct branch_id) from sales_invoice").await, "2");
    assert_eq!(counted("select count(*) from sales_price_list").await, "4");
}

/// A bad file is told about and leaves by failure; a good one is taken over; wrong use says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_imported_from_the_command_line() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let book = TestBook::sqlite().await;
    book.company().await;
    let place = name(&book.location);
    let import = |text: &str, extra: &[&str]| {
        let file = folder.path().join("parties.csv");
        std::fs::write(&file, text).expect("written");
        let mut command = Command::new(program());
        command.args(["import", "parties"]).arg(file).args(["--user", "owner", "--book", &place]).args(extra);
        let output = command.env("KONTOR_PASSWORD", PASSWORD).output().expect("kontor runs");
        (output.status.success(), String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8_lossy(&output.stderr))
    };
    let bad = "code;name;country\n1;A;DE\n2;B;XX\n";
    let (fine, told) = import(bad, &["--language", "de"]);
    assert!(
        !fine && told.contains("row 3, country \u{201c}XX\u{201d}: ") && told.contains("[parties.party.country_unknown]"),
        "{told}"
    );
    let good = "code;name;country\n1;A;DE\n2;B;FR\n";
    let (fine, told) = import(good, &["--dry-run"]);
    assert!(fine && told.contains("2 rows, UTF-8, delimiter ;") && told.contains("dry run"), "{told}");
    let (fine, told) = import(good, &[]);
    assert!(fine && told.ends_with("imported\n"), "{told}");
    let (fine, told) = import(good, &[]);
    assert!(fine && told.contains("imported before"), "{told}");
    let (fine, told) = import("", &[]);
    assert!(!fine && told.contains("import.empty"), "{told}");
    let app = kontor_runtime::open(Config::existing(book.location.clone())).await.expect("nobody else has it open");
    assert!(app.verify().await.expect("readable").clean);
}
