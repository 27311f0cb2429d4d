//! Two companies in one window: one is added by keyboard, and the palette and the menu lead from one to the other.

use kontor_tests::{
    desk::{demo_book, focus_first, focus_in, holds, signed_in},
    webdriver::Session,
};

/// The name of the company at the top.
const HERE: &str = ".top .company";

fn choose(session: &Session, typed: &str, line: &str) {
    session.press("Ctrl+K");
    focus_first(session, ".palette");
    session.type_text(typed);
    holds(session, ".palette [role=option][aria-selected=true]", line);
    session.press("Enter");
}

#[test]
fn a_company_is_added_and_one_goes_from_one_to_the_other() {
    let (_folder, book) = demo_book(1);
    let session = signed_in(&book, "owner");
    choose(&session, "Add a comp", "Add a company");
    session.wait_for_text("main h1", "New company");
    focus_in(&session, "#company-new-form");
    session.press("Ctrl+Enter");
    holds(&session, "#company-new-form .field-error", "");
    focus_first(&session, "#company-new-form");
    session.type_text("Nordlicht Outillage");
    session.press("Ctrl+Enter");
    holds(&session, HERE, "Nordlicht Outillage");
    session.wait_for_text("main h1", "Home");

    session.click(HERE);
    holds(&session, "[role=menu]", "Hansen Werkzeuge GmbH");
    session.wait_until("the focus in the menu", || {
        session.eval("return document.activeElement?.closest('[role=menu]') !== null") == true
    });
    session.press("Enter");
    holds(&session, HERE, "Hansen Werkzeuge GmbH");
    session.wait_for_text("main h1", "Home");

    choose(&session, "Go to Nord", "Go to Nordlicht Outillage");
    holds(&session, HERE, "Nordlicht Outillage");
    session.wait_for_text("main h1", "Home");
    session.press("Alt+Left");
    holds(&session, HERE, "Hansen Werkzeuge GmbH");
}
