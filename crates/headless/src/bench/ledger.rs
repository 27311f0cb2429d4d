//! Entries made by hand: two lines each while measuring, many while filling.

use std::time::Duration;

use kontor_contract::Result;
use serde_json::{Value, json};

use super::run::{Bench, Until, drive};
use super::stage::Stage;

/// Lines of an entry that fills.
const FILL_LINES: u64 = 200;
/// Callers that fill.
const FILL_CALLERS: usize = 16;

/// Entries of two postings, as fast as the callers get their answers.
pub(super) async fn posting(bench: &Bench, callers: usize) -> Result<()> {
    let spent = drive(bench, callers, Until::after(bench.length), async |stage, number| post(&stage, number, 2).await);
    spent.await?.print("finance.entry.post", bench.engine, callers);
    Ok(())
}

/// Posts entries until there are so many lines more.
pub(super) async fn fill(bench: &Bench, lines: u64, length: Option<Duration>) -> Result<()> {
    let until = Until { count: lines.div_ceil(FILL_LINES), length };
    let spent = drive(bench, FILL_CALLERS, until, async |stage, number| post(&stage, number, FILL_LINES).await);
    spent.await?.print("fill.entries", bench.engine, FILL_CALLERS);
    Ok(())
}

/// One entry of so many lines.
pub(super) async fn post(stage: &Stage, number: u64, lines: u64) -> Result<()> {
    let [debit, credit] = &stage.accounts;
    let pair = |at: u64| {
        let amount = format!("{}.{:02}", 1 + (number + at) % 500, at % 100);
        [json!({ "account": debit, "debit": amount }), json!({ "account": credit, "credit": amount })]
    };
    let lines: Vec<Value> = (0..lines / 2).flat_map(pair).collect();
    stage.client.ask("finance.entry.post", json!({ "document_on": stage.today, "memo": "bench", "lines": lines })).await?;
    Ok(())
}
