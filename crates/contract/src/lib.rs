//! What Kontor can be asked to do and what it answers: every command, view, event, permission and error code,
//! one file per module. Pure and wasm-ready; the interface, the server and the tests read the same declarations.

pub mod i18n;
