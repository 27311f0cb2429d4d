//! The laws the whole product stands on: facts make rows and nothing else does, nothing acknowledged is lost, nothing
//! changed past the app goes unseen.

mod audit;
mod concurrency;
mod crash;
mod facts;
mod interleaving;
mod merging;
mod panics;
mod tampering;
