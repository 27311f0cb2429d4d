//! Prepares what `tauri::generate_context!` embeds: configuration, capabilities and the built interface.

use std::{
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
};

/// Where `cargo xtask ui` leaves the interface; the same folder as `frontendDist` in tauri.conf.json.
const DIST: &str = "target/dist";

/// Shown only by a shell that was compiled before the interface was ever built.
const PLACEHOLDER: &str = "<!doctype html><title>Kontor</title><p>The interface is not built yet. Run: cargo xtask run</p>\n";

fn main() -> Result<(), Box<dyn Error>> {
    ensure_dist()?;
    // A folder counts as changed when anything below it does, so a new interface is always embedded.
    println!("cargo:rerun-if-changed={DIST}");
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("./src-tauri/capabilities/*.json")
            .app_manifest(tauri_build::AppManifest::new().commands(&["call", "live"])),
    )?;
    Ok(())
}

/// A fresh clone must pass `cargo clippy` before any interface exists, and the macro wants the folder. The interface may
/// be put there at this very moment, and stays as it is.
fn ensure_dist() -> io::Result<()> {
    fs::create_dir_all(DIST)?;
    match fs::File::create_new(Path::new(DIST).join("index.html")) {
        Ok(mut index) => index.write_all(PLACEHOLDER.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
