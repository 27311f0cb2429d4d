//! The auditor's archive: whole when the book is, and telling when the book or the archive is not.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use ed25519_dalek::{Signer as _, SigningKey};
use kontor_contract::finance::PostEntry;
use kontor_kernel::CivilDate;
use kontor_platform::archive::Days;
use kontor_tests::book::{entry, program};
use kontor_tests::{TestBook, Trade, both};
use kontor_verify::{Finding, Report};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

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
        assert!(report.clean && report.complete, "{report:#?}");
        for about in [
            "list of contents says", "is signed", "chain of facts", "every key", "signed heads", "list of contents names", "anchors",
            "balances and has", "what the facts say", "the journal", "kept balances", "trial balance", "own check",
        ] {
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
        for (about, wrong) in [("what the facts say", 1), ("the journal", 1), ("balances and has", 0), ("kept balances", 0)] {
            assert_eq!(finding(&report, about).wrong, wrong, "{about}: {report:#?}");
        }
        assert!(finding(&report, "own check").wrong > 0, "{report:#?}");
    }

    /// Whoever keeps the book has its key, too: what they change in an archive and sign again differs from the facts.
    async fn a_consistent_forgery_is_told_by_the_facts(book) {
        let folder = folder();
        let owner = book.company().await;
        owner.post("1200", "0800", 123).await.expect("balanced");
        let path = archive(&book, &folder, Days::default()).await;
        let key = own_key(&book);
        let same = forged(&folder, &path, Some(&key), |_| {});
        assert!(check(&same, &[]).clean, "{:#?}", check(&same, &[]));
        for (about, said, edit) in FORGERIES {
            let report = check(&forged(&folder, &path, Some(&key), edit), &[]);
            assert!(!report.clean, "{about} {said}: {report:#?}");
            let told = report.findings.iter().filter(|finding| finding.about.contains(about)).flat_map(|finding| &finding.problems);
            assert!(told.clone().any(|problem| problem.contains(said)), "{about} {said}: {report:#?}");
        }
    }

    /// Tables that no fact is compared with are vouched for by the signature of a key that the facts name.
    async fn a_list_of_contents_needs_the_right_signature(book) {
        let folder = folder();
        book.company().await.post("1200", "0800", 123).await.expect("balanced");
        let path = archive(&book, &folder, Days::default()).await;
        let rename = |files: &mut Files| replace(files, "tables/identity_branch.csv", "Hamburg", "Bremen");
        let report = check(&forged(&folder, &path, None, rename), &[]);
        assert!(report.clean && !report.complete && report.unchecked[0].contains("is not signed"), "{report:#?}");
        let report = check(&forged(&folder, &path, Some(&SigningKey::from_bytes(&[7; 32])), rename), &[]);
        assert!(finding(&report, "is signed").problems[0].contains("which no fact names"), "{report:#?}");
    }
}

/// The files of an archive but for its list of contents, in order.
type Files = Vec<(String, Vec<u8>)>;

/// Where it is told, with which words, and what is changed.
type Forgery = (&'static str, &'static str, fn(&mut Files));

