//! The trial balance: every account with what it opened at, what moved and what it closed at, grouped as in the chart.

pub mod rows;
pub mod view;

pub use view::TrialBalance;
