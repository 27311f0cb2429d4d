//! Encryption of a book in a file. It is made, changed and taken away in one way: the whole book is written anew beside
//! itself, every invariant is looked at there, and the new file takes the place of the old one at once. So whoever is cut off
//! has the book as it was, or as it will be.
//!
//! Keys lie in no book: a passphrase is known to people alone, a random key is kept among the secrets of this computer under
//! the salt of the file, which all copies of a book share.

use std::fs;
use std::path::{Path, PathBuf};

use kontor_contract::Result;
use kontor_contract::error::BOOK_MISSING;
use kontor_contract::safekeeping::{
    BOOK_ENCRYPTED, BOOK_ENCRYPTION_FAILED, BOOK_KEY_NEEDED, BOOK_KEY_WRONG, BOOK_NOT_IN_A_FILE, BOOK_PASSPHRASE_SHORT,
    BOOK_PLAIN,
};
use kontor_secrets::Secrets;
use kontor_store::Location;
use kontor_store::backup::settle;
use kontor_store::cipher::{self, Key, Salt};
use zeroize::Zeroizing;

use super::scratch::{self, blocking, first_problem};
use super::upgrade::{bring_up_to_date, hold, until_swapped};
use super::{guard, place, settings};
use crate::file::{Partial, folder_of};

/// Where the passphrase of an encrypted book is read from, as a command line can be seen by everybody.
pub const PASSPHRASE_VARIABLE: &str = "KONTOR_BOOK_PASSPHRASE";
/// A passphrase is at least so long.
pub const LEAST_PASSPHRASE: usize = 12;

/// What the key of a file is called among the secrets of this computer.
const NAME: &str = "book-key";

/// What opens a book from now on.
pub enum Protection {
    /// Whoever knows it.
    Passphrase(Zeroizing<String>),
    /// This user on this computer, and whoever has the recovery key.
    Keyring,
}

/// What is to become of a book.
pub enum Encryption {
    /// A plain one is encrypted.
    Make(Protection),
    /// An encrypted one gets another key.
    Change(Protection),
    /// An encrypted one becomes plain.
    Remove,
}

/// What became of it.
pub struct Encrypted {
    /// What opens the book where the keyring is not, if that has its key.
    pub recovery: Option<Zeroizing<String>>,
    /// Files that hold the book in plain, of those that lie beside it and among its backups.
    pub plain: Vec<PathBuf>,
}

/// Knows the key of a file from now on, if it is encrypted: what somebody entered, or else what the environment says, or
/// what is kept on this computer.
///
/// # Errors
/// `book.key_needed`, `book.key_wrong`, `secret.*`.
pub async fn unlock(file: &Path, secrets: &Secrets, entered: Option<&str>) -> Result<()> {
    let Some(salt) = cipher::locked(file) else { return Ok(()) };
    let entered = entered.map(str::to_owned).or_else(|| std::env::var(PASSPHRASE_VARIABLE).ok());
    let entered = entered.filter(|text| !text.is_empty()).map(Zeroizing::new);
    let (file, secrets) = (file.to_owned(), secrets.clone());
    blocking(move || {
        let refused = match entered.map(|text| cipher::unlock(&file, &Key::entered(&text, salt))) {
            Some(Err(error)) if error.is(&BOOK_KEY_WRONG) => error,
            Some(unlocked) => return unlocked,
            None => BOOK_KEY_NEEDED.with("path", file.display()),
        };
        match kept(&secrets, salt)? {
            Some(key) => cipher::unlock(&file, &key),
            None => Err(refused),
        }
    })
    .await
}

/// Whether a book is encrypted.
pub fn is_encrypted(location: &Location) -> bool {
    matches!(location, Location::File(book) if Salt::of(book).is_some())
}

/// What must be unlocked before a book is opened, if its key is not known here: the copy that will take its place, or else the
/// book.
pub fn locked(location: &Location) -> Option<PathBuf> {
    let Location::File(book) = location else { return None };
    let staged = place::staged(location).ok().filter(|staged| staged.exists());
    Some(staged.unwrap_or_else(|| book.clone())).filter(|file| cipher::locked(file).is_some())
}

fn kept(secrets: &Secrets, salt: Salt) -> Result<Option<Key>> {
    let bytes = secrets.get(salt.id(), NAME)?.map(Zeroizing::new);
    Ok(bytes.and_then(|bytes| Key::from_bytes(&bytes)))
}

