//! Who puts another file in the place of a book is alone: a lock of the system on a file beside it.

use std::fs::{self, File, OpenOptions};

use kontor_contract::Result;
use kontor_store::Location;

use super::place;
use super::scratch::blocking;

/// Held while a book's place is filled anew. The system takes it back from a process that ends.
pub(super) struct Guard {
    _file: Option<File>,
}

/// Waits until nobody else fills the book's place. Where no such file can be made, or the file system knows no locks, nobody
/// is waited for: what follows fails by itself where nothing can be written.
pub(super) async fn hold(location: &Location) -> Result<Guard> {
    let path = place::lock(location)?;
    blocking(move || {
        let locked = fs::create_dir_all(place::folder_of(&path))
            .and_then(|()| OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path))
            .and_then(|file| file.lock().map(|()| file));
        if let Err(error) = &locked {
            tracing::warn!(%error, path = %path.display(), "the book's place cannot be locked");
        }
        Ok(Guard { _file: locked.ok() })
    })
    .await
}
