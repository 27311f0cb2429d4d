//! One error for every layer: a catalogued code, its parameters, the fields it concerns.
//!
//! The kind fixes the HTTP status, the log level and how the interface shows it. The sentence for people lies in
//! `locales/*/errors.ftl` under the code with dashes; a test requires one in every language.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What sort of failure it is; decides status, log level and presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The request itself is wrong: type, limit, unknown field.
    Invalid,
    /// The request is well-formed, but a rule of the business forbids it.
    Rule,
    /// Somebody else was faster; load again and decide again.
    Conflict,
    /// Not signed in, or not permitted.
    Denied,
    /// There is no such thing, or not for this user.
    NotFound,
    /// The book cannot be reached or is busy; the same call may succeed later. Nothing was changed.
    Unavailable,
    /// A mistake of ours.
    Internal,
}

impl ErrorKind {
    /// The HTTP status this kind answers with.
    pub const fn status(self) -> u16 {
        match self {
            Self::Invalid => 400,
            Self::Rule => 422,
            Self::Conflict => 409,
            Self::Denied => 403,
            Self::NotFound => 404,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }
}

/// A catalogued failure. Only [`error_codes!`](crate::error_codes) makes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCode {
    /// The code, for example `finance.entry.unbalanced`.
    pub code: &'static str,
    /// Its kind.
    pub kind: ErrorKind,
    /// The names of its parameters, as the sentences use them.
    pub params: &'static [&'static str],
}

impl ErrorCode {
    /// The failure without parameters yet.
    pub fn error(&self) -> Error {
        Error {
            kind: self.kind,
            code: self.code.to_owned(),
            params: BTreeMap::new(),
            fields: Vec::new(),
            trace_id: String::new(),
        }
    }
    /// The failure with a first parameter.
    pub fn with(&self, name: &'static str, value: impl ToString) -> Error {
        self.error().with(name, value)
    }
    /// The failure at a field of the request.
    pub fn at(&self, path: impl Into<String>) -> Error {
        self.error().at(path)
    }
}

/// A field of the request that is wrong, by its JSON path (`lines[2].debit`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldError {
    /// JSON path into the request.
    pub path: String,
    /// A code of the catalogue.
    pub code: String,
    /// Parameters for the code's sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

/// A failure as every layer passes it and as it goes over the wire: `{code, params, fields[], trace_id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{code} {params:?} {fields:?}")]
pub struct Error {
    /// What sort of failure it is.
    pub kind: ErrorKind,
    /// A code of the catalogue.
    pub code: String,
    /// Parameters for the code's sentence.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// The fields it concerns, if any.
    #[serde(default)]
    pub fields: Vec<FieldError>,
    /// Finds the failure in the log.
    #[serde(default)]
    pub trace_id: String,
}

impl Error {
    /// Adds a parameter of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
    /// Says which field it is about.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.fields.push(FieldError { path: path.into(), code: self.code.clone(), params: self.params.clone() });
        self
    }
    /// Whether this is the given catalogued failure.
    pub fn is(&self, code: &ErrorCode) -> bool {
        self.code == code.code
    }
}

/// What every fallible operation of Kontor returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Declares catalogued failures: `NAME = "module.noun.what" Kind { parameters };`
#[macro_export]
macro_rules! error_codes {
    ($($(#[$meta:meta])* $name:ident = $code:literal $kind:ident { $($param:ident),* };)+) => {
        $($(#[$meta])* pub const $name: $crate::error::ErrorCode = $crate::error::ErrorCode {
            code: $code, kind: $crate::error::ErrorKind::$kind, params: &[$(stringify!($param)),*],
        };)+
        /// All failures declared here.
        pub const ERRORS: &[$crate::error::ErrorCode] = &[$($name),+];
    };
}

error_codes! {
    /// No session, or one that has ended.
    AUTH_REQUIRED = "auth.required" Denied {};
    /// Wrong user or password; the sentence does not say which.
    AUTH_FAILED = "auth.failed" Denied {};
    /// Too many attempts.
    AUTH_THROTTLED = "auth.throttled" Denied { seconds };
    /// The role does not hold the permission.
    DENIED_PERMISSION = "denied.permission" Denied { permission };
    /// The caller's roles hide this field.
    DENIED_FIELD = "denied.field" Denied { field };
    /// What the call under this key answered lies outside of what the caller may see now.
    DENIED_ANSWER = "denied.answer" Denied {};
    /// The body is not JSON of the declared shape.
    REQUEST_MALFORMED = "request.malformed" Invalid { reason };
    /// At least one field is out of its limits.
    REQUEST_INVALID = "request.invalid" Invalid { reason };
    /// The body exceeds the limit.
    REQUEST_TOO_LARGE = "request.too_large" Invalid { limit };
    /// No such command.
    CALL_UNKNOWN = "call.unknown" NotFound { name };
    /// The same key came with another request.
    CALL_KEY_REUSED = "call.key_reused" Conflict {};
    /// The row changed since it was read.
    CONFLICT_STALE = "conflict.stale" Conflict { what };
    /// What was decided on no longer held at commit, several times in a row.
    CONFLICT_GUARD = "conflict.guard" Conflict { what };
    /// There is no such thing, or not for this user.
    NOT_FOUND = "not_found" NotFound { what, id };
    /// Too much is going on; try again.
    UNAVAILABLE_BUSY = "unavailable.busy" Unavailable {};
    /// The database refused or could not be reached.
    UNAVAILABLE_STORAGE = "unavailable.storage" Unavailable { reason };
    /// A mistake of ours.
    INTERNAL_BUG = "internal.bug" Internal { what };
    /// Another process serves this book.
    BOOK_IN_USE = "book.in_use" Unavailable { address };
    /// The book was written by a newer Kontor.
    BOOK_NEWER = "book.newer" Unavailable { found, known };
    /// SQLite on a network file system loses data.
    BOOK_NETWORK_FS = "book.network_fs" Unavailable { path };
    /// There is no book at this place yet.
    BOOK_MISSING = "book.missing" NotFound { path };
    /// A field that the list does not know.
    LIST_UNKNOWN_FIELD = "list.unknown_field" Invalid { field };
    /// A filter value or cursor that cannot be read.
    LIST_BAD_VALUE = "list.bad_value" Invalid { field, value };
}
