//! The laws the whole product stands on: facts make rows and nothing else does, nothing acknowledged is lost, nothing
//! changed past the app goes unseen.

mod audit;
mod concurrency;
mod crash;
mod facts;
#[cfg(unix)]
mod faults;
mod interleaving;
mod merging;
mod panics;
mod soak;
mod tampering;
mod upgrade;
