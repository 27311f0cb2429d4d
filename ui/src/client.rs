//! The one way to the book: typed commands out, answers or a catalogued error back. The same bundle talks to the desktop
//! shell when it is there, and to a server over HTTP otherwise.

pub mod approval;
pub mod download;
pub mod fresh;
pub mod live;
pub mod paper;
pub mod transport;

use kontor_contract::command::{Command, CommandKind};
use kontor_contract::error::{Error, ErrorKind, FieldError};

use serde::{Deserialize, Serialize};

use crate::{session, text};

/// A failure as a person meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallError(pub Error);

impl CallError {
    /// The book did not answer at all.
    pub fn unreachable(reason: impl ToString) -> Self {
        let error = kontor_contract::error::UNAVAILABLE_STORAGE.with("reason", reason);
        Self(Error { code: "unavailable.connection".to_owned(), ..error })
    }
    /// The answer was not what the contract says.
    pub fn unreadable(reason: impl ToString) -> Self {
        Self(kontor_contract::error::INTERNAL_BUG.with("what", reason))
    }
    /// What happened and what to do, in the user's language.
    pub fn sentence(&self) -> String {
        text::sentence(&self.0.code, &self.0.params)
    }
    /// The sentence about one field.
    pub fn field_sentence(field: &FieldError) -> String {
        text::sentence(&field.code, &field.params)
    }
    /// The sentence about a field of the request, by its path.
    pub fn at(&self, path: &str) -> Option<String> {
        self.0.fields.iter().find(|field| field.path == path).map(Self::field_sentence)
    }
    /// The code, for support.
    pub fn code(&self) -> &str {
        &self.0.code
    }
    /// Whether trying again may help.
    pub fn may_pass(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Unavailable | ErrorKind::Conflict)
    }
    /// Whether the user has no right to this.
    pub fn denied(&self) -> bool {
        self.0.kind == ErrorKind::Denied
    }
}

/// Runs a command. A change gets an idempotency key of its own: should the line drop after it was sent, ask
/// [`call_once`] again with the same key.
///
/// # Errors
/// Every code the command declares, and those of the way there.
pub async fn call<C: Command>(request: &C) -> Result<C::Answer, CallError> {
    let key = (C::KIND == CommandKind::Change).then(fresh_key);
    call_once(request, key.as_deref()).await
}

/// Runs a command under a key the caller keeps, so that a repeat answers from what the first call made.
///
/// # Errors
/// As [`call`].
pub async fn call_once<C: Command>(request: &C, key: Option<&str>) -> Result<C::Answer, CallError> {
    let body = serde_json::to_string(request).map_err(CallError::unreadable)?;
    let answer = call_raw(C::NAME, &body, key).await?;
    serde_json::from_str(&answer).map_err(CallError::unreadable)
}

/// Runs a command by name with a JSON body; the answer's JSON.
///
/// # Errors
/// As [`call`].
pub async fn call_raw(name: &str, body: &str, key: Option<&str>) -> Result<String, CallError> {
    if session::left() {
        // The window is loaded anew in another company: what its last page still wants is of the one before, and nobody waits.
        return std::future::pending().await;
    }
    let token = session::token();
    let answer = noticed(transport::send(name, body, token.as_deref(), key).await, token.as_deref());
    answer.inspect_err(|error| approval::notice(name, body, error))
}

/// Runs a command by an address of the server at which it adds to the request what only the browser's cookies hold.
///
/// # Errors
/// As [`call`].
pub async fn call_at<C: Command>(address: &str, body: &str) -> Result<C::Answer, CallError> {
    let token = session::token();
    let answer = noticed(transport::post(address, body, token.as_deref()).await, token.as_deref())?;
    serde_json::from_str(&answer).map_err(CallError::unreadable)
}

/// The answer; if it says that the session has ended, the sign-in screen comes up, and if it is locked, the lock screen. Of a
/// session that the window has left for another it says nothing.
fn noticed<T>(answer: Result<T, CallError>, token: Option<&str>) -> Result<T, CallError> {
    if let (Err(error), Some(used)) = (&answer, token)
        && session::token().as_deref() == Some(used)
    {
        if error.0.is(&kontor_contract::error::AUTH_REQUIRED) {
            session::lost();
        } else if error.0.is(&kontor_contract::sign_in::SESSION_LOCKED) {
            session::locked();
        }
    }
    answer
}

/// A new idempotency key.
pub fn fresh_key() -> String {
    web_sys::window().and_then(|window| window.crypto().ok()).map(|crypto| crypto.random_uuid()).unwrap_or_default()
}

/// One thing somebody is about to do, under one key however often it is tried: a lost answer must not post twice.
/// When the request changes, so does the key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    made: Option<(String, String)>,
}

impl Attempt {
    /// The key for this request.
    ///
    /// # Errors
    /// If the request cannot be written as JSON.
    pub fn key<C: Command>(&mut self, request: &C) -> Result<String, CallError> {
        let body = serde_json::to_string(request).map_err(CallError::unreadable)?;
        if let Some((known, key)) = &self.made
            && *known == body
        {
            return Ok(key.clone());
        }
        let key = fresh_key();
        self.made = Some((body, key.clone()));
        Ok(key)
    }
}
