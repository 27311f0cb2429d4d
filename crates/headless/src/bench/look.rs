//! Looking things up: single rows, pages of lists, one large report.

use std::sync::Arc;

use kontor_contract::Result;
use serde_json::{Value, json};

use super::run::{Bench, Until, drive, pick};

/// Rows of a page, as the interface asks for.
const PAGE: u64 = 100;
/// Documents that are opened in turns.
const OPENED: usize = 500;

/// A look-up: the command, and its requests, which are asked in turns.
pub(super) type LookUp = (&'static str, Vec<Value>);

/// Measures every look-up with the fewest and the most callers asked for.
pub(super) async fn look(bench: &Bench, callers: &[usize]) -> Result<()> {
    let (least, most) = (callers.iter().min().copied().unwrap_or(1), callers.iter().max().copied().unwrap_or(1));
    for (name, requests) in look_ups(bench).await? {
        one(bench, name, requests.clone(), least).await?;
        if most != least {
            one(bench, name, requests, most).await?;
        }
    }
    one(bench, "finance.trial_balance.get", vec![json!({})], 1).await
}

/// The look-ups that are measured.
pub(super) async fn look_ups(bench: &Bench) -> Result<Vec<LookUp>> {
    let stage = &bench.stage;
    let stock = |number: u64| json!({ "item_id": stage.items[pick(number, stage.items.len())] });
    let code = |number: u64| format!("ITEM-{:06}", pick(number, stage.items.len()));
    let invoices = stage.client.ids("sales.invoice.list", OPENED).await?;
    let orders = stage.client.ids("sales.order.list", OPENED).await?;
    let open = |ids: &[String]| ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>();
    Ok(vec![
        ("inventory.stock.get", (0..1_000).map(stock).collect()),
        ("inventory.stock.list", vec![json!({ "limit": PAGE })]),
        ("inventory.item.list", (0..1_000).map(|number| json!({ "limit": 20, "filter": { "text": code(number) } })).collect()),
        ("sales.invoice.list", vec![json!({ "limit": PAGE })]),
        ("sales.invoice.get", open(&invoices)),
        ("sales.order.get", open(&orders)),
    ])
}

async fn one(bench: &Bench, name: &'static str, requests: Vec<Value>, callers: usize) -> Result<()> {
    let requests = Arc::new(requests);
    let spent = drive(bench, callers, Until::after(bench.length), move |stage, number| {
        let requests = requests.clone();
        async move {
            let Some(request) = requests.get(pick(number, requests.len())) else { return Ok(()) };
            stage.client.text(name, request).await.map(drop)
        }
    });
    spent.await?.print(name, bench.engine, callers);
    Ok(())
}
