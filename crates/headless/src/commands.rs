//! `kontor commands`: the contract, as text or JSON.

use std::process::ExitCode;

use clap::Args;
use kontor_contract::{Access, CommandKind, CommandSpec, Result, commands, errors};
use schemars::SchemaGenerator;
use serde_json::{Value, json};

#[derive(Args)]
pub(crate) struct Options {
    /// As JSON, with the schema of each request and answer
    #[arg(long)]
    json: bool,
    /// The calls as an OpenAPI 3.1 document
    #[arg(long, conflicts_with = "json")]
    openapi: bool,
    /// The live feed and the events as an AsyncAPI 3.0 document
    #[arg(long, conflicts_with_all = ["json", "openapi"])]
    asyncapi: bool,
}

pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    if options.openapi {
        say!("{:#}", kontor_contract::openapi::openapi());
    } else if options.asyncapi {
        say!("{:#}", kontor_contract::openapi::asyncapi());
    } else if options.json {
        let mut generator = SchemaGenerator::default();
        let list: Vec<Value> = commands().map(|spec| describe(spec, &mut generator)).collect();
        let errors: Vec<Value> = errors()
            .map(|error| json!({ "code": error.code, "kind": error.kind, "params": error.params, "status": error.kind.status() }))
            .collect();
        let definitions = generator.take_definitions(true);
        say!("{}", json!({ "commands": list, "errors": errors, "$defs": definitions }));
    } else {
        for spec in commands() {
            say!("{:<36} {:<6} {:<28} {}", spec.name, kind(spec.kind), access(spec.access), spec.about.trim());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn describe(spec: &CommandSpec, generator: &mut SchemaGenerator) -> Value {
    json!({
        "name": spec.name,
        "kind": spec.kind,
        "permission": access(spec.access),
        "calls": spec.calls,
        "errors": spec.fails,
        "about": spec.about.trim(),
        "request": (spec.request)(generator),
        "answer": (spec.answer)(generator),
    })
}

fn kind(kind: CommandKind) -> &'static str {
    match kind {
        CommandKind::Query => "query",
        CommandKind::Change => "change",
    }
}

fn access(access: Access) -> &'static str {
    match access {
        Access::Public => "public",
        Access::SignedIn => "signed_in",
        Access::Inner => "inner",
        Access::Permission(permission) => permission,
    }
}
