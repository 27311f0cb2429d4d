//! A backup: copied while the book is in use, restored into a temporary book, looked at, and only then called verified. One
//! way for the command line, the window and the schedule.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kontor_contract::error::BOOK_MISSING;
use kontor_contract::operating::TOOL_FAILED;
use kontor_contract::safekeeping::{
    BACKUP_FOLDER_UNUSABLE, BACKUP_PASSPHRASE_MISSING, BackupId, BackupRow, BackupTrigger, BookSummary, MAX_BACKUPS,
};
use kontor_contract::{Result, params};
use kontor_kernel::{Clock as _, Ids as _, Instant, SystemClock, SystemIds};
use kontor_platform::{App, Cx};
use kontor_secrets::Secrets;
use kontor_store::{Location, RowOp};

use super::scratch::{Scratch, blocking, folder_for, reason};
use super::settings::{self, Kept};
use super::{encryption, place, retention, sealed, secret, sql};
use crate::file::{Partial, beside, failed};
use crate::pg_tools::{Database, dump_holds_book};

/// Clocks of two computers differ by less than this.
const CLOCKS_DIFFER: Duration = Duration::from_secs(86_400);

/// What looking at a backup found.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// What it holds.
    pub summary: BookSummary,
    /// What is wrong with it, if something is.
    pub problem: Option<String>,
    /// Where it lies.
    pub file: PathBuf,
}

/// Copies a book, which may be in use, to a file that must not be there, or may be replaced; then restores the file into a
/// temporary book and looks at every invariant. A copy that is damaged, or that could not be looked at, is kept: it may be the
/// last one. It replaces nothing, though, and lies beside what is there: `trade-copy.kontor.unsound-20261120T091502123456Z`.
///
/// # Errors
/// `book.missing`, `file.*`, `tool.*`, `book.backup.unreadable`, `unavailable.*`.
pub async fn back_up(location: &Location, to: &Path, replace: bool, passphrase: Option<&str>) -> Result<Looked> {
    place::spare(location, to)?;
    let partial = Partial::try_new(to, replace)?;
    let folder = folder_for(location)?;
    let plain = folder.path().join("plain");
    copy(location, if passphrase.is_some() { &plain } else { partial.path() }).await?;
    if let Some(passphrase) = passphrase.map(str::to_owned) {
        let (from, sealed) = (plain.clone(), partial.path().to_owned());
        blocking(move || sealed::seal(&from, &sealed, &passphrase)).await?;
        fs::remove_file(&plain).map_err(failed(&plain))?;
    }
    drop(folder);
    // What is looked at is the very file that is kept.
    let looked = look(partial.path(), location, passphrase).await.unwrap_or_else(|error| Looked {
        summary: BookSummary::default(),
        problem: Some(format!("{}: {}", error.code, reason(&error))),
        file: to.to_owned(),
    });
    let file = match looked.problem {
        Some(_) if to.exists() => beside(to, &format!("unsound-{}", stamp())),
        _ => to.to_owned(),
    };
    partial.keep_as(&file)?;
    Ok(Looked { file, ..looked })
}

/// Restores a file into a temporary book beside `location` and tells what it is.
///
/// # Errors
/// `book.backup.*`, `book.newer`, `tool.*`, `unavailable.*`.
pub async fn look(file: &Path, location: &Location, passphrase: Option<&str>) -> Result<Looked> {
    let folder = folder_for(location)?;
    let opener = Opener { secrets: &Secrets::of_this_machine(), passphrase };
    let scratch = match unsealed(file, folder.path(), location, &opener).await? {
        Some(plain) => Scratch::restore(&plain, location, folder).await?,
        None => Scratch::restore(file, location, folder).await?,
    };
    let looked =
        async { Ok(Looked { summary: scratch.summary().await?, problem: scratch.problem().await?, file: file.to_owned() }) };
    let looked = looked.await;
    scratch.end().await;
    looked
}

/// What opens a backup.
pub(super) struct Opener<'a> {
    pub(super) secrets: &'a Secrets,
    pub(super) passphrase: Option<&'a str>,
}

