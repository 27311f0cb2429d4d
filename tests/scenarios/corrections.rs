//! What is put right afterwards: tax by a discount, goods receipts and counts, items taken over; and whose tax it is.

use kontor_contract::Result;
use kontor_tests::book::today;
use kontor_tests::both;
use kontor_tests::trade::{Trade, plain};
use serde_json::{Value, json};

use crate::sales::eur;

async fn code(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

async fn item_of(trade: &Trade, number: &Value) -> Value {
    let list = trade.ask("finance.open_item.list", json!({})).await.expect("readable");
    let rows = list["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["number"] == *number).cloned().expect("something of it is open")
}

/// Two pieces at 50.00 in full and four at 25.00 at the reduced rate, delivered.
async fn invoice(trade: &Trade) -> Value {
    let mut lines = trade.lines(&[("HYD", "2", "0"), ("FOOD", "4", "0")]);
    (lines[0]["unit_price"], lines[1]["unit_price"]) = (json!("50"), json!("25"));
    let order = trade.order("HOME", &lines, json!({})).await.expect("there are enough");
    trade.invoice(&order, json!({})).await.expect("delivered")
}

async fn receipt(trade: &Trade, quantity: &str, cost: &str) -> Value {
    let lines = json!([{ "item_id": trade.items["HYD"], "quantity": quantity, "unit_cost": cost }]);
    let request = json!({ "warehouse_id": trade.warehouse, "document_on": today(), "lines": lines });
    trade.ask("inventory.receipt.post", request).await.expect("goods come in")
}

fn back(document: &Value) -> Value {
    json!({ "id": document["id"], "reason": "falscher Lieferschein" })
}

both! {
    /// Two per cent for paying early: turnover and tax of each rate become less in proportion, in the month of the payment,
    /// and are what they were when the payment is taken back.
    async fn a_discount_corrects_the_tax(book) {
        let trade = Trade::german(&book).await;
        let invoice = invoice(&trade).await;
        assert_eq!(invoice["totals"]["total"], eur("226.00"));
        let item = item_of(&trade, &invoice["number"]).await;
        let part = |amount: &str, discount: &str| json!({ "allocations": [{ "item_id": item["id"], "amount": eur(amount), "discount": eur(discount) }] });
        assert_eq!(code(trade.pay("HOME", eur("221.48"), today(), part("221.48", "-4.52"))).await, "finance.open_item.exceeded");
        assert_eq!(code(trade.pay("HOME", eur("221.48"), today(), part("221.48", "4.53"))).await, "finance.open_item.exceeded");
        let paid = trade.pay("HOME", eur("221.48"), today(), part("221.48", "4.52")).await.expect("two per cent less");
        assert_eq!((&paid["allocations"][0]["discount"], &paid["allocations"][0]["write_off"]), (&eur("4.52"), &eur("0.00")));
        // 2.38 of 119.00 and 2.14 of 107.00.
        assert_eq!(trade.balances(&["1200", "1400", "8736", "1776", "8731", "1771"]).await, ["221.48", "0.00", "2.00", "-18.62", "2.00", "-6.86"]);
        let view = trade.ask("sales.invoice.get", json!({ "id": invoice["id"] })).await.expect("it was posted");
        assert_eq!((plain(&view["state"]), &view["open"]), ("paid".into(), &eur("0.00")));
        let seen = trade.ask("finance.open_item.get", json!({ "id": item["id"] })).await.expect("known");
        assert_eq!(seen["settled"][0]["amount"], eur("226.00"));
        book.assert_clean().await;
        trade.ask("finance.lock.set", json!({ "kind": "tax", "until": today() })).await.expect("forward");
        let reverse = json!({ "id": paid["id"], "posted_on": today(), "reason": "Rücklastschrift" });
        assert_eq!(code(trade.ask("finance.payment.reverse", reverse.clone())).await, "finance.period.locked");
        book.assert_clean().await;
    }

    /// The payment that took a discount comes back, and so does the tax.
    async fn a_discount_goes_with_its_payment(book) {
        let trade = Trade::french(&book).await;
        let invoice = invoice(&trade).await;
        let item = item_of(&trade, &invoice["number"]).await;
        let before = trade.balances(&["411", "665", "445711", "445713", "512"]).await;
        let part = json!({ "allocations": [{ "item_id": item["id"], "amount": eur("100.00"), "discount": eur("2.00") }] });
        let paid = trade.pay("HOME", eur("100.00"), today(), part).await.expect("two euros less");
        // 120.00 and 105.50 or 110.00 were charged; one account takes the discounts of all rates.
        let discount: Vec<String> = trade.balances(&["665"]).await;
        assert!(discount[0].starts_with("1.7"), "net of about fifteen per cent of tax: {discount:?}");
        book.assert_clean().await;
        let reverse = json!({ "id": paid["id"], "posted_on": today(), "reason": "rejet" });
        trade.ask("finance.payment.reverse", reverse).await.expect("it stood");
        assert_eq!(trade.balances(&["411", "665", "445711", "445713", "512"]).await, before);
        assert_eq!(item_of(&trade, &invoice["number"]).await["open"], invoice["open"]);
        book.assert_clean().await;
    }

    /// Goods that come from France bear French tax, and the invoice the company's French VAT id. One invoice bears the tax of
    /// one country.
    async fn the_tax_of_another_country_has_its_own_vat_id(book) {
        let trade = Trade::german(&book).await;
        let sale = async |codes: [&str; 2]| {
            let mut lines = trade.lines(&[("HYD", "1", "0"), ("FOOD", "1", "0")]);
            for (line, code) in codes.iter().enumerate() {
                lines[line]["tax_code"] = json!(code);
            }
            let order = trade.order("EU", &lines, json!({})).await.expect("there are enough");
            trade.invoice(&order, json!({})).await
        };
        assert_eq!(sale(["F20", "S7"]).await.expect_err("of two countries").code, "sales.document.two_countries");
        let error = sale(["F20", "F55"]).await.expect_err("the company has no French VAT id yet");
        assert_eq!((error.code.as_str(), error.params["field"].as_str()), ("sales.invoice.incomplete", "supplier.vat_id"));
        let view = trade.ask("identity.company.get_settings", json!({})).await.expect("readable");
        let mut settings = view["settings"].clone();
        settings["vat_ids"].as_array_mut().expect("ids").push(json!({ "country": "FR", "vat_id": "FR44732829320" }));
        let request = json!({ "version": view["version"], "settings": settings });
        trade.ask("identity.company.set_settings", request).await.expect("sound");
        let french = sale(["F20", "F55"]).await.expect("the company is registered there");
        assert_eq!(french["supplier_vat_id"], "FR44732829320");
        let paper = trade.ask("sales.invoice.print", json!({ "id": french["id"] })).await.expect("posted");
        assert_eq!((&paper["supplier"]["vat_id"], &paper["supplier"]["tax_number"]), (&json!("FR44732829320"), &Value::Null));
        let note = json!({ "invoice_id": french["id"], "reason": "Mangel" });
        let note = trade.ask("sales.credit_note.post", note).await.expect("all of it");
        assert_eq!(note["supplier_vat_id"], "FR44732829320");
        let german = sale(["K0", "K0"]).await.expect("an intra-Community supply from Germany");
        assert_eq!(german["supplier_vat_id"], "DE136695976");
        book.assert_clean().await;
    }

    /// A goods receipt is taken back whole, with its entry, or not at all.
    async fn a_goods_receipt_is_taken_back(book) {
        let trade = Trade::german(&book).await;
        let (stock, accounts) = (trade.stock("HYD").await, ["3980", "1799"]);
        let before = trade.balances(&accounts).await;
        let wrong = receipt(&trade, "5", "12").await;
        let undone = trade.ask("inventory.receipt.reverse", back(&wrong)).await.expect("all of it is there");
        assert_eq!((&undone["reverses_id"], &undone["value"], &undone["reference"]), (&wrong["id"], &eur("-60.00"), &wrong["number"]));
        assert_eq!((trade.stock("HYD").await, trade.balances(&accounts).await), (stock, before));
        let seen = trade.ask("inventory.receipt.get", json!({ "id": wrong["id"] })).await.expect("known");
        assert_eq!(seen["reversed_by_id"], undone["id"]);
        let list = trade.ask("inventory.receipt.list", json!({ "filter": { "number": wrong["number"] } })).await.expect("readable");
        assert_eq!(list["rows"][0]["state"], "reversed");
        for document in [&wrong, &undone] {
            assert_eq!(code(trade.ask("inventory.receipt.reverse", back(document))).await, "inventory.document.already_reversed");
        }
        // What has left in part cannot be taken back; what is promised neither.
        let used = receipt(&trade, "5", "12").await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "42", "0")]), json!({})).await.expect("there are enough");
        assert_eq!(code(trade.ask("inventory.receipt.reverse", back(&used))).await, "inventory.stock.reserved");
        trade.ask("sales.delivery.post", json!({ "order_id": order["id"] })).await.expect("there are enough");
        assert_eq!(code(trade.ask("inventory.receipt.reverse", back(&used))).await, "inventory.document.consumed");
        book.assert_clean().await;
    }

    /// A count is taken back: what it lost is there again in the layers it was in, what it found is gone.
    async fn a_count_is_taken_back(book) {
        let trade = Trade::german(&book).await;
        receipt(&trade, "5", "12").await;
        let stock = trade.stock("HYD").await;
        for difference in ["-42", "3"] {
            let lines = json!([{ "item_id": trade.items["HYD"], "difference": difference }]);
            let count = json!({ "warehouse_id": trade.warehouse, "document_on": today(), "reason": "Zählung", "lines": lines });
            let count = trade.ask("inventory.adjustment.post", count).await.expect("a difference");
            assert_ne!(trade.stock("HYD").await, stock);
            trade.ask("inventory.adjustment.reverse", back(&count)).await.expect("nothing happened since");
            assert_eq!(trade.stock("HYD").await, stock, "{difference}");
        }
        // First in is first out again: 41 pieces cost 40 times 10 and once 12.
        let order = trade.order("HOME", &trade.lines(&[("HYD", "41", "0")]), json!({})).await.expect("there are enough");
        let delivery = trade.ask("sales.delivery.post", json!({ "order_id": order["id"] })).await.expect("there are enough");
        assert_eq!(delivery["cost"], eur("412.00"), "{delivery}");
        book.assert_clean().await;
    }

    /// An item that was taken over wrongly is taken back and taken over again under its number.
    async fn an_item_taken_over_is_taken_back(book) {
        let trade = Trade::german(&book).await;
        let take_over = async |amount: &str| {
            let request = json!({ "on": today(), "side": "receivable", "party_code": "HOME", "document_number": "R-77", "date": today(), "due": today(), "amount": amount });
            trade.ask("finance.opening.post_item", request).await
        };
        let wrong = take_over("119.00").await.expect("a new number");
        assert_eq!(code(take_over("191.00")).await, "finance.opening.number_taken");
        let id = json!({ "id": wrong["open_item_id"], "reason": "Zahlendreher" });
        let paid = trade.pay("HOME", eur("19.00"), today(), json!({})).await.expect("money");
        let error = trade.ask("finance.opening.reverse_item", id.clone()).await.expect_err("part of it is paid");
        assert_eq!((error.code.as_str(), error.params["open"].as_str()), ("finance.opening.settled", "100.00"));
        let reverse = json!({ "id": paid["id"], "posted_on": today(), "reason": "falscher Posten" });
        trade.ask("finance.payment.reverse", reverse).await.expect("it stood");
        let undone = trade.ask("finance.opening.reverse_item", id.clone()).await.expect("nothing settles it any more");
        assert_eq!(code(trade.ask("finance.opening.reverse_item", id)).await, "finance.opening.already_reversed");
        assert_eq!(trade.balances(&["1400", "9000"]).await, ["0.00", "0.00"]);
        let entry = trade.ask("finance.entry.get", json!({ "id": undone["entry_id"] })).await.expect("posted");
        assert_eq!((&entry["reverses_id"], plain(&entry["number"])), (&wrong["entry_id"], "BU-26-1/000001".into()));
        take_over("191.00").await.expect("the number is free again");
        assert_eq!(trade.balances(&["1400"]).await, ["191.00"]);
        book.assert_clean().await;
    }
}
