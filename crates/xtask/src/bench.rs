//! `cargo xtask bench`: `kontor bench`, built for release, with a Postgres that really waits for the disk.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::{
    postgres::{Cluster, Durability, URL_VARIABLE},
    progress::{run, step},
    system::{self, Purpose},
    workspace,
};

/// `cargo xtask bench`.
#[derive(Args)]
pub struct Arguments {
    /// Handed to `kontor bench` as they are
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds for release and measures on both databases.
///
/// # Errors
/// When the build, Postgres or the bench fails.
pub fn bench(arguments: &Arguments) -> Result<()> {
    system::ensure(&[Purpose::Build, Purpose::Test])?;
    step("release build", || run(workspace::cargo("build").args(["--release", "--package", "kontor-headless"])))?;
    let cluster = step("throwaway Postgres, synced", || Cluster::start(Durability::Synced))?;
    run(Command::new(workspace::built("kontor", "release"))
        .arg("bench")
        .args(&arguments.arguments)
        .env(URL_VARIABLE, cluster.url()))
}
