//! How often passwords and codes may be tried.
//!
//! Attempts are counted before they are judged, in a local table, so that a restart forgets nothing. A stranger's attempt,
//! from an address the account was never signed in from, counts against the account and against the address; together all
//! strangers get few tries. This machine itself, and an address the account was signed in from, count for themselves: no
//! failure from afar takes a try from them. Unknown sign-in names are counted like known ones.

use std::time::Duration;

use kontor_contract::error::AUTH_THROTTLED;
use kontor_contract::json::Json;
use kontor_contract::row::Value;
use kontor_contract::{Error, Result, params};
use kontor_kernel::Instant;
use kontor_platform::{App, Change, Cx, Place, Source};
use kontor_store::{Done, RowOp, Scope, Tx};
use sha2::{Digest as _, Sha256};
use tokio::sync::Mutex;

use crate::sign_in_rows::{Attempts, KnownSource};
use crate::sql_sign_in as sql;

/// What is looked back on.
pub(crate) const WINDOW: Duration = Duration::from_secs(15 * 60);
/// Attempts of all strangers on one account within the window.
const PER_ACCOUNT: usize = 10;
/// Attempts of one stranger on all accounts within the window: an office behind one address makes a few mistakes a morning.
const PER_SOURCE: usize = 30;
/// Attempts on one account from a place it is known at, or within one session.
const PER_KNOWN: usize = 10;
/// Rows of attempts at most. When so many names are tried at once, no stranger gets a try at yet another for a while.
const MAX_ROWS: i64 = 20_000;
/// Places an account is known at, at most; the one used longest ago is forgotten.
const MAX_KNOWN: usize = 20;
/// How long a place stays known without a sign-in.
const KNOWN_FOR: Duration = Duration::from_secs(180 * 24 * 60 * 60);

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// A password at sign-in.
    Password,
    /// A code of a second factor at sign-in.
    Code,
}

/// Who tries. Each has passwords judged in a queue of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// This machine, a known place, or the owner of a session.
    Known,
    /// Anyone else.
    Stranger,
}

/// What attempts are counted against, and how many are judged.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Count {
    key: Vec<u8>,
    limit: usize,
}

/// An attempt that may be judged and is counted already.
#[derive(Debug)]
pub(crate) struct Ticket {
    counts: Vec<Count>,
    at: Instant,
    /// Whose queue it waits in.
    pub(crate) lane: Lane,
}

/// One attempt's decision follows the other's: two must not both see the last free place. Strangers wait for strangers only.
static KNOWN_TURN: Mutex<()> = Mutex::const_new(());
static STRANGERS_TURN: Mutex<()> = Mutex::const_new(());

