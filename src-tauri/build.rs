//! Prepares what `tauri::generate_context!` embeds: configuration, capabilities and the built interface.

use std::{error::Error, fs, path::Path};

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

/// A fresh clone must pass `cargo clippy` before any interface exists, and the macro wants the folder.
fn ensure_dist() -> std::io::Result<()> {
    let index = Path::new(DIST).join("index.html");
    if index.exists() {
        return Ok(());
    }
    fs::create_dir_all(DIST)?;
    fs::write(index, PLACEHOLDER)
}
