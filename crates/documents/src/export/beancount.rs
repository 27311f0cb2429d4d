//! The journal for beancount.

use std::collections::BTreeSet;
use std::io::Write;

use super::names::Accounts;
use super::text::one_line;
use super::{ExportError, JournalLine};

/// Writes a ledger that `bean-check` accepts: one transaction per entry, then an `open` for every account on the first
/// day it is used (beancount sorts by date itself).
///
/// # Errors
/// What `out` fails with; `Amount`.
pub fn beancount(lines: impl IntoIterator<Item = JournalLine>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut accounts = Accounts::default();
    let mut currencies = BTreeSet::new();
    let mut entry = None;
    writeln!(out, "; Exported by Kontor")?;
    for line in lines {
        if entry.replace(line.entry_id) != Some(line.entry_id) {
            writeln!(out, "\n{} * {} {}", line.date, quoted(&line.entry_number), quoted(&line.memo))?;
            writeln!(out, "  entry-id: \"{}\"", line.entry_id)?;
        }
        currencies.insert(line.currency);
        let (account, amount) = (accounts.name_of(&line), line.signed()?);
        writeln!(out, "  {account}  {} {}", amount.to_plain(), line.currency)?;
    }
    writeln!(out)?;
    for currency in currencies {
        writeln!(out, "option \"operating_currency\" \"{currency}\"")?;
    }
    for account in accounts.iter() {
        writeln!(out, "{} open {}", account.since, account.name)?;
    }
    Ok(())
}

/// A string of beancount's.
fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text, &[]).replace('\\', "\\\\").replace('"', "\\\""))
}
