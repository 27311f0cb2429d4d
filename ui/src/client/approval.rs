//! Changes that a rule stopped: whatever screen made the call, the window offers to ask a second person.

use std::cell::Cell;

use kontor_contract::approvals::APPROVAL_REQUIRED;
use leptos::prelude::*;

use super::CallError;

/// A change that waits for somebody to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// The command.
    pub call: String,
    /// Its request's JSON, verbatim.
    pub body: String,
    /// Why it was stopped, as a sentence.
    pub sentence: String,
}

thread_local! {
    static NOTICED: Cell<Option<RwSignal<Option<Stopped>>>> = const { Cell::new(None) };
}

/// The last change of this window that was stopped, until somebody is asked or the person thinks better of it.
pub fn start() -> RwSignal<Option<Stopped>> {
    let stopped = RwSignal::new(None);
    NOTICED.set(Some(stopped));
    stopped
}

/// Looks at a failure: a change that needs a second person is kept, so that one can be asked.
pub fn notice(call: &str, body: &str, error: &CallError) {
    if error.code() == APPROVAL_REQUIRED.code
        && let Some(noticed) = NOTICED.get()
    {
        let stopped = Stopped { call: call.to_owned(), body: body.to_owned(), sentence: error.sentence() };
        // Outside of the frame nobody asks: the signal is gone with it.
        drop(noticed.try_set(Some(stopped)));
    }
}
