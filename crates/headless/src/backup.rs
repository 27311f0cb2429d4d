//! `kontor backup`: a copy made while the book is in use, restored into a temporary book and looked at before it counts.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::operating::BOOK_UNSOUND;
use kontor_runtime::{Location, safekeeping};

/// Where the passphrase of encrypted backups is read from, as a command line can be seen by everybody.
pub(crate) const PASSPHRASE_VARIABLE: &str = "KONTOR_PASSPHRASE";

#[derive(Args)]
pub(crate) struct Options {
    /// The file to write: a book for an SQLite book, a dump for a Postgres one; encrypted when KONTOR_PASSPHRASE is set
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Writes over a file that is there
    #[arg(long)]
    replace: bool,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let passphrase = passphrase();
    let looked = safekeeping::back_up(&location?, &options.output, options.replace, passphrase.as_deref()).await?;
    let file = looked.file.display();
    // A copy of a damaged book is kept, as it may be the last one, but not in the place of one that was there.
    if let Some(problem) = looked.problem {
        return Err(BOOK_UNSOUND.with("path", file).with("reason", problem));
    }
    say!("{file} is a whole copy up to fact {}, restored and checked", looked.summary.seq);
    Ok(ExitCode::SUCCESS)
}

/// The passphrase from the environment, if there is one.
pub(crate) fn passphrase() -> Option<String> {
    std::env::var(PASSPHRASE_VARIABLE).ok().filter(|passphrase| !passphrase.is_empty())
}
