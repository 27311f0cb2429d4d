//! Use cases through the app, on both databases.

mod accounts;
mod approvals;
mod audit;
mod companies;
mod corrections;
mod home;
mod import;
mod inbox;
mod ledger;
mod limits;
mod parties;
mod payments;
mod reservation;
mod safekeeping;
mod safekeeping_places;
mod sales;
mod sign_in;
mod stock;
mod teams;
mod users;
mod weighing;
