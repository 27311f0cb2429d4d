//! Use cases through the app, on both databases.

mod approvals;
mod corrections;
mod home;
mod import;
mod inbox;
mod ledger;
mod limits;
mod parties;
mod payments;
mod reservation;
mod sales;
mod sign_in;
mod stock;
mod users;
