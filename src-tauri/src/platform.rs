//! What one system needs and the others do not.

/// Runs before anything of the window system is touched, while the process still has one thread.
pub(crate) fn prepare() {
    #[cfg(target_os = "linux")]
    avoid_blank_window_on_nvidia();
}

/// WebKitGTK's DMA-BUF renderer leaves the window blank with the proprietary NVIDIA driver (tauri#9304, #13885).
/// Whoever set the variable, to either value, knows better.
#[cfg(target_os = "linux")]
fn avoid_blank_window_on_nvidia() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    const DRIVER: &str = "/proc/driver/nvidia/version";
    if std::env::var_os(SWITCH).is_some() || !std::path::Path::new(DRIVER).exists() {
        return;
    }
    #[expect(unsafe_code, reason = "no other thread runs yet, so nobody reads the environment")]
    // SAFETY: called first in `run`, before any thread is started.
    unsafe {
        std::env::set_var(SWITCH, "1");
    }
}
