//! Secrets of a book: keys and passphrases that must not lie in the book itself.
//!
//! Owns where they are kept: in the keyring of the operating system (Keychain, Credential Manager, Secret Service), or, where
//! there is none, in files that only their owner may read. Refuses a file that others may read, and a second key in place of
//! one that lies in a keyring out of reach today. **Invariant: no secret enters a fact, a table or a log.**
//!
//! All calls block, at worst for [`PATIENCE`]: from asynchronous code they belong on a blocking thread.

mod files;
mod keyring;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use kontor_contract::Result;
use kontor_contract::secret::{SECRET_FOLDER_MISSING, SECRET_KEYRING_MISSING};
use uuid::Uuid;

use crate::files::Files;
pub use crate::keyring::PATIENCE;
use crate::keyring::{Keyring, Unreachable};

/// Names a folder that holds the secrets in place of the keyring: a server's mounted secret, or a machine without a desktop.
pub const FOLDER_VARIABLE: &str = "KONTOR_SECRETS";

/// Where a secret was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The keyring of the operating system.
    Keyring,
    /// A file that only its owner may read.
    File(PathBuf),
}

/// Where secrets are kept. Cheap to clone.
///
/// A secret has the id of its book and a name of lower-case letters, digits and dashes, such as `second-factor`.
#[derive(Clone, Debug)]
pub struct Secrets(Arc<Kept>);

#[derive(Debug)]
struct Kept {
    keyring: Option<Keyring>,
    files: Option<Files>,
    /// Two callers must not both find nothing and make two keys.
    making: Mutex<()>,
}

impl Secrets {
    /// The keyring of this user and, where there is none, the folder `kontor/secrets` of their local data.
    /// With [`FOLDER_VARIABLE`] set, that folder only.
    pub fn of_this_machine() -> Self {
        match std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self::in_folder(folder),
            None => {
                let files = dirs::data_local_dir().map(|data| Files::new(data.join("kontor").join("secrets")));
                Self::new(Some(Keyring::default()), files)
            }
        }
    }

    /// Files of one folder, without any keyring. The folder is made at first use.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self::new(None, Some(Files::new(folder.into())))
    }

    fn new(keyring: Option<Keyring>, files: Option<Files>) -> Self {
        Self(Arc::new(Kept { keyring, files, making: Mutex::new(()) }))
    }

    /// The secret, if there is one.
    ///
    /// # Errors
    /// `secret.keyring_missing` if it was put into a keyring that cannot be reached now; `secret.exposed` if others may
    /// read its file; `secret.storage`.
    pub fn get(&self, book: Uuid, name: &str) -> Result<Option<Vec<u8>>> {
        let asked = self.0.keyring.as_ref().map(|keyring| keyring.get(book, name));
        if let Some(Ok(Some(secret))) = asked {
            return Ok(Some(secret));
        }
        let Some(files) = &self.0.files else { return Ok(None) };
        if let Some(secret) = files.get(book, name)? {
            return Ok(Some(secret));
        }
        // Nobody may take a keyring that is locked today for one that never held the key.
        if files.lies_in_keyring(book, name) && !matches!(asked, Some(Ok(_))) {
            return Err(SECRET_KEYRING_MISSING.with("name", name));
        }
        Ok(None)
    }

    /// Keeps a secret, in place of the former one of this name.
    ///
    /// # Errors
    /// `secret.storage`, `secret.folder_missing`.
    pub fn put(&self, book: Uuid, name: &str, secret: &[u8]) -> Result<Place> {
        let files = self.0.files.as_ref();
        match self.0.keyring.as_ref().map(|keyring| keyring.put(book, name, secret)) {
            Some(Ok(())) => {
                if let Some(files) = files {
                    files.mark_in_keyring(book, name)?;
                }
                return Ok(Place::Keyring);
            }
            Some(Err(Unreachable(reason))) => {
                tracing::info!(name, reason, "the keyring cannot be reached; the secret is kept in a file");
            }
            None => {}
        }
        let files = files.ok_or_else(|| SECRET_FOLDER_MISSING.error())?;
        files.put(book, name, secret).map(Place::File)
    }

    /// The secret; made and kept by the first who asks.
    ///
    /// # Errors
    /// As [`Secrets::get`] and [`Secrets::put`].
    pub fn get_or_make(&self, book: Uuid, name: &str, make: impl FnOnce() -> Vec<u8>) -> Result<Vec<u8>> {
        let _alone = self.0.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(secret) = self.get(book, name)? {
            return Ok(secret);
        }
        self.put(book, name, &make())?;
        // Read back: another process may have been as quick, and both must hold the one that stayed.
        self.get(book, name)?.ok_or_else(|| SECRET_KEYRING_MISSING.with("name", name))
    }

    /// Keeps what this computer knows of a book and what is no secret: always in a file, as a keyring that asks its owner each
    /// time is not written every minute. Without a folder nothing is kept.
    ///
    /// # Errors
    /// `secret.storage`.
    pub fn note(&self, book: Uuid, name: &str, known: &[u8]) -> Result<()> {
        self.0.files.as_ref().map_or(Ok(()), |files| files.put(book, name, known).map(drop))
    }

    /// What [`Secrets::note`] kept.
    ///
    /// # Errors
    /// `secret.exposed` if others may read its file; `secret.storage`.
    pub fn noted(&self, book: Uuid, name: &str) -> Result<Option<Vec<u8>>> {
        self.0.files.as_ref().map_or(Ok(None), |files| files.get(book, name))
    }

    /// Forgets a secret, wherever it is. One that does not exist is no error.
    ///
    /// # Errors
    /// `secret.storage`; `secret.keyring_missing` if it lies in a keyring that cannot be reached now.
    pub fn delete(&self, book: Uuid, name: &str) -> Result<()> {
        let reached = self.0.keyring.as_ref().map(|keyring| keyring.delete(book, name));
        let Some(files) = &self.0.files else { return Ok(()) };
        if files.lies_in_keyring(book, name) && !matches!(reached, Some(Ok(()))) {
            return Err(SECRET_KEYRING_MISSING.with("name", name));
        }
        files.delete(book, name)
    }
}

#[cfg(test)]
mod tests;
