//! The auditor's archive: whole when the book is, and telling when the book or the archive is not.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use kontor_contract::finance::PostEntry;
use kontor_kernel::CivilDate;
use kontor_platform::archive::Days;
use kontor_tests::book::entry;
use kontor_tests::{TestBook, Trade, both};
use kontor_verify::{Finding, Report};
use serde_json::json;
use tempfile::TempDir;

/// What a spreadsheet would run.
const FORMULA: &str = "=cmd|' /C calc'!A0";

async fn archive(book: &TestBook, folder: &TempDir, days: Days) -> PathBuf {
    let path = folder.path().join("archive.zip");
    let file = File::create(&path).expect("a folder of our own");
    kontor_runtime::archive::write(&book.app, file, days).await.expect("it can be read");
    path
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("the temp folder takes one more")
}

fn check(path: &Path, anchors: &[PathBuf]) -> Report {
    kontor_verify::check(path, anchors).expect("it is an archive")
}

fn finding<'a>(report: &'a Report, about: &str) -> &'a Finding {
    report.findings.iter().find(|finding| finding.about.contains(about)).expect("it is checked")
}

fn file(path: &Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(File::open(path).expect("just written")).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

both! {
    /// Sales, payments and a formula: the archive is whole, signed, and holds the anchor.
    async fn an_archive_is_whole(book) {
        let folder = folder();
        let trade = Trade::german(&book).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
        trade.invoice(&order, json!({})).await.expect("delivered");
        let owner = book.sign_in("owner").await;
        let formula = PostEntry { memo: FORMULA.into(), ..entry("1200", "0800", 700) };
        book.app.dispatch(Some(&owner), &formula).await.expect("a memo may say anything");
        let anchor = folder.path().join("anchor.json");
        let made = book.app.anchor(Vec::new()).await.expect("there are facts");
        fs::write(&anchor, serde_json::to_vec(&made).expect("plain JSON")).expect("a folder of our own");
        let path = archive(&book, &folder, Days::default()).await;
        let report = check(&path, std::slice::from_ref(&anchor));
        assert!(report.clean, "{report:#?}");
        for about in ["list of contents says", "is signed", "chain of facts", "signed heads", "anchors", "balances and has", "what the facts say", "kept balances", "trial balance"] {
            assert!(finding(&report, about).checked > 0, "{about}: {report:#?}");
        }
        let entries = file(&path, "tables/finance_entry.csv");
        assert!(entries.contains(&format!("'{FORMULA}")) && !entries.contains(&format!(",{FORMULA}")), "{entries}");
        assert!(file(&path, "index.xml").contains("<Name>finance_posting</Name>"));
        assert!(file(&path, "schema.json").contains("one line per debit or credit"));
        let facts = file(&path, "facts.jsonl");
        assert!(!facts.contains("argon2") && !file(&path, "manifest.json").contains("identity_password"));
    }

    /// Rows may be limited to days; the chain is whole all the same.
    async fn an_archive_may_be_limited_to_days(book) {
        let folder = folder();
        let owner = book.company().await;
        owner.post("1200", "0800", 100).await.expect("balanced");
        let days = Days { from: CivilDate::from_ymd_opt(2027, 1, 1), to: None };
        let path = archive(&book, &folder, days).await;
        let report = check(&path, &[]);
        assert!(report.clean, "{report:#?}");
        assert_eq!(finding(&report, "balances and has").checked, 0);
        assert!(finding(&report, "chain of facts").checked >= 3);
    }

    /// A row changed past the app is in the archive as it is, and its fact tells.
    async fn a_changed_row_is_told_by_its_fact(book) {
        let folder = folder();
        let owner = book.company().await;
        owner.post("1200", "0800", 100).await.expect("balanced");
        let drop = match &book.location {
            kontor_runtime::Location::File(_) => "drop trigger finance_posting_no_update",
            kontor_runtime::Location::Postgres(_) => "drop trigger finance_posting_append_only on finance_posting",
        };
        book.raw(&format!("{drop}; update finance_posting set amount_minor = amount_minor * 2;")).await.expect("anything can be done");
        let report = check(&archive(&book, &folder, Days::default()).await, &[]);
        assert!(!report.clean);
        assert_eq!((finding(&report, "what the facts say").wrong, finding(&report, "balances and has").wrong), (1, 0), "{report:#?}");
        assert!(finding(&report, "kept balances").wrong > 0, "{report:#?}");
    }
}

/// Any byte of an archive changed: it is no archive any more, or not whole; or the byte is one that says nothing, such as a
/// time in the list of files, and every finding is the same.
#[tokio::test]
async fn a_changed_byte_of_an_archive_is_found() {
    let folder = folder();
    let book = TestBook::sqlite().await;
    book.company().await.post("1200", "0800", 100).await.expect("balanced");
    let path = archive(&book, &folder, Days::default()).await;
    let whole = check(&path, &[]);
    let bytes = fs::read(&path).expect("just written");
    let changed = folder.path().join("changed.zip");
    let mut found = 0;
    for at in (0..bytes.len()).step_by(bytes.len() / 60 + 1) {
        let mut copy = bytes.clone();
        copy[at] ^= 0x55;
        fs::write(&changed, &copy).expect("a folder of our own");
        match kontor_verify::check(&changed, &[]) {
            Ok(report) if report.clean => assert_eq!(report, whole, "byte {at}"),
            Ok(_) | Err(_) => found += 1,
        }
    }
    assert!(found > 40, "{found}");
}

/// The procedure documentation says what is set, in the language of the company's country or another.
#[tokio::test]
async fn procedures_are_what_is_set() {
    let book = TestBook::sqlite().await;
    let trade = Trade::german(&book).await;
    trade.ask("finance.lock.set", json!({ "kind": "all", "until": "2026-01-31" })).await.expect("the owner may");
    book.app.sign_head().await.expect("signed");
    let german = kontor_runtime::procedures::read(&book.app, None).await.expect("readable");
    let text = kontor_runtime::procedures::markdown(&german);
    for said in
        ["# Verfahrensdokumentation, Hansen Werkzeuge GmbH", "2026-01-31", "| owner |", "Steuerschlüssel", "warehouse: ", "19 %"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("argon2") && !text.contains("procedures-"), "{text}");
    assert!(kontor_runtime::procedures::pdf(&german).expect("short").starts_with(b"%PDF-"));
    let french = kontor_runtime::procedures::read(&book.app, Some(kontor_kernel::Language::Fr)).await.expect("readable");
    assert!(kontor_runtime::procedures::markdown(&french).contains("Documentation des procédures"));
}
