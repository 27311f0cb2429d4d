//! What keeps a book safe, in the real window: backups and a look into one, roles and why somebody may, the lock.

use kontor_tests::{
    book::PASSWORD,
    desk::{call, demo_book, focus_in, focus_on, go_to, holds, settled, signed_in},
};
use serde_json::json;

/// A backup made by hand is verified, the status bar says when, and the comparison says what putting it back would cost.
#[test]
fn a_backup_is_made_and_looked_into() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    holds(&session, ".status", "No backup yet");
    settled(&session);
    go_to(&session, "Backup");
    session.find("#backup-make");
    session.eval("document.getElementById('backup-make').focus()");
    session.press("Enter");
    holds(&session, ".table .badge", "verified");
    session.wait_until("the badge of the last verified backup", || {
        let status = session.eval("return document.querySelector('.status').textContent");
        status.as_str().is_some_and(|status| status.contains("Backup ") && !status.contains("No backup"))
    });

    let party = json!({ "party": { "name": "After the backup GmbH", "kind": "customer" } });
    call(&book, "parties.party.create", &party);
    session.eval("document.querySelector('.table [role=grid]').focus()");
    session.press("Enter");
    holds(&session, "[role=dialog] h2", "Put a backup back");
    session.find("#restore-look");
    session.eval("document.getElementById('restore-look').focus()");
    session.press("Enter");
    holds(&session, "#restore-compared", "Customers and suppliers");
    holds(&session, "#restore-compared tr[data-differs]", "Customers and suppliers");
    holds(&session, "[role=dialog]", "Put it in this book’s place");
    session.press("Esc");
    session.wait_until_gone("[role=dialog]");
}

/// What is typed stays when a backup ends: in the dialog that is open then, and in the schedule behind it.
#[test]
fn what_is_typed_stays_when_a_backup_ends() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    settled(&session);
    go_to(&session, "Backup");
    session.find("#backup-every");
    session.eval("document.getElementById('backup-every').focus()");
    session.press("Ctrl+A");
    session.type_text("12");
    session.eval("document.getElementById('backup-restore').click()");
    focus_on(&session, "restore-file");
    session.type_text("half a na");
    session.eval("document.getElementById('backup-make').click()");
    holds(&session, ".table .badge", "verified");
    session.type_text("me");
    assert_eq!(session.eval("return document.getElementById('restore-file').value"), "half a name");
    session.press("Esc");
    session.wait_until_gone("[role=dialog]");
    assert_eq!(session.eval("return document.getElementById('backup-every').value"), "12");
    session.press("Ctrl+S");
    session.wait_until("the schedule", || call(&book, "book.backup.list", &json!({}))["settings"]["every_hours"] == 12);
}

/// A role is copied and changed; whoever holds it may what it says, and the page says by which rule.
#[test]
fn a_role_is_made_and_explained() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    settled(&session);
    go_to(&session, "Roles");
    holds(&session, "[role=grid]", "Reader");
    session.press("End");
    session.press("Enter");
    session.find("#role-copy");
    session.eval("document.getElementById('role-copy').click()");
    focus_in(&session, "#record-form");
    settled(&session);
    session.eval("document.querySelector('#record-form input').focus()");
    session.press("Ctrl+A");
    session.type_text("Branch counter");
    session.press("Tab");
    session.type_text("counter");
    session.press("Ctrl+S");
    session.wait_until("the role", || {
        let roles = call(&book, "identity.role.list", &json!({}))["roles"].clone();
        roles.as_array().is_some_and(|roles| roles.iter().any(|role| role["code"] == "counter"))
    });

    let users = call(&book, "identity.user.list", &json!({ "filter": { "login": "reader" } }));
    let user = users["rows"][0]["id"].clone();
    call(&book, "identity.grant.create", &json!({ "user_id": user, "terms": { "role": "counter" } }));
    let company = session.eval("return location.pathname.split('/')[2]").as_str().unwrap_or_default().to_owned();
    let origin = session.eval("return location.origin").as_str().unwrap_or_default().to_owned();
    session.go(&format!("{origin}/c/{company}/settings/users/{}", user.as_str().unwrap_or_default()));
    holds(&session, ".rules", "Branch counter");
    session.wait_until("a line with the focus", || {
        session.eval("return document.querySelector('.why-row[tabindex=\"0\"]')?.focus() !== null") == true
    });
    holds(&session, ".why-reason", "1 and 2");
}

/// What was typed is there again after the lock, and no key acts behind it.
#[test]
fn the_window_is_locked_and_opened_again() {
    let (_folder, book) = demo_book(0);
    let session = signed_in(&book, "owner");
    session.press("c j");
    focus_on(&session, "entry-date");
    session.press("Enter");
    session.type_text("HALF");
    session.press("Ctrl+Shift+L");
    focus_on(&session, "lock-password");
    session.press("Ctrl+K");
    assert!(session.find_now(".palette").is_none(), "no key acts behind the lock");
    session.type_text(PASSWORD);
    session.press("Enter");
    session.wait_until_gone(".lock");
    assert_eq!(session.eval("return document.activeElement?.value"), "HALF", "the focus is where it was");
}
