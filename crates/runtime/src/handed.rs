//! What the window writes for people outside: the auditor's archive and the procedure documentation.

use std::fs::{self, File};

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::CompanyId;
use kontor_contract::integrity::{ArchiveView, MakeArchive, MakeProcedures, ProceduresView};
use kontor_contract::{ErrorKind, Result};
use kontor_platform::archive::Days;
use kontor_platform::{App, Router, Source};

use crate::file::{Partial, failed};
use crate::safekeeping::new_file;
use crate::{archive, procedures};

/// Registers the commands.
pub(crate) fn register(router: &mut Router) {
    router.task(make_archive);
    router.task(make_procedures);
}

/// Writes into the access log that data of a company, or of the whole book, leave, before they do. A book that cannot be written,
/// because its disk is full or read-only, is one to be rescued: its data leave all the same, and the terminal says that nothing
/// was logged.
///
/// # Errors
/// What reading the companies fails with.
pub async fn log_export(app: &App, command: &str, of: Option<CompanyId>) -> Result<()> {
    match app.log_export(command, of, &Source::of_this_machine("kontor")).await {
        Err(error) if error.kind == ErrorKind::Unavailable => {
            tracing::warn!(%error, command, "the access log could not be written");
            Ok(())
        }
        outcome => outcome,
    }
}

/// Reads everything, for minutes in a large book: on a thread of its own, so that everybody else works on.
async fn make_archive(app: App, _: String, request: MakeArchive) -> Result<ArchiveView> {
    let runtime = tokio::runtime::Handle::current();
    let work = move || runtime.block_on(write_archive(&app, Days { from: request.from, to: request.to }));
    tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
}

async fn write_archive(app: &App, days: Days) -> Result<ArchiveView> {
    let place = new_file(app, "kontor-archive", "zip").await?;
    let partial = Partial::try_new(&place, false)?;
    let file = File::create(partial.path()).map_err(failed(partial.path()))?;
    let written = archive::write(app, file, days).await?;
    partial.keep()?;
    Ok(ArchiveView {
        file: place.display().to_string(),
        files: u32::try_from(written.files).unwrap_or(u32::MAX),
        facts: written.facts,
        clean: written.clean,
        signed: written.signed,
    })
}

async fn make_procedures(app: App, _: String, request: MakeProcedures) -> Result<ProceduresView> {
    let place = new_file(&app, "kontor-procedures", "pdf").await?;
    let prose = procedures::read(&app, request.language).await?;
    let partial = Partial::try_new(&place, false)?;
    fs::write(partial.path(), procedures::pdf(&prose)?).map_err(failed(partial.path()))?;
    partial.keep()?;
    Ok(ProceduresView { file: place.display().to_string() })
}
