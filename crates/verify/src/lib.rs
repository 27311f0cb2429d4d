//! Checks an auditor's archive of a Kontor book from nothing but the archive, and anchors kept elsewhere.
//!
//! Owns a second telling of the rules the book lives by: chain, keys, epochs, signatures, anchors, sums. It shares no code with
//! the program that wrote the archive, so that a mistake there is no mistake here. It opens no book, no network and no
//! database, and reads the archive in one stream per file. **Invariant: what it cannot check it says, and never counts as
//! right.**

mod archive;
mod chain;
mod directory;
mod ledger;
mod signature;

use std::fmt;
use std::path::{Path, PathBuf};

pub use archive::{Archive, ArchiveError, Manifest};
pub use signature::{Anchor, Head};

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
                self.problems.push(harmless(&problem));
            }
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Whether nothing is wrong.
    pub clean: bool,
    /// Whether everything could be looked at that an archive lets one look at.
    pub complete: bool,
    /// The book.
    pub book: String,
    /// Names of its companies.
    pub companies: Vec<String>,
    /// One per check.
    pub findings: Vec<Finding>,
    /// What could not be looked at.
    pub unchecked: Vec<String>,
    /// What is not wrong but should be known.
    pub notes: Vec<String>,
}

/// Checks an archive, and that it holds the heads of the given anchors.
///
/// # Errors
/// When the file is no archive, or an anchor cannot be read. What is wrong inside stands in the report.
pub fn check(path: &Path, anchors: &[PathBuf]) -> Result<Report, ArchiveError> {
    let mut archive = Archive::open(path)?;
    let anchors = anchors.iter().map(|path| signature::read_anchor(path)).collect::<Result<Vec<_>, _>>()?;
    let (mut notes, mut unchecked) = (Vec::new(), Vec::new());
    let mut findings = vec![archive.check_files()];
    let (mut sealed, signer) = archive.check_seal();
    let facts = chain::check(&mut archive, &mut findings, &mut notes);
    match signer.as_deref().map(|key| (key, facts.names(key))) {
        None => unchecked.push(
            "the list of contents is not signed: who wrote the tables that no fact is compared with is not known".to_owned(),
        ),
        // That the signature does not fit has been told.
        Some(("", _)) => {}
        Some((key, None)) => sealed.look(Some(format!("the list of contents is signed with the key {key}, which no fact names"))),
        Some((key, Some(true))) => notes.push(format!("the list of contents is signed with the key {key}, which was replaced")),
        Some((_, Some(false))) => {}
    }
    findings.push(sealed);
    findings.push(chain::check_anchors(&archive.manifest, &anchors, &facts));
    if anchors.is_empty() {
        notes.push("no anchor was given: that nothing was cut off at the end is known from the signatures only".to_owned());
    }
    ledger::check(&mut archive, &facts.ledger, &mut findings);
    findings.push(check_report(&mut archive));
    notes.push(
        "beside entries, postings and balances, rows are compared with the list of contents, not with the facts".to_owned(),
    );
    let Manifest { book, companies, .. } = archive.manifest;
    let clean = findings.iter().all(|finding| finding.wrong == 0);
    let companies = companies.iter().map(|name| harmless(name)).collect();
    Ok(Report { clean, complete: unchecked.is_empty(), book, companies, findings, unchecked, notes })
}

/// What the program itself found before it wrote the archive.
fn check_report(archive: &mut Archive) -> Finding {
    let mut finding = Finding::new("the book's own check found nothing wrong");
    let listed = archive.manifest.clean;
    let report = match archive.json("report.json") {
        Ok(report) => report,
        Err(problem) => {
            finding.look(Some(problem));
            return finding;
        }
    };
    for check in report["checks"].as_array().into_iter().flatten() {
        let wrong = check["wrong"].as_u64() != Some(0);
        let about = format!("{} {}: {}", check["id"], check["about"], check["problems"][0]);
        finding.look(wrong.then_some(about));
    }
    let whole = finding.checked > 0 && finding.wrong == 0;
    if whole != (report["clean"] == true) || whole != listed {
        finding
            .look(Some("the report, its lines and the list of contents do not agree on whether the book was clean".to_owned()));
    }
    finding
}

/// Texts of the archive are shown to people, whose terminal they must not govern.
fn harmless(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
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
        for unchecked in &self.unchecked {
            writeln!(f, "NOT CHECKED: {unchecked}")?;
        }
        for note in &self.notes {
            writeln!(f, "note: {}", harmless(note))?;
        }
        write!(
            f,
            "{}",
            match (self.clean, self.complete) {
                (true, true) => "The archive is whole.",
                (true, false) => "Nothing is wrong, but not everything could be checked.",
                (false, _) => "The archive is NOT whole.",
            }
        )
    }
}
