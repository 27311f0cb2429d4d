//! The figures of the first screen: what waits to be delivered, what is open, what is late.

use kontor_tests::both;
use kontor_tests::trade::Trade;
use serde_json::{Value, json};

async fn waiting(trade: &Trade) -> Value {
    trade.ask("sales.order.count", json!({})).await.expect("readable")
}

async fn to_deliver(trade: &Trade) -> usize {
    let list = trade.ask("sales.order.list", json!({ "filter": { "to_deliver": true } })).await.expect("readable");
    list["rows"].as_array().expect("rows").len()
}

both! {
    /// An order waits from its confirmation until all of it went out; what it is invoiced for is open, and late after its due date.
    async fn the_figures_follow_an_order_to_its_payment(book) {
        let trade = Trade::german(&book).await;
        assert_eq!(waiting(&trade).await, json!({ "to_deliver": 0, "late": 0 }));
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        assert_eq!(waiting(&trade).await, json!({ "to_deliver": 1, "late": 0 }));
        assert_eq!(to_deliver(&trade).await, 1);

        let before = trade.ask("finance.open_item.sum", json!({})).await.expect("readable");
        assert_eq!(before["receivable"]["items"], 0);
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        assert_eq!(waiting(&trade).await, json!({ "to_deliver": 0, "late": 0 }));
        assert_eq!(to_deliver(&trade).await, 0);

        let due = trade.ask("finance.open_item.list", json!({})).await.expect("readable")["rows"][0].clone();
        let sum = |on: Value| trade.ask("finance.open_item.sum", json!({ "on": on }));
        let on_time = sum(due["due_on"].clone()).await.expect("readable");
        assert_eq!(on_time["receivable"]["open"], due["open"], "{invoice}");
        assert_eq!((&on_time["receivable"]["items"], &on_time["receivable"]["overdue_items"]), (&json!(1), &json!(0)));
        let late = sum(json!("2099-01-01")).await.expect("readable");
        assert_eq!((&late["receivable"]["overdue"], &late["receivable"]["overdue_items"]), (&due["open"], &json!(1)));
        assert_eq!(late["payable"]["items"], 0);
    }
}
