//! The contract as documents for other programs: OpenAPI 3.1 of the calls, AsyncAPI 3.0 of the live feed and the events.
//!
//! Both are pure functions of the declarations, keys sorted, so that a copy in `docs/` changes only with the contract.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::error::ERRORS;
use crate::live::LiveMessage;
use crate::paper::{self, NO_PAPER};
use crate::{Access, CommandKind, CommandSpec, Error, ErrorKind, commands, errors, events};

/// Every kind of failure, in the order of its status.
const KINDS: [ErrorKind; 7] = [
    ErrorKind::Invalid,
    ErrorKind::Denied,
    ErrorKind::NotFound,
    ErrorKind::Conflict,
    ErrorKind::Rule,
    ErrorKind::Internal,
    ErrorKind::Unavailable,
];

/// The calls as an OpenAPI 3.1 document.
pub fn openapi() -> Value {
    let mut generator = generator();
    let mut paths = Map::new();
    for spec in callable() {
        paths.insert(format!("/v1/call/{}", spec.name), json!({ "post": operation(spec, &mut generator) }));
    }
    for (path, about) in PLAIN_ROUTES {
        let ok = json!({ "200": { "description": about } });
        paths.insert((*path).to_owned(), json!({ "get": { "summary": about, "security": [], "responses": ok } }));
    }
    generator.subschema_for::<Error>();
    let catalogue: Vec<Value> = errors()
        .map(|error| json!({ "code": error.code, "kind": error.kind, "status": error.kind.status(), "params": error.params }))
        .collect();
    sorted(json!({
        "openapi": "3.1.0",
        "info": info("One route per command. A change is repeated safely under one Idempotency-Key."),
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "security": [{ "session": [] }],
        "tags": modules(),
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": { "session": {
                "type": "http", "scheme": "bearer", "description": "The token that identity.session.sign_in answers.",
            } },
            "responses": responses(),
            "parameters": { "key": header("Idempotency-Key", KEY), "origin": header("X-Kontor-Origin", ORIGIN) },
        },
        "x-kontor-errors": catalogue,
    }))
}

/// The live feed and the events as an AsyncAPI 3.0 document.
pub fn asyncapi() -> Value {
    let mut generator = generator();
    let changed = generator.subschema_for::<LiveMessage>();
    let mut messages = Map::new();
    messages.insert("changed".to_owned(), json!({ "summary": "Something was committed.", "payload": changed }));
    messages.insert(
        "session".to_owned(),
        json!({
            "summary": "The session token, as the first message if it was no query parameter.",
            "payload": { "type": "string" },
        }),
    );
    let mut recorded = Map::new();
    for event in events() {
        let payload = (event.schema)(&mut generator);
        // A name must not hold the `@` of a kind.
        let name = event.kind.replace('@', ".v");
        messages.insert(name.clone(), json!({ "name": event.kind, "payload": payload }));
        recorded.insert(name.clone(), reference("messages", &name));
    }
    sorted(json!({
        "asyncapi": "3.0.0",
        "info": info("The live feed names what changed, never the contents. Facts hold events, whole transactions at a time."),
        "defaultContentType": "application/json",
        "channels": {
            "live": {
                "address": "/v1/live",
                "description": "A WebSocket. On too many messages at once the topic is `*`: read everything again.",
                "messages": { "changed": reference("messages", "changed"), "session": reference("messages", "session") },
            },
            "facts": {
                "address": null,
                "description": "What sealed facts hold, for subscribers of the relay. Personal texts are detached from the fact.",
                "messages": recorded,
            },
        },
        "operations": {
            "signIn": { "action": "receive", "channel": { "$ref": "#/channels/live" },
                "messages": [{ "$ref": "#/channels/live/messages/session" }] },
            "announce": { "action": "send", "channel": { "$ref": "#/channels/live" },
                "messages": [{ "$ref": "#/channels/live/messages/changed" }] },
            "record": { "action": "send", "channel": { "$ref": "#/channels/facts" } },
        },
        "components": { "messages": messages, "schemas": generator.take_definitions(true) },
    }))
}

const KEY: &str = "The same call under the same key takes effect once and answers the same.";
const ORIGIN: &str = "The window it comes from; the live feed repeats it, so that a window can ignore its own echo.";

/// Routes that are no commands.
const PLAIN_ROUTES: &[(&str, &str)] = &[
    ("/healthz", "The process is alive."),
    ("/readyz", "The book can be read."),
    ("/metrics", "Figures in the text format of Prometheus."),
    ("/openapi.json", "This document."),
    ("/asyncapi.json", "The live feed and the events, as AsyncAPI 3.0."),
];

/// The commands that may be called from outside.
fn callable() -> impl Iterator<Item = &'static CommandSpec> {
    commands().filter(|spec| spec.access != Access::Inner)
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().with(|settings| settings.definitions_path = "/components/schemas".into()).into_generator()
}

fn operation(spec: &CommandSpec, generator: &mut SchemaGenerator) -> Value {
    let about = spec.about.trim();
    let mut operation = json!({
        "operationId": spec.name,
        "summary": about.split_inclusive(". ").next().unwrap_or(about).trim_end(),
        "description": about,
        "tags": [module(spec)],
        "parameters": parameters(spec.kind),
        "requestBody": { "required": true, "content": json_content(&(spec.request)(generator)) },
        "responses": answers(spec, generator),
        "x-kontor-kind": spec.kind,
        "x-kontor-calls": spec.calls,
    });
    match spec.access {
        Access::Public => operation["security"] = json!([]),
        Access::SignedIn | Access::Inner => {}
        Access::Permission(permission) => operation["x-kontor-permission"] = json!(permission),
    }
    operation
}

