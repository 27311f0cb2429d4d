//! Password verifiers: argon2id within OWASP's floor, computed off the async threads and outside every transaction, few at
//! a time.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use kontor_contract::Result;
use kontor_contract::error::{INTERNAL_BUG, UNAVAILABLE_BUSY};
use kontor_contract::identity::PASSWORD_TOO_SHORT;
use kontor_contract::sign_in::PASSWORD_COMMON;
use tokio::sync::Semaphore;

use crate::throttle::Lane;

/// Shorter ones are guessed too easily (NIST SP 800-63B asks for 8; a book of money for a little more).
const MIN_LENGTH: usize = 10;
/// 19 MiB, two passes, one lane: OWASP's first choice for argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Computations at a time in each queue: with 19 MiB each, 76 MiB in all.
const AT_A_TIME: usize = 2;
/// Passwords that may wait in a queue; each is a call that holds a little memory and no connection.
const MAX_WAITING: usize = 64;

/// Passwords that are tried first, one a line, in lower case; those below the minimum length need no line.
const COMMON: &str = include_str!("common_passwords.txt");

/// Strangers wait behind strangers only.
static KNOWN: Queue = Queue::new();
static STRANGERS: Queue = Queue::new();

struct Queue {
    waiting: Semaphore,
    running: Semaphore,
}

impl Queue {
    const fn new() -> Self {
        Self { waiting: Semaphore::const_new(MAX_WAITING), running: Semaphore::const_new(AT_A_TIME) }
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _waiting = self.waiting.try_acquire().map_err(|_| UNAVAILABLE_BUSY.error())?;
        let _running = self.running.acquire().await.map_err(|error| INTERNAL_BUG.with("what", error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
    }
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("constants within the algorithm's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Refuses passwords that are guessed soon.
///
/// # Errors
/// `identity.user.password_too_short`, `identity.password.common`, at the field `at`.
pub(crate) fn check_new(password: &str, at: &str) -> Result<()> {
    if password.chars().count() < MIN_LENGTH {
        return Err(PASSWORD_TOO_SHORT.with("minimum", MIN_LENGTH).at(at));
    }
    if is_common(password) { Err(PASSWORD_COMMON.at(at)) } else { Ok(()) }
}

/// Whether a password is one of those tried first, or made of one or two characters.
fn is_common(password: &str) -> bool {
    let plain = password.to_lowercase();
    let mut letters: Vec<char> = plain.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() <= 2 || COMMON.lines().any(|common| common == plain)
}

/// The verifier of a new password.
///
/// # Errors
/// `identity.user.password_too_short`, `identity.password.common`.
pub(crate) async fn hash(password: String) -> Result<String> {
    check_new(&password, "password")?;
    KNOWN
        .run(move || {
            let salt = SaltString::generate(&mut OsRng);
            let phc = argon2().hash_password(password.as_bytes(), &salt);
            phc.map(|phc| phc.to_string()).map_err(|error| INTERNAL_BUG.with("what", error))
        })
        .await
}

/// Whether a password fits a verifier. Without one the same work is done, so that time does not tell who exists.
pub(crate) async fn fits(password: String, phc: Option<String>, lane: Lane) -> Result<bool> {
    /// A verifier no password is known for.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$a29udG9ya29udG9ya29udA$3Pu2bGmoQgd1tN0Y6kzbP5qfC4w8bP0p9Wm1o6rW3xY";
    let queue = match lane {
        Lane::Known => &KNOWN,
        Lane::Stranger => &STRANGERS,
    };
    queue
        .run(move || {
            let known = phc.is_some();
            let phc = phc.unwrap_or_else(|| NOBODY.to_owned());
            let parsed = PasswordHash::new(&phc).map_err(|error| INTERNAL_BUG.with("what", error))?;
            Ok(argon2().verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_that_are_tried_first_are_refused() {
        for common in
            ["1234567890", "Password123", "qwertyuiop", "aaaaaaaaaaaa", "ababababab", "PASSWORTPASSWORT", "motdepasse123"]
        {
            assert!(check_new(common, "new").is_err_and(|error| error.is(&PASSWORD_COMMON)), "{common}");
        }
        assert!(check_new("short", "new").is_err_and(|error| error.is(&PASSWORD_TOO_SHORT)));
        assert!(check_new("neun Hafenkräne", "new").is_ok());
    }

    #[test]
    fn the_list_is_in_the_form_it_is_compared_in() {
        for line in COMMON.lines() {
            assert!(line.chars().count() >= MIN_LENGTH && line == line.to_lowercase() && line.trim() == line, "{line:?}");
        }
    }
}