const FORGERIES: [Forgery; 17] = [
    ("the journal", "its postings are not", |files| {
        replace(files, "journal.csv", "1.23", "9.23");
    }),
    ("the journal", "its date or currency", |files| replace(files, "journal.csv", "2026-03-16", "2026-04-16")),
    ("the journal", "is not in journal.csv", |files| keep_lines(files, "journal.csv", 1)),
    ("what the facts say", "date, currency or company", |files| {
        replace(files, "tables/finance_posting.csv", "2026-03-16", "2026-04-16");
    }),
    ("what the facts say", "number, company or date", |files| {
        replace(files, "tables/finance_entry.csv", "BU-26-1/000001", "BU-26-1/000002");
    }),
    ("what the facts say", "is not in finance_entry.csv", |files| keep_lines(files, "tables/finance_entry.csv", 1)),
    ("kept balances", "kept are", |files| replace(files, "tables/finance_balance.csv", ",123,", ",124,")),
    ("trial balance", "the trial balance", |files| replace(files, "trial_balance.csv", "123", "124")),
    ("own check", "do not agree", |files| replace(files, "report.json", "\"clean\": true", "\"clean\": false")),
    ("own check", "V1", |files| replace(files, "report.json", "\"wrong\": 0", "\"wrong\": 1")),
    ("list of contents names", "is not in signatures.jsonl", |files| keep_lines(files, "signatures.jsonl", 0)),
    ("list of contents names", "cut off", |files| {
        let facts = lines(files, "facts.jsonl");
        keep_lines(files, "facts.jsonl", facts - 1);
    }),
    // An event without a place in the chain, with which a key of one's own could be named.
    ("chain of facts", "it has no seq", |files| {
        change(files, "facts.jsonl", |text| {
            let last: Value = serde_json::from_str(text.lines().last().unwrap_or_default()).expect("a fact");
            let mut fact = last.clone();
            fact["seq"] = json!("x");
            format!("{text}{fact}\n")
        });
    }),
    ("list of contents says", "journal.csv is not in the list", |files| files.retain(|(name, _)| name != "journal.csv")),
    ("list of contents says", "is no file of an archive", |files| files.push(("j\u{43e}urnal.csv".into(), Vec::new()))),
    ("list of contents says", "is not described", |files| files.push(("tables/finance_extra.csv".into(), b"a\r\n".to_vec()))),
    ("list of contents says", "not UTF-8", |files| {
        let table = files.iter_mut().find(|(name, _)| name == "tables/identity_branch.csv").expect("it is there");
        let at = table.1.windows(7).position(|name| name == b"Hamburg").expect("the branch");
        table.1[at] = 0xff;
    }),
];

fn change(files: &mut Files, name: &str, with: impl Fn(&str) -> String) {
    let (_, bytes) = files.iter_mut().find(|(known, _)| known == name).expect("it is there");
    *bytes = with(std::str::from_utf8(bytes).expect("UTF-8")).into_bytes();
}

fn replace(files: &mut Files, name: &str, from: &str, to: &str) {
    change(files, name, |text| {
        assert!(text.contains(from), "{name} has no {from}: {text}");
        text.replace(from, to)
    });
}

fn keep_lines(files: &mut Files, name: &str, count: usize) {
    change(files, name, |text| text.split_inclusive('\n').take(count).collect());
}

fn lines(files: &Files, name: &str) -> usize {
    let (_, bytes) = files.iter().find(|(known, _)| known == name).expect("it is there");
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The private key of the book's node, as only its owner has it.
fn own_key(book: &TestBook) -> SigningKey {
    let identity = book.app.db().identity();
    let name = format!("signing-{}-{}", identity.node_id, identity.epoch);
    let bytes = fs::read(book.secrets_folder().join(identity.tenant_id.to_string()).join(name)).expect("it signed");
    SigningKey::from_bytes(&bytes.try_into().expect("32 bytes"))
}

/// The archive after an edit, its list of contents made anew and signed with a key.
fn forged(folder: &TempDir, path: &Path, key: Option<&SigningKey>, edit: impl FnOnce(&mut Files)) -> PathBuf {
    let mut zip = zip::ZipArchive::new(File::open(path).expect("just written")).expect("a zip");
    let mut files = Files::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("whole");
        files.push((file.name().to_owned(), bytes));
    }
    let mut manifest: Value =
        serde_json::from_slice(&files.iter().find(|(name, _)| name == "manifest.json").expect("it is there").1).expect("JSON");
    files.retain(|(name, _)| !name.starts_with("manifest."));
    edit(&mut files);
    let listed: Vec<Value> = files
        .iter()
        .map(|(name, bytes)| {
            let rows = match name.rsplit_once('.') {
                Some((_, "csv")) => Some(lines(&files, name).saturating_sub(1)),
                Some((_, "jsonl")) => Some(lines(&files, name)),
                _ => None,
            };
            json!({ "name": name, "rows": rows, "bytes": bytes.len(), "sha256": hex(&Sha256::digest(bytes)) })
        })
        .collect();
    manifest["files"] = listed.into();
    manifest["facts"] = lines(&files, "facts.jsonl").into();
    let manifest = serde_json::to_vec_pretty(&manifest).expect("plain JSON");
    if let Some(key) = key {
        let signature = key.sign(&[b"kontor-archive-1\0".as_slice(), &Sha256::digest(&manifest)].concat());
        let seal = json!({ "public_key": hex(key.verifying_key().as_bytes()), "signature": hex(&signature.to_bytes()) });
        files.push(("manifest.sig.json".into(), seal.to_string().into_bytes()));
    }
    files.push(("manifest.json".into(), manifest));
    write_zip(folder, &files)
}

