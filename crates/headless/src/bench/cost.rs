//! What access and audit cost: the very texts that somebody's grants narrow, against the same texts without; the rows of
//! whole orders with and without those of the audit log; the same book plain and encrypted. All on the raw connection.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kontor_contract::Result;
use kontor_store::backup;
use kontor_store::baseline::{self, Took};
use kontor_store::cipher::{self, Key, Salt};
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

/// The cost of encryption: whole orders written with their durable commits, and the whole book read on a fresh connection, on
/// plain copies of the book and on encrypted ones by turns; and what it takes to work out the key of a passphrase, once for
/// each start.
pub(super) fn cipher(bench: &Bench, copies: &[[PathBuf; 2]], tape: &Tape) -> Result<()> {
    let (mut written, mut read) = ([Duration::MAX; 2], [Duration::MAX; 2]);
    for pair in copies {
        for ((path, written), read) in pair.iter().zip(&mut written).zip(&mut read) {
            *written = baseline::replay(path, tape, flow::COMMANDS)?.min(*written);
            *read = baseline::read_all(path)?.min(*read);
        }
    }
    let began = Instant::now();
    drop(Key::entered("vierzehn rote Heringe", Salt::random()));
    let passphrase = began.elapsed();
    let orders = u128::from(super::TAPED_ORDERS);
    let line = json!({
        "bench": "cost.cipher", "engine": bench.engine, "orders": super::TAPED_ORDERS,
        "us_per_order": ratio(written[1].as_micros(), orders), "plain_us_per_order": ratio(written[0].as_micros(), orders),
        "percent_of_orders": percent(written[1], written[0]),
        "us_per_reading": read[1].as_micros(), "plain_us_per_reading": read[0].as_micros(),
        "percent_of_reading": percent(read[1], read[0]), "passphrase_ms": passphrase.as_millis(),
    });
    say!("{line}");
    Ok(())
}

/// A plain copy of a book and an encrypted one.
///
/// # Errors
/// `unavailable.*`.
pub(super) fn copies_for_cipher(book: &Path, folder: &Path) -> Result<Vec<[PathBuf; 2]>> {
    let pair = |at: usize| {
        let paths = ["plain", "encrypted"].map(|name| folder.join(format!("{name}-{at}.kontor")));
        backup::copy(book, &paths[0])?;
        cipher::convert(&paths[0], &paths[1], Some((&Key::random(), Salt::random())))?;
        Ok(paths)
    };
    (0..REHEARSALS).map(pair).collect()
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
