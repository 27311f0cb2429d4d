//! View in, bytes out: printed documents as PDF, their pages as pictures, CSV, and journals for other programs.
//!
//! This crate owns paper and files. It decides nothing: amounts, texts and rules come in as views of
//! `kontor_contract::print`. It reads no clock, no settings, no system font and no network, so the same view gives the
//! same bytes on every machine (a reprint equals its original but for the mark "Copy"), and it raises no events.
//!
//! **Invariants.** Figures of a column stand with their decimal separators in line. A totals block never stands
//! without the last line. A text cell of an export never begins a formula.

pub mod csv;
mod error;
pub mod export;
pub mod invoice;
mod paper;
pub mod preview;
pub mod prose;

pub use error::PdfError;
