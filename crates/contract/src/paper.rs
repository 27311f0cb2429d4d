//! Paper as bytes, for whoever asks: the same command, its answer drawn instead of written as JSON.
//!
//! A paper is a form of an answer and no command of its own, so permission, scope and language are those of the
//! command that made it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{ExportLog, LogExport};
use crate::command::Command;
use crate::integrity::MakeAnchor;
use crate::print::{InvoicePrint, Picture};
use crate::sales::delivery::PrintDelivery;
use crate::sales::invoice::{InvoicePreview, PreviewInvoice, PrintCreditNote, PrintInvoice, ShowCreditNote, ShowInvoice};
use crate::sales::order::{PrintOrder, PrintQuotation};

/// Media type of a PDF.
pub const PDF: &str = "application/pdf";

/// Media type of a table for a spreadsheet.
pub const CSV: &str = "text/csv";

/// Media type of [`Pages`].
pub const PAGES: &str = "application/vnd.kontor.pages+json";

/// Commands that answer a paper.
const PRINTS: [&str; 7] = [
    PrintQuotation::NAME,
    PrintOrder::NAME,
    PrintDelivery::NAME,
    PrintInvoice::NAME,
    PrintCreditNote::NAME,
    ShowInvoice::NAME,
    ShowCreditNote::NAME,
];

/// Commands that record what they print, each with the one that only shows it.
const RECORDED: [(&str, &str); 2] = [(PrintInvoice::NAME, ShowInvoice::NAME), (PrintCreditNote::NAME, ShowCreditNote::NAME)];

crate::error_codes! {
    /// The command's answer is data and cannot be drawn.
    NO_PAPER = "paper.none" Invalid { name };
    /// The command shows a paper on the screen; another prints it.
    PAPER_SCREEN_ONLY = "paper.screen_only" Invalid { print };
    /// The command's answer cannot be written as a table.
    NO_TABLE = "table.none" Invalid { name };
    /// The paper cannot be drawn.
    PAPER_FAILED = "paper.failed" Rule { reason };
}

/// How a paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Its pages as pictures, for the screen: [`Pages`].
    Pages,
    /// Its bytes: [`Pdf`].
    Pdf,
}

/// The pages of a paper, as they are shown on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pages {
    /// What the PDF would be called.
    pub file_name: String,
    /// How many pages it has; of a long one only the first are drawn.
    pub page_count: u32,
    /// The pages in order.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Page {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The page.
    pub png: Picture,
}

/// A paper as a PDF, on wires that carry text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pdf {
    /// What it is called.
    pub file_name: String,
    /// Its bytes in base64.
    pub pdf: String,
}

/// What became of a paper that was to be saved or opened outside the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Where it lies; nowhere if the dialog was closed.
    pub path: Option<String>,
}

/// Whether a command answers a paper.
#[must_use]
pub fn is_paper(name: &str) -> bool {
    name == PreviewInvoice::NAME || name == MakeAnchor::NAME || PRINTS.contains(&name)
}

/// The command that shows on the screen what a command prints: itself, unless printing is recorded.
#[must_use]
pub fn shows(name: &str) -> &str {
    RECORDED.iter().find(|(print, _)| *print == name).map_or(name, |(_, show)| show)
}

/// The command that prints what a command may only show; none if it may print itself.
#[must_use]
pub fn prints_instead(name: &str) -> Option<&'static str> {
    RECORDED.iter().find(|(_, show)| *show == name).map(|(print, _)| *print)
}

/// The document a command answered; none if it answers no document, such as an anchor, which is a paper of its own.
///
/// # Errors
/// If the answer is not the command's.
pub fn read(name: &str, answer: &str) -> serde_json::Result<Option<InvoicePrint>> {
    if name == PreviewInvoice::NAME {
        serde_json::from_str::<InvoicePreview>(answer).map(|preview| Some(preview.print))
    } else if PRINTS.contains(&name) {
        serde_json::from_str(answer).map(Some)
    } else {
        Ok(None)
    }
}

/// The table a command answered; none if it answers no table.
///
/// # Errors
/// If the answer is not the command's.
pub fn read_table(name: &str, answer: &str) -> serde_json::Result<Option<LogExport>> {
    if is_table(name) { serde_json::from_str(answer).map(Some) } else { Ok(None) }
}

/// Whether a command's answer can be written as a table.
#[must_use]
pub fn is_table(name: &str) -> bool {
    name == ExportLog::NAME
}

#[cfg(test)]
mod tests {
    use schemars::SchemaGenerator;

    use super::*;

    #[test]
    fn every_command_that_answers_a_paper_is_known_to_do_so() {
        for spec in crate::commands() {
            let answer = serde_json::to_string(&(spec.answer)(&mut SchemaGenerator::default())).expect("a schema");
            let paper =
                answer.contains("/InvoicePrint\"") || answer.contains("/InvoicePreview\"") || answer.contains("/Anchor\"");
            assert_eq!(is_paper(spec.name), paper, "{}", spec.name);
        }
    }
}
