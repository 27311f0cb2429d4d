//! Selling from the offer to the money: what is delivered, invoiced, credited and called off, and what the ledger and the
//! stock say of it.

use kontor_contract::Result;
use kontor_tests::book::today;
use kontor_tests::trade::{Trade, plain, seen};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};

/// Euros as the wire has them.
pub(crate) fn eur(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

fn line(line: i64, quantity: &str) -> Value {
    json!({ "line": line, "quantity": quantity })
}

fn strings<const N: usize>(texts: [&str; N]) -> [String; N] {
    texts.map(str::to_owned)
}

/// Net, tax and total of a document.
fn totals(document: &Value) -> [String; 3] {
    ["net", "tax", "total"].map(|field| plain(&document["totals"][field]["amount"]))
}

/// Base and tax of each tax group.
fn groups(document: &Value) -> Vec<[String; 3]> {
    let groups = document["tax_groups"].as_array().expect("groups");
    groups.iter().map(|group| [plain(&group["rate"]), plain(&group["base"]["amount"]), plain(&group["tax"]["amount"])]).collect()
}

async fn deliver(trade: &Trade, order: &Value, lines: Value) -> Result<Value> {
    trade.ask("sales.delivery.post", json!({ "order_id": order["id"], "lines": lines })).await
}

async fn bill(trade: &Trade, order: &Value) -> Result<Value> {
    trade.ask("sales.invoice.post", json!({ "from": { "order": { "id": order["id"] } } })).await
}

async fn now(trade: &Trade, kind: &str, document: &Value) -> Value {
    trade.ask(&format!("sales.{kind}.get"), json!({ "id": document["id"] })).await.expect("it exists")
}

async fn code(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

async fn open(book: &TestBook) -> Trade {
    Trade::german(book).await
}

both! {
    /// An offer becomes an order, is delivered twice, invoiced twice and paid twice; allowances and cents come out even.
    async fn from_the_offer_to_the_money(book) {
        let trade = open(&book).await;
        let draft = json!({
            "customer_id": trade.customers["HOME"],
            "lines": trade.lines(&[("HYD", "10", "10"), ("FOOD", "6", "0"), ("WORK", "2", "0")]),
            "adjustments": [{ "kind": "allowance", "reason": "Treuerabatt", "percent": "5" }],
        });
        let offer = trade.ask("sales.quotation.save_draft", json!({ "draft": draft })).await.expect("a draft");
        let offer = trade.ask("sales.quotation.send", seen(&offer)).await.expect("it goes out");
        let order = trade.ask("sales.quotation.to_order", seen(&offer)).await.expect("it was sent");
        let order = trade.ask("sales.order.confirm", seen(&order)).await.expect("there are enough");
        assert_eq!(now(&trade, "quotation", &offer).await["state"], "ordered");
        // 179.10 + 190.00 at 19 % and 51.00 at 7 %, five per cent off each.
        assert_eq!(groups(&order), [strings(["19", "350.64", "66.62"]), strings(["7", "48.45", "3.39"])]);
        assert_eq!(totals(&order), strings(["399.09", "70.01", "469.10"]));
        assert_eq!(trade.stock("HYD").await, strings(["40", "10", "400.00"]));
        assert_eq!(trade.stock("FOOD").await, strings(["40", "6", "160.00"]));

        deliver(&trade, &order, json!([line(1, "4"), line(2, "6")])).await.expect("promised");
        assert_eq!(now(&trade, "order", &order).await["state"], "partly_delivered");
        assert_eq!(trade.stock("HYD").await, strings(["36", "6", "360.00"]));
        let first = bill(&trade, &order).await.expect("delivered");
        deliver(&trade, &order, Value::Null).await.expect("the rest");
        assert_eq!(now(&trade, "order", &order).await["state"], "delivered");
        let second = bill(&trade, &order).await.expect("delivered");
        assert_eq!(now(&trade, "order", &order).await["state"], "invoiced");
        assert_eq!(code(bill(&trade, &order)).await, "sales.document.nothing_left");
        assert_eq!(code(deliver(&trade, &order, Value::Null)).await, "sales.document.nothing_left");
        let cents = |document: &Value| totals(document).map(|text| text.replace('.', "").parse::<i64>().expect("cents"));
        let ([first_net, ..], [second_net, ..]) = (cents(&first), cents(&second));
        assert_eq!(first_net + second_net, 399_09, "both invoices together are the order");

        let total = |document: &Value| document["totals"]["total"].clone();
        assert_eq!(totals(&first), strings(["297.00", "50.61", "347.61"]));
        assert_eq!(totals(&second), strings(["102.09", "19.40", "121.49"]));
        let balances = trade.balances(&["1400", "8400", "8300", "1776", "1771", "4000", "3980", "1799"]).await;
        assert_eq!(balances, ["469.10", "-350.64", "-48.45", "-66.62", "-3.39", "124.00", "436.00", "-560.00"]);

        let part = trade.pay("HOME", eur("100.00"), today(), json!({})).await.expect("money");
        assert_eq!(part["allocations"][0]["source_number"], first["number"], "the oldest first");
        assert_eq!(now(&trade, "invoice", &first).await["state"], "partly_paid");
        trade.pay("HOME", eur("247.61"), today(), json!({})).await.expect("money");
        assert_eq!(now(&trade, "invoice", &first).await["state"], "paid");
        assert_eq!(now(&trade, "invoice", &second).await["state"], "posted");
        trade.pay("HOME", total(&second), today(), json!({})).await.expect("money");
        assert_eq!(trade.balances(&["1200", "1400"]).await, ["469.10", "0.00"]);
        book.assert_clean().await;
    }

    /// Eight people ship three of ten pieces of one order at once: three of them do.
    async fn an_order_is_never_delivered_twice(book) {
        let trade = open(&book).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "10", "0")]), json!({})).await.expect("there are enough");
        let callers = (0..8).map(|_| {
            let (trade, order) = (trade.clone(), order.clone());
            tokio::spawn(async move { deliver(&trade, &order, json!([line(1, "3")])).await })
        });
        let mut done = 0;
        for caller in callers.collect::<Vec<_>>() {
            match caller.await.expect("no panic") {
                Ok(_) => done += 1,
                Err(error) => assert_eq!(error.code, "sales.line.more_than_open"),
            }
        }
        assert_eq!(done, 3);
        assert_eq!(trade.stock("HYD").await, strings(["31", "1", "310.00"]));
        // The same of invoices: two at once, one order.
        let callers = (0..4).map(|_| {
            let (trade, order) = (trade.clone(), order.clone());
            tokio::spawn(async move { bill(&trade, &order).await })
        });
        let mut billed = Vec::new();
        for caller in callers.collect::<Vec<_>>() {
            match caller.await.expect("no panic") {
                Ok(invoice) => billed.push(totals(&invoice)),
                Err(error) => assert_eq!(error.code, "sales.document.nothing_left"),
            }
        }
        assert_eq!(billed, [strings(["179.10", "34.03", "213.13"])]);
        book.assert_clean().await;
    }

    /// A credit note takes back goods and money to the cent, part by part, and never more than was invoiced.
    async fn a_credit_note_takes_back_to_the_cent(book) {
        let trade = open(&book).await;
        let lines = trade.lines(&[("HYD", "3", "3"), ("FOOD", "7", "0")]);
        let adjustments = json!({ "adjustments": [{ "kind": "charge", "reason": "Fracht", "amount": "9.99" }] });
        let order = trade.order("HOME", &lines, adjustments).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let before = trade.balances(&["1400", "8400", "8300", "1776", "1771"]).await;
        let credit = async |lines: Value, returned: bool| {
            let request = json!({ "invoice_id": invoice["id"], "reason": "Mangel", "lines": lines, "goods_returned": returned });
            trade.ask("sales.credit_note.post", request).await
        };
        let first = credit(json!([line(1, "1"), line(2, "2")]), true).await.expect("three were invoiced");
        assert_eq!(trade.stock("HYD").await, strings(["38", "0", "380.00"]));
        assert_eq!(trade.stock("FOOD").await, strings(["35", "0", "140.00"]));
        assert_eq!(code(credit(json!([line(1, "3")]), false)).await, "sales.line.more_than_open");
        let rest = credit(Value::Null, false).await.expect("the rest");
        assert_eq!(trade.stock("HYD").await, strings(["38", "0", "380.00"]), "nothing came back");
        assert_eq!(code(credit(Value::Null, false)).await, "sales.document.nothing_left");
        let cents = |document: &Value| totals(document).map(|text| text.replace('.', "").parse::<i64>().expect("cents"));
        let sum: Vec<i64> = cents(&first).iter().zip(cents(&rest)).map(|(one, two)| one + two).collect();
        assert_eq!(sum, cents(&invoice), "both notes together are the invoice");
        assert_eq!(now(&trade, "invoice", &invoice).await["state"], "reversed");
        assert_ne!(before, ["0.00"; 5]);
        assert_eq!(trade.balances(&["1400", "8400", "8300", "1776", "1771"]).await, ["0.00"; 5]);
        // 3 at 10 and 7 at 4 went out, 1 at 10 and 2 at 4 came back.
        assert_eq!(trade.balances(&["4000", "3980"]).await, ["40.00", "520.00"]);
        book.assert_clean().await;
    }

    /// What was wrongly invoiced is invoiced again; a sale that was right is not.
    async fn only_a_wrong_invoice_is_invoiced_again(book) {
        let trade = open(&book).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let request = json!({ "invoice_id": invoice["id"], "reason": "Falscher Preis", "invoice_again": true });
        trade.ask("sales.credit_note.post", request).await.expect("nothing was credited yet");
        let again = bill(&trade, &order).await.expect("it may be invoiced again");
        assert_eq!(totals(&again), totals(&invoice));
        let request = json!({ "invoice_id": again["id"], "reason": "Kulanz" });
        trade.ask("sales.credit_note.post", request).await.expect("nothing was credited yet");
        assert_eq!(code(bill(&trade, &order)).await, "sales.document.nothing_left");
        book.assert_clean().await;
    }

    /// Cancelling, closing, reversing: each where it belongs, and stock is free again.
    async fn orders_end_in_their_own_ways(book) {
        let trade = open(&book).await;
        let make = async |quantity: &str| trade.order("HOME", &trade.lines(&[("HYD", quantity, "0")]), json!({})).await;
        let with = |document: &Value, reason: &str| {
            let mut request = seen(document);
            request["reason"] = json!(reason);
            request
        };
        let first = make("5").await.expect("there are enough");
        let cancelled = trade.ask("sales.order.cancel", with(&first, "Irrtum")).await.expect("nothing went out");
        assert_eq!((&cancelled["state"], trade.stock("HYD").await), (&json!("cancelled"), strings(["40", "0", "400.00"])));
        assert_eq!(code(deliver(&trade, &first, Value::Null)).await, "sales.document.state_forbids");

        let second = make("5").await.expect("there are enough");
        let delivery = deliver(&trade, &second, json!([line(1, "2")])).await.expect("promised");
        let second = now(&trade, "order", &second).await;
        assert_eq!(code(trade.ask("sales.order.cancel", with(&second, "zu spät"))).await, "sales.order.started");
        let reversal = json!({ "id": delivery["id"], "reason": "falsches Lager" });
        trade.ask("sales.delivery.reverse", reversal.clone()).await.expect("not invoiced");
        assert_eq!(code(trade.ask("sales.delivery.reverse", reversal)).await, "sales.delivery.already_reversed");
        assert_eq!(trade.stock("HYD").await, strings(["40", "5", "400.00"]));
        assert_eq!(trade.balances(&["4000", "3980"]).await, ["0.00", "560.00"]);

        let delivery = deliver(&trade, &second, json!([line(1, "3")])).await.expect("promised again");
        let second = now(&trade, "order", &second).await;
        let early = trade.ask("sales.order.close", with(&second, "Rest storniert"));
        assert_eq!(code(early).await, "sales.order.uninvoiced");
        let invoice = bill(&trade, &second).await.expect("delivered");
        assert_eq!(totals(&invoice)[0], "59.70");
        let second = now(&trade, "order", &second).await;
        let closed = trade.ask("sales.order.close", with(&second, "Rest storniert")).await.expect("all that went out is invoiced");
        assert_eq!((&closed["state"], trade.stock("HYD").await), (&json!("closed"), strings(["37", "0", "370.00"])));
        assert_eq!(code(deliver(&trade, &second, Value::Null)).await, "sales.document.state_forbids");
        let late = json!({ "id": delivery["id"], "reason": "zu spät" });
        assert_eq!(code(trade.ask("sales.delivery.reverse", late)).await, "sales.delivery.invoiced");
        book.assert_clean().await;
    }

    /// Two deliveries to one customer on one invoice, whatever their orders.
    async fn deliveries_share_an_invoice(book) {
        let trade = open(&book).await;
        let mut deliveries = Vec::new();
        for quantity in ["2", "3"] {
            let order = trade.order("HOME", &trade.lines(&[("HYD", quantity, "0")]), json!({})).await.expect("there are enough");
            deliveries.push(deliver(&trade, &order, Value::Null).await.expect("promised")["id"].clone());
        }
        let foreign = trade.order("EU", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("there are enough");
        let foreign = deliver(&trade, &foreign, Value::Null).await.expect("promised");
        let mixed = json!({ "from": { "deliveries": [deliveries[0], foreign["id"]] } });
        assert_eq!(code(trade.ask("sales.invoice.post", mixed)).await, "sales.invoice.mixed_documents");
        let invoice = trade.ask("sales.invoice.post", json!({ "from": { "deliveries": deliveries } })).await.expect("one customer");
        assert_eq!(totals(&invoice), strings(["99.50", "18.91", "118.41"]));
        assert_eq!(invoice["lines"].as_array().map(Vec::len), Some(2));
        book.assert_clean().await;
    }
}
