//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use kontor_contract::operating::{FILE_FAILED, FILE_PRESENT};
use kontor_contract::{Error, Result};

/// A failure at `path`.
pub fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| FILE_FAILED.with("path", path.display()).with("reason", error)
}

/// A file being written beside its place; [`Partial::keep`] puts it there, otherwise it goes away.
pub struct Partial {
    place: PathBuf,
    path: PathBuf,
    kept: bool,
}

impl Partial {
    /// Will stand at `place`.
    ///
    /// # Errors
    /// `file.present` unless it may be replaced; `file.failed`.
    pub fn try_new(place: &Path, replace: bool) -> Result<Self> {
        if !replace && place.exists() {
            return Err(FILE_PRESENT.with("path", place.display()));
        }
        let path = beside(place, "partial");
        let partial = Self { place: place.to_owned(), path, kept: false };
        partial.remove().map_err(failed(&partial.path))?;
        Ok(partial)
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes it durable and puts it in its place.
    ///
    /// # Errors
    /// `file.failed`.
    pub fn keep(mut self) -> Result<()> {
        File::open(&self.path).and_then(|file| file.sync_all()).map_err(failed(&self.path))?;
        fs::rename(&self.path, &self.place).map_err(failed(&self.place))?;
        self.kept = true;
        sync_folder(&self.place).map_err(failed(&self.place))
    }

    fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // What cannot be removed is overwritten by the next attempt.
        if !self.kept {
            drop(self.remove());
        }
    }
}

/// A name in the same folder: `trade.kontor` and `partial` give `trade.kontor.partial`.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// A renamed file is where it belongs only when its folder is on disk too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_only_when_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("a.txt");
        let partial = Partial::try_new(&place, false).expect("nothing is there");
        fs::write(partial.path(), "1").expect("written");
        drop(partial);
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 0);
        let partial = Partial::try_new(&place, false).expect("nothing is there");
        fs::write(partial.path(), "2").expect("written");
        partial.keep().expect("kept");
        assert_eq!(fs::read_to_string(&place).expect("read"), "2");
        assert!(Partial::try_new(&place, false).err().is_some_and(|error| error.is(&FILE_PRESENT)));
        assert!(Partial::try_new(&place, true).is_ok());
    }
}
