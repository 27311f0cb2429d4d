//! Files that appear whole or not at all.

use std::fs::{self, DirEntry, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kontor_contract::operating::{FILE_FAILED, FILE_PRESENT};
use kontor_contract::{Error, Result};
use kontor_kernel::{Ids as _, SystemIds};

/// How names of temporary folders begin.
pub(crate) const TEMPORARY: &str = ".kontor-";
/// How long a temporary folder or file lies untouched until nobody can be working with it any more.
pub(crate) const OLD: Duration = Duration::from_secs(86_400);
/// What SQLite keeps beside a file, named after it.
pub(crate) const SIDE_FILES: [&str; 3] = ["-wal", "-shm", "-journal"];
/// What files being written are named at their end.
const PARTIAL: &str = ".partial";
/// Digits of the number that makes such a name the only one.
const DIGITS: usize = 32;

/// A failure at `path`.
pub fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| FILE_FAILED.with("path", path.display()).with("reason", error)
}

/// A file being written beside its place, under a name of its own; [`Partial::keep`] puts it there, otherwise it goes away.
pub struct Partial {
    place: PathBuf,
    path: PathBuf,
    kept: bool,
}

impl Partial {
    /// Will stand at `place`. Removes what attempts left in its folder that were cut off more than a day ago.
    ///
    /// # Errors
    /// `file.present` unless it may be replaced.
    pub fn try_new(place: &Path, replace: bool) -> Result<Self> {
        if !replace && place.exists() {
            return Err(FILE_PRESENT.with("path", place.display()));
        }
        remove_leftovers(folder_of(place));
        let path = beside(place, &format!("{}{PARTIAL}", SystemIds.next().simple()));
        Ok(Self { place: place.to_owned(), path, kept: false })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes it durable and puts it in its place.
    ///
    /// # Errors
    /// `file.failed`.
    pub fn keep(self) -> Result<()> {
        let place = self.place.clone();
        self.keep_as(&place)
    }

    /// As [`Partial::keep`], at another place in the same folder.
    ///
    /// # Errors
    /// `file.failed`.
    pub fn keep_as(mut self, place: &Path) -> Result<()> {
        // Windows forces onto the disk only what may be written.
        let file = OpenOptions::new().write(true).open(&self.path);
        file.and_then(|file| file.sync_all()).map_err(failed(&self.path))?;
        fs::rename(&self.path, place).map_err(failed(place))?;
        self.kept = true;
        sync_folder(place).map_err(failed(place))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // What cannot be removed goes away as a leftover.
        if !self.kept {
            drop(fs::remove_file(&self.path));
        }
        // Of a book, its empty log.
        for ending in SIDE_FILES {
            drop(fs::remove_file(joined(&self.path, ending)));
        }
    }
}

/// Removes temporary folders and files that nobody has touched for a day: whoever made them was cut off.
pub(crate) fn remove_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_temporary) && is_old(entry)) {
        let path = entry.path();
        let removed = match entry.file_type() {
            Ok(kind) if kind.is_dir() => fs::remove_dir_all(&path),
            Ok(kind) if kind.is_file() => fs::remove_file(&path),
            // A link is none of ours.
            _ => continue,
        };
        if let Err(error) = removed {
            tracing::warn!(%error, path = %path.display(), "a leftover could not be removed");
        }
    }
}

/// `.kontor-aB3dE6`, or `trade.kontor.019b...2f.partial` and what SQLite keeps beside that.
fn is_temporary(name: &str) -> bool {
    if let Some(rest) = name.strip_prefix(TEMPORARY) {
        return rest.len() == 6 && rest.chars().all(|letter| letter.is_ascii_alphanumeric());
    }
    let name = SIDE_FILES.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let number = name.strip_suffix(PARTIAL).and_then(|rest| rest.rsplit_once('.'));
    number.is_some_and(|(_, number)| number.len() == DIGITS && number.chars().all(|digit| digit.is_ascii_hexdigit()))
}

fn is_old(entry: &DirEntry) -> bool {
    let touched = entry.metadata().and_then(|about| about.modified());
    touched.is_ok_and(|touched| touched.elapsed().is_ok_and(|age| age > OLD))
}

/// The folder a file lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// A name that goes on: `trade.kontor` and `-wal` give `trade.kontor-wal`.
pub(crate) fn joined(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A name in the same folder: `trade.kontor` and `partial` give `trade.kontor.partial`.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    joined(path, &format!(".{ending}"))
}

/// A renamed file is where it belongs only when its folder is on disk too.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(path))?.sync_all() } else { Ok(()) }
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
    #[test]
    fn two_who_write_at_once_do_not_meet() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("a.txt");
        let [one, other] = ["1", "2"].map(|text| {
            let partial = Partial::try_new(&place, true).expect("it may be replaced");
            fs::write(partial.path(), text).expect("written");
            partial
        });
        one.keep().expect("kept");
        assert_eq!(fs::read_to_string(&place).expect("read"), "1");
        other.keep().expect("kept");
        assert_eq!(fs::read_to_string(&place).expect("read"), "2");
    }

    #[test]
    fn only_old_leftovers_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let number = SystemIds.next().simple().to_string();
        let temporary = [format!("a.kontor.{number}.partial"), format!("a.kontor.{number}.partial-wal")];
        let others = ["a.kontor".to_owned(), "a.partial".to_owned(), ".kontor-notes".to_owned(), format!("{number}.txt")];
        for name in temporary.iter().chain(&others) {
            let file = File::create(folder.path().join(name)).expect("made");
            file.set_modified(std::time::SystemTime::now() - 2 * OLD).expect("it is ours");
        }
        let young = format!("b.kontor.{number}.partial");
        fs::write(folder.path().join(&young), "").expect("written");
        remove_leftovers(folder.path());
        let there = |name: &String| folder.path().join(name).exists();
        assert!(others.iter().all(there) && there(&young) && !temporary.iter().any(there));
    }
}
