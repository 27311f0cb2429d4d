//! The walker that reads what an event changed, over values nobody thought of: it tells of every field that differs and of
//! none that does not, so that what was before, changed as it says, is what is after.

use std::collections::BTreeMap;

use kontor_contract::audit::changes;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

/// Values as events hold them: texts, numbers, personal texts, amounts, objects, lists of numbered lines.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-zäöü]{1,6}".prop_map(Value::from),
        "[a-z]{1,4}".prop_map(|text| json!({ "$personal": text })),
        (0..99_u32).prop_map(|cents| json!({ "amount": format!("0.{cents:02}"), "currency": "EUR" })),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let fields = proptest::collection::btree_map("[p-t]{1,2}", inner.clone(), 1..5);
        let line = proptest::collection::btree_map("[p-t]{1,2}", inner, 0..4);
        let lines = proptest::collection::vec(line, 1..4).prop_map(|lines| {
            let numbered = lines.into_iter().zip(1..).map(|(fields, line)| {
                let mut fields: Map<String, Value> = fields.into_iter().collect();
                fields.insert("line".to_owned(), json!(line));
                Value::Object(fields)
            });
            Value::Array(numbered.collect())
        });
        prop_oneof![2 => fields.prop_map(|fields| Value::Object(fields.into_iter().collect())), 1 => lines]
    })
}

/// A record: always an object.
fn record() -> impl Strategy<Value = Value> {
    proptest::collection::btree_map("[p-t]{1,2}", value(), 0..5).prop_map(|fields| Value::Object(fields.into_iter().collect()))
}

/// All fields of a value as the walker shows something new.
fn fields(value: &Value) -> BTreeMap<String, String> {
    let found = changes(&json!({ "before": null, "after": value }));
    found.fields.into_iter().map(|field| (field.path, field.after.expect("nothing is taken away").text)).collect()
}

fn run(law: impl Fn(&Value, &Value) -> Result<(), TestCaseError>) {
    let mut runner = TestRunner::new(Config { cases: 400, ..Config::default() });
    runner.run(&(record(), record()), |(before, after)| law(&before, &after)).expect("the law holds");
}

#[test]
fn what_was_before_changed_as_told_is_what_is_after() {
    run(|before, after| {
        let mut all = fields(before);
        for change in changes(&json!({ "before": before, "after": after })).fields {
            let told = change.before.map(|shown| shown.text);
            prop_assert_eq!(all.get(&change.path), told.as_ref(), "{}", &change.path);
            match change.after {
                Some(shown) => drop(all.insert(change.path, shown.text)),
                None => drop(all.remove(&change.path)),
            }
        }
        prop_assert_eq!(all, fields(after));
        Ok(())
    });
}

#[test]
fn what_did_not_change_is_not_told() {
    run(|record, _| {
        let told = changes(&json!({ "before": record, "after": record })).fields;
        prop_assert!(told.is_empty(), "{:?}", told);
        Ok(())
    });
}
