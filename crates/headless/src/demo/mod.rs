//! `kontor demo`: the demo company, and orders run through the whole flow; some of the newest are still under way. The same
//! seed gives the same journal on both engines: the clock stands on each order's day, ids and picks come from the seed and
//! the number of orders there are.

mod approvals;
mod flow;
mod setup;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use kontor_contract::Result;
use kontor_contract::error::{INTERNAL_BUG, REQUEST_INVALID};
use kontor_kernel::{CivilDate, Clock as _, FixedClock, Instant, SeededIds, SystemClock, date};
use kontor_platform::{App, Call};
use kontor_runtime::{Config, Location};
use serde_json::Value;

/// Days of trade the orders are spread over: half a year.
const TRADE_DAYS: u64 = 182;

#[derive(Args)]
pub(crate) struct Options {
    /// How many orders to run
    #[arg(long, default_value_t = 120)]
    orders: u64,
    /// What ids and picks are made from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The last day of trade; today if absent
    #[arg(long)]
    today: Option<String>,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let today = match &options.today {
        Some(text) => date::parse_iso(text).map_err(|error| REQUEST_INVALID.with("reason", error).at("today"))?,
        None => SystemClock.today().min(SystemClock.now().date_utc()),
    };
    let first = today - chrono::Days::new(TRADE_DAYS);
    let clock = Arc::new(FixedClock::on(first));
    let ids = Arc::new(SeededIds::new(options.seed, Instant::noon(first)));
    let config = Config { clock: clock.clone(), ids, ..Config::create(location?) };
    let demo = Demo { app: kontor_runtime::open(config).await?, clock, token: None };
    let demo = setup::company(demo, first, today).await?;
    let stage = setup::stage(&demo).await?;
    let bar = ProgressBar::new(options.orders);
    bar.set_style(
        ProgressStyle::with_template("{bar:40} {pos}/{len} orders, {eta} left").unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let mut picks = flow::Picks::new(options.seed, stage.orders);
    for number in 0..options.orders {
        let day = first + chrono::Days::new(1 + number * (TRADE_DAYS - 1) / options.orders.max(1));
        let reached = flow::Reached::with(options.orders - 1 - number, options.orders);
        flow::order(&demo, &stage, &mut picks, flow::When { day, today, reached }).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    approvals::requests(&demo, &stage, &setup::password()?, today).await?;
    demo.on(today);
    demo.app.relay().await?;
    say!("{}", serde_json::json!({ "orders": stage.orders + options.orders, "today": today.to_string() }));
    Ok(ExitCode::SUCCESS)
}

/// The book being filled.
struct Demo {
    app: App,
    clock: Arc<FixedClock>,
    token: Option<String>,
}

impl Demo {
    /// Runs a command and gives its answer.
    async fn call(&self, name: &str, body: Value) -> Result<Value> {
        let call = Call { name: name.to_owned(), body: body.to_string(), token: self.token.clone(), ..Call::default() };
        let answer = self.app.call(call).await?;
        serde_json::from_str(&answer).map_err(|error| INTERNAL_BUG.with("what", error))
    }

    /// All rows of a list.
    async fn all(&self, name: &str) -> Result<Vec<Value>> {
        let mut rows = Vec::new();
        let mut cursor = Value::Null;
        loop {
            let mut request = serde_json::json!({ "limit": 1000 });
            if !cursor.is_null() {
                request["cursor"] = cursor;
            }
            let mut page = self.call(name, request).await?;
            if let Value::Array(more) = page["rows"].take() {
                rows.extend(more);
            }
            cursor = page["next"].take();
            if cursor.is_null() {
                return Ok(rows);
            }
        }
    }

    /// The same book with another user of the demo company signed in.
    async fn colleague(&self, login: &str, password: &Value) -> Result<Self> {
        let signed_in =
            self.call("identity.session.sign_in", serde_json::json!({ "login": login, "password": password })).await?;
        let token = signed_in["token"].as_str().map(str::to_owned);
        Ok(Self { app: self.app.clone(), clock: self.clock.clone(), token })
    }

    fn clock_day(&self) -> CivilDate {
        self.clock.today()
    }

    /// Noon of a day, but never later than it is: what is posted on the book afterwards would be older than its last fact.
    fn on(&self, day: CivilDate) {
        let (noon, now) = (Instant::noon(day), SystemClock.now());
        self.clock.set(if now.date_utc() == day { noon.min(now) } else { noon });
    }
}
