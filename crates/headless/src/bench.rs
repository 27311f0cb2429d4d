//! `kontor bench`: what posting and reading cost, on fresh books of both engines, beside the raw engine in the same run.
//!
//! Absolute times on shared machines mean little; the ratio to the raw engine on the same disk does. Each line is one
//! measurement as JSON: operations per second, latencies in microseconds, CPU milliseconds per operation, durable commits.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;
use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::finance::{EntryLine, GetTrialBalance, PostEntry};
use kontor_contract::identity::{CreateCompany, NewUser, SignIn};
use kontor_kernel::{AccountCode, Clock as _, Decimal, Language, SystemClock};
use kontor_platform::App;
use kontor_runtime::{Config, Location};
use kontor_store::{Db, baseline};
use serde_json::json;

/// Names a Postgres whose database `postgres` may be asked for new ones; without it only SQLite is measured.
const POSTGRES_VARIABLE: &str = "KONTOR_TEST_POSTGRES";
const PASSWORD: &str = "bench-kontor";
/// Entries the raw engine writes; enough that one slow flush does not matter.
const BASELINE_ENTRIES: u32 = 1_000;

#[derive(Args)]
pub(crate) struct Options {
    /// How long each measurement runs
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Callers at a time, one measurement each
    #[arg(long, value_delimiter = ',', default_value = "1,8,32")]
    callers: Vec<usize>,
}

pub(crate) async fn run(options: &Options) -> Result<ExitCode> {
    let folder = tempfile::tempdir().map_err(|error| INTERNAL_BUG.with("what", error))?;
    let took = baseline::sqlite_entries(&folder.path().join("raw.db"), BASELINE_ENTRIES)?;
    let raw = ratio(took.as_micros(), u128::from(BASELINE_ENTRIES));
    say!("{}", json!({ "bench": "raw.entry", "engine": "sqlite", "callers": 1, "us_per_operation": raw }));
    measure(options, "sqlite", Location::File(folder.path().join("bench.kontor"))).await?;
    if let Ok(url) = std::env::var(POSTGRES_VARIABLE) {
        measure(options, "postgres", Location::Postgres(url)).await?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `a / b` with one decimal, as text: figures are printed, not computed with.
fn ratio(a: u128, b: u128) -> String {
    let tenths = a * 10 / b.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

async fn measure(options: &Options, engine: &str, location: Location) -> Result<()> {
    let app = kontor_runtime::open(Config::create(location)).await?;
    let token = company(&app).await?;
    for callers in &options.callers {
        posting(&app, &token, engine, *callers, Duration::from_secs(options.seconds)).await?;
    }
    reading(&app, &token, engine, Duration::from_secs(options.seconds)).await
}

async fn company(app: &App) -> Result<String> {
    let owner = NewUser { login: "bench".into(), name: "Bench".into(), language: Language::En, password: PASSWORD.into() };
    let request = CreateCompany {
        name: "Bench".into(),
        pack: "neutral".into(),
        currency: None,
        fiscal_start_month: None,
        branch: "Bench".into(),
        owner,
        demo: false,
    };
    app.dispatch(None, &request).await?;
    Ok(app.dispatch(None, &SignIn { login: "bench".into(), password: PASSWORD.into() }).await?.token)
}

/// Entries of two postings, as fast as the callers get their answers.
async fn posting(app: &App, token: &str, engine: &str, callers: usize, length: Duration) -> Result<()> {
    let request = Arc::new(entry()?);
    let stop = Arc::new(AtomicBool::new(false));
    let (commits, cpu, began) = (commits(app), cpu_millis(), Instant::now());
    let tasks: Vec<_> = (0..callers)
        .map(|_| {
            let (app, token, request, stop) = (app.clone(), token.to_owned(), request.clone(), stop.clone());
            tokio::spawn(async move {
                let mut latencies = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let sent = Instant::now();
                    app.dispatch(Some(&token), &*request).await?;
                    latencies.push(sent.elapsed());
                }
                Ok::<_, kontor_contract::Error>(latencies)
            })
        })
        .collect();
    tokio::time::sleep(length).await;
    stop.store(true, Ordering::Relaxed);
    let mut latencies = Vec::new();
    for task in tasks {
        latencies.extend(task.await.map_err(|error| INTERNAL_BUG.with("what", error))??);
    }
    let spent = Spent { took: began.elapsed(), cpu: cpu_millis() - cpu, commits: self::commits(app) - commits };
    print("finance.entry.post", engine, callers, latencies, &spent);
    Ok(())
}

/// The trial balance over everything posted before.
async fn reading(app: &App, token: &str, engine: &str, length: Duration) -> Result<()> {
    let (cpu, began) = (cpu_millis(), Instant::now());
    let mut latencies = Vec::new();
    while began.elapsed() < length {
        let sent = Instant::now();
        app.dispatch(Some(token), &GetTrialBalance::default()).await?;
        latencies.push(sent.elapsed());
    }
    let spent = Spent { took: began.elapsed(), cpu: cpu_millis() - cpu, commits: 0 };
    print("finance.trial_balance.get", engine, 1, latencies, &spent);
    Ok(())
}

fn entry() -> Result<PostEntry> {
    let account = |code: &str| AccountCode::try_new(code).map_err(|error| INTERNAL_BUG.with("what", error));
    let amount = Some(kontor_contract::amount::Amount::new(Decimal::new(100, 2)));
    let pack =
        kontor_contract::packs::find("neutral").ok_or_else(|| INTERNAL_BUG.with("what", "the neutral pack is compiled in"))?;
    let debit = pack.roles.get("bank").map_or("1000", AccountCode::as_str);
    let credit = pack.accounts.iter().find(|account| account.control.is_none()).map_or("3000", |account| account.code.as_str());
    Ok(PostEntry {
        id: None,
        branch_id: None,
        document_on: SystemClock.today(),
        tax_on: None,
        posted_on: None,
        currency: None,
        rate: None,
        reference: String::new(),
        memo: "bench".into(),
        lines: vec![
            EntryLine { account: account(debit)?, debit: amount, credit: None, memo: String::new() },
            EntryLine { account: account(credit)?, debit: None, credit: amount, memo: String::new() },
        ],
    })
}

struct Spent {
    took: Duration,
    cpu: u64,
    commits: u64,
}

fn print(bench: &str, engine: &str, callers: usize, mut latencies: Vec<Duration>, spent: &Spent) {
    latencies.sort_unstable();
    let count = latencies.len();
    let percentile = |percent: usize| latencies.get(count * percent / 100).copied().unwrap_or_default().as_micros();
    let operations = u128::try_from(count).unwrap_or(1);
    let line = json!({
        "bench": bench,
        "engine": engine,
        "callers": callers,
        "operations": count,
        "per_second": ratio(operations * 1_000, spent.took.as_millis()),
        "p50_us": percentile(50),
        "p95_us": percentile(95),
        "p99_us": percentile(99),
        "cpu_us_per_operation": ratio(u128::from(spent.cpu) * 1_000, operations),
        "commits": spent.commits,
        "operations_per_commit": ratio(operations, u128::from(spent.commits)),
    });
    say!("{line}");
}

fn commits(app: &App) -> u64 {
    match app.db() {
        Db::Sqlite(store) => store.commits.load(Ordering::Relaxed),
        Db::Postgres(store) => store.commits(),
    }
}

/// CPU milliseconds of this process so far, as Linux counts them; 0 where it does not.
fn cpu_millis() -> u64 {
    /// Clock ticks per second in /proc, fixed by the kernel's interface.
    const TICKS: u64 = 100;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) * 1_000 / TICKS
}
