//! A backup: copied while the book is in use, restored into a temporary book, looked at, and only then called verified. One
//! way for the command line, the window and the schedule.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use kontor_contract::error::BOOK_MISSING;
use kontor_contract::operating::TOOL_FAILED;
use kontor_contract::safekeeping::{
    BACKUP_FOLDER_UNUSABLE, BACKUP_PASSPHRASE_MISSING, BackupId, BackupRow, BackupTrigger, BookSummary, MAX_BACKUPS,
};
use kontor_contract::{Result, params};
use kontor_kernel::{Clock as _, Ids as _, SystemClock, SystemIds};
use kontor_platform::{App, Cx};
use kontor_store::{Location, RowOp};

use super::scratch::{Scratch, blocking, folder_beside, reason};
use super::settings::{self, Kept};
use super::{place, retention, sealed, secret, sql};
use crate::file::{Partial, failed};
use crate::pg_tools::{Database, dump_holds_book};

/// What looking at a backup found.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// What it holds.
    pub summary: BookSummary,
    /// What is wrong with it, if something is.
    pub problem: Option<String>,
}

/// Copies a book, which may be in use, to a file that must not be there, or may be replaced; then restores the file into a
/// temporary book and looks at every invariant. A copy that is damaged, or that could not be looked at, is kept: it may be the
/// last one.
///
/// # Errors
/// `book.missing`, `file.*`, `tool.*`, `book.backup.unreadable`, `unavailable.*`.
pub async fn back_up(location: &Location, to: &Path, replace: bool, passphrase: Option<&str>) -> Result<Looked> {
    let partial = Partial::try_new(to, replace)?;
    let folder = folder_beside(to)?;
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
    });
    partial.keep()?;
    Ok(looked)
}

/// Restores a file into a temporary book beside it and tells what it is.
///
/// # Errors
/// `book.backup.*`, `book.newer`, `tool.*`, `unavailable.*`.
pub async fn look(file: &Path, location: &Location, passphrase: Option<&str>) -> Result<Looked> {
    let folder = folder_beside(file)?;
    let scratch = match unsealed(file, folder.path(), passphrase).await? {
        Some(plain) => Scratch::restore(&plain, location, folder).await?,
        None => Scratch::restore(file, location, folder).await?,
    };
    let looked = async { Ok(Looked { summary: scratch.summary().await?, problem: scratch.problem().await? }) };
    let looked = looked.await;
    scratch.end().await;
    looked
}

/// The file without its encryption, in `folder`; `None` if it has none.
pub(super) async fn unsealed(file: &Path, folder: &Path, passphrase: Option<&str>) -> Result<Option<PathBuf>> {
    if !sealed::is_sealed(file)? {
        return Ok(None);
    }
    let passphrase = passphrase.ok_or_else(|| BACKUP_PASSPHRASE_MISSING.error())?.to_owned();
    let (from, plain) = (file.to_owned(), folder.join("opened"));
    let to = plain.clone();
    blocking(move || sealed::open(&from, &to, &passphrase)).await?;
    Ok(Some(plain))
}

/// A plain copy of a book in use: one file with everything in it.
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
    let Looked { summary, problem } = back_up(&location, &file, false, passphrase.as_deref()).await?;
    let row = BackupRow {
        id: BackupId::from_uuid(SystemIds.next()),
        made_at,
        made_by,
        size: fs::metadata(&file).ok().and_then(|file| i64::try_from(file.len()).ok()).unwrap_or_default(),
        file: file.display().to_string(),
        encrypted: passphrase.is_some(),
        schema_version: summary.schema_version,
        epoch: summary.epoch,
        seq: summary.seq,
        verified_at: problem.is_none().then(|| app.now()),
        problem: problem.unwrap_or_default(),
        removed_at: None,
    };
    app.write_local(vec![RowOp::local(&row)]).await?;
    thin(app, &kept).await?;
    app.announce("book.backup");
    Ok(row)
}

/// The folder for backups, made if it is missing.
pub(super) fn folder(location: &Location, kept: &Kept) -> Result<PathBuf> {
    let folder = settings::folder(location, &kept.settings)?;
    let unusable = |reason: String| BACKUP_FOLDER_UNUSABLE.with("path", folder.display()).with("reason", reason);
    fs::create_dir_all(&folder).map_err(|error| unusable(error.to_string()))?;
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

/// Removes the files that the retention does not keep. One that cannot be removed stays listed and is tried again.
async fn thin(app: &App, kept: &Kept) -> Result<()> {
    let rows = list(app).await?;
    let gone = retention::superfluous(&rows, &kept.settings);
    let mut ops = Vec::new();
    for mut row in rows.into_iter().filter(|row| gone.contains(&row.id)) {
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
