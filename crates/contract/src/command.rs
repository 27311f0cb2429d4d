//! Commands are declared once, here, and everything else is made from the declaration: router, typed client,
//! permission catalogue, OpenAPI, and the tests that walk every command.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};

/// Whether a command only reads or also writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Reads; may be repeated freely.
    Query,
    /// Writes at most one fact; repeated safely under one idempotency key.
    Change,
}

/// A request type; its declaration in `commands!` says the rest.
pub trait Command:
    Clone + Serialize + DeserializeOwned + JsonSchema + garde::Validate<Context = ()> + Send + Sync + 'static
{
    /// `module.noun.verb`.
    const NAME: &'static str;
    /// Query or change.
    const KIND: CommandKind;
    /// What it answers.
    type Answer: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
}

/// A command that only reads.
pub trait Query: Command {}
/// A command that writes.
pub trait Change: Command {}

/// Who may call a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "access", content = "permission")]
pub enum Access {
    /// Anyone, without a session: sign-in and what the sign-in screen shows.
    Public,
    /// Anyone with a session: one's own profile, session, notifications.
    SignedIn,
    /// Whoever holds this permission.
    Permission(&'static str),
    /// Nobody from outside: other commands run it inside their own transaction, and their permission covers it.
    Inner,
}

/// A declaration as data.
#[derive(Clone, Copy)]
pub struct CommandSpec {
    /// `module.noun.verb`.
    pub name: &'static str,
    /// Query or change.
    pub kind: CommandKind,
    /// Who may call it.
    pub access: Access,
    /// Commands of other modules it runs inside its own transaction; the outer permission covers them.
    pub calls: &'static [&'static str],
    /// Codes it may fail with, besides the common ones of `error`.
    pub fails: &'static [&'static str],
    /// One sentence.
    pub about: &'static str,
    /// JSON Schema of the request.
    pub request: fn(&mut SchemaGenerator) -> Schema,
    /// JSON Schema of the answer.
    pub answer: fn(&mut SchemaGenerator) -> Schema,
}

/// Declares the commands of one module. See `finance.rs` for the form.
#[macro_export]
macro_rules! commands {
    (@access public) => { $crate::command::Access::Public };
    (@access inner) => { $crate::command::Access::Inner };
    (@access signed_in) => { $crate::command::Access::SignedIn };
    (@access $permission:literal) => { $crate::command::Access::Permission($permission) };
    (@kind query $request:ty) => { impl $crate::command::Query for $request {} };
    (@kind change $request:ty) => { impl $crate::command::Change for $request {} };
    (@value query) => { $crate::command::CommandKind::Query };
    (@value change) => { $crate::command::CommandKind::Change };
    ($($(#[doc = $about:literal])+ $kind:ident $name:literal needs $access:tt $(calls [$($call:literal),+])? $(fails [$($fail:path),+])? : $request:ty => $answer:ty;)+) => {
        $(
            impl $crate::command::Command for $request {
                const NAME: &'static str = $name;
                const KIND: $crate::command::CommandKind = $crate::commands!(@value $kind);
                type Answer = $answer;
            }
            $crate::commands!(@kind $kind $request);
        )+
        /// The commands declared in this file.
        pub const COMMANDS: &[$crate::command::CommandSpec] = &[$($crate::command::CommandSpec {
            name: $name,
            kind: $crate::commands!(@value $kind),
            access: $crate::commands!(@access $access),
            calls: &[$($($call),+)?],
            fails: &[$($($fail.code),+)?],
            about: concat!($($about),+),
            request: |generator| generator.subschema_for::<$request>(),
            answer: |generator| generator.subschema_for::<$answer>(),
        }),+];
    };
}

/// A stored fact's part. Applying it is pure and its only use; see `kontor-platform`.
pub trait Event: Serialize + DeserializeOwned + JsonSchema + Send + 'static {
    /// `module.noun.past_verb@version`.
    const KIND: &'static str;
}

/// Declares which structs are events: `"finance.entry.posted@1" => EntryPosted;`
#[macro_export]
macro_rules! events {
    ($($kind:literal => $event:ty;)+) => {
        $(impl $crate::command::Event for $event { const KIND: &'static str = $kind; })+
        /// The events declared in this file, with their JSON Schema.
        pub const EVENTS: &[$crate::command::EventSpec] = &[$($crate::command::EventSpec {
            kind: $kind, schema: |generator| generator.subschema_for::<$event>(),
        }),+];
    };
}

/// An event's declaration as data.
#[derive(Clone, Copy)]
pub struct EventSpec {
    /// `module.noun.past_verb@version`.
    pub kind: &'static str,
    /// JSON Schema of the body.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}
