//! Every event that says what was before can be read as differences, with the very events of the whole story.

use std::collections::BTreeSet;

use kontor_contract::audit::{GetEntry, ListLog, event_word, field_word};
use kontor_contract::events;
use kontor_contract::i18n::texts;
use kontor_contract::identity::SignIn;
use kontor_contract::list::ListRequest;
use kontor_kernel::Language;
use kontor_tests::TestBook;
use schemars::SchemaGenerator;

/// Whether an event's schema has a place for what was before: `before`, `edits`, or a field beside its `..._before`.
fn says_before(schema: &str) -> bool {
    let named = |name: &str| schema.contains(&format!("\"{name}\":"));
    let beside = schema.split("_before\":").count() > 1 + schema.split("\"version_before\":").count() - 1;
    named("before") || named("edits") || beside
}

/// Names the last fact before, and changes nothing of it.
const EPOCH: &str = "book.epoch.granted@1";

/// Kinds whose events are told as differences, with everything their schemas name.
fn kinds_with_before() -> BTreeSet<&'static str> {
    let of = |schema: fn(&mut SchemaGenerator) -> schemars::Schema| {
        let mut generator = SchemaGenerator::default();
        let own = serde_json::to_string(&schema(&mut generator)).expect("a schema");
        own + &serde_json::to_string(generator.definitions()).expect("schemas")
    };
    events().filter(|event| event.kind != EPOCH && says_before(&of(event.schema))).map(|event| event.kind).collect()
}

/// The story makes most of them; what it leaves out it makes only for the first time.
#[tokio::test]
async fn every_event_with_values_before_yields_readable_differences() {
    let book = TestBook::sqlite().await;
    crate::story::told(&book).await;
    // The story ends with signing out, and its owner's name stands in its first steps.
    let owner = book
        .app
        .dispatch(None, &SignIn { login: "owner".into(), password: "neun Kräne im Hafen".into() })
        .await
        .expect("its owner");
    let token = owner.token;
    let with_before = kinds_with_before();
    let (mut differ, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut request = ListRequest::default();
    loop {
        let page = book.app.dispatch(Some(&token), &ListLog(request.clone())).await.expect("the owner reads the log");
        for row in &page.rows {
            let view = book.app.dispatch(Some(&token), &GetEntry { fact_no: row.fact_no }).await.expect("it is in the list");
            for event in view.events {
                seen.insert(event.kind.clone());
                assert!(!event.changes.is_empty() || event.kind.ends_with("_set@1"), "{} tells nothing", event.kind);
                if event.changes.iter().any(|change| change.before.is_some()) {
                    assert!(with_before.contains(event.kind.as_str()), "{} has no place for it", event.kind);
                    differ.insert(event.kind.clone());
                }
                for change in &event.changes {
                    assert!(!change.path.is_empty() && change.before != change.after, "{}: {change:?}", event.kind);
                    let leaf = change.path.rsplit('.').next().unwrap_or_default();
                    assert!(
                        !["before", "after", "edits", "version_before", "company_id"].contains(&leaf),
                        "{}: {change:?}",
                        event.kind
                    );
                    let word = field_word(texts(Language::De), &change.path);
                    assert!(!word.contains('_') || change.path.contains('['), "{word}");
                }
                assert!(!event_word(texts(Language::Fr), &event.kind).contains('@'));
            }
        }
        request.cursor = page.next;
        if request.cursor.is_none() {
            break;
        }
    }
    let unseen: Vec<&str> = with_before.iter().copied().filter(|kind| !seen.contains(*kind)).collect();
    assert!(unseen.is_empty(), "the story never records {unseen:?}");
    let silent: Vec<&str> = with_before.iter().copied().filter(|kind| !differ.contains(*kind)).collect();
    assert_eq!(silent, Vec::<&str>::new(), "told without a value before; the story should change one of each");
}
