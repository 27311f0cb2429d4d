//! Drives Kontor as a person would: the real window through WebKitWebDriver, or the served interface through
//! headless Chromium. Both answer the same W3C protocol, so one [`Session`] serves both.
//!
//! Every session has a display, a home and a driver of its own, so suites run side by side. Nothing sleeps for a
//! guessed time: whatever takes a while is asked for again until it is there or [`PATIENCE`] is used up. A test
//! that fails leaves a screenshot in `target/e2e/`.

mod client;
mod keys;
mod process;

use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use base64::Engine;
use serde_json::{Value, json};
use tempfile::TempDir;

use client::Client;
use process::Process;

/// How long anything on the screen may take before the test fails; generous, since a machine may be busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How often to look while waiting.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Pictures of failures so far.
static PICTURES: AtomicUsize = AtomicUsize::new(0);

/// The size of every window, that of the design's screens.
const SIZE: (u32, u32) = (1440, 900);

/// The key under which the protocol hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window with Kontor in it, closed when dropped.
pub struct Session {
    client: Client,
    // Below in the order in which they end: the driver with its browser, then the display, then the files.
    _driver: Process,
    _display: Option<Process>,
    home: TempDir,
}

impl Session {
    /// Opens the real window: our desktop program on a display of its own.
    ///
    /// # Panics
    /// When the program was not built, or a part of the system does not start.
    #[must_use]
    pub fn desktop(arguments: &[&str]) -> Self {
        Self::desktop_of(&program("kontor-desktop"), arguments)
    }

    /// Opens the window of another copy of our desktop program.
    ///
    /// # Panics
    /// As [`Session::desktop`].
    #[must_use]
    pub fn desktop_of(program: &Path, arguments: &[&str]) -> Self {
        let home = private_home();
        let (display, name) = Process::display(SIZE);
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = Process::in_home(&mut command, home.path());
        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let client = Client::open(port, &capabilities);
        Self { client, _driver: driver, _display: Some(display), home }
    }

