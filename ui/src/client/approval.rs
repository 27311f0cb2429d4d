//! Changes that a rule or a limit stopped: whatever screen made the call, a second person can be asked, in the form that was
//! stopped or else by the window.

use std::cell::Cell;

use kontor_contract::approvals::{APPROVAL_REQUIRED, weighed};
use kontor_contract::limits::DENIED_LIMIT;
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

/// The last change of this window that was stopped.
#[derive(Clone, Copy)]
pub struct LastStopped {
    /// It, until the person thinks better of it.
    pub stopped: RwSignal<Option<Stopped>>,
    claimed: StoredValue<bool>,
}

thread_local! {
    static LAST: Cell<Option<LastStopped>> = const { Cell::new(None) };
}

impl LastStopped {
    /// None yet.
    pub fn start() -> Self {
        let last = Self { stopped: RwSignal::new(None), claimed: StoredValue::new(false) };
        LAST.set(Some(last));
        last
    }
    /// Whether the form that made the call asks by itself.
    pub fn is_claimed(self) -> bool {
        self.claimed.try_get_value().unwrap_or(true)
    }
}

/// Looks at a failure: a change that needs a second person is kept, so that one can be asked.
pub fn notice(call: &str, body: &str, error: &CallError) {
    let beyond = error.code() == DENIED_LIMIT.code && weighed(call).is_some();
    if (error.code() == APPROVAL_REQUIRED.code || beyond)
        && let Some(last) = LAST.get()
    {
        let stopped = Stopped { call: call.to_owned(), body: body.to_owned(), sentence: error.sentence() };
        // Outside of the frame nobody asks: the signal is gone with it.
        last.claimed.try_set_value(false);
        drop(last.stopped.try_set(Some(stopped)));
    }
}

/// The change that was stopped by this failure, for the form that shows it: the form asks, and the window does not.
pub fn claim(error: &CallError) -> Option<Stopped> {
    let last = LAST.get().filter(|_| [APPROVAL_REQUIRED.code, DENIED_LIMIT.code].contains(&error.code()))?;
    let stopped = last.stopped.try_get_untracked()?.filter(|stopped| stopped.sentence == error.sentence())?;
    last.claimed.try_set_value(true);
    Some(stopped)
}
