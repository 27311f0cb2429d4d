//! The one place that lists all modules: a book's address in, an [`App`] out.

pub mod paper;

use std::sync::Arc;
use std::time::Duration;

use kontor_contract::Result;
use kontor_kernel::{Clock, Ids, SystemClock, SystemIds};
use kontor_platform::{App, Cx, Parts, Router};
use kontor_store::{Db, Identity};
use tokio::task::JoinHandle;

pub use kontor_finance::journal::JournalPosting;
pub use kontor_secrets::Secrets;
pub use kontor_store::Location;

/// How often another process's commits are looked for. A change made elsewhere shows within this time.
const FOREIGN_INTERVAL: Duration = Duration::from_millis(250);

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
    kontor_platform::timeline::register(&mut router);
    router
}

/// Opens a book.
///
/// # Errors
/// `book.*`, `unavailable.storage`.
pub async fn open(config: Config) -> Result<App> {
    let Config { location, create, clock, ids, secrets } = config;
    let identity = create.then(|| Identity { tenant_id: ids.next(), node_id: ids.next(), epoch: 1 });
    let db = Db::open(&location, identity, clock.now().micros()).await?;
    Ok(App::new(Parts { db, clock, ids, secrets, router: router() }))
}

/// Reads the journal of the whole book on one snapshot, as `kontor_finance::journal` orders it, part by part.
///
/// # Errors
/// `unavailable.*`, and what `part` fails with.
pub async fn journal(app: &App, part: impl AsyncFnMut(Vec<JournalPosting>) -> Result<()>) -> Result<()> {
    app.read_at_once(async move |cx: &mut Cx| kontor_finance::journal::read(cx, part).await).await
}

/// Work that goes on while a book is open: the relay and the watch for other processes' commits. Ends when dropped.
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
    Background { tasks: vec![tokio::spawn(relay(app.clone())), tokio::spawn(watch(app.clone()))] }
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

async fn watch(app: App) {
    let mut seq = app.db().last_seq().await.unwrap_or_default();
    let mut ticks = tokio::time::interval(FOREIGN_INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match app.announce_after(seq).await {
            Ok(last) => seq = last,
            Err(error) => tracing::warn!(%error, "the book could not be watched; it will try again"),
        }
    }
}
