//! `cargo xtask screenshots`: pictures of the real window on a display of its own.

use std::{path::PathBuf, process::Command};

use anyhow::Result;
use clap::Args;

use crate::{
    progress::run,
    system::{self, Purpose},
    ui_build, workspace,
};

/// `cargo xtask screenshots`.
#[derive(Args)]
pub struct Arguments {
    /// Where to put all screens, light, dark, German and French, at both sizes; without it README's pictures are taken
    folder: Option<PathBuf>,
    /// Only screens whose names begin like one of these
    only: Vec<String>,
}

/// Builds everything and takes the pictures.
///
/// # Errors
/// When something does not build or a screen does not come to rest.
pub fn screenshots(arguments: &Arguments) -> Result<()> {
    system::ensure(&[Purpose::Build, Purpose::Test])?;
    ui_build::build_with_native(workspace::build_programs, || Ok(()))?;
    run(Command::new(workspace::built("screenshots", "debug"))
        .args(&arguments.folder)
        .args(&arguments.only)
        .current_dir(workspace::root()))
}
