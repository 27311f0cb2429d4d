//! The first start: an empty book becomes a company, by keyboard alone.

use kontor_tests::{
    desk::{focus_first, focus_in, holds},
    webdriver::Session,
};

#[test]
fn an_empty_book_becomes_a_company_in_three_screens() {
    let session = Session::desktop(&[]);
    session.wait_for_text("main h1", "Your company");
    focus_in(&session, "main form, main .form");

    session.type_text("Nordlicht Handel GmbH");
    session.press("Enter Enter Enter");
    session.wait_for_text("main h1", "Your books");
    focus_first(&session, "main .form");
    session.press("Enter Enter Enter");
    session.wait_for_text("main h1", "You");
    focus_first(&session, "main .form");
    session.type_text("Inken Paulsen");
    session.press("Enter");
    session.type_text("inken");
    session.press("Enter");
    session.type_text("short");
    session.press("Enter");
    holds(&session, ".field-error", "at least 10 characters");
    session.press("Ctrl+A");
    session.type_text("nine-ships-sail-north");
    session.press("Enter");

    session.wait_for_text("main h1", "Home");
    holds(&session, "header, .top", "Nordlicht Handel GmbH");
}
