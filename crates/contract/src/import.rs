//! Taking files over from another program: what each kind of file holds, how a file becomes text, and what is told of it,
//! cell by cell.

use std::collections::BTreeMap;

use garde::Validate;
use kontor_kernel::CivilDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::error::{REQUEST_TOO_LARGE, Result};
use crate::text_enum;

/// Rows a file may have; more is an import in parts.
pub const MAX_ROWS: usize = 10_000;
/// Problems an answer tells; whoever has mended so many tries again.
pub const MAX_PROBLEMS: usize = 1_000;
/// Bytes of a file at most: what one call takes.
pub const MAX_FILE_BYTES: usize = 8 << 20;

text_enum! {
    /// What a file holds.
    ImportKind {
        /// Customers and suppliers.
        Parties = "parties",
        /// Goods and services.
        Items = "items",
        /// What lies in the warehouses, at its cost.
        Stock = "stock",
        /// What customers owe and suppliers are owed.
        OpenItems = "open_items",
        /// Balances of accounts, against the opening account.
        Balances = "balances",
    }
}

text_enum! {
    /// The decimal mark of a file.
    DecimalMark {
        /// 1,234.50
        Point = "point",
        /// 1.234,50
        Comma = "comma",
    }
}

text_enum! {
    /// How a file writes dates.
    DateForm {
        /// 2026-12-31
        Iso = "iso",
        /// 31.12.2026
        DayFirst = "day_first",
    }
}

text_enum! {
    /// Whether a file takes effect.
    ImportEffect {
        /// Everything is tried and nothing kept.
        Try = "try",
        /// What it holds is taken over.
        Keep = "keep",
    }
}

text_enum! {
    /// What became of a file.
    ImportOutcome {
        /// All of it was taken over.
        Imported = "imported",
        /// All of it could be taken over.
        Tried = "tried",
        /// This very file was taken over before, so nothing was done.
        Before = "before",
        /// Nothing was done, because of what is wrong.
        Refused = "refused",
    }
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words and codes.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
}

/// A column that a kind of file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Holds,
    /// Whether every row must fill it.
    pub must: bool,
}

impl Column {
    /// A column of words.
    pub const fn text(name: &'static str) -> Self {
        Self { name, holds: Holds::Text, must: false }
    }
    /// A column of numbers.
    pub const fn number(name: &'static str) -> Self {
        Self { name, holds: Holds::Number, must: false }
    }
    /// A column of days.
    pub const fn date(name: &'static str) -> Self {
        Self { name, holds: Holds::Date, must: false }
    }
    /// It must be filled.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { must: true, ..self }
    }
}

const PARTIES: &[Column] = &[
    Column::text("code").required(),
    Column::text("name").required(),
    Column::text("kind"),
    Column::text("language"),
    Column::text("currency"),
    Column::text("payment_term"),
    Column::text("vat_id"),
    Column::text("registration_id"),
    Column::number("credit_limit"),
    Column::text("contact"),
    Column::text("email"),
    Column::text("phone"),
    Column::text("iban"),
    Column::text("street"),
    Column::text("postal_code"),
    Column::text("city"),
    Column::text("country"),
    Column::text("notes"),
];

const ITEMS: &[Column] = &[
    Column::text("code").required(),
    Column::text("name").required(),
    Column::text("name_en"),
    Column::text("name_de"),
    Column::text("name_fr"),
    Column::text("kind"),
    Column::text("unit_code"),
    Column::text("valuation"),
    Column::text("tax_class"),
    Column::text("category"),
    Column::number("price"),
    Column::text("price_currency"),
    Column::number("standard_cost"),
    Column::number("reorder_level"),
    Column::text("barcode"),
    Column::number("weight_kg"),
];

const BALANCES: &[Column] =
    &[Column::text("account_code").required(), Column::number("debit"), Column::number("credit"), Column::text("memo")];

const STOCK: &[Column] = &[
    Column::text("item_code").required(),
    Column::text("warehouse").required(),
    Column::number("quantity").required(),
    Column::number("unit_cost").required(),
];

const OPEN_ITEMS: &[Column] = &[
    Column::text("party_code").required(),
    Column::text("document_number").required(),
    Column::date("date").required(),
    Column::date("due").required(),
    Column::number("amount").required(),
    Column::text("currency"),
    Column::number("rate"),
    Column::text("side"),
];

