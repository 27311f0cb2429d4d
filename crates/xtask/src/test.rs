//! `cargo xtask test`: everything, on a machine that had only Rust and git; what `.ci/run` calls.

use std::{
    io::{BufRead, BufReader},
    ops::AddAssign,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::{
    postgres::{Cluster, Durability, URL_VARIABLE},
    progress::{run, step},
    system::{self, Purpose},
    tools, ui_build, workspace,
};

/// `cargo xtask test`.
#[derive(Args)]
pub struct Arguments {
    /// Only tests whose name contains this
    filter: Option<String>,
}

/// Builds once, runs every suite, and closes with `N passed, N failed`.
///
/// # Errors
/// When something does not build, a test fails, or there was none to run.
pub fn test(arguments: &Arguments) -> Result<()> {
    system::ensure(&[Purpose::Build, Purpose::Test])?;
    tools::judges()?;
    let programs_and_suites = || {
        workspace::build_programs()?;
        run(suites().args(["--tests", "--no-run"]))
    };
    ui_build::build_with_native(programs_and_suites, || {
        step("interface's unit tests", || run(ui_build::cargo_unit_tests().arg("--no-run")))
    })?;
    let cluster = step("throwaway Postgres", || Cluster::start(Durability::Unsynced))?;
    let tally = step("tests", || run_suites(arguments, &cluster))?;
    drop(cluster);
    for name in &tally.names {
        println!("failed: {name}");
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("tests failed");
    }
    if tally.passed == 0 {
        bail!("no test was run");
    }
    Ok(())
}

/// Runs all suites, showing their output as it comes while counting.
fn run_suites(arguments: &Arguments, cluster: &Cluster) -> Result<Tally> {
    let mut tally = Tally::default();
    let data = tempfile::Builder::new().prefix("kontor-data-").tempdir()?;
    for mut command in [suites_without_windows(), suite_of_windows(), ui_build::cargo_unit_tests()] {
        command.arg("--no-fail-fast").args(&arguments.filter).env(URL_VARIABLE, cluster.url());
        // What is kept outside of books must not lie among the real ones of whoever runs the suites.
        command.env("KONTOR_DATA_DIR", data.path()).env("KONTOR_SECRETS", data.path().join("secrets"));
        tally += count(&mut command)?;
    }
    Ok(tally)
}

/// What cargo is asked for both when the suites are built and when they are run, so that nothing is compiled in between.
fn suites() -> Command {
    let mut command = workspace::cargo_native("test");
    command.args(["--lib", "--bins"]);
    command
}

/// Every native test that opens no window. Half of its time it waits for a disk or a server, so twice as many run at once as
/// there are cores.
fn suites_without_windows() -> Command {
    let mut command = suites();
    command.args(["--test", "[!e]*"]);
    if let Ok(cores) = std::thread::available_parallelism() {
        command.env("RUST_TEST_THREADS", (2 * cores.get()).to_string());
    }
    command
}

/// The tests that drive windows, each of which keeps a core busy.
fn suite_of_windows() -> Command {
    let mut command = workspace::cargo_native("test");
    command.args(["--test", "e2e"]);
    command
}

/// Runs a command that ends in libtest closing lines and adds them up. A suite that died before its closing line
/// counts as one failure.
fn count(command: &mut Command) -> Result<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo test")?;
    let output = child.stdout.take().expect("it was asked for");
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        tally += Tally::of_line(&line);
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// How many tests passed and failed, and which failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
    names: Vec<String>,
}

impl Tally {
    /// What one line of output adds: a closing line its counts, a failed test its name, any other line nothing.
    fn of_line(line: &str) -> Self {
        let failed = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"));
        let (passed, failed_count) = counts(line).unwrap_or_default();
        Self { passed, failed: failed_count, names: failed.map(str::to_owned).into_iter().collect() }
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
fn counts(line: &str) -> Option<(u64, u64)> {
    let counts = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |what| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
    Some((count("passed")?, count("failed")?))
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.names.extend(other.names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_and_failures_named() {
        let closing = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.02s";
        assert_eq!(Tally::of_line(closing), Tally { passed: 12, failed: 3, names: Vec::new() });
        assert_eq!(
            Tally::of_line("test tax::rounds ... FAILED"),
            Tally { names: vec!["tax::rounds".to_owned()], ..Tally::default() }
        );
        assert_eq!(Tally::of_line("test tax::groups ... ok"), Tally::default());
        assert_eq!(Tally::of_line("running 3 tests"), Tally::default());
    }

    #[test]
    fn a_suite_that_dies_without_a_closing_line_is_a_failure() {
        let tally = count(Command::new("sh").args(["-c", "echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; exit 101"]));
        assert_eq!(tally.expect("sh is there"), Tally { passed: 2, failed: 1, names: Vec::new() });
    }
}
