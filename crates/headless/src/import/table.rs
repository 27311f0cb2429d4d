//! A CSV file as rows of named cells: delimiter and decimal mark are found out, and shown.

use kontor_contract::error::FieldError;
use kontor_contract::import::{
    IMPORT_CELL_EMPTY, IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE, IMPORT_COLUMN_UNKNOWN, IMPORT_DECIMAL_MIXED,
    IMPORT_DECIMAL_UNCLEAR, IMPORT_EMPTY, IMPORT_ENCODING, IMPORT_ROW_LENGTH, IMPORT_TOO_MANY, IMPORT_UNREADABLE, MAX_ROWS,
};
use kontor_contract::{Error, Result};

use super::cells::{self, Mark};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Number,
    Date,
}

/// A column of a kind of file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    /// Whether every row must fill it.
    pub(super) must: bool,
}

impl Column {
    pub(super) const fn text(name: &'static str) -> Self {
        Self { name, holds: Holds::Text, must: false }
    }

    pub(super) const fn number(name: &'static str) -> Self {
        Self { name, holds: Holds::Number, must: false }
    }

    pub(super) const fn date(name: &'static str) -> Self {
        Self { name, holds: Holds::Date, must: false }
    }

    pub(super) const fn required(self) -> Self {
        Self { must: true, ..self }
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row as a spreadsheet counts, the header being 1; 0 if it is about the whole file.
    pub row: usize,
    /// The column; empty if it is about the whole row.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// The rule, and how to mend it.
    pub error: FieldError,
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct Table {
    /// What parts cells.
    pub(super) delimiter: char,
    /// The decimal mark; none if no number has one.
    pub(super) decimal: Option<Mark>,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// Cells that cannot be what their column holds.
    pub(super) problems: Vec<Problem>,
}

/// A row, its numbers and dates in the book's own form. An empty cell is none.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// As a spreadsheet counts.
    pub(super) number: usize,
    cells: Vec<(&'static str, String)>,
    raw: Vec<(&'static str, String)>,
}

impl Row {
    pub(super) fn get(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.as_str())
    }

    /// What stands in the file.
    pub(super) fn raw(&self, column: &str) -> Option<&str> {
        self.raw.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.as_str())
    }

    pub(super) fn problem(&self, column: &str, error: Error) -> Problem {
        let error = FieldError { path: String::new(), code: error.code, params: error.params };
        Problem { row: self.number, column: column.to_owned(), value: self.raw(column).unwrap_or_default().to_owned(), error }
    }
}

/// What parts cells in files of this world.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Reads a file. `decimal` settles what the file leaves open.
///
/// # Errors
/// `import.*` about the file as a whole; what is wrong with single cells is in the table.
pub(super) fn read(bytes: &[u8], columns: &[Column], decimal: Option<Mark>) -> Result<Table> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        IMPORT_ENCODING.with("line", line)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let delimiter = delimiter_of(header, columns);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| IMPORT_UNREADABLE.with("reason", error);
    let heading = header_of(reader.headers().map_err(unreadable)?, columns)?;
    let mut table = Table { delimiter: char::from(delimiter), decimal: None, rows: Vec::new(), problems: Vec::new() };
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(unreadable)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if table.rows.len() == MAX_ROWS {
            return Err(IMPORT_TOO_MANY.with("limit", MAX_ROWS));
        }
        let raw = heading.iter().zip(&record).map(|(column, cell)| (column.name, cell.trim().to_owned())).collect();
        let row = Row { number: at + 2, cells: Vec::new(), raw };
        if record.len() != heading.len() {
            let error = IMPORT_ROW_LENGTH.with("expected", heading.len()).with("found", record.len());
            table.problems.push(row.problem("", error));
        }
        table.rows.push(row);
    }
    if table.rows.is_empty() {
        return Err(IMPORT_EMPTY.error());
    }
    table.decimal = decimal_of(&table.rows, &heading, decimal)?;
    for row in &mut table.rows {
        table.problems.extend(fill(row, &heading, table.decimal));
    }
    Ok(table)
}

/// The delimiter under which the header names most of the columns that are known.
fn delimiter_of(header: &str, columns: &[Column]) -> u8 {
    let known = |delimiter: &u8| {
        let names = header.split(char::from(*delimiter)).map(name_of);
        names.filter(|name| columns.iter().any(|column| column.name == *name)).count()
    };
    // Of equals the first, which is the commoner one in Europe.
    DELIMITERS.into_iter().rev().max_by_key(known).unwrap_or(b';')
}

/// A header's name as columns are named: `"Party Code "` is `party_code`.
fn name_of(cell: &str) -> String {
    cell.trim().trim_matches('"').trim().to_lowercase().replace([' ', '-'], "_")
}

fn header_of(header: &csv::StringRecord, columns: &[Column]) -> Result<Vec<Column>> {
    let names: Vec<String> = header.iter().map(name_of).collect();
    let listed = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(", ");
    let mut found: Vec<Column> = Vec::with_capacity(names.len());
    for name in &names {
        let known = || listed(&mut columns.iter().map(|column| column.name));
        let column = columns.iter().find(|column| column.name == name);
        let column = column.ok_or_else(|| IMPORT_COLUMN_UNKNOWN.with("column", name).with("known", known()))?;
        if found.iter().any(|other| other.name == column.name) {
            return Err(IMPORT_COLUMN_TWICE.with("column", name));
        }
        found.push(*column);
    }
    match columns.iter().find(|column| column.must && !found.iter().any(|other| other.name == column.name)) {
        Some(column) => {
            let seen = listed(&mut names.iter().map(String::as_str));
            Err(IMPORT_COLUMN_MISSING.with("column", column.name).with("found", seen))
        }
        None => Ok(found),
    }
}

