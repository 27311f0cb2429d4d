//! The passphrase of scheduled backups: in the keyring of this computer or a file only its owner may read, in no book and no
//! backup.

use kontor_contract::Result;
use kontor_platform::App;

use super::scratch::blocking;

/// What it is called among the secrets of a book.
const NAME: &str = "backup-passphrase";

/// The passphrase kept for a book, if there is one.
///
/// # Errors
/// `secret.*`.
pub(super) async fn find(app: &App) -> Result<Option<String>> {
    let (secrets, book) = (app.secrets().clone(), app.db().identity().tenant_id);
    let found = blocking(move || secrets.get(book, NAME)).await?;
    Ok(found.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|text| !text.is_empty()))
}

/// Keeps a passphrase for a book, in the place of the one before.
///
/// # Errors
/// `secret.*`.
pub(super) async fn keep(app: &App, passphrase: String) -> Result<()> {
    let (secrets, book) = (app.secrets().clone(), app.db().identity().tenant_id);
    blocking(move || secrets.put(book, NAME, passphrase.as_bytes())).await.map(drop)
}
