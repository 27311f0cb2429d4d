//! Two companies in one window: one is added by keyboard, and the palette and the menu lead from one to the other.

use kontor_tests::{
    desk::{demo_book, focus_first, focus_in, go_to, holds, signed_in},
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

    // A view of one's own is of the company it was made in.
    let own = ".bar [role=tab]";
    go_to(&session, "Orders");
    session.find("[role=grid]");
    session.press("v");
    focus_in(&session, "[role=dialog]");
    session.type_text("My orders");
    session.press("Ctrl+Enter");
    holds(&session, own, "My orders");
    choose(&session, "Go to Nord", "Go to Nordlicht Outillage");
    holds(&session, HERE, "Nordlicht Outillage");
    go_to(&session, "Orders");
    session.find(".bar .filter");
    let tabs = session.eval(&format!("return [...document.querySelectorAll('{own}')].map(tab => tab.textContent).join()"));
    assert!(tabs.as_str().is_some_and(|tabs| !tabs.contains("My orders")), "{tabs}");
    choose(&session, "Go to Hans", "Go to Hansen Werkzeuge GmbH");
    holds(&session, HERE, "Hansen Werkzeuge GmbH");
    go_to(&session, "Orders");
    holds(&session, own, "My orders");
}
