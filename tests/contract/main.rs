//! The contract: everything declared is there, every failure has its sentence, bad input gets a clear
//! error.

mod audit;
mod bad_input;
mod catalogue;
mod injection;
mod snapshots;
mod story;