/// Encrypts a book that nobody has open, gives it another key, or makes it plain again.
///
/// # Errors
/// `book.encrypted`, `book.plain`, `book.not_in_a_file`, `book.passphrase_short`, `book.open_elsewhere`, `book.key_*`,
/// `book.encryption_failed`, `secret.*`, `file.failed`; the book is as it was then.
pub async fn encrypt(location: &Location, secrets: &Secrets, wanted: Encryption) -> Result<Encrypted> {
    let Location::File(book) = location else { return Err(BOOK_NOT_IN_A_FILE.error()) };
    if !book.exists() {
        return Err(BOOK_MISSING.with("path", book.display()));
    }
    demand(book, &wanted)?;
    unlock(book, secrets, None).await?;
    bring_up_to_date(book).await?;
    // Somebody else may be at it just now.
    let _guard = guard::hold(location).await?;
    demand(book, &wanted)?;
    let held = hold(book).await?;
    let partial = Partial::try_new(book, true)?;
    let salt = Salt::random();
    let (from, to) = (book.clone(), partial.path().to_owned());
    let key = blocking(move || {
        let key = wanted.key(salt);
        cipher::convert(&from, &to, key.as_ref().map(|(key, _)| (key, salt)))?;
        Ok(key)
    })
    .await?;
    let refused = |reason: String| BOOK_ENCRYPTION_FAILED.with("path", book.display()).with("reason", reason);
    let (problem, backups) = look(partial.path(), location).await.map_err(|error| refused(error.to_string()))?;
    if let Some(problem) = problem {
        return Err(refused(problem));
    }
    settle(partial.path())?;
    let recovery = match &key {
        Some((key, Kept::Here)) => {
            // Before the swap: a book whose key is nowhere would be lost.
            let (secrets, bytes) = (secrets.clone(), Zeroizing::new(key.bytes().to_vec()));
            blocking(move || secrets.put(salt.id(), NAME, &bytes)).await?;
            Some(key.recovery())
        }
        _ => None,
    };
    let held = until_swapped(held);
    partial.keep()?;
    drop(held);
    let plain = if key.is_some() { plain_files(book, &backups) } else { Vec::new() };
    Ok(Encrypted { recovery, plain })
}

/// Whether a key is kept on this computer.
enum Kept {
    Here,
    Nowhere,
}

impl Encryption {
    fn protection(&self) -> Option<&Protection> {
        match self {
            Self::Make(protection) | Self::Change(protection) => Some(protection),
            Self::Remove => None,
        }
    }

    fn key(&self, salt: Salt) -> Option<(Key, Kept)> {
        Some(match self.protection()? {
            Protection::Passphrase(passphrase) => (Key::entered(passphrase, salt), Kept::Nowhere),
            Protection::Keyring => (Key::random(), Kept::Here),
        })
    }
}

fn demand(book: &Path, wanted: &Encryption) -> Result<()> {
    match (Salt::of(book), wanted) {
        (Some(_), Encryption::Make(_)) => return Err(BOOK_ENCRYPTED.with("path", book.display())),
        (None, Encryption::Change(_) | Encryption::Remove) => return Err(BOOK_PLAIN.with("path", book.display())),
        _ => {}
    }
    match wanted.protection() {
        Some(Protection::Passphrase(passphrase)) if passphrase.chars().count() < LEAST_PASSPHRASE => {
            Err(BOOK_PASSPHRASE_SHORT.with("least", LEAST_PASSPHRASE))
        }
        _ => Ok(()),
    }
}

/// Looks at every invariant of the new file. Gives what is wrong, and where the book's backups lie.
async fn look(file: &Path, location: &Location) -> Result<(Option<String>, PathBuf)> {
    let app = scratch::open(&Location::File(file.to_owned())).await?;
    let problem = first_problem(&scratch::verify(&app).await?);
    let kept = settings::load(&app).await?;
    Ok((problem, settings::folder(location, &kept.settings)?))
}

/// What holds the book in plain, beside it and in the folder of its backups.
fn plain_files(book: &Path, backups: &Path) -> Vec<PathBuf> {
    let name = book.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let of_book = |path: &PathBuf| path.file_name().is_some_and(|other| other.to_string_lossy().starts_with(&name));
    let beside = files(folder_of(book)).filter(of_book);
    let mut plain: Vec<PathBuf> = beside.chain(files(backups)).filter(|path| cipher::is_plain(path)).collect();
    plain.sort();
    plain.dedup();
    plain
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}
