//! The one place that lists all modules: a book's address in, an [`App`] out.

pub mod anchor;
pub mod archive;
pub mod file;
mod handed;
pub mod paper;
mod pg_tools;
pub mod procedures;
pub mod safekeeping;
pub mod table;

use std::sync::Arc;
use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::identity::CompanyId;
use kontor_kernel::{Clock, Ids, SystemClock, SystemIds};
use kontor_platform::{App, Cx, Parts, Router};
use kontor_store::{Db, Identity};
use tokio::task::JoinHandle;

pub use handed::log_export;
pub use kontor_finance::journal::JournalPosting;
pub use kontor_identity::oidc;
pub use kontor_secrets::Secrets;
pub use kontor_store::Location;

/// How often another process's commits are looked for. A change made elsewhere shows within this time.
const FOREIGN_INTERVAL: Duration = Duration::from_millis(250);

/// How often it is looked whether counted refusals are due to be written.
const COUNT_INTERVAL: Duration = Duration::from_secs(60);
/// How often answers are forgotten that nobody repeats any more.
const FORGET_INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);
/// How often the end of the chain is signed while facts are added.
const SIGN_INTERVAL: Duration = Duration::from_secs(60);

/// What to open and with which clock and ids.
pub struct Config {
    /// The book.
    pub location: Location,
    /// Whether to make it if there is none.
    pub create: bool,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub ids: Arc<dyn Ids>,
    /// Where keys are kept that must not lie in the book.
    pub secrets: Secrets,
}

impl Config {
    /// An existing book, with the clock and ids of this machine.
    pub fn existing(location: Location) -> Self {
        let secrets = Secrets::of_this_machine();
        Self { location, create: false, clock: Arc::new(SystemClock), ids: Arc::new(SystemIds), secrets }
    }

    /// A book that is made if there is none.
    pub fn create(location: Location) -> Self {
        Self { create: true, ..Self::existing(location) }
    }
}

/// Every module, registered.
pub fn router() -> Router {
    let mut router = Router::default();
    kontor_identity::register(&mut router);
    kontor_finance::register(&mut router);
    kontor_inventory::register(&mut router);
    kontor_parties::register(&mut router);
    kontor_sales::register(&mut router);
    kontor_notifications::register(&mut router);
    kontor_approvals::register(&mut router);
    kontor_import::register(&mut router);
    kontor_platform::answers::register(&mut router);
    kontor_platform::timeline::register(&mut router);
    kontor_platform::audit::register(&mut router);
    kontor_platform::access_log::register(&mut router);
    kontor_platform::companies::register(&mut router);
    safekeeping::register(&mut router);
    kontor_platform::integrity::register(&mut router);
    handed::register(&mut router);
    router
}

/// Opens a book: lets a restore that was put ready take its place, brings it up to date on a copy, and compares it with its
/// mark. A book that is older than its mark can be read; [`App::posting_lock`] says why nothing can be posted.
///
/// # Errors
/// `book.*`, `unavailable.storage`.
pub async fn open(config: Config) -> Result<App> {
    let Config { location, create, clock, ids, secrets } = config;
    let identity = create.then(|| Identity { tenant_id: ids.next(), node_id: ids.next(), epoch: 1 });
    safekeeping::before_opening(&location, &secrets).await?;
    let db = Db::open(&location, identity, clock.now().micros()).await?;
    let app = App::new(Parts { db, clock, ids, secrets, router: router() });
    app.index_facts().await?;
    safekeeping::after_opening(&app, &location).await?;
    Ok(app)
}

/// Reads the journal of a company, or of the whole book, on one snapshot, as `kontor_finance::journal` orders it, part by part.
///
/// # Errors
/// `unavailable.*`, and what `part` fails with.
pub async fn journal(app: &App, of: Option<CompanyId>, part: impl AsyncFnMut(Vec<JournalPosting>) -> Result<()>) -> Result<()> {
    app.read_at_once(async move |cx: &mut Cx| kontor_finance::journal::read(cx, of, part).await).await
}

/// Work that goes on while a book is open: the relay, the watch for other processes' commits, backups by the
/// schedule. Ends when dropped.
pub struct Background {
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Background {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// Starts the background work of an open book.
pub fn start(app: &App) -> Background {
    let schedule = tokio::spawn(safekeeping::keep_schedule(app.clone()));
    Background {
        tasks: vec![
            tokio::spawn(relay(app.clone())),
            tokio::spawn(watch(app.clone())),
            tokio::spawn(count(app.clone())),
            tokio::spawn(sign(app.clone())),
            tokio::spawn(forget(app.clone())),
            schedule,
        ],
    }
}

/// Ends the work on an open book: what was done since the last signature is signed.
pub async fn close(app: &App) {
    if let Err(error) = app.sign_head().await {
        tracing::warn!(%error, "the end of the chain is not signed");
    }
}

/// Signs what was committed, at most once in [`SIGN_INTERVAL`].
async fn sign(app: App) {
    let mut signed = 0;
    let mut ticks = tokio::time::interval(SIGN_INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match sign_after(&app, signed).await {
            Ok(seq) => signed = seq,
            Err(error) => tracing::warn!(%error, "the chain could not be signed; it will be tried again"),
        }
    }
}

async fn sign_after(app: &App, signed: i64) -> Result<i64> {
    if app.db().last_seq().await? == signed {
        return Ok(signed);
    }
    Ok(app.sign_head().await?.map_or(0, |head| head.seq))
}

async fn relay(app: App) {
    loop {
        if let Err(error) = app.relay().await {
            tracing::warn!(%error, "the relay could not read the book; it will try again");
        }
        // Also without a commit here: another process may have committed.
        drop(tokio::time::timeout(FOREIGN_INTERVAL, app.committed()).await);
    }
}

/// Writes how often refusals were repeated.
async fn count(app: App) {
    let mut ticks = tokio::time::interval(COUNT_INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = app.write_counted(false).await {
            tracing::warn!(%error, "the access log could not be written; it will be tried again");
        }
    }
}

/// Forgets answers that nobody repeats any more.
async fn forget(app: App) {
    let mut ticks = tokio::time::interval(FORGET_INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = app.forget_answers().await {
            tracing::warn!(%error, "old answers could not be forgotten; it will be tried again");
        }
    }
}

async fn watch(app: App) {
    let mut seen = app.db().last_position().await.unwrap_or_default();
    let mut ticks = tokio::time::interval(FOREIGN_INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match app.announce_after(seen).await {
            Ok(last) => seen = last,
            Err(error) => tracing::warn!(%error, "the book could not be watched; it will try again"),
        }
    }
}
