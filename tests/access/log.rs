//! The access log is complete: what shows bank details, pay or how to reach people, what takes data out and what proves who
//! somebody is leaves a line, whichever way it came.

use std::collections::{BTreeMap, BTreeSet};

use clap::Parser as _;
use kontor_contract::access::FieldClass;
use kontor_contract::access_log::{WATCHED, is_logged_each_time, is_sensitive, sensitive};
use kontor_contract::identity::Role;
use kontor_contract::mask::CLASS_KEY;
use kontor_contract::{Access, commands};
use kontor_platform::Call;
use kontor_runtime::Location;
use kontor_tests::book::{PASSWORD, Session};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};

use crate::door::Door;
use crate::realm::{Realm, rows};

/// Lines of the log, newest first, as `kind command`; none of what an auditor's own reading adds.
async fn lines(owner: &Session) -> Vec<Value> {
    let page = owner.ask("audit.access.list", json!({ "limit": 500 })).await.expect("an owner reads");
    rows(&page).to_vec()
}

/// How often a command stands in the log with a kind.
async fn times(owner: &Session, kind: &str, call: &str) -> i64 {
    let of = |row: &&Value| row["kind"] == kind && row["call"] == call;
    lines(owner).await.iter().filter(of).map(|row| row["times"].as_i64().expect("a count")).sum()
}

/// Classes that stand anywhere below a schema.
fn classes(schema: &Value, definitions: &serde_json::Map<String, Value>, open: &mut Vec<String>, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            if let Some(class) = fields.get(CLASS_KEY).and_then(Value::as_str) {
                found.insert(class.to_owned());
            }
            if let Some(name) = fields.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next())
                && !open.iter().any(|other| other == name)
            {
                open.push(name.to_owned());
                classes(&definitions[name], definitions, open, found);
            }
            fields.values().for_each(|field| classes(field, definitions, open, found));
        }
        Value::Array(items) => items.iter().for_each(|item| classes(item, definitions, open, found)),
        _ => {}
    }
}

/// A field with a sensitive class is enough for a command to be logged: nothing has to be remembered.
#[test]
fn every_answer_with_a_sensitive_field_is_logged() {
    let mut generator = schemars::SchemaGenerator::default();
    let answers: Vec<_> = commands().map(|spec| (spec.name, (spec.answer)(&mut generator).to_value())).collect();
    let definitions = generator.take_definitions(true);
    for (name, answer) in answers {
        let mut found = BTreeSet::new();
        classes(&answer, &definitions, &mut Vec::new(), &mut found);
        let wanted = FieldClass::ALL.iter().filter(|class| is_sensitive(**class) && found.contains(class.as_str()));
        let wanted: BTreeSet<FieldClass> = wanted.copied().collect();
        let logged: BTreeSet<FieldClass> = sensitive(name).iter().copied().collect();
        assert_eq!(wanted, logged, "{name}");
    }
}

/// A request of every command whose answer holds something sensitive. A new command gets its line here, or the test fails.
fn requests(party: &Value) -> BTreeMap<&'static str, Value> {
    let mut fields = party.clone();
    let object = fields.as_object_mut().expect("a party");
    for extra in ["id", "code", "version"] {
        object.remove(extra);
    }
    BTreeMap::from([
        ("parties.party.list", json!({})),
        ("parties.party.get", json!({ "id": party["id"] })),
        ("parties.party.create", json!({ "party": { "name": "Neu", "kind": "supplier", "iban": "DE02120300000000202051" } })),
        ("parties.party.update", json!({ "id": party["id"], "version": party["version"], "party": fields })),
    ])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_what_is_sensitive_leaves_a_line() {
    let realm = Realm::open().await;
    let party = json!({ "code": "BANK", "party": { "name": "Bank & Co", "kind": "supplier", "iban": "DE02120300000000202051", "email": "a@b.example" } });
    let made = realm.owner.ask("parties.party.create", party).await.expect("sound");
    let known: BTreeSet<&str> = requests(&made).into_keys().collect();
    let all: BTreeSet<&str> = commands().map(|spec| spec.name).filter(|name| !sensitive(name).is_empty()).collect();
    assert_eq!(known, all, "commands whose answers hold sensitive fields");
    realm.role("clerk", &[]).await;
    realm.role("blind", &[FieldClass::Bank, FieldClass::Personal]).await;
    for door in Door::both(&realm.book.app).await {
        for (role, sees) in [("clerk", true), ("blind", false)] {
            let session = realm.person(&format!("{role} {}", door.name()), role, json!({})).await;
            let me = session.ask("identity.session.get", json!({})).await.expect("signed in")["user_id"].clone();
            for name in &all {
                let now = realm.owner.ask("parties.party.get", json!({ "id": made["id"] })).await.expect("readable");
                door.ask(&session, name, &requests(&now)[name]).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
                let mine = |row: &&Value| row["user_id"] == me && row["call"] == *name && row["kind"] == "read";
                let found = lines(&realm.owner).await;
                let found: Vec<&Value> = found.iter().filter(mine).collect();
                assert_eq!(!found.is_empty(), sees, "{name} as {role} {}", door.name());
                if matches!(door, Door::Served(_)) {
                    assert!(found.iter().all(|row| row["source"].as_str().is_some_and(|source| source.starts_with("127.0.0.1"))));
                }
            }
        }
    }
    // Bank details each time, lists of addresses with a count.
    let session = realm.person("counted", "clerk", json!({})).await;
    let before = (times(&realm.owner, "read", "parties.party.get").await, lines(&realm.owner).await.len());
    for _ in 0..5 {
        session.ask("parties.party.list", json!({})).await.expect("readable");
        session.ask("parties.party.get", json!({ "id": made["id"] })).await.expect("readable");
    }
    assert!(sensitive("parties.party.get").iter().any(|class| is_logged_each_time(*class)));
    let after = (times(&realm.owner, "read", "parties.party.get").await, lines(&realm.owner).await.len());
    assert_eq!(after.0 - before.0, 5);
    assert_eq!(after.1 - before.1, 5 + 2, "five lines, and one list with four repeats counted in another");
}

