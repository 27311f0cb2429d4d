//! Four eyes: what a rule stops waits for a second person, and is done once, as who asked.

use kontor_contract::identity::Role;
use kontor_contract::{Error, Result};
use kontor_tests::book::{Session, today};
use kontor_tests::trade::{Trade, seen};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};

/// Cents of the rule on entries.
const FROM: &str = "1000";

async fn rule(owner: &Session, call: &str, more: Value) -> Value {
    let mut rule = json!({ "name": format!("four eyes on {call}"), "call": call });
    let (Some(fields), Value::Object(more)) = (rule.as_object_mut(), more) else { panic!("a rule is an object") };
    fields.extend(more);
    owner.ask("approvals.rule.create", json!({ "rule": rule })).await.expect("a sound rule")
}

fn entry(amount: &str) -> Value {
    let lines = json!([{ "account": "1200", "debit": amount }, { "account": "0800", "credit": amount }]);
    json!({ "document_on": today(), "lines": lines, "memo": "Einlage" })
}

async fn request(who: &Session, call: &str, body: &Value) -> Result<Value> {
    let request = json!({ "call": call, "body": body.to_string(), "note": "Bitte prüfen" });
    who.ask("approvals.request.create", request).await
}

async fn approve(who: &Session, request: &Value) -> Result<Value> {
    who.ask("approvals.request.approve", seen(&request["request"])).await
}

async fn shown(who: &Session, request: &Value) -> Value {
    who.ask("approvals.request.get", json!({ "id": request["request"]["id"] })).await.expect("theirs to see")
}

async fn seen_by(who: &Session, request: &Value) -> String {
    let preview = who.ask("approvals.request.preview", json!({ "id": request["request"]["id"] })).await.expect("theirs to see");
    format!("{}{preview}", shown(who, request).await)
}

async fn entries(book: &TestBook) -> String {
    book.raw("select count(*) from finance_entry").await.expect("a count")
}

fn code(outcome: Result<Value>) -> String {
    outcome.map(|answer| answer.to_string()).expect_err("refused").code
}

/// Owner, bookkeeper, and a rule on entries from a thousand on.
async fn stage(book: &TestBook) -> (Session, Session) {
    let owner = book.company().await;
    rule(&owner, "finance.entry.post", json!({ "amount_from": FROM })).await;
    let lena = owner.colleague("lena", Role::Accountant).await;
    (owner, lena)
}

/// A record as a form sends it: everything as it is but for `change`.
pub(crate) fn changed(within: &str, record: &Value, change: Value) -> Value {
    let mut fields = record.clone();
    let (Some(all), Value::Object(change)) = (fields.as_object_mut(), change) else { panic!("a record is an object") };
    all.retain(|name, _| !["id", "code", "version"].contains(&name.as_str()));
    all.extend(change);
    json!({ "id": record["id"], "version": record["version"], within: fields })
}

async fn set_role(owner: &Session, login: &str, change: Value) {
    let list = owner.ask("identity.user.list", json!({ "filter": { "login": login } })).await.expect("readable");
    let mut user = list["rows"][0].clone();
    let (Some(fields), Value::Object(change)) = (user.as_object_mut(), change) else { panic!("a user is an object") };
    fields.remove("login");
    fields.extend(change);
    owner.ask("identity.user.update", user).await.expect("sound");
}

