//! Comma-separated files that no spreadsheet mistakes for a program.

use std::io::Write;

/// Characters with which a spreadsheet begins a formula, or which it skips before one (OWASP, "CSV Injection").
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// What people typed: made harmless if it looks like the beginning of a formula.
    Text(&'a str),
    /// A number, date or id that Kontor wrote: left as it is, so `-1.50` stays a number.
    Plain(&'a str),
}

/// The text, with an apostrophe before it if a spreadsheet would run it as a formula.
#[must_use]
pub fn neutralise(text: &str) -> std::borrow::Cow<'_, str> {
    if text.starts_with(FORMULA_STARTS) { format!("'{text}").into() } else { text.into() }
}

/// Writes rows in RFC 4180 form: commas, quotes where needed, CRLF, UTF-8 without a mark.
pub struct Table<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Table<W> {
    /// A table with a header.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn try_new(out: W, header: &[&str]) -> std::io::Result<Table<W>> {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let mut table = Table { writer };
        table.writer.write_record(header)?;
        Ok(table)
    }

    /// A table that goes on: its header was written before.
    pub fn rows(out: W) -> Table<W> {
        Table { writer: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out) }
    }

    /// Writes one row, which must have as many cells as the header.
    ///
    /// # Errors
    /// What `out` fails with; `InvalidData` if the number of cells differs.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> std::io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Empty => self.writer.write_field("")?,
                Cell::Text(text) => self.writer.write_field(neutralise(text).as_ref())?,
                Cell::Plain(text) => self.writer.write_field(text)?,
            }
        }
        self.writer.write_record(None::<&[u8]>).map_err(std::io::Error::from)
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn finish(mut self) -> std::io::Result<()> {
        self.writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[&[Cell<'_>]]) -> std::io::Result<String> {
        let mut bytes = Vec::new();
        let mut table = Table::try_new(&mut bytes, &["a", "b"])?;
        for row in rows {
            table.row(row)?;
        }
        table.finish()?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn formulas_are_neutralised_and_numbers_are_not() {
        let table = [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("a=1", "a=1"),
            ("", ""),
        ];
        for (text, safe) in table {
            assert_eq!(neutralise(text), safe);
        }
        let text = written(&[&[Cell::Plain("-1.50"), Cell::Text("=1+1")], &[Cell::Empty, Cell::Text("x, \"y\"\nz")]]).unwrap();
        assert_eq!(text, "a,b\r\n-1.50,'=1+1\r\n,\"x, \"\"y\"\"\nz\"\r\n");
    }

    #[test]
    fn a_ragged_row_is_an_error() {
        assert!(written(&[&[Cell::Empty]]).is_err());
    }
}
