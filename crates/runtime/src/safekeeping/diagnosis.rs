//! A file for those who look for what is wrong: versions, structure, counts, names of settings, the end of the log, crashes.
//! No amount, no name and no secret stands in it: of the log only words that this program itself can say are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use kontor_contract::Result;
use kontor_contract::safekeeping::{DiagnosisView, MakeDiagnosis};
use kontor_platform::App;
use kontor_store::{Location, SCHEMA, newest};
use serde::Serialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::backup::{folder, stamp};
use super::{encryption, mark, place, scratch, settings};
use crate::file::{Partial, beside, failed};

/// Lines of the log that are taken along.
const LOG_LINES: usize = 2_000;
/// Crashes that are taken along, the newest.
const CRASHES: usize = 20;
/// Where the shell keeps its log, by the folder of the system.
const SHELL: &str = "app.kontor.desktop";
/// Stands for what is not ours to tell.
const HIDDEN: &str = "·";

#[derive(Serialize)]
struct About {
    version: &'static str,
    system: &'static str,
    architecture: &'static str,
    engine: &'static str,
    schema: i64,
    epoch: i64,
    seq: i64,
    posting_locked: Option<String>,
    rows: BTreeMap<String, i64>,
    invariants: Vec<Invariant>,
    settings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Invariant {
    id: String,
    checked: u64,
    wrong: u64,
}

/// `book.diagnosis.make`: into the folder of the backups.
pub(super) async fn make(app: App, _: String, _: MakeDiagnosis) -> Result<DiagnosisView> {
    let location = app.db().location();
    let kept = settings::load(&app).await?;
    let file = folder(&location, &kept)?.join(format!("kontor-diagnosis-{}.zip", stamp()));
    write(&app, &file).await?;
    Ok(DiagnosisView { file: file.display().to_string() })
}

/// Writes the file about an open book.
///
/// # Errors
/// `file.*`, `unavailable.*`.
pub async fn write(app: &App, to: &Path) -> Result<()> {
    let about = about(app).await?;
    let partial = Partial::try_new(to, false)?;
    let path = partial.path().to_owned();
    scratch::blocking(move || pack(&path, &about).map_err(failed(&path))).await?;
    partial.keep()
}

async fn about(app: &App) -> Result<About> {
    let position = app.db().last_position().await?;
    let mut rows = BTreeMap::new();
    for table in SCHEMA.tables() {
        rows.insert(table.name.clone(), scratch::count(app, &table.name).await?);
    }
    let report = scratch::verify(app).await?;
    let invariants =
        report.checks.into_iter().map(|check| Invariant { id: check.id, checked: check.checked, wrong: check.wrong });
    let kept = settings::load(app).await?.settings;
    let set = [
        ("backup.folder", !kept.folder.is_empty()),
        ("backup.every_hours", kept.every_hours > 0),
        ("backup.encrypt", kept.encrypt),
        ("book.encryption", encryption::is_encrypted(&app.db().location())),
    ];
    Ok(About {
        version: env!("CARGO_PKG_VERSION"),
        system: std::env::consts::OS,
        architecture: std::env::consts::ARCH,
        engine: match app.db().location() {
            Location::File(_) => "sqlite",
            Location::Postgres(_) => "postgres",
        },
        schema: newest(),
        epoch: position.epoch,
        seq: position.seq,
        posting_locked: mark::lock(app).map(|lock| lock.reason.as_str().to_owned()),
        rows,
        invariants: invariants.collect(),
        settings: set.into_iter().filter(|(_, set)| *set).map(|(name, _)| name).collect(),
    })
}

fn pack(path: &Path, about: &About) -> io::Result<()> {
    let mut zip = ZipWriter::new(File::create(path)?);
    let options = SimpleFileOptions::default();
    zip.start_file("about.json", options)?;
    serde_json::to_writer_pretty(&mut zip, about)?;
    zip.start_file("log.txt", options)?;
    let known = vocabulary();
    for line in log_tail() {
        writeln!(zip, "{}", stripped(&line, &known))?;
    }
    for crash in crashes() {
        zip.start_file(format!("crashes/{}", crash.file_name().unwrap_or_default().to_string_lossy()), options)?;
        zip.write_all(&fs::read(&crash)?)?;
    }
    zip.finish()?.sync_all()
}

/// Everything this program can say of itself: codes, commands, events, tables, levels.
fn vocabulary() -> BTreeSet<String> {
    let codes = kontor_contract::errors().map(|error| error.code.to_owned());
    let commands = kontor_contract::commands().map(|command| command.name.to_owned());
    let events = kontor_contract::events().map(|event| event.kind.to_owned());
    let tables = SCHEMA.tables().map(|table| table.name.clone());
    let levels = ["ERROR", "WARN", "INFO", "DEBUG", "TRACE", "call", "failed", "refused", "serving"].map(str::to_owned);
    codes.chain(commands).chain(events).chain(tables).chain(levels).collect()
}

/// A line with its time, and of its words those that are ours.
fn stripped(line: &str, known: &BTreeSet<String>) -> String {
    let word = |word: &str| {
        let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if known.contains(plain) || is_time(plain) || is_place(plain) { plain.to_owned() } else { HIDDEN.to_owned() }
    };
    let mut words: Vec<String> =
        line.split(|letter: char| letter.is_whitespace() || letter == ']' || letter == '=').map(word).collect();
    words.dedup();
    words.join(" ")
}

/// `2026-11-28`, `23:24:31`, `2026-11-28T23:24:31.123456Z`.
fn is_time(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let marks = word.chars().filter(|letter| matches!(letter, '-' | ':' | 'T' | 'Z' | '.')).count();
    digits >= 6 && marks >= 2 && digits + marks == word.chars().count() && (word.contains(':') || word.len() == 10)
}

/// `kontor_store::sqlite`
fn is_place(word: &str) -> bool {
    word.starts_with("kontor_") && word.chars().all(|letter| letter.is_ascii_lowercase() || matches!(letter, '_' | ':'))
}

/// The end of the shell's log.
fn log_tail() -> Vec<String> {
    let Some(folder) = dirs::data_local_dir().map(|folder| folder.join(SHELL).join("logs")) else { return Vec::new() };
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "log"))
        .max_by_key(|path| fs::metadata(path).and_then(|file| file.modified()).ok());
    let text = newest.and_then(|path| fs::read(path).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LOG_LINES)..].iter().map(|line| (*line).to_owned()).collect()
}

