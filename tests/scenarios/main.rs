//! Use cases through the app, on both databases.

mod home;
mod import;
mod ledger;
mod parties;
mod payments;
mod reservation;
mod sales;
mod stock;
