//! The keyring of the operating system, asked on a thread of its own so that a locked or absent one cannot hold anybody up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use uuid::Uuid;

/// How long a keyring may take. One that waits for a person to unlock it takes longer and counts as out of reach from then
/// on; without a session bus the answer comes at once.
pub const PATIENCE: Duration = Duration::from_secs(8);

/// What our entries are called in the keyring.
const SERVICE: &str = "kontor";

/// The keyring does not answer, with the reason for the log.
#[derive(Debug)]
pub(crate) struct Unreachable(pub(crate) String);

/// The keyring of this user.
#[derive(Debug, Default)]
pub(crate) struct Keyring {
    /// Once silent it is not asked again in this process: every call would wait as long.
    silent: AtomicBool,
}

impl Keyring {
    pub(crate) fn get(&self, book: Uuid, name: &str) -> Result<Option<Vec<u8>>, Unreachable> {
        self.ask(book, name, |entry| match entry.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    pub(crate) fn put(&self, book: Uuid, name: &str, secret: &[u8]) -> Result<(), Unreachable> {
        let secret = secret.to_vec();
        self.ask(book, name, move |entry| entry.set_secret(&secret))
    }

    pub(crate) fn delete(&self, book: Uuid, name: &str) -> Result<(), Unreachable> {
        self.ask(book, name, |entry| match entry.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
    }

    fn ask<T: Send + 'static>(
        &self,
        book: Uuid,
        name: &str,
        work: impl FnOnce(keyring::Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Result<T, Unreachable> {
        if self.silent.load(Ordering::Relaxed) {
            return Err(Unreachable("it did not answer before".to_owned()));
        }
        let user = format!("{book}/{name}");
        let (answer, answered) = channel();
        std::thread::spawn(move || {
            let outcome = keyring::Entry::new(SERVICE, &user).and_then(work);
            // Whoever asked may have lost patience.
            let _gone = answer.send(outcome);
        });
        match answered.recv_timeout(PATIENCE) {
            Ok(outcome) => outcome.map_err(|error| Unreachable(error.to_string())),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                self.silent.store(true, Ordering::Relaxed);
                Err(Unreachable("it does not answer".to_owned()))
            }
        }
    }
}
