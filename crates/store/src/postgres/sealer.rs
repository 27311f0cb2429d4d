//! The sealer of a Postgres book: chains committed facts in an order in which none precedes one whose effect it read,
//! and makes them durable, all waiting ones with one synchronous commit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use kontor_contract::{Error, Result};
use sqlx_core::connection::Connection as _;
use sqlx_postgres::{PgConnectOptions, PgConnection};
use tokio::sync::{Notify, oneshot};

use super::connection::postgres_error;
use super::keeper::{insert_seals, publish, seal_rest, take_book};
use crate::fact::{Head, Identity, Seal, Watcher};

/// Facts sealed by one commit at most.
const MAX_BATCH: usize = 1_000;
/// How long to wait before connecting again after the server went away.
const RECONNECT: Duration = Duration::from_millis(500);

/// Answers when the fact is sealed and durable.
pub(crate) type Unsealed = oneshot::Receiver<Result<()>>;

/// Committed facts waiting for their seal, and the clock that orders them.
pub(crate) struct SealQueue {
    state: Mutex<State>,
    arrived: Notify,
    commits: AtomicU64,
    /// Told of every durable commit.
    pub(super) watcher: OnceLock<Watcher>,
}

#[derive(Default)]
struct State {
    last_hlc: i64,
    /// Stamped and neither committed nor given up: nothing with a larger clock may be sealed before these.
    in_flight: BTreeSet<i64>,
    committed: BTreeMap<i64, Committed>,
    /// Where this process serves the book.
    address: Option<String>,
}

struct Committed {
    fact_no: i64,
    digest: [u8; 32],
    /// The epoch that begins with this fact, if one does.
    enters: Option<i64>,
    answer: oneshot::Sender<Result<()>>,
}

/// A clock value drawn for a transaction; dropping it unused lets the sealer pass.
pub(crate) struct Stamp {
    hlc: i64,
    queue: Arc<SealQueue>,
    used: bool,
}

impl SealQueue {
    /// Seals what an earlier process left and starts sealing. The task ends when the queue is dropped.
    pub(crate) async fn start(options: PgConnectOptions, mut keeper: PgConnection, identity: Identity) -> Result<Arc<Self>> {
        let (head, last_hlc) = seal_rest(&mut keeper, identity).await?;
        let state = State { last_hlc, ..State::default() };
        let queue =
            Self { state: Mutex::new(state), arrived: Notify::new(), commits: AtomicU64::new(0), watcher: OnceLock::new() };
        let queue = Arc::new(queue);
        tokio::spawn(run(Arc::downgrade(&queue), options, keeper, head));
        Ok(queue)
    }

    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Lets whoever finds the book taken know where it is served.
    pub(crate) fn publish(&self, address: &str) {
        self.lock().address = Some(address.to_owned());
        self.arrived.notify_one();
    }

    /// Draws the next clock value, which holds back later ones until it is used or dropped.
    pub(crate) fn stamp(self: &Arc<Self>, now: i64) -> Stamp {
        let mut state = self.lock();
        let hlc = state.tick(now);
        state.in_flight.insert(hlc);
        Stamp { hlc, queue: self.clone(), used: false }
    }

    /// Draws the next clock value for an edit; no fact carries it, so nobody waits for it.
    pub(crate) fn tick(&self, now: i64) -> i64 {
        self.lock().tick(now)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_ready(&self) -> Vec<(i64, Committed)> {
        let mut state = self.lock();
        let floor = state.in_flight.first().copied().unwrap_or(i64::MAX);
        let mut ready = Vec::new();
        while ready.len() < MAX_BATCH && state.committed.first_key_value().is_some_and(|(hlc, _)| *hlc < floor) {
            ready.extend(state.committed.pop_first());
        }
        ready
    }
}

impl State {
    fn tick(&mut self, now: i64) -> i64 {
        self.last_hlc = now.max(self.last_hlc + 1);
        self.last_hlc
    }
}

impl Stamp {
    pub(crate) fn hlc(&self) -> i64 {
        self.hlc
    }

