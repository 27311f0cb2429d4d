//! The live feed: what changed, for open windows. Says topics, never contents; a window fetches what it shows again.

use kontor_contract::Result;
use kontor_contract::live::LiveMessage;
use kontor_store::Position;
use tokio::sync::broadcast;

use crate::app::App;
use crate::facts::read_body;

/// Messages a slow window may lag behind before it is told to refetch everything.
const CAPACITY: usize = 256;
/// Facts of another process looked at one by one; beyond that everything counts as changed.
const MAX_FOREIGN: i64 = 500;

/// Hands messages to all windows of this process.
pub(crate) struct Live {
    sender: broadcast::Sender<LiveMessage>,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::channel(CAPACITY).0 }
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<LiveMessage> {
        self.sender.subscribe()
    }

    pub(crate) fn publish(&self, topics: Vec<String>, origin: Option<String>) {
        if !topics.is_empty() {
            // Nobody may be listening; that is no failure.
            drop(self.sender.send(LiveMessage { topics, origin }));
        }
    }
}

/// `finance.entry` of `finance.entry.posted@1`.
pub(crate) fn topic(kind: &str) -> String {
    kind.rsplit_once('.').map_or(kind, |(topic, _)| topic).to_owned()
}

/// Distinct topics of some events.
pub(crate) fn topics<'a>(kinds: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut topics: Vec<String> = kinds.map(topic).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

impl App {
    /// Announces what was committed after a position, by whichever process. Gives the last one seen.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn announce_after(&self, after: Position) -> Result<Position> {
        let facts = self.db().sealed_from(after, MAX_FOREIGN).await?;
        let Some(last) = facts.last().map(|fact| Position { epoch: fact.epoch, seq: fact.seq }) else { return Ok(after) };
        let mut kinds = Vec::new();
        for fact in &facts {
            kinds.extend(read_body(&fact.body)?.into_iter().map(|event| event.kind));
        }
        self.shared().live.publish(topics(kinds.iter().map(String::as_str)), None);
        Ok(last)
    }
}
