//! `kontor backup`: a copy made while the book is in use, and checked before it counts.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::error::{BOOK_MISSING, BOOK_NEWER};
use kontor_contract::operating::{BOOK_UNSOUND, TOOL_FAILED};
use kontor_platform::VerifyReport;
use kontor_runtime::{Config, Location};
use kontor_store::backup::{Age, check, copy};

use crate::file::{Partial, beside, failed};
use crate::pg_tools::{Database, run as run_tool};

#[derive(Args)]
pub(crate) struct Options {
    /// The file to write: a book for an SQLite book, a dump for a Postgres one
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Writes over a file that is there
    #[arg(long)]
    replace: bool,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let partial = Partial::try_new(&options.output, options.replace)?;
    let found = match location? {
        Location::File(book) => back_up_file(&book, partial.path()).await?,
        Location::Postgres(url) => {
            dump(&url, partial.path()).await?;
            None
        }
    };
    partial.keep()?;
    let file = options.output.display();
    match found.filter(|report| !report.clean) {
        None => say!("{file} is a whole copy, opened and checked"),
        // A copy of a damaged book is kept: it may be the last one.
        Some(report) => return Err(BOOK_UNSOUND.with("path", file).with("reason", first_problem(&report))),
    }
    Ok(ExitCode::SUCCESS)
}

/// Copies an SQLite book and verifies the copy as a book of its own.
async fn back_up_file(book: &Path, to: &Path) -> Result<Option<VerifyReport>> {
    if !book.exists() {
        return Err(BOOK_MISSING.with("path", book.display()));
    }
    copy(book, to)?;
    verify(to).await.map(Some)
}

/// Verifies a copy without changing it: opening the book of an older program would bring it up to date.
async fn verify(path: &Path) -> Result<VerifyReport> {
    let scratch = beside(path, "scratch");
    let opened = match check(path)? {
        Age::Current => path,
        Age::Older => {
            std::fs::copy(path, &scratch).map_err(failed(&scratch))?;
            &scratch
        }
        Age::Newer(found) => return Err(BOOK_NEWER.with("found", found).with("known", kontor_store::newest())),
    };
    let outcome = match kontor_runtime::open(Config::existing(Location::File(opened.to_owned()))).await {
        Ok(app) => app.verify().await,
        Err(error) => Err(error),
    };
    if opened == scratch {
        // Left over, it is overwritten by the next backup.
        drop(std::fs::remove_file(&scratch));
    }
    outcome
}

fn first_problem(report: &VerifyReport) -> String {
    let wrong = report.checks.iter().find(|check| check.wrong > 0);
    wrong.map_or_else(String::new, |check| format!("{}: {}", check.id, check.problems.first().map_or("", String::as_str)))
}

/// Dumps a Postgres book, served or not, and reads the dump's list of contents.
pub(crate) async fn dump(url: &str, to: &Path) -> Result<()> {
    let arguments = ["--format=custom", "--no-owner", "--no-privileges", "--file"].map(OsStr::new);
    Database::parse(url).run("pg_dump", &[&arguments[..], &[to.as_os_str()]].concat()).await?;
    if dump_holds_book(to).await? {
        return Ok(());
    }
    Err(TOOL_FAILED.with("tool", "pg_dump").with("reason", "the database holds no book"))
}

/// Whether a dump can be read and holds a book's facts.
pub(crate) async fn dump_holds_book(file: &Path) -> Result<bool> {
    let list = run_tool("pg_restore", &[OsStr::new("--list"), file.as_os_str()]).await?;
    Ok(["TABLE DATA public fact ", "TABLE DATA public book_node "].iter().all(|entry| list.contains(entry)))
}
