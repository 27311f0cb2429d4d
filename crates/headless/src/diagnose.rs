//! `kontor diagnose`: a file for those who look for what is wrong.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_runtime::safekeeping::diagnosis;
use kontor_runtime::{Config, Location, safekeeping};

#[derive(Args)]
pub(crate) struct Options {
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let location = location?;
    safekeeping::spare(&location, &options.output)?;
    let app = kontor_runtime::open(Config::existing(location)).await?;
    diagnosis::write(&app, &options.output).await?;
    say!("{} holds no amounts, no names and no secrets; look at it before you send it", options.output.display());
    Ok(ExitCode::SUCCESS)
}
