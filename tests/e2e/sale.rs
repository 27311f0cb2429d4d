//! The main job as its users do it: from quotation to paid invoice in the real window, by keyboard alone.

use std::{path::Path, process::Command};

use kontor_tests::{
    book::PASSWORD,
    desk::{call, demo_book, focus_on, holds, signed_in},
    webdriver::{Session, program},
};
use serde_json::{Value, json};

fn heading(session: &Session, text: &str) {
    session.wait_for_text("main h1", text);
}

/// The document's total, once the book has worked it out.
fn total(session: &Session) -> String {
    let shown = || session.eval("return document.querySelector('.document-totals .grand dd')?.textContent ?? '–'");
    session.wait_for("the total", || shown().as_str().filter(|total| *total != "–").map(str::to_owned))
}

#[test]
fn a_quotation_becomes_a_paid_invoice_by_keyboard_alone() {
    let (folder, book) = demo_book(0);
    let before = trial_balance(&book);
    let session = signed_in(&book, "owner");

    // Nothing is focused that takes letters: the chord "c q" starts a quotation.
    session.press("c q");
    heading(&session, "quotation");
    focus_on(&session, "document-customer");
    session.type_text("10001");
    holds(&session, "[role=option]", "Donauwerft");
    // Enter goes through the fields, whose defaults are right, and on into the lines.
    session.press("Enter Enter Enter Enter Enter Enter Enter");
    session.wait_until("the first cell", || session.eval("return document.activeElement?.closest('.lines') !== null") == true);
    // The item is found by its code; the book knows name, price and tax.
    // Typed faster than it answers, the text counts, not what is marked for an earlier one.
    session.type_text("BUC-PNE");
    session.press("Tab Tab");
    session.type_text("3");
    session.press("Tab");
    holds(&session, ".lines .cell", "Fachbuch Pneumatik");
    total(&session);
    session.press("Ctrl+Enter");

    // Each document offers its next step under the same key.
    holds(&session, "main .head .badge", "Sent");
    session.press("Ctrl+Enter");
    heading(&session, "Order");
    session.find("#document-submit");
    session.press("Ctrl+Enter");
    holds(&session, "main .head .badge", "Confirmed");
    session.press("Ctrl+Enter");
    heading(&session, "New delivery");
    session.find("#delivery-post");
    session.press("Ctrl+Enter");
    heading(&session, "Delivery");
    session.find("#document-next");
    session.press("Ctrl+Enter");
    heading(&session, "New invoice");
    let total = total(&session);
    session.press("Ctrl+Enter");
    holds(&session, "main .head .badge", "Open");
    let number =
        session.eval("return document.querySelector('main .head .code').textContent").as_str().unwrap_or_default().to_owned();
    session.press("Ctrl+Enter");
    heading(&session, "New payment");
    session.wait_until("the prefilled amount", || {
        !session.eval("return document.querySelector('#payment-amount')?.value ?? ''").to_string().is_empty()
    });
    session.find("#payment-post");
    session.press("Ctrl+Enter");
    session.wait_until("the payment", || {
        session.eval("return /\\/banking\\/payments\\/[0-9a-f-]{36}$/.test(location.pathname)") == true
    });

    let invoices = call(&book, "sales.invoice.list", &json!({ "filter": { "text": number } }));
    let invoice = &invoices["rows"][0];
    assert_eq!((&invoice["number"], &invoice["state"]), (&json!(number), &json!("paid")), "{invoice}");
    assert_eq!(plain(&total), invoice["total"]["amount"].as_str().unwrap_or_default());
    the_paper_says(&book, folder.path(), &number, &total);
    let after = trial_balance(&book);
    assert_eq!(after["balanced"], json!(true), "{after}");
    assert_ne!(before, after);
    let verified = Command::new(program("kontor")).args(["verify", "--book"]).arg(&book).output().expect("kontor starts");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

/// `1,234.50` as a plain decimal.
fn plain(shown: &str) -> String {
    shown.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect()
}

fn trial_balance(book: &Path) -> Value {
    let totals = call(book, "finance.trial_balance.get", &json!({}))["totals"].clone();
    json!({ "balanced": totals["debit"] == totals["credit"], "debit": totals["debit"] })
}

/// The invoice's PDF holds its number, customer, item and total.
fn the_paper_says(book: &Path, folder: &Path, number: &str, total: &str) {
    let pdf = folder.join("invoice.pdf");
    let printed = Command::new(program("kontor"))
        .args(["print", "invoice", number, "--user", "owner", "--book"])
        .arg(book)
        .arg("-o")
        .arg(&pdf)
        .env("KONTOR_PASSWORD", PASSWORD)
        .output()
        .expect("kontor starts");
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let read = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output().expect("pdftotext is installed");
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    let german = total.replace(',', " ").replace('.', ",").replace(' ', ".");
    for wanted in [number, "Donauwerft Maschinenbau Passau GmbH", "BUC-PNE", "Rechnung", &german] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
}

#[test]
fn what_a_script_does_shows_in_the_open_window_at_once() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    session.press("g o");
    heading(&session, "Orders");
    let customer = call(&book, "parties.party.list", &json!({ "filter": { "text": "10001" } }))["rows"][0]["id"].clone();
    let item = call(&book, "inventory.item.list", &json!({ "filter": { "text": "BUC-PNE" } }))["rows"][0]["id"].clone();

    let save = |reference: &str| {
        let lines = json!([{ "item_id": item, "quantity": "1" }]);
        let draft = json!({ "draft": { "customer_id": customer, "lines": lines, "reference": reference } });
        call(&book, "sales.order.save_draft", &draft)
    };
    let order = save("FROM-OUTSIDE");

    holds(&session, "[role=grid]", "FROM-OUTSIDE");

    // The mark stays on its record when another comes in above it, and a key means that record.
    let marked = "[role=row][data-focus]";
    session.press("Home");
    holds(&session, marked, "FROM-OUTSIDE");
    let row = || session.eval(&format!("return document.querySelector('{marked}')?.getAttribute('aria-rowindex')"));
    session.wait_until("the first row", || row() == "2");
    save("CAME-LATER");
    holds(&session, "[role=grid]", "CAME-LATER");
    session.wait_until("the second row", || row() == "3");
    holds(&session, marked, "FROM-OUTSIDE");
    session.press("Enter");
    let id = order["id"].as_str().unwrap_or_default();
    let path = || session.eval("return location.pathname").as_str().unwrap_or_default().to_owned();
    session.wait_until("the marked order", || path().ends_with(id));

    // Once it is gone nothing is marked, and the next key for it acts on no other.
    session.press("Alt+Left");
    holds(&session, marked, "FROM-OUTSIDE");
    call(&book, "sales.order.discard", &json!({ "id": id, "version": order["version"] }));
    session.wait_until_gone(marked);
    session.press("Enter");
    holds(&session, "body", "The marked row is no longer in this list");
    session.find(marked);
    assert!(path().ends_with("/sales/orders"), "{}", path());
}

#[test]
fn a_wrong_password_is_refused_in_words() {
    let (_folder, book) = demo_book(0);
    let session = Session::desktop(&["--book", &book.to_string_lossy()]);
    session.find("#sign-in-user");
    focus_on(&session, "sign-in-user");

    session.type_text("owner");
    session.press("Tab");
    session.type_text("not-the-password");
    session.press("Enter");

    session.wait_for_text("#sign-in-error", "password");
    focus_on(&session, "sign-in-password");
}
