//! A CSV file as rows of named cells: delimiter, decimal mark and columns are found out, and shown.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::error::Error;
use kontor_contract::import::{
    Column, DateForm, DecimalMark as Mark, Holds, IMPORT_CELL_EMPTY, IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE,
    IMPORT_COLUMN_UNKNOWN, IMPORT_DECIMAL_MIXED, IMPORT_DECIMAL_UNCLEAR, IMPORT_EMPTY, IMPORT_ROW_LENGTH, IMPORT_TOO_MANY,
    IMPORT_UNREADABLE, ImportProblem, MAX_ROWS,
};

use crate::cells;

/// The header's row, as a spreadsheet counts.
const HEADER: u32 = 1;

/// What is known of a file beforehand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// The columns such a file may have.
    pub(crate) columns: &'static [Column],
    /// Headings that mean a column of another name, or none.
    pub(crate) named: &'a BTreeMap<String, Option<String>>,
    /// The decimal mark, where the file leaves it open.
    pub(crate) decimal: Option<Mark>,
}

/// A heading of the file, and what it was taken for.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub(crate) text: String,
    pub(crate) column: Option<Column>,
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Table {
    /// What parts cells.
    pub(crate) delimiter: char,
    /// The decimal mark; none if no number has one.
    pub(crate) decimal: Option<Mark>,
    /// How dates are written.
    pub(crate) dates: Vec<DateForm>,
    /// The header.
    pub(crate) headings: Vec<Heading>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
    /// What is wrong with the header, and cells that cannot be what their column holds.
    pub(crate) problems: Vec<ImportProblem>,
}

/// A row, its numbers and dates in the book's own form. An empty cell is none.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// As a spreadsheet counts.
    pub(crate) number: u32,
    cells: Vec<(&'static str, String)>,
    raw: Vec<(&'static str, String)>,
}

impl Row {
    pub(crate) fn get(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.as_str())
    }

    /// What stands in the file.
    pub(crate) fn raw(&self, column: &str) -> Option<&str> {
        self.raw.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.as_str())
    }

    pub(crate) fn problem(&self, column: &str, error: Error) -> ImportProblem {
        problem(self.number, column, self.raw(column).unwrap_or_default(), error)
    }
}

/// What is wrong somewhere in the file.
pub(crate) fn problem(row: u32, column: &str, value: &str, error: Error) -> ImportProblem {
    ImportProblem { row, column: column.to_owned(), value: value.to_owned(), code: error.code, params: error.params }
}

/// What parts cells in files of this world.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Reads a file.
///
/// # Errors
/// `import.*` about what is no table at all; what is wrong with header and cells is in the table.
pub(crate) fn read(text: &str, reading: Reading<'_>) -> Result<Table> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let delimiter = delimiter_of(header, reading);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| IMPORT_UNREADABLE.with("reason", error);
    let (headings, problems) = header_of(reader.headers().map_err(unreadable)?, reading);
    let (decimal, dates, rows) = (None, Vec::new(), Vec::new());
    let mut table = Table { delimiter: char::from(delimiter), decimal, dates, headings, rows, problems };
    for (record, number) in reader.records().zip(HEADER + 1..) {
        let record = record.map_err(unreadable)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if table.rows.len() == MAX_ROWS {
            return Err(IMPORT_TOO_MANY.with("limit", MAX_ROWS));
        }
        let known = table.headings.iter().zip(&record).filter_map(|(heading, cell)| Some((heading.column?.name, cell)));
        let row = Row { number, cells: Vec::new(), raw: known.map(|(name, cell)| (name, cell.trim().to_owned())).collect() };
        if record.len() != table.headings.len() {
            let error = IMPORT_ROW_LENGTH.with("expected", table.headings.len()).with("found", record.len());
            table.problems.push(row.problem("", error));
        }
        table.rows.push(row);
    }
    if table.rows.is_empty() {
        return Err(IMPORT_EMPTY.error());
    }
    table.fill(reading);
    Ok(table)
}

