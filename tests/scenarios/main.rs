//! Use cases through the app, on both databases.

mod ledger;
mod parties;
mod payments;
mod reservation;
mod sales;
mod stock;
