//! The window, and the promise that it never shows anything but the embedded interface.

use tauri::{App, Url, WebviewWindowBuilder, webview::NewWindowResponse};

/// The label of the one window every start has; its size and title stand in tauri.conf.json.
pub(crate) const MAIN: &str = "main";

/// Opens the window as configured.
///
/// # Errors
/// When the system gives us none.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let configured = app.config().app.windows.iter().find(|window| window.label == MAIN);
    WebviewWindowBuilder::from_config(app, configured.expect("tauri.conf.json has it"))?
        .on_navigation(is_ours)
        // A link in a text is no reason to show a foreign page inside the program that holds the books.
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Whether an address is the embedded interface: `tauri://localhost`, or `http://tauri.localhost` on Windows.
fn is_ours(address: &Url) -> bool {
    matches!((address.scheme(), address.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_embedded_interface_may_be_shown() {
        let ours = |address: &str| is_ours(&address.parse().expect("an address"));
        assert!(ours("tauri://localhost/sales/invoices?view=overdue"));
        assert!(ours("http://tauri.localhost/"));
        assert!(!ours("https://tauri.localhost.example/"));
        assert!(!ours("http://localhost/"));
        assert!(!ours("file:///etc/hostname"));
        assert!(!ours("data:text/html,hello"));
    }
}