fn parameters(kind: CommandKind) -> Value {
    match kind {
        CommandKind::Query => json!([]),
        CommandKind::Change => json!([reference("parameters", "key"), reference("parameters", "origin")]),
    }
}

/// The answer, for papers in every form of it, and each status it may fail with; the codes a command declares stand beside the status they come under.
fn answers(spec: &CommandSpec, generator: &mut SchemaGenerator) -> Value {
    let mut answers = Map::new();
    let mut answer = json_content(&(spec.answer)(generator));
    if paper::is_paper(spec.name) {
        answer[paper::PDF] = json!({ "schema": { "type": "string", "format": "binary" } });
        answer[paper::PAGES] = json!({ "schema": generator.subschema_for::<paper::Pages>() });
    } else {
        let mut refused = reference("responses", name(NO_PAPER.kind));
        refused["description"] = json!(NO_PAPER.code);
        answers.insert("406".to_owned(), refused);
    }
    answers.insert("200".to_owned(), json!({ "description": "Done.", "content": answer }));
    for kind in KINDS {
        let codes: Vec<&str> =
            errors().filter(|error| error.kind == kind && spec.fails.contains(&error.code)).map(|error| error.code).collect();
        let common = ERRORS.iter().any(|error| error.kind == kind);
        if common || !codes.is_empty() {
            let mut response = reference("responses", name(kind));
            if !codes.is_empty() {
                response["description"] = json!(codes.join(", "));
            }
            answers.insert(kind.status().to_string(), response);
        }
    }
    Value::Object(answers)
}

fn responses() -> Map<String, Value> {
    let content = json!({ "application/json": { "schema": reference("schemas", &Error::schema_name()) } });
    let response = |kind: ErrorKind| json!({ "description": about(kind), "content": content });
    KINDS.into_iter().map(|kind| (name(kind).to_owned(), response(kind))).collect()
}

const fn name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Invalid => "invalid",
        ErrorKind::Rule => "rule",
        ErrorKind::Conflict => "conflict",
        ErrorKind::Denied => "denied",
        ErrorKind::NotFound => "not_found",
        ErrorKind::Unavailable => "unavailable",
        ErrorKind::Internal => "internal",
    }
}

const fn about(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Invalid => "The request itself is wrong: type, limit, unknown field.",
        ErrorKind::Rule => "A rule of the business forbids it.",
        ErrorKind::Conflict => "Somebody else was faster; load again and decide again.",
        ErrorKind::Denied => "Not signed in, or not permitted.",
        ErrorKind::NotFound => "There is no such thing, or not for this user.",
        ErrorKind::Unavailable => "The book cannot be reached or is busy. Nothing was changed; the same call may succeed later.",
        ErrorKind::Internal => "A mistake of ours.",
    }
}

fn info(description: &str) -> Value {
    json!({
        "title": "Kontor",
        "version": env!("CARGO_PKG_VERSION"),
        "description": description,
        "license": { "name": "Apache-2.0 OR MIT", "url": "https://spdx.org/licenses/" },
    })
}

fn modules() -> Vec<Value> {
    let mut modules: Vec<&str> = callable().map(module).collect();
    modules.sort_unstable();
    modules.dedup();
    modules.into_iter().map(|name| json!({ "name": name })).collect()
}

fn module(spec: &CommandSpec) -> &'static str {
    spec.name.split('.').next().unwrap_or(spec.name)
}

fn header(name: &str, about: &str) -> Value {
    json!({ "name": name, "in": "header", "description": about, "schema": { "type": "string" } })
}

fn json_content(schema: &schemars::Schema) -> Value {
    json!({ "application/json": { "schema": schema } })
}

fn reference(section: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{section}/{name}") })
}

/// Keys in order, whatever order the map of this build keeps.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<String, Value> = fields.into_iter().map(|(name, field)| (name, sorted(field))).collect();
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every `$ref` of a document must lead somewhere in it.
    fn dangling(document: &Value) -> Vec<String> {
        let mut found = Vec::new();
        let mut waiting = vec![document];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Object(fields) => {
                    if let Some(path) = fields.get("$ref").and_then(Value::as_str)
                        && document.pointer(path.trim_start_matches('#')).is_none()
                    {
                        found.push(path.to_owned());
                    }
                    waiting.extend(fields.values());
                }
                Value::Array(items) => waiting.extend(items),
                _ => {}
            }
        }
        found
    }

    #[test]
    fn every_command_is_a_path_and_every_reference_leads_somewhere() {
        let document = openapi();
        for spec in callable() {
            let operation = &document["paths"][format!("/v1/call/{}", spec.name)]["post"];
            assert_eq!(operation["operationId"], spec.name);
            for code in spec.fails {
                assert!(operation["responses"].to_string().contains(code), "{} does not name {code}", spec.name);
            }
        }
        assert_eq!(dangling(&document), Vec::<String>::new());
    }

    #[test]
    fn every_event_is_a_message() {
        let document = asyncapi();
        let messages = document["components"]["messages"].as_object().expect("an object");
        for event in events() {
            assert!(messages.values().any(|message| message["name"] == event.kind), "{}", event.kind);
        }
        assert_eq!(dangling(&document), Vec::<String>::new());
    }

    #[test]
    fn documents_do_not_depend_on_the_run() {
        assert_eq!(openapi().to_string(), openapi().to_string());
        assert_eq!(sorted(json!({ "b": 1, "a": [{ "d": 1, "c": 2 }] })).to_string(), r#"{"a":[{"c":2,"d":1}],"b":1}"#);
    }
}
