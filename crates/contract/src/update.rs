//! Newer versions of the desktop program. What the window asks of its shell, not of the book: these words are no
//! commands of the catalogue, and a server does not know them.

use serde::{Deserialize, Serialize};

/// Asks whether there is a newer version.
pub const CHECK: &str = "shell.update.check";
/// Fetches the newer version, makes sure it is ours, and puts it in place of this one.
pub const INSTALL: &str = "shell.update.install";

crate::error_codes! {
    /// This build was made without a place to look for newer versions.
    UPDATE_OFF = "update.off" Rule {};
    /// The place of newer versions does not answer, or not as it should.
    UPDATE_UNREACHABLE = "update.unreachable" Unavailable { reason };
    /// What was fetched does not carry our signature.
    UPDATE_REFUSED = "update.refused" Rule { version };
    /// The new version cannot be put in place.
    UPDATE_FAILED = "update.failed" Unavailable { reason };
}

/// The version that runs and the one there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateView {
    /// The version that runs.
    pub version: String,
    /// A newer one; `None` if this is the newest.
    pub newer: Option<String>,
    /// What is new in it.
    pub notes: String,
    /// Whether the newer one is in place and only waits for the next start.
    pub installed: bool,
}
