//! A command's answer as paper. The command runs as ever, so whoever may not read its answer gets no paper either.

use kontor_contract::Result;
use kontor_contract::command::Command as _;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::integrity::{Anchor, MakeAnchor};
use kontor_contract::paper::{self, NO_PAPER, PAPER_FAILED, PAPER_SCREEN_ONLY, Page, Pages};
use kontor_contract::print::Picture;
use kontor_documents::{PdfError, invoice, preview};
use kontor_platform::{App, Call};

pub use kontor_contract::paper::Form;

use crate::anchor;

/// Dots per inch of a page on the screen: sharp on a dense display, and A4 stays a tenth of a megabyte.
const SCREEN_DPI: u16 = 144;

/// Pages drawn for the screen. Whoever needs more than these opens the PDF.
const MAX_SCREEN_PAGES: usize = 40;

/// A paper in the form it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// For the screen.
    Pages(Pages),
    /// To be kept, sent or printed.
    Pdf {
        /// What it is called, fit for every file system.
        file_name: String,
        /// The PDF.
        bytes: Vec<u8>,
    },
}

/// Runs a command and draws its answer, on a thread that may take its time. Looking at a paper is not printing it: where
/// printing is recorded, pages for the screen come from the command that records nothing.
///
/// # Errors
/// `paper.none`, `paper.screen_only` before the command runs; those of the command; `paper.failed`.
pub async fn ask(app: &App, mut call: Call, form: Form) -> Result<Paper> {
    refuse_data(&call.name)?;
    match (form, paper::prints_instead(&call.name)) {
        (Form::Pages, _) => call.name = paper::shows(&call.name).to_owned(),
        (Form::Pdf, Some(print)) => return Err(PAPER_SCREEN_ONLY.with("print", print)),
        (Form::Pdf, None) => {}
    }
    let name = call.name.clone();
    let answer = app.call(call).await?;
    let drawn = tokio::task::spawn_blocking(move || render(&name, &answer, form)).await;
    drawn.map_err(|error| INTERNAL_BUG.with("what", error))?
}

/// What the file of a command's paper will be called, found without printing it.
///
/// # Errors
/// As [`ask`].
pub async fn file_name(app: &App, mut call: Call) -> Result<String> {
    refuse_data(&call.name)?;
    call.name = paper::shows(&call.name).to_owned();
    let name = call.name.clone();
    let answer = app.call(call).await?;
    let print = paper::read(&name, &answer).map_err(|error| INTERNAL_BUG.with("what", error))?;
    Ok(invoice::file_name(&print.ok_or_else(|| NO_PAPER.with("name", name))?))
}

/// Refuses a command that answers data. A command that does not exist is for the pipeline to refuse.
fn refuse_data(name: &str) -> Result<()> {
    let data = !paper::is_paper(name) && kontor_contract::commands().any(|spec| spec.name == name);
    if data { Err(NO_PAPER.with("name", name)) } else { Ok(()) }
}

/// Draws the answer of a command. The same answer gives the same bytes.
///
/// # Errors
/// `paper.none` if the command answers no paper; `paper.failed` if it cannot be drawn.
pub fn render(command: &str, answer: &str, form: Form) -> Result<Paper> {
    let (file_name, bytes) = pdf(command, answer)?;
    match form {
        Form::Pdf => Ok(Paper::Pdf { file_name, bytes }),
        Form::Pages => {
            let shown = preview::pages(&bytes, SCREEN_DPI, MAX_SCREEN_PAGES).map_err(failed)?;
            let pages = shown.pages.into_iter().map(page).collect();
            Ok(Paper::Pages(Pages { file_name, page_count: shown.page_count, pages }))
        }
    }
}

/// What the PDF is called, and its bytes.
fn pdf(command: &str, answer: &str) -> Result<(String, Vec<u8>)> {
    let unreadable = |error: serde_json::Error| INTERNAL_BUG.with("what", error);
    if command == MakeAnchor::NAME {
        let made: Anchor = serde_json::from_str(answer).map_err(unreadable)?;
        return Ok((format!("kontor-anchor-{}.pdf", made.made_at.date_utc()), anchor::pdf(&made)?));
    }
    let print = paper::read(command, answer).map_err(unreadable)?.ok_or_else(|| NO_PAPER.with("name", command))?;
    Ok((invoice::file_name(&print), invoice::pdf(&print).map_err(failed)?))
}

fn page(image: preview::PageImage) -> Page {
    Page { width: image.width, height: image.height, png: Picture::new(image.png) }
}

fn failed(error: PdfError) -> kontor_contract::Error {
    PAPER_FAILED.with("reason", error)
}