/// A session's end, its lock, and whatever proves who somebody is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ends_locks_and_credentials_leave_a_line() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    for door in Door::both(&book.app).await {
        let ask = async |session: &Session, name: &str, body: Value| {
            door.ask(session, name, &body).await.unwrap_or_else(|error| panic!("{name}: {error:?}"))
        };
        let login = format!("anna {}", door.name());
        let anna = owner.colleague(&login, Role::Sales).await;
        let me = ask(&anna, "identity.session.get", json!({})).await["user_id"].clone();
        let again = async |password: &str| {
            let body = json!({ "login": login, "password": password });
            let token = ask(&anna, "identity.session.sign_in", body).await["token"].as_str().expect("a token").to_owned();
            Session { token, ..anna.clone() }
        };
        ask(&anna, "identity.session.lock", json!({})).await;
        ask(&anna, "identity.session.unlock", json!({ "password": PASSWORD })).await;
        let wrong = json!({ "old": "not it at all", "new": "zehn Kräne im Hafen" });
        assert_eq!(door.ask(&anna, "identity.password.change", &wrong).await.expect_err("wrong").code, "auth.password_wrong");
        ask(&anna, "identity.password.change", json!({ "old": PASSWORD, "new": "zehn Kräne im Hafen" })).await;
        let second = again("zehn Kräne im Hafen").await;
        ask(&second, "identity.session.lock", json!({})).await;
        ask(&second, "identity.session.sign_out", json!({})).await;
        let sessions = ask(&anna, "identity.session.list", json!({})).await;
        ask(&anna, "identity.session.end", json!({ "id": sessions["sessions"][0]["id"] })).await;
        ask(&owner, "identity.user.reset_password", json!({ "id": me, "password": "elf Kräne im Hafen" })).await;
        ask(&owner, "identity.user.end_sessions", json!({ "user_id": me })).await;
        let all = lines(&owner).await;
        let by = |who: &Value, kind: &str, call: &str, subject: &Value| {
            let of = |row: &&Value| {
                row["user_id"] == *who && row["kind"] == kind && row["call"] == call && row["subject_id"] == *subject
            };
            all.iter().filter(of).count()
        };
        let chief = ask(&owner, "identity.session.get", json!({})).await["user_id"].clone();
        let nothing = Value::Null;
        assert_eq!(by(&me, "lock", "identity.session.lock", &nothing), 2, "{all:#?}");
        assert_eq!(by(&me, "sign_in", "identity.session.unlock", &nothing), 1);
        assert_eq!(by(&me, "denied", "identity.password.change", &nothing), 1, "a wrong password is no change");
        assert_eq!(by(&me, "credential", "identity.password.change", &nothing), 1);
        assert_eq!(by(&me, "sign_out", "identity.session.sign_out", &nothing), 1, "of a locked session too");
        assert_eq!(by(&me, "sign_out", "identity.session.end", &sessions["sessions"][0]["id"]), 1);
        assert_eq!(by(&chief, "credential", "identity.user.reset_password", &me), 1);
        assert_eq!(by(&chief, "sign_out", "identity.user.end_sessions", &me), 1);
    }
}

