//! Bad input against every command: never a panic, never an internal error, never half a change.

use kontor_contract::{CommandKind, ErrorKind, commands};
use kontor_platform::Call;
use kontor_tests::book::Session;
use kontor_tests::both;
use serde_json::{Value, json};

/// Values no field takes gladly.
fn nasty() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1e308),
        json!(9_223_372_036_854_775_807_i64),
        json!(""),
        json!("x".repeat(100_000)),
        json!("\u{0}"),
        json!("\u{202e}rtl"),
        json!("=cmd|' /C calc'!A0"),
        json!("'; drop table fact; --"),
        json!("NaN"),
        json!("999999999999999999999999999999"),
        json!("0.0000000000001"),
        json!("2026-02-30"),
        json!("0000-01-01"),
        json!("9999-12-31"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!([]),
        json!({}),
        json!([[[[]]]]),
    ]
}

/// A request's properties, by its schema.
fn properties(schema: &Value, definitions: &Value) -> Vec<String> {
    let mut schema = schema.clone();
    while let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        schema = definitions[name].clone();
    }
    schema["properties"].as_object().map(|properties| properties.keys().cloned().collect()).unwrap_or_default()
}

async fn refused(owner: &Session, name: &str, body: &str) {
    let call = Call { name: name.into(), body: body.into(), token: Some(owner.token.clone()), ..Call::default() };
    if let Err(error) = owner.app.call(call).await {
        let shown: String = body.chars().take(120).collect();
        assert!(!matches!(error.kind, ErrorKind::Internal | ErrorKind::Unavailable), "{name} {shown}: {error}");
        assert!(!error.trace_id.is_empty());
    }
}

both! {
    /// Wrong types, limits, unknown fields and ids, torn JSON, for every field of every command.
    async fn every_command_refuses_bad_input(book) {
        let owner = book.company().await;
        let mut generator = schemars::SchemaGenerator::default();
        let specs: Vec<_> = commands().filter(|spec| !spec.name.starts_with("identity.session.")).collect();
        let schemas: Vec<_> = specs.iter().map(|spec| (spec.request)(&mut generator).to_value()).collect();
        let definitions = Value::Object(generator.take_definitions(true));
        for (spec, schema) in specs.iter().zip(&schemas) {
            for body in ["", "{", "[]", "null", "{\"unknown\":1}", "{\"a\":1}{", "\u{feff}{}"] {
                refused(&owner, spec.name, body).await;
            }
            for property in properties(schema, &definitions) {
                for value in nasty() {
                    refused(&owner, spec.name, &json!({ property.clone(): value }).to_string()).await;
                }
            }
            if spec.kind == CommandKind::Query {
                refused(&owner, spec.name, "{\"cursor\":\"nonsense\"}").await;
            }
        }
        book.assert_clean().await;
    }

    /// An unknown command, and one too large.
    async fn unknown_and_oversized_calls_are_refused(book) {
        let owner = book.company().await;
        let call = |name: &str, body: String| Call { name: name.into(), body, token: Some(owner.token.clone()), ..Call::default() };
        let unknown = owner.app.call(call("finance.entry.destroy", "{}".into())).await.expect_err("no such command");
        assert_eq!(unknown.code, "call.unknown");
        let large = owner.app.call(call("finance.entry.post", " ".repeat(9 << 20))).await.expect_err("too large");
        assert_eq!(large.code, "request.too_large");
    }
}