/// The decimal mark that all numbers together tell.
fn decimal_of(rows: &[Row], heading: &[Column], decimal: Option<Mark>) -> Result<Option<Mark>> {
    if decimal.is_some() {
        return Ok(decimal);
    }
    let (mut point, mut comma, mut unclear) = (None, None, None);
    for column in heading.iter().filter(|column| column.holds == Holds::Number) {
        for cell in rows.iter().filter_map(|row| row.raw(column.name)) {
            match cells::mark_of(cell) {
                cells::Tells::Decimal(Mark::Point) => point = point.or(Some(cell)),
                cells::Tells::Decimal(Mark::Comma) => comma = comma.or(Some(cell)),
                cells::Tells::Either => unclear = unclear.or(Some(cell)),
                cells::Tells::Nothing => {}
            }
        }
    }
    match (point, comma, unclear) {
        (Some(point), Some(comma), _) => Err(IMPORT_DECIMAL_MIXED.with("point", point).with("comma", comma)),
        (Some(_), None, _) => Ok(Some(Mark::Point)),
        (None, Some(_), _) => Ok(Some(Mark::Comma)),
        (None, None, Some(cell)) => Err(IMPORT_DECIMAL_UNCLEAR.with("value", cell)),
        (None, None, None) => Ok(None),
    }
}

/// Brings the cells of a row into the book's own form.
fn fill(row: &mut Row, heading: &[Column], decimal: Option<Mark>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for column in heading {
        let cell = row.raw(column.name).unwrap_or_default().to_owned();
        if cell.is_empty() {
            if column.must {
                problems.push(row.problem(column.name, IMPORT_CELL_EMPTY.error()));
            }
            continue;
        }
        let read = match column.holds {
            Holds::Text => Ok(cell),
            Holds::Number => cells::number(&cell, decimal.unwrap_or(Mark::Point)),
            Holds::Date => cells::date(&cell),
        };
        match read {
            Ok(cell) => row.cells.push((column.name, cell)),
            Err(error) => problems.push(row.problem(column.name, error)),
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] =
        &[Column::text("code").required(), Column::number("price"), Column::number("weight_kg"), Column::date("from")];

    fn cells(text: &str) -> Vec<Vec<Option<String>>> {
        let table = read(text.as_bytes(), COLUMNS, None).expect("readable");
        assert_eq!(table.problems, []);
        let row = |row: &Row| COLUMNS.iter().map(|column| row.get(column.name).map(str::to_owned)).collect();
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn delimiter_and_decimal_mark_are_found_out() {
        let some = |text: &str| Some(text.to_owned());
        let expected =
            vec![vec![some("A"), some("1234.5"), some("0.125"), some("2026-12-31")], vec![some("B"), some("1000"), None, None]];
        let files = [
            "\u{feff}Code;Price;Weight kg;From\r\nA;1.234,5;0,125;31.12.2026\r\nB;1.000;;\r\n\r\n",
            "code,price,weight_kg,from\nA,\"1,234.5\",.125,2026-12-31\nB,\"1,000\",,\n",
            "code\tprice\tweight_kg\tfrom\nA\t1 234,5\t0,125\t2026-12-31\nB\t1'000\t\t\n",
        ];
        for file in files {
            assert_eq!(cells(file), expected, "{file}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused_as_a_whole() {
        let table: [(&[u8], &str); 9] = [
            (b"", "import.column_unknown"),
            (b"code;price\n", "import.empty"),
            (b"code;prise\nA;1\n", "import.column_unknown"),
            (b"code;code\nA;1\n", "import.column_twice"),
            (b"price\n1\n", "import.column_missing"),
            (b"code;price\nA;\xe4\n", "import.encoding"),
            (b"code;price\nA;1.234\nB;2.500\n", "import.decimal_unclear"),
            (b"code;price\nA;1.5\nB;2,5\n", "import.decimal_mixed"),
            (b"PK\x03\x04\x00\x00", "import.column_unknown"),
        ];
        for (bytes, code) in table {
            let found = read(bytes, COLUMNS, None).expect_err("refused").code;
            assert!(found == code || (bytes.is_empty() && found == "import.column_missing"), "{found} instead of {code}");
        }
        let many = format!("code\n{}", "A\n".repeat(MAX_ROWS + 1));
        assert_eq!(read(many.as_bytes(), COLUMNS, None).expect_err("refused").code, "import.too_many_rows");
    }

    #[test]
    fn every_wrong_cell_is_named() {
        let table = read(b"code;price;from\n;1,5\nA;x1;2026-02-29\nB;2,5;1/2/26\n", COLUMNS, None).expect("readable");
        let found: Vec<_> =
            table.problems.iter().map(|problem| (problem.row, problem.column.as_str(), problem.error.code.as_str())).collect();
        assert_eq!(
            found,
            [
                (2, "", "import.row_length"),
                (2, "code", "import.cell_empty"),
                (3, "price", "import.not_a_number"),
                (3, "from", "import.not_a_date"),
                (4, "from", "import.not_a_date"),
            ]
        );
        assert_eq!(table.problems[2].value, "x1");
    }

    #[test]
    fn a_named_mark_settles_what_is_unclear() {
        let table = read(b"code;price\nA;1.234\n", COLUMNS, Some(Mark::Point)).expect("readable");
        assert_eq!(table.rows[0].get("price"), Some("1.234"));
        let table = read(b"code;price\nA;1.234\n", COLUMNS, Some(Mark::Comma)).expect("readable");
        assert_eq!(table.rows[0].get("price"), Some("1234"));
    }
}
