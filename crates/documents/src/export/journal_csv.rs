//! The journal as a table.

use std::io::Write;

use super::{ExportError, JournalLine};
use crate::csv::{Cell, Table};

/// Columns, in order; scripts depend on them.
const HEADER: [&str; 7] = ["entry_id", "date", "account_code", "account_type", "debit", "credit", "currency"];

/// Writes one row per posting: dates as `YYYY-MM-DD`, amounts as plain decimals with the currency's decimals.
///
/// # Errors
/// What `out` fails with.
pub fn journal_csv(lines: impl IntoIterator<Item = JournalLine>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut table = Table::try_new(out, &HEADER)?;
    for line in lines {
        let (id, date) = (line.entry_id.to_string(), line.date.to_string());
        let (debit, credit) = (line.debit.map(|money| money.to_plain()), line.credit.map(|money| money.to_plain()));
        let amount = |text: &Option<String>| text.clone().unwrap_or_default();
        table.row(&[
            Cell::Plain(&id),
            Cell::Plain(&date),
            Cell::Text(&line.account_code),
            Cell::Plain(line.account_type.as_str()),
            Cell::Plain(&amount(&debit)),
            Cell::Plain(&amount(&credit)),
            Cell::Plain(line.currency.as_str()),
        ])?;
    }
    Ok(table.finish()?)
}
