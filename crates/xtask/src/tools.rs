//! Programs that are no part of any build and come from a package registry: kept in target/tools, installed at first use.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    progress::{run_quietly, step},
    workspace,
};

/// npm ships the CLI as a ready binary; compiling it would take longer than Kontor does.
const TAURI_CLI: &str = "@tauri-apps/cli@^2.12";

/// Judges pages by the rules of accessibility.
const AXE: &str = "axe-core@^4.10";

/// A provider of identities to sign in at.
const OIDC_PROVIDER: &str = "oidc-provider@^8";

/// Judges our export for it.
const BEANCOUNT: &str = "beancount>=3,<4";

/// The launcher of the Tauri CLI.
///
/// # Errors
/// When it cannot be installed.
pub fn tauri_cli() -> Result<PathBuf> {
    let launcher = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    npm("the Tauri CLI", TAURI_CLI, &Path::new("node_modules").join(".bin").join(launcher))
}

/// What the suites judge our pages and exports with, and sign in at, beside the programs of the system.
///
/// # Errors
/// When something cannot be installed.
pub fn judges() -> Result<()> {
    npm("axe", AXE, &Path::new("node_modules").join("axe-core").join("axe.min.js"))?;
    npm("oidc-provider", OIDC_PROVIDER, &Path::new("node_modules").join("oidc-provider").join("lib").join("index.js"))?;
    beancount()
}

/// A package of npm; answers where in it the file lies that was asked for.
fn npm(name: &str, package: &str, file: &Path) -> Result<PathBuf> {
    let tools = folder()?;
    let file = tools.join(file);
    if !file.is_file() {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        step(&format!("install {name}"), || {
            run_quietly(Command::new(npm).args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&tools).arg(package))
        })?;
    }
    Ok(file)
}

/// In a folder of its own rather than among the packages of this machine's Python.
fn beancount() -> Result<()> {
    let python = folder()?.join("python");
    if python.join("beancount").is_dir() {
        return Ok(());
    }
    step("install beancount", || {
        run_quietly(Command::new("python3").args(["-m", "pip", "install", "--quiet", "--target"]).arg(&python).arg(BEANCOUNT))
    })
}

fn folder() -> Result<PathBuf> {
    let folder = workspace::target().join("tools");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
