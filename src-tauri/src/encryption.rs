//! The key of the window's book: entered when it is opened, set and changed while nobody works in it.

use kontor_contract::encryption::{BookEncrypted, ENCRYPT, EncryptBook, Protection, UNLOCK, UnlockBook};
use kontor_contract::error::{INTERNAL_BUG, REQUEST_MALFORMED};
use kontor_contract::{Error, Result};
use kontor_runtime::safekeeping::encryption::{self, Encryption};
use kontor_runtime::{Location, safekeeping};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::bridge::Bridge;

/// Answers what the window asks about the key of its book; `None` if it asks for something else.
pub(crate) async fn ask(bridge: &Bridge, name: &str, body: &str, token: Option<&str>) -> Option<Result<String>> {
    match name {
        UNLOCK => Some(unlock(bridge, body).await),
        ENCRYPT => Some(encrypt(bridge, body, token).await),
        _ => None,
    }
}

async fn unlock(bridge: &Bridge, body: &str) -> Result<String> {
    let UnlockBook { passphrase } = read(body)?;
    let config = bridge.config()?;
    if let Some(file) = encryption::locked(&config.location) {
        encryption::unlock(&file, &config.secrets, Some(&passphrase)).await?;
    }
    bridge.reopen().await?;
    answer(&())
}

async fn encrypt(bridge: &Bridge, body: &str, token: Option<&str>) -> Result<String> {
    let EncryptBook { protection } = read(body)?;
    safekeeping::demand_owner(&*bridge.app().await?, token.unwrap_or_default()).await?;
    let config = bridge.config()?;
    let wanted = wanted(protection, &config.location);
    let (location, secrets) = (config.location, config.secrets);
    let encrypted = bridge.while_closed(async || encryption::encrypt(&location, &secrets, wanted).await).await?;
    let recovery = encrypted.recovery.map(|recovery| recovery.to_string());
    let plain = encrypted.plain.iter().map(|path| path.display().to_string()).collect();
    answer(&BookEncrypted { recovery, plain })
}

fn wanted(protection: Protection, location: &Location) -> Encryption {
    let protection = match protection {
        Protection::Nothing => return Encryption::Remove,
        Protection::Passphrase(passphrase) => encryption::Protection::Passphrase(passphrase.into()),
        Protection::Keyring => encryption::Protection::Keyring,
    };
    if encryption::is_encrypted(location) { Encryption::Change(protection) } else { Encryption::Make(protection) }
}

/// What is wrong with a request is told without what stands in it.
fn read<T: DeserializeOwned>(body: &str) -> Result<T> {
    serde_json::from_str(body).map_err(|_| malformed())
}

fn malformed() -> Error {
    REQUEST_MALFORMED.with("reason", "it is not what this word takes")
}

fn answer(answer: &impl Serialize) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| INTERNAL_BUG.with("what", error))
}
