//! A request of every command, made from its schema alone: enough to be read and validated, so that what refuses it is the
//! question who sent it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kontor_contract::command::CommandSpec;
use kontor_contract::commands;
use serde_json::{Map, Value, json};

/// A request of a command, as JSON.
pub(crate) fn sample(spec: &CommandSpec) -> &'static str {
    static ALL: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
        let mut generator = schemars::SchemaGenerator::default();
        let requests: Vec<_> = commands().map(|spec| (spec.name, (spec.request)(&mut generator).to_value())).collect();
        let definitions = generator.take_definitions(true);
        requests.iter().map(|(name, schema)| (*name, value(schema, &definitions).to_string())).collect()
    });
    &ALL[spec.name]
}

fn value(schema: &Value, definitions: &Map<String, Value>) -> Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return value(&definitions[name], definitions);
    }
    if let Some(only) = schema.get("const") {
        return only.clone();
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    for forms in ["anyOf", "oneOf", "allOf"] {
        if let Some(form) = schema[forms].as_array().and_then(|all| all.iter().find(|form| form["type"] != "null")) {
            return value(form, definitions);
        }
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"].as_array()?.first()?.as_str()).unwrap_or("object");
    match kind {
        "array" if schema["minItems"].as_u64() > Some(0) => json!([value(&schema["items"], definitions)]),
        "array" => json!([]),
        "boolean" => json!(false),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        "string" => text(schema),
        _ => object(schema, definitions),
    }
}

fn object(schema: &Value, definitions: &Map<String, Value>) -> Value {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let fields = required.iter().filter_map(Value::as_str);
    fields.map(|name| (name.to_owned(), value(&schema["properties"][name], definitions))).collect::<Map<_, _>>().into()
}

fn text(schema: &Value) -> Value {
    match schema["format"].as_str() {
        Some("uuid") => json!("0195a000-0000-7000-8000-000000000001"),
        Some("date") => json!("2026-03-16"),
        _ => {
            let least = schema["minLength"].as_u64().and_then(|least| usize::try_from(least).ok()).unwrap_or(1);
            json!("1".repeat(least.max(1)))
        }
    }
}
