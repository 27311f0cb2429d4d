//! The relay: hands sealed facts to subscribers, in order, each event exactly once inside the book.
//!
//! A subscriber's effect and its inbox row are written in one transaction, its cursor once for many facts. A subscriber that keeps
//! failing on an event has it parked, where a person can see and retry it, and goes on with the next.

use std::collections::BTreeMap;
use std::sync::Arc;

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_store::{Done, Position, RowOp, Scope, SealedFact, statements};
use uuid::Uuid;

use crate::app::{App, Shared};
use crate::cx::{Change, Cx};
use crate::facts::{Envelope, attach_event, read_body, read_envelope};
use crate::live::Said;
use crate::router::Boxed;

/// Facts handed over in one go.
const BATCH: i64 = 100;
/// Attempts before an event is parked.
const MAX_ATTEMPTS: i64 = 5;

statements! { "platform.relay";
    CURSOR = "select subscriber, node_id, epoch, seq from relay_cursor where subscriber = $1";
    TAKEN = "select count(*) from relay_inbox where subscriber = $1 and fact_hash = $2 and event_index = $3";
    BLOB_TEXT = "select hash, bytes from blob where hash = $1 and bytes is not null";
    PARKED = "select id, subscriber, fact_no, event_index, attempts, error, parked_at from relay_parked order by parked_at, id limit 500";
}

/// One event, as a subscriber sees it.
pub struct Delivery {
    /// The fact's head.
    pub envelope: Envelope,
    /// The event's kind.
    pub kind: String,
    /// The event's body, personal texts attached.
    pub body: String,
    /// The fact's hash, a stable id for whatever leaves the book.
    pub fact_hash: Vec<u8>,
    /// The event's place in the fact.
    pub index: i64,
}

/// What a subscriber does with an event.
pub type Deliver = Box<dyn for<'a> Fn(&'a mut Change, &'a Delivery) -> Boxed<'a, ()> + Send + Sync>;

/// Who wants to know of some kinds of events.
pub struct Subscriber {
    /// Its name; the cursor is kept under it.
    pub name: &'static str,
    /// The kinds it takes.
    pub kinds: &'static [&'static str],
    /// What it does with one.
    pub deliver: Deliver,
}

#[derive(Row)]
#[row(table = "relay_cursor")]
struct CursorRow {
    subscriber: String,
    node_id: Uuid,
    epoch: i64,
    seq: i64,
}

#[derive(Row)]
#[row(table = "relay_inbox")]
struct InboxRow {
    subscriber: String,
    fact_hash: Vec<u8>,
    event_index: i64,
}

/// An event a subscriber failed on too often.
#[derive(Debug, Clone, PartialEq, Row)]
#[row(table = "relay_parked")]
pub struct Parked {
    /// Of this parking.
    pub id: Uuid,
    /// Who failed.
    pub subscriber: String,
    /// The fact.
    pub fact_no: i64,
    /// The event within it.
    pub event_index: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// The last failure.
    pub error: String,
    /// When it was parked.
    pub parked_at: Instant,
}

impl App {
    /// Hands over what subscribers have not seen yet. Gives how many events took effect.
    ///
    /// # Errors
    /// `unavailable.*`; a subscriber's own failure is parked, not returned.
    pub async fn relay(&self) -> Result<u64> {
        let mut delivered = 0;
        for at in 0..self.router().subscribers.len() {
            loop {
                let (count, more) = self.relay_to(at).await?;
                delivered += count;
                if !more {
                    break;
                }
            }
        }
        Ok(delivered)
    }

    /// Waits until something is committed in this process.
    pub async fn committed(&self) {
        self.shared().committed.notified().await;
    }

