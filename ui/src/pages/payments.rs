//! Payments: typed and allocated, listed, looked at; and what parties still owe.

pub mod allocate;
pub mod edit;
pub mod list;
pub mod open_items;
pub mod posted;
pub mod typing;

pub use edit::NewPayment;
pub use list::Payments;
pub use open_items::Receivables;
pub use posted::PostedPayment;
