//! Import: files from another program. All of a file is taken over, or nothing is; what is wrong is told cell by cell.
//!
//! Owns no table: every row becomes a command of the module it belongs to, with that command's permission. Refuses a file
//! that is no table of its kind.
//!
//! **Invariants.** One file is one fact. The same file for the same day takes effect once in a company.

mod cells;
mod kinds;
mod table;

use kontor_contract::amount::Amount;
use kontor_contract::error::{CALL_KEY_REUSED, FieldError, REQUEST_TOO_LARGE};
use kontor_contract::identity::{CompanyId, GetSession};
use kontor_contract::import::{
    IMPORT_TOO_LARGE, ImportColumn, ImportEffect, ImportFile, ImportKind, ImportOutcome, ImportProblem, ImportReport, ImportSum,
    MAX_PROBLEMS,
};
use kontor_contract::{Error, Result};
use kontor_kernel::{CivilDate, Decimal, hex};
use kontor_platform::answers::KEPT_FOR_GOOD;
use kontor_platform::together::{Circumstances, Effect, Outcome};
use kontor_platform::{App, Router};
use sha2::{Digest as _, Sha256};

use self::kinds::Planned;
use self::table::{Heading, Reading, Table};

/// Registers the command.
pub fn register(router: &mut Router) {
    router.task(run);
}

/// Takes a file over, or says what is wrong with it.
async fn run(app: App, token: String, file: ImportFile) -> Result<ImportReport> {
    let on = file.on.unwrap_or_else(|| app.today());
    let reading = Reading { columns: file.kind.columns(), named: &file.columns, decimal: file.decimal };
    let table = table::read(&file.text, reading)?;
    let mut problems = table.problems.clone();
    let mut outcome = ImportOutcome::Refused;
    // Rows that cannot be read would be told a second time, less clearly.
    if problems.is_empty() {
        let plan = kinds::plan(file.kind, &app, &token, &table, on).await?;
        problems = plan.problems;
        if problems.is_empty() {
            let done = take_over(&app, token, &file, on, &plan.calls).await;
            outcome = match done.map_err(|error| split_hint(error, table.rows.len()))? {
                Outcome::Done(_) if file.effect == ImportEffect::Try => ImportOutcome::Tried,
                Outcome::Done(_) => ImportOutcome::Imported,
                Outcome::DoneBefore => ImportOutcome::Before,
                Outcome::Refused(refused) => {
                    let told = |(at, error): (usize, Error)| told(file.kind, &table, &plan.calls[at], error);
                    problems = refused.into_iter().flat_map(told).collect();
                    ImportOutcome::Refused
                }
            };
        }
    }
    Ok(report(file.kind, &table, problems, outcome))
}

async fn take_over(app: &App, token: String, file: &ImportFile, on: CivilDate, calls: &[Planned]) -> Result<Outcome> {
    let effect = if file.effect == ImportEffect::Keep { Effect::Commit } else { Effect::Rehearse };
    let parts = calls.iter().map(|planned| planned.part.clone()).collect();
    let company_id = app.dispatch(Some(&token), &GetSession {}).await?.company.id;
    let circumstances = Circumstances { token, key: key_of_file(file.kind, &file.text, on, company_id), effect };
    match app.together(parts, circumstances).await {
        // The same file, but its columns or its decimal mark were read another way then.
        Err(error) if error.is(&CALL_KEY_REUSED) => Ok(Outcome::DoneBefore),
        other => other,
    }
}

fn report(kind: ImportKind, table: &Table, mut problems: Vec<ImportProblem>, outcome: ImportOutcome) -> ImportReport {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    problems.sort_by_key(|problem| problem.row);
    let problem_count = count(problems.len());
    problems.truncate(MAX_PROBLEMS);
    let sums = kinds::sums(kind).iter().map(|column| ImportSum { column: (*column).to_owned(), sum: sum(table, column) });
    ImportReport {
        rows: count(table.rows.len()),
        delimiter: table.delimiter.to_string(),
        decimal: table.decimal,
        dates: table.dates.clone(),
        columns: table.headings.iter().map(|heading| sample(table, heading)).collect(),
        sums: sums.collect(),
        problems,
        problem_count,
        outcome,
    }
}

/// A column with its first value, as a sample of how it is read.
fn sample(table: &Table, heading: &Heading) -> ImportColumn {
    let name = heading.column.map(|column| column.name);
    let first = name.and_then(|name| table.rows.iter().find(|row| row.raw(name).is_some_and(|cell| !cell.is_empty())));
    let of = |read: fn(&table::Row, &str) -> Option<String>| first.zip(name).and_then(|(row, name)| read(row, name));
    ImportColumn {
        heading: heading.text.clone(),
        column: name.map(str::to_owned),
        written: of(|row, name| row.raw(name).map(str::to_owned)).unwrap_or_default(),
        read: of(|row, name| row.get(name).map(str::to_owned)),
    }
}

/// A refusal as what is wrong with cells.
fn told(kind: ImportKind, table: &Table, planned: &Planned, error: Error) -> Vec<ImportProblem> {
    let whole = FieldError { path: String::new(), code: error.code, params: error.params };
    let fields = if error.fields.is_empty() { vec![whole] } else { error.fields };
    let problem = |field: FieldError| {
        let row = match line_of(&field.path) {
            Some(line) => planned.rows.get(line),
            None => planned.rows.first().filter(|_| planned.rows.len() == 1),
        };
        let row = row.and_then(|at| table.rows.get(*at));
        let column = kinds::column(kind, &field.path).unwrap_or_default();
        ImportProblem {
            row: row.map_or(0, |row| row.number),
            column: column.to_owned(),
            value: row.and_then(|row| row.raw(column)).unwrap_or_default().to_owned(),
            code: field.code,
            params: field.params,
        }
    };
    fields.into_iter().map(problem).collect()
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

fn sum(table: &Table, column: &str) -> Amount {
    let numbers = table.rows.iter().filter_map(|row| row.get(column)?.parse::<Decimal>().ok());
    Amount::new(numbers.fold(Decimal::ZERO, |sum, number| sum.checked_add(number).unwrap_or(sum)))
}

/// The same file for the same day takes effect once in a company.
fn key_of_file(kind: ImportKind, text: &str, on: CivilDate, company_id: CompanyId) -> String {
    let told = [text, &on.to_string(), kind.as_str(), &company_id.to_string()];
    let hash = told.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize();
    format!("{KEPT_FOR_GOOD}{}", hex(&hash[..16]))
}
