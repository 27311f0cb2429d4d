//! What is told of sign-ins: who came, who was refused, and from where.

use kontor_platform::Source;

/// What happened at the door.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Access {
    /// A password fitted, and nothing more is waited for.
    SignedIn,
    /// A password or code was wrong.
    Failed,
    /// The last attempt that is judged for a while: what follows is refused unseen, and not told one by one.
    Throttled,
    /// A session was ended by its owner.
    SignedOut,
    /// A session was ended by somebody else, or from another session.
    Ended,
    /// A session was locked.
    Locked,
    /// A locked session was opened again.
    Unlocked,
    /// A password was changed by its owner.
    PasswordChanged,
    /// A second factor was set up, removed, or its codes were made anew.
    SecondFactorChanged,
}

/// Writes one line of the access log: the account's sign-in name, what happened, and where it came from.
pub(crate) fn log_access(access: Access, login: &str, source: &Source) {
    tracing::info!(target: "access", ?access, login, source = %source, device = source.device(), "sign-in");
}
