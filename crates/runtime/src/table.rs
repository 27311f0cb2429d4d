//! A command's answer as a table for a spreadsheet. As with paper the command runs as ever, so permission and scope are the
//! command's.

use kontor_contract::audit::LogExport;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::paper::{self, NO_TABLE};
use kontor_contract::{Error, Result};
use kontor_documents::csv::{Cell, Table};
use kontor_platform::{App, Call};

/// A table as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv {
    /// What it is called.
    pub file_name: String,
    /// RFC 4180, UTF-8.
    pub bytes: Vec<u8>,
}

/// Runs a command and writes its answer as a table.
///
/// # Errors
/// `table.none` before the command runs if it answers no table; those of the command.
pub async fn ask(app: &App, call: Call) -> Result<Csv> {
    let name = call.name.clone();
    let none = || NO_TABLE.with("name", &name);
    if !paper::is_table(&name) {
        return Err(none());
    }
    let answer = app.call(call).await?;
    let export = paper::read_table(&name, &answer).map_err(bug)?.ok_or_else(none)?;
    let bytes = write(&export).map_err(bug)?;
    Ok(Csv { file_name: export.file_name, bytes })
}

fn write(export: &LogExport) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let heads: Vec<&str> = export.heads.iter().map(String::as_str).collect();
    let mut table = Table::try_new(&mut bytes, &heads)?;
    for line in &export.lines {
        let cells = line.cells();
        let cells: Vec<Cell<'_>> = cells
            .iter()
            .enumerate()
            // Entry and moment are ours; everything else may be what somebody typed.
            .map(|(at, text)| if at < 2 { Cell::Plain(text) } else { Cell::Text(text) })
            .collect();
        table.row(&cells)?;
    }
    table.finish()?;
    Ok(bytes)
}

fn bug(error: impl ToString) -> Error {
    INTERNAL_BUG.with("what", error)
}