/// The file without the encryption of backups, in `folder`; `None` if it has none. A book that is encrypted itself stays so,
/// and its key is known from then on.
pub(super) async fn unsealed(file: &Path, folder: &Path, of: &Location, opener: &Opener<'_>) -> Result<Option<PathBuf>> {
    let mut opened = None;
    if sealed::is_sealed(file)? {
        let passphrase = opener.passphrase.ok_or_else(|| BACKUP_PASSPHRASE_MISSING.error())?.to_owned();
        let (from, to) = (file.to_owned(), folder.join("opened"));
        opened = Some(to.clone());
        blocking(move || sealed::open(&from, &to, &passphrase)).await?;
    }
    if let Location::File(_) = of {
        encryption::unlock(opened.as_deref().unwrap_or(file), opener.secrets, opener.passphrase).await?;
    }
    Ok(opened)
}

/// A copy of a book in use: one file with everything in it, encrypted if the book is.
pub(super) async fn copy(location: &Location, to: &Path) -> Result<()> {
    match location {
        Location::File(book) => {
            if !book.exists() {
                return Err(BOOK_MISSING.with("path", book.display()));
            }
            let (from, to) = (book.clone(), to.to_owned());
            blocking(move || kontor_store::backup::copy(&from, &to)).await
        }
        Location::Postgres(url) => dump(url, to).await,
    }
}

/// Dumps a Postgres book, served or not, and reads the dump's list of contents.
pub(super) async fn dump(url: &str, to: &Path) -> Result<()> {
    let arguments = ["--format=custom", "--no-owner", "--no-privileges", "--file"].map(OsStr::new);
    Database::parse(url).run("pg_dump", &[&arguments[..], &[to.as_os_str()]].concat()).await?;
    if dump_holds_book(to).await? {
        return Ok(());
    }
    Err(TOOL_FAILED.with("tool", "pg_dump").with("reason", "the database holds no book"))
}

/// Makes a backup of an open book as its settings say, records what became of it, and removes what is not kept any more.
///
/// # Errors
/// As [`back_up`]; `book.backup.folder_unusable`, `book.backup.passphrase_missing`.
pub async fn make(app: &App, made_by: BackupTrigger) -> Result<BackupRow> {
    let location = app.db().location();
    let kept = settings::load(app).await?;
    let folder = folder(&location, &kept)?;
    let passphrase = if kept.settings.encrypt { secret::find(app).await? } else { None };
    if kept.settings.encrypt && passphrase.is_none() {
        return Err(BACKUP_PASSPHRASE_MISSING.error());
    }
    let file = folder.join(file_name(&location, passphrase.is_some()));
    let made_at = app.now();
    let Looked { summary, problem, file } = back_up(&location, &file, false, passphrase.as_deref()).await?;
    let row = BackupRow {
        id: BackupId::from_uuid(SystemIds.next()),
        made_at,
        made_by,
        size: fs::metadata(&file).ok().and_then(|file| i64::try_from(file.len()).ok()).unwrap_or_default(),
        file: file.display().to_string(),
        encrypted: passphrase.is_some() || encryption::is_encrypted(&location),
        schema_version: summary.schema_version,
        epoch: summary.epoch,
        seq: summary.seq,
        verified_at: problem.is_none().then(|| app.now()),
        problem: problem.unwrap_or_default(),
        removed_at: None,
        place: place::name(&location),
    };
    app.write_local(vec![RowOp::local(&row)]).await?;
    thin(app, &kept, &location).await?;
    app.announce("book.backup");
    Ok(row)
}

/// The folder for backups. The one beside the book is made if it is missing; one that somebody chose lies on a drive that is
/// not plugged in, and must not be made where the drive belongs.
pub(super) fn folder(location: &Location, kept: &Kept) -> Result<PathBuf> {
    let folder = settings::folder(location, &kept.settings)?;
    let unusable = |reason: String| BACKUP_FOLDER_UNUSABLE.with("path", folder.display()).with("reason", reason);
    if place::is_handed_out(&folder) {
        return Err(unusable("its files are given to whoever asks for them".to_owned()));
    }
    if kept.settings.folder.is_empty() {
        fs::create_dir_all(&folder).map_err(|error| unusable(error.to_string()))?;
    }
    tempfile::tempfile_in(&folder).map_err(|error| unusable(error.to_string()))?;
    Ok(folder)
}

