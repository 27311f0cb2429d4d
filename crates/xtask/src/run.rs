//! `cargo xtask run`: from a fresh clone to the open window.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    progress::{run as run_program, step},
    system::{self, Purpose},
    ui_build, workspace,
};

/// Where the interface is served when there is no display to open a window on.
const LOOPBACK: &str = "127.0.0.1:7878";

/// `cargo xtask run`.
#[derive(Args)]
pub struct Arguments {
    /// The book to open: a file, or postgres://...; without it, the demo company in your data folder
    #[arg(long, value_name = "FILE|URL")]
    book: Option<String>,
}

/// Installs or names what is missing, builds, makes the demo company if the book is new, and opens it.
///
/// # Errors
/// When something cannot be installed or built, or the program ends badly.
pub fn run(arguments: &Arguments) -> Result<()> {
    system::ensure(&[Purpose::Build])?;
    ui_build::build_with_native(workspace::build_programs, || Ok(()))?;
    let book = match &arguments.book {
        Some(book) => book.clone(),
        None => demo_book()?.to_string_lossy().into_owned(),
    };
    if is_new_file(&book) {
        step("demo company", || make_demo(&book))?;
    }
    if has_display() {
        return run_program(Command::new(workspace::built("kontor-desktop", "debug")).args(["--book", &book]));
    }
    println!("No display here. Kontor is served on http://{LOOPBACK}/ (Ctrl+C ends it).");
    run_program(kontor().args(["serve", "--book", &book, "--listen", LOOPBACK]))
}

/// Fills a new book. Half a demo would be opened the next time as if it were whole, so a failure leaves none.
fn make_demo(book: &str) -> Result<()> {
    let made = run_program(kontor().args(["demo", "--book", book]));
    if made.is_err() {
        for companion in ["", "-wal", "-shm"] {
            // What is not there needs no removing.
            let _ = fs::remove_file(format!("{book}{companion}"));
        }
    }
    made
}

fn kontor() -> Command {
    Command::new(workspace::built("kontor", "debug"))
}

/// The demo book of this user.
fn demo_book() -> Result<PathBuf> {
    let folder = dirs::data_dir().context("this system names no data folder")?.join("kontor");
    fs::create_dir_all(&folder)?;
    Ok(folder.join("demo.kontor"))
}

/// A Postgres book is never filled unasked: whoever names one knows what is in it.
fn is_new_file(book: &str) -> bool {
    !book.starts_with("postgres") && !Path::new(book).exists()
}

/// Windows and macOS always have one.
fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
