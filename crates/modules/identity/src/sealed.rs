//! Secrets at rest: sealed by a key that lies outside the book (XChaCha20-Poly1305).

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{Key, KeyInit as _, XChaCha20Poly1305, XNonce};
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::UserId;
use kontor_contract::sign_in::SECOND_FACTOR_UNREADABLE;
use kontor_contract::{Error, Result};
use kontor_platform::App;
use rand::RngCore as _;

/// What the key is called beside the book's other keys.
const KEY: &str = "second-factor";
const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// Seals a user's secret: a nonce and the sealed bytes, which open for this user only.
///
/// # Errors
/// `secret.*` when the key can neither be found nor made.
pub(crate) async fn seal(app: &App, user_id: UserId, secret: Vec<u8>) -> Result<Vec<u8>> {
    let (secrets, book) = (app.secrets().clone(), app.db().identity().tenant_id);
    let make = || {
        let mut key = vec![0; KEY_BYTES];
        rand::rng().fill_bytes(&mut key);
        key
    };
    let key = blocking(move || secrets.get_or_make(book, KEY, make)).await?;
    let mut nonce = [0; NONCE_BYTES];
    rand::rng().fill_bytes(&mut nonce);
    let owner = user_id.uuid();
    let payload = Payload { msg: &secret, aad: owner.as_bytes() };
    let sealed = cipher(&key)?.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| unreadable())?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] sealed.
///
/// # Errors
/// `identity.second_factor.unreadable` when the key is not here or is another one; `secret.*`.
pub(crate) async fn open(app: &App, user_id: UserId, sealed: Vec<u8>) -> Result<Vec<u8>> {
    let (secrets, book) = (app.secrets().clone(), app.db().identity().tenant_id);
    let key = blocking(move || secrets.get(book, KEY)).await?.ok_or_else(unreadable)?;
    let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES).ok_or_else(unreadable)?;
    let owner = user_id.uuid();
    let payload = Payload { msg: sealed, aad: owner.as_bytes() };
    cipher(&key)?.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| unreadable())
}

fn unreadable() -> Error {
    SECOND_FACTOR_UNREADABLE.error()
}

fn cipher(key: &[u8]) -> Result<XChaCha20Poly1305> {
    if key.len() == KEY_BYTES { Ok(XChaCha20Poly1305::new(Key::from_slice(key))) } else { Err(unreadable()) }
}

/// A keyring may take its time.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
}