both! {
    /// Below the amount nothing is asked; from it on the change waits, and is done as who asked, with both names in its fact.
    async fn an_entry_above_the_amount_waits_for_a_second_person(book) {
        let (owner, lena) = stage(&book).await;
        lena.ask("finance.entry.post", entry("999.99")).await.expect("below");
        let refused: Error = lena.ask("finance.entry.post", entry("1000")).await.expect_err("from it on");
        assert_eq!((refused.code.as_str(), refused.params["call"].as_str()), ("approval.required", "finance.entry.post"));
        assert_eq!(refused.params["rule"], "four eyes on finance.entry.post");
        assert_eq!(entries(&book).await, "1", "nothing is half done");

        let asked = request(&lena, "finance.entry.post", &entry("1000")).await.expect("sound");
        assert_eq!((&asked["own"], &asked["may_decide"]), (&json!(true), &json!(false)));
        assert_eq!(asked["request"]["amount"], json!({ "amount": "1000.00", "currency": "EUR" }));
        assert_eq!(entries(&book).await, "1", "a request posts nothing");
        let own = lena.ask("approvals.request.list", json!({})).await.expect("her own");
        assert_eq!(own["rows"][0]["note"], "Bitte prüfen");
        assert_eq!(owner.ask("approvals.inbox.count", json!({})).await.expect("his to decide")["open"], 1);
        let waiting = owner.ask("approvals.inbox.list", json!({})).await.expect("his to decide");
        assert_eq!(waiting["rows"][0]["id"], asked["request"]["id"]);

        let preview = owner.ask("approvals.request.preview", json!({ "id": asked["request"]["id"] })).await.expect("sees what would be");
        assert_eq!(preview["postings"].as_array().map(Vec::len), Some(2), "{preview}");
        assert_eq!((&preview["postings"][0]["account"], &preview["failure"]), (&json!("1200"), &Value::Null));
        assert_ne!(preview["postings"][0]["name"], "");
        let entry = json!([{
            "kind": "finance.entry", "number": "", "posted": true, "date": today(),
            "amount": { "amount": "1000.00", "currency": "EUR" }
        }]);
        assert_eq!(preview["documents"], entry, "known by date and amount, as its number is nobody's yet");
        assert_eq!(entries(&book).await, "1", "a preview posts nothing");

        let done = approve(&owner, &asked).await.expect("another person");
        assert_eq!((&done["request"]["state"], &done["request"]["doc_kind"]), (&json!("approved"), &json!("finance.entry")));
        assert_eq!(done["request"]["doc_number"], "BU-26-1/000002", "no number was lost to tries");
        let posted = owner.ask("finance.entry.get", json!({ "id": done["request"]["doc_id"] })).await.expect("it is there");
        assert_eq!(posted["posted_by"], "lena Müller", "{posted}");
        let fact = book.raw("select count(*) from fact where envelope like '%approved_by%' and body like '%entry.posted%' and body like '%request.approved%'");
        assert_eq!(fact.await.expect("a count"), "1", "one fact holds both");
        let log = owner.ask("audit.log.list", json!({ "filter": { "doc_id": done["request"]["doc_id"] } })).await.expect("readable");
        let row = &log["rows"][0];
        assert_eq!((&row["actor"], &row["approver"]), (&json!("lena Müller"), &json!("owner Müller")), "{row}");
        let export = owner.ask("audit.log.export", json!({ "filter": { "doc_id": done["request"]["doc_id"] } })).await.expect("a file");
        assert_eq!(export["lines"][0]["approver"], "owner Müller", "{export}");
        assert_eq!(code(approve(&owner, &asked).await), "approvals.request.decided");
        assert_eq!(owner.ask("approvals.inbox.count", json!({})).await.expect("decided")["open"], 0);
        book.assert_clean().await;
    }

    /// Nobody decides on what they asked for, nor without the permission.
    async fn the_poster_is_not_the_approver(book) {
        let (owner, lena) = stage(&book).await;
        let own = request(&owner, "finance.entry.post", &entry("5000")).await.expect("sound");
        assert_eq!(code(approve(&owner, &own).await), "approvals.request.own");
        assert_eq!(code(approve(&lena, &own).await), "denied.permission");
        assert_eq!(code(lena.ask("approvals.request.get", json!({ "id": own["request"]["id"] })).await), "not_found");
        let waiting = owner.ask("approvals.inbox.list", json!({})).await.expect("readable");
        assert_eq!(waiting["rows"], json!([]), "one's own is no work of one's own");
        assert_eq!(entries(&book).await, "0");
        book.assert_clean().await;
    }

    /// Eight approve at once: one entry, one approval, and seven are told.
    async fn a_request_is_done_once_however_many_approve(book) {
        let (owner, lena) = stage(&book).await;
        let mut approvers = vec![owner.clone()];
        for at in 0..7 {
            approvers.push(owner.colleague(&format!("owner-{at}"), Role::Owner).await);
        }
        let asked = request(&lena, "finance.entry.post", &entry("1234.56")).await.expect("sound");
        let running: Vec<_> = approvers
            .into_iter()
            .map(|approver| {
                let asked = asked.clone();
                tokio::spawn(async move { approve(&approver, &asked).await })
            })
            .collect();
        let mut done = 0;
        for one in running {
            match one.await.expect("no panic") {
                Ok(_) => done += 1,
                Err(error) => assert!(["approvals.request.decided", "conflict.guard"].contains(&error.code.as_str()), "{error}"),
            }
        }
        assert_eq!((done, entries(&book).await.as_str()), (1, "1"));
        let after = shown(&lena, &asked).await;
        assert_eq!((&after["request"]["state"], &after["failure"]), (&json!("approved"), &Value::Null));
        book.assert_clean().await;
    }

    /// Refused with a reason, or taken back; either way nothing is done, and nothing can be decided again.
    async fn a_request_is_refused_or_withdrawn(book) {
        let (owner, lena) = stage(&book).await;
        let asked = request(&lena, "finance.entry.post", &entry("2000")).await.expect("sound");
        let mut refusal = seen(&asked["request"]);
        assert_eq!(code(owner.ask("approvals.request.refuse", refusal.clone()).await), "request.malformed", "a reason is due");
        refusal["reason"] = json!("Beleg fehlt");
        let refused = owner.ask("approvals.request.refuse", refusal).await.expect("his to decide");
        assert_eq!((&refused["request"]["state"], &refused["request"]["reason"]), (&json!("refused"), &json!("Beleg fehlt")));
        assert_eq!(code(approve(&owner, &refused).await), "approvals.request.decided");

        let second = request(&lena, "finance.entry.post", &entry("3000")).await.expect("sound");
        assert_eq!(code(owner.ask("approvals.request.withdraw", seen(&second["request"])).await), "approvals.request.foreign");
        let mut stale = seen(&second["request"]);
        stale["version"] = json!(7);
        assert_eq!(code(owner.ask("approvals.request.approve", stale).await), "conflict.stale");
        let withdrawn = lena.ask("approvals.request.withdraw", seen(&second["request"])).await.expect("her own");
        assert_eq!(withdrawn["request"]["state"], "withdrawn");
        assert_eq!(code(approve(&owner, &withdrawn).await), "approvals.request.decided");
        assert_eq!(entries(&book).await, "0");

        book.app.relay().await.expect("nothing is in the way");
        let told = lena.ask("notifications.inbox.list", json!({})).await.expect("her inbox");
        assert_eq!(told["rows"].as_array().map(Vec::len), Some(1), "{told}");
        assert_eq!((&told["rows"][0]["kind"], &told["rows"][0]["doc_id"]), (&json!("approval_refused"), &asked["request"]["id"]));
        let told = owner.ask("notifications.inbox.list", json!({})).await.expect("his inbox");
        assert_eq!(told["rows"].as_array().map(Vec::len), Some(2), "both requests were told: {told}");
        book.assert_clean().await;
    }

    /// What counts is what who asked may do when it is done.
    async fn a_requester_who_lost_the_permission_gets_nothing_done(book) {
        let (owner, lena) = stage(&book).await;
        let asked = request(&lena, "finance.entry.post", &entry("2000")).await.expect("sound");
        set_role(&owner, "lena", json!({ "role": "reader" })).await;
        let preview = owner.ask("approvals.request.preview", json!({ "id": asked["request"]["id"] })).await.expect("told");
        assert_eq!(preview["failure"]["code"], "denied.permission");
        assert_eq!(code(approve(&owner, &asked).await), "denied.permission");
        let open = shown(&owner, &asked).await;
        assert_eq!((&open["request"]["state"], &open["failure"]["code"]), (&json!("open"), &json!("denied.permission")));
        assert_eq!((&open["request"]["failed"], &open["request"]["version"]), (&json!(true), &json!(2)));
        set_role(&owner, "lena", json!({ "active": false, "role": "accountant" })).await;
        assert_eq!(code(approve(&owner, &open).await), "approvals.request.requester_gone");
        set_role(&owner, "lena", json!({ "active": true })).await;
        let open = shown(&owner, &open).await;
        let done = approve(&owner, &open).await.expect("she may again");
        assert_eq!((&done["request"]["state"], &done["failure"]), (&json!("approved"), &Value::Null));
        assert_eq!(entries(&book).await, "1");
        book.assert_clean().await;
    }

    /// Whoever entered where money goes neither sends it alone nor lets another send it.
    async fn who_entered_bank_details_does_not_release_the_payment(book) {
        let owner = book.company().await;
        rule(&owner, "finance.payment.post", json!({ "own_bank_details": true })).await;
        let lena = owner.colleague("lena", Role::Accountant).await;
        let jonas = owner.colleague("jonas", Role::Accountant).await;
        let second = owner.colleague("second", Role::Owner).await;
        let party = json!({ "name": "Stahl AG", "kind": "supplier", "iban": "DE89370400440532013000" });
        let party = lena.ask("parties.party.create", json!({ "party": party })).await.expect("sound");
        let payment = |amount: &str| json!({
            "direction": "made", "party_id": party["id"], "paid_on": today(), "amount": { "amount": amount, "currency": "EUR" }
        });
        assert_eq!(code(lena.ask("finance.payment.post", payment("10")).await), "approval.required");
        jonas.ask("finance.payment.post", payment("10")).await.expect("he entered nothing");
        let received = json!({ "direction": "received", "party_id": party["id"], "paid_on": today(), "amount": { "amount": "1", "currency": "EUR" } });
        assert_eq!(code(lena.ask("finance.payment.post", received).await), "approval.required", "the rule does not tell directions");

        let asked = request(&lena, "finance.payment.post", &payment("20")).await.expect("sound");
        // The owner changes where it goes: now he must not release it.
        let edit = changed("party", &party, json!({ "iban": "DE75512108001245126199" }));
        owner.ask("parties.party.update", edit).await.expect("sound");
        assert_eq!(code(approve(&owner, &asked).await), "approvals.request.bank_details");
        let open = shown(&second, &asked).await;
        assert_eq!((&open["request"]["failed"], &open["request"]["version"]), (&json!(false), &json!(1)), "that says nothing of the payment");
        approve(&second, &open).await.expect("he entered nothing");
        lena.ask("finance.payment.post", payment("5")).await.expect("they are another's details now");
        book.assert_clean().await;
    }

    /// Bank details themselves can be made to wait; the rest of a party cannot.
    async fn bank_details_wait_where_a_rule_says_so(book) {
        let owner = book.company().await;
        rule(&owner, "parties.party.update", json!({})).await;
        let lena = owner.colleague("lena", Role::Accountant).await;
        let party = lena.ask("parties.party.create", json!({ "party": { "name": "Stahl AG", "kind": "supplier" } })).await.expect("sound");
        let renamed = lena.ask("parties.party.update", changed("party", &party, json!({ "name": "Stahl SE" }))).await.expect("no bank details");
        let wanted = changed("party", &renamed, json!({ "iban": "DE89370400440532013000" }));
        assert_eq!(code(lena.ask("parties.party.update", wanted.clone()).await), "approval.required");
        let asked = request(&lena, "parties.party.update", &wanted).await.expect("sound");
        let preview = owner.ask("approvals.request.preview", json!({ "id": asked["request"]["id"] })).await.expect("told");
        assert_eq!(preview["changes"], json!([{ "path": "iban", "after": { "text": "DE89370400440532013000" } }]));
        let manager = owner.colleague("manager", Role::SalesManager).await;
        assert!(!seen_by(&manager, &asked).await.contains("DE8937"), "bank details are not for sales managers");
        assert!(seen_by(&lena, &asked).await.contains("DE8937"), "her own words");
        approve(&owner, &asked).await.expect("another person");
        let after = owner.ask("parties.party.get", json!({ "id": party["id"] })).await.expect("readable");
        assert_eq!(after["iban"], "DE89370400440532013000");
        let body = book.raw("select body from fact where body like '%request.made%'").await.expect("a fact");
        assert!(!body.contains("DE8937"), "what may be personal lies beside the fact: {body}");
        book.assert_clean().await;
    }

    /// A discount makes an order wait; what changed meanwhile is not confirmed by an old approval.
    async fn an_order_that_changed_meanwhile_is_not_confirmed(book) {
        let trade = Trade::german(&book).await;
        rule(&trade.owner, "sales.order.confirm", json!({ "discount_from": "15", "role": "sales" })).await;
        let seller = trade.owner.colleague("seller", Role::Sales).await;
        let draft = |discount: &str| json!({ "customer_id": trade.customers["HOME"], "lines": trade.lines(&[("HYD", "2", "0"), ("HYD", "1", discount)]) });
        let modest = seller.ask("sales.order.save_draft", json!({ "draft": draft("14.99") })).await.expect("sound");
        seller.ask("sales.order.confirm", seen(&modest)).await.expect("below");
        let order = seller.ask("sales.order.save_draft", json!({ "draft": draft("15") })).await.expect("sound");
        assert_eq!(code(seller.ask("sales.order.confirm", seen(&order)).await), "approval.required");
        let by_owner = trade.ask("sales.order.save_draft", json!({ "draft": draft("20") })).await.expect("sound");
        trade.ask("sales.order.confirm", seen(&by_owner)).await.expect("the rule is about sellers");

        let asked = request(&seller, "sales.order.confirm", &seen(&order)).await.expect("sound");
        let of_page = json!({ "doc_ids": [order["id"], modest["id"]] });
        let stands = seller.ask("approvals.request.find_all", of_page.clone()).await.expect("she sees them");
        assert_eq!(stands["documents"], json!([{ "doc_id": order["id"], "state": "open" }]), "one waits, the other never did");
        let discount: kontor_kernel::Percent = serde_json::from_value(asked["request"]["discount"].clone()).expect("a percentage");
        assert_eq!(discount, kontor_kernel::Percent::whole(15));
        let changed = seller.ask("sales.order.save_draft", json!({ "id": order["id"], "version": order["version"], "draft": draft("50") }));
        let changed = changed.await.expect("her own draft");
        assert_eq!(code(approve(&trade.owner, &asked).await), "conflict.stale");
        let open = shown(&trade.owner, &asked).await;
        assert_eq!((&open["request"]["state"], &open["failure"]["code"]), (&json!("open"), &json!("conflict.stale")));
        assert_eq!(trade.stock("HYD").await[1], "6", "two orders are reserved, not the third");

        let again = request(&seller, "sales.order.confirm", &seen(&changed)).await.expect("sound");
        let done = approve(&trade.owner, &again).await.expect("another person");
        assert_eq!(done["request"]["doc_kind"], "sales.order");
        let stands = seller.ask("approvals.request.find_all", of_page).await.expect("she sees them");
        assert_eq!(stands["documents"], json!([{ "doc_id": order["id"], "state": "approved" }]), "the newest counts");
        let timeline = trade.ask("identity.timeline.get", json!({ "doc_id": order["id"] })).await.expect("readable");
        let last = timeline["steps"].as_array().and_then(|steps| steps.last()).cloned().unwrap_or_default();
        assert_eq!((&last["call"], &last["actor"]), (&json!("sales.order.confirm"), &json!("seller Müller")));
        assert_eq!((last["approver"] != json!(""), last["approved_by"].is_null()), (true, false), "both are named: {last}");
        let first = &timeline["steps"][0];
        assert_eq!((&first["approver"], &first["approved_by"]), (&json!(""), &Value::Null));
        book.assert_clean().await;
    }

    /// Asking again under one id makes nothing new; asking for what needs nobody, or cannot be done, is refused at once.
    async fn requests_are_checked_when_they_are_made(book) {
        let (owner, lena) = stage(&book).await;
        let with = |call: &str, body: &str| json!({ "call": call, "body": body });
        for (bad, expected) in [
            (with("finance.entry.post", "{"), "request.malformed"),
            (with("finance.entry.post", ""), "request.malformed"),
            (with("finance.entry.post", &json!({ "document_on": today(), "lines": [] }).to_string()), "request.invalid"),
            (with("finance.entry.post", &entry("999").to_string()), "approvals.request.not_needed"),
            (with("identity.user.create", "{}"), "approvals.request.call_unknown"),
            (with("approvals.request.approve", "{}"), "approvals.request.call_unknown"),
            (with("no.such.thing", "{}"), "approvals.request.call_unknown"),
            (with("finance.entry.post", &" ".repeat((1 << 20) + 1)), "request.invalid"),
            (json!({ "call": "finance.entry.post" }), "request.malformed"),
        ] {
            let shown: String = bad.to_string().chars().take(200).collect();
            assert_eq!(code(lena.ask("approvals.request.create", bad).await), expected, "{shown}");
        }
        let mut unbalanced = entry("5000");
        unbalanced["lines"][0]["debit"] = json!("4999");
        assert_eq!(code(request(&lena, "finance.entry.post", &unbalanced).await), "finance.entry.unbalanced");
        let reader = owner.colleague("reader", Role::Reader).await;
        assert_eq!(code(request(&reader, "finance.entry.post", &entry("5000")).await), "denied.permission");

        let id = "01900000-0000-7000-8000-000000000001";
        let named = json!({ "id": id, "call": "finance.entry.post", "body": entry("5000").to_string() });
        let first = lena.ask("approvals.request.create", named.clone()).await.expect("sound");
        assert_eq!(lena.ask("approvals.request.create", named.clone()).await.expect("the same"), first);
        let other = json!({ "id": id, "call": "finance.entry.post", "body": entry("6000").to_string() });
        assert_eq!(code(lena.ask("approvals.request.create", other).await), "conflict.stale");
        assert!(owner.ask("approvals.request.create", named).await.is_err(), "another's id");
        assert_eq!(book.raw("select count(*) from approvals_request").await.expect("a count"), "1");
        book.assert_clean().await;
    }

    /// A rule that would never be met is refused; one that is switched off asks nobody.
    async fn rules_are_checked_and_can_be_switched_off(book) {
        let (owner, lena) = stage(&book).await;
        let nobody = "01900000-0000-7000-8000-000000000009";
        for (bad, expected) in [
            (json!({ "name": "x", "call": "finance.account.create" }), "approvals.rule.call_unknown"),
            (json!({ "name": "x", "call": "finance.entry.post", "amount_from": "-1" }), "amount.negative"),
            (json!({ "name": "x", "call": "finance.entry.post", "amount_from": "1.001" }), "amount.out_of_range"),
            (json!({ "name": "x", "call": "sales.order.confirm", "discount_from": "101" }), "approvals.rule.discount_range"),
            (json!({ "name": "x", "call": "finance.entry.post", "role": "pope" }), "approvals.rule.role_unknown"),
            (json!({ "name": "x", "call": "finance.entry.post", "party_id": nobody }), "approvals.rule.party_unknown"),
            (json!({ "name": "x", "call": "finance.entry.post", "branch_id": nobody }), "approvals.rule.branch_unknown"),
            (json!({ "name": "", "call": "finance.entry.post" }), "request.invalid"),
        ] {
            assert_eq!(code(owner.ask("approvals.rule.create", json!({ "rule": bad })).await), expected, "{bad}");
        }
        assert_eq!(code(lena.ask("approvals.rule.list", json!({})).await), "denied.permission");
        let rules = owner.ask("approvals.rule.list", json!({})).await.expect("readable");
        let rule = owner.ask("approvals.rule.get", json!({ "id": rules["rows"][0]["id"] })).await.expect("there is one");
        assert_eq!(rule["amount_from"], "1000.00");
        let same = owner.ask("approvals.rule.update", changed("rule", &rule, json!({}))).await.expect("nothing to change");
        assert_eq!(same, rule, "nothing changed, no version");
        let off = changed("rule", &rule, json!({ "active": false }));
        owner.ask("approvals.rule.update", off.clone()).await.expect("sound");
        assert_eq!(code(owner.ask("approvals.rule.update", off).await), "conflict.stale");
        lena.ask("finance.entry.post", entry("5000")).await.expect("nobody is asked any more");
        book.assert_clean().await;
    }

    /// What would be done now is what was asked for, or nothing is done: an invoice of what was delivered meanwhile is another.
    async fn an_approval_is_of_what_was_asked_for(book) {
        let trade = Trade::german(&book).await;
        rule(&trade.owner, "sales.invoice.post", json!({ "role": "sales" })).await;
        let seller = trade.owner.colleague("seller", Role::Sales).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "4", "0")]), json!({})).await.expect("sound");
        let deliver = |quantity: &str| json!({ "order_id": order["id"], "lines": [{ "line": 1, "quantity": quantity }] });
        trade.ask("sales.delivery.post", deliver("1")).await.expect("there are enough");
        let invoice = json!({ "from": { "order": { "id": order["id"] } } });
        let asked = request(&seller, "sales.invoice.post", &invoice).await.expect("sound");
        assert_eq!(asked["request"]["amount"]["amount"], "23.68");
        trade.ask("sales.delivery.post", deliver("2")).await.expect("there are enough");
        let preview = trade.ask("approvals.request.preview", json!({ "id": asked["request"]["id"] })).await.expect("told");
        assert_eq!((&preview["failure"]["code"], &preview["postings"]), (&json!("approvals.request.changed"), &json!([])));
        assert_eq!(code(approve(&trade.owner, &asked).await), "approvals.request.changed");
        let open = shown(&trade.owner, &asked).await;
        assert_eq!((&open["request"]["state"], &open["failure"]["code"]), (&json!("open"), &json!("approvals.request.changed")));
        assert_eq!(book.raw("select count(*) from sales_invoice").await.expect("a count"), "0", "nothing is half done");
        let anew = request(&seller, "sales.invoice.post", &invoice).await.expect("sound");
        let done = approve(&trade.owner, &anew).await.expect("another person");
        assert_eq!(done["request"]["amount"]["amount"], "71.04");
        book.assert_clean().await;
    }

    /// Where a rule says so, whoever posted what is paid neither pays it alone nor lets another pay it.
    async fn who_posted_it_does_not_release_the_payment(book) {
        let owner = book.company().await;
        rule(&owner, "finance.payment.post", json!({ "own_document": true, "amount_from": "10" })).await;
        let lena = owner.colleague("lena", Role::Accountant).await;
        let jonas = owner.colleague("jonas", Role::Accountant).await;
        let second = owner.colleague("second", Role::Owner).await;
        let party = json!({ "code": "70001", "party": { "name": "Stahl AG", "kind": "supplier" } });
        let party = owner.ask("parties.party.create", party).await.expect("sound");
        let bill = |number: &str, amount: &str| json!({ "on": today(), "side": "payable", "party_code": "70001", "document_number": number,
            "date": today(), "due": today(), "amount": amount });
        lena.ask("finance.opening.post_item", bill("1", "100")).await.expect("sound");
        let payment = |amount: &str| json!({
            "direction": "made", "party_id": party["id"], "paid_on": today(), "amount": { "amount": amount, "currency": "EUR" }
        });
        jonas.ask("finance.payment.post", payment("20")).await.expect("he posted nothing");
        lena.ask("finance.payment.post", payment("9.99")).await.expect("the rule is about more");
        assert_eq!(code(lena.ask("finance.payment.post", payment("70.01")).await), "approval.required");
        owner.ask("finance.opening.post_item", bill("2", "50")).await.expect("sound");
        let asked = request(&lena, "finance.payment.post", &payment("120.01")).await.expect("sound");
        assert_eq!(code(approve(&owner, &asked).await), "approvals.request.poster");
        let open = shown(&second, &asked).await;
        assert_eq!((&open["request"]["failed"], &open["request"]["version"]), (&json!(false), &json!(1)), "that says nothing of the payment");
        approve(&second, &open).await.expect("posted none of it");
        book.assert_clean().await;
    }

    /// Before a step is taken it can be asked whether it would be stopped; nothing is kept.
    async fn a_check_tells_before_whether_a_step_would_be_stopped(book) {
        let (owner, lena) = stage(&book).await;
        let check = async |call: &str, body: Value| lena.ask("approvals.request.check", json!({ "call": call, "body": body.to_string() })).await;
        let free = check("finance.entry.post", entry("999.99")).await.expect("sound");
        assert_eq!((&free["needed"], &free["rules"], &free["amount"]["amount"]), (&json!(false), &json!([]), &json!("999.99")));
        let stopped = check("finance.entry.post", entry("1000")).await.expect("sound");
        assert_eq!((&stopped["needed"], &stopped["rules"]), (&json!(true), &json!(["four eyes on finance.entry.post"])));
        let mut unbalanced = entry("5000");
        unbalanced["lines"][0]["debit"] = json!("4999");
        let failing = check("finance.entry.post", unbalanced).await.expect("told");
        assert_eq!((&failing["needed"], &failing["failure"]["code"]), (&json!(false), &json!("finance.entry.unbalanced")));
        assert_eq!(code(check("finance.account.create", json!({})).await), "approvals.request.call_unknown");
        let reader = owner.colleague("reader", Role::Reader).await;
        let denied = json!({ "call": "finance.entry.post", "body": entry("1").to_string() });
        assert_eq!(reader.ask("approvals.request.check", denied).await.expect("told")["failure"]["code"], "denied.permission");
        assert_eq!((entries(&book).await.as_str(), book.raw("select count(*) from approvals_request").await.expect("a count").as_str()), ("0", "0"));
        book.assert_clean().await;
    }

    /// The inbox shows what waits, or what became of it; what goods cost stays hidden from whoever decides without seeing it.
    async fn the_inbox_is_filtered_by_state_and_hides_what_its_reader_may_not_see(book) {
        let trade = Trade::german(&book).await;
        rule(&trade.owner, "inventory.adjustment.post", json!({})).await;
        let keeper = trade.owner.colleague("keeper", Role::Warehouse).await;
        let role = json!({ "code": "foreman", "name": "Meister", "version": 0, "permissions": ["approvals.request.decide"], "hides": ["cost"] });
        trade.ask("identity.role.save", role).await.expect("sound");
        let foreman = trade.owner.colleague("foreman", Role::Reader).await;
        let user = foreman.ask("identity.session.get", json!({})).await.expect("signed in");
        let terms = json!({ "user_id": user["user_id"], "terms": { "role": "foreman" } });
        trade.ask("identity.grant.create", terms).await.expect("sound");
        let counted = |difference: &str| json!({ "warehouse_id": trade.warehouse, "document_on": today(), "reason": "Zählung",
            "lines": [{ "item_id": trade.items["HYD"], "difference": difference }] });
        let asked = request(&keeper, "inventory.adjustment.post", &counted("-3")).await.expect("sound");
        assert_eq!(asked["request"]["amount"]["amount"], "30.00", "who counts sees what it costs");
        let told = shown(&foreman, &asked).await;
        assert_eq!((&told["request"]["amount"], &told["may_decide"]), (&Value::Null, &json!(true)));
        assert!(!seen_by(&foreman, &asked).await.contains("30.00"), "what goods cost is not for the foreman");
        let listed = foreman.ask("approvals.inbox.list", json!({})).await.expect("his to decide");
        assert_eq!((&listed["rows"][0]["amount"], listed["rows"].as_array().map(Vec::len)), (&Value::Null, Some(1)));
        approve(&foreman, &asked).await.expect("another person");
        let of = async |state: &str| {
            let page = trade.ask("approvals.inbox.list", json!({ "filter": { "state": state } })).await.expect("his to decide");
            page["rows"].as_array().map_or(0, Vec::len)
        };
        assert_eq!((of("open").await, of("approved").await, of("refused").await), (0, 1, 0));
        book.assert_clean().await;
    }

    /// Whoever decides for one branch decides nothing of another, and for their own records only decides nothing at all.
    async fn an_approver_decides_inside_their_area(book) {
        let (owner, lena) = stage(&book).await;
        let kiel = owner.ask("identity.branch.create", json!({ "code": "KI", "name": "Kiel", "region": "north" })).await.expect("new");
        let approver = async |login: &str, terms: Value| {
            let who = owner.colleague(login, Role::Reader).await;
            let user = who.ask("identity.session.get", json!({})).await.expect("signed in");
            owner.ask("identity.grant.create", json!({ "user_id": user["user_id"], "terms": terms })).await.expect("sound");
            who
        };
        let there = approver("there", json!({ "role": "controller", "branch_id": kiel["id"] })).await;
        let alone = approver("alone", json!({ "role": "controller", "own_only": true })).await;
        let asked = request(&lena, "finance.entry.post", &entry("2000")).await.expect("sound");
        for who in [&there, &alone] {
            assert_eq!(code(approve(who, &asked).await), "not_found");
            assert_eq!(who.ask("approvals.inbox.list", json!({})).await.expect("theirs")["rows"], json!([]));
        }
        let mut at_kiel = entry("2000");
        at_kiel["branch_id"] = kiel["id"].clone();
        let asked = request(&lena, "finance.entry.post", &at_kiel).await.expect("sound");
        approve(&there, &asked).await.expect("their branch");
        book.app.relay().await.expect("nothing is in the way");
        let told = alone.ask("notifications.inbox.list", json!({})).await.expect("their inbox");
        assert_eq!(told["rows"], json!([]), "who decides nothing is told of nothing");
        book.assert_clean().await;
    }

    /// A credit limit is raised by one and let through by another; lowering it needs nobody.
    async fn a_credit_limit_is_raised_by_two(book) {
        let owner = book.company().await;
        rule(&owner, "parties.party.update", json!({ "amount_from": "5000" })).await;
        let seller = owner.colleague("seller", Role::Sales).await;
        let party = json!({ "party": { "name": "Äpfel & Söhne", "kind": "customer", "credit_limit": "1000" } });
        let party = seller.ask("parties.party.create", party).await.expect("a new one");
        let to = |party: &Value, limit: Value| changed("party", party, json!({ "credit_limit": limit }));
        for limit in [json!("5000"), Value::Null] {
            assert_eq!(code(seller.ask("parties.party.update", to(&party, limit)).await), "approval.required");
        }
        let party = seller.ask("parties.party.update", to(&party, json!("4999.99"))).await.expect("below the rule");
        let asked = request(&seller, "parties.party.update", &to(&party, json!("9000"))).await.expect("sound");
        assert_eq!(asked["request"]["amount"]["amount"], "9000.00");
        approve(&owner, &asked).await.expect("another person");
        let party = owner.ask("parties.party.get", json!({ "id": party["id"] })).await.expect("readable");
        let party = seller.ask("parties.party.update", to(&party, json!("8000"))).await.expect("less needs nobody");
        assert_eq!(party["credit_limit"], "8000.00");
        book.assert_clean().await;
    }
}
