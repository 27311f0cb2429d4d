//! An SQLite book that an older program made is brought up to date on a copy, which takes its place only when every
//! invariant holds. The old file is kept beside it, named after its structure: `trade.kontor.schema-13`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::operating::BOOK_OPEN;
use kontor_contract::safekeeping::BOOK_UPGRADE_FAILED;
use kontor_store::backup::{Held, copy, settle};
use kontor_store::{Location, fault, newest};

use super::backup::stamp;
use super::guard;
use super::scratch::{self, blocking, first_problem};
use crate::file::{Partial, beside, failed};

/// How often a book is asked for that others have open.
const ATTEMPTS: u32 = 5;
/// How long others may look at it in between.
const PAUSE: Duration = Duration::from_millis(100);

/// Brings the book in a file up to date, if an older program made it. Gives where the old file is kept.
///
/// # Errors
/// `book.upgrade_failed`, `book.open_elsewhere`, `book.corrupt`, `book.read_only`, `file.failed`; the book is as it was then.
pub async fn bring_up_to_date(book: &Path) -> Result<Option<PathBuf>> {
    if older(book)?.is_none() {
        return Ok(None);
    }
    // Somebody else may be at it just now; what they did is found afterwards.
    let _guard = guard::hold(&Location::File(book.to_owned())).await?;
    let Some(found) = older(book)? else { return Ok(None) };
    tracing::info!(from = found, to = newest(), "the book is brought up to date");
    // Nobody else may have it open until the swap: what they wrote meanwhile would be left behind.
    let held = hold(book).await?;
    let partial = Partial::try_new(book, true)?;
    let (from, to) = (book.to_owned(), partial.path().to_owned());
    blocking(move || copy(&from, &to)).await?;
    let upgraded = look(partial.path()).await;
    let refused = |reason: String| BOOK_UPGRADE_FAILED.with("path", book.display()).with("reason", reason);
    if let Some(problem) = upgraded.map_err(|error| refused(error.to_string()))? {
        return Err(refused(problem));
    }
    settle(partial.path())?;
    let kept = free_name(book, found);
    // A second name first, then the swap: at no moment is there no book in its place.
    second_name(book, &kept)?;
    let held = until_swapped(held);
    partial.keep()?;
    drop(held);
    Ok(Some(kept))
}

/// Holds the book. Somebody who starts at the same time has it open for a moment to look whether it is older, and is waited
/// for.
pub(super) async fn hold(book: &Path) -> Result<Held> {
    for _ in 0..ATTEMPTS {
        match Held::try_new(book) {
            Err(error) if error.is(&BOOK_OPEN) => tokio::time::sleep(PAUSE).await,
            held => return held,
        }
    }
    Held::try_new(book)
}

/// The structure of a book that an older program made.
fn older(book: &Path) -> Result<Option<i64>> {
    if !book.exists() {
        return Ok(None);
    }
    Ok(fault::schema_of(book)?.filter(|_| fault::is_older(book).unwrap_or_default()))
}

/// Gives a book that is about to be replaced another name as well; where a file has one name only, a copy has it.
pub(super) fn second_name(book: &Path, name: &Path) -> Result<()> {
    fs::hard_link(book, name).or_else(|_| fs::copy(book, name).map(drop)).map_err(failed(name))
}

/// Windows swaps no file that is open.
pub(super) fn until_swapped(held: Held) -> Option<Held> {
    if cfg!(windows) {
        drop(held);
        return None;
    }
    Some(held)
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
