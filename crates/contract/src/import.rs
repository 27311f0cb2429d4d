//! What can be wrong with a file to be imported, cell by cell.

/// Rows a file may have; more is an import in parts.
pub const MAX_ROWS: usize = 10_000;

crate::error_codes! {
    /// The file is not UTF-8.
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
