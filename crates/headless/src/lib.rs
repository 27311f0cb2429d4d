//! `kontor`: the whole application without a window. Serves the interface and the calls, runs commands for scripts,
//! verifies, copies and exports books.
//!
//! Owns the command line, HTTP, and what of the system is run beside us (pg_dump). Refuses business rules: a call goes
//! through [`kontor_platform::App`] like any other. `axum` is known here only.
//!
//! **Invariants.** An answer goes to stdout, an error's JSON to stderr with a non-zero exit. No token and no password is
//! logged or stands on a command line. Nothing listens beyond this machine unless asked to.

/// Writes a line to stdout. Whoever reads it may have seen enough and gone, as `head` does; that is no failure of ours.
macro_rules! say {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        let _gone = writeln!(std::io::stdout(), $($text)*);
    }};
}

mod anchor;
mod archive;
mod backup;
mod bench;
mod book;
mod call;
mod cli;
mod commands;
mod company;
mod copy;
mod demo;
mod diagnose;
mod encrypt;
mod export;
pub(crate) use kontor_runtime::file;
mod import;
mod logging;
mod passphrase;
mod print;
mod procedures;
mod remote;
mod restore;
pub mod serve;
mod verify;

use std::process::ExitCode;

use kontor_contract::Error;

pub use cli::Arguments;
use cli::{Command, Export};

use crate::book::Book;

/// Does what the command line asks for.
pub async fn run(arguments: Arguments) -> ExitCode {
    logging::start(arguments.log);
    kontor_runtime::safekeeping::diagnosis::report_crashes();
    let book = arguments.book;
    // A restore puts another file in the place of the book.
    if let Ok(Book::Here(location)) = book::parse(book.clone())
        && !matches!(arguments.command, Command::Restore(_))
        && let Err(error) = passphrase::unlock(&location).await
    {
        return fail(&error);
    }
    let outcome = match arguments.command {
        Command::Commands(options) => commands::run(&options),
        Command::Call(options) => call::run(book::parse(book), options).await,
        Command::Import(options) => import::run(book::parse(book), &options).await,
        Command::Print(options) => print::run(book::parse(book), &options).await,
        Command::Serve(options) => serve::run(book::local(book), options).await,
        Command::Demo(options) => demo::run(book::local(book), &options).await,
        Command::Bench(options) => bench::run(&options).await,
        Command::Verify(options) => verify::run(book::local(book), &options).await,
        Command::Anchor(options) => anchor::run(book::local(book), &options).await,
        Command::Backup(options) => backup::run(book::local(book), &options).await,
        Command::Restore(options) => restore::run(book::local(book), &options).await,
        Command::Copy(options) => copy::run(&options).await,
        Command::Encrypt(options) => encrypt::encrypt(book::local(book), &options).await,
        Command::Rekey(options) => encrypt::rekey(book::local(book), &options).await,
        Command::Decrypt => encrypt::decrypt(book::local(book)).await,
        Command::Diagnose(options) => diagnose::run(book::local(book), &options).await,
        Command::Export(Export::Journal(options)) => export::run(book::local(book), &options).await,
        Command::Export(Export::Procedures(options)) => procedures::run(book::local(book), &options).await,
        Command::Export(Export::Archive(options)) => archive::run(book::local(book), &options).await,
    };
    outcome.unwrap_or_else(|error| fail(&error))
}

/// The error's JSON on stderr; a program reads the code, a person the parameters.
fn fail(error: &Error) -> ExitCode {
    eprintln!("{}", serde_json::to_string(error).unwrap_or_else(|_| error.to_string()));
    ExitCode::FAILURE
}
