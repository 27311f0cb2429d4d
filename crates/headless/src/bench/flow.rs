//! Whole orders: draft, confirmation, delivery, invoice, payment; five commands, each durable before the next.

use std::time::Duration;

use kontor_contract::Result;
use serde_json::{Value, json};

use super::run::{Bench, Until, drive, pick, ratio};
use super::stage::Stage;

/// Commands of an order.
pub(super) const COMMANDS: u64 = 5;
/// Lines of an order.
const LINES: u64 = 3;
/// Callers that fill.
const FILL_CALLERS: usize = 32;

/// Orders, as fast as the callers get through them.
pub(super) async fn flow(bench: &Bench, callers: usize) -> Result<()> {
    let before = bench.stage.client.postings().await?;
    let spent = drive(bench, callers, Until::after(bench.length), async |stage, number| order(&stage, number).await).await?;
    let postings = bench.stage.client.postings().await? - before;
    let per_second = ratio(u128::from(postings) * 1_000, spent.took.as_millis());
    spent.print("sales.flow", bench.engine, callers);
    let line = json!({
        "bench": "sales.flow.postings", "engine": bench.engine, "callers": callers, "postings": postings, "per_second": per_second,
    });
    say!("{line}");
    Ok(())
}

/// Fills the book with orders.
pub(super) async fn fill(bench: &Bench, until: Until) -> Result<()> {
    let spent = drive(bench, FILL_CALLERS, until, async |stage, number| order(&stage, number).await);
    spent.await?.print("fill.orders", bench.engine, FILL_CALLERS);
    Ok(())
}

/// So many orders by one caller; gives the time they took.
pub(super) async fn some(bench: &Bench, orders: u64) -> Result<Duration> {
    let until = Until { count: orders, length: None };
    Ok(drive(bench, 1, until, async |stage, number| order(&stage, number).await).await?.took)
}

/// One order.
pub(super) async fn order(stage: &Stage, number: u64) -> Result<()> {
    let client = &stage.client;
    let customer = &stage.customers[pick(number, stage.customers.len())];
    let first = pick(number ^ 0xB5, stage.items.len());
    let line = |at: u64| {
        // Neighbours of a first item picked by chance: no item stands on two lines.
        let item = (first + usize::try_from(at).unwrap_or_default()) % stage.items.len().max(1);
        json!({ "item_id": stage.items[item], "quantity": (1 + (number + at) % 5).to_string(), "warehouse_id": stage.warehouse })
    };
    let lines: Vec<Value> = (0..LINES).map(line).collect();
    let draft = json!({ "customer_id": customer, "lines": lines });
    let order = client.ask("sales.order.save_draft", json!({ "draft": draft })).await?;
    let seen = json!({ "id": order["id"], "version": order["version"] });
    client.ask("sales.order.confirm", seen).await?;
    client.ask("sales.delivery.post", json!({ "order_id": order["id"] })).await?;
    let invoice = client.ask("sales.invoice.post", json!({ "from": { "order": { "id": order["id"] } } })).await?;
    let payment = json!({
        "direction": "received", "party_id": customer, "paid_on": stage.today, "amount": invoice["open"],
        "reference": invoice["number"],
    });
    client.ask("finance.payment.post", payment).await?;
    Ok(())
}