fn digest(parts: &[&str]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

/// What known sources of an account are filed under.
fn account_key(login: &str) -> Vec<u8> {
    digest(&["account", login])
}

fn counts(tried: Tried, login: &str, place: Place, lane: Lane) -> Vec<Count> {
    let what = match tried {
        Tried::Password => "password",
        Tried::Code => "code",
    };
    let network = place.network();
    match lane {
        Lane::Known => vec![Count { key: digest(&[what, "known", login, &network]), limit: PER_KNOWN }],
        Lane::Stranger => vec![
            Count { key: digest(&[what, "account", login]), limit: PER_ACCOUNT },
            Count { key: digest(&["source", &network]), limit: PER_SOURCE },
        ],
    }
}

/// The moments that still count: within the window, and those that a clock set back has left in the future.
fn recent(judged: &[i64], now: Instant) -> Vec<i64> {
    let from = now.saturating_sub(WINDOW).micros();
    judged.iter().copied().filter(|at| *at > from).collect()
}

/// How long until one more may be judged; `None` for at once.
fn wait(judged: &[i64], limit: usize, now: Instant) -> Option<Duration> {
    let recent = recent(judged, now);
    let first = recent.len().checked_sub(limit).and_then(|over| recent.get(over))?;
    Some(Instant::from_micros(*first).saturating_add(WINDOW).since(now).min(WINDOW))
}

/// The counted moments with one more.
fn counted(judged: &[i64], now: Instant) -> Vec<i64> {
    let mut all = recent(judged, now);
    all.push(now.micros());
    all
}

pub(crate) fn throttled(wait: Duration) -> Error {
    AUTH_THROTTLED.with("seconds", wait.as_secs().max(1))
}

/// Refuses if anything the attempt counts against is full.
fn refuse_full(counts: &[Count], rows: &[Attempts], now: Instant) -> Result<()> {
    let waits = counts.iter().filter_map(|count| {
        let row = rows.iter().find(|row| row.key == count.key)?;
        wait(&row.judged.0, count.limit, now)
    });
    waits.max().map_or(Ok(()), |longest| Err(throttled(longest)))
}

/// Counts a sign-in's attempt, from wherever it comes.
///
/// # Errors
/// `auth.throttled`, `unavailable.*`.
pub(crate) async fn admit(app: &App, tried: Tried, login: &str, source: &Source) -> Result<Ticket> {
    let (counts, lane) = look(app, tried, login, source.place).await?;
    take(app, counts, lane).await
}

/// Counts an attempt by the owner of a session: it is theirs alone, wherever they are.
///
/// # Errors
/// As [`admit`].
pub(crate) async fn admit_session(app: &App, token_hash: &[u8]) -> Result<Ticket> {
    let key = Sha256::new().chain_update("session").chain_update(token_hash).finalize().to_vec();
    take(app, vec![Count { key, limit: PER_KNOWN }], Lane::Known).await
}

/// Counts an attempt that names no account: a sign-in that comes back from a provider of identities. It shares the tries of
/// its address.
///
/// # Errors
/// As [`admit`].
pub(crate) async fn admit_source(app: &App, source: &Source) -> Result<Ticket> {
    let counts = vec![Count { key: digest(&["source", &source.place.network()]), limit: PER_SOURCE }];
    let (now, asked) = (app.now(), keys(&counts));
    let rows = app.read(None, async move |cx: &mut Cx| cx.rows_in::<Attempts>(&sql::ATTEMPTS, Vec::new(), &asked).await).await?;
    refuse_full(&counts, &rows, now)?;
    take(app, counts, Lane::Stranger).await
}

/// What an attempt counts against. Most of a flood ends here, with one look by a reader and no write.
async fn look(app: &App, tried: Tried, login: &str, place: Place) -> Result<(Vec<Count>, Lane)> {
    let own = counts(tried, login, place, Lane::Known);
    if place == Place::Local {
        return Ok((own, Lane::Known));
    }
    let now = app.now();
    let strange = counts(tried, login, place, Lane::Stranger);
    let since = now.saturating_sub(KNOWN_FOR);
    let (asked, keys) = (params![account_key(login), place.network(), since], keys(&[own.clone(), strange.clone()].concat()));
    let (known, rows) = app
        .read(None, async move |cx: &mut Cx| {
            let known: i64 = cx.value(&sql::KNOWN_SOURCE, asked).await?;
            Ok((known > 0, cx.rows_in::<Attempts>(&sql::ATTEMPTS, Vec::new(), &keys).await?))
        })
        .await?;
    let (counts, lane) = if known { (own, Lane::Known) } else { (strange, Lane::Stranger) };
    refuse_full(&counts, &rows, now)?;
    Ok((counts, lane))
}

/// A ticket.
async fn take(app: &App, counts: Vec<Count>, lane: Lane) -> Result<Ticket> {
    let now = app.now();
    let turn = match lane {
        Lane::Known => &KNOWN_TURN,
        Lane::Stranger => &STRANGERS_TURN,
    };
    let _turn = turn.lock().await;
    let wanted = counts.clone();
    let work = move |mut tx: Tx| {
        let counts = wanted.clone();
        async move {
            let outcome = count(&mut tx, &counts, lane, now).await;
            (tx, outcome.map(|()| Done { answer: (), fact: None }))
        }
    };
    app.db().write(Scope::Book, work).await?;
    Ok(Ticket { counts, at: now, lane })
}

fn keys(counts: &[Count]) -> Vec<Value> {
    counts.iter().map(|count| Value::Bytes(count.key.clone())).collect()
}

/// Counts one more, and prunes.
async fn count(tx: &mut Tx, counts: &[Count], lane: Lane, now: Instant) -> Result<()> {
    let past: Vec<(Vec<u8>,)> = tx.rows(&sql::ATTEMPTS_PAST, params![now.saturating_sub(WINDOW)]).await?;
    let rows: Vec<Attempts> = tx.rows_in(&sql::ATTEMPTS, Vec::new(), &keys(counts)).await?;
    refuse_full(counts, &rows, now)?;
    let is_new = |count: &Count| rows.iter().all(|row| row.key != count.key);
    if lane == Lane::Stranger && counts.iter().any(is_new) {
        let all: i64 = tx.value(&sql::ATTEMPT_COUNT, Vec::new()).await?;
        if all >= MAX_ROWS {
            return Err(throttled(WINDOW));
        }
    }
    for (key,) in past.into_iter().filter(|(key,)| counts.iter().all(|count| count.key != *key)) {
        tx.put(RowOp::Forget { table: "identity_attempt", key: vec![Value::Bytes(key)] }).await?;
    }
    for count in counts {
        let judged = rows.iter().find(|row| row.key == count.key).map_or(&[][..], |row| &row.judged.0);
        let judged = counted(judged, now);
        tx.put(RowOp::local(&Attempts { key: count.key.clone(), judged: Json(judged), last_at: now })).await?;
    }
    Ok(())
}

/// Takes a ticket back: what was tried fitted. At a known place that clears its former failures too.
///
/// # Errors
/// `unavailable.*`.
pub(crate) async fn refund(app: &App, ticket: Ticket) -> Result<()> {
    let Ticket { counts, at, lane } = ticket;
    let turn = match lane {
        Lane::Known => &KNOWN_TURN,
        Lane::Stranger => &STRANGERS_TURN,
    };
    let _turn = turn.lock().await;
    let keys = keys(&counts);
    let rows = app.read(None, async move |cx: &mut Cx| cx.rows_in::<Attempts>(&sql::ATTEMPTS, Vec::new(), &keys).await).await?;
    let forget = |key: Vec<u8>| RowOp::Forget { table: "identity_attempt", key: vec![Value::Bytes(key)] };
    let given_back = rows.into_iter().map(|mut row| {
        if let Some(own) = row.judged.0.iter().position(|judged| *judged == at.micros()) {
            row.judged.0.remove(own);
        }
        if lane == Lane::Known || row.judged.0.is_empty() { forget(row.key) } else { RowOp::local(&row) }
    });
    app.write_local(given_back.collect()).await
}

/// Remembers that an account was signed in from a place.
///
/// # Errors
/// `unavailable.*`.
pub(crate) async fn know(cx: &mut Change, login: &str) -> Result<()> {
    let place = cx.source().place;
    if place == Place::Local {
        return Ok(());
    }
    let (account, source) = (account_key(login), place.network());
    let known: Vec<KnownSource> = cx.rows(&sql::KNOWN_SOURCES, params![account.clone()]).await?;
    let others = known.into_iter().filter(|known| known.source != source).skip(MAX_KNOWN - 1);
    for old in others.collect::<Vec<_>>() {
        cx.local(RowOp::Forget { table: "identity_known_source", key: params![old.account, old.source] }).await?;
    }
    let seen_at = cx.now();
    cx.local(RowOp::local(&KnownSource { account, source, seen_at })).await
}

#[cfg(test)]
mod tests;
