//! What others rely on, as committed files: a change shows in review, or fails here. `cargo test` with
//! `KONTOR_UPDATE_SNAPSHOTS=1` writes the files again.

use std::path::PathBuf;
use std::process::Command;

use kontor_contract::events;
use kontor_runtime::Location;
use kontor_tests::book::{PASSWORD, kontor};
use kontor_tests::raw;
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

/// Compares with the committed file, or writes it when asked to.
fn assert_committed(path: &str, text: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    if std::env::var_os("KONTOR_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&file, text).expect("the project's folder can be written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    let first = committed.lines().zip(text.lines()).find(|(committed, now)| committed != now);
    assert!(
        committed == text,
        "{path} is not what this build says; first difference: {first:?}. If it is meant, run the test with \
         KONTOR_UPDATE_SNAPSHOTS=1 and commit the file."
    );
}

/// Stored facts are read for ever: the schema of a version never changes, a new shape is a new version.
#[test]
fn stored_events_keep_their_shape() {
    let mut generator = SchemaGenerator::default();
    let schemas: Map<String, Value> =
        events().map(|event| (event.kind.to_owned(), (event.schema)(&mut generator).to_value())).collect();
    let document = sorted(json!({ "events": schemas, "$defs": generator.take_definitions(true) }));
    assert_committed("docs/events.json", &format!("{document:#}\n"));
}

/// Keys in order, whatever order the map of this build keeps.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.into_iter().collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            fields.into_iter().map(|(name, field)| (name, sorted(field))).collect()
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        plain => plain,
    }
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(kontor()).args(arguments).env("KONTOR_PASSWORD", PASSWORD).output().expect("kontor starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A small demo run, as a trial balance: account, debit, credit, closing.
fn demo_trial_balance(book: &str) -> String {
    run(&["demo", "--book", book, "--orders", "20", "--seed", "1", "--today", "2026-06-30"]);
    let answer = run(&["call", "finance.trial_balance.get", "{}", "--book", book, "--user", "owner"]);
    let view: Value = serde_json::from_str(&answer).expect("JSON");
    let amount = |value: &Value| value["amount"].as_str().unwrap_or_default().to_owned();
    let mut text = String::new();
    for row in view["rows"].as_array().expect("rows") {
        let account = row["account"].as_str().unwrap_or_default();
        let [debit, credit, closing] = ["debit", "credit", "closing"].map(|column| amount(&row[column]));
        text += &format!("{account:<8}{debit:>14}{credit:>14}{closing:>14}\n");
    }
    let totals = &view["totals"];
    text + &format!(
        "{:<8}{:>14}{:>14}{:>14}\n",
        "total",
        amount(&totals["debit"]),
        amount(&totals["credit"]),
        amount(&totals["closing"])
    )
}

/// The same orders give the same books, on both engines and in every build.
#[tokio::test]
async fn the_demo_s_trial_balance_is_the_committed_one() {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let file = folder.path().join("demo.kontor");
    let server = raw::create_database().await;
    for place in [Location::File(file), Location::Postgres(server)] {
        let book = match &place {
            Location::File(path) => path.to_string_lossy().into_owned(),
            Location::Postgres(url) => url.clone(),
        };
        assert_committed("tests/contract/demo_trial_balance.txt", &demo_trial_balance(&book));
    }
}
