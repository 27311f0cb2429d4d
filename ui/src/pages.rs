//! The screens. Each declares columns, fields and commands; the kit does the rest.

pub mod accounts;
pub mod chart;
pub mod entry;
pub mod help;
pub mod home;
pub mod inbox;
pub mod journal;
pub mod ledger;
pub mod links;
pub mod lookups;
pub mod masters;
pub mod onboarding;
pub mod payments;
pub mod sales;
pub mod settings;
pub mod sign_in;
pub mod stock;
pub mod trial_balance;

use crate::{figures, text::t};

/// What an entry comes from, in words: `Invoice HH-26-1/000418`.
pub fn source_word(kind: &str, number: &str) -> String {
    let word = t(&format!("source-{}", kontor_contract::i18n::key_of(kind)));
    if number.is_empty() { word } else { format!("{word} {number}") }
}

/// Two ISO days as a span in the person's own format.
pub fn span(from: Option<&str>, to: Option<&str>) -> String {
    let shown =
        |day: Option<&str>| day.and_then(|day| kontor_kernel::date::parse_iso(day).ok()).map(figures::date).unwrap_or_default();
    format!("{} – {}", shown(from), shown(to))
}
