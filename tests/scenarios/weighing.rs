//! What limits and rules weigh, whatever a document says of itself and however fast it comes: parts posted at the same moment,
//! amounts in other currencies.

use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_tests::book::{Session, day, today};
use kontor_tests::trade::{Trade, seen};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::approvals::changed;
use crate::limits::{approve, eur, limit, request, shown, within};

fn money(amount: &str, currency: &str) -> Value {
    json!({ "amount": amount, "currency": currency })
}

/// A payment made.
fn paid(party: &str, amount: Value, rate: Option<&str>) -> Value {
    json!({ "direction": "made", "party_id": party, "paid_on": today(), "amount": amount, "rate": rate })
}

async fn pay(who: &Session, party: &str, amount: Value, rate: &str) -> Result<Value> {
    who.ask("finance.payment.post", paid(party, amount, Some(rate))).await
}

fn usd(amount: &str) -> Value {
    money(amount, "USD")
}

/// So many parts at the same moment, of two sessions and two fiscal years, which have series of their own.
async fn parts(book: &TestBook, who: &Session, party: &str, amount: &str, count: usize) -> Vec<JoinHandle<Result<Value>>> {
    let again = Session { token: book.sign_in("lena").await, ..who.clone() };
    let part = |at: usize| {
        let who = if at.is_multiple_of(2) { who.clone() } else { again.clone() };
        let mut part = paid(party, eur(amount), None);
        if at % 4 < 2 {
            part["paid_on"] = json!(day("2025-12-30"));
        }
        tokio::spawn(async move { who.ask("finance.payment.post", part).await })
    };
    (0..count).map(part).collect()
}

/// How many passed; what stopped the others must be this.
async fn passed(parts: Vec<JoinHandle<Result<Value>>>, otherwise: &str) -> usize {
    let mut passed = 0;
    for part in parts {
        match part.await.expect("no panic") {
            Ok(_) => passed += 1,
            Err(error) => assert_eq!(error.code, otherwise, "{error:?}"),
        }
    }
    passed
}

async fn paid_in_all(book: &TestBook) -> String {
    let sum = "select cast(coalesce(sum(amount_minor), 0) as BIGINT) from finance_payment where direction = 'made'";
    book.raw(sum).await.expect("a sum")
}

