//! `kontor-verify`: whether an auditor's archive is whole.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "Checks an auditor's archive of a Kontor book.

Usage: kontor-verify [--json] ARCHIVE.zip [--anchor ANCHOR.json]...

Exit code: 0 whole, 1 not whole, 2 the archive or an anchor cannot be read, 3 nothing is wrong but not everything could be
checked.";

fn main() -> ExitCode {
    let mut json = false;
    let (mut archive, mut anchors): (Option<PathBuf>, Vec<PathBuf>) = (None, Vec::new());
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--json") => json = true,
            Some("--version") => {
                say(&format!("kontor-verify {}", env!("CARGO_PKG_VERSION")));
                return ExitCode::SUCCESS;
            }
            Some("--help" | "-h") => {
                say(USAGE);
                return ExitCode::SUCCESS;
            }
            Some("--anchor") => match arguments.next() {
                Some(path) => anchors.push(path.into()),
                None => return misused(),
            },
            Some(option) if option.starts_with('-') => return misused(),
            _ if archive.is_none() => archive = Some(argument.into()),
            _ => return misused(),
        }
    }
    let Some(archive) = archive else { return misused() };
    match kontor_verify::check(&archive, &anchors) {
        Ok(report) => {
            say(&if json { serde_json::json!(report).to_string() } else { report.to_string() });
            match (report.clean, report.complete) {
                (true, true) => ExitCode::SUCCESS,
                (true, false) => ExitCode::from(3),
                (false, _) => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            if json {
                say(&serde_json::json!({ "clean": false, "complete": false, "error": error.to_string() }).to_string());
            }
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Whoever reads only the first lines, as `head` does, has what they wanted; the exit code says the rest.
fn say(text: &str) {
    drop(writeln!(std::io::stdout(), "{text}"));
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
