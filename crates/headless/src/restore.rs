//! `kontor restore`: a copy in the place of a book. What was there is kept beside it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::operating::{BOOK_PRESENT, BOOK_UNSOUND};
use kontor_kernel::{Clock as _, SystemClock};
use kontor_runtime::{Config, Location};
use kontor_store::backup::{check, copy, empty_postgres, fold, postgres_is_empty};

use crate::backup::{dump, dump_holds_book};
use crate::file::{Partial, beside, failed};
use crate::pg_tools::Database;

#[derive(Args)]
pub(crate) struct Options {
    /// A file made by `kontor backup`
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Puts it in the place of a book that is there; the old one is kept beside it
    #[arg(long)]
    replace: bool,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let location = location?;
    let kept = match &location {
        Location::File(book) => restore_file(&options.file, book, options.replace)?,
        Location::Postgres(url) => restore_dump(&options.file, url, options.replace).await?,
    };
    // Opens it as every later start will, which brings an older book up to date.
    drop(kontor_runtime::open(Config::existing(location)).await?);
    say!("{} is restored", options.file.display());
    if let Some(kept) = kept {
        say!("what was there is kept as {}", kept.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Copies and checks before anything of the old book is touched.
fn restore_file(file: &Path, book: &Path, replace: bool) -> Result<Option<PathBuf>> {
    let present = book.exists();
    if present && !replace {
        return Err(BOOK_PRESENT.with("path", book.display()));
    }
    let partial = Partial::try_new(book, replace)?;
    copy(file, partial.path())?;
    check(partial.path())?;
    let kept = if present { Some(set_aside(book)?) } else { None };
    partial.keep()?;
    Ok(kept)
}

/// Moves a book that nobody has open.
fn set_aside(book: &Path) -> Result<PathBuf> {
    fold(book)?;
    let aside = beside(book, &replaced());
    fs::rename(book, &aside).map_err(failed(book))?;
    Ok(aside)
}

/// The old book is dumped beside the file before the database is emptied.
async fn restore_dump(file: &Path, url: &str, replace: bool) -> Result<Option<PathBuf>> {
    if !dump_holds_book(file).await? {
        return Err(BOOK_UNSOUND.with("path", file.display()).with("reason", "the dump holds no book"));
    }
    let kept = if postgres_is_empty(url).await? {
        None
    } else if replace {
        let aside = beside(file, &replaced());
        dump(url, &aside).await?;
        empty_postgres(url).await?;
        Some(aside)
    } else {
        return Err(BOOK_PRESENT.with("path", "postgres"));
    };
    let arguments = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--clean", "--if-exists"];
    let arguments = [&arguments.map(OsStr::new)[..], &[file.as_os_str()]].concat();
    Database::parse(url).run("pg_restore", &arguments).await?;
    Ok(kept)
}

/// `replaced-20261120T091502123456Z`
fn replaced() -> String {
    format!("replaced-{}", SystemClock.now().to_string().replace(|other: char| !other.is_ascii_alphanumeric(), ""))
}
