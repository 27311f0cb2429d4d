//! The live feed: what changed, for open windows. Says topics, never contents; a window fetches what it shows again. What
//! happens in a company is said to its windows only, what happens to the book to all, and whose rights change hears so wherever
//! they work.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::error::AUTH_REQUIRED;
use kontor_contract::identity::{CompanyId, UserId};
use kontor_contract::live::LiveMessage;
use kontor_store::Position;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use uuid::Uuid;

use crate::app::App;
use crate::companies::is_of_book;
use crate::facts::{Recorded, ids_named, read_body, read_envelope};

/// Messages a slow window may lag behind before it is told to refetch everything.
const CAPACITY: usize = 256;
/// Facts of another process looked at one by one; beyond that everything counts as changed.
const MAX_FOREIGN: i64 = 500;
/// How kinds of events begin that give somebody rights or take them.
const RIGHTS: &str = "identity.role.";
/// What somebody's windows hear when their rights change, also in a company where they do not work now.
const SESSION: &str = "identity.session";

/// Whom a message is for.
#[derive(Debug, Clone)]
enum Audience {
    /// Every window.
    Everybody,
    /// Windows of a company.
    Company(Uuid),
    /// Windows of some people.
    People(Vec<Uuid>),
}

/// A message and whom it is for.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    to: Audience,
    message: LiveMessage,
}

impl Said {
    /// What there is to say of topics that changed in a company, or in the book as a whole, and to people whose rights did. What is
    /// about the book, such as a new epoch, is so from whichever company it was done.
    pub(crate) fn of(topics: Vec<String>, company: Option<Uuid>, people: Vec<Uuid>) -> Vec<Self> {
        let said = |to: Audience, topics: Vec<String>| Self { to, message: LiveMessage { topics, origin: None } };
        let (of_book, topics): (Vec<String>, Vec<String>) = topics.into_iter().partition(|topic| is_of_book(topic));
        let mut all = Vec::new();
        if !of_book.is_empty() {
            all.push(said(Audience::Everybody, of_book));
        }
        if !topics.is_empty() {
            all.push(said(company.map_or(Audience::Everybody, Audience::Company), topics));
        }
        if !people.is_empty() {
            all.push(said(Audience::People(people), vec![SESSION.to_owned()]));
        }
        all
    }

    fn concerns(&self, listener: Listener) -> bool {
        match &self.to {
            Audience::Everybody => true,
            Audience::Company(company) => *company == listener.company,
            Audience::People(people) => people.contains(&listener.user),
        }
    }
}

/// Who sits in front of a window, and where they work.
#[derive(Debug, Clone, Copy)]
struct Listener {
    company: Uuid,
    user: Uuid,
}

/// What a window hears: everything, until it is known whose it is.
pub struct Hearing {
    messages: broadcast::Receiver<Said>,
    listener: Option<Listener>,
}

impl Hearing {
    /// From now on hears what concerns a user in a company.
    pub fn narrow(&mut self, company: CompanyId, user: UserId) {
        self.listener = Some(Listener { company: company.uuid(), user: user.uuid() });
    }

    /// The next message.
    ///
    /// # Errors
    /// When messages were missed, or none will come any more.
    pub async fn recv(&mut self) -> Result<LiveMessage, RecvError> {
        loop {
            let said = self.messages.recv().await?;
            if self.listener.is_none_or(|listener| said.concerns(listener)) {
                return Ok(said.message);
            }
        }
    }

    /// The next message, if there is one already.
    ///
    /// # Errors
    /// When there is none, or messages were missed.
    pub fn try_recv(&mut self) -> Result<LiveMessage, TryRecvError> {
        loop {
            let said = self.messages.try_recv()?;
            if self.listener.is_none_or(|listener| said.concerns(listener)) {
                return Ok(said.message);
            }
        }
    }
}

