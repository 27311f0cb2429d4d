//! Where things of a book lie outside the book: its mark, a restore that waits, its backups.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use kontor_contract::Result;
use kontor_contract::operating::{FILE_FAILED, FILE_IS_BOOK};
use kontor_store::Location;

pub(super) use crate::file::folder_of;
use crate::file::{SIDE_FILES, beside, joined};

/// Folders whose files this process gives to whoever asks.
static HANDED_OUT: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Names another folder for what Kontor keeps outside its books, for services and tests.
const FOLDER_VARIABLE: &str = "KONTOR_DATA_DIR";

/// The folder for what belongs to this user and to no book.
///
/// # Errors
/// `file.failed` when the system names none.
pub fn data_folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    let folder = dirs::data_dir().ok_or_else(|| FILE_FAILED.with("path", "").with("reason", "there is no data folder"))?;
    Ok(folder.join("kontor"))
}

/// What lies beside a book is named after this: the book's own file, or for a database a name in the data folder.
fn base(location: &Location) -> Result<PathBuf> {
    match location {
        Location::File(path) => Ok(path.clone()),
        Location::Postgres(url) => Ok(data_folder()?.join("served").join(server_name(url))),
    }
}

/// `127.0.0.1_5432_trade` of `postgres://kontor:secret@127.0.0.1:5432/trade?sslmode=require`.
fn server_name(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split('?').next().unwrap_or(rest);
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    place.chars().map(|letter| if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-') { letter } else { '_' }).collect()
}

/// The mark.
pub(super) fn mark(location: &Location) -> Result<PathBuf> {
    Ok(beside(&base(location)?, "mark"))
}

/// What takes the book's place when it is next opened.
pub(super) fn staged(location: &Location) -> Result<PathBuf> {
    Ok(beside(&base(location)?, "staged"))
}

/// What the book was is kept under this name, `replaced-20261120T091502123456Z` at its end.
pub(super) fn aside(location: &Location, ending: &str) -> Result<PathBuf> {
    Ok(beside(&base(location)?, ending))
}

/// Where backups go unless somebody chose another folder.
pub(super) fn backups(location: &Location) -> Result<PathBuf> {
    match location {
        Location::File(path) => Ok(folder_of(path).join("backups")),
        Location::Postgres(_) => Ok(beside(&base(location)?, "backups")),
    }
}

/// What backups of this book are named after.
pub(super) fn stem(location: &Location) -> String {
    let name = base(location).ok().and_then(|base| base.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    name.unwrap_or_else(|| "book".to_owned())
}

/// Locked by whoever puts another file in the book's place.
pub(super) fn lock(location: &Location) -> Result<PathBuf> {
    Ok(beside(&base(location)?, "lock"))
}

/// Where temporary files of a book lie: beside it, where there is room for another and who may read it may read them.
pub(super) fn temporary(location: &Location) -> Result<PathBuf> {
    base(location).map(|base| folder_of(&base).to_owned())
}

/// Which place a book lies in, as backups remember it.
pub(super) fn name(location: &Location) -> String {
    match location {
        Location::File(path) => resolved(path).display().to_string(),
        Location::Postgres(url) => server_name(url),
    }
}

/// A path without links and detours, also of what is not there yet.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match path.file_name() {
        Some(name) => resolved_folder(folder_of(path)).join(name),
        None => path.to_owned(),
    })
}

fn resolved_folder(folder: &Path) -> PathBuf {
    if folder == Path::new(".") { folder.canonicalize().unwrap_or_else(|_| folder.to_owned()) } else { resolved(folder) }
}

/// Refuses to write a file where the book itself lies, or what belongs to it.
///
/// # Errors
/// `file.is_book`.
pub fn spare(location: &Location, to: &Path) -> Result<()> {
    let Location::File(book) = location else { return Ok(()) };
    let to = resolved(to);
    let beside = ["mark", "staged", "lock"].map(|ending| beside(book, ending));
    let all = SIDE_FILES.iter().map(|ending| joined(book, ending)).chain(beside).chain([book.clone()]);
    match all.into_iter().find(|path| resolved(path) == to) {
        Some(_) => Err(FILE_IS_BOOK.with("path", to.display())),
        None => Ok(()),
    }
}

/// Says that this process gives the files of a folder to whoever asks: nothing of a book is put there from now on.
pub fn hand_out(folder: &Path) {
    HANDED_OUT.lock().unwrap_or_else(PoisonError::into_inner).push(resolved(folder));
}

/// Whether a folder, which may not be there yet, is one of those of [`hand_out`], or lies in one.
pub(super) fn is_handed_out(folder: &Path) -> bool {
    let folder = resolved(folder);
    HANDED_OUT.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|handed_out| folder.starts_with(handed_out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_has_a_name_without_secrets() {
        for (url, name) in [
            ("postgres://kontor:secret@127.0.0.1:5432/trade?sslmode=require", "127.0.0.1_5432_trade"),
            ("postgresql://host/trade", "host_trade"),
            ("postgres:///trade", "_trade"),
        ] {
            assert_eq!(server_name(url), name, "{url}");
        }
    }
    #[test]
    fn the_book_is_spared_by_whatever_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("trade.kontor");
        std::fs::write(&book, "").expect("written");
        let location = Location::File(book.clone());
        let detour = folder.path().join("../").join(folder.path().file_name().expect("a name")).join("trade.kontor");
        for path in [book.clone(), detour, joined(&book, "-wal"), beside(&book, "mark")] {
            assert!(spare(&location, &path).expect_err("it is the book").is(&FILE_IS_BOOK), "{}", path.display());
        }
        spare(&location, &folder.path().join("copy.kontor")).expect("another file");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&book, folder.path().join("link.kontor")).expect("made");
            spare(&location, &folder.path().join("link.kontor")).expect_err("it is the book");
        }
    }

    #[test]
    fn what_is_handed_out_takes_no_backups() {
        let folder = tempfile::tempdir().expect("a folder");
        let (dist, aside) = (folder.path().join("dist"), folder.path().join("dist-backups"));
        hand_out(&dist);
        assert!(is_handed_out(&dist) && is_handed_out(&dist.join("a/b")) && !is_handed_out(&aside));
    }
}
