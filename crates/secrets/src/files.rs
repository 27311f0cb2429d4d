//! The fallback: one file per secret, readable by its owner only.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use kontor_contract::secret::{SECRET_EXPOSED, SECRET_STORAGE};
use kontor_contract::{Error, Result};
use uuid::Uuid;

/// The ending of the empty file that says: this one lies in the keyring.
const MARK: &str = "in-keyring";

/// A folder with a folder per book.
#[derive(Debug)]
pub(crate) struct Files {
    folder: PathBuf,
}

impl Files {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, book: Uuid, name: &str) -> PathBuf {
        self.folder.join(book.to_string()).join(name)
    }

    fn mark(&self, book: Uuid, name: &str) -> PathBuf {
        self.path(book, name).with_extension(MARK)
    }

    pub(crate) fn get(&self, book: Uuid, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.path(book, name);
        let refused = |error| storage(&path, &error);
        match fs::metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(error)),
            Ok(found) if others_may_read(&found) => return Err(SECRET_EXPOSED.with("path", path.display())),
            Ok(_) => {}
        }
        fs::read(&path).map(Some).map_err(refused)
    }

    /// Writes the file whole or not at all.
    pub(crate) fn put(&self, book: Uuid, name: &str, secret: &[u8]) -> Result<PathBuf> {
        let path = self.path(book, name);
        self.write(&path, secret)?;
        remove(&self.mark(book, name))?;
        Ok(path)
    }

    pub(crate) fn mark_in_keyring(&self, book: Uuid, name: &str) -> Result<()> {
        self.write(&self.mark(book, name), &[])?;
        remove(&self.path(book, name))
    }

    pub(crate) fn lies_in_keyring(&self, book: Uuid, name: &str) -> bool {
        self.mark(book, name).exists()
    }

    pub(crate) fn delete(&self, book: Uuid, name: &str) -> Result<()> {
        remove(&self.path(book, name))?;
        remove(&self.mark(book, name))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        let written = make_folder(folder).and_then(|()| {
            // The library makes the file readable by its owner only.
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(path).map_err(|error| error.error)?;
            sync_folder(folder)
        });
        written.map_err(|error| storage(path, &error))
    }
}

fn storage(path: &Path, error: &std::io::Error) -> Error {
    SECRET_STORAGE.with("path", path.display()).with("reason", error)
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(storage(path, &error)),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

/// A new name in a folder outlasts a power cut only when the folder is written as well.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn others_may_read(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    found.permissions().mode() & 0o077 != 0
}

/// On Windows the folder of the user's local data is closed to other users.
#[cfg(not(unix))]
fn others_may_read(_: &fs::Metadata) -> bool {
    false
}
