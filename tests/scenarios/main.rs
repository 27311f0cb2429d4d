//! Use cases through the app, on both databases.

mod ledger;
mod parties;
mod reservation;
mod stock;
