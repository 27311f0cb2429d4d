//! The interface in Chromium: that a page hears and sees what a suite does to it, and that axe finds nothing to object to.

use kontor_tests::{
    book::tools,
    desk::{Served, demo_book, settled, sign_in},
    webdriver::Session,
};
use serde_json::Value;

/// Writes down every key that arrives, with its modifiers.
const LISTENING_PAGE: &str = "data:text/html,<title>Listening</title><input autofocus><p></p><script>\
    addEventListener('keydown', e => { document.querySelector('p').textContent %2B= \
    (e.ctrlKey ? 'Ctrl ' : '') %2B (e.shiftKey ? 'Shift ' : '') %2B e.key %2B ';'; \
    if (e.ctrlKey) e.preventDefault(); }, true)</script>";

#[test]
fn chords_and_text_arrive_as_typed() {
    let session = Session::browser(LISTENING_PAGE);

    session.click("input");
    session.type_text("Müller & 1.234,50 €");
    session.press("Ctrl+k F6 Shift+Tab");

    session.wait_for_text("p", "Shift Tab;");
    assert_eq!(session.eval("return document.querySelector('input').value"), "Müller & 1.234,50 €");
    let heard = session.text("p");
    assert!(heard.ends_with("Ctrl Control;Ctrl k;F6;Shift Shift;Shift Tab;"), "{heard}");
}

/// A screen of each kind: its name, and its address within the company.
const SCREENS: &[(&str, &str)] =
    &[("home", ""), ("a list", "/sales/orders"), ("an editor", "/sales/quotations/new"), ("a report", "/reports/trial-balance")];

/// What axe is asked: the rules of WCAG A and AA.
const ASK_AXE: &str = "window.axeSays = null; \
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then( \
        found => { window.axeSays = found.violations }, \
        error => { window.axeSays = [{ id: String(error), impact: 'critical', nodes: [] }] })";

/// What of a page axe calls serious or critical.
fn objections(session: &Session, axe: &str) -> Vec<String> {
    session.eval(axe);
    session.eval(ASK_AXE);
    let found =
        session.wait_for("what axe says", || Some(session.eval("return window.axeSays")).filter(|found| !found.is_null()));
    let serious = |violation: &&Value| violation["impact"] == "serious" || violation["impact"] == "critical";
    let told = |violation: &Value| {
        let nodes = violation["nodes"].as_array().into_iter().flatten().take(4);
        let elements: Vec<String> = nodes.map(|node| format!("{} ({})", node["html"], node["any"][0]["message"])).collect();
        format!("{}:\n    {}", violation["id"], elements.join("\n    "))
    };
    found.as_array().into_iter().flatten().filter(serious).map(told).collect()
}

#[test]
fn axe_finds_nothing_serious_in_light_or_dark() {
    let script = tools().join("node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(script).expect("axe-core lies in target/tools; cargo xtask test installs it");
    let (_folder, book) = demo_book(10);
    let served = Served::book(&book);
    let mut objected = Vec::new();
    let mut judge = |session: &Session, screen: &str, theme: &str| {
        let found = objections(session, &axe);
        objected.extend(found.into_iter().map(|found| format!("{screen}, {theme}: {found}")));
    };
    for theme in ["light", "dark"] {
        let session = Session::browser(&served.address);
        session.eval(&format!("localStorage.setItem('kontor.theme', '{theme}')"));
        session.go(&served.address);
        session.find("#sign-in-user");
        judge(&session, "sign-in", theme);
        sign_in(&session, "owner");
        let company = session.eval("return location.pathname.split('/')[2]");
        for (screen, address) in SCREENS {
            session.go(&format!("{}/c/{}{address}", served.address, company.as_str().unwrap_or_default()));
            settled(&session);
            judge(&session, screen, theme);
        }
    }
    assert!(objected.is_empty(), "{}", objected.join("\n"));
}
