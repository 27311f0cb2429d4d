//! What may be said at the start.

use std::{fs, io, path::PathBuf};

use clap::Parser;

/// Kontor's window.
///
/// Example: kontor-desktop --book trading.kontor
#[derive(Clone, Debug, Parser)]
#[command(name = "kontor-desktop", version)]
pub struct Options {
    /// The book to open: a file, or postgres://...; without it, your own book in the data folder of this system
    #[arg(long, value_name = "FILE|URL")]
    pub book: Option<String>,
    /// Where to look for newer versions, instead of the place this build was made with
    #[arg(long, value_name = "URL", requires = "update_key", env = "KONTOR_UPDATE_ENDPOINT")]
    pub update_endpoint: Option<String>,
    /// The public key that newer versions must be signed with
    #[arg(long, value_name = "KEY", requires = "update_endpoint", env = "KONTOR_UPDATE_KEY")]
    pub update_key: Option<String>,
}

/// The book of this user, beside the demo that `cargo xtask run` makes. Its folder is made at first use.
///
/// # Errors
/// When the system names no data folder, or it cannot be written.
pub(crate) fn own_book() -> io::Result<PathBuf> {
    let folder = dirs::data_dir().ok_or(io::ErrorKind::NotFound)?.join("kontor");
    fs::create_dir_all(&folder)?;
    Ok(folder.join("own.kontor"))
}
