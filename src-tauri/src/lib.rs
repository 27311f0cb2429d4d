//! The shell: one window over the embedded interface, and the bridge by which the interface reaches the book.
//!
//! Owns the window and where it was left, the log file, that a second start raises the first, papers that are saved
//! or opened outside the window, and the two commands of [`bridge`]. Refuses business rules, remote pages, and any other command: the capability lists ours.

mod bridge;
mod encryption;
mod options;
mod paper;
mod platform;
mod update;
mod window;

use tauri::{AppHandle, Manager};
use tauri_plugin_log::{Target, TargetKind};

pub use options::Options;

/// A log file is started anew at this size, and the one before it is kept.
const LOG_FILE_BYTES: u128 = 5 * 1024 * 1024;

/// Opens the window and runs until the last one is closed.
///
/// # Errors
/// When the system gives us no window, or a plugin cannot start.
pub fn run(options: Options) -> Result<(), tauri::Error> {
    platform::prepare();
    kontor_runtime::safekeeping::diagnosis::report_crashes();
    tauri::Builder::default()
        // First, so that a second start ends before it does anything else.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _folder| raise(app, &arguments)))
        .plugin(log_plugin())
        // For our own Rust only: no capability lets the interface ask for a dialog.
        .plugin(tauri_plugin_dialog::init())
        // For our own Rust only, too: the interface asks the bridge, never the plugin.
        .plugin(tauri_plugin_updater::Builder::new().build())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![bridge::call, bridge::live])
        .setup(|app| {
            paper::forget_opened(app.handle());
            bridge::Bridge::start(app.handle(), options);
            window::open(app)?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|shell, event| {
            if let tauri::RunEvent::Exit = event {
                bridge::Bridge::close(shell);
            }
        });
    Ok(())
}

/// Answers a second start: the window that is open comes to the front.
fn raise(app: &AppHandle, arguments: &[String]) {
    log::info!("already running; a second start asked for {:?}", arguments.get(1..).unwrap_or_default());
    let Some(window) = app.get_webview_window(window::MAIN) else {
        return;
    };
    if let Err(error) = window.unminimize().and_then(|()| window.set_focus()) {
        log::warn!("the window could not be raised: {error}");
    }
}

/// What went wrong is found in the log folder of the platform, and on the terminal when there is one.
fn log_plugin<R: tauri::Runtime>() -> tauri::plugin::TauriPlugin<R> {
    tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Info)
        .max_file_size(LOG_FILE_BYTES)
        .rotation_strategy(tauri_plugin_log::RotationStrategy::KeepOne)
        .clear_targets()
        .target(Target::new(TargetKind::Stderr))
        .target(Target::new(TargetKind::LogDir { file_name: None }))
        .build()
}
