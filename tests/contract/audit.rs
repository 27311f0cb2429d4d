//! Every event that says what was before can be read as differences, with the very events of the whole story.

use std::collections::BTreeSet;

use kontor_contract::audit::{
    FieldChange, GetEntry, ListLog, Meaning, call_word, event_word, field_word, has_keys_in_words, known_by, words_of,
};
use kontor_contract::events;
use kontor_contract::i18n::{key_of, texts, word_key};
use kontor_contract::identity::SignIn;
use kontor_contract::list::ListRequest;
use kontor_kernel::Language;
use kontor_tests::TestBook;
use schemars::SchemaGenerator;
use serde_json::{Map, Value};

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
                    assert_eq!(wordless(change), Vec::<String>::new(), "{}: {change:?}", event.kind);
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

/// What of a change some language has no words for. Where a rate comes from may be anybody's text.
fn wordless(change: &FieldChange) -> Vec<String> {
    let sides = [&change.before, &change.after].into_iter().flatten().flat_map(|shown| &shown.means);
    let lacks = |meaning: &&Meaning| {
        Language::ALL.iter().map(|language| texts(*language)).any(|texts| match meaning {
            Meaning::Word { of, value } => of != "audit-value-rate-source" && !texts.has(&word_key(of, value)),
            Meaning::Document { kind, .. } => !texts.has(&format!("source-{}", key_of(kind))),
            Meaning::Call(name) => call_word(texts, name) == *name,
            // Figures and days are written, and of what has no word its name is told.
            _ => false,
        })
    };
    change.places.iter().map(|place| &place.means).chain(sides).filter(lacks).map(|meaning| format!("{meaning:?}")).collect()
}

/// The types that events are made of, by their names.
fn types() -> Map<String, Value> {
    kontor_contract::openapi::asyncapi()["components"]["schemas"].as_object().cloned().expect("it describes them")
}

/// What a part of a schema says, with the field it stands at.
fn each_part<'a>(field: &'a str, part: &'a Value, act: &mut impl FnMut(&'a str, &'a Map<String, Value>)) {
    match part {
        Value::Object(parts) => {
            act(field, parts);
            for (name, part) in parts {
                match (name.as_str(), part) {
                    ("properties", Value::Object(fields)) => fields.iter().for_each(|(name, part)| each_part(name, part, act)),
                    _ => each_part(field, part, act),
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| each_part(field, part, act)),
        _ => {}
    }
}

#[test]
fn every_enumeration_of_an_event_has_words_in_every_language() {
    let (mut found, mut missing) = (0, Vec::new());
    for (name, schema) in &types() {
        let mut values: Vec<&str> = Vec::new();
        each_part("", schema, &mut |_, part| {
            values.extend(part.get("const").and_then(Value::as_str));
            values.extend(part.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str));
        });
        match words_of(name) {
            _ if values.is_empty() => {}
            None => missing.push(name.clone()),
            Some(of) => {
                found += 1;
                let keys = values.into_iter().map(|value| word_key(of, value));
                missing.extend(keys.filter(|key| Language::ALL.iter().any(|language| !texts(*language).has(key))));
            }
        }
    }
    assert!(found > 20, "{found}");
    assert!(missing.is_empty(), "give these words: {missing:?}");
}

#[test]
fn every_id_of_an_event_is_told_by_something_or_says_why_not() {
    let (mut found, mut missing) = (0, Vec::new());
    for (name, schema) in &types() {
        each_part("", schema, &mut |field, part| {
            if part.get("format").is_some_and(|format| format == "uuid") {
                found += 1;
                // A type that is an id has no fields.
                let known = if field.is_empty() { known_by(name, field) } else { known_by("", field) };
                missing.extend(known.is_none().then(|| format!("{name}.{field}")));
            }
        });
    }
    assert!(found > 40, "{found}");
    assert!(missing.is_empty(), "say by what these are known: {missing:?}");
}

/// Fields that hold values by keys which are no words of the program: legal texts by country.
const PLAIN_KEYS: &[&str] = &["legal"];

#[test]
fn every_map_of_an_event_has_keys_in_words() {
    let mut missing = Vec::new();
    for (name, schema) in &types() {
        each_part("", schema, &mut |field, part| {
            let map = part.get("additionalProperties").is_some_and(Value::is_object);
            if map && !has_keys_in_words(field) && !PLAIN_KEYS.contains(&field) {
                missing.push(format!("{name}.{field}"));
            }
        });
    }
    assert!(missing.is_empty(), "{missing:?}");
}
