//! How much somebody may put through alone: amounts posted and paid, discounts given, others' changes approved.

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_tests::book::{Session, today};
use kontor_tests::both;
use kontor_tests::trade::{Trade, seen};
use serde_json::{Value, json};

/// A colleague whose one grant has these limits.
pub(crate) async fn within(owner: &Session, login: &str, role: Role, limits: Value) -> Session {
    owner.placed(login, role.as_str(), json!({ "limits": limits })).await
}

fn entry(amount: &str) -> Value {
    let lines = json!([{ "account": "1200", "debit": amount }, { "account": "0800", "credit": amount }]);
    json!({ "document_on": today(), "lines": lines })
}

pub(crate) async fn request(who: &Session, call: &str, body: &Value) -> Result<Value> {
    who.ask("approvals.request.create", json!({ "call": call, "body": body.to_string() })).await
}

pub(crate) async fn approve(who: &Session, asked: &Value) -> Result<Value> {
    who.ask("approvals.request.approve", seen(&asked["request"])).await
}

pub(crate) async fn shown(who: &Session, asked: &Value) -> Value {
    who.ask("approvals.request.get", json!({ "id": asked["request"]["id"] })).await.expect("theirs to see")
}

pub(crate) fn eur(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

/// An item taken over, as open.
async fn opening(who: &Session, side: &str, number: &str, amount: &str) -> Value {
    let item = json!({ "on": today(), "side": side, "party_code": "HOME", "document_number": number, "date": today(),
        "due": today(), "amount": amount });
    who.ask("finance.opening.post_item", item).await.expect("sound")["open_item_id"].clone()
}

pub(crate) fn limit(outcome: Result<Value>) -> [String; 3] {
    let error = outcome.expect_err("beyond the limit");
    assert_eq!(error.code, "denied.limit");
    ["action", "limit", "amount"].map(|name| error.params[name].clone())
}

both! {
    /// Up to the limit, and not a cent more, in either direction; nothing is half done.
    async fn an_amount_beyond_the_limit_is_denied(book) {
        let trade = Trade::german(&book).await;
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 500_00 })).await;
        let posted = lena.ask("finance.entry.post", entry("500")).await.expect("up to it");
        let before = book.raw("select count(*) from fact").await.expect("a count");
        assert_eq!(limit(lena.ask("finance.entry.post", entry("500.01")).await), ["post", "500.00 EUR", "500.01 EUR"]);
        let payment = json!({
            "direction": "made", "party_id": trade.customers["HOME"], "paid_on": today(), "amount": { "amount": "500.01", "currency": "EUR" }
        });
        assert_eq!(limit(lena.ask("finance.payment.post", payment).await)[0], "pay");
        assert_eq!(book.raw("select count(*) from fact").await.expect("a count"), before);
        let reversal = json!({ "id": posted["id"], "posted_on": today(), "reason": "falsch" });
        lena.ask("finance.entry.reverse", reversal).await.expect("what she may post she may reverse");
        let large = trade.ask("finance.entry.post", entry("9000")).await.expect("nothing limits the owner");
        let reversal = json!({ "id": large["id"], "posted_on": today(), "reason": "falsch" });
        assert_eq!(limit(lena.ask("finance.entry.reverse", reversal).await)[2], "9000.00 EUR");
        book.assert_clean().await;
    }

    /// A discount counts by the line, when it is offered and when it is sold.
    async fn a_discount_beyond_the_limit_is_denied(book) {
        let trade = Trade::german(&book).await;
        let seller = within(&trade.owner, "seller", Role::Sales, json!({ "discount_up_to": "10" })).await;
        let draft = |discount: &str| json!({ "draft": {
            "customer_id": trade.customers["HOME"], "lines": trade.lines(&[("HYD", "1", "0"), ("HYD", "1", discount)])
        } });
        for (save, commit) in [("sales.order.save_draft", "sales.order.confirm"), ("sales.quotation.save_draft", "sales.quotation.send")] {
            let modest = seller.ask(save, draft("10")).await.expect("sound");
            seller.ask(commit, seen(&modest)).await.expect("up to it");
            let generous = seller.ask(save, draft("10.5")).await.expect("a draft commits nobody");
            assert_eq!(limit(seller.ask(commit, seen(&generous)).await), ["discount", "10 %", "10.5 %"]);
        }
        let direct = json!({
            "from": { "customer": trade.customers["HOME"] }, "supply": { "on": today() }, "lines": trade.lines(&[("WORK", "1", "11")])
        });
        assert_eq!(limit(seller.ask("sales.invoice.post", direct).await)[0], "discount");
        book.assert_clean().await;
    }

    /// What one may give away on one's own drafts is no licence for those of others.
    async fn a_draft_of_another_has_the_limits_for_all(book) {
        let trade = Trade::german(&book).await;
        let seller = within(&trade.owner, "seller", Role::Sales, json!({ "discount_up_to": "10" })).await;
        trade.owner.also(&seller.user_id().await, json!({ "role": "sales", "own_only": true })).await;
        let draft = json!({ "draft": { "customer_id": trade.customers["HOME"], "lines": trade.lines(&[("HYD", "1", "20")]) } });
        let own = seller.ask("sales.order.save_draft", draft.clone()).await.expect("sound");
        seller.ask("sales.order.confirm", seen(&own)).await.expect("nothing limits her own");
        let theirs = trade.owner.ask("sales.order.save_draft", draft).await.expect("sound");
        assert_eq!(limit(seller.ask("sales.order.confirm", seen(&theirs)).await)[0], "discount");
        book.assert_clean().await;
    }

    /// A limit counts where its grant reaches: what one may do in Lyon is no licence for Hamburg.
    async fn a_limit_holds_where_its_grant_reaches(book) {
        let owner = book.company().await;
        let lyon = owner.ask("identity.branch.create", json!({ "code": "LY", "name": "Lyon" })).await.expect("a new code");
        let hamburg = owner.company.main_branch_id;
        let lena = owner.placed("lena", "accountant", json!({ "branch_id": hamburg, "limits": { "post_up_to": 500_00 } })).await;
        owner.also(&lena.user_id().await, json!({ "role": "accountant", "branch_id": lyon["id"] })).await;
        let at = |branch: &Value, amount: &str| {
            let mut request = entry(amount);
            request["branch_id"] = branch.clone();
            lena.ask("finance.entry.post", request)
        };
        at(&json!(hamburg), "500").await.expect("up to it");
        assert_eq!(limit(at(&json!(hamburg), "500.01").await), ["post", "500.00 EUR", "500.01 EUR"]);
        at(&lyon["id"], "9000").await.expect("nothing limits her there");
        // With her own records alone nothing more: another's entry is taken back within the limit for all.
        let large = owner.ask("finance.entry.post", entry("9000")).await.expect("nothing limits the owner");
        owner.also(&lena.user_id().await, json!({ "role": "accountant", "own_only": true })).await;
        at(&json!(hamburg), "700").await.expect("her own");
        let reversal = json!({ "id": large["id"], "posted_on": today(), "reason": "falsch" });
        assert_eq!(limit(lena.ask("finance.entry.reverse", reversal).await)[2], "9000.00 EUR");
        book.assert_clean().await;
    }

    /// An approver's limit is their own: it says nothing of the request, which somebody else may approve.
    async fn an_approval_beyond_the_limit_is_denied(book) {
        let owner = book.company().await;
        let rule = json!({ "rule": { "name": "Vier Augen", "call": "finance.entry.post", "amount_from": "1000" } });
        owner.ask("approvals.rule.create", rule).await.expect("sound");
        let lena = within(&owner, "lena", Role::Accountant, json!({ "post_up_to": 5_000_00 })).await;
        let second = within(&owner, "second", Role::Owner, json!({ "approve_up_to": 2_000_00 })).await;
        let small = request(&lena, "finance.entry.post", &entry("2000")).await.expect("sound");
        let large = request(&lena, "finance.entry.post", &entry("2000.01")).await.expect("sound");
        assert_eq!([&small, &large].map(|asked| asked["request"]["beyond"].clone()), [json!([]), json!([])], "she may post both");
        assert_eq!(shown(&second, &small).await["within_limits"], true);
        assert_eq!(shown(&second, &large).await["within_limits"], false);
        approve(&second, &small).await.expect("up to it");
        assert_eq!(limit(approve(&second, &large).await), ["approve", "2000.00 EUR", "2000.01 EUR"]);
        let open = shown(&owner, &large).await;
        assert_eq!((&open["request"]["state"], &open["failure"], &open["request"]["version"]), (&json!("open"), &Value::Null, &json!(1)));
        approve(&owner, &open).await.expect("nothing limits the owner");
        book.assert_clean().await;
    }

    /// What is beyond one's own limit is asked for, without any rule; whoever agrees needs a limit that reaches.
    async fn what_is_beyond_a_limit_is_asked_for(book) {
        let owner = book.company().await;
        let lena = within(&owner, "lena", Role::Accountant, json!({ "post_up_to": 500_00 })).await;
        let second = within(&owner, "second", Role::Controller, json!({ "approve_up_to": 800_00, "post_up_to": 0 })).await;
        assert_eq!(limit(lena.ask("finance.entry.post", entry("800.01")).await)[0], "post");
        let within = request(&lena, "finance.entry.post", &entry("500")).await.expect_err("nothing is in the way");
        assert_eq!(within.code, "approvals.request.not_needed");
        let small = request(&lena, "finance.entry.post", &entry("800")).await.expect("sound");
        let large = request(&lena, "finance.entry.post", &entry("800.01")).await.expect("sound");
        assert_eq!((&large["request"]["beyond"], &large["request"]["rules"]), (&json!(["post"]), &json!("")));
        let preview = second.ask("approvals.request.preview", json!({ "id": large["request"]["id"] })).await.expect("theirs to see");
        assert_eq!((preview["postings"].as_array().map(Vec::len), &preview["failure"]), (Some(2), &Value::Null));
        assert_eq!(limit(approve(&second, &large).await)[0], "approve");
        assert_eq!(shown(&lena, &large).await["request"]["failed"], false, "that says nothing of the entry");
        approve(&second, &small).await.expect("what they may post themselves says nothing of it");
        let done = approve(&owner, &large).await.expect("nothing limits the owner");
        assert_eq!((&done["request"]["state"], &done["request"]["doc_kind"]), (&json!("approved"), &json!("finance.entry")));
        assert_eq!(limit(lena.ask("finance.entry.post", entry("800")).await)[0], "post", "once, not from now on");
        assert_eq!(book.raw("select count(*) from finance_entry").await.expect("a count"), "2");
        book.assert_clean().await;
    }

    /// A discount beyond the limit is let through by somebody who may give it.
    async fn a_discount_is_approved_by_who_may_give_it(book) {
        let trade = Trade::german(&book).await;
        let seller = within(&trade.owner, "seller", Role::Sales, json!({ "discount_up_to": "5" })).await;
        let small = within(&trade.owner, "small", Role::SalesManager, json!({ "discount_up_to": "10" })).await;
        let large = within(&trade.owner, "large", Role::SalesManager, json!({ "discount_up_to": "20" })).await;
        let draft = json!({ "draft": { "customer_id": trade.customers["HOME"], "lines": trade.lines(&[("HYD", "1", "15")]) } });
        let order = seller.ask("sales.order.save_draft", draft).await.expect("a draft commits nobody");
        let asked = request(&seller, "sales.order.confirm", &seen(&order)).await.expect("sound");
        assert_eq!(asked["request"]["beyond"], json!(["discount"]));
        assert_eq!(limit(approve(&small, &asked).await), ["approve", "10 %", "15 %"]);
        approve(&large, &asked).await.expect("may give it");
        let invoicing = within(&trade.owner, "invoicing", Role::Accountant, json!({ "discount_up_to": "0" })).await;
        seller.ask("sales.delivery.post", json!({ "order_id": order["id"] })).await.expect("promised");
        let invoice = json!({ "from": { "order": { "id": order["id"] } } });
        invoicing.ask("sales.invoice.post", invoice).await.expect("it was weighed when it was promised");
        book.assert_clean().await;
    }

    /// However a price gets below the list, it is a discount: by typing another, by an allowance on the whole document, by
    /// lowering the list, by writing the rest off.
    async fn every_way_below_the_list_is_a_discount(book) {
        let trade = Trade::german(&book).await;
        let seller = within(&trade.owner, "seller", Role::Sales, json!({ "discount_up_to": "10" })).await;
        let priced = |price: &str| {
            let mut lines = trade.lines(&[("HYD", "1", "0")]);
            lines[0]["unit_price"] = json!(price);
            json!({ "customer_id": trade.customers["HOME"], "lines": lines })
        };
        let allowed = |percent: &str| json!({ "customer_id": trade.customers["HOME"], "lines": trade.lines(&[("HYD", "2", "0")]),
            "adjustments": [{ "kind": "allowance", "reason": "Treue", "percent": percent }] });
        for draft in [priced("17.91"), priced("30"), allowed("10")] {
            let order = seller.ask("sales.order.save_draft", json!({ "draft": draft })).await.expect("a draft commits nobody");
            seller.ask("sales.order.confirm", seen(&order)).await.expect("up to it");
        }
        for (draft, given) in [(priced("17.90"), "10.0503 %"), (allowed("11"), "11.005 %")] {
            let order = seller.ask("sales.order.save_draft", json!({ "draft": draft })).await.expect("a draft commits nobody");
            assert_eq!(limit(seller.ask("sales.order.confirm", seen(&order)).await), ["discount", "10 %", given]);
        }
        let direct = |extra: Value| {
            let mut invoice = json!({ "from": { "customer": trade.customers["HOME"] }, "supply": { "on": today() }, "lines": trade.lines(&[("WORK", "1", "0")]) });
            if let (Some(fields), Value::Object(extra)) = (invoice.as_object_mut(), extra) {
                fields.extend(extra);
            }
            invoice
        };
        let allowance = json!({ "adjustments": [{ "kind": "allowance", "reason": "Treue", "amount": "9.51" }] });
        assert_eq!(limit(seller.ask("sales.invoice.post", direct(allowance)).await)[0], "discount");
        let invoice = seller.ask("sales.invoice.post", direct(json!({}))).await.expect("at the list's price");

        let list = json!({ "code": "STD", "version": 0, "name": "Liste", "currency": "EUR", "standard": true });
        trade.ask("sales.price_list.save", list).await.expect("sound");
        let price = |price: &str| json!({ "list": "STD", "prices": [{ "item_id": trade.items["HYD"], "valid_from": today(), "price": price }] });
        assert_eq!(limit(seller.ask("sales.price.set", price("17.90")).await)[0], "discount", "below the item's own price");
        seller.ask("sales.price.set", price("18")).await.expect("up to it");

        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "discount_up_to": "3" })).await;
        let items = trade.ask("finance.open_item.list", json!({ "filter": { "source_id": invoice["id"] } })).await.expect("readable");
        let pay = |amount: &str, rest: &str| json!({ "direction": "received", "party_id": trade.customers["HOME"], "paid_on": today(),
            "amount": eur(amount), "allocations": [{ "item_id": items["rows"][0]["id"], "amount": eur(amount), "write_off": eur(rest) }] });
        assert_eq!(limit(lena.ask("finance.payment.post", pay("109.00", "4.05")).await)[0], "discount");
        lena.ask("finance.payment.post", pay("110.00", "3.05")).await.expect("up to it");
        book.assert_clean().await;
    }

    /// Whoever may put through nothing puts nothing through, whichever way money or goods would go.
    async fn a_limit_of_nothing_stops_every_change_of_money_or_goods(book) {
        let trade = Trade::german(&book).await;
        let nothing = within(&trade.owner, "nothing", Role::Owner, json!({ "post_up_to": 0, "discount_up_to": "0" })).await;
        let ask = async |name: &str, body: Value| trade.ask(name, body).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let home = &trade.customers["HOME"];
        let draft = json!({ "draft": { "customer_id": home, "lines": trade.lines(&[("HYD", "4", "10")]) } });
        let quotation = ask("sales.quotation.save_draft", draft.clone()).await;
        let unconfirmed = ask("sales.order.save_draft", draft).await;
        let undelivered = trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("sound");
        let order = trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("sound");
        let delivery = ask("sales.delivery.post", json!({ "order_id": order["id"] })).await;
        let sold = trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("sound");
        let invoice = trade.invoice(&sold, json!({})).await.expect("sound");
        let posted = ask("finance.entry.post", entry("10")).await;
        let paid = trade.pay("HOME", eur("1"), today(), json!({})).await.expect("money");
        let taken = opening(&trade.owner, "receivable", "R-1", "50").await;
        let [owed, credit] = [opening(&trade.owner, "receivable", "R-2", "50").await, opening(&trade.owner, "receivable", "R-3", "-50").await];
        let parts = |amount: &str| json!({ "side": "receivable", "party_id": home, "items": [
            { "item_id": owed, "amount": eur(amount) }, { "item_id": credit, "amount": eur(&format!("-{amount}")) }] });
        let settled = ask("finance.open_item.allocate", parts("20")).await;
        let goods = json!({ "warehouse_id": trade.warehouse, "document_on": today(), "lines": [{ "item_id": trade.items["HYD"], "quantity": "1", "unit_cost": "10" }] });
        let counted = json!({ "warehouse_id": trade.warehouse, "document_on": today(), "reason": "Zählung", "lines": [{ "item_id": trade.items["FOOD"], "difference": "-1" }] });
        let (receipt, count) = (ask("inventory.receipt.post", goods.clone()).await, ask("inventory.adjustment.post", counted.clone()).await);
        let item = ask("inventory.item.get", json!({ "id": trade.items["WORK"] })).await;
        let mut cheaper = item.clone();
        if let Some(fields) = cheaper.as_object_mut() {
            fields.retain(|name, _| !["id", "code", "version"].contains(&name.as_str()));
        }
        cheaper["price"] = json!("94");
        let list = json!({ "code": "STD", "version": 0, "name": "Liste", "currency": "EUR", "standard": true });
        ask("sales.price_list.save", list).await;
        let back = |record: &Value| json!({ "id": record["id"], "posted_on": today(), "reason": "falsch" });

        let facts = book.raw("select count(*) from fact").await.expect("a count");
        for (call, body) in [
            ("sales.quotation.send", seen(&quotation)),
            ("sales.order.confirm", seen(&unconfirmed)),
            ("sales.delivery.post", json!({ "order_id": undelivered["id"] })),
            ("sales.delivery.reverse", json!({ "id": delivery["id"], "reason": "falsch" })),
            ("sales.invoice.post", json!({ "from": { "order": { "id": order["id"] } } })),
            ("sales.credit_note.post", json!({ "invoice_id": invoice["id"], "reason": "falsch" })),
            ("sales.price.set", json!({ "list": "STD", "prices": [{ "item_id": trade.items["HYD"], "valid_from": today(), "price": "1" }] })),
            ("finance.entry.post", entry("0.01")),
            ("finance.entry.reverse", back(&posted)),
            ("finance.open_item.allocate", parts("1")),
            ("finance.settlement.reverse", json!({ "id": settled["id"], "reason": "falsch" })),
            ("finance.opening.post_balances", json!({ "on": today(), "lines": [{ "account": "1200", "debit": "1" }] })),
            ("finance.opening.post_item", json!({ "on": today(), "side": "payable", "party_code": "HOME", "document_number": "4",
                "date": today(), "due": today(), "amount": "1" })),
            ("finance.opening.reverse_item", json!({ "id": taken, "reason": "falsch" })),
            ("finance.payment.post", json!({ "direction": "made", "party_id": home, "paid_on": today(), "amount": eur("1") })),
            ("finance.payment.reverse", back(&paid)),
            ("inventory.receipt.post", goods),
            ("inventory.receipt.reverse", json!({ "id": receipt["id"], "reason": "falsch" })),
            ("inventory.adjustment.post", counted),
            ("inventory.adjustment.reverse", json!({ "id": count["id"], "reason": "falsch" })),
            ("inventory.item.update", json!({ "id": item["id"], "version": item["version"], "item": cheaper })),
        ] {
            let error = nothing.ask(call, body.clone()).await.expect_err(call);
            assert_eq!(error.code, "denied.limit", "{call}: {error:?}");
            let check = nothing.ask("approvals.request.check", json!({ "call": call, "body": body.to_string() })).await.expect(call);
            assert_eq!((&check["needed"], &check["failure"]), (&json!(true), &Value::Null), "{call}: {check}");
        }
        assert_eq!(book.raw("select count(*) from fact").await.expect("a count"), facts, "nothing is half done");
        book.assert_clean().await;
    }

    /// A grant allows nothing where it does not reach: two of them do not lend each other their limits, to an approver neither.
    async fn grants_do_not_lend_each_other_their_limits(book) {
        let owner = book.company().await;
        let kiel = owner.ask("identity.branch.create", json!({ "code": "KI", "name": "Kiel", "region": "north" })).await.expect("new");
        let lena = within(&owner, "lena", Role::Accountant, json!({ "post_up_to": 100_00 })).await;
        let second = within(&owner, "second", Role::Controller, json!({ "approve_up_to": 100_00 })).await;
        for (who, role) in [(&lena, "accountant"), (&second, "controller")] {
            let user = who.ask("identity.session.get", json!({})).await.expect("signed in");
            let there = json!({ "role": role, "branch_id": kiel["id"] });
            owner.ask("identity.grant.create", json!({ "user_id": user["user_id"], "terms": there })).await.expect("sound");
        }
        let at_kiel = |amount: &str| {
            let mut entry = entry(amount);
            entry["branch_id"] = kiel["id"].clone();
            entry
        };
        lena.ask("finance.entry.post", at_kiel("900")).await.expect("nothing limits her there");
        assert_eq!(limit(lena.ask("finance.entry.post", entry("900")).await), ["post", "100.00 EUR", "900.00 EUR"]);
        owner.ask("approvals.rule.create", json!({ "rule": { "name": "alles", "call": "finance.entry.post" } })).await.expect("sound");
        let [here, there] = [request(&lena, "finance.entry.post", &entry("900")).await, request(&lena, "finance.entry.post", &at_kiel("900")).await];
        assert_eq!(limit(approve(&second, &here.expect("sound")).await)[0], "approve");
        approve(&second, &there.expect("sound")).await.expect("nothing limits them there");
        book.assert_clean().await;
    }

    /// A payment in parts is one payment to limits and rules; what was approved, reversed or paid to others does not count.
    async fn a_payment_in_parts_weighs_as_a_whole(book) {
        let trade = Trade::german(&book).await;
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 1_000_00 })).await;
        let paid_on = |customer: &str, amount: &str, on: kontor_kernel::CivilDate| json!({
            "direction": "made", "party_id": trade.customers[customer], "paid_on": on, "amount": eur(amount)
        });
        let payment = |amount: &str| paid_on("HOME", amount, today());
        let pay = |body: Value| lena.ask("finance.payment.post", body);
        let first = pay(payment("600")).await.expect("up to it");
        let before = today().pred_opt().expect("there is a day before");
        assert_eq!(limit(pay(paid_on("HOME", "400.01", before)).await), ["pay", "1000.00 EUR", "1000.01 EUR"]);
        pay(paid_on("EU", "900", today())).await.expect("another party");
        trade.ask("finance.payment.post", payment("5000")).await.expect("nothing limits the owner");
        pay(json!({ "direction": "received", "party_id": trade.customers["HOME"], "paid_on": today(), "amount": eur("900") })).await.expect("money in");
        let back = json!({ "id": first["id"], "posted_on": today(), "reason": "doppelt" });
        lena.ask("finance.payment.reverse", back).await.expect("her own");
        pay(payment("900")).await.expect("the first was taken back");
        let asked = request(&lena, "finance.payment.post", &payment("500")).await.expect("sound");
        assert_eq!((&asked["request"]["beyond"], &asked["request"]["amount"]["amount"]), (&json!(["pay"]), &json!("500.00")));
        approve(&trade.owner, &asked).await.expect("nothing limits the owner");
        pay(payment("100")).await.expect("what was approved does not count");

        let jonas = trade.owner.colleague("jonas", Role::Accountant).await;
        let rule = json!({ "rule": { "name": "Vier Augen", "call": "finance.payment.post", "amount_from": "1000" } });
        trade.ask("approvals.rule.create", rule).await.expect("sound");
        jonas.ask("finance.payment.post", payment("999.99")).await.expect("below");
        assert_eq!(jonas.ask("finance.payment.post", payment("0.01")).await.expect_err("the rest").code, "approval.required");
        book.clock.advance(std::time::Duration::from_secs(24 * 60 * 60 + 1));
        let jonas = Session { token: book.sign_in("jonas").await, ..jonas };
        jonas.ask("finance.payment.post", payment("0.01")).await.expect("a day later");
        book.assert_clean().await;
    }

    /// The rows of an import are one change: a limit is not for each of them.
    async fn rows_of_an_import_count_together(book) {
        let trade = Trade::german(&book).await;
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 250_00 })).await;
        let file = |numbers: &[&str]| {
            let rows: String = numbers.iter().map(|number| format!("HOME;{number};2025-12-01;2025-12-31;100.00\n")).collect();
            json!({ "kind": "open_items", "text": format!("party_code;document_number;date;due;amount\n{rows}"), "on": today(), "effect": "keep" })
        };
        let report = lena.ask("import.file.run", file(&["1", "2", "3"])).await.expect("a table of this kind");
        assert_eq!((&report["outcome"], &report["problems"][0]["code"]), (&json!("refused"), &json!("denied.limit")), "{report}");
        assert_eq!(report["problems"][0]["params"]["amount"], "300.00 EUR");
        let report = lena.ask("import.file.run", file(&["1", "2"])).await.expect("a table of this kind");
        assert_eq!(report["outcome"], "imported", "{report}");
        book.assert_clean().await;
    }
}
