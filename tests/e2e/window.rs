//! That the real window opens, shows the interface, hears the keyboard, and lets nothing in or out.

use std::{net::TcpListener, sync::mpsc, thread, time::Duration};

use kontor_tests::webdriver::Session;

#[test]
fn the_window_opens_and_shows_the_interface() {
    let session = Session::desktop(&[]);

    session.find("main");

    assert_eq!(session.find_now(".boot-error").map(|shown| shown.text()), None);
    assert_eq!(session.eval("return [innerWidth, innerHeight]").to_string(), "[1440,900]");
}

/// The page is swapped for a bare field, so that nothing of the interface takes the focus away.
///
/// WebKitGTK calls Shift+Tab "Unidentified" (its own name is ISO_Left_Tab), so only the `code` tells that it is Tab.
#[test]
fn chords_and_text_arrive_in_the_real_window() {
    let session = Session::desktop(&[]);
    session.find("main");
    session.eval(
        "window.heard = []; \
         addEventListener('keydown', e => heard.push((e.ctrlKey ? 'Ctrl ' : '') + (e.shiftKey ? 'Shift ' : '') + (e.key === 'Unidentified' ? e.code : e.key)), true); \
         const field = document.createElement('input'); field.id = 'probe'; document.body.replaceChildren(field); field.focus()",
    );

    session.type_text("1.234,50 é");
    session.press("Ctrl+k Ctrl+Enter F6 Alt+Down Shift+Tab");

    assert_eq!(session.eval("return document.querySelector('#probe').value"), "1.234,50 é");
    let heard = session.eval("return heard.filter(key => !/Control|Alt|^Shift Shift/.test(key)).slice(10).join(';')");
    assert_eq!(heard, "Ctrl k;Ctrl Enter;F6;ArrowDown;Shift Tab");
}

#[test]
fn the_page_can_neither_load_nor_reach_anything_foreign() {
    let session = Session::desktop(&[]);
    session.find("main");

    session.eval(
        "window.refused = []; \
         addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective)); \
         const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script); \
         fetch('http://127.0.0.1:9/').catch(() => {}); \
         const picture = new Image(); picture.src = 'http://127.0.0.1:9/picture.png'",
    );

    session.wait_until("three refusals", || session.eval("return refused.length").as_u64() == Some(3));
    assert_eq!(session.eval("return refused.sort().join(' ')"), "connect-src img-src script-src-elem");
    assert_eq!(session.eval("return 'ran' in window"), false);
    assert_eq!(session.eval("return '__TAURI__' in window"), false);
}

/// How long a foreign address is listened at for a visit that must not come. Too short a time could only miss one.
const NOBODY_CAME: Duration = Duration::from_millis(500);

#[test]
fn the_window_never_leaves_the_interface() {
    let foreign = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = format!("http://{}/", foreign.local_addr().expect("it is bound"));
    let (visited, visits) = mpsc::channel();
    thread::spawn(move || foreign.accept().map(|_| visited.send(())));
    let session = Session::desktop(&[]);
    session.find("main");

    session.eval(&format!("window.stayed = true; location.href = {address:?}"));

    assert!(visits.recv_timeout(NOBODY_CAME).is_err(), "the window went to {address}");
    assert_eq!(session.eval("return [location.protocol, location.host, window.stayed].join(' ')"), "tauri: localhost true");
}

/// Whatever else the webview would offer is refused by the capability, not merely unused.
#[test]
fn the_page_can_ask_for_nothing_but_our_commands() {
    let session = Session::desktop(&[]);
    session.find("main");

    for command in
        ["plugin:window|close", "plugin:app|version", "plugin:event|listen", "plugin:log|log", "plugin:path|resolve_directory"]
    {
        session.eval(&format!(
            "window.answer = undefined; \
             __TAURI_INTERNALS__.invoke({command:?}, {{}}).then(() => window.answer = 'allowed', e => window.answer = String(e))"
        ));
        session.wait_until("an answer", || session.eval("return window.answer !== undefined") == true);
        let answer = session.eval("return window.answer").to_string();
        assert!(answer.contains("not allowed"), "{command}: {answer}");
    }
}