/// The delimiter under which the header names most of the columns that are known; where it names none, the one it has most.
fn delimiter_of(header: &str, reading: Reading<'_>) -> u8 {
    let known = |delimiter: &u8| {
        let parts = || header.split(char::from(*delimiter));
        (parts().filter(|heading| meaning(heading, reading).is_some()).count(), parts().count())
    };
    // Of equals the first, which is the commoner one in Europe.
    DELIMITERS.into_iter().rev().max_by_key(known).unwrap_or(b';')
}

/// A header's name as columns are named: `"Party Code "` is `party_code`.
fn name_of(cell: &str) -> String {
    cell.trim().trim_matches('"').trim().to_lowercase().replace([' ', '-'], "_")
}

/// What a heading is taken for: `None` if nobody knows it, `Some(None)` if it is passed over.
fn meaning(heading: &str, reading: Reading<'_>) -> Option<Option<Column>> {
    let heading = heading.trim().trim_matches('"').trim();
    let column = |name: &str| reading.columns.iter().find(|column| column.name == name).copied();
    match reading.named.get(heading) {
        Some(None) => Some(None),
        Some(Some(name)) => column(name).map(Some),
        None => column(&name_of(heading)).map(Some),
    }
}

fn header_of(header: &csv::StringRecord, reading: Reading<'_>) -> (Vec<Heading>, Vec<ImportProblem>) {
    let listed = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(", ");
    let mut problems = Vec::new();
    let mut headings: Vec<Heading> = Vec::with_capacity(header.len());
    for cell in header {
        let text = cell.trim().to_owned();
        let column = meaning(&text, reading);
        if column.is_none() {
            let known = listed(&mut reading.columns.iter().map(|column| column.name));
            let error = IMPORT_COLUMN_UNKNOWN.with("column", name_of(&text)).with("known", known);
            problems.push(problem(HEADER, &text, "", error));
        }
        let column = column.flatten();
        let twice = column.is_some_and(|column| headings.iter().any(|other| other.column == Some(column)));
        if twice {
            problems.push(problem(HEADER, &text, "", IMPORT_COLUMN_TWICE.with("column", name_of(&text))));
        }
        headings.push(Heading { text, column: column.filter(|_| !twice) });
    }
    let seen = listed(&mut headings.iter().map(|heading| heading.text.as_str()));
    for column in reading.columns.iter().filter(|column| column.must) {
        if !headings.iter().any(|heading| heading.column == Some(*column)) {
            let error = IMPORT_COLUMN_MISSING.with("column", column.name).with("found", &seen);
            problems.push(problem(HEADER, column.name, "", error));
        }
    }
    (headings, problems)
}

impl Table {
    fn known(&self) -> Vec<Column> {
        self.headings.iter().filter_map(|heading| heading.column).collect()
    }

    /// Brings all cells into the book's own form.
    fn fill(&mut self, reading: Reading<'_>) {
        let known = self.known();
        let decimal = decimal_of(&self.rows, &known, reading.decimal);
        let clear = decimal.is_ok();
        match decimal {
            Ok(mark) => self.decimal = mark,
            Err(error) => self.problems.push(problem(0, "", "", error)),
        }
        for row in &mut self.rows {
            for column in &known {
                let cell = row.raw(column.name).unwrap_or_default().to_owned();
                if cell.is_empty() {
                    if column.must {
                        self.problems.push(row.problem(column.name, IMPORT_CELL_EMPTY.error()));
                    }
                    continue;
                }
                let read = match column.holds {
                    Holds::Text => Ok(cell),
                    // What a number is cannot be said without its mark; that is told once, not at every number.
                    Holds::Number if !clear => continue,
                    Holds::Number => cells::number(&cell, self.decimal.unwrap_or(Mark::Point)),
                    Holds::Date => cells::date(&cell).map(|(day, form)| {
                        if !self.dates.contains(&form) {
                            self.dates.push(form);
                        }
                        day
                    }),
                };
                match read {
                    Ok(cell) => row.cells.push((column.name, cell)),
                    Err(error) => self.problems.push(row.problem(column.name, error)),
                }
            }
        }
    }
}