    /// Events that subscribers failed on.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn parked(&self) -> Result<Vec<Parked>> {
        self.read(None, async |cx: &mut Cx| cx.rows(&PARKED, Vec::new()).await).await
    }

    async fn relay_to(&self, at: usize) -> Result<(u64, bool)> {
        let name = self.router().subscribers[at].name;
        let cursor = self
            .read(None, async move |cx: &mut Cx| cx.find::<CursorRow>(&CURSOR, kontor_contract::params![name.to_owned()]).await);
        let after = cursor.await?.map_or(Position::default(), |cursor| Position { epoch: cursor.epoch, seq: cursor.seq });
        let facts = self.db().sealed_from(after, BATCH).await?;
        let more = i64::try_from(facts.len()).unwrap_or_default() == BATCH;
        let (mut delivered, mut last, mut outcome) = (0, None, Ok(()));
        for fact in facts {
            let fact = Arc::new(fact);
            match self.deliver(at, &fact).await {
                Ok(count) => (delivered, last) = (delivered + count, Some(fact)),
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
        }
        // Once for all of them: who is handed a fact again after a crash knows from the inbox what took effect.
        if let Some(fact) = last {
            let row = CursorRow { subscriber: name.to_owned(), node_id: fact.node_id, epoch: fact.epoch, seq: fact.seq };
            self.write_local(vec![RowOp::local(&row)]).await?;
        }
        outcome.map(|()| (delivered, more))
    }

    /// The events of one fact to one subscriber. Gives how many it wanted.
    async fn deliver(&self, at: usize, fact: &Arc<SealedFact>) -> Result<u64> {
        let subscriber = &self.router().subscribers[at];
        let events = read_body(&fact.body)?;
        let wanted: Vec<usize> =
            (0..events.len()).filter(|index| subscriber.kinds.contains(&events[*index].kind.as_str())).collect();
        let mut delivered = 0;
        for index in wanted {
            let mut attempt = 1;
            while let Err(error) = self.take_effect(at, fact, index).await {
                if attempt >= MAX_ATTEMPTS {
                    self.park(at, fact, index, attempt, error.to_string()).await?;
                    break;
                }
                attempt += 1;
            }
            delivered += 1;
        }
        Ok(delivered)
    }

    async fn take_effect(&self, at: usize, fact: &Arc<SealedFact>, index: usize) -> Result<()> {
        let (shared, fact) = (self.shared().clone(), fact.clone());
        let company = read_envelope(&fact)?.company;
        let topics = self
            .db()
            .write(Scope::Book, move |tx| {
                let (shared, fact) = (shared.clone(), fact.clone());
                async move {
                    let mut change = Change::new(Cx::new(tx, shared.clone(), None), "relay", &[]);
                    change.see_book();
                    let outcome = run_subscriber(&shared, at, &mut change, &fact, index).await;
                    (change.into_tx(), outcome.map(|topics| Done { answer: topics, fact: None }))
                }
            })
            .await?;
        self.shared().live.publish(Said::of(topics, company, Vec::new()), None);
        Ok(())
    }

    async fn park(&self, at: usize, fact: &SealedFact, index: usize, attempts: i64, error: String) -> Result<()> {
        let subscriber = self.router().subscribers[at].name.to_owned();
        let parked_at = self.now();
        tracing::error!(subscriber, fact_no = fact.fact_no, error, "an event was parked");
        let event_index = i64::try_from(index).unwrap_or_default();
        let id = self.shared().ids.next();
        let row = Parked { id, subscriber, fact_no: fact.fact_no, event_index, attempts, error, parked_at };
        self.write_local(vec![RowOp::local(&row)]).await
    }
}

async fn run_subscriber(shared: &Shared, at: usize, change: &mut Change, fact: &SealedFact, index: usize) -> Result<Vec<String>> {
    let subscriber = &shared.router.subscribers[at];
    let event_index = i64::try_from(index).unwrap_or_default();
    let key = kontor_contract::params![subscriber.name.to_owned(), fact.hash.clone(), event_index];
    if change.value::<i64>(&TAKEN, key).await? > 0 {
        return Ok(Vec::new());
    }
    let event =
        read_body(&fact.body)?.into_iter().nth(index).ok_or_else(|| INTERNAL_BUG.with("what", "an event that is not there"))?;
    let mut texts = BTreeMap::new();
    for hash in crate::facts::blob_hashes(event.body.get())? {
        let found: Option<(Vec<u8>, Vec<u8>)> = change.find(&BLOB_TEXT, kontor_contract::params![hash]).await?;
        texts.extend(found);
    }
    let find = |hash: &[u8]| texts.get(hash).and_then(|bytes: &Vec<u8>| String::from_utf8(bytes.clone()).ok());
    let body = attach_event(event.body.get(), &find)?;
    let delivery =
        Delivery { envelope: read_envelope(fact)?, kind: event.kind, body, fact_hash: fact.hash.clone(), index: event_index };
    (subscriber.deliver)(change, &delivery).await?;
    let row = InboxRow { subscriber: subscriber.name.to_owned(), fact_hash: fact.hash.clone(), event_index };
    change.local(RowOp::local(&row)).await?;
    Ok(vec![format!("relay.{}", subscriber.name)])
}
