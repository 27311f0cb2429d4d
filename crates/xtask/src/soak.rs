//! `cargo xtask soak`: the long runs. Programs killed and servers stopped while they post, backups restored under load; what
//! the suites do in short.

use anyhow::Result;

use crate::{
    postgres::{Cluster, Durability, URL_VARIABLE},
    progress::{run, step},
    system::{self, Purpose},
    workspace,
};

/// Tells the suites to take their long sizes.
const SOAK_VARIABLE: &str = "KONTOR_SOAK";

/// What is run long, by the name of the test.
const RUNS: &[&str] = &["crash::killed_programs", "soak::a_stopped_server", "soak::every_backup", "corruption::a_changed_byte"];

/// Runs them one after the other; each prints lines of JSON.
///
/// # Errors
/// When something does not build, or a run finds something lost.
pub fn soak() -> Result<()> {
    system::ensure(&[Purpose::Build, Purpose::Test])?;
    step("native build", || run(workspace::cargo_native("build").arg("--all-targets")))?;
    let cluster = step("throwaway Postgres, synced", || Cluster::start(Durability::Synced))?;
    let data = tempfile::Builder::new().prefix("kontor-data-").tempdir()?;
    for name in RUNS {
        let mut command = workspace::cargo_native("test");
        command.args(["--test", "laws", name, "--", "--nocapture", "--test-threads", "1"]);
        command.env(SOAK_VARIABLE, "1").env(URL_VARIABLE, cluster.url()).env("KONTOR_DATA_DIR", data.path());
        command.env("KONTOR_SECRETS", data.path().join("secrets"));
        step(name, || run(&mut command))?;
    }
    Ok(())
}