/// The decimal mark that all numbers together tell.
fn decimal_of(rows: &[Row], known: &[Column], decimal: Option<Mark>) -> Result<Option<Mark>> {
    if decimal.is_some() {
        return Ok(decimal);
    }
    let (mut point, mut comma, mut unclear) = (None, None, None);
    for column in known.iter().filter(|column| column.holds == Holds::Number) {
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

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] =
        &[Column::text("code").required(), Column::number("price"), Column::number("weight_kg"), Column::date("from")];

    fn table(text: &str, decimal: Option<Mark>) -> Result<Table> {
        read(text, Reading { columns: COLUMNS, named: &BTreeMap::new(), decimal })
    }

    /// Row, column and code of everything wrong.
    fn found(table: &Table) -> Vec<(u32, &str, &str)> {
        table.problems.iter().map(|problem| (problem.row, problem.column.as_str(), problem.code.as_str())).collect()
    }

    fn cells(text: &str) -> Vec<Vec<Option<String>>> {
        let table = table(text, None).expect("readable");
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
        let dates = table("code;from\nA;31.12.2026\nB;2026-12-31\nC;1.1.2026\n", None).expect("readable").dates;
        assert_eq!(dates, [DateForm::DayFirst, DateForm::Iso]);
    }

    #[test]
    fn what_is_no_table_is_refused_as_a_whole() {
        for (text, code) in [("", "import.empty"), ("code;price\n", "import.empty")] {
            assert_eq!(table(text, None).expect_err("refused").code, code);
        }
        let many = format!("code\n{}", "A\n".repeat(MAX_ROWS + 1));
        assert_eq!(table(&many, None).expect_err("refused").code, "import.too_many_rows");
    }

    #[test]
    fn what_is_wrong_with_the_header_is_told_column_by_column() {
        let wrong: [(&str, (u32, &str, &str)); 5] = [
            ("code;prise\nA;1\n", (1, "prise", "import.column_unknown")),
            ("code;code\nA;1\n", (1, "code", "import.column_twice")),
            ("price\n1\n", (1, "code", "import.column_missing")),
            ("code;price\nA;1.234\nB;2.500\n", (0, "", "import.decimal_unclear")),
            ("code;price\nA;1.5\nB;2,5\n", (0, "", "import.decimal_mixed")),
        ];
        for (text, expected) in wrong {
            assert_eq!(found(&table(text, None).expect("a table")), [expected], "{text}");
        }
    }

    #[test]
    fn headings_may_mean_columns_of_other_names() {
        let own = |text: &str| text.to_owned();
        let named = BTreeMap::from([(own("Art.-Nr."), Some(own("code"))), (own("Farbe"), None), (own("VK"), Some(own("price")))]);
        let reading = Reading { columns: COLUMNS, named: &named, decimal: None };
        let table = read("Art.-Nr.;Farbe;VK\nA;rot;1,50\n", reading).expect("readable");
        assert_eq!((found(&table), table.delimiter), (vec![], ';'));
        assert_eq!((table.rows[0].get("code"), table.rows[0].get("price")), (Some("A"), Some("1.50")));
        assert_eq!(
            table.headings.iter().map(|heading| heading.column.map(|column| column.name)).collect::<Vec<_>>(),
            [Some("code"), None, Some("price")]
        );
    }

    #[test]
    fn every_wrong_cell_is_named() {
        let table = table("code;price;from\n;1,5\nA;x1;2026-02-29\nB;2,5;1/2/26\n", None).expect("readable");
        assert_eq!(
            found(&table),
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
        for (mark, price) in [(Mark::Point, "1.234"), (Mark::Comma, "1234")] {
            let table = table("code;price\nA;1.234\n", Some(mark)).expect("readable");
            assert_eq!(table.rows[0].get("price"), Some(price));
        }
    }
}