fn write_zip(folder: &TempDir, files: &Files) -> PathBuf {
    let path = folder.path().join("forged.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).expect("a folder of our own"));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("there is room");
    }
    zip.finish().expect("there is room");
    path
}

/// Two files of one name: programs differ in which of them they unpack. The second one's name is set past the writer.
#[tokio::test]
async fn a_file_lies_in_an_archive_once() {
    let folder = folder();
    let book = TestBook::sqlite().await;
    book.company().await.post("1200", "0800", 123).await.expect("balanced");
    let path = archive(&book, &folder, Days::default()).await;
    let extra = |files: &mut Files| files.push(("journal.cs2".into(), b"x\r\n".to_vec()));
    let forged = forged(&folder, &path, None, extra);
    let bytes = fs::read(&forged).expect("just written");
    let (central, local) = (*b"PK\x01\x02", *b"PK\x03\x04");
    for (every, said) in [(true, "twice"), (false, "another name where it lies")] {
        let mut copy = bytes.clone();
        let found: Vec<usize> =
            bytes.windows(11).enumerate().filter(|(_, name)| name == b"journal.cs2").map(|(at, _)| at).collect();
        for at in found {
            let header = |length: usize, signature: [u8; 4]| bytes[at - length..at - length + 4] == signature;
            if header(30, local) || (every && header(46, central)) {
                copy[at + 10] = b'v';
            }
        }
        fs::write(&forged, copy).expect("a folder of our own");
        let report = check(&forged, &[]);
        let told = &finding(&report, "list of contents says").problems;
        assert!(told.iter().any(|problem| problem.contains(said)), "{said}: {report:#?}");
    }
}

/// The program itself: what it prints and how it ends.
#[tokio::test]
async fn the_exit_code_says_what_was_found() {
    let folder = folder();
    let book = TestBook::sqlite().await;
    book.company().await.post("1200", "0800", 123).await.expect("balanced");
    let path = archive(&book, &folder, Days::default()).await;
    let run = |arguments: &[&str]| {
        let output = Command::new(program("kontor-verify")).args(arguments).output().expect("the build made it");
        let json = serde_json::from_slice::<Value>(&output.stdout).unwrap_or_default();
        (output.status.code(), json, String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let text = |path: &Path| path.to_str().expect("temp folders have plain names").to_owned();
    let whole = text(&path);
    let (code, json, _) = run(&["--json", &whole]);
    assert_eq!((code, &json["clean"], &json["complete"]), (Some(0), &json!(true), &json!(true)), "{json:#}");
    let unsigned = text(&forged(&folder, &path, None, |_| {}));
    let (code, json, _) = run(&["--json", &unsigned]);
    assert_eq!((code, &json["clean"], &json["complete"]), (Some(3), &json!(true), &json!(false)), "{json:#}");
    assert!(run(&[&unsigned]).2.contains("NOT CHECKED"));
    let other = text(&forged(&folder, &path, None, |files| replace(files, "journal.csv", "1.23", "9.23")));
    assert_eq!(run(&["--json", &other]).1["clean"], false);
    assert_eq!(run(&[&other]).0, Some(1));
    let no_archive = folder.path().join("anchor.json");
    fs::write(&no_archive, "{}").expect("a folder of our own");
    let (code, json, _) = run(&["--json", &text(&no_archive)]);
    assert_eq!((code, &json["clean"]), (Some(2), &json!(false)), "{json:#}");
    assert!(json["error"].is_string());
    assert_eq!(run(&[&whole, "--anchor", &text(&no_archive)]).0, Some(2), "no anchor");
    assert_eq!(run(&["--jsn", &whole]).0, Some(2), "no such option");
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
