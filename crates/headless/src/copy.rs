//! `kontor copy`: a whole book moved between engines by its facts.

use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_runtime::safekeeping::moving::{self, Rests};

use crate::{book, passphrase};

#[derive(Args)]
pub(crate) struct Options {
    /// The book: a file, or postgres://user@host/database
    #[arg(long, value_name = "BOOK")]
    from: String,
    /// Where there is no book yet: a file, or an empty database
    #[arg(long, value_name = "BOOK")]
    to: String,
    /// Takes the verifiers of passwords and second factors along, so that everybody signs in as before
    #[arg(long)]
    with_passwords: bool,
    /// Only to look at: the book goes on, and the copy takes nothing before its owner begins a new epoch there
    #[arg(long)]
    trial: bool,
}

pub(crate) async fn run(options: &Options) -> Result<ExitCode> {
    let (from, to) = (book::local(Some(options.from.clone()))?, book::local(Some(options.to.clone()))?);
    passphrase::unlock(&from).await?;
    let rests = if options.trial { Rests::Copy } else { Rests::Original };
    let moved = moving::copy(&from, &to, options.with_passwords, rests).await?;
    say!("{} facts were copied up to {}/{}; every invariant holds", moved.facts, moved.last.epoch, moved.last.seq);
    Ok(ExitCode::SUCCESS)
}
