//! Money and open items: parts, overpayments, other currencies, credit notes, what is taken back, and many payers at once.

use kontor_contract::Result;
use kontor_tests::book::{day, today};
use kontor_tests::both;
use kontor_tests::trade::{Trade, plain};
use serde_json::{Value, json};

use crate::sales::eur;

fn usd(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "USD" })
}

async fn code(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

/// An invoice over so many pieces at 19.90, delivered.
async fn invoice(trade: &Trade, quantity: &str) -> Value {
    let order = trade.order("HOME", &trade.lines(&[("HYD", quantity, "0")]), json!({})).await.expect("there are enough");
    trade.invoice(&order, json!({})).await.expect("delivered")
}

async fn state(trade: &Trade, invoice: &Value) -> (String, String) {
    let view = trade.ask("sales.invoice.get", json!({ "id": invoice["id"] })).await.expect("it was posted");
    let filter = json!({ "filter": { "number": invoice["number"] } });
    let list = trade.ask("sales.invoice.list", filter).await.expect("readable");
    let row = &list["rows"][0];
    assert_eq!((&row["state"], &row["open"]), (&view["state"], &view["open"]), "list and document say the same");
    (plain(&view["state"]), plain(&view["open"]["amount"]))
}

/// What the party has open, as the list says: number and amount.
async fn open_items(trade: &Trade, customer: &str) -> Vec<(String, String)> {
    let request = json!({ "filter": { "party_id": trade.customers[customer] } });
    let list = trade.ask("finance.open_item.list", request).await.expect("readable");
    let rows = list["rows"].as_array().expect("rows").iter();
    let mut items: Vec<_> = rows.map(|row| (plain(&row["number"]), plain(&row["open"]["amount"]))).collect();
    items.sort();
    items
}

/// The states of the invoices a filter finds.
async fn found(trade: &Trade, filter: Value) -> Vec<String> {
    let page = trade.ask("sales.invoice.list", json!({ "filter": filter })).await.expect("readable");
    page["rows"].as_array().expect("rows").iter().map(|row| plain(&row["state"])).collect()
}

async fn item_of(trade: &Trade, number: &Value) -> Value {
    let list = trade.ask("finance.open_item.list", json!({})).await.expect("readable");
    let rows = list["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["number"] == *number).cloned().expect("something of it is open")
}

fn owned(state: &str, open: &str) -> (String, String) {
    (state.to_owned(), open.to_owned())
}

both! {
    /// Two dollars paid at two rates: each realises its own difference, and nothing stays behind.
    async fn another_currency_realises_its_difference_to_the_cent(book) {
        let trade = Trade::german(&book).await;
        let mut lines = trade.lines(&[("HYD", "2", "0"), ("FOOD", "5", "0")]);
        (lines[0]["unit_price"], lines[1]["unit_price"]) = (json!("21.50"), json!("9.20"));
        let order = trade.order("USD", &lines, json!({ "rate": "0.917431" })).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        assert_eq!(invoice["open"], usd("100.39"));
        assert_eq!(trade.balances(&["1400", "8400", "8300", "1776", "1771"]).await, ["92.10", "-39.45", "-42.20", "-7.50", "-2.95"]);
        assert_eq!(code(trade.pay("USD", usd("60.39"), today(), json!({}))).await, "finance.entry.rate_required");
        // 60.39 at 0.95 are 57.37; of the 92.10 it settles 55.40.
        let first = trade.pay("USD", usd("60.39"), today(), json!({ "rate": "0.95" })).await.expect("money");
        assert_eq!(first["allocations"][0]["exchange"], eur("1.97"));
        assert_eq!(state(&trade, &invoice).await, owned("partly_paid", "40.00"));
        assert_eq!(trade.balances(&["1200", "1400", "2660"]).await, ["57.37", "36.70", "-1.97"]);
        // The rest at 0.90 is worth 36.00 of the 36.70.
        let second = trade.pay("USD", usd("40.00"), today(), json!({ "rate": "0.90" })).await.expect("money");
        assert_eq!(second["allocations"][0]["exchange"], eur("-0.70"));
        assert_eq!(state(&trade, &invoice).await, owned("paid", "0.00"));
        assert_eq!(trade.balances(&["1200", "1400", "2660", "2150"]).await, ["93.37", "0.00", "-1.97", "0.70"]);
        let back = json!({ "id": second["id"], "posted_on": today(), "reason": "Rücklastschrift" });
        trade.ask("finance.payment.reverse", back.clone()).await.expect("it stood");
        assert_eq!(code(trade.ask("finance.payment.reverse", back)).await, "finance.payment.already_reversed");
        assert_eq!(state(&trade, &invoice).await, owned("partly_paid", "40.00"));
        assert_eq!(trade.balances(&["1200", "1400", "2660", "2150"]).await, ["57.37", "36.70", "-1.97", "0.00"]);
        book.assert_clean().await;
    }

    /// What is late is found as overdue and not as open or partly paid; dates asked for besides narrow it further.
    async fn states_are_found_as_they_are_shown(book) {
        let mut trade = Trade::german(&book).await;
        let owed = invoice(&trade, "5").await;
        trade.pay("HOME", eur("20.00"), today(), json!({})).await.expect("money");
        assert_eq!(found(&trade, json!({ "state": "partly_paid" })).await, ["partly_paid"]);
        assert!(found(&trade, json!({ "state": "overdue" })).await.is_empty());
        let due = day(&plain(&owed["due"]));
        let late = due.succ_opt().expect("there is a day after");
        book.clock.set(kontor_kernel::Instant::noon(late));
        trade.owner.token = book.sign_in("owner").await;
        assert!(found(&trade, json!({ "state": "partly_paid" })).await.is_empty());
        assert_eq!(found(&trade, json!({ "state": "overdue" })).await, ["overdue"]);
        assert_eq!(found(&trade, json!({ "state": "overdue", "due": { "to": due } })).await, ["overdue"]);
        assert!(found(&trade, json!({ "state": "overdue", "due": { "from": late } })).await.is_empty());
    }

    /// Whoever is limited to their own records posts payments, sees those and takes them back, and nobody else's.
    async fn own_payments_are_posted_shown_and_taken_back(book) {
        let trade = Trade::german(&book).await;
        let foreign = trade.pay("HOME", eur("20.00"), today(), json!({})).await.expect("money");
        let lena = trade.owner.placed("lena", "accountant", json!({ "own_only": true })).await;
        let payment = json!({
            "direction": "received", "party_id": trade.customers["HOME"], "paid_on": today(), "amount": eur("10.00")
        });
        let own = lena.ask("finance.payment.post", payment).await.expect("her own");
        let listed = lena.ask("finance.payment.list", json!({})).await.expect("readable");
        let ids: Vec<&Value> = listed["rows"].as_array().expect("rows").iter().map(|row| &row["id"]).collect();
        assert_eq!(ids, [&own["id"]]);
        let back = |payment: &Value| json!({ "id": payment["id"], "posted_on": today(), "reason": "Rücklastschrift" });
        assert_eq!(code(lena.ask("finance.payment.get", json!({ "id": foreign["id"] }))).await, "not_found");
        assert_eq!(code(lena.ask("finance.payment.reverse", back(&foreign))).await, "not_found");
        lena.ask("finance.payment.reverse", back(&own)).await.expect("her own");
        book.assert_clean().await;
    }

    /// Ten payers of one invoice at once: it is paid once, the rest stays on account, no cent is lost.
    async fn an_invoice_is_never_paid_twice(book) {
        let trade = Trade::german(&book).await;
        let owed = invoice(&trade, "5").await;
        let callers = (0..10).map(|_| {
            let trade = trade.clone();
            tokio::spawn(async move { trade.pay("HOME", eur("20.00"), today(), json!({})).await })
        });
        let mut paid = 0;
        for caller in callers.collect::<Vec<_>>() {
            match caller.await.expect("no panic") {
                Ok(_) => paid += 1,
                Err(error) => assert_eq!(error.code, "conflict.guard"),
            }
        }
        assert!(paid >= 6, "{paid}");
        // 118.41 was owed; the sixth payment is allocated in part, the others not at all.
        let left = 118_41 - paid * 20_00;
        assert_eq!(state(&trade, &owed).await, owned("paid", "0.00"));
        let on_account: i64 = open_items(&trade, "HOME").await.iter().map(|(_, open)| open.replace('.', "").parse::<i64>().expect("cents")).sum();
        assert_eq!(on_account, left);
        book.assert_clean().await;
    }

    /// What is paid too much or forgiven.
    async fn overpayments_stay_and_write_offs_close(book) {
        let trade = Trade::german(&book).await;
        let first = invoice(&trade, "1").await;
        let item = item_of(&trade, &first["number"]).await;
        let part = |amount: &str, write_off: Option<&str>| json!({ "allocations": [{ "item_id": item["id"], "amount": eur(amount), "write_off": write_off.map(eur) }] });
        assert_eq!(code(trade.pay("HOME", eur("30.00"), today(), part("23.69", None))).await, "finance.open_item.exceeded");
        assert_eq!(code(trade.pay("HOME", eur("20.00"), today(), part("23.00", None))).await, "finance.payment.exceeded");
        assert_eq!(code(trade.pay("EU", eur("20.00"), today(), part("20.00", None))).await, "finance.open_item.unknown");
        assert_eq!(code(trade.pay("HOME", eur("0.00"), today(), json!({}))).await, "finance.payment.not_positive");
        assert_eq!(code(trade.pay("HOME", eur("20.00"), day("2036-01-01"), json!({}))).await, "finance.entry.date_implausible");
        assert_eq!(code(trade.pay("HOME", eur("20.00"), today(), json!({ "account": "8400" }))).await, "finance.payment.account");
        trade.pay("HOME", eur("23.20"), today(), part("23.20", Some("0.48"))).await.expect("two per cent forgiven");
        assert_eq!(state(&trade, &first).await, owned("paid", "0.00"));
        assert_eq!(trade.balances(&["1200", "1400", "2400"]).await, ["23.20", "0.00", "0.48"]);

        let second = invoice(&trade, "1").await;
        let over = trade.pay("HOME", eur("30.00"), today(), json!({ "account": "1000", "reference": "bar" })).await.expect("cash");
        assert_eq!((&over["on_account"], plain(&over["state"])), (&eur("6.32"), "posted".to_owned()));
        assert_eq!(state(&trade, &second).await, owned("paid", "0.00"));
        assert_eq!(open_items(&trade, "HOME").await, [(plain(&over["number"]), "-6.32".to_owned())]);
        assert_eq!(trade.balances(&["1000", "1400"]).await, ["30.00", "-6.32"]);
        book.assert_clean().await;
    }

    /// A credit note settles its invoice as far as that is open; what is beyond stays open and is set off later.
    async fn a_credit_note_settles_its_invoice(book) {
        let trade = Trade::german(&book).await;
        let credit = async |invoice: &Value, quantity: &str| {
            let lines = json!([{ "line": 1, "quantity": quantity }]);
            let request = json!({ "invoice_id": invoice["id"], "reason": "Mangel", "lines": lines });
            trade.ask("sales.credit_note.post", request).await.expect("so much was invoiced")
        };
        // 71.04 owed, 23.68 taken back: 47.36 is open, and nobody paid anything.
        let first = invoice(&trade, "3").await;
        let note = credit(&first, "1").await;
        assert_eq!(state(&trade, &first).await, owned("posted", "47.36"));
        assert_eq!((plain(&note["state"]), plain(&note["open"]["amount"])), ("paid".into(), "0.00".into()));
        assert_eq!(open_items(&trade, "HOME").await, [(plain(&first["number"]), "47.36".into())]);
        trade.pay("HOME", eur("40.00"), today(), json!({})).await.expect("money");
        assert_eq!(state(&trade, &first).await, owned("partly_paid", "7.36"));
        // The second note takes back more than is open: the rest stays as a credit.
        let note = credit(&first, "1").await;
        assert_eq!(state(&trade, &first).await, owned("paid", "0.00"));
        assert_eq!(open_items(&trade, "HOME").await, [(plain(&note["number"]), "-16.32".into())]);
        let rest = credit(&first, "1").await;
        assert_eq!(state(&trade, &first).await, owned("reversed", "0.00"));
        assert_eq!(plain(&rest["open"]["amount"]), "-23.68");

        // Both credits against the next invoice, by hand.
        let second = invoice(&trade, "1").await;
        let (owed, one, two) = (item_of(&trade, &second["number"]).await, item_of(&trade, &note["number"]).await, item_of(&trade, &rest["number"]).await);
        let set_off = |parts: [(&Value, &str); 3]| {
            let items: Vec<Value> = parts.iter().map(|(item, amount)| json!({ "item_id": item["id"], "amount": eur(amount) })).collect();
            json!({ "side": "receivable", "party_id": trade.customers["HOME"], "items": items })
        };
        let uneven = trade.ask("finance.open_item.allocate", set_off([(&owed, "23.68"), (&one, "-16.32"), (&two, "-7.35")]));
        assert_eq!(code(uneven).await, "finance.settlement.uneven");
        let even = set_off([(&owed, "23.68"), (&one, "-16.32"), (&two, "-7.36")]);
        let settled = trade.ask("finance.open_item.allocate", even.clone()).await.expect("even");
        assert_eq!((&settled["entry_id"], &settled["exchange"]), (&Value::Null, &eur("0.00")));
        assert_eq!(code(trade.ask("finance.open_item.allocate", even)).await, "finance.open_item.exceeded");
        assert_eq!(state(&trade, &second).await, owned("paid", "0.00"));
        assert_eq!(open_items(&trade, "HOME").await, [(plain(&rest["number"]), "-16.32".into())]);
        let seen = trade.ask("finance.open_item.get", json!({ "id": owed["id"] })).await.expect("it is known");
        assert_eq!((&seen["open"], &seen["settled"][0]["kind"]), (&eur("0.00"), &json!("finance.settlement")));
        let seen = trade.ask("finance.open_item.get", json!({ "id": one["id"] })).await.expect("it is known");
        assert_eq!((&seen["settled"][0]["number"], &seen["settled"][0]["amount"]), (&note["number"], &eur("-7.36")));

        let back = json!({ "id": settled["id"], "reason": "falsche Rechnung" });
        trade.ask("finance.settlement.reverse", back.clone()).await.expect("it stood");
        assert_eq!(code(trade.ask("finance.settlement.reverse", back)).await, "finance.settlement.already_reversed");
        assert_eq!(state(&trade, &second).await, owned("posted", "23.68"));
        assert_eq!(open_items(&trade, "HOME").await.len(), 3);
        assert_eq!(trade.balances(&["1400", "1200"]).await, ["-16.32", "40.00"]);
        book.assert_clean().await;
    }

    /// Money on account at one rate against an invoice at another: the difference is realised when they meet.
    async fn money_on_account_is_set_off_at_its_own_rate(book) {
        let trade = Trade::german(&book).await;
        let over = trade.pay("USD", usd("50.00"), today(), json!({ "rate": "0.90" })).await.expect("in advance");
        let mut lines = trade.lines(&[("HYD", "1", "0")]);
        lines[0]["unit_price"] = json!("100");
        let order = trade.order("USD", &lines, json!({ "rate": "0.95" })).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let (owed, credit) = (item_of(&trade, &invoice["number"]).await, item_of(&trade, &over["number"]).await);
        let request = json!({ "side": "receivable", "party_id": trade.customers["USD"], "items": [
            { "item_id": owed["id"], "amount": usd("50.00") }, { "item_id": credit["id"], "amount": usd("-50.00") },
        ] });
        // What stood at 47.50 was settled by what was worth 45.00.
        let settled = trade.ask("finance.open_item.allocate", request).await.expect("even");
        assert_eq!(settled["exchange"], eur("-2.50"));
        assert_eq!(trade.balances(&["1400", "2150", "1200"]).await, ["65.55", "2.50", "45.00"]);
        assert_eq!(state(&trade, &invoice).await, owned("partly_paid", "69.00"));
        let entry = trade.ask("finance.entry.get", json!({ "id": settled["entry_id"] })).await.expect("posted");
        assert_eq!(plain(&entry["source_kind"]), "finance.settlement");
        let early = json!({ "id": over["id"], "posted_on": today(), "reason": "geplatzt" });
        assert_eq!(code(trade.ask("finance.payment.reverse", early.clone())).await, "finance.open_item.exceeded");
        let back = json!({ "id": settled["id"], "reason": "Zahlung geplatzt" });
        trade.ask("finance.settlement.reverse", back).await.expect("it stood");
        trade.ask("finance.payment.reverse", early).await.expect("its credit is whole again");
        assert_eq!(trade.balances(&["1400", "2150", "1200"]).await, ["113.05", "0.00", "0.00"]);
        book.assert_clean().await;
    }

    /// Credit notes in another currency, part by part, leave no cent and realise nothing: both stand at one rate.
    async fn a_foreign_credit_note_realises_nothing(book) {
        let trade = Trade::german(&book).await;
        let mut lines = trade.lines(&[("HYD", "3", "0"), ("FOOD", "3", "0")]);
        (lines[0]["unit_price"], lines[1]["unit_price"]) = (json!("11.11"), json!("3.33"));
        let order = trade.order("USD", &lines, json!({ "rate": "0.917431" })).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        for line in [1, 2, 1, 2, 1, 2] {
            let lines = json!([{ "line": line, "quantity": "1" }]);
            let request = json!({ "invoice_id": invoice["id"], "reason": "Mangel", "lines": lines });
            trade.ask("sales.credit_note.post", request).await.expect("so much was invoiced");
        }
        assert_eq!(state(&trade, &invoice).await, owned("reversed", "0.00"));
        assert_eq!(open_items(&trade, "USD").await, []);
        assert_eq!(trade.balances(&["1400", "8400", "8300", "1776", "1771", "2660", "2150"]).await, ["0.00"; 7]);
        book.assert_clean().await;
    }
}
