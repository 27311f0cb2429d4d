//! What this machine is, and what this process used of it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How often the disk is asked to flush.
const FLUSHES: usize = 100;

/// Cores, load, and how long the disk takes to flush.
pub(super) fn describe(folder: &Path) -> Value {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let mut flushes = flush_times(&folder.join("flush")).unwrap_or_default();
    flushes.sort_unstable();
    let percentile = |percent: usize| flushes.get(flushes.len() * percent / 100).map(|took| u64::try_from(took.as_micros()).ok());
    json!({
        "bench": "machine",
        "cores": std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
        "load": load.split_whitespace().next(),
        "fsync_p50_us": percentile(50),
        "fsync_p99_us": percentile(99),
        "version": env!("CARGO_PKG_VERSION"),
        "optimised": !cfg!(debug_assertions),
    })
}

/// Appends a page and waits for the disk, again and again.
fn flush_times(path: &Path) -> std::io::Result<Vec<Duration>> {
    let mut file = File::create(path)?;
    let mut times = Vec::with_capacity(FLUSHES);
    for _ in 0..FLUSHES {
        file.write_all(&[0x5a; 4096])?;
        let asked = Instant::now();
        file.sync_data()?;
        times.push(asked.elapsed());
    }
    Ok(times)
}

/// CPU milliseconds of this process so far, as Linux counts them; 0 where it does not.
pub(super) fn cpu_millis() -> u64 {
    /// Clock ticks per second in /proc, fixed by the kernel's interface.
    const TICKS: u64 = 100;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) * 1_000 / TICKS
}

/// Resident memory of this process in MB; 0 where the system does not say.
pub(super) fn rss_mb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1_024
}
