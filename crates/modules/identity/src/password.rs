//! Password verifiers: argon2id within OWASP's floor, computed off the async threads and outside every transaction.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::PASSWORD_TOO_SHORT;

/// Shorter ones are guessed too easily (NIST SP 800-63B asks for 8; a book of money for a little more).
const MIN_LENGTH: usize = 10;
/// 19 MiB, two passes, one lane: OWASP's first choice for argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("constants within the algorithm's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The verifier of a new password.
///
/// # Errors
/// `identity.user.password_too_short`.
pub(crate) async fn hash(password: String) -> Result<String> {
    if password.chars().count() < MIN_LENGTH {
        return Err(PASSWORD_TOO_SHORT.with("minimum", MIN_LENGTH).at("password"));
    }
    blocking(move || {
        let salt = SaltString::generate(&mut OsRng);
        let phc = argon2().hash_password(password.as_bytes(), &salt);
        phc.map(|phc| phc.to_string()).map_err(|error| INTERNAL_BUG.with("what", error))
    })
    .await
}

/// Whether a password fits a verifier. Without one the same work is done, so that time does not tell who exists.
pub(crate) async fn fits(password: String, phc: Option<String>) -> Result<bool> {
    /// A verifier no password is known for.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$a29udG9ya29udG9ya29udA$3Pu2bGmoQgd1tN0Y6kzbP5qfC4w8bP0p9Wm1o6rW3xY";
    blocking(move || {
        let known = phc.is_some();
        let phc = phc.unwrap_or_else(|| NOBODY.to_owned());
        let parsed = PasswordHash::new(&phc).map_err(|error| INTERNAL_BUG.with("what", error))?;
        Ok(argon2().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
}