both! {
    /// Whatever takes data out stands in the log: from the window, over HTTP and from the command line.
    async fn exports_leave_a_line(book) {
        let owner = book.company().await;
        let trade_day = json!({ "filter": {} });
        for (at, door) in Door::both(&book.app).await.iter().enumerate() {
            door.table(&owner, "audit.log.export", &trade_day).await.expect("an owner exports");
            door.ask(&owner, "audit.log.export", &trade_day).await.expect("an owner exports");
            assert_eq!(times(&owner, "export", "audit.log.export").await, 2 * (i64::try_from(at).expect("two") + 1));
            // Where files of a Postgres book would go is no business of a test.
            let files: &[&str] = if matches!(book.location, Location::File(_)) { &["book.archive.make", "book.procedures.make"] } else { &[] };
            for name in files {
                door.ask(&owner, name, &json!({})).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
                assert_eq!(times(&owner, "export", name).await, i64::try_from(at).expect("two") + 1, "{name} {}", door.name());
            }
        }
        for command in ["kontor export journal", "kontor export archive"] {
            kontor_runtime::log_export(&book.app, command, None).await.expect("the book can be written");
            let line = lines(&owner).await.into_iter().find(|row| row["call"] == command).expect("logged");
            assert_eq!((&line["kind"], &line["user_id"]), (&json!("export"), &Value::Null));
            assert!(line["source"].as_str().is_some_and(|source| source.starts_with("kontor, ")), "{line}");
        }
    }
}

/// The program itself, as a user runs it. Postgres has one process per book, so this is about a file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_line_leaves_a_line() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    owner.post("1200", "0800", 2_500).await.expect("a sound entry");
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let place = book.path().display().to_string();
    for (what, file) in [("journal", "journal.csv"), ("archive", "archive.zip"), ("procedures", "procedures.md")] {
        let file = folder.path().join(file).display().to_string();
        let mut line = vec!["kontor", "export", what, "--book", &place, "-o", &file];
        if what == "journal" {
            line.extend(["--format", "csv"]);
        }
        let ended = kontor_headless::run(kontor_headless::Arguments::parse_from(line)).await;
        assert_eq!(ended, std::process::ExitCode::SUCCESS, "{what}");
        assert_eq!(times(&owner, "export", &format!("kontor export {what}")).await, 1, "{what}");
    }
}

/// Printing an original is logged with who and what; so is every copy. Looking at the pages is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prints_leave_a_line() {
    let realm = Realm::open().await;
    let invoice = rows(&realm.owner.ask("sales.invoice.list", json!({})).await.expect("readable"))[0]["id"].clone();
    let call = |form| {
        let body = json!({ "id": invoice }).to_string();
        let token = Some(realm.owner.token.clone());
        let call = Call { name: "sales.invoice.print".into(), body, token, ..Call::default() };
        kontor_runtime::paper::ask(&realm.book.app, call, form)
    };
    call(kontor_contract::paper::Form::Pages).await.expect("pages for the screen");
    assert_eq!(times(&realm.owner, "print", "sales.invoice.print").await, 0);
    for printed in 1..=2 {
        call(kontor_contract::paper::Form::Pdf).await.expect("a paper");
        assert_eq!(times(&realm.owner, "print", "sales.invoice.print").await, printed);
    }
    let line = lines(&realm.owner).await.into_iter().find(|row| row["kind"] == "print").expect("logged");
    assert_eq!(line["subject_id"], invoice);
    // That there was an original is a fact, and so stands in the audit log too.
    let log = realm.owner.ask("audit.log.list", json!({ "filter": { "doc_id": invoice } })).await.expect("readable");
    assert!(rows(&log).iter().any(|row| row["call"] == "sales.invoice.print"), "{log:#}");
}

/// Rights, locks and what sets a rule aside are facts: nobody can change them without the audit log telling it.
#[test]
fn whatever_changes_rights_is_a_change_with_a_fact() {
    let governing =
        ["identity.grant.", "identity.role.", "identity.user.", "finance.lock.", "approvals.rule.", "identity.security."];
    let unlogged: Vec<&str> = commands()
        .filter(|spec| governing.iter().any(|prefix| spec.name.starts_with(prefix)))
        .filter(|spec| spec.kind == kontor_contract::CommandKind::Change && spec.access == Access::Public)
        .map(|spec| spec.name)
        .collect();
    assert_eq!(unlogged, Vec::<&str>::new());
    for (name, _) in WATCHED {
        assert!(commands().any(|spec| spec.name == *name), "{name}");
    }
}
