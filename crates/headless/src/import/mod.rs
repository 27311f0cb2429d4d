//! `kontor import`: files from another program. All of a file is taken over, or nothing is; what is wrong is told cell by
//! cell, with what to do about it.

mod cells;
mod kinds;
mod table;

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use kontor_contract::error::{FieldError, REQUEST_TOO_LARGE};
use kontor_contract::i18n::{Arg, key_of, texts};
use kontor_contract::import::IMPORT_TOO_LARGE;
use kontor_contract::{Error, Result};
use kontor_kernel::{CivilDate, Decimal, Language, date};
use kontor_platform::together::{Circumstances, Effect, Outcome};
use kontor_platform::{App, MAX_BODY_BYTES};
use kontor_runtime::{Config, Location};
use sha2::{Digest as _, Sha256};

pub use self::cells::Mark;
pub use self::kinds::Kind;
use self::kinds::Planned;
pub use self::table::Problem;
use self::table::Table;
use crate::call::{Callee, Signed};
use crate::file::failed;

#[derive(Args)]
pub(crate) struct Options {
    /// What the file holds
    #[arg(value_enum)]
    kind: Kind,
    /// The file: CSV with a header, UTF-8
    file: PathBuf,
    /// Imports as this user; the password is taken from KONTOR_PASSWORD
    #[arg(long)]
    user: Option<String>,
    /// The first day of the books, for balances, stock and open items; today if absent
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Tries everything and keeps nothing
    #[arg(long)]
    dry_run: bool,
    /// The decimal mark, where the file leaves it open
    #[arg(long, value_enum)]
    decimal: Option<Mark>,
    /// The language of what is said about the file
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    language: Tongue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    En,
    De,
    Fr,
}

/// A file to be taken over.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// What it holds.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The first day of the books; today if absent.
    pub on: Option<CivilDate>,
    /// The decimal mark, where the file leaves it open.
    pub decimal: Option<Mark>,
    /// Whether anything is kept.
    pub effect: Effect,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Rows with data.
    pub rows: usize,
    /// What parts cells.
    pub delimiter: char,
    /// The decimal mark; none if no number has one.
    pub decimal: Option<Mark>,
    /// Sums of the columns whoever compares will look at.
    pub sums: Vec<(&'static str, Decimal)>,
    /// What is wrong. If there is anything, nothing was taken over.
    pub problems: Vec<Problem>,
    /// What was done.
    pub done: Done,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Everything was taken over.
    Imported,
    /// Everything could be taken over.
    Rehearsed,
    /// This very file was taken over before.
    Before,
    /// Nothing, because of what is wrong.
    Nothing,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let bytes = std::fs::read(&options.file).map_err(failed(&options.file))?;
    let on = options.on.as_deref().map(date::parse_iso).transpose();
    let on = on.map_err(|error| kontor_contract::error::REQUEST_INVALID.with("reason", error).at("on"))?;
    let effect = if options.dry_run { Effect::Rehearse } else { Effect::Commit };
    let app = kontor_runtime::open(Config::existing(location?)).await?;
    let callee = Callee::Here(app.clone());
    let signed = Signed::try_new(&callee, options.user.as_deref()).await?;
    let import = Import { kind: options.kind, bytes: &bytes, on, decimal: options.decimal, effect };
    let report = import.run(&app, &signed.token().unwrap_or_default()).await;
    signed.out(&callee).await?;
    app.relay().await?;
    let report = report?;
    let language = match options.language {
        Tongue::En => Language::En,
        Tongue::De => Language::De,
        Tongue::Fr => Language::Fr,
    };
    print!("{}", Told { report: &report, file: &options.file.display().to_string(), language });
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Import<'_> {
    /// Takes the file over, or says what is wrong with it.
    ///
    /// # Errors
    /// `import.*` when the file is no table of this kind; `auth.*`, `denied.permission`, `unavailable.*`.
    pub async fn run(self, app: &App, token: &str) -> Result<Report> {
        if self.bytes.len() > MAX_BODY_BYTES {
            return Err(REQUEST_TOO_LARGE.with("limit", "8 MiB"));
        }
        let on = self.on.unwrap_or_else(|| app.today());
        let table = table::read(self.bytes, self.kind.columns(), self.decimal)?;
        let mut report = Report {
            rows: table.rows.len(),
            delimiter: table.delimiter,
            decimal: table.decimal,
            sums: self.kind.sums().iter().map(|column| (*column, sum(&table, column))).collect(),
            problems: table.problems.clone(),
            done: Done::Nothing,
        };
        let plan = self.kind.plan(app, token, &table, on).await?;
        report.problems.extend(plan.problems);
        // Rows that cannot be read would be told a second time, less clearly.
        if report.problems.is_empty() {
            let key = key_of_file(self.kind, self.bytes, on);
            let parts = plan.calls.iter().map(|planned| planned.part.clone()).collect();
            let circumstances = Circumstances { token: token.to_owned(), key, effect: self.effect };
            let outcome = app.together(parts, circumstances).await.map_err(|error| split_hint(error, report.rows))?;
            report.done = match outcome {
                Outcome::Done(_) if self.effect == Effect::Rehearse => Done::Rehearsed,
                Outcome::Done(_) => Done::Imported,
                Outcome::DoneBefore => Done::Before,
                Outcome::Refused(refused) => {
                    report.problems =
                        refused.into_iter().flat_map(|(at, error)| self.told(&table, &plan.calls[at], error)).collect();
                    Done::Nothing
                }
            };
        }
        report.problems.sort_by_key(|problem| problem.row);
        Ok(report)
    }

    /// A refusal as what is wrong with cells.
    fn told(self, table: &Table, planned: &Planned, error: Error) -> Vec<Problem> {
        let whole = FieldError { path: String::new(), code: error.code, params: error.params };
        let fields = if error.fields.is_empty() { vec![whole] } else { error.fields };
        let problem = |field: FieldError| {
            let row = match line_of(&field.path) {
                Some(line) => planned.rows.get(line),
                None => planned.rows.first().filter(|_| planned.rows.len() == 1),
            };
            let row = row.and_then(|at| table.rows.get(*at));
            let column = self.kind.column(&field.path).unwrap_or_default();
            Problem {
                row: row.map_or(0, |row| row.number),
                column: column.to_owned(),
                value: row.and_then(|row| row.raw(column)).unwrap_or_default().to_owned(),
                error: field,
            }
        };
        fields.into_iter().map(problem).collect()
    }
}

