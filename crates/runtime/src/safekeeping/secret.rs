//! The passphrase of scheduled backups: on this computer, readable for this user alone, in no book and no backup.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;

use kontor_contract::Result;
use uuid::Uuid;

use super::place;
use crate::file::failed;

fn path(node_id: Uuid) -> Result<PathBuf> {
    Ok(place::data_folder()?.join("secrets").join(format!("{node_id}.backup")))
}

/// The passphrase kept for a book, if there is one.
///
/// # Errors
/// `file.failed`.
pub(super) fn find(node_id: Uuid) -> Result<Option<String>> {
    let path = path(node_id)?;
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(&path)(error)),
    }
}

/// Keeps a passphrase for a book, in the place of the one before.
///
/// # Errors
/// `file.failed`.
pub(super) fn keep(node_id: Uuid, passphrase: &str) -> Result<()> {
    let path = path(node_id)?;
    fs::create_dir_all(place::folder_of(&path)).map_err(failed(&path))?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path).and_then(|mut file| file.write_all(passphrase.as_bytes())).map_err(failed(&path))
}
