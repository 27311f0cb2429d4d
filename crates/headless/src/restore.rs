//! `kontor restore`: a copy in the place of a book. What was there is kept beside it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_runtime::{Config, Location, safekeeping};

use crate::backup::passphrase;

#[derive(Args)]
pub(crate) struct Options {
    /// A file made by `kontor backup`; its passphrase, if it has one, is read from KONTOR_PASSPHRASE
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Puts it in the place of a book that is there; the old one is kept beside it
    #[arg(long)]
    replace: bool,
    /// Only tells what the file holds, as JSON, and whether every invariant holds
    #[arg(long, conflicts_with = "replace")]
    preview: bool,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let location = location?;
    let passphrase = passphrase();
    if options.preview {
        let looked = safekeeping::look(&options.file, &location, passphrase.as_deref()).await?;
        let report = serde_json::json!({ "file": looked.summary, "problem": looked.problem });
        say!("{report}");
        return Ok(if looked.problem.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let kept = safekeeping::restore(&options.file, &location, options.replace, passphrase.as_deref()).await?;
    // Said before anything else can fail.
    if let Some(kept) = kept {
        say!("what was there is kept as {}", kept.display());
    }
    // Opens it as every later start will, which brings an older book up to date.
    let app = kontor_runtime::open(Config::existing(location)).await?;
    say!("{} is restored", options.file.display());
    if let Some(reason) = app.posting_lock() {
        say!("nothing can be posted until the owner has granted a new epoch: {}", reason.code);
    }
    Ok(ExitCode::SUCCESS)
}
