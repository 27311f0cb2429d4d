//! `cargo xtask bundle`: the installer for the system it runs on, by the Tauri CLI.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::{
    progress::{run, step},
    system::{self, Purpose},
    tools, workspace,
};

/// `cargo xtask bundle`.
#[derive(Args)]
pub struct Arguments {
    /// The formats, as the Tauri CLI names them; without it, deb on Linux and all that the system has elsewhere
    #[arg(long, value_delimiter = ',')]
    bundles: Vec<String>,
}

/// Builds everything for release and packs it; the result lies in target/release/bundle.
///
/// # Errors
/// When the CLI cannot be installed or the bundle cannot be made.
pub fn bundle(arguments: &Arguments) -> Result<()> {
    system::ensure(&[Purpose::Build, Purpose::Bundle])?;
    let tauri = tools::tauri_cli()?;
    let mut command = Command::new(tauri);
    command.current_dir(workspace::root()).env("CARGO_TARGET_DIR", workspace::target()).arg("build");
    let formats = formats(&arguments.bundles);
    if !formats.is_empty() {
        command.args(["--bundles", &formats.join(",")]);
    }
    if let Some(overlay) = updater_overlay() {
        command.args(["--config", &overlay]);
    }
    step("bundle", || run(&mut command))
}

/// With a signing key at hand each bundle gets its signature beside it, which updates are taken by. The public half is
/// compiled in as well: see `src-tauri/src/update.rs`.
fn updater_overlay() -> Option<String> {
    said("TAURI_SIGNING_PRIVATE_KEY")?;
    let key = said("KONTOR_UPDATE_KEY")?;
    let quoted = key.escape_default();
    Some(format!(r#"{{"bundle":{{"createUpdaterArtifacts":true}},"plugins":{{"updater":{{"pubkey":"{quoted}"}}}}}}"#))
}

/// A variable that says something: a workflow sets those it has no secret for to nothing.
fn said(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// AppImage fetches its runtime while packing, so it is made only where asked for.
fn formats(asked: &[String]) -> Vec<String> {
    if asked.is_empty() && cfg!(target_os = "linux") {
        return vec!["deb".to_owned()];
    }
    asked.to_vec()
}