impl ImportKind {
    /// The columns such a file may have.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Parties => PARTIES,
            Self::Items => ITEMS,
            Self::Balances => BALANCES,
            Self::Stock => STOCK,
            Self::OpenItems => OPEN_ITEMS,
        }
    }
    /// The permission its rows need, besides that to import.
    pub const fn needs(self) -> &'static str {
        match self {
            Self::Parties => "parties.party.write",
            Self::Items => "inventory.item.write",
            Self::Stock => "inventory.receipt.post",
            Self::OpenItems | Self::Balances => "finance.entry.post",
        }
    }
    /// Whether its rows are booked on a day.
    pub const fn dated(self) -> bool {
        matches!(self, Self::Stock | Self::OpenItems | Self::Balances)
    }
}

/// Takes a file over, all of it or nothing. The same file for the same day takes effect once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ImportFile {
    /// What it holds.
    #[garde(skip)]
    pub kind: ImportKind,
    /// The file as text: CSV with a header.
    #[garde(skip)]
    pub text: String,
    /// The first day of the books, for balances, stock and open items; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub on: Option<CivilDate>,
    /// The decimal mark, where the file leaves it open.
    #[garde(skip)]
    #[serde(default)]
    pub decimal: Option<DecimalMark>,
    /// Headings that mean a column of another name, or none: such a column is passed over.
    #[garde(length(max = 200))]
    #[serde(default)]
    pub columns: BTreeMap<String, Option<String>>,
    /// Whether it takes effect.
    #[garde(skip)]
    pub effect: ImportEffect,
}

/// What was found in a file, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportReport {
    /// Rows with data.
    pub rows: u32,
    /// What parts its cells.
    pub delimiter: String,
    /// The decimal mark; none if no number has one.
    pub decimal: Option<DecimalMark>,
    /// How its dates are written; none if it has no dates.
    pub dates: Vec<DateForm>,
    /// Its columns in order, with the first value of each.
    pub columns: Vec<ImportColumn>,
    /// Sums to compare with the other program.
    pub sums: Vec<ImportSum>,
    /// What is wrong, by row; the first thousand. If there is anything, nothing was taken over.
    pub problems: Vec<ImportProblem>,
    /// How much is wrong.
    pub problem_count: u32,
    /// What became of it.
    pub outcome: ImportOutcome,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportColumn {
    /// Its heading in the file.
    pub heading: String,
    /// What it was taken for; none if nobody knows it or it is passed over.
    pub column: Option<String>,
    /// Its first value as it stands in the file.
    pub written: String,
    /// The same as it was read: a plain decimal, a date as 2026-12-31; none if it cannot be read.
    pub read: Option<String>,
}

/// The sum of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportSum {
    /// The column.
    pub column: String,
    /// Its sum.
    pub sum: Amount,
}

/// What is wrong with a cell, a row or the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportProblem {
    /// The row as a spreadsheet counts, the header being 1; 0 if it is about the whole file.
    pub row: u32,
    /// The column; empty if it is about the whole row.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// The rule: a code of the catalogue.
    pub code: String,
    /// Parameters for the code's sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

/// How a file's bytes stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16 with a byte order mark, as Excel's \u{201c}Unicode text\u{201d}.
    Utf16,
    /// Windows-1252, as Excel's plain CSV in Western Europe.
    Windows1252,
}

impl Encoding {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
}

/// A file's bytes as text, in the encoding they tell.
///
/// # Errors
/// `import.encoding`, `request.too_large`.
pub fn decode(bytes: &[u8]) -> Result<Decoded> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(REQUEST_TOO_LARGE.with("limit", "8 MiB"));
    }
    let units = |bytes: &[u8], one: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks(2).map(|pair| one([pair[0], pair.get(1).copied().unwrap_or_default()])).collect();
        String::from_utf16(&units).map_err(|_| IMPORT_ENCODING.with("line", 1))
    };
    let wide = match bytes {
        [0xff, 0xfe, rest @ ..] => Some(units(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Some(units(rest, u16::from_be_bytes)?),
        _ => None,
    };
    if let Some(text) = wide {
        return Ok(Decoded { text, encoding: Encoding::Utf16 });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), encoding: Encoding::Utf8 }),
        Err(error) => western(bytes, error.valid_up_to()),
    }
}

/// A file that is not UTF-8, unless a part of it is: then it is broken, and guessing would garble its letters.
fn western(bytes: &[u8], broken: usize) -> Result<Decoded> {
    let mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let text: Option<String> = bytes.iter().map(|byte| letter(*byte)).collect();
    match text.filter(|_| !mixed) {
        Some(text) => Ok(Decoded { text, encoding: Encoding::Windows1252 }),
        None => {
            let line = bytes[..broken].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(IMPORT_ENCODING.with("line", line))
        }
    }
}