/// What is taken over at once is one record, which has a limit; whoever reads so wants to know what to do with the file.
fn split_hint(error: Error, rows: usize) -> Error {
    let limit = error.params.get("limit").cloned().unwrap_or_default();
    if error.is(&REQUEST_TOO_LARGE) { IMPORT_TOO_LARGE.with("limit", limit).with("rows", rows) } else { error }
}

/// The 3 of `lines[3].quantity`, where a call has many rows.
fn line_of(path: &str) -> Option<usize> {
    path.strip_prefix("lines[")?.split(']').next()?.parse().ok()
}

fn sum(table: &Table, column: &str) -> Decimal {
    let numbers = table.rows.iter().filter_map(|row| row.get(column)?.parse::<Decimal>().ok());
    numbers.fold(Decimal::ZERO, |sum, number| sum.checked_add(number).unwrap_or(sum))
}

/// The same file for the same day takes effect once.
fn key_of_file(kind: Kind, bytes: &[u8], on: CivilDate) -> String {
    let hash = Sha256::new().chain_update(bytes).chain_update(on.to_string()).chain_update(format!("{kind:?}")).finalize();
    let hash: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("import-{hash}")
}

/// A report in a language.
struct Told<'a> {
    report: &'a Report,
    file: &'a str,
    language: Language,
}

impl Told<'_> {
    fn text(&self, key: &str, params: &BTreeMap<String, String>) -> String {
        let args: Vec<(&str, Arg)> = params.iter().map(|(name, value)| (name.as_str(), Arg::Text(value.clone()))).collect();
        texts(self.language).format(key, &args)
    }
}

impl Display for Told<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Report { rows, delimiter, decimal, sums, problems, done } = self.report;
        let delimiter = if *delimiter == '\t' { "tab".to_owned() } else { delimiter.to_string() };
        let decimal = decimal.map_or_else(|| "none".to_owned(), |mark| mark.char().to_string());
        writeln!(f, "{}: {rows} rows, delimiter {delimiter}, decimal mark {decimal}", self.file)?;
        for (column, sum) in sums {
            writeln!(f, "{column}: {sum}")?;
        }
        for Problem { row, column, value, error } in problems {
            let place = if *row == 0 { "file".to_owned() } else { format!("row {row}") };
            let column = if column.is_empty() { String::new() } else { format!(", {column} \u{201c}{value}\u{201d}") };
            writeln!(f, "{place}{column}: {} [{}]", self.text(&key_of(&error.code), &error.params), error.code)?;
        }
        match done {
            Done::Imported => writeln!(f, "imported"),
            Done::Rehearsed => writeln!(f, "nothing is wrong; nothing was kept (dry run)"),
            Done::Before => writeln!(f, "this file was imported before; nothing was done"),
            Done::Nothing => writeln!(f, "{} to be put right; nothing was imported", problems.len()),
        }
    }
}
