//! `kontor verify`: says what was checked, with counts, and names what is wrong.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::integrity::VerifyReport;
use kontor_runtime::{Config, Location};

use crate::anchor;

#[derive(Args)]
pub(crate) struct Options {
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Also checks that the book still holds the heads of this anchor; may be given several times
    #[arg(long, value_name = "FILE")]
    anchor: Vec<PathBuf>,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let anchors = options.anchor.iter().map(|path| anchor::read(path)).collect::<Result<Vec<_>>>()?;
    let app = kontor_runtime::open(Config::existing(location?)).await?;
    let report = app.verify_against(&anchors).await?;
    if options.json {
        say!("{}", serde_json::json!(report));
    } else {
        tell(&report);
    }
    Ok(if report.clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(report: &VerifyReport) {
    for check in &report.checks {
        let state = if check.wrong == 0 { "ok".to_owned() } else { format!("{} WRONG", check.wrong) };
        say!("{:<4} {:>9} checked  {state:<10} {}", check.id, check.checked, check.about);
        for problem in &check.problems {
            say!("       {problem}");
        }
    }
    for note in &report.notes {
        say!("note: {note}");
    }
    if let Some(broken) = &report.first_broken {
        let seq = broken.seq.map(|seq| format!(", seq {seq}")).unwrap_or_default();
        let at = broken.at.map(|at| format!(", {at}")).unwrap_or_default();
        let document = [&broken.call, &broken.doc_kind, &broken.doc_number].map(String::as_str).join(" ");
        say!("first broken fact: {}{seq}{at} {}", broken.fact_no, document.trim());
    }
    say!("{}", if report.clean { "clean" } else { "NOT CLEAN" });
}