    /// Opens a page in headless Chromium.
    ///
    /// # Panics
    /// When Chromium or its driver does not start.
    #[must_use]
    pub fn browser(url: &str) -> Self {
        let home = private_home();
        let port = free_port();
        let driver = Process::in_home(Command::new("chromedriver").arg(format!("--port={port}")), home.path());
        let profile = home.path().join("chromium");
        let options = json!({ "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            format!("--window-size={},{}", SIZE.0, SIZE.1),
            format!("--user-data-dir={}", profile.display()),
        ] });
        let client = Client::open(port, &json!({ "browserName": "chrome", "goog:chromeOptions": options }));
        let session = Self { client, _driver: driver, _display: None, home };
        session.go(url);
        session
    }

    /// The folder that this session believes to be the home of its user.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Makes the window so large, in CSS pixels of its inside.
    ///
    /// # Panics
    /// When the driver refuses.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.client.post("window/rect", &json!({ "width": width, "height": height })).expect("the window takes a size");
    }

    /// Loads a page.
    ///
    /// # Panics
    /// When it cannot be loaded.
    #[track_caller]
    pub fn go(&self, url: &str) {
        self.client.post("url", &json!({ "url": url })).expect("the page loads");
    }

    /// The first element that the selector finds, as soon as there is one.
    ///
    /// # Panics
    /// When there is none within [`PATIENCE`].
    #[track_caller]
    pub fn find(&self, css: &str) -> Element<'_> {
        self.wait_for(&format!("{css} to appear"), || self.find_now(css))
    }

    /// The first element that the selector finds right now.
    #[must_use]
    pub fn find_now(&self, css: &str) -> Option<Element<'_>> {
        let answer = self.client.post("element", &json!({ "using": "css selector", "value": css })).ok()?;
        Some(Element { session: self, id: answer[ELEMENT].as_str()?.to_owned() })
    }

    /// Clicks what the selector finds.
    ///
    /// # Panics
    /// When it does not appear, or something covers it.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.find(css).click();
    }

    /// The visible text of what the selector finds.
    ///
    /// # Panics
    /// When it does not appear.
    #[must_use]
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.find(css).text()
    }

    /// Presses chords one after the other: `"Ctrl+K"`, `"Tab Tab Shift+Tab Enter"`, `"g t"`.
    ///
    /// # Panics
    /// When a name is not a key's.
    #[track_caller]
    pub fn press(&self, chords: &str) {
        let strokes: Vec<Value> = chords.split_whitespace().flat_map(keys::chord).collect();
        self.perform(&strokes);
    }

    /// Types a text into whatever has the focus.
    ///
    /// # Panics
    /// When the driver refuses.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.perform(&text.chars().flat_map(keys::stroke).collect::<Vec<_>>());
    }

    #[track_caller]
    fn perform(&self, strokes: &[Value]) {
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.client.post("actions", &actions).expect("the keys are pressed");
    }

    /// What a script in the page returns.
    ///
    /// # Panics
    /// When the script throws.
    #[track_caller]
    pub fn eval(&self, script: &str) -> Value {
        self.client.post("execute/sync", &json!({ "script": script, "args": [] })).expect("the script runs")
    }

    /// Saves what the window shows as PNG, making the folder if need be.
    ///
    /// # Panics
    /// When the picture cannot be taken or written.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>) {
        self.try_screenshot(path.as_ref()).expect("the window can be pictured");
    }

    fn try_screenshot(&self, path: &Path) -> Result<(), String> {
        let picture = self.client.get("screenshot")?;
        let picture = base64::engine::general_purpose::STANDARD
            .decode(picture.as_str().unwrap_or_default())
            .map_err(|error| error.to_string())?;
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| error.to_string())?;
        fs::write(path, picture).map_err(|error| error.to_string())
    }

    /// Looks again and again until the condition holds.
    ///
    /// # Panics
    /// When it does not hold within [`PATIENCE`]; the message says what was awaited.
    #[track_caller]
    pub fn wait_until(&self, awaited: &str, mut condition: impl FnMut() -> bool) {
        self.wait_for(awaited, || condition().then_some(()));
    }

    /// Looks again and again until there is something, and answers it.
    ///
    /// # Panics
    /// When there is nothing within [`PATIENCE`]; the message says what was awaited.
    #[track_caller]
    pub fn wait_for<T>(&self, awaited: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(Instant::now() < deadline, "waited {PATIENCE:?} for {awaited}");
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Waits until what the selector finds shows this text somewhere.
    ///
    /// # Panics
    /// When it does not within [`PATIENCE`].
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, text: &str) {
        self.wait_until(&format!("{text:?} in {css}"), || {
            let shown = self.find_now(css).and_then(|element| element.text_now());
            shown.is_some_and(|shown| shown.contains(text))
        });
    }

    /// Waits until the selector finds nothing any more.
    ///
    /// # Panics
    /// When it still does after [`PATIENCE`].
    #[track_caller]
    pub fn wait_until_gone(&self, css: &str) {
        self.wait_until(&format!("{css} to go"), || self.find_now(css).is_none());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if thread::panicking() {
            let name = thread::current().name().unwrap_or("unnamed").replace("::", "-");
            // Two windows of one test have a picture each.
            let at = PICTURES.fetch_add(1, Ordering::Relaxed);
            let path = target().join("e2e").join(format!("{name}-{at}.png"));
            match self.try_screenshot(&path) {
                Ok(()) => eprintln!("the window as it was: {}", path.display()),
                Err(error) => eprintln!("the window could not be pictured: {error}"),
            }
        }
        self.client.close();
    }
}

/// Something on the screen.
pub struct Element<'a> {
    session: &'a Session,
    id: String,
}

impl Element<'_> {
    /// Clicks its middle.
    ///
    /// # Panics
    /// When something covers it, or it is gone.
    #[track_caller]
    pub fn click(&self) {
        self.session.client.post(&self.path("click"), &json!({})).expect("it can be clicked");
    }

    /// Its visible text.
    ///
    /// # Panics
    /// When it is gone.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> String {
        self.text_now().expect("it is still there")
    }

    fn text_now(&self) -> Option<String> {
        Some(self.session.client.get(&self.path("text")).ok()?.as_str()?.to_owned())
    }

    /// An attribute as written in the page.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        Some(self.session.client.get(&self.path(&format!("attribute/{name}"))).ok()?.as_str()?.to_owned())
    }

    fn path(&self, what: &str) -> String {
        format!("element/{}/{what}", self.id)
    }
}

/// A program of ours, beside the running test.
///
/// # Panics
/// When it was not built; `cargo xtask test` builds it.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let path = profile_folder().join(format!("{name}{}", env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not built; cargo xtask test builds it", path.display());
    path
}

/// The folder of this build: programs lie in it, and tests one folder below, in `deps`.
fn profile_folder() -> PathBuf {
    let running = env::current_exe().expect("a running program has a path");
    let folder = running.parent().expect("it lies in a folder");
    if folder.ends_with("deps") { folder.parent().unwrap_or(folder).to_owned() } else { folder.to_owned() }
}

fn target() -> PathBuf {
    profile_folder().parent().expect("it lies in the target folder").to_owned()
}

fn private_home() -> TempDir {
    tempfile::Builder::new().prefix("kontor-home-").tempdir().expect("a temporary folder can be made")
}

/// A port nobody listens on; the driver takes it a moment later.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.local_addr().expect("it is bound").port()
}
