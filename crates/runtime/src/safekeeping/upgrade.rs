//! An SQLite book that an older program made is brought up to date on a copy, which takes its place only when every
//! invariant holds. The old file is kept beside it, named after its structure: `trade.kontor.schema-13`.

use std::fs;
use std::path::{Path, PathBuf};

use kontor_contract::Result;
use kontor_contract::safekeeping::BOOK_UPGRADE_FAILED;
use kontor_store::backup::{copy, fold};
use kontor_store::{Location, fault, newest};

use super::backup::stamp;
use super::scratch::{self, blocking, first_problem};
use crate::file::{Partial, beside, failed};

/// Brings the book in a file up to date, if an older program made it. Gives where the old file is kept.
///
/// # Errors
/// `book.upgrade_failed`, `book.open_elsewhere`, `book.corrupt`, `book.read_only`, `file.failed`; the book is as it was then.
pub async fn bring_up_to_date(book: &Path) -> Result<Option<PathBuf>> {
    if !book.exists() {
        return Ok(None);
    }
    let Some(found) = fault::schema_of(book)?.filter(|_| fault::is_older(book).unwrap_or_default()) else { return Ok(None) };
    tracing::info!(from = found, to = newest(), "the book is brought up to date");
    // Nobody else may have it open: what they wrote meanwhile would be left behind.
    fold(book)?;
    let partial = Partial::try_new(book, true)?;
    let (from, to) = (book.to_owned(), partial.path().to_owned());
    blocking(move || copy(&from, &to)).await?;
    let upgraded = look(partial.path()).await;
    let refused = |reason: String| BOOK_UPGRADE_FAILED.with("path", book.display()).with("reason", reason);
    if let Some(problem) = upgraded.map_err(|error| refused(error.to_string()))? {
        return Err(refused(problem));
    }
    fold(partial.path())?;
    let kept = free_name(book, found);
    // A second name first, then the swap: at no moment is there no book in its place.
    if fs::hard_link(book, &kept).is_err() {
        fs::copy(book, &kept).map_err(failed(&kept))?;
    }
    partial.keep()?;
    Ok(Some(kept))
}

/// Opens the copy, which brings it up to date, fills what is new from the facts, and looks at every invariant.
async fn look(copy: &Path) -> Result<Option<String>> {
    let app = scratch::open(&Location::File(copy.to_owned())).await?;
    scratch::fill(&app).await?;
    Ok(first_problem(&scratch::verify(&app).await?))
}

fn free_name(book: &Path, schema: i64) -> PathBuf {
    let plain = beside(book, &format!("schema-{schema}"));
    if plain.exists() { beside(book, &format!("schema-{schema}-{}", stamp())) } else { plain }
}
