//! That the window's calls arrive at the book, and its failures in the window.

use kontor_tests::webdriver::Session;
use serde_json::{Value, json};

/// What the bridge answers to a call, as the interface would see it: `{ok}` or `{failed}`.
fn call(session: &Session, name: &str, body: &Value) -> Value {
    let request = json!({ "name": name, "body": body.to_string(), "token": null, "key": null });
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
