//! Use cases through the app, on both databases.

mod ledger;
mod stock;
mod parties;
