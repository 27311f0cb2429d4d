//! What can go wrong with keys and passphrases that lie outside the book.

crate::error_codes! {
    /// The secret lies in a keyring that cannot be reached now.
    SECRET_KEYRING_MISSING = "secret.keyring_missing" Unavailable { name };
    /// Others may read the file of a secret.
    SECRET_EXPOSED = "secret.exposed" Unavailable { path };
    /// The file of a secret cannot be read or written.
    SECRET_STORAGE = "secret.storage" Unavailable { path, reason };
    /// There is neither a keyring nor a folder for secrets.
    SECRET_FOLDER_MISSING = "secret.folder_missing" Unavailable {};
}
