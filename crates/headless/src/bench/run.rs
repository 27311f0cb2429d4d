//! Callers at a time, what they did, and what it cost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::{Error, Result};
use kontor_store::work::{self, Work};
use serde_json::json;

use super::machine::{cpu_millis, rss_mb};
use super::stage::Stage;

/// A filled book, about to be measured.
pub(super) struct Bench {
    pub(super) engine: &'static str,
    pub(super) stage: Arc<Stage>,
    /// How long a measurement runs.
    pub(super) length: Duration,
}

/// When callers stop: after so many operations, or so long.
#[derive(Clone, Copy)]
pub(super) struct Until {
    pub(super) count: u64,
    pub(super) length: Option<Duration>,
}

impl Until {
    /// However many there are.
    pub(super) fn after(length: Duration) -> Self {
        Self { count: u64::MAX, length: Some(length) }
    }
}

/// What a stretch of work cost.
pub(super) struct Spent {
    latencies: Vec<Duration>,
    pub(super) took: Duration,
    cpu: u64,
    commits: u64,
    work: Work,
}

/// Has `callers` do operations at the same time, each waiting for its answer. An operation gets a number of its own.
pub(super) async fn drive<F, Fut>(bench: &Bench, callers: usize, until: Until, operation: F) -> Result<Spent>
where
    F: Fn(Arc<Stage>, u64) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = Result<()>> + Send,
{
    let db = bench.stage.client.app.db();
    let (commits, cpu, before, began) = (db.commits(), cpu_millis(), work::done(), Instant::now());
    let next = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..callers)
        .map(|_| {
            let (stage, next, operation) = (bench.stage.clone(), next.clone(), operation.clone());
            tokio::spawn(async move {
                let mut latencies = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= until.count || until.length.is_some_and(|length| began.elapsed() >= length) {
                        return Ok::<_, Error>(latencies);
                    }
                    let sent = Instant::now();
                    operation(stage.clone(), number).await?;
                    latencies.push(sent.elapsed());
                }
            })
        })
        .collect();
    let mut latencies = Vec::new();
    for task in tasks {
        latencies.extend(task.await.map_err(|error| INTERNAL_BUG.with("what", error))??);
    }
    let after = work::done();
    let work = Work { statements: after.statements - before.statements, round_trips: after.round_trips - before.round_trips };
    Ok(Spent { latencies, took: began.elapsed(), cpu: cpu_millis() - cpu, commits: db.commits() - commits, work })
}

impl Spent {
    /// Prints the measurement's line.
    pub(super) fn print(mut self, bench: &str, engine: &str, callers: usize) {
        self.latencies.sort_unstable();
        let count = self.latencies.len();
        let percentile = |percent: usize| self.latencies.get(count * percent / 100).copied().unwrap_or_default().as_micros();
        let operations = u128::try_from(count).unwrap_or(1);
        let line = json!({
            "bench": bench,
            "engine": engine,
            "callers": callers,
            "operations": count,
            "per_second": ratio(operations * 1_000, self.took.as_millis()),
            "p50_us": percentile(50),
            "p95_us": percentile(95),
            "p99_us": percentile(99),
            "cpu_us_per_operation": ratio(u128::from(self.cpu) * 1_000, operations),
            "statements_per_operation": ratio(u128::from(self.work.statements), operations),
            "round_trips_per_operation": ratio(u128::from(self.work.round_trips), operations),
            "commits": self.commits,
            "operations_per_commit": (self.commits > 0).then(|| ratio(operations, u128::from(self.commits))),
            "rss_mb": rss_mb(),
        });
        say!("{line}");
    }
}

/// `a / b` with one decimal, as text: figures are printed, not computed with.
pub(super) fn ratio(a: u128, b: u128) -> String {
    let tenths = a * 10 / b.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A number that looks like chance and is the same in every run (splitmix64), below `below`.
pub(super) fn pick(number: u64, below: usize) -> usize {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    let below = u64::try_from(below).unwrap_or(1).max(1);
    usize::try_from((mixed ^ (mixed >> 31)) % below).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_one_decimal() {
        assert_eq!(ratio(10, 4), "2.5");
        assert_eq!(ratio(1, 3), "0.3");
        assert_eq!(ratio(7, 0), "7.0");
    }

    #[test]
    fn picks_are_spread_and_stay_below() {
        let mut hit = [0_u32; 10];
        (0..1_000).for_each(|number| hit[pick(number, 10)] += 1);
        assert!(hit.iter().all(|count| (60..140).contains(count)), "{hit:?}");
        assert_eq!(pick(5, 0), 0);
    }
}
