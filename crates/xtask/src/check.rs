//! `cargo xtask check`: what every change must pass, quick enough to run before each commit.

use anyhow::Result;

use crate::{
    progress::{run, step},
    system::{self, Purpose},
    ui_build::cargo_interface,
    workspace,
};

/// Format, lints, unit tests; stops at the first that fails.
///
/// # Errors
/// When one of them fails, or the machine lacks what compiling needs.
pub fn check() -> Result<()> {
    system::ensure(&[Purpose::Build])?;
    let wasm = system::ensure_wasm()?;
    step("format", || run(workspace::cargo("fmt").args(["--all", "--", "--check", "--files-with-diff"])))?;
    step("lints", || run(workspace::cargo_native("clippy").args(["--quiet", "--all-targets", "--", "-D", "warnings"])))?;
    step("lints of the interface", || run(cargo_interface("clippy", &wasm)?.args(["--quiet", "--", "-D", "warnings"])))?;
    step("unit tests", || run(workspace::cargo_native("test").args(["--quiet", "--lib"])))
}
