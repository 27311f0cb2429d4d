//! The laws the whole product stands on: facts make rows and nothing else does, nothing acknowledged is lost, nothing
//! changed past the app goes unseen.

mod archive;
mod audit;
mod cipher;
mod concurrency;
mod corruption;
mod crash;
mod facts;
#[cfg(unix)]
mod faults;
mod interleaving;
mod merging;
mod panics;
mod seals;
mod signatures;
mod soak;
mod tampering;
mod upgrade;