fn crash_folder() -> Option<PathBuf> {
    place::data_folder().ok().map(|folder| folder.join("crashes"))
}

fn crashes() -> Vec<PathBuf> {
    let entries = crash_folder().and_then(|folder| fs::read_dir(folder).ok());
    let mut files: Vec<PathBuf> = entries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.split_off(files.len().saturating_sub(CRASHES))
}

/// From now on a crash leaves a report in the data folder: where it happened and how one got there. What was said is left
/// out, as it may hold what somebody typed.
pub fn report_crashes() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|place| format!("{}:{}", file_of(place.file()), place.line())).unwrap_or_default();
        let trace = std::backtrace::Backtrace::force_capture();
        let report = format!(
            "kontor {} on {}\n{place}\n{}\n",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            functions(&trace.to_string())
        );
        if let Some(folder) = crash_folder() {
            // There is nobody left to tell if even that fails.
            drop(fs::create_dir_all(&folder).and_then(|()| fs::write(beside(&folder.join(stamp()), "txt"), report)));
        }
        before(panic);
    }));
}

/// The names of the functions alone: where the program was built is nobody's business.
fn functions(trace: &str) -> String {
    let named = trace.lines().map(str::trim).filter(|line| !line.starts_with("at "));
    named.collect::<Vec<_>>().join("\n")
}

/// `sqlite/mod.rs` of a whole path.
fn file_of(path: &str) -> String {
    let parts: Vec<&str> = path.rsplit(['/', '\\']).take(3).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_line_only_our_words_are_kept() {
        let known = vocabulary();
        let line = "[2026-11-28][23:24:31][kontor_desktop::bridge][ERROR] the book of Hansen cannot be opened: book.missing {\"path\": \"/home/annika/1234.56.kontor\"} []";
        let kept = stripped(line, &known);
        assert!(kept.contains("ERROR") && kept.contains("book.missing") && kept.contains("23:24:31"), "{kept}");
        for secret in ["Hansen", "annika", "1234", "home"] {
            assert!(!kept.contains(secret), "{kept}");
        }
        assert!(!is_time("1.234.567-89") && !is_time("12345678"));
    }

    #[test]
    fn a_place_is_told_without_the_machine_it_was_built_on() {
        assert_eq!(file_of("/home/annika/kontor/crates/store/src/lib.rs"), "store/src/lib.rs");
        assert_eq!(functions("   0: kontor::run\n             at /home/annika/x.rs:1:2\n   1: main"), "0: kontor::run\n1: main");
    }
}
