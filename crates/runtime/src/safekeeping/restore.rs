//! Putting a copy in the place of a book. What was there is kept beside it, and the mark tells whether numbers were issued
//! since the copy was made.
//!
//! A book that is open cannot be replaced, so the window puts the copy ready and it takes its place when the book is next
//! opened: `trade.kontor.staged`.

use std::fs;
use std::path::{Path, PathBuf};

use kontor_contract::Command as _;
use kontor_contract::Result;
use kontor_contract::error::BOOK_IN_USE;
use kontor_contract::error::DENIED_PERMISSION;
use kontor_contract::operating::{BOOK_OPEN, BOOK_PRESENT};
use kontor_contract::params;
use kontor_contract::safekeeping::{
    BACKUP_OF_ANOTHER_BOOK, BOOK_KEY_NEEDED, BOOK_KEY_WRONG, BookSummary, CancelRestore, GrantEpoch, PossibleNumbers,
    PreviewRestore, RestoreCancelled, RestorePreview, StageRestore,
};
use kontor_derive::Row;
use kontor_platform::App;
use kontor_secrets::Secrets;
use kontor_store::backup::{Age, Held, check, copy, empty_postgres, postgres_is_empty};
use kontor_store::{Location, Scope, Tx};
use uuid::Uuid;

use super::backup::{Opener, dump, stamp, unsealed};
use super::scratch::{Scratch, blocking, demand_known, folder_for, load_dump, reason, summary};
use super::sealed::unreadable;
use super::upgrade::{second_name, until_swapped};
use super::{encryption, guard, place, secret};
use crate::file::{Partial, SIDE_FILES, beside, failed, joined, sync_folder};
use crate::pg_tools::{dump_holds_book, dump_structure};

/// The next number of a series.
#[derive(Debug, Clone, PartialEq, Row)]
pub(super) struct SeriesRow {
    pub(super) company_id: Uuid,
    pub(super) kind: String,
    pub(super) fiscal_year: i64,
    pub(super) node_id: Uuid,
    pub(super) epoch: i64,
    pub(super) next: i64,
}

/// The series of a whole book.
pub(super) async fn series(app: &App) -> Result<Vec<SeriesRow>> {
    let sql = "select company_id, kind, fiscal_year, node_id, epoch, next from number_series \
        order by company_id, kind, fiscal_year, node_id, epoch";
    app.db()
        .read(Scope::Book, async |mut tx: Tx| {
            let rows = tx.rows_of(sql, params![]).await;
            (tx, rows)
        })
        .await
}

/// Numbers that one book issued and the other does not know.
fn issued_since(current: &[SeriesRow], file: &[SeriesRow]) -> Vec<PossibleNumbers> {
    let same = |one: &SeriesRow, other: &SeriesRow| SeriesRow { next: other.next, ..one.clone() } == *other;
    let since = current.iter().filter_map(|series| {
        let first = file.iter().find(|known| same(series, known)).map_or(1, |known| known.next);
        let SeriesRow { company_id, kind, fiscal_year, epoch, next, .. } = series.clone();
        (first < next).then_some(PossibleNumbers { company_id, kind, fiscal_year, epoch, first, last: Some(next - 1) })
    });
    since.collect()
}

/// Looks at a file beside the open book. Gives the plain form, its folder and what there is to tell.
async fn compare(
    app: &App,
    file: &Path,
    passphrase: Option<String>,
) -> Result<(RestorePreview, Option<PathBuf>, tempfile::TempDir)> {
    let location = app.db().location();
    if !file.is_file() {
        return Err(unreadable(file, "there is no such file"));
    }
    let (opened, folder) = (folder_for(&location)?, folder_for(&location)?);
    let passphrase = match passphrase.filter(|passphrase| !passphrase.is_empty()) {
        Some(passphrase) => Some(passphrase),
        None => secret::find(app).await?,
    };
    let opener = Opener { secrets: app.secrets(), passphrase: passphrase.as_deref() };
    let plain = unsealed(file, opened.path(), &location, &opener).await?;
    let scratch = Scratch::restore(plain.as_deref().unwrap_or(file), &location, folder).await?;
    let compared = async {
        let (current, held) = (summary(app).await?, scratch.summary().await?);
        let problem = scratch.problem().await?;
        let same_book = current.tenant_id == held.tenant_id && current.node_id == held.node_id;
        let numbers = if same_book { issued_since(&series(app).await?, &series(&scratch.app).await?) } else { Vec::new() };
        let lost = if !same_book {
            current.seq
        } else if current.epoch == held.epoch {
            current.seq - held.seq
        } else {
            current.seq
        };
        Ok(RestorePreview {
            same_book,
            clean: problem.is_none(),
            problem: problem.unwrap_or_default(),
            facts_lost: lost.max(0),
            numbers,
            current,
            file: held,
        })
    };
    let compared = compared.await;
    scratch.end().await;
    Ok((compared?, plain, opened))
}

