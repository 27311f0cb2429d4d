//! Passphrases of encrypted books, from the environment or the terminal: a command line can be seen by everybody.

use std::io::{IsTerminal as _, stdin};
use std::path::Path;

use kontor_contract::Result;
use kontor_contract::operating::FILE_FAILED;
use kontor_contract::safekeeping::{BOOK_KEY_NEEDED, BOOK_PASSPHRASES_DIFFER};
use kontor_runtime::safekeeping::encryption;
use kontor_runtime::{Location, Secrets};
use zeroize::Zeroizing;

/// Asks for the passphrase of a book, if it needs one that nobody gave and somebody sits at the terminal. Whatever else is
/// wrong, opening the book will say.
pub(crate) async fn unlock(location: &Location) -> Result<()> {
    let Some(file) = encryption::locked(location) else { return Ok(()) };
    let secrets = Secrets::of_this_machine();
    match encryption::unlock(&file, &secrets, None).await {
        Err(error) if error.is(&BOOK_KEY_NEEDED) && stdin().is_terminal() => {
            let entered = ask(&format!("Passphrase of {}: ", file.display()))?;
            encryption::unlock(&file, &secrets, Some(&entered)).await
        }
        _ => Ok(()),
    }
}

/// A new passphrase: of a variable, or entered twice. Empty where nobody can be asked.
pub(crate) fn new(variable: &str) -> Result<Zeroizing<String>> {
    if let Ok(given) = std::env::var(variable) {
        return Ok(given.into());
    }
    if !stdin().is_terminal() {
        return Ok(Zeroizing::default());
    }
    let entered = ask("New passphrase: ")?;
    if entered == ask("The same again: ")? { Ok(entered) } else { Err(BOOK_PASSPHRASES_DIFFER.error()) }
}

fn ask(question: &str) -> Result<Zeroizing<String>> {
    let failed = |error| FILE_FAILED.with("path", Path::new("the terminal").display()).with("reason", error);
    rpassword::prompt_password(question).map(Zeroizing::new).map_err(failed)
}
