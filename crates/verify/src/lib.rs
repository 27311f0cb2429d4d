//! Checks an auditor's archive of a Kontor book from nothing but the archive, and anchors kept elsewhere.
//!
//! Owns a second telling of the rules the book lives by: chain, signatures, anchors, sums. It shares no code with the program
//! that wrote the archive, so that a mistake there is no mistake here. It opens no book, no network and no database, and reads
//! the archive in one stream per file. **Invariant: what it cannot check it says, and never counts as right.**

mod archive;
mod chain;
mod ledger;

use std::fmt;
use std::path::{Path, PathBuf};

pub use archive::{Anchor, Archive, ArchiveError, Head, Key, Manifest};

/// Problems told per check; the count says how many more.
const MAX_TOLD: usize = 20;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// What it is.
    pub about: &'static str,
    /// How many things were looked at.
    pub checked: u64,
    /// How many are wrong.
    pub wrong: u64,
    /// The first of them.
    pub problems: Vec<String>,
}

impl Finding {
    pub(crate) fn new(about: &'static str) -> Self {
        Self { about, checked: 0, wrong: 0, problems: Vec::new() }
    }

    /// Looks at one more thing, which is wrong if there is a problem.
    pub(crate) fn look(&mut self, problem: Option<String>) {
        self.checked += 1;
        if let Some(problem) = problem {
            self.wrong += 1;
            if self.problems.len() < MAX_TOLD {
                self.problems.push(problem);
            }
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Whether nothing is wrong.
    pub clean: bool,
    /// The book.
    pub book: String,
    /// Names of its companies.
    pub companies: Vec<String>,
    /// One per check.
    pub findings: Vec<Finding>,
    /// What is not wrong but should be known.
    pub notes: Vec<String>,
}

/// Checks an archive, and that it holds the heads of the given anchors.
///
/// # Errors
/// When the file is no archive, or an anchor cannot be read. What is wrong inside stands in the report.
pub fn check(path: &Path, anchors: &[PathBuf]) -> Result<Report, ArchiveError> {
    let mut archive = Archive::open(path)?;
    let anchors = anchors.iter().map(|path| archive::read_anchor(path)).collect::<Result<Vec<_>, _>>()?;
    let mut notes = Vec::new();
    let mut findings = vec![archive.check_files()?, archive.check_seal(&mut notes)?];
    let facts = chain::check(&mut archive, &mut findings, &mut notes)?;
    findings.push(chain::check_anchors(&archive.manifest, &anchors, &facts));
    if anchors.is_empty() {
        notes.push("no anchor was given: that nothing was cut off at the end is known from the signatures only".to_owned());
    }
    ledger::check(&mut archive, &facts, &mut findings)?;
    let Manifest { book, companies, .. } = archive.manifest;
    Ok(Report { clean: findings.iter().all(|finding| finding.wrong == 0), book, companies, findings, notes })
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Book {} ({})", self.book, self.companies.join(", "))?;
        for Finding { about, checked, wrong, problems } in &self.findings {
            let state = if *wrong == 0 { "ok".to_owned() } else { format!("{wrong} WRONG") };
            writeln!(f, "{about}: {checked} checked, {state}")?;
            for problem in problems {
                writeln!(f, "  {problem}")?;
            }
        }
        for note in &self.notes {
            writeln!(f, "note: {note}")?;
        }
        write!(f, "{}", if self.clean { "The archive is whole." } else { "The archive is NOT whole." })
    }
}
