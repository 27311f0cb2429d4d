//! A desk at the demo company: its book, its window, and a script beside it.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    book::PASSWORD,
    webdriver::{Session, program},
};

/// A demo company: parties, items, prices, opening stock, and so many orders run through the whole flow.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn demo_book(orders: u32) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let book = folder.path().join("demo.kontor");
    let made = Command::new(program("kontor")).args(["demo", "--orders", &orders.to_string(), "--book"]).arg(&book).output();
    let made = made.expect("kontor starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    (folder, book)
}

/// Asks the book from outside, as a script would.
///
/// # Panics
/// When the book refuses.
pub fn call(book: &Path, name: &str, request: &Value) -> Value {
    let answer = Command::new(program("kontor"))
        .args(["call", "--user", "owner", name, &request.to_string(), "--book"])
        .arg(book)
        .env("KONTOR_PASSWORD", PASSWORD)
        .output()
        .expect("kontor starts");
    assert!(answer.status.success(), "{name}: {}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).expect("an answer is JSON")
}

/// The window of the book, with somebody signed in by keyboard.
///
/// # Panics
/// When the window does not open or does not let them in.
#[must_use]
pub fn signed_in(book: &Path, login: &str) -> Session {
    let session = Session::desktop(&["--book", &book.to_string_lossy()]);
    sign_in(&session, login);
    session
}

/// Signs somebody in by keyboard.
///
/// # Panics
/// When the window does not let them in.
pub fn sign_in(session: &Session, login: &str) {
    session.find("#sign-in-user");
    // The demo's owner reads German; these tests read English.
    session.eval("localStorage.setItem('kontor.language', 'en')");
    focus_on(session, "sign-in-user");
    session.type_text(login);
    session.press("Tab");
    session.type_text(PASSWORD);
    session.press("Enter");
    session.wait_for_text("main h1", "Home");
}

/// Goes to a screen by its name, as a person would who knows no other way.
///
/// # Panics
/// When it does not come.
pub fn go_to(session: &Session, name: &str) {
    session.press("Ctrl+K");
    focus_first(session, ".palette");
    session.type_text(name);
    holds(session, ".palette [role=option][aria-selected=true]", name);
    session.press("Enter");
    session.wait_for_text("main h1", name);
}

/// Waits until the page has been the same for a while: texts, figures and pictures are there.
///
/// # Panics
/// When it does not come to rest.
pub fn settled(session: &Session) {
    let shape = || {
        session.eval(
            "return [document.body.innerHTML.length, [...document.images].every(image => image.complete), \
             !document.querySelector('.skeleton, .boot') && !!document.querySelector('main h1, .page h1')].join(' ')",
        )
    };
    let mut before = Value::Null;
    let mut same = 0;
    session.wait_until("a page at rest", || {
        let now = shape();
        let ready = now.as_str().is_some_and(|now| now.ends_with("true true"));
        same = if ready && now == before { same + 1 } else { 0 };
        before = now;
        same > 15
    });
}

/// A served book; the server ends when dropped.
pub struct Served {
    server: Child,
    /// Where it answers, without a slash at the end.
    pub address: String,
}

impl Served {
    /// Serves a book, with the interface of this build, on a free port.
    ///
    /// # Panics
    /// When it is not served.
    #[must_use]
    pub fn book(book: &Path) -> Self {
        let mut server = Command::new(program("kontor"))
            .args(["serve", "--listen", "127.0.0.1:0", "--book"])
            .arg(book)
            .stdout(Stdio::piped())
            .spawn()
            .expect("kontor starts");
        let mut told = String::new();
        let output = server.stdout.take().expect("it was asked for");
        BufReader::new(output).read_line(&mut told).expect("it says where it is served");
        let address = told.split_whitespace().find(|word| word.starts_with("http://")).unwrap_or_default();
        assert!(!address.is_empty(), "{told}");
        Self { server, address: address.trim_end_matches('/').to_owned() }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Waits until something the selector finds holds this text. Rows that a list has moved into place count as hidden for
/// the driver of WebKit, so the page itself is asked.
///
/// # Panics
/// When it does not come.
pub fn holds(session: &Session, css: &str, text: &str) {
    let script = format!("return [...document.querySelectorAll({css:?})].some(found => found.textContent.includes({text:?}))");
    session.wait_until(&format!("{text:?} in {css}"), || session.eval(&script) == true);
}

/// Waits until this element has the focus.
///
/// # Panics
/// When it does not get it.
pub fn focus_on(session: &Session, id: &str) {
    session.wait_until(id, || session.eval("return document.activeElement?.id") == id);
}

/// Waits until something inside of what the selector finds has the focus.
///
/// # Panics
/// When nothing there gets it.
pub fn focus_first(session: &Session, css: &str) {
    let fields = format!("{css} input, {css} select, {css} textarea");
    let script = format!("return document.activeElement === document.querySelector({fields:?})");
    session.wait_until(&format!("the focus in the first field of {css}"), || session.eval(&script) == true);
}

/// Waits until some field within has the focus.
pub fn focus_in(session: &Session, css: &str) {
    let script = format!(
        "return document.activeElement?.matches('input, select, textarea') && document.activeElement.closest({css:?}) !== null"
    );
    session.wait_until(&format!("the focus in {css}"), || session.eval(&script) == true);
}
