//! Where things of a book lie outside the book: its mark, a restore that waits, its backups.

use std::path::{Path, PathBuf};

use kontor_contract::Result;
use kontor_contract::operating::FILE_FAILED;
use kontor_store::Location;

use crate::file::beside;

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

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
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
}
