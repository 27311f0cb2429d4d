//! `kontor export procedures`: how the book is kept, as a document. Runs as the system, like `verify`.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::integrity::FORM_UNKNOWN;
use kontor_kernel::Language;
use kontor_runtime::{Config, Location, procedures, safekeeping};

use crate::file::{Partial, failed};

/// Endings of the forms the document is written in.
const FORMS: &str = ".pdf, .md";

#[derive(Args)]
pub(crate) struct Options {
    /// The file to write; its ending says the form: .pdf or .md
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Language of the document; the company's country decides without it
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// Writes over a file that is there
    #[arg(long)]
    replace: bool,
}

fn language(text: &str) -> std::result::Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "en, de or fr".to_owned())
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let path = &options.output;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if !matches!(ending.as_str(), "pdf" | "md") {
        return Err(FORM_UNKNOWN.with("path", path.display()).with("known", FORMS));
    }
    let location = location?;
    safekeeping::spare(&location, path)?;
    let app = kontor_runtime::open(Config::existing(location)).await?;
    kontor_runtime::log_export(&app, "kontor export procedures", None).await?;
    let prose = procedures::read(&app, options.language).await?;
    let bytes = if ending == "pdf" { procedures::pdf(&prose)? } else { procedures::markdown(&prose).into_bytes() };
    let partial = Partial::try_new(path, options.replace)?;
    fs::write(partial.path(), bytes).map_err(failed(partial.path()))?;
    partial.keep()?;
    Ok(ExitCode::SUCCESS)
}
