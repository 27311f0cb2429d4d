//! What the suites share. The end-to-end suites need what only Linux has: a display in memory, and a driver for the very
//! webview we use.

pub mod book;
pub mod crash;
#[cfg(target_os = "linux")]
pub mod desk;
pub mod door;
pub mod oidc;
#[cfg(target_os = "linux")]
pub mod pictures;
pub mod raw;
pub mod trade;
#[cfg(target_os = "linux")]
pub mod webdriver;

pub use book::TestBook;
pub use trade::Trade;
