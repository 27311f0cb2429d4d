//! What the tables of an archive are, for programs and for people, read from the migrations that make them.

use std::fmt::Write as _;

use kontor_contract::row::ColumnType;
use kontor_platform::archive::tables;
use kontor_store::{MIGRATIONS, Table, TableColumn};
use serde_json::{Value, json};

/// What stands beside the tables.
pub(super) const README: &str = "This is the archive of a Kontor book.\r\n\r\n\
manifest.json       the list of contents: each file with its rows, bytes and SHA-256\r\n\
manifest.sig.json   the signature of that list by the key of the book's node\r\n\
facts.jsonl         every committed business transaction, verbatim, with its place in the hash chain\r\n\
signatures.jsonl    the heads of the chain that were signed\r\n\
journal.csv         the journal, to be read by people\r\n\
trial_balance.csv   the balance of every account, in minor units\r\n\
tables/*.csv        every table of the book; schema.json and index.xml describe them\r\n\
report.json         what the check of the book found when the archive was made\r\n\r\n\
kontor-verify ARCHIVE.zip checks all of it without Kontor. A text cell that a spreadsheet would run as a formula has an\r\n\
apostrophe before it. Amounts named ..._minor are whole minor units (cents), instants named ..._at are microseconds since\r\n\
1970-01-01 UTC, dates named ..._on are ISO 8601. Quantities and rates are whole numbers scaled as schema.json says.\r\n";

/// Every table with its class, key and columns.
pub(super) fn schema() -> Value {
    let tables: Vec<Value> = tables()
        .map(|table| {
            let key: Vec<&str> = table.key.iter().map(|at| table.columns[*at].name.as_str()).collect();
            let columns: Vec<Value> = table
                .columns
                .iter()
                .map(|column| json!({ "name": column.name, "type": type_word(column.column_type), "unit": unit(column) }))
                .collect();
            json!({
                "file": format!("tables/{}.csv", table.name),
                "table": table.name,
                "about": about(table),
                "class": format!("{:?}", table.class).to_lowercase(),
                "key": key,
                "columns": columns,
            })
        })
        .collect();
    json!({ "encoding": "UTF-8", "delimiter": ",", "quote": "\"", "line_end": "CRLF", "header": true, "tables": tables })
}

fn type_word(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Int => "integer",
        ColumnType::Text => "text",
        ColumnType::Id => "uuid",
        ColumnType::Bytes => "hexadecimal",
    }
}

/// Units as the names of columns say them.
fn unit(column: &TableColumn) -> &'static str {
    let name = column.name.as_str();
    match column.column_type {
        ColumnType::Int if name.ends_with("_minor") => "minor units of the currency beside it; debit positive",
        ColumnType::Int if name.ends_with("_at") => "microseconds since 1970-01-01 UTC",
        ColumnType::Int
            if ["quantity", "on_hand", "reserved", "price", "unit_price", "standard_cost", "min_quantity"].contains(&name) =>
        {
            "ten-thousandths"
        }
        ColumnType::Int if name == "rate" => {
            "scaled; a tax rate in ten-thousandths of a percent, an exchange rate in units of 1e-10"
        }
        ColumnType::Text if name.ends_with("_on") => "ISO 8601 date",
        ColumnType::Text if name.ends_with("_currency") => "ISO 4217",
        ColumnType::Int | ColumnType::Text | ColumnType::Id | ColumnType::Bytes => "",
    }
}

/// The sentence that stands before the table in its migration.
fn about(table: &Table) -> &'static str {
    let head = format!("create table {} (", table.name);
    MIGRATIONS
        .iter()
        .find_map(|migration| {
            let mut comment = "";
            for line in migration.sql.lines() {
                if let Some(text) = line.strip_prefix("-- ") {
                    comment = text;
                } else if line.starts_with(&head) {
                    return comment.split_once(": ").map(|(_, about)| about);
                }
            }
            None
        })
        .unwrap_or_default()
}

/// In the spirit of the description standard for handing data to tax auditors (GDPdU/GoBD, index.xml).
pub(super) fn index() -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE DataSet SYSTEM \"gdpdu-01-09-2004.dtd\">\n<DataSet>\n  \
         <Version>1.0</Version>\n  <Media>\n    <Name>Kontor</Name>\n",
    );
    for table in tables() {
        table_xml(&mut out, table).expect("writing to a String cannot fail");
    }
    out.push_str("  </Media>\n</DataSet>\n");
    out
}

fn table_xml(out: &mut String, table: &Table) -> std::fmt::Result {
    let Table { name, columns, key, .. } = table;
    writeln!(out, "    <Table>\n      <URL>tables/{name}.csv</URL>\n      <Name>{name}</Name>")?;
    writeln!(out, "      <Description>{}</Description>", escape(about(table)))?;
    writeln!(out, "      <UTF8 />\n      <DecimalSymbol>.</DecimalSymbol>\n      <DigitGroupingSymbol>,</DigitGroupingSymbol>")?;
    writeln!(out, "      <Range><From>2</From></Range>\n      <VariableLength>")?;
    writeln!(out, "        <ColumnDelimiter>,</ColumnDelimiter>\n        <RecordDelimiter>&#13;&#10;</RecordDelimiter>")?;
    writeln!(out, "        <TextEncapsulator>\"</TextEncapsulator>")?;
    for (at, column) in columns.iter().enumerate() {
        let element = if key.contains(&at) { "VariablePrimaryKey" } else { "VariableColumn" };
        let kind = match column.column_type {
            ColumnType::Int => "<Numeric />",
            ColumnType::Text if column.name.ends_with("_on") => "<Date><Format>YYYY-MM-DD</Format></Date>",
            ColumnType::Text | ColumnType::Id | ColumnType::Bytes => "<AlphaNumeric />",
        };
        writeln!(out, "        <{element}><Name>{}</Name>{kind}</{element}>", column.name)?;
    }
    writeln!(out, "      </VariableLength>\n    </Table>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
