//! Records that come into the book on the way: made from a field, and taken over from a file.

use kontor_tests::{
    desk::{call, demo_book, focus_in, focus_on, go_to, holds, signed_in},
    webdriver::Session,
};
use serde_json::json;

fn value_of_focus(session: &Session) -> String {
    session.eval("return document.activeElement?.value ?? ''").as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_customer_is_made_from_the_field_that_names_it() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    session.press("c o");
    focus_on(&session, "document-customer");
    session.type_text("Acme Neuheiten");
    holds(&session, "[role=listbox]", "Create “Acme Neuheiten”");

    // What was typed is the name; closing the form without a word of one's own leaves the field as it was.
    session.press("F3");
    holds(&session, "[role=dialog] h2", "New customer");
    session.press("Esc");
    focus_on(&session, "document-customer");
    assert_eq!(value_of_focus(&session), "Acme Neuheiten");

    session.press("F3");
    holds(&session, "[role=dialog] h2", "New customer");
    session.press("Ctrl+Enter");
    focus_on(&session, "document-customer");
    session.wait_until("the new customer", || value_of_focus(&session).ends_with(" Acme Neuheiten"));
    let found = call(&book, "parties.party.list", &json!({ "filter": { "text": "Acme Neuheiten" } }));
    assert_eq!(found["rows"][0]["name"], json!("Acme Neuheiten"), "{found}");

    // F2 opens it, and what is changed there shows in the field.
    session.press("F2");
    holds(&session, "[role=dialog] h2", "Acme Neuheiten");
    session.wait_until("its form", || {
        session.eval("return document.activeElement?.closest('[role=dialog] .form') !== null") == true
    });
    session.press("Tab");
    session.press("Ctrl+A");
    session.type_text("Acme Altes");
    session.press("Ctrl+Enter");
    focus_on(&session, "document-customer");
    session.wait_until("the new name", || value_of_focus(&session).ends_with(" Acme Altes"));
}

#[test]
fn a_file_is_looked_at_mended_and_taken_over() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    session.press("Ctrl+K");
    focus_in(&session, ".palette");
    session.type_text("Import");
    session.press("Enter");
    session.wait_for_text("main h1", "Import");
    session.find("#import-text");
    session.eval("document.getElementById('import-text').focus()");

    // Typed as it would be pasted: the book finds out what it is, and names the wrong cell.
    for line in ["code,name,country,vat_id", "10901,Gut GmbH,DE,"] {
        session.type_text(line);
        session.press("Enter");
    }
    session.type_text("10902,Falsch GmbH,DE,DE136695977");
    holds(&session, "#import-outcome", "One thing is to be put right");
    holds(&session, ".import-problems .cell", "DE136695977");
    session.press("Backspace");
    session.type_text("6");
    holds(&session, "#import-outcome", "2 rows can be imported");
    session.press("Ctrl+Enter");
    holds(&session, "#import-outcome", "2 rows were imported");

    let found = call(&book, "parties.party.list", &json!({ "filter": { "text": "10902" } }));
    assert_eq!(found["rows"][0]["vat_id"], json!("DE136695976"), "{found}");
}

/// Enter presses the button that has the focus, in a dialog as in a record's form, and the focus stays in the form when the
/// button is gone.
#[test]
fn enter_presses_the_button_that_has_the_focus() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    let press_on = |css: &str| {
        session.find(css);
        session.eval(&format!("[...document.querySelectorAll({css:?})].at(-1).focus()"));
        session.press("Enter");
    };
    session.press("c o");
    focus_on(&session, "document-customer");
    session.type_text("Neu");
    holds(&session, "[role=listbox]", "Create “Neu”");
    session.press("F3");
    holds(&session, "[role=dialog] h2", "New customer");
    press_on("[role=dialog] [data-close] button");
    session.wait_until_gone("[role=dialog]");

    go_to(&session, "Customers");
    press_on("main .head .button-go");
    holds(&session, "#record-form h2", "New customer");
    let parts =
        || session.eval("return document.querySelectorAll('#record-form .form-part').length").as_u64().unwrap_or_default();
    let before = parts();
    press_on("#record-form .form-many-add button");
    session.wait_until("one address more", || parts() == before + 1);
    press_on("#record-form .dirty-bar button:first-of-type");
    session.wait_until("as before", || parts() == before);
    focus_in(&session, "#record-form");
}
