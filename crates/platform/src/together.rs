//! Many changes as one: all of them become one fact, or none does. For imports, and for trying them first.

use std::sync::{Arc, Mutex, PoisonError};

use kontor_contract::command::{Access, CommandSpec};
use kontor_contract::error::{CALL_UNKNOWN, ErrorCode};
use kontor_contract::{Error, ErrorKind, Result};

use crate::app::{App, Attempt, masked, source_of_task};
use crate::cx::Change;
use crate::router::{Asked, Boxed, Prepared, Show};

/// Changes of one transaction at most: the rows of an import.
pub const MAX_TOGETHER: usize = 10_000;

/// The name a fact made of many calls bears.
const NAME: &str = "book.import";

/// What ends a transaction that was only tried. It never leaves this file.
const REHEARSED: ErrorCode = ErrorCode { code: "internal.rehearsed", kind: ErrorKind::Internal, params: &[] };

/// One of many calls: the command and its request's JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The command.
    pub name: &'static str,
    /// The request's JSON.
    pub body: String,
}

/// Whether many calls take effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// They do.
    Commit,
    /// They are only tried: nothing is kept.
    Rehearse,
}

/// What became of many calls.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Their answers, in order.
    Done(Vec<String>),
    /// They were done before under the same key, so nothing was done now.
    DoneBefore,
    /// Which of them failed and why. Nothing took effect.
    Refused(Vec<(usize, Error)>),
}

/// Whose session, under which key, to what effect.
#[derive(Debug, Clone)]
pub struct Circumstances {
    /// The session.
    pub token: String,
    /// Idempotency key: what was done under it is not done again.
    pub key: String,
    /// Whether it takes effect.
    pub effect: Effect,
}

struct Ready {
    spec: &'static CommandSpec,
    prepared: Arc<dyn Prepared<Change>>,
    show: Option<Arc<dyn Show>>,
}

/// All parts as one change.
struct Together {
    parts: Vec<Ready>,
    effect: Effect,
    /// What the last attempt said of each part, for the caller; an error can carry one only.
    said: Mutex<Option<Outcome>>,
}

impl App {
    /// Runs many changes in one transaction, each with its own permission. Every part is tried, so that all that is wrong
    /// is known at once.
    ///
    /// # Errors
    /// `auth.*`, `call.unknown`, `call.key_reused`, `unavailable.*`. What the parts refuse is an [`Outcome`].
    pub async fn together(&self, parts: Vec<Part>, circumstances: Circumstances) -> Result<Outcome> {
        let Circumstances { token, key, effect } = circumstances;
        let asked = Asked { token: Some(token.clone()), source: source_of_task() };
        let (mut ready, mut refused) = (Vec::with_capacity(parts.len()), Vec::new());
        for (at, part) in parts.iter().enumerate() {
            let route = self.router().changes.get(part.name).ok_or_else(|| CALL_UNKNOWN.with("name", part.name))?;
            match (route.prepare)(self.clone(), part.body.as_str().into(), asked.clone()).await {
                Ok(prepared) => ready.push(Ready { spec: route.spec, prepared, show: route.show.clone() }),
                Err(error) => refused.push((at, error)),
            }
        }
        // A part that cannot be read leaves the others' numbers wrong, so they are not tried.
        if !refused.is_empty() {
            return Ok(Outcome::Refused(refused));
        }
        let all = Arc::new(Together { parts: ready, effect, said: Mutex::default() });
        let attempt = Attempt {
            shared: self.shared().clone(),
            name: NAME,
            calls: &[],
            access: Access::SignedIn,
            prepared: all.clone(),
            show: None,
            token: Some(token),
            key: (effect == Effect::Commit).then_some(key),
            source: source_of_task(),
            request_hash: hash(&parts),
        };
        let answer = self.attempt(attempt, None).await;
        let said = all.said.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (answer, said) {
            // Answered without running anything.
            (Ok(_), None) => Ok(Outcome::DoneBefore),
            (Ok(_), Some(outcome)) => Ok(outcome),
            (Err(error), Some(outcome)) if error.is(&REHEARSED) => Ok(outcome),
            (Err(error), _) => Err(error),
        }
    }
}

impl Ready {
    async fn run(&self, cx: &mut Change) -> Result<String> {
        let answer = cx.run_part(self.spec, &*self.prepared).await?;
        let answer = match &self.show {
            Some(show) => show.show(cx, &answer).await?,
            None => answer,
        };
        masked(self.spec.name, answer, cx.caller.as_ref())
    }
}

fn hash(parts: &[Part]) -> Vec<u8> {
    use sha2::Digest as _;
    let hash = parts.iter().fold(sha2::Sha256::new(), |hash, part| hash.chain_update(part.name).chain_update(&part.body));
    hash.finalize().to_vec()
}

impl Prepared<Change> for Together {
    fn run<'a>(&'a self, cx: &'a mut Change) -> Boxed<'a, String> {
        Box::pin(async move {
            let (mut answers, mut refused) = (Vec::with_capacity(self.parts.len()), Vec::new());
            for (at, part) in self.parts.iter().enumerate() {
                match part.run(cx).await {
                    Ok(answer) => answers.push(answer),
                    // The database is gone, or we are wrong: what the rest would say means nothing.
                    Err(error) if !is_refusal(&error) => return Err(error),
                    Err(error) => refused.push((at, error)),
                }
            }
            let count = answers.len();
            let fine = refused.is_empty();
            let outcome = if fine { Outcome::Done(answers) } else { Outcome::Refused(refused) };
            *self.said.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
            if fine && self.effect == Effect::Commit { Ok(count.to_string()) } else { Err(REHEARSED.error()) }
        })
    }
}

/// Whether a failure says something of the part itself.
fn is_refusal(error: &Error) -> bool {
    matches!(error.kind, ErrorKind::Invalid | ErrorKind::Rule | ErrorKind::NotFound | ErrorKind::Denied)
}