/// `book.restore.preview`
pub(super) async fn preview(app: App, _: String, request: PreviewRestore) -> Result<RestorePreview> {
    compare(&app, Path::new(&request.file), request.passphrase).await.map(|(preview, ..)| preview)
}

/// `book.restore.stage`
pub(super) async fn stage(app: App, token: String, request: StageRestore) -> Result<RestorePreview> {
    let file = PathBuf::from(&request.file);
    let (preview, plain, _folder) = compare(&app, &file, request.passphrase).await?;
    if !preview.clean {
        return Err(unreadable(&file, &preview.problem));
    }
    if !preview.same_book {
        demand_owner(&app, &token).await?;
        if !request.another_book {
            return Err(BACKUP_OF_ANOTHER_BOOK.with("path", file.display()));
        }
    }
    let location = app.db().location();
    let place = place::staged(&location)?;
    fs::create_dir_all(place::folder_of(&place)).map_err(failed(&place))?;
    let from = plain.unwrap_or(file);
    let told = serde_json::to_vec(&preview.file).expect("a summary is texts and numbers");
    blocking(move || {
        let partial = Partial::try_new(&place, true)?;
        match location {
            Location::File(_) => copy(&from, partial.path())?,
            Location::Postgres(_) => drop(fs::copy(&from, partial.path()).map_err(failed(&place))?),
        }
        fs::write(beside(&place, "json"), told).map_err(failed(&place))?;
        partial.keep()
    })
    .await?;
    app.announce("book.backup");
    Ok(preview)
}

/// Demands an owner: of whoever lets another book take this one's place, as that brings its own users and whoever may only make
/// backups could let themselves in as somebody else; of whoever says what opens the book.
///
/// # Errors
/// `denied.permission`.
pub async fn demand_owner(app: &App, token: &str) -> Result<()> {
    if app.may(token, GrantEpoch::NAME).await? {
        return Ok(());
    }
    Err(DENIED_PERMISSION.with("permission", "book.epoch.write"))
}

/// `book.restore.cancel`
pub(super) async fn cancel(app: App, _: String, _: CancelRestore) -> Result<RestoreCancelled> {
    let place = place::staged(&app.db().location())?;
    let cancelled = place.exists();
    if cancelled {
        fs::remove_file(&place).map_err(failed(&place))?;
        drop(fs::remove_file(beside(&place, "json")));
    }
    app.announce("book.backup");
    Ok(RestoreCancelled { cancelled })
}

/// What takes the book's place when it is next opened.
pub(super) fn staged(location: &Location) -> Option<BookSummary> {
    let place = place::staged(location).ok().filter(|place| place.exists())?;
    let told = fs::read(beside(&place, "json")).ok();
    Some(told.and_then(|told| serde_json::from_slice(&told).ok()).unwrap_or_default())
}

/// Lets what was put ready take the book's place, before it is opened.
///
/// # Errors
/// `book.open_elsewhere`, `book.newer`, `book.key_*`, `file.failed`, `tool.*`.
pub(super) async fn apply_staged(location: &Location, secrets: &Secrets) -> Result<()> {
    let Ok(place) = place::staged(location) else { return Ok(()) };
    if !place.exists() {
        return Ok(());
    }
    // Of two who start at once, one does it.
    let _guard = guard::hold(location).await?;
    if !place.exists() {
        return Ok(());
    }
    let applied = match location {
        Location::File(book) => take_place_of_file(&place, book, secrets).await,
        Location::Postgres(url) => take_place_of_database(&place, url, location).await,
    };
    if let Err(error) = applied {
        // What cannot be put there would keep the book, which is as it was, from being opened for ever.
        if ![BOOK_OPEN, BOOK_IN_USE, BOOK_KEY_NEEDED, BOOK_KEY_WRONG].iter().any(|code| error.is(code)) {
            let aside = beside(&place, &format!("unsound-{}", stamp()));
            fs::rename(&place, &aside).map_err(failed(&place))?;
            tracing::warn!(path = %aside.display(), "the copy that was put ready is kept here");
        }
        return Err(error);
    }
    drop(fs::remove_file(beside(&place, "json")));
    tracing::warn!("a restored copy has taken the book's place");
    Ok(())
}

/// A file that was damaged since it was put ready takes nobody's place.
async fn take_place_of_file(place: &Path, book: &Path, secrets: &Secrets) -> Result<()> {
    encryption::unlock(place, secrets, None).await?;
    if let Age::Newer(found) = check(place)? {
        demand_known(found)?;
    }
    swap(book, || {
        fs::rename(place, book).map_err(failed(place))?;
        sync_folder(book).map_err(failed(book))
    })
    .map(drop)
}

async fn take_place_of_database(place: &Path, url: &str, location: &Location) -> Result<()> {
    if !dump_holds_book(place).await? {
        return Err(unreadable(place, "the dump holds no book"));
    }
    demand_known(dump_structure(place).await?.unwrap_or_default())?;
    replace_database(place, url, location).await?;
    fs::remove_file(place).map_err(failed(place))
}

