//! `kontor import`: a file from another program, as the command `import.file.run` takes it over.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use kontor_contract::Result;
use kontor_contract::error::REQUEST_INVALID;
use kontor_contract::i18n::texts;
use kontor_contract::import::{
    DateForm, DecimalMark, Decoded, Encoding, ImportEffect, ImportFile, ImportKind, ImportOutcome, ImportProblem, ImportReport,
    decode,
};
use kontor_kernel::{Language, date};

use crate::book::Book;
use crate::call::{Callee, Signed};
use crate::company::CompanyArg;
use crate::file::failed;

#[derive(Args)]
pub(crate) struct Options {
    /// What the file holds
    #[arg(value_enum)]
    kind: Kind,
    /// The file: CSV with a header
    file: PathBuf,
    /// Imports as this user; the password is taken from KONTOR_PASSWORD
    #[arg(long)]
    user: Option<String>,
    #[command(flatten)]
    company: CompanyArg,
    /// The first day of the books, for balances, stock and open items; today if absent
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Tries everything and keeps nothing
    #[arg(long)]
    dry_run: bool,
    /// The decimal mark, where the file leaves it open
    #[arg(long, value_enum)]
    decimal: Option<Mark>,
    /// What a heading of the file means: HEADING=COLUMN, or HEADING= to pass the column over; may be given several times
    #[arg(long = "column", value_name = "HEADING=COLUMN", value_parser = column)]
    columns: Vec<(String, Option<String>)>,
    /// The language of what is said about the file
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    language: Tongue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Customers and suppliers
    Parties,
    /// Goods and services
    Items,
    /// Balances of accounts, against the opening account
    Balances,
    /// What lies in the warehouses, at its cost
    Stock,
    /// What customers owe and suppliers are owed
    OpenItems,
}

impl Kind {
    const fn of_file(self) -> ImportKind {
        match self {
            Self::Parties => ImportKind::Parties,
            Self::Items => ImportKind::Items,
            Self::Balances => ImportKind::Balances,
            Self::Stock => ImportKind::Stock,
            Self::OpenItems => ImportKind::OpenItems,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mark {
    /// 1,234.50
    #[value(name = ".")]
    Point,
    /// 1.234,50
    #[value(name = ",")]
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    En,
    De,
    Fr,
}

/// Reads `HEADING=COLUMN`.
fn column(text: &str) -> std::result::Result<(String, Option<String>), String> {
    let (heading, column) = text.rsplit_once('=').ok_or("write HEADING=COLUMN, or HEADING= to pass it over")?;
    Ok((heading.trim().to_owned(), Some(column.trim().to_owned()).filter(|column| !column.is_empty())))
}

pub(crate) async fn run(book: Result<Book>, options: &Options) -> Result<ExitCode> {
    let bytes = std::fs::read(&options.file).map_err(failed(&options.file))?;
    let Decoded { text, encoding } = decode(&bytes)?;
    let on = options.on.as_deref().map(date::parse_iso).transpose();
    let file = ImportFile {
        kind: options.kind.of_file(),
        text,
        on: on.map_err(|error| REQUEST_INVALID.with("reason", error).at("on"))?,
        decimal: options.decimal.map(|mark| if mark == Mark::Point { DecimalMark::Point } else { DecimalMark::Comma }),
        columns: options.columns.iter().cloned().collect(),
        effect: if options.dry_run { ImportEffect::Try } else { ImportEffect::Keep },
    };
    let callee = Callee::open(book?, None).await?;
    let signed = Signed::try_new(&callee, options.user.as_deref(), &options.company).await?;
    let report: Result<ImportReport> = callee.dispatch(signed.token().as_deref(), &file).await;
    signed.out(&callee).await?;
    callee.relay().await?;
    let report = report?;
    let language = match options.language {
        Tongue::En => Language::En,
        Tongue::De => Language::De,
        Tongue::Fr => Language::Fr,
    };
    print!("{}", Told { report: &report, encoding, file: &options.file.display().to_string(), language });
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A report in a language.
struct Told<'a> {
    report: &'a ImportReport,
    encoding: Encoding,
    file: &'a str,
    language: Language,
}

impl Display for Told<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let ImportReport { rows, delimiter, decimal, dates, columns, sums, problems, problem_count, outcome } = self.report;
        let delimiter = if delimiter == "\t" { "tab" } else { delimiter };
        let decimal = match decimal {
            Some(DecimalMark::Point) => ".",
            Some(DecimalMark::Comma) => ",",
            None => "none",
        };
        let form = |form: &DateForm| if *form == DateForm::Iso { "2026-12-31" } else { "31.12.2026" };
        let dates: Vec<&str> = dates.iter().map(form).collect();
        let dates = if dates.is_empty() { String::new() } else { format!(", dates as {}", dates.join(" and ")) };
        let (file, encoding) = (self.file, self.encoding.name());
        writeln!(f, "{file}: {rows} rows, {encoding}, delimiter {delimiter}, decimal mark {decimal}{dates}")?;
        for column in columns.iter().filter(|column| column.column.is_none()) {
            writeln!(f, "not read: {}", column.heading)?;
        }
        for sum in sums {
            writeln!(f, "{}: {}", sum.column, sum.sum.decimal())?;
        }
        for ImportProblem { row, column, value, code, params } in problems {
            let place = if *row == 0 { "file".to_owned() } else { format!("row {row}") };
            let column = if column.is_empty() { String::new() } else { format!(", {column} \u{201c}{value}\u{201d}") };
            writeln!(f, "{place}{column}: {} [{code}]", texts(self.language).sentence(code, params))?;
        }
        match outcome {
            ImportOutcome::Imported => writeln!(f, "imported"),
            ImportOutcome::Tried => writeln!(f, "nothing is wrong; nothing was kept (dry run)"),
            ImportOutcome::Before => writeln!(f, "this file was imported before; nothing was done"),
            ImportOutcome::Refused => writeln!(f, "{problem_count} to be put right; nothing was imported"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn headings_are_given_a_meaning() {
        let own = |text: &str| text.to_owned();
        assert_eq!(column("Art.-Nr.=code"), Ok((own("Art.-Nr."), Some(own("code")))));
        assert_eq!(column("Farbe="), Ok((own("Farbe"), None)));
        assert!(column("Farbe").is_err());
    }
}