both! {
    /// Each part is within the limit, all of them are not: no more passes than the limit, and the rest can be asked for.
    async fn parts_at_the_same_moment_weigh_together(book) {
        let trade = Trade::german(&book).await;
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 1_000_00 })).await;
        let home = &trade.customers["HOME"];
        let first = parts(&book, &lena, home, "300", 16).await;
        assert_eq!(passed(first, "denied.limit").await, 3);
        assert_eq!(paid_in_all(&book).await, "90000");
        let asked = request(&lena, "finance.payment.post", &paid(home, eur("300"), None)).await.expect("what is beyond");
        assert_eq!(asked["request"]["beyond"], json!(["pay"]));
        let others = parts(&book, &lena, &trade.customers["EU"], "400", 8).await;
        assert_eq!(passed(others, "denied.limit").await, 2, "another party has its own sum");
        let unknown = paid("01890000-0000-7000-8000-000000000000", eur("300"), None);
        let refused = lena.ask("finance.payment.post", unknown).await.expect_err("nobody, whose sum would be nothing");
        assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("not_found", "party_id"));
        book.assert_clean().await;
    }

    /// What somebody approves meanwhile goes through beside it, and takes nothing of the limit.
    async fn approvals_go_on_beside_parts(book) {
        let trade = Trade::german(&book).await;
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 1_000_00 })).await;
        let home = &trade.customers["HOME"];
        let mut asked = Vec::new();
        for amount in ["2000", "3000"] {
            asked.push(request(&lena, "finance.payment.post", &paid(home, eur(amount), None)).await.expect("beyond the limit"));
        }
        let parts = parts(&book, &lena, home, "300", 12).await;
        let approvals: Vec<_> = asked
            .into_iter()
            .map(|asked| {
                let owner = trade.owner.clone();
                tokio::spawn(async move { approve(&owner, &asked).await })
            })
            .collect();
        assert_eq!(passed(parts, "denied.limit").await, 3);
        for approval in approvals {
            let done = approval.await.expect("no panic").expect("nothing limits the owner");
            assert_eq!(done["request"]["state"], "approved");
        }
        assert_eq!(paid_in_all(&book).await, "590000");
        book.assert_clean().await;
    }

    /// The same where a rule looks at the sum.
    async fn a_rule_stops_parts_at_the_same_moment(book) {
        let trade = Trade::german(&book).await;
        let lena = trade.owner.colleague("lena", Role::Accountant).await;
        let rule = json!({ "rule": { "name": "Vier Augen", "call": "finance.payment.post", "amount_from": "1000" } });
        trade.ask("approvals.rule.create", rule).await.expect("sound");
        let parts = parts(&book, &lena, &trade.customers["HOME"], "400", 12).await;
        assert_eq!(passed(parts, "approval.required").await, 2);
        assert_eq!(paid_in_all(&book).await, "80000");
        book.assert_clean().await;
    }

    /// A rate of one's own makes no payment lighter, and none that follows: neither a small one before, nor taking back what
    /// others posted.
    async fn a_low_rate_of_one_s_own_makes_nothing_lighter(book) {
        let trade = Trade::german(&book).await;
        let [home, eu, dollars] = ["HOME", "EU", "USD"].map(|code| trade.customers[code].as_str());
        let honest = pay(&trade.owner, dollars, usd("100"), "0.90").await.expect("nothing limits the owner");
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 500_00 })).await;
        assert_eq!(limit(pay(&lena, home, usd("1000"), "0.01").await), ["pay", "500.00 EUR", "900.00 EUR"]);
        pay(&lena, home, usd("580"), "0.86").await.expect("rates change from day to day");
        pay(&lena, eu, usd("500"), "0.01").await.expect("450 EUR, whatever it says");
        assert_eq!(limit(pay(&lena, eu, usd("100"), "0.01").await), ["pay", "500.00 EUR", "540.00 EUR"], "in parts neither");
        pay(&lena, dollars, usd("1"), "0.01").await.expect("next to nothing");
        assert_eq!(limit(pay(&lena, dollars, usd("1000"), "0.0001").await)[2], "900.90 EUR");
        let back = json!({ "id": honest["id"], "posted_on": today(), "reason": "doppelt" });
        lena.ask("finance.payment.reverse", back).await.expect("within her limit");
        assert_eq!(limit(pay(&lena, dollars, usd("1000"), "0.0001").await)[2], "900.90 EUR", "it was another's");
        // A year later, with nobody else in between, her own are still not what she is measured by.
        book.clock.advance(Duration::from_secs(400 * 24 * 60 * 60));
        let lena = Session { token: book.sign_in("lena").await, ..lena };
        assert_eq!(limit(pay(&lena, dollars, usd("1000"), "0.0001").await)[2], "900.00 EUR");
        book.assert_clean().await;
    }

    /// Nor do ever so many of one's own that were taken back, or months in which the currency was worth less.
    async fn what_was_posted_since_hides_no_rate(book) {
        let trade = Trade::german(&book).await;
        let dollars = &trade.customers["USD"];
        pay(&trade.owner, dollars, usd("100"), "0.90").await.expect("nothing limits the owner");
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 500_00 })).await;
        for _ in 0..51 {
            let own = pay(&lena, dollars, usd("1"), "0.91").await.expect("next to nothing");
            let back = json!({ "id": own["id"], "posted_on": today(), "reason": "doppelt" });
            lena.ask("finance.payment.reverse", back).await.expect("her own");
        }
        assert_eq!(limit(pay(&lena, dollars, usd("1000"), "0.01").await)[2], "900.00 EUR");
        book.clock.advance(Duration::from_secs(200 * 24 * 60 * 60));
        let owner = Session { token: book.sign_in("owner").await, ..trade.owner.clone() };
        pay(&owner, dollars, usd("100"), "0.80").await.expect("nothing limits the owner");
        let lena = Session { token: book.sign_in("lena").await, ..lena };
        assert_eq!(limit(pay(&lena, dollars, usd("1000"), "0.01").await)[2], "900.00 EUR");
        book.assert_clean().await;
    }

    /// Whatever is posted in another currency weighs so.
    async fn every_document_in_another_currency_weighs_what_the_book_knows(book) {
        let trade = Trade::german(&book).await;
        let customer = &trade.customers["USD"];
        pay(&trade.owner, customer, usd("100"), "0.90").await.expect("nothing limits the owner");
        let lena = within(&trade.owner, "lena", Role::Owner, json!({ "post_up_to": 500_00 })).await;
        let lines = |item: &str, quantity: &str, price: &str| {
            let mut lines = trade.lines(&[(item, quantity, "0")]);
            lines[0]["unit_price"] = json!(price);
            lines
        };
        let draft = json!({ "draft": { "customer_id": customer, "rate": "0.01", "lines": lines("HYD", "40", "25") } });
        let draft = lena.ask("sales.order.save_draft", draft).await.expect("a draft commits nobody");
        let confirmed = trade.order("USD", &lines("HYD", "20", "50"), json!({ "rate": "0.01" })).await.expect("by the owner");
        let entry = json!([{ "account": "1200", "debit": "1000" }, { "account": "0800", "credit": "1000" }]);
        for (call, body, weighs) in [
            ("finance.entry.post", json!({ "document_on": today(), "currency": "USD", "rate": "0.01", "lines": entry }), "900.00 EUR"),
            ("finance.opening.post_item", json!({ "on": today(), "side": "payable", "party_code": "HOME", "document_number": "9",
                "date": today(), "due": today(), "amount": "1000", "currency": "USD", "rate": "0.01" }), "900.00 EUR"),
            ("sales.order.confirm", seen(&draft), "1071.00 EUR"),
            ("sales.delivery.post", json!({ "order_id": confirmed["id"] }), "1071.00 EUR"),
            ("sales.invoice.post", json!({ "from": { "customer": customer }, "supply": { "on": today() }, "rate": "0.01",
                "lines": lines("WORK", "10", "100") }), "1071.00 EUR"),
            ("inventory.receipt.post", json!({ "warehouse_id": trade.warehouse, "document_on": today(), "currency": "USD",
                "rate": "0.01", "lines": [{ "item_id": trade.items["HYD"], "quantity": "10", "unit_cost": "100" }] }), "900.00 EUR"),
        ] {
            let refused = lena.ask(call, body).await.expect_err(call);
            assert_eq!((refused.code.as_str(), refused.params["amount"].as_str()), ("denied.limit", weighs), "{call}");
        }
        book.assert_clean().await;
    }

    /// A customer's credit limit believes the rates of orders no more, neither of this one nor of those before, whoever confirms.
    async fn a_credit_limit_counts_orders_at_the_rate_the_book_knows(book) {
        let trade = Trade::german(&book).await;
        let customer = trade.ask("parties.party.get", json!({ "id": trade.customers["USD"] })).await.expect("readable");
        let limited = changed("party", &customer, json!({ "credit_limit": "1000" }));
        trade.ask("parties.party.update", limited).await.expect("nothing limits the owner");
        let mut lines = trade.lines(&[("HYD", "10", "0")]);
        lines[0]["unit_price"] = json!("50");
        let order = async |rate: &str| trade.order("USD", &lines, json!({ "rate": rate })).await;
        pay(&trade.owner, &trade.customers["HOME"], usd("100"), "0.90").await.expect("nothing limits the owner");
        order("0.01").await.expect("535.50 EUR, whatever it says");
        let beyond = order("0.01").await.expect_err("twice as much");
        assert_eq!((beyond.code.as_str(), beyond.params["exposure"].as_str()), ("sales.order.credit_limit", "1071.00 EUR"));
        book.assert_clean().await;
    }

    /// In a currency that the book does not know nobody can tell what an amount is worth: it is beyond every limit and meets
    /// every rule about amounts, until somebody without a limit has agreed to a rate.
    async fn a_currency_that_the_book_does_not_know_is_beyond_every_limit(book) {
        let trade = Trade::german(&book).await;
        let home = &trade.customers["HOME"];
        let francs = |amount: &str| money(amount, "CHF");
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 500_00 })).await;
        let second = within(&trade.owner, "second", Role::Controller, json!({ "approve_up_to": 100_000_00 })).await;
        assert_eq!(limit(pay(&lena, home, francs("10"), "0.01").await), ["pay", "500.00 EUR", "10.00 CHF"]);
        let asked = request(&lena, "finance.payment.post", &paid(home, francs("10"), Some("0.95"))).await.expect("sound");
        assert_eq!((&asked["request"]["beyond"], &asked["request"]["amount"]), (&json!(["pay"]), &francs("10.00")));
        assert_eq!(shown(&second, &asked).await["within_limits"], false);
        assert_eq!(limit(approve(&second, &asked).await), ["approve", "100000.00 EUR", "10.00 CHF"]);
        let open = shown(&trade.owner, &asked).await;
        assert_eq!((&open["within_limits"], &open["request"]["version"]), (&json!(true), &json!(1)));
        approve(&trade.owner, &open).await.expect("nothing limits the owner");
        pay(&lena, home, francs("500"), "0.95").await.expect("now it is known");
        assert_eq!(limit(pay(&lena, &trade.customers["EU"], francs("1000"), "0.01").await)[2], "950.00 EUR");

        let jonas = trade.owner.colleague("jonas", Role::Accountant).await;
        let rule = json!({ "rule": { "name": "Vier Augen", "call": "finance.payment.post", "amount_from": "1000000" } });
        trade.ask("approvals.rule.create", rule).await.expect("sound");
        pay(&jonas, home, francs("1000"), "0.01").await.expect("less than a million");
        assert_eq!(pay(&jonas, home, money("1", "GBP"), "0.01").await.expect_err("who knows").code, "approval.required");
        book.assert_clean().await;
    }

    /// A rate mistyped too high is forgotten with what it was typed into.
    async fn a_mistyped_rate_is_taken_back_with_its_document(book) {
        let trade = Trade::german(&book).await;
        let customer = &trade.customers["USD"];
        pay(&trade.owner, customer, usd("1"), "0.90").await.expect("nothing limits the owner");
        let lena = within(&trade.owner, "lena", Role::Accountant, json!({ "post_up_to": 500_00 })).await;
        let heavy = async || limit(pay(&lena, customer, usd("10"), "0.90").await)[2].clone();
        let payment = pay(&trade.owner, customer, usd("1"), "90").await.expect("mistyped");
        assert_eq!(heavy().await, "900.00 EUR");
        let back = json!({ "id": payment["id"], "posted_on": today(), "reason": "Kurs" });
        trade.ask("finance.payment.reverse", back).await.expect("it stood");
        let mut lines = trade.lines(&[("WORK", "1", "0")]);
        lines[0]["unit_price"] = json!("1");
        let invoice = json!({ "from": { "customer": customer }, "supply": { "on": today() }, "rate": "80", "lines": lines });
        let invoice = trade.ask("sales.invoice.post", invoice).await.expect("mistyped");
        assert_eq!(heavy().await, "800.00 EUR");
        let note = json!({ "invoice_id": invoice["id"], "reason": "Kurs" });
        trade.ask("sales.credit_note.post", note).await.expect("all of it");
        let entry = json!([{ "account": "1200", "debit": "1" }, { "account": "0800", "credit": "1" }]);
        let entry = json!({ "document_on": today(), "currency": "USD", "rate": "70", "lines": entry });
        let entry = trade.ask("finance.entry.post", entry).await.expect("mistyped");
        assert_eq!(heavy().await, "700.00 EUR");
        let back = json!({ "id": entry["id"], "posted_on": today(), "reason": "Kurs" });
        trade.ask("finance.entry.reverse", back).await.expect("it stood");
        pay(&lena, customer, usd("10"), "0.90").await.expect("9 EUR");
        book.assert_clean().await;
    }
}
