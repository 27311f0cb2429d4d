//! That a page in Chromium hears and sees what a suite does to it.

use kontor_tests::webdriver::Session;

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
