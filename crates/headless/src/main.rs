//! `kontor`, the program; everything it does lies in the library.

use std::process::ExitCode;

use clap::Parser as _;

/// Many callers at a time make many small rows.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    kontor_headless::run(kontor_headless::Arguments::parse()).await
}
