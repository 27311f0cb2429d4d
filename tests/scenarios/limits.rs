//! How much somebody may put through alone: amounts posted and paid, discounts given, others' changes approved.

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_tests::book::{Session, today};
use kontor_tests::both;
use kontor_tests::trade::{Trade, seen};
use serde_json::{Value, json};

/// A colleague whose one grant has these limits.
async fn within(owner: &Session, login: &str, role: Role, limits: Value) -> Session {
    owner.placed(login, role.as_str(), json!({ "limits": limits })).await
}

fn entry(amount: &str) -> Value {
    let lines = json!([{ "account": "1200", "debit": amount }, { "account": "0800", "credit": amount }]);
    json!({ "document_on": today(), "lines": lines })
}

fn limit(outcome: Result<Value>) -> [String; 3] {
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
        let request = |amount: &str| json!({ "call": "finance.entry.post", "body": entry(amount).to_string() });
        assert_eq!(limit(lena.ask("approvals.request.create", request("5000.01")).await)[0], "post", "her own limit holds");
        let small = lena.ask("approvals.request.create", request("2000")).await.expect("sound");
        let large = lena.ask("approvals.request.create", request("2000.01")).await.expect("sound");
        second.ask("approvals.request.approve", seen(&small["request"])).await.expect("up to it");
        let denied = second.ask("approvals.request.approve", seen(&large["request"])).await;
        assert_eq!(limit(denied), ["approve", "2000.00 EUR", "2000.01 EUR"]);
        let open = owner.ask("approvals.request.get", json!({ "id": large["request"]["id"] })).await.expect("readable");
        assert_eq!((&open["request"]["state"], &open["failure"], &open["request"]["version"]), (&json!("open"), &Value::Null, &json!(1)));
        owner.ask("approvals.request.approve", seen(&open["request"])).await.expect("nothing limits the owner");
        book.assert_clean().await;
    }
}
