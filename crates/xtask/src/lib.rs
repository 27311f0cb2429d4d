//! `cargo xtask`: the few commands a person or a server needs to build, try and check Kontor.
//!
//! Owns the knowledge of what a machine must have ([`system`]), how the interface becomes a folder of files
//! ([`ui_build`]), and the throwaway Postgres the suites and the bench run against ([`postgres`]).
//!
//! Invariants: nothing here knows a business rule; every long step names itself and says how long it took;
//! whatever is missing is installed, or named with the command that installs it.

pub mod bench;
pub mod bundle;
pub mod check;
pub mod postgres;
pub mod progress;
pub mod run;
pub mod screenshots;
pub mod soak;
pub mod system;
pub mod test;
pub mod tools;
pub mod ui_build;
pub mod workspace;
