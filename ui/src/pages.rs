//! The screens. Each declares columns, fields and commands; the kit does the rest.

pub mod account;
pub mod accounts;
pub mod approvals;
pub mod chart;
pub mod entry;
pub mod filters;
pub mod founding;
pub mod help;
pub mod history;
pub mod home;
pub mod inbox;
pub mod journal;
pub mod ledger;
pub mod links;
pub mod lock;
pub mod lookups;
pub mod masters;
pub mod onboarding;
pub mod payments;
pub mod sales;
pub mod settings;
pub mod sign_in;
pub mod stock;
pub mod trial_balance;

use crate::text::{t, texts};

/// What an entry comes from, in words: `Invoice HH-26-1/000418`.
pub fn source_word(kind: &str, number: &str) -> String {
    kontor_contract::audit::document_word(texts(), kind, number)
}

/// From where a call came: this computer, or an address.
pub fn place_word(source: &str) -> String {
    if source == "local" { t("session-local") } else { source.to_owned() }
}
