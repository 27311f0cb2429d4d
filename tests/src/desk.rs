//! A desk at the demo company: its book, its window, and a script beside it.

use std::{
    path::{Path, PathBuf},
    process::Command,
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
    session.find("#sign-in-user");
    // The demo's owner reads German; these tests read English.
    session.eval("localStorage.setItem('kontor.language', 'en')");
    focus_on(&session, "sign-in-user");
    session.type_text(login);
    session.press("Tab");
    session.type_text(PASSWORD);
    session.press("Enter");
    session.wait_for_text("main h1", "Home");
    session
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
