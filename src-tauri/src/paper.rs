//! Paper that leaves the window: shown as pages, saved where the user says, or opened in the viewer of this system.
//!
//! The interface names a command and a form and never a path: only the dialog of the system, which the user sees,
//! decides where a file goes.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::operating::FILE_FAILED;
use kontor_contract::paper::{Kept, Pdf};
use kontor_contract::{Error, Result};
use kontor_platform::{App, Call};
use kontor_runtime::paper::{self, Paper};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tokio::sync::oneshot;

/// What the interface wants of an answer that is a paper.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Form {
    /// Its pages as pictures.
    Pages,
    /// Its bytes.
    Pdf,
    /// A file where the user says.
    Save,
    /// The viewer of this system, which prints too.
    Open,
}

/// Runs a command and does with its paper what was asked for; the answer is JSON.
///
/// # Errors
/// `paper.*`, those of the command, `file.failed`.
pub(crate) async fn ask(window: &WebviewWindow, app: &App, call: Call, form: Form) -> Result<String> {
    // The place is asked for first: whoever closes the dialog has printed nothing.
    let place = match form {
        Form::Save => ask_where(window, &paper::file_name(app, call.clone()).await?).await?,
        _ => None,
    };
    if matches!(form, Form::Save) && place.is_none() {
        return kept(None);
    }
    let drawn = if matches!(form, Form::Pages) { paper::Form::Pages } else { paper::Form::Pdf };
    match (paper::ask(app, call, drawn).await?, form) {
        (Paper::Pages(pages), _) => json(&pages),
        (Paper::Pdf { bytes, .. }, Form::Save) => {
            if let Some(place) = &place {
                write(place.clone(), bytes).await?;
            }
            kept(place.as_deref())
        }
        (Paper::Pdf { file_name, bytes }, Form::Open) => {
            let place = fresh_folder(window.app_handle())?.join(file_name);
            write(place.clone(), bytes).await?;
            tauri_plugin_opener::open_path(&place, None::<&str>).map_err(|error| failed(&place, error))?;
            kept(Some(&place))
        }
        (Paper::Pdf { file_name, bytes }, _) => json(&Pdf { file_name, pdf: BASE64_STANDARD.encode(bytes) }),
    }
}

/// Removes what earlier runs opened; whoever wanted to keep a paper has saved it.
pub(crate) fn forget_opened(shell: &AppHandle) {
    let Ok(folder) = opened(shell) else { return };
    if folder.exists()
        && let Err(error) = fs::remove_dir_all(&folder)
    {
        // A viewer may still hold a file; the next start tries again.
        log::warn!("papers opened earlier stay: {error}");
    }
}

/// Asks the user for a place; none if they close the dialog.
async fn ask_where(window: &WebviewWindow, file_name: &str) -> Result<Option<PathBuf>> {
    let (answer, answered) = oneshot::channel();
    let mut dialog = window.dialog().file().set_parent(window).set_file_name(file_name).add_filter("PDF", &["pdf"]);
    if let Ok(documents) = window.path().document_dir() {
        dialog = dialog.set_directory(documents);
    }
    // A window that closes meanwhile hears nothing, and nobody waits for it.
    dialog.save_file(move |place| drop(answer.send(place)));
    let Ok(Some(place)) = answered.await else { return Ok(None) };
    place.into_path().map(Some).map_err(|error| failed(Path::new(file_name), error))
}

/// A folder of its own for every paper, so that two of one name do not meet. Only this user may look into it.
fn fresh_folder(shell: &AppHandle) -> Result<PathBuf> {
    let folder = opened(shell).map_err(|error| failed(Path::new(""), error))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix("paper-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let fresh = fs::create_dir_all(&folder).and_then(|()| builder.tempdir_in(&folder));
    fresh.map(tempfile::TempDir::keep).map_err(|error| failed(&folder, error))
}

fn opened(shell: &AppHandle) -> tauri::Result<PathBuf> {
    shell.path().app_cache_dir().map(|cache| cache.join("opened"))
}

async fn write(place: PathBuf, bytes: Vec<u8>) -> Result<()> {
    tokio::fs::write(&place, bytes).await.map_err(|error| failed(&place, error))
}

fn kept(place: Option<&Path>) -> Result<String> {
    json(&Kept { path: place.map(|place| place.display().to_string()) })
}

fn json(answer: &impl Serialize) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| INTERNAL_BUG.with("what", error))
}

fn failed(place: &Path, error: impl std::fmt::Display) -> Error {
    FILE_FAILED.with("path", place.display()).with("reason", error)
}
