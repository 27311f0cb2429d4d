//! Where things lie, and the one cargo that builds them.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::progress::run;

/// The interface runs in a webview; as a native crate it would only be compiled a second time for nothing.
pub const INTERFACE: &str = "kontor-ui";

/// The folder of the root Cargo.toml.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates/xtask lies two folders below the root")
}

/// The folder all builds write to; tauri.conf.json names it too, so it cannot be moved.
#[must_use]
pub fn target() -> PathBuf {
    root().join("target")
}

/// A program of ours as built by the dev profile, or by `--release`.
#[must_use]
pub fn built(program: &str, folder: &str) -> PathBuf {
    target().join(folder).join(format!("{program}{}", env::consts::EXE_SUFFIX))
}

/// The cargo that runs this task, at the root, with our target folder.
#[must_use]
pub fn cargo(subcommand: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).env("CARGO_TARGET_DIR", target()).arg(subcommand);
    command
}

/// Builds every native program. Without libraries for their own sake: cargo would compile `kontor-derive` once more, as a
/// library and not for the compiler, and with it all that uses it.
///
/// # Errors
/// When one does not compile.
pub fn build_programs() -> Result<()> {
    run(cargo_native("build").arg("--bins"))
}

/// Cargo over every native crate. All tasks select the same crates, so cargo settles on the same features and
/// nothing is compiled twice.
#[must_use]
pub fn cargo_native(subcommand: &str) -> Command {
    let mut command = cargo(subcommand);
    command.args(["--workspace", "--exclude", INTERFACE]);
    command
}
