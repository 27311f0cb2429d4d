//! `kontor export archive`: the whole book for an auditor, as files that need no Kontor.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_kernel::{CivilDate, date};
use kontor_platform::archive::Days;
use kontor_runtime::{Config, Location, safekeeping};

use crate::file::{Partial, failed};

#[derive(Args)]
pub(crate) struct Options {
    /// The file to write
    #[arg(short, long, value_name = "FILE.zip")]
    output: PathBuf,
    /// Only rows posted on this day or later; the chain of facts is whole in any case
    #[arg(long, value_parser = day)]
    from: Option<CivilDate>,
    /// Only rows posted on this day or earlier
    #[arg(long, value_parser = day)]
    to: Option<CivilDate>,
    /// Writes over a file that is there
    #[arg(long)]
    replace: bool,
}

fn day(text: &str) -> std::result::Result<CivilDate, String> {
    date::parse_iso(text).map_err(|error| error.to_string())
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let location = location?;
    safekeeping::spare(&location, &options.output)?;
    let app = kontor_runtime::open(Config::existing(location)).await?;
    kontor_runtime::log_export(&app, "kontor export archive", None).await?;
    let partial = Partial::try_new(&options.output, options.replace)?;
    let file = File::create(partial.path()).map_err(failed(partial.path()))?;
    let days = Days { from: options.from, to: options.to };
    let written = kontor_runtime::archive::write(&app, file, days).await?;
    partial.keep()?;
    let signed = if written.signed { "signed" } else { "not signed" };
    say!("{} files, {} facts, {signed}, {}", written.files, written.facts, if written.clean { "clean" } else { "NOT CLEAN" });
    Ok(if written.clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
