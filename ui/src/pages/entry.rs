//! A journal entry: typed, posted, and looked at.

pub mod draft;
pub mod edit;
pub mod posted;

pub use edit::NewEntry;
pub use posted::PostedEntry;
