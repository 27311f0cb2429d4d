//! `kontor encrypt`, `rekey` and `decrypt`: what opens a book in a file.

use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_runtime::safekeeping::encryption::{self, Encrypted, Encryption, PASSPHRASE_VARIABLE, Protection};
use kontor_runtime::{Location, Secrets};

use crate::passphrase;

/// Where the passphrase that takes the place of another is read from.
const NEW_PASSPHRASE_VARIABLE: &str = "KONTOR_BOOK_NEW_PASSPHRASE";

#[derive(Args)]
pub(crate) struct Options {
    /// A random key in the keyring of this computer in place of a passphrase; prints the recovery key, this once
    #[arg(long)]
    keyring: bool,
}

impl Options {
    fn protection(&self, variable: &str) -> Result<Protection> {
        if self.keyring { Ok(Protection::Keyring) } else { passphrase::new(variable).map(Protection::Passphrase) }
    }
}

pub(crate) async fn encrypt(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let (location, wanted) = (location?, Encryption::Make(options.protection(PASSPHRASE_VARIABLE)?));
    tell(&encryption::encrypt(&location, &Secrets::of_this_machine(), wanted).await?);
    say!("the book is encrypted and every invariant holds; what the disk held before may stay on it until it is written over,");
    say!("on an SSD where nobody reaches it");
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn rekey(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let (location, wanted) = (location?, Encryption::Change(options.protection(NEW_PASSPHRASE_VARIABLE)?));
    tell(&encryption::encrypt(&location, &Secrets::of_this_machine(), wanted).await?);
    say!("the book has another key and every invariant holds; backups made before still need the key they were made with");
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn decrypt(location: Result<Location>) -> Result<ExitCode> {
    tell(&encryption::encrypt(&location?, &Secrets::of_this_machine(), Encryption::Remove).await?);
    say!("the book is plain and every invariant holds");
    Ok(ExitCode::SUCCESS)
}

fn tell(encrypted: &Encrypted) {
    if let Some(recovery) = &encrypted.recovery {
        say!("recovery key: {}", **recovery);
        say!("write it down and keep it elsewhere: where the keyring of this computer is not, it alone opens book and backups");
    }
    for file in &encrypted.plain {
        say!("{} holds the book in plain; remove it when nobody needs it any more", file.display());
    }
}
