//! Backups that need a passphrase: age files (age-encryption.org/v1) with a passphrase recipient, which any age program opens.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _};
use std::path::Path;

use age::secrecy::SecretString;
use kontor_contract::Result;
use kontor_contract::safekeeping::{BACKUP_PASSPHRASE_WRONG, BACKUP_UNREADABLE};

use crate::file::failed;

/// How such a file begins.
const MAGIC: &[u8] = b"age-encryption.org/v1";

/// Whether a file needs a passphrase.
///
/// # Errors
/// `book.backup.unreadable`.
pub(super) fn is_sealed(path: &Path) -> Result<bool> {
    let mut begins = Vec::with_capacity(MAGIC.len());
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    file.take(MAGIC.len() as u64).read_to_end(&mut begins).map_err(|error| unreadable(path, error))?;
    Ok(begins == MAGIC)
}

/// Encrypts a file.
///
/// # Errors
/// `file.failed`.
pub(super) fn seal(from: &Path, to: &Path, passphrase: &str) -> Result<()> {
    let encryptor = age::Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
    let mut source = BufReader::new(File::open(from).map_err(failed(from))?);
    let sealed = || -> io::Result<()> {
        let mut writer = encryptor.wrap_output(BufWriter::new(File::create(to)?))?;
        io::copy(&mut source, &mut writer)?;
        writer.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    };
    sealed().map_err(failed(to))
}

/// Decrypts a file.
///
/// # Errors
/// `book.backup.passphrase_wrong`, `book.backup.unreadable`, `file.failed`.
pub(super) fn open(from: &Path, to: &Path, passphrase: &str) -> Result<()> {
    let source = BufReader::new(File::open(from).map_err(|error| unreadable(from, error))?);
    let decryptor = age::Decryptor::new(source).map_err(|error| unreadable(from, error))?;
    let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let mut reader =
        decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|_| BACKUP_PASSPHRASE_WRONG.error())?;
    let mut target = BufWriter::new(File::create(to).map_err(failed(to))?);
    // Every part carries its own proof: a changed or shortened file fails here.
    io::copy(&mut reader, &mut target).map_err(|error| unreadable(from, error))?;
    target.into_inner().map_err(|error| failed(to)(error.into_error())).map(drop)
}

pub(super) fn unreadable(path: &Path, reason: impl ToString) -> kontor_contract::Error {
    BACKUP_UNREADABLE.with("path", path.display()).with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_passphrase_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let [plain, sealed, back] = ["plain", "sealed", "back"].map(|name| folder.path().join(name));
        std::fs::write(&plain, "Hansen Werkzeuge GmbH".repeat(10_000)).expect("written");
        seal(&plain, &sealed, "a long passphrase").expect("sealed");
        assert!(is_sealed(&sealed).expect("there") && !is_sealed(&plain).expect("there"));
        assert!(!String::from_utf8_lossy(&std::fs::read(&sealed).expect("there")).contains("Hansen"));
        open(&sealed, &back, "a long passphrase").expect("opened");
        assert_eq!(std::fs::read(&plain).expect("there"), std::fs::read(&back).expect("there"));
        assert!(open(&sealed, &back, "another passphrase").expect_err("wrong").is(&BACKUP_PASSPHRASE_WRONG));
        let mut bytes = std::fs::read(&sealed).expect("there");
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(&sealed, &bytes).expect("written");
        assert!(open(&sealed, &back, "a long passphrase").expect_err("changed").is(&BACKUP_UNREADABLE));
    }
}
