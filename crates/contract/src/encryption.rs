//! The key of a book in a file, as the window asks its shell for it. A book that needs its key answers nothing, so these
//! words are no commands of the catalogue, and a server does not know them.

use serde::{Deserialize, Serialize};

/// Opens the book of the window with what somebody entered. Answers `null`.
pub const UNLOCK: &str = "shell.book.unlock";
/// Closes the book, writes it anew under another key or in plain, and opens it again.
pub const ENCRYPT: &str = "shell.book.encrypt";

/// What is entered for [`UNLOCK`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnlockBook {
    /// The passphrase or the recovery key.
    pub passphrase: String,
}

/// What opens a book from now on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// A passphrase.
    Passphrase(String),
    /// A random key among the secrets of this computer.
    Keyring,
    /// Nothing is needed: the book becomes plain.
    Nothing,
}

/// What is asked for by [`ENCRYPT`]; for owners.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncryptBook {
    /// What opens it from now on.
    pub protection: Protection,
}

/// What became of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookEncrypted {
    /// What opens the book where the keyring is not; shown this once.
    pub recovery: Option<String>,
    /// Files that still hold the book in plain.
    pub plain: Vec<String>,
}
