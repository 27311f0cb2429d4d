//! The journal for hledger.

use std::collections::BTreeSet;
use std::io::Write;

use kontor_contract::finance::AccountType;

use super::names::Accounts;
use super::text::one_line;
use super::{ExportError, JournalLine};

/// Writes a journal that `hledger check --strict` accepts. Accounts and commodities are declared at the end, when they
/// are known.
///
/// # Errors
/// What `out` fails with; `Amount`.
pub fn hledger(lines: impl IntoIterator<Item = JournalLine>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut accounts = Accounts::default();
    let mut currencies = BTreeSet::new();
    let mut entry = None;
    writeln!(out, "; Exported by Kontor\ndecimal-mark .")?;
    for line in lines {
        if entry.replace(line.entry_id) != Some(line.entry_id) {
            // A code ends at its parenthesis, a description at a semicolon.
            let (number, memo) = (one_line(&line.entry_number, &['(', ')', ';']), one_line(&line.memo, &[';']));
            let head = format!("{} * ({number}) {memo}", line.date);
            writeln!(out, "\n{}  ; entry_id:{}", head.trim_end(), line.entry_id)?;
        }
        currencies.insert(line.currency);
        let (account, amount) = (accounts.name_of(&line), line.signed()?);
        writeln!(out, "    {account}  {} {}", amount.to_plain(), line.currency)?;
    }
    writeln!(out)?;
    for currency in currencies {
        let digits = usize::try_from(currency.minor_digits()).unwrap_or(0);
        // hledger wants a decimal mark in the sample even where there are no decimals.
        writeln!(out, "commodity 1000.{} {currency}", "0".repeat(digits))?;
    }
    for account in accounts.iter() {
        writeln!(out, "account {}  ; type:{}", account.name, type_letter(account.account_type))?;
    }
    Ok(())
}

/// hledger's letter for an account's type.
const fn type_letter(account_type: AccountType) -> char {
    match account_type {
        AccountType::Asset => 'A',
        AccountType::Liability => 'L',
        AccountType::Equity => 'E',
        AccountType::Income => 'R',
        AccountType::Expense => 'X',
    }
}
