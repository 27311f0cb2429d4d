//! `kontor export journal`: the books of a company for other programs.
//!
//! Runs as the system, like `verify`: whoever can open the file or the database can read it anyway.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::operating::FILE_FAILED;
use kontor_documents::export::{ExportError, beancount, hledger, journal_csv};
use kontor_runtime::archive::journal_line;
use kontor_runtime::{Config, JournalPosting, Location, safekeeping};
use tokio::sync::mpsc;

use crate::company::CompanyArg;
use crate::file::{Partial, failed};

/// Parts of the journal that may wait for the disk.
const PARTS_WAITING: usize = 4;

#[derive(Args)]
pub(crate) struct Options {
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    #[command(flatten)]
    company: CompanyArg,
    /// The file to write; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Writes over a file that is there
    #[arg(long, requires = "output")]
    replace: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A row per posting: entry_id, date, account_code, account_type, debit, credit, currency
    Csv,
    /// For hledger
    Hledger,
    /// For beancount
    Beancount,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let location = location?;
    options.output.as_deref().map_or(Ok(()), |path| safekeeping::spare(&location, path))?;
    let app = kontor_runtime::open(Config::existing(location)).await?;
    let company = options.company.choose(&app.companies().await?)?;
    kontor_runtime::log_export(&app, "kontor export journal", company).await?;
    let partial = options.output.as_deref().map(|path| Partial::try_new(path, options.replace)).transpose()?;
    let out: Box<dyn Write + Send> = match &partial {
        Some(partial) => Box::new(File::create(partial.path()).map_err(failed(partial.path()))?),
        None => Box::new(io::stdout()),
    };
    let (sender, receiver) = mpsc::channel(PARTS_WAITING);
    let format = options.format;
    // The writers pull lines one by one, which blocks: they have a thread of their own.
    let writing = tokio::task::spawn_blocking(move || write(format, receiver, out));
    let reading = async move {
        kontor_runtime::journal(&app, company, async |part: Vec<JournalPosting>| {
            // A writer that is gone says why itself.
            sender.send(part).await.map_err(|_| FILE_FAILED.with("path", "").with("reason", "the output ended"))
        })
        .await
    };
    let (read, written) = tokio::join!(reading, writing);
    let written = written.map_err(|error| INTERNAL_BUG.with("what", error))?;
    let path = options.output.clone().unwrap_or_default();
    match written {
        // Whoever reads only the first lines, as `head` does, has what they wanted.
        Err(ExportError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        Err(error) => return Err(FILE_FAILED.with("path", path.display()).with("reason", error)),
        Ok(()) => read?,
    }
    partial.map_or(Ok(()), Partial::keep)?;
    Ok(ExitCode::SUCCESS)
}

fn write(
    format: Format,
    mut parts: mpsc::Receiver<Vec<JournalPosting>>,
    out: Box<dyn Write + Send>,
) -> std::result::Result<(), ExportError> {
    let mut out = BufWriter::new(out);
    let lines = std::iter::from_fn(|| parts.blocking_recv()).flatten().map(journal_line);
    match format {
        Format::Csv => journal_csv(lines, &mut out)?,
        Format::Hledger => hledger(lines, &mut out)?,
        Format::Beancount => beancount(lines, &mut out)?,
    }
    Ok(out.flush()?)
}
