//! `kontor bench`: what the ledger, whole orders and look-ups cost, on fresh books of both engines, beside the raw engine in
//! the same run.
//!
//! Absolute times on shared machines mean little; the ratio to the raw engine on the same disk does. Each line is one
//! measurement as JSON: operations per second, latencies in microseconds, CPU, statements and round trips per operation,
//! durable commits, memory.

mod cost;
mod flow;
mod ledger;
mod look;
mod machine;
mod run;
mod stage;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, ValueEnum};
use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_runtime::{Config, Location};
use kontor_store::{backup, baseline, work};
use serde_json::json;

use run::{Bench, Until, ratio};
use stage::Stage;

/// Names a Postgres in which a database may be made; without it only SQLite is measured.
const POSTGRES_VARIABLE: &str = "KONTOR_TEST_POSTGRES";
/// Entries the raw engine writes; enough that one slow flush does not matter.
const BASELINE_ENTRIES: u32 = 1_000;
/// Orders whose writes the raw engine writes again.
const TAPED_ORDERS: u64 = 100;

#[derive(Args)]
pub(crate) struct Options {
    /// How long each measurement runs
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Callers at a time, one measurement each
    #[arg(long, value_delimiter = ',', default_value = "1,8,32")]
    callers: Vec<usize>,
    /// Engines to measure; Postgres only where KONTOR_TEST_POSTGRES names one
    #[arg(long, value_enum, value_delimiter = ',', default_value = "sqlite,postgres")]
    engines: Vec<Engine>,
    /// How full the book is before anything is measured
    #[arg(long, value_enum, ignore_case = true, default_value = "none")]
    size: Size,
    /// Ends the filling after so long, full or not
    #[arg(long)]
    fill_seconds: Option<u64>,
    /// Keeps the SQLite book in this file; one that is there is measured as it is, without filling
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Makes every durable commit so much slower, as on a slow disk
    #[arg(long, default_value_t = 0)]
    fsync_ms: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// How full a book is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Size {
    /// Only what orders are made from
    None,
    /// 10,000 orders, 5,000 items
    S,
    /// 100,000 orders, 100,000 items, 1,000,000 ledger lines
    L,
}

impl Size {
    /// Customers, items, orders, ledger lines.
    fn numbers(self) -> [u64; 4] {
        match self {
            Self::None => [50, 200, 0, 0],
            Self::S => [500, 5_000, 10_000, 0],
            Self::L => [5_000, 100_000, 100_000, 1_000_000],
        }
    }
}

