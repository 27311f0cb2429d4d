//! What access and audit cost: the very texts that somebody's grants narrow, against the same texts without; the rows of
//! whole orders with and without those of the audit log. Both on the raw connection.

use std::time::{Duration, Instant};

use kontor_contract::Result;
use kontor_store::baseline::Took;
use kontor_store::work::{self, Reading, Tape};
use serde_json::json;

use super::run::{Bench, ratio};
use super::{flow, ledger, look};

/// Requests of each command whose texts are read again.
const SAMPLES: usize = 20;
/// How often the rows are written, with and without those of the audit log.
const REHEARSALS: usize = 5;
/// What every fact leaves in the audit log.
const AUDIT: &str = "audit_fact";

/// The cost of narrowing what hot commands read to the areas of somebody's grants: each text with the predicate, with the
/// company alone, and without any. It is held against the faster of the last two, as a predicate may also lead to an index;
/// and against the whole command, whose readings are only a part of it.
pub(super) async fn access(bench: &Bench, reread: impl AsyncFn(&[Reading], Duration, bool) -> Result<Took>) -> Result<()> {
    let narrow = bench.stage.narrowed().await?;
    for (command, requests) in look::look_ups(bench).await? {
        let requests = &requests[..requests.len().min(SAMPLES)];
        let (readings, spent) = read(async || {
            for request in requests {
                narrow.client.text(command, request).await?;
            }
            Ok(())
        })
        .await?;
        print(bench, command, &readings, spent, reread(&readings, bench.length, false).await?);
    }
    let (readings, spent) = read(async || ledger::post(&narrow, 1, 2).await).await?;
    print(bench, "finance.entry.post", &readings, spent, reread(&readings, bench.length, true).await?);
    let (readings, spent) = read(async || flow::order(&narrow, 1).await).await?;
    print(bench, "sales.flow", &readings, spent, reread(&readings, bench.length, true).await?);
    Ok(())
}

/// What a command reads, and the least time it takes.
async fn read(ask: impl AsyncFn() -> Result<()>) -> Result<(Vec<Reading>, Duration)> {
    work::start_readings();
    ask().await?;
    let readings = work::take_readings();
    let mut best = Duration::MAX;
    for _ in 0..REHEARSALS {
        let began = Instant::now();
        ask().await?;
        best = began.elapsed().min(best);
    }
    Ok((readings, best))
}

fn print(bench: &Bench, command: &str, readings: &[Reading], spent: Duration, [narrowed, company, bare]: Took) {
    let without = company.min(bare);
    let line = json!({
        "bench": "cost.access", "engine": bench.engine, "command": command, "texts": readings.len(),
        "narrowed_us": ratio(narrowed.as_nanos(), 1_000), "company_us": ratio(company.as_nanos(), 1_000),
        "bare_us": ratio(bare.as_nanos(), 1_000), "percent_of_reading": percent(narrowed, without),
        "percent_of_command": percent(spent, spent.saturating_sub(narrowed.saturating_sub(without))),
    });
    say!("{line}");
}

/// The cost of the audit log: among the rows that whole orders write, and of the `spent` that the product needed for them.
pub(super) async fn audit(
    bench: &Bench,
    tape: &Tape,
    spent: Duration,
    rehearse: impl AsyncFn(&Tape) -> Result<Duration>,
) -> Result<()> {
    let without = tape.without(AUDIT);
    let mut best = [Duration::MAX; 2];
    for _ in 0..REHEARSALS {
        for (tape, best) in [tape, &without].into_iter().zip(&mut best) {
            *best = rehearse(tape).await?.min(*best);
        }
    }
    let [audited, bare] = best;
    let line = json!({
        "bench": "cost.audit", "engine": bench.engine, "orders": super::TAPED_ORDERS,
        "us_per_order": ratio(audited.as_micros(), u128::from(super::TAPED_ORDERS)),
        "bare_us_per_order": ratio(bare.as_micros(), u128::from(super::TAPED_ORDERS)), "percent_of_rows": percent(audited, bare),
        "percent_of_orders": ratio(audited.saturating_sub(bare).as_nanos() * 100, spent.as_nanos()),
    });
    say!("{line}");
    Ok(())
}

/// How much more one took than the other, in percent with one decimal; less is negative.
fn percent(more: Duration, less: Duration) -> String {
    let (more, less) = (more.as_nanos(), less.as_nanos());
    let sign = if more < less { "-" } else { "" };
    format!("{sign}{}", ratio(more.abs_diff(less) * 100, less))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_more_or_less() {
        let micros = Duration::from_micros;
        assert_eq!(percent(micros(1_105), micros(1_000)), "10.5");
        assert_eq!(percent(micros(900), micros(1_000)), "-10.0");
    }
}
