//! The contract: everything declared is there, every failure has its sentence, every role is what the table says, bad
//! input gets a clear error.

mod audit;
mod bad_input;
mod catalogue;
mod permissions;
mod snapshots;
mod story;