pub(crate) async fn run(options: &Options) -> Result<ExitCode> {
    let folder = tempfile::tempdir().map_err(|error| INTERNAL_BUG.with("what", error))?;
    say!("{}", machine::describe(folder.path()));
    work::slow_disk(Duration::from_millis(options.fsync_ms));
    let took = baseline::sqlite_entries(&folder.path().join("raw.db"), BASELINE_ENTRIES)?;
    let raw = ratio(took.as_micros(), u128::from(BASELINE_ENTRIES));
    say!("{}", json!({ "bench": "raw.entry", "engine": "sqlite", "callers": 1, "us_per_operation": raw }));
    if options.engines.contains(&Engine::Sqlite) {
        let path = options.keep.clone().unwrap_or_else(|| folder.path().join("bench.kontor"));
        let bench = measure(options, "sqlite", Location::File(path.clone())).await?;
        raw_flow(&bench, &path, folder.path()).await?;
    }
    if let Ok(url) = std::env::var(POSTGRES_VARIABLE)
        && options.engines.contains(&Engine::Postgres)
    {
        let name = format!("kontor_bench_{}", std::process::id());
        let book = baseline::create_database(&url, &name).await?;
        let copies = [1, flow::COMMANDS].map(|together| (format!("{name}_{together}"), together));
        let measured = on_postgres(options, &url, &name, &book, &copies).await;
        for unused in copies.iter().map(|(copy, _)| copy).chain([&name]) {
            baseline::drop_database(&url, unused).await?;
        }
        measured?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Measures everything on Postgres, then the raw engine with the rows of whole orders, on copies made in between.
async fn on_postgres(options: &Options, url: &str, name: &str, book: &str, copies: &[(String, u64)]) -> Result<()> {
    drop(measure(options, "postgres", Location::Postgres(book.to_owned())).await?);
    let mut raw = Vec::new();
    for (copy, together) in copies {
        raw.push((baseline::copy_database(url, name, copy).await?, *together));
    }
    let app = kontor_runtime::open(Config::create(Location::Postgres(book.to_owned()))).await?;
    let stage = Stage::find(&app).await?.into();
    let bench = Bench { engine: "postgres", stage, length: Duration::from_secs(options.seconds) };
    work::start_tape();
    let spent = flow::some(&bench, TAPED_ORDERS).await?;
    let tape = work::take_tape();
    if let Some((copy, _)) = raw.first() {
        cost::audit(&bench, &tape, spent, async |tape| baseline::rehearse_postgres(copy, tape).await).await?;
    }
    cost::access(&bench, async |readings, length, writes| baseline::reread_postgres(book, readings, length, writes).await)
        .await?;
    for (copy, together) in raw {
        let cpu = machine::cpu_millis();
        let raw = baseline::replay_postgres(&copy, &tape, together).await?;
        print_raw(&bench, together, machine::cpu_millis() - cpu, raw, spent);
    }
    Ok(())
}

/// Fills a book and measures everything on it.
async fn measure(options: &Options, engine: &'static str, location: Location) -> Result<Bench> {
    let kept = matches!(&location, Location::File(path) if path.exists());
    let app = kontor_runtime::open(Config::create(location.clone())).await?;
    let stage = if kept { Stage::find(&app).await? } else { Stage::make(&app, options.size).await? };
    let bench = Bench { engine, stage: stage.into(), length: Duration::from_secs(options.seconds) };
    if !kept {
        fill(&bench, options).await?;
    }
    describe(&bench, options).await?;
    analyze(&location).await?;
    for callers in &options.callers {
        ledger::posting(&bench, *callers).await?;
    }
    for callers in &options.callers {
        flow::flow(&bench, *callers).await?;
    }
    analyze(&location).await?;
    look::look(&bench, &options.callers).await?;
    Ok(bench)
}

/// Has Postgres look at what was written, before its own upkeep gets to it.
async fn analyze(location: &Location) -> Result<()> {
    let Location::Postgres(url) = location else { return Ok(()) };
    baseline::analyze(url).await
}

/// Runs orders and entries until the book is as full as was asked for.
async fn fill(bench: &Bench, options: &Options) -> Result<()> {
    let [_, _, orders, lines] = options.size.numbers();
    let deadline = options.fill_seconds.map(Duration::from_secs);
    if orders > 0 {
        flow::fill(bench, Until { count: orders, length: deadline }).await?;
    }
    let missing = lines.saturating_sub(bench.stage.client.postings().await?);
    if missing > 0 {
        ledger::fill(bench, missing, deadline).await?;
    }
    Ok(())
}

/// What the book holds before measuring.
async fn describe(bench: &Bench, options: &Options) -> Result<()> {
    let postings = bench.stage.client.postings().await?;
    let line = json!({
        "bench": "book", "engine": bench.engine, "size": format!("{:?}", options.size), "items": bench.stage.items.len(),
        "customers": bench.stage.customers.len(), "postings": postings, "fsync_ms_added": options.fsync_ms,
        "rss_mb": machine::rss_mb(),
    });
    say!("{line}");
    Ok(())
}

/// What the raw engine needs to write the rows of whole orders again, on copies of the book as it was before them: with the
/// same commits, and with one commit for each order.
async fn raw_flow(bench: &Bench, book: &Path, folder: &Path) -> Result<()> {
    let copies = [("copy.kontor", 1), ("copy-of-copy.kontor", flow::COMMANDS)];
    for (name, _) in copies {
        backup::copy(book, &folder.join(name))?;
    }
    let pairs = cost::copies_for_cipher(book, folder)?;
    work::start_tape();
    let spent = flow::some(bench, TAPED_ORDERS).await?;
    let tape = work::take_tape();
    let copy = folder.join(copies[0].0);
    cost::audit(bench, &tape, spent, async |tape| baseline::rehearse(&copy, tape)).await?;
    cost::access(bench, async |readings, length, _| baseline::reread(book, readings, length)).await?;
    cost::cipher(bench, &pairs, &tape)?;
    for (name, together) in copies {
        let cpu = machine::cpu_millis();
        let raw = baseline::replay(&folder.join(name), &tape, together)?;
        print_raw(bench, together, machine::cpu_millis() - cpu, raw, spent);
    }
    Ok(())
}

/// Prints the raw engine's line; its CPU in milliseconds.
fn print_raw(bench: &Bench, together: u64, cpu: u64, raw: Duration, spent: Duration) {
    let line = json!({
        "bench": "raw.sales.flow", "engine": bench.engine, "callers": 1, "orders": TAPED_ORDERS, "commands_per_commit": together,
        "us_per_operation": ratio(raw.as_micros(), u128::from(TAPED_ORDERS)),
        "cpu_us_per_operation": ratio(u128::from(cpu) * 1_000, u128::from(TAPED_ORDERS)),
        "product_us_per_operation": ratio(spent.as_micros(), u128::from(TAPED_ORDERS)),
        "product_to_raw": ratio(spent.as_micros(), raw.as_micros()),
    });
    say!("{line}");
}
