//! The door in Chromium: a second factor is set up and asked for, the lock keeps what was typed.

use kontor_tests::{
    book::PASSWORD,
    desk::{Served, demo_book, focus_on, settled, sign_in},
    webdriver::Session,
};

/// What the app of a telephone shows now.
fn shown(secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).expect("base 32");
    let totp = totp_rs::Builder::new().with_secret(secret).with_account_name("anyone").build().expect("long enough");
    totp.generate_current().to_string()
}

fn go(session: &Session, served: &Served, address: &str) {
    let company = session.eval("return location.pathname.split('/')[2]");
    session.go(&format!("{}/c/{}{address}", served.address, company.as_str().unwrap_or_default()));
    settled(session);
}

#[test]
fn a_second_factor_is_set_up_and_asked_for() {
    let (_folder, book) = demo_book(1);
    let served = Served::book(&book);
    let session = Session::browser(&served.address);
    sign_in(&session, "owner");
    go(&session, &served, "/settings/account");
    session.click("#factor-enrol");
    session.wait_for_text("main", "authenticator app on your phone");
    session.type_text(PASSWORD);
    session.press("Enter");
    session.find("#factor-secret");
    focus_on(&session, "factor-code");
    session.type_text(&shown(&session.text("#factor-secret")));
    session.press("Enter");
    session.find(".recovery-codes li");
    let code = session.text(".recovery-codes li");
    session.click("#codes-done");
    session.wait_for_text("main", "10 recovery codes are left");
    session.wait_for_text("main", "This one");

    session.eval("sessionStorage.clear()");
    session.go(&served.address);
    focus_on(&session, "sign-in-user");
    session.type_text("owner");
    session.press("Tab");
    session.type_text(PASSWORD);
    session.press("Enter");
    focus_on(&session, "sign-in-code");
    session.type_text("000000");
    session.press("Enter");
    session.wait_for_text("#sign-in-step", "does not fit");
    focus_on(&session, "sign-in-code");
    session.type_text(&code);
    session.press("Enter");
    session.wait_for_text("main h1", "Home");
}

#[test]
fn the_lock_keeps_what_was_typed() {
    let (_folder, book) = demo_book(1);
    let served = Served::book(&book);
    let session = Session::browser(&served.address);
    sign_in(&session, "owner");
    go(&session, &served, "/accounting/journal/new");
    session.find("#entry-date");
    session.eval("document.querySelector('main input[maxlength=\"500\"]').focus()");
    session.type_text("Half a sentence");
    let press = |css: &str, text: &str| {
        session.wait_until(text, || {
            let found = "return [...document.querySelectorAll(CSS)].filter(one => one.textContent.trim().startsWith(TEXT)).map(one => one.click()).length > 0";
            session.eval(&found.replace("CSS", &format!("'{css}'")).replace("TEXT", &format!("'{text}'"))) == true
        });
    };
    session.click(".top .chip[aria-haspopup=menu]");
    press("[role=menuitem]", "Lock");
    session.wait_for_text("#lock-title", "Locked");
    focus_on(&session, "lock-password");
    session.type_text("not the password");
    session.press("Enter");
    session.wait_for_text(".lock", "not your password");
    session.press("Ctrl+k");
    assert!(session.find_now("[role=listbox]").is_none(), "no key acts behind the lock");
    session.press("Tab Tab Tab");
    assert_eq!(session.eval("return document.activeElement?.closest('.lock') !== null"), true, "nor does the focus go there");
    session.eval("document.getElementById('lock-password').focus()");
    focus_on(&session, "lock-password");
    session.type_text(PASSWORD);
    session.press("Enter");
    session.wait_until_gone(".lock");
    let kept = session.eval("return document.querySelector('main input[maxlength=\"500\"]').value");
    assert_eq!(kept, "Half a sentence");
}
