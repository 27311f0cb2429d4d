//! How much somebody may put through alone: amounts posted and paid, discounts given, others' changes approved.

use std::sync::Arc;

use kontor_contract::Result;
use kontor_contract::error::AUTH_REQUIRED;
use kontor_contract::identity::{CompanyId, GetSession, Role, UserId};
use kontor_contract::limits::Limits;
use kontor_kernel::{FixedClock, Percent, SeededIds};
use kontor_platform::{App, Boxed, Caller, Cx, Gate, Parts};
use kontor_tests::book::{Session, today};
use kontor_tests::trade::{Trade, seen};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};

/// Knows callers by their tokens, with limits of their own.
struct Known(Vec<(String, Caller)>);

impl Gate for Known {
    fn caller<'a>(&'a self, _: &'a mut Cx, token: &'a str) -> Boxed<'a, Caller> {
        let known = self.0.iter().find(|(own, _)| own == token).map(|(_, caller)| caller.clone());
        Box::pin(async move { known.ok_or_else(|| AUTH_REQUIRED.error()) })
    }

    fn standing<'a>(&'a self, _: &'a mut Cx, user_id: UserId, _: CompanyId) -> Boxed<'a, Caller> {
        let known = self.0.iter().find(|(_, caller)| caller.user_id == user_id).map(|(_, caller)| caller.clone());
        Box::pin(async move { known.ok_or_else(|| AUTH_REQUIRED.error()) })
    }
}

/// The same people at the same book, each within limits.
async fn within<const N: usize>(book: &TestBook, people: [(&Session, Limits); N]) -> [Session; N] {
    let mut known = Vec::new();
    for (session, limits) in &people {
        let view = session.call(GetSession {}).await.expect("signed in");
        let permissions = kontor_contract::permissions();
        let held = permissions.into_iter().filter(|permission| view.permissions.iter().any(|held| held == permission));
        let caller = Caller {
            user_id: view.user_id,
            login: view.login,
            name: view.name,
            language: view.language,
            company: view.company,
            branches: None,
            permissions: held.collect(),
            limits: *limits,
            ruled: true,
        };
        known.push((session.token.clone(), caller));
    }
    let mut router = kontor_runtime::router();
    router.gate(Known(known));
    let clock = Arc::new(FixedClock::on(today()));
    let ids = Arc::new(SeededIds::new(1 << 41, kontor_kernel::Clock::now(&*clock)));
    let app = App::new(Parts { db: book.app.db().clone(), clock, ids, router });
    people.map(|(session, _)| Session { app: app.clone(), ..session.clone() })
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
        let lena = trade.owner.colleague("lena", Role::Accountant).await;
        let [lena] = within(&book, [(&lena, Limits { post_up_to: Some(500_00), ..Limits::default() })]).await;
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
        let seller = trade.owner.colleague("seller", Role::Sales).await;
        let ten = Limits { discount_up_to: Some(Percent::whole(10)), ..Limits::default() };
        let [seller] = within(&book, [(&seller, ten)]).await;
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

    /// An approver's limit is their own: it says nothing of the request, which somebody else may approve.
    async fn an_approval_beyond_the_limit_is_denied(book) {
        let owner = book.company().await;
        let rule = json!({ "rule": { "name": "Vier Augen", "call": "finance.entry.post", "amount_from": "1000" } });
        owner.ask("approvals.rule.create", rule).await.expect("sound");
        let lena = owner.colleague("lena", Role::Accountant).await;
        let second = owner.colleague("second", Role::Owner).await;
        let post = Limits { post_up_to: Some(5_000_00), ..Limits::default() };
        let approve = Limits { approve_up_to: Some(2_000_00), ..Limits::default() };
        let [lena, second, owner] = within(&book, [(&lena, post), (&second, approve), (&owner, Limits::default())]).await;
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