/// Windows-1252's own letters from 0x80 on; a space where it has none.
const WESTERN: &str = "\u{20ac} \u{201a}\u{192}\u{201e}\u{2026}\u{2020}\u{2021}\u{2c6}\u{2030}\u{160}\u{2039}\u{152} \u{17d}  \u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{2013}\u{2014}\u{2dc}\u{2122}\u{161}\u{203a}\u{153} \u{17e}\u{178}";

fn letter(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => WESTERN.chars().nth(usize::from(byte - 0x80)).filter(|letter| *letter != ' '),
        other => Some(char::from(other)),
    }
}

crate::commands! {
    /// Takes a CSV file over from another program, or tries it: what it was taken for, and what is wrong cell by cell. Each
    /// row needs the permission of what it becomes.
    change "import.file.run" needs "import.file.run" fails [
        IMPORT_UNREADABLE, IMPORT_EMPTY, IMPORT_TOO_MANY, IMPORT_TOO_LARGE
    ]: ImportFile => ImportReport;
}

crate::error_codes! {
    /// A file whose bytes stand for no letters.
    IMPORT_ENCODING = "import.encoding" Invalid { line };
    /// The file cannot be read as rows and columns.
    IMPORT_UNREADABLE = "import.unreadable" Invalid { reason };
    /// There is a header at most.
    IMPORT_EMPTY = "import.empty" Invalid {};
    /// More rows than are taken at once.
    IMPORT_TOO_MANY = "import.too_many_rows" Invalid { limit };
    /// More than one record may hold.
    IMPORT_TOO_LARGE = "import.too_large" Invalid { limit, rows };
    /// A column that must be there is not.
    IMPORT_COLUMN_MISSING = "import.column_missing" Invalid { column, found };
    /// A column nobody knows.
    IMPORT_COLUMN_UNKNOWN = "import.column_unknown" Invalid { column, known };
    /// A column stands there twice.
    IMPORT_COLUMN_TWICE = "import.column_twice" Invalid { column };
    /// A row has another number of cells than the header.
    IMPORT_ROW_LENGTH = "import.row_length" Invalid { expected, found };
    /// A cell that must be filled is empty.
    IMPORT_CELL_EMPTY = "import.cell_empty" Invalid {};
    /// A cell is no number.
    IMPORT_NOT_A_NUMBER = "import.not_a_number" Invalid { value };
    /// A cell is no date.
    IMPORT_NOT_A_DATE = "import.not_a_date" Invalid { value };
    /// A word that is none of those that may stand there.
    IMPORT_NOT_A_CHOICE = "import.not_a_choice" Invalid { value, choices };
    /// Nothing in the file tells whether a point or a comma is the decimal mark.
    IMPORT_DECIMAL_UNCLEAR = "import.decimal_unclear" Invalid { value };
    /// Some numbers have a decimal point, others a decimal comma.
    IMPORT_DECIMAL_MIXED = "import.decimal_mixed" Invalid { point, comma };
    /// A code that the book does not have.
    IMPORT_CODE_UNKNOWN = "import.code_unknown" Rule { value };
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode};

    #[test]
    fn bytes_become_letters() {
        let table: [(&[u8], &str, Encoding); 6] = [
            ("\u{feff}Äpfel;5 €".as_bytes(), "Äpfel;5 €", Encoding::Utf8),
            (b"plain", "plain", Encoding::Utf8),
            (b"\xc4pfel;5 \x80", "Äpfel;5 €", Encoding::Windows1252),
            (b"\xff\xfe\xc4\x00;\x00", "Ä;", Encoding::Utf16),
            (b"\xfe\xff\x00\xc4\x00;", "Ä;", Encoding::Utf16),
            (b"", "", Encoding::Utf8),
        ];
        for (bytes, text, encoding) in table {
            let found = decode(bytes).expect("letters");
            assert_eq!((found.text.as_str(), found.encoding), (text, encoding));
        }
    }

    #[test]
    fn what_would_be_garbled_is_refused() {
        // Half of it is UTF-8; and a byte that stands for nothing.
        for bytes in [&b"a\n\xc3\xa4;\xe4"[..], b"a\nb\x81"] {
            let error = decode(bytes).expect_err("no letters");
            assert_eq!((error.code.as_str(), error.params["line"].as_str()), ("import.encoding", "2"));
        }
    }
}