/// `trade-20261120T091502123456Z.kontor`, or `.dump`, and `.age` after it.
fn file_name(location: &Location, encrypted: bool) -> String {
    let ending = match location {
        Location::File(_) => "kontor",
        Location::Postgres(_) => "dump",
    };
    let sealed = if encrypted { ".age" } else { "" };
    format!("{}-{}.{ending}{sealed}", place::stem(location), stamp())
}

/// Whether a file is named as backups of this book are: a row of the book that names another file removes nothing.
fn is_backup_of(location: &Location, file: &Path) -> bool {
    let stem = place::stem(location);
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let rest = name.strip_prefix(stem.as_str()).and_then(|rest| rest.strip_prefix('-'));
    let (moment, ending) = rest.and_then(|rest| rest.split_once('.')).unwrap_or_default();
    let plain = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric());
    plain(moment) && ending.split('.').next().is_some_and(|kind| matches!(kind, "kontor" | "dump"))
}

/// This moment, as a part of a file's name.
pub(super) fn stamp() -> String {
    SystemClock.now().to_string().replace(|other: char| !other.is_ascii_alphanumeric(), "")
}

/// Backups whose files are there, newest first.
pub(super) async fn list(app: &App) -> Result<Vec<BackupRow>> {
    app.read(None, async |cx: &mut Cx| rows(cx).await).await
}

/// As [`list`], within a call.
pub(super) async fn rows(cx: &mut Cx) -> Result<Vec<BackupRow>> {
    let most = i64::try_from(MAX_BACKUPS).unwrap_or(i64::MAX);
    cx.rows(&sql::BACKUPS, params![most]).await
}

/// Backups that say when this book was last safe: not those of a copy of it elsewhere, nor those of a time that has not come,
/// made while the clock was wrong.
pub(super) fn credible(mut rows: Vec<BackupRow>, here: &str, now: Instant) -> Vec<BackupRow> {
    rows.retain(|row| (row.place.is_empty() || row.place == here) && row.made_at <= now.saturating_add(CLOCKS_DIFFER));
    rows
}

/// Whether a backup's file was removed by somebody.
fn is_gone(row: &BackupRow) -> bool {
    let file = Path::new(&row.file);
    // The drive of a folder that is missing may only be unplugged.
    !file.exists() && place::folder_of(file).is_dir()
}

/// Removes the files that the retention does not keep, of those that are of the book in this place: a copy of a book knows the
/// backups of the original, and a book that nobody may post into may be such a copy. One that cannot be removed stays listed
/// and is tried again.
async fn thin(app: &App, kept: &Kept, location: &Location) -> Result<()> {
    if app.posting_lock().is_some() {
        return Ok(());
    }
    let here = place::name(location);
    let mut rows = credible(list(app).await?, &here, app.now());
    rows.retain(|row| row.place == here && is_backup_of(location, Path::new(&row.file)));
    let (there, missing): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| Path::new(&row.file).exists());
    let mut gone: Vec<BackupRow> = missing.into_iter().filter(is_gone).collect();
    let superfluous = retention::superfluous(&there, &kept.settings);
    gone.extend(there.into_iter().filter(|row| superfluous.contains(&row.id)));
    let mut ops = Vec::new();
    for mut row in gone {
        match fs::remove_file(&row.file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(%error, file = row.file, "an old backup could not be removed");
            }
            _ => {
                row.removed_at = Some(app.now());
                ops.push(RowOp::local(&row));
            }
        }
    }
    if ops.is_empty() { Ok(()) } else { app.write_local(ops).await }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_backups_of_the_book_are_its_own() {
        let book = Location::File("/books/trade.kontor".into());
        let named = |name: &str| is_backup_of(&book, Path::new(name));
        assert!(named(&format!("/elsewhere/{}", file_name(&book, false))) && named(&file_name(&book, true)));
        for other in [
            "/books/trade.kontor",
            "/etc/passwd",
            "trade-.kontor",
            "trade-notes.txt",
            "trade-a/b.kontor",
            "other-20261120T0.kontor",
        ] {
            assert!(!named(other), "{other}");
        }
    }
}
