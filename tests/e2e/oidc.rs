//! Signing in at a real provider of identities in Chromium: there, back, and what the screens say of it.

use std::path::Path;

use kontor_tests::{
    book::PASSWORD,
    desk::{Served, call, demo_book, settled, sign_in},
    oidc::Provider,
    webdriver::Session,
};
use serde_json::json;

/// Fills in the provider's pages: who it is, and that Kontor may know.
fn sign_in_there(session: &Session, subject: &str) {
    session.click("input[name=login]");
    session.type_text(subject);
    session.press("Tab");
    session.type_text("any");
    session.press("Enter");
    session.find("input[name=prompt][value=consent]");
    session.click("button[type=submit]");
}

#[test]
fn an_account_is_linked_and_signs_in_at_a_provider() {
    let (_folder, book) = demo_book(1);
    let served = Served::book(&book);
    let server = served.address.as_str();
    let provider = Provider::start(server);
    let settings = json!({
        "name": "Hansen ID", "issuer": provider.issuer, "client_id": "kontor-public", "confidential": false,
        "matches": "subject", "required": false,
    });
    let session = Session::browser(&served.address);
    session.find("#sign-in-user");
    assert!(session.find_now("#sign-in-provider").is_none(), "there is no button before a provider is set");
    call(Path::new(server), "identity.oidc.set", &json!({ "version": 0, "settings": settings }));

    session.go(&served.address);
    sign_in(&session, "owner");
    let company = session.eval("return location.pathname.split('/')[2]");
    session.go(&format!("{server}/c/{}/settings/account", company.as_str().unwrap_or_default()));
    settled(&session);
    session.click("#provider-link");
    sign_in_there(&session, "olga");
    session.wait_for_text("#account-provider", "You were at Hansen ID");
    assert_eq!(session.eval("return location.search"), "", "the word does not stay in the address");
    session.find("#account-provider input");
    session.type_text(PASSWORD);
    session.press("Enter");
    session.wait_for_text("#account-provider", "Your account is linked to Hansen ID");

    session.eval("sessionStorage.clear()");
    session.go(&served.address);
    session.wait_for_text("#sign-in-provider", "Sign in with Hansen ID");
    session.click("#sign-in-provider");
    // The provider still knows who sits here and asks nothing.
    session.wait_for_text("main h1", "Home");
    assert_eq!(session.eval("return document.cookie"), "", "no script reads what the browser carries");

    // A locked session is left for the provider, and the way back ends where it was locked.
    let account = format!("/c/{}/settings/account", company.as_str().unwrap_or_default());
    session.go(&format!("{server}{account}"));
    settled(&session);
    session.wait_for_text("#account-provider", "Your account is linked to Hansen ID");
    session.press("Ctrl+Shift+L");
    session.wait_for_text("#lock-provider", "Sign in with Hansen ID");
    session.click("#lock-provider");
    session.wait_until_gone(".lock");
    session.wait_for_text("#account-provider", "Your account is linked to Hansen ID");
    assert_eq!(session.eval("return location.pathname"), account.as_str());

    session.eval("sessionStorage.clear()");
    session.go(&format!("{server}/?oidc=auth.oidc_state"));
    session.wait_for_text("#sign-in-provider-error", "Begin again");
    session.find("#sign-in-user");
}