    /// The transaction has committed; its fact may be sealed.
    pub(crate) fn committed(mut self, fact_no: i64, digest: [u8; 32], enters: Option<i64>) -> Unsealed {
        let (answer, receiver) = oneshot::channel();
        let mut state = self.queue.lock();
        state.in_flight.remove(&self.hlc);
        state.committed.insert(self.hlc, Committed { fact_no, digest, enters, answer });
        drop(state);
        self.used = true;
        self.queue.arrived.notify_one();
        receiver
    }
}

impl Drop for Stamp {
    fn drop(&mut self) {
        if !self.used {
            self.queue.lock().in_flight.remove(&self.hlc);
            self.queue.arrived.notify_one();
        }
    }
}

async fn run(queue: Weak<SealQueue>, options: PgConnectOptions, mut keeper: PgConnection, mut head: Head) {
    let mut published = None;
    while let Some(strong) = queue.upgrade() {
        let address = strong.lock().address.clone();
        if address != published {
            // A connection that is lost shows at the next seal; the name is a courtesy.
            drop(publish(&mut keeper, address.as_deref().unwrap_or_default()).await);
            published = address;
        }
        let ready = strong.take_ready();
        if ready.is_empty() {
            // The timeout only lets the task notice that the book was closed.
            let waited = tokio::time::timeout(RECONNECT, strong.arrived.notified());
            drop(waited.await);
            continue;
        }
        let (next, seals) = chain(head, &ready);
        match insert_seals(&mut keeper, &seals).await {
            Ok(()) => {
                if let Some(delay) = crate::work::disk_delay() {
                    tokio::time::sleep(delay).await;
                }
                head = next;
                strong.commits.fetch_add(1, Ordering::Relaxed);
                if let Some(watcher) = strong.watcher.get() {
                    watcher(head.position());
                }
                answer(ready, &Ok(()));
            }
            Err(error) => {
                answer(ready, &Err(error));
                published = None;
                match reconnect(strong, &options, head.identity).await {
                    Some((connection, found)) => (keeper, head) = (connection, found),
                    None => return,
                }
            }
        }
    }
    drop(keeper.close().await);
}

fn chain(mut head: Head, ready: &[(i64, Committed)]) -> (Head, Vec<Seal>) {
    let seals = ready
        .iter()
        .map(|(_, committed)| {
            if let Some(epoch) = committed.enters {
                head = Head::start(Identity { epoch, ..head.identity });
            }
            let seal = head.seal(committed.fact_no, &committed.digest);
            head = head.after(&seal);
            seal
        })
        .collect();
    (head, seals)
}

fn answer(ready: Vec<(i64, Committed)>, outcome: &Result<(), Error>) {
    for (_, committed) in ready {
        // The caller may have gone away; its fact is sealed all the same.
        drop(committed.answer.send(outcome.clone()));
    }
}

/// Connects again until it succeeds or the book is closed, then seals what was left unsealed. It takes the queue to let go
/// of it: who still held it would keep the book open.
async fn reconnect(open: Arc<SealQueue>, options: &PgConnectOptions, identity: Identity) -> Option<(PgConnection, Head)> {
    let queue = Arc::downgrade(&open);
    drop(open);
    while queue.strong_count() > 0 {
        let attempt = async {
            let mut keeper = PgConnection::connect_with(options).await.map_err(postgres_error)?;
            take_book(&mut keeper).await?;
            let (head, _) = seal_rest(&mut keeper, identity).await?;
            Ok::<_, Error>((keeper, head))
        };
        match attempt.await {
            Ok(reconnected) => return Some(reconnected),
            Err(error) => tracing::warn!(%error, "the sealer cannot reach Postgres; trying again"),
        }
        tokio::time::sleep(RECONNECT).await;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobody_reconnects_to_a_book_that_was_closed() {
        let queue =
            SealQueue { state: Mutex::default(), arrived: Notify::new(), commits: AtomicU64::new(0), watcher: OnceLock::new() };
        let identity = Identity { tenant_id: uuid::Uuid::nil(), node_id: uuid::Uuid::nil(), epoch: 1 };
        // Whatever the options say, nothing is tried: the sealer was the last to hold the queue.
        assert!(reconnect(Arc::new(queue), &PgConnectOptions::new(), identity).await.is_none());
    }
}