/// Hands messages to all windows of this process.
pub(crate) struct Live {
    sender: broadcast::Sender<Said>,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::channel(CAPACITY).0 }
    }

    pub(crate) fn subscribe(&self) -> Hearing {
        Hearing { messages: self.sender.subscribe(), listener: None }
    }

    pub(crate) fn publish(&self, all: Vec<Said>, origin: Option<&str>) {
        for said in all {
            let message = LiveMessage { origin: origin.map(str::to_owned), ..said.message };
            // Nobody may be listening; that is no failure.
            drop(self.sender.send(Said { message, ..said }));
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

/// The people whose rights events change.
pub(crate) fn people(events: &[Recorded]) -> Vec<Uuid> {
    let rights = events.iter().filter(|event| event.kind.starts_with(RIGHTS));
    let mut people: Vec<Uuid> = rights.flat_map(|event| ids_named(event.body.get(), "\"user_id\":\"")).collect();
    people.sort_unstable();
    people.dedup();
    people
}

impl App {
    /// What the session of a token hears, whatever it still waits for.
    ///
    /// # Errors
    /// `auth.required`, `unavailable.*`.
    pub async fn live_of(&self, token: &str) -> Result<Hearing> {
        // It listens before it is looked up: what is committed meanwhile is not missed.
        let mut hearing = self.live();
        let (user, company) = self.holder_of(token).await?.ok_or_else(|| AUTH_REQUIRED.error())?;
        hearing.narrow(company, user);
        Ok(hearing)
    }

    /// Announces what was committed after a position, by whichever process. Gives the last one seen.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn announce_after(&self, after: Position) -> Result<Position> {
        let facts = self.db().sealed_from(after, MAX_FOREIGN).await?;
        let Some(last) = facts.last().map(|fact| Position { epoch: fact.epoch, seq: fact.seq }) else { return Ok(after) };
        let mut kinds: BTreeMap<Option<Uuid>, Vec<String>> = BTreeMap::new();
        let mut told = Vec::new();
        for fact in &facts {
            let events = read_body(&fact.body)?;
            told.append(&mut people(&events));
            kinds.entry(read_envelope(fact)?.company).or_default().extend(events.into_iter().map(|event| event.kind));
        }
        told.sort_unstable();
        told.dedup();
        let mut said = Said::of(Vec::new(), None, told);
        for (company, kinds) in kinds {
            said.extend(Said::of(topics(kinds.iter().map(String::as_str)), company, Vec::new()));
        }
        self.shared().live.publish(said, None);
        Ok(last)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;

    use super::*;

    const HERE: Uuid = Uuid::from_u128(1);
    const THERE: Uuid = Uuid::from_u128(2);
    const ADA: Uuid = Uuid::from_u128(7);
    const BOB: Uuid = Uuid::from_u128(8);

    fn heard(company: Uuid, user: Uuid, said: Vec<Said>) -> Vec<String> {
        let live = Live::new();
        let mut hearing = live.subscribe();
        hearing.narrow(CompanyId::from_uuid(company), UserId::from_uuid(user));
        live.publish(said, Some("window"));
        std::iter::from_fn(|| hearing.try_recv().ok()).flat_map(|message| message.topics).collect()
    }

    #[test]
    fn a_company_s_windows_hear_what_is_the_company_s() {
        let posted = || Said::of(vec!["finance.entry".to_owned()], Some(HERE), Vec::new());
        assert_eq!(heard(HERE, ADA, posted()), ["finance.entry"]);
        assert!(heard(THERE, ADA, posted()).is_empty());
        assert_eq!(heard(THERE, ADA, Said::of(vec!["book.epoch".to_owned()], None, Vec::new())), ["book.epoch"]);
        let both = || Said::of(vec!["book.epoch".to_owned(), "finance.entry".to_owned()], Some(HERE), Vec::new());
        assert_eq!((heard(THERE, ADA, both()).len(), heard(HERE, ADA, both()).len()), (1, 2), "an epoch is everybody's");
        assert!(Said::of(Vec::new(), Some(HERE), Vec::new()).is_empty());
    }

    #[test]
    fn whose_rights_change_hears_it_in_another_company() {
        let body = serde_json::json!({ "user_id": ADA, "company_id": HERE });
        let event = |kind: &str| Recorded { kind: kind.to_owned(), body: to_raw_value(&body).expect("plain JSON") };
        let granted = || {
            let events = [event("identity.role.granted@1"), event("identity.role.revoked@1"), event("sales.order.confirmed@1")];
            assert_eq!(people(&events), [ADA]);
            Said::of(topics(events.iter().map(|event| event.kind.as_str())), Some(HERE), people(&events))
        };
        assert_eq!(heard(THERE, ADA, granted()), [SESSION]);
        assert!(heard(THERE, BOB, granted()).is_empty());
        assert_eq!(heard(HERE, BOB, granted()), ["identity.role", "sales.order"]);
    }
}
