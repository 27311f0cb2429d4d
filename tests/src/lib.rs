//! What the suites share.

/// The end-to-end suites need what only Linux has: a display in memory, and a driver for the very webview we use.
#[cfg(target_os = "linux")]
pub mod webdriver;

pub mod book;
pub mod raw;
pub mod trade;

pub use book::TestBook;
pub use trade::Trade;