/// Restores a copy into the place of a book that nobody has open. Gives where what was there is kept.
///
/// # Errors
/// `book.present` unless it may be replaced, `book.open_elsewhere`, `book.in_use`, `book.newer`, `book.backup.*`, `tool.*`,
/// `file.failed`.
pub async fn restore(file: &Path, location: &Location, replace: bool, passphrase: Option<&str>) -> Result<Option<PathBuf>> {
    if let Location::File(book) = location {
        fs::create_dir_all(place::folder_of(book)).map_err(failed(book))?;
    }
    let folder = folder_for(location)?;
    let opener = Opener { secrets: &Secrets::of_this_machine(), passphrase };
    let plain = unsealed(file, folder.path(), location, &opener).await?;
    let plain = plain.as_deref().unwrap_or(file);
    match location {
        Location::File(book) => restore_file(plain, book, location, replace).await,
        Location::Postgres(url) => restore_dump(plain, url, location, replace).await,
    }
}

/// Copies and checks before anything of the old book is touched.
async fn restore_file(file: &Path, book: &Path, location: &Location, replace: bool) -> Result<Option<PathBuf>> {
    let spare = || if book.exists() && !replace { Err(BOOK_PRESENT.with("path", book.display())) } else { Ok(()) };
    spare()?;
    let partial = Partial::try_new(book, true)?;
    copy(file, partial.path())?;
    if let Age::Newer(found) = check(partial.path())? {
        demand_known(found)?;
    }
    let _guard = guard::hold(location).await?;
    spare()?;
    swap(book, || partial.keep())
}

/// Puts a file in the place of a book that nobody has open. What was there has another name first, so that at no moment there
/// is no book, and takes along what SQLite keeps beside it: a log that stayed would be played into the next book. A book that
/// is too damaged to be looked at is moved as it is.
fn swap(book: &Path, put: impl FnOnce() -> Result<()>) -> Result<Option<PathBuf>> {
    let aside = beside(book, &format!("replaced-{}", stamp()));
    let present = book.exists();
    let held = match present.then(|| Held::try_new(book)).transpose() {
        Err(error) if error.is(&BOOK_OPEN) => return Err(error),
        Err(error) => {
            tracing::warn!(%error, "the book is moved as it is");
            None
        }
        Ok(held) => held,
    };
    if present {
        // Of a failing disk not every page can be copied.
        second_name(book, &aside).or_else(|_| fs::rename(book, &aside).map_err(failed(book)))?;
    }
    for ending in SIDE_FILES {
        let beside = joined(book, ending);
        if beside.exists() {
            fs::rename(&beside, joined(&aside, ending)).map_err(failed(&beside))?;
        }
    }
    let held = held.and_then(until_swapped);
    put()?;
    drop(held);
    Ok(present.then_some(aside))
}

async fn restore_dump(file: &Path, url: &str, location: &Location, replace: bool) -> Result<Option<PathBuf>> {
    let holds = dump_holds_book(file).await;
    if !holds.map_err(|error| unreadable(file, reason(&error)))? {
        return Err(unreadable(file, "the dump holds no book"));
    }
    demand_known(dump_structure(file).await?.unwrap_or_default())?;
    let _guard = guard::hold(location).await?;
    if !postgres_is_empty(url).await? && !replace {
        return Err(BOOK_PRESENT.with("path", "postgres"));
    }
    replace_database(file, url, location).await
}

/// The old book is dumped before the database is emptied, and put back if the new one cannot be put there. A database that is
/// empty was emptied by an attempt that was cut off.
async fn replace_database(file: &Path, url: &str, location: &Location) -> Result<Option<PathBuf>> {
    if postgres_is_empty(url).await? {
        load_dump(file, url).await?;
        return Ok(None);
    }
    let aside = place::aside(location, &format!("replaced-{}", stamp()))?;
    fs::create_dir_all(place::folder_of(&aside)).map_err(failed(&aside))?;
    dump(url, &aside).await?;
    empty_postgres(url).await?;
    if let Err(error) = load_dump(file, url).await {
        load_dump(&aside, url).await?;
        return Err(error);
    }
    Ok(Some(aside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_issued_since_are_those_between_the_two() {
        let series = |kind: &str, next: i64| SeriesRow {
            company_id: Uuid::nil(),
            kind: kind.to_owned(),
            fiscal_year: 2026,
            node_id: Uuid::nil(),
            epoch: 1,
            next,
        };
        let current = [series("finance.entry", 8), series("sales.invoice", 4), series("sales.order", 2)];
        let since = issued_since(&current, &[series("finance.entry", 5), series("sales.invoice", 4)]);
        let told: Vec<_> = since.iter().map(|numbers| (numbers.kind.as_str(), numbers.first, numbers.last)).collect();
        assert_eq!(told, [("finance.entry", 5, Some(7)), ("sales.order", 1, Some(1))]);
    }
}
