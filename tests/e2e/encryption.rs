//! The key of the book in the window: set in the settings, asked for at the next start.

use kontor_tests::{
    book::PASSWORD,
    desk::{demo_book, focus_on, sign_in, signed_in},
    webdriver::Session,
};

const PASSPHRASE: &str = "vierzehn rote Heringe";

#[test]
fn a_book_is_encrypted_in_the_window_and_asks_for_its_passphrase() {
    let (_folder, book) = demo_book(1);
    let session = signed_in(&book, "owner");
    let company = session.eval("return location.pathname.split('/')[2]");
    session.go(&format!("tauri://localhost/c/{}/settings/backup", company.as_str().unwrap_or_default()));
    session.wait_for_text("#book-encryption", "is not encrypted");
    session.click("#encryption-change");
    focus_on(&session, "encryption-new");
    session.type_text(PASSPHRASE);
    session.press("Enter");
    focus_on(&session, "encryption-again");
    session.type_text("vierzehn rote");
    session.click("#encryption-go");
    session.wait_for_text("[role=dialog]", "not the same");
    session.click("#encryption-again");
    session.press("Ctrl+A");
    session.type_text(PASSPHRASE);
    session.click("#encryption-go");
    session.find("#encryption-done");
    session.click("#encryption-close");
    // The book was opened anew, and the session in it goes on.
    session.wait_for_text("#book-encryption", "opens with its key alone");
    drop(session);
    assert!(!std::fs::read(&book).expect("it is there").starts_with(b"SQLite format 3"));

    let session = Session::desktop(&["--book", &book.to_string_lossy()]);
    session.find("#unlock-passphrase");
    session.eval("localStorage.setItem('kontor.language', 'en')");
    for (entered, told) in [(PASSWORD, "does not open"), (PASSPHRASE, "")] {
        focus_on(&session, "unlock-passphrase");
        session.type_text(entered);
        session.press("Enter");
        if !told.is_empty() {
            session.wait_for_text("[role=alert]", told);
        }
    }
    sign_in(&session, "owner");
}
