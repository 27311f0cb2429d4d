//! Four eyes in the real window: asked for in the form that was stopped, decided by keyboard, told on the document.

use kontor_tests::desk::{call, demo_book, focus_on, go_to, holds, signed_in};
use serde_json::{Value, json};

fn open_requests(book: &std::path::Path) -> Vec<Value> {
    call(book, "approvals.inbox.list", &json!({}))["rows"].as_array().cloned().unwrap_or_default()
}

/// An accountant posts more than the rule lets through, and asks in the form itself; the controller lets it through.
#[test]
fn an_entry_is_asked_for_and_approved_by_keyboard_alone() {
    let (_folder, book) = demo_book(0);
    for request in open_requests(&book) {
        let refusal = json!({ "id": request["id"], "version": request["version"], "reason": "not now" });
        call(&book, "approvals.request.refuse", &refusal);
    }
    let accountant = signed_in(&book, "accountant");
    accountant.press("c j");
    focus_on(&accountant, "entry-date");
    accountant.press("Enter Enter Enter");
    accountant
        .wait_until("the first line", || accountant.eval("return document.activeElement?.closest('.lines') !== null") == true);
    accountant.type_text("4210");
    accountant.press("Tab Tab");
    accountant.type_text("6200");
    accountant.press("Tab Tab");
    accountant.type_text("1200");
    accountant.press("Tab Tab Tab");
    accountant.type_text("=");
    accountant.press("Tab");
    accountant.press("Ctrl+Enter");
    holds(&accountant, ".ask", "Buchung ab 5.000 EUR");
    accountant.wait_until("the focus in the note", || {
        accountant.eval("return document.activeElement?.closest('.ask') !== null") == true
    });
    accountant.type_text("Miete für zwei Monate");
    accountant.press("Enter");
    holds(&accountant, ".notice-info", "Waiting for approval by Annika Brandt or Torben Hansen");
    assert_eq!(open_requests(&book).len(), 1);

    let controller = signed_in(&book, "controller");
    go_to(&controller, "Approvals");
    holds(&controller, "[role=grid]", "Post journal entry");
    controller.press("a");
    holds(&controller, "[role=dialog]", "Miete für zwei Monate");
    holds(&controller, "[role=dialog]", "Posts: Manual entry, ");
    holds(&controller, "[role=dialog] [role=grid]", "6,200.00");
    controller.press("Ctrl+Enter");
    controller.wait_until_gone("[role=dialog]");

    assert!(open_requests(&book).is_empty());
    let entries = call(&book, "finance.entry.list", &json!({ "limit": 1 }));
    let timeline = call(&book, "identity.timeline.get", &json!({ "doc_id": entries["rows"][0]["id"] }));
    let step = &timeline["steps"][0];
    assert_eq!((&step["actor"], &step["approver"]), (&json!("Friederike Voß"), &json!("Torben Hansen")), "{timeline}");
}

/// A request is refused with a reason, found again among the refused ones, and the reason stands on the document.
#[test]
fn a_refusal_gives_its_reason_on_the_document() {
    let (_folder, book) = demo_book(0);
    let order = call(&book, "approvals.inbox.list", &json!({ "filter": { "call": "sales.order.confirm" } }))["rows"][0].clone();
    let seller = signed_in(&book, "sales");
    let company = seller.eval("return location.pathname.split('/')[2]").as_str().unwrap_or_default().to_owned();
    let origin = seller.eval("return location.origin").as_str().unwrap_or_default().to_owned();
    seller.go(&format!("{origin}/c/{company}/sales/orders/{}", order["doc_id"].as_str().unwrap_or_default()));
    holds(&seller, ".notice-info", "Waiting for approval by Annika Brandt");
    seller.go(&format!("{origin}/c/{company}/sales/orders"));
    holds(&seller, "[role=grid]", "Waiting for approval");

    let owner = signed_in(&book, "owner");
    go_to(&owner, "Approvals");
    holds(&owner, "[role=grid]", "Confirm order");
    holds(&owner, ".status-hints", "Approve");
    owner.press("r");
    focus_on(&owner, "approval-reason");
    owner.press("Ctrl+Enter");
    holds(&owner, "[role=dialog] .field-error", "");
    let told = "const reason = document.getElementById('approval-reason'); \
        const ids = (reason.getAttribute('aria-describedby') ?? '').split(' '); \
        return [reason.getAttribute('aria-required'), reason.getAttribute('aria-invalid'), \
            ids.some(id => document.getElementById(id)?.textContent.trim())].join(' ')";
    assert_eq!(owner.eval(told), "true true true", "the field says that it must be filled and is not");
    owner.type_text("Zu hoch");
    owner.press("Ctrl+Enter");
    owner.wait_until_gone("[role=dialog]");
    // What is decided is not decided again: the key is not offered, and does nothing.
    owner.click(".segment:nth-of-type(3)");
    holds(&owner, "[role=grid] .badge", "Refused");
    let hints = || owner.eval("return document.querySelector('.status-hints').textContent");
    owner.wait_until("no hint to approve", || hints().as_str().is_some_and(|hints| !hints.contains("Approve")));
    owner.press("a");
    assert!(owner.find_now("[role=dialog]").is_none());
    let refused = call(&book, "approvals.inbox.list", &json!({ "filter": { "state": "refused" } }));
    assert_eq!(refused["rows"][0]["id"], order["id"]);

    holds(&seller, "[role=grid]", "Refused");
    seller.go(&format!("{origin}/c/{company}/sales/orders/{}", order["doc_id"].as_str().unwrap_or_default()));
    holds(&seller, ".notice-bad", "Zu hoch");
}
