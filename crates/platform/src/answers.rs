//! Answers kept under their idempotency keys: a call that is repeated takes effect once and is answered as before.

use std::time::Duration;

use kontor_contract::command::Access;
use kontor_contract::error::{CALL_KEY_REUSED, DENIED_ANSWER, INTERNAL_BUG};
use kontor_contract::{Result, params, secret};
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_store::{RowOp, statements};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::app::{App, Attempt};
use crate::caller::{Caller, Sight};
use crate::cx::{Change, Cx};
use crate::router::Router;

/// How keys of work begin that takes effect once for good, such as the import of a file. All others are forgotten in time.
pub const KEPT_FOR_GOOD: &str = "import-";
/// How long an answer is kept: whoever was cut off repeats the call when the network is back.
const KEPT: Duration = Duration::from_secs(7 * 24 * 60 * 60);

statements! { "platform.answers";
    FIND = "select actor_id, call_key, request_hash, answered_at, answer, reach from call_answer where actor_id = $1 and call_key = $2";
    // As many as one transaction forgets; but for those that are KEPT_FOR_GOOD.
    PAST = "select actor_id, call_key from call_answer where answered_at < $1 and call_key not like 'import-%' \
        order by answered_at limit 500";
}

/// Registers the texts.
pub fn register(router: &mut Router) {
    router.sql(ALL, &[]);
}

/// An answer kept under its idempotency key, or what shows it.
#[derive(Row)]
#[row(table = "call_answer")]
struct AnswerRow {
    actor_id: Uuid,
    call_key: String,
    request_hash: Vec<u8>,
    answered_at: Instant,
    answer: String,
    /// Where the caller could see when it was given, as JSON.
    reach: Option<String>,
}

/// By what a request is known again. Of one with a secret nothing is kept that the secret could be guessed from: there the key
/// alone says that it is the same.
pub(crate) fn request_hash(name: &str, body: &str) -> Vec<u8> {
    let body = if secret::asked_for_by(name) { "" } else { body };
    Sha256::new().chain_update(name).chain_update(body).finalize().to_vec()
}

impl Attempt {
    /// The key and whose it is. What anyone may call answers with tokens and codes, which the book must not keep.
    fn under_key<'a>(&'a self, change: &'a Change) -> Option<(&'a String, &'a Caller)> {
        if self.access == Access::Public { None } else { self.key.as_ref().zip(change.caller.as_ref()) }
    }

    /// What the same call answered before, if its caller may still see it.
    pub(crate) async fn answered(&self, change: &mut Change, sight: Option<&Sight>) -> Result<Option<String>> {
        let Some((key, caller)) = self.under_key(change) else { return Ok(None) };
        let params = params![caller.user_id, key.clone()];
        let Some(found) = change.find::<AnswerRow>(&FIND, params).await? else { return Ok(None) };
        if found.request_hash != self.request_hash {
            return Err(CALL_KEY_REUSED.error());
        }
        let then: Option<Sight> = found.reach.as_deref().and_then(|reach| serde_json::from_str(reach).ok());
        match (then, sight) {
            (Some(then), Some(now)) if then.is_within(now) => Ok(Some(found.answer)),
            _ => Err(DENIED_ANSWER.error()),
        }
    }

    pub(crate) async fn remember(&self, change: &mut Change, answer: &str, sight: Option<Sight>) -> Result<()> {
        let Some((key, caller)) = self.under_key(change) else { return Ok(()) };
        let row = AnswerRow {
            actor_id: caller.user_id.uuid(),
            call_key: key.clone(),
            request_hash: self.request_hash.clone(),
            answered_at: change.now(),
            answer: answer.to_owned(),
            reach: sight
                .map(|sight| serde_json::to_string(&sight))
                .transpose()
                .map_err(|error| INTERNAL_BUG.with("what", error))?,
        };
        change.local(RowOp::local(&row)).await
    }
}

impl App {
    /// Forgets answers that nobody repeats any more.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn forget_answers(&self) -> Result<()> {
        let before = self.now().saturating_sub(KEPT);
        loop {
            let past = async |cx: &mut Cx| cx.rows::<(Uuid, String)>(&PAST, params![before]).await;
            let past = self.read(None, past).await?;
            if past.is_empty() {
                return Ok(());
            }
            let forget = |(actor, key): (Uuid, String)| RowOp::Forget { table: "call_answer", key: params![actor, key] };
            self.write_local(past.into_iter().map(forget).collect()).await?;
        }
    }
}
