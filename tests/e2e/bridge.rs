//! That the window's calls arrive at the book, and its failures in the window.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kontor_tests::book::PASSWORD;
use kontor_tests::desk::demo_book;
use kontor_tests::webdriver::Session;
use serde_json::{Value, json};

/// What the bridge answers to a call, as the interface would see it: `{ok}` or `{failed}`.
fn call(session: &Session, name: &str, body: &Value) -> Value {
    ask(session, &json!({ "name": name, "body": body.to_string(), "token": null, "key": null }))
}

/// What the bridge answers to a request of its own making.
fn ask(session: &Session, request: &Value) -> Value {
    session.eval(&format!(
        "window.answer = null; \
         __TAURI_INTERNALS__.invoke('call', {request}).then(ok => answer = {{ ok: JSON.parse(ok) }}, failed => answer = {{ failed: JSON.parse(failed) }})"
    ));
    session.wait_for("an answer", || Some(session.eval("return window.answer")).filter(|answer| !answer.is_null()))
}

#[test]
fn an_unknown_command_is_refused_by_the_book() {
    let session = Session::desktop(&[]);
    session.find("main");

    let answer = call(&session, "nothing.at.all", &json!({}));

    assert_eq!(answer["failed"]["code"], "call.unknown", "{answer}");
    assert_eq!(answer["failed"]["params"]["name"], "nothing.at.all");
}

#[test]
fn a_book_that_is_not_there_is_the_answer_to_every_call() {
    let session = Session::desktop(&["--book", "/no/such/book.kontor"]);
    session.find("main");

    let answer = call(&session, "nothing.at.all", &json!({}));

    assert_eq!(answer["failed"]["code"], "book.missing", "{answer}");
}

#[test]
fn without_a_book_named_the_user_gets_one_of_their_own() {
    let session = Session::desktop(&[]);
    session.find("main");

    call(&session, "nothing.at.all", &json!({}));

    assert!(session.home().join("data/kontor/own.kontor").is_file());
}

/// The bytes of a paper come over the bridge in the form they are asked for, to whoever may read the document.
#[test]
fn a_paper_comes_in_the_form_it_is_asked_for() {
    let (_folder, book) = demo_book(6);
    let session = Session::desktop(&["--book", &book.to_string_lossy()]);
    session.find("main");
    let signed_in = call(&session, "identity.session.sign_in", &json!({ "login": "owner", "password": PASSWORD }));
    let token = &signed_in["ok"]["token"];
    let request = |name: &str, body: &Value, token: &Value, form: &str| {
        ask(&session, &json!({ "name": name, "body": body.to_string(), "token": token, "key": null, "form": form }))
    };
    let list = ask(&session, &json!({ "name": "sales.invoice.list", "body": "{}", "token": token, "key": null }));
    let invoice = json!({ "id": list["ok"]["rows"][0]["id"] });

    let pages = request("sales.invoice.print", &invoice, token, "pages");
    assert_eq!((&pages["ok"]["page_count"], &pages["ok"]["pages"][0]["width"]), (&json!(1), &json!(1190)));
    let pdf = request("sales.invoice.print", &invoice, token, "pdf");
    let bytes = BASE64_STANDARD.decode(pdf["ok"]["pdf"].as_str().expect("base64")).expect("base64");
    assert!(bytes.starts_with(b"%PDF") && pdf["ok"]["file_name"].as_str().is_some_and(|name| name.ends_with(".pdf")), "{pdf}");

    assert_eq!(request("sales.invoice.print", &invoice, &Value::Null, "pdf")["failed"]["code"], "auth.required");
    assert_eq!(request("finance.entry.list", &json!({}), token, "pages")["failed"]["code"], "paper.none");
}
