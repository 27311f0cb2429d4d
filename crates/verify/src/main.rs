//! `kontor-verify`: whether an auditor's archive is whole.

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "Checks an auditor's archive of a Kontor book.

Usage: kontor-verify [--json] ARCHIVE.zip [--anchor ANCHOR.json]...

Exit code: 0 whole, 1 not whole, 2 the archive or an anchor cannot be read.";

fn main() -> ExitCode {
    let mut json = false;
    let (mut archive, mut anchors): (Option<PathBuf>, Vec<PathBuf>) = (None, Vec::new());
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--json") => json = true,
            Some("--version") => {
                println!("kontor-verify {}", env!("CARGO_PKG_VERSION"));
                return ExitCode::SUCCESS;
            }
            Some("--help" | "-h") => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            Some("--anchor") => match arguments.next() {
                Some(path) => anchors.push(path.into()),
                None => return misused(),
            },
            _ if archive.is_none() => archive = Some(argument.into()),
            _ => return misused(),
        }
    }
    let Some(archive) = archive else { return misused() };
    match kontor_verify::check(&archive, &anchors) {
        Ok(report) => {
            if json {
                println!("{}", serde_json::to_string(&report).unwrap_or_default());
            } else {
                println!("{report}");
            }
            if report.clean { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
