//! `cargo xtask`: see `cargo xtask --help`.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{bench, bundle, check, run, screenshots, soak, system, test, ui_build};

/// Builds, runs and checks Kontor.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and open Kontor on the demo company (served on loopback where there is no display)
    Run(run::Arguments),
    /// Run every test there is, against a Postgres of its own
    Test(test::Arguments),
    /// The quick inner loop: format, lints, unit tests
    Check,
    /// Build only the interface, into target/dist
    Ui(ui_build::Arguments),
    /// Measure: builds for release and runs `kontor bench` with the arguments given
    Bench(bench::Arguments),
    /// Kill, stop, back up and restore for long; prints JSON lines
    Soak,
    /// Take README's pictures of the real window, or all screens into a folder
    Screenshots(screenshots::Arguments),
    /// Make the installer for this system
    Bundle(bundle::Arguments),
    /// Print the Debian packages that are missing here, for all of the above
    Packages,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Run(arguments) => run::run(&arguments),
        Task::Test(arguments) => test::test(&arguments),
        Task::Check => check::check(),
        Task::Ui(arguments) => ui_build::build(arguments.profile()).map(drop),
        Task::Bench(arguments) => bench::bench(&arguments),
        Task::Soak => soak::soak(),
        Task::Screenshots(arguments) => screenshots::screenshots(&arguments),
        Task::Bundle(arguments) => bundle::bundle(&arguments),
        Task::Packages => {
            println!("{}", system::missing_packages(system::EVERY_PURPOSE).join(" "));
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
