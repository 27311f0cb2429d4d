//! Journals for other programs: CSV for spreadsheets, hledger and beancount for plain text accounting.
//!
//! Each writes line by line to any output and holds no more than the accounts in memory. The lines of an entry follow
//! one another.

mod beancount;
mod hledger;
mod journal_csv;
mod names;
mod text;

use std::io;

use kontor_contract::finance::AccountType;
use kontor_kernel::{CivilDate, CurrencyCode, Money, MoneyError, Uuid};

pub use beancount::beancount;
pub use hledger::hledger;
pub use journal_csv::journal_csv;

/// One posting of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    /// The entry.
    pub entry_id: Uuid,
    /// The entry's number; empty if it has none.
    pub entry_number: String,
    /// Day of posting.
    pub date: CivilDate,
    /// The account's code.
    pub account_code: String,
    /// The account's name.
    pub account_name: String,
    /// Where the account stands in the statements.
    pub account_type: AccountType,
    /// Amount if it is a debit.
    pub debit: Option<Money>,
    /// Amount if it is a credit.
    pub credit: Option<Money>,
    /// Currency of the amount.
    pub currency: CurrencyCode,
    /// What it is about.
    pub memo: String,
}

impl JournalLine {
    /// Debit less credit.
    fn signed(&self) -> Result<Money, ExportError> {
        let zero = Money::zero(self.currency);
        let signed = self.debit.unwrap_or(zero).checked_sub(self.credit.unwrap_or(zero));
        signed.map_err(|source| ExportError::Amount { entry: self.entry_number.clone(), source })
    }
}

/// Why a journal could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The output failed.
    #[error("the export could not be written: {0}")]
    Io(#[from] io::Error),
    /// A line's amount is not of its currency, or has more than 18 digits.
    #[error("entry {entry}: {source}")]
    Amount {
        /// Number of the entry.
        entry: String,
        /// What is wrong.
        source: MoneyError,
    },
}

#[cfg(test)]
mod tests;
