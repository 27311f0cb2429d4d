//! Sign-ins under way at the provider: what a browser began, and who came back. Both are kept in local tables by the hash of
//! a secret that only the browser has, for minutes, and count once.

use std::time::Duration;

use kontor_contract::oidc::OIDC_STATE;
use kontor_contract::row::Value;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_platform::{App, Cx, Source};
use kontor_store::{Done, RowOp, Scope, Tx};

use crate::gate::token_hash;
use crate::throttle::{self, Ticket};
use crate::{session, sql_oidc as sql};

/// How long somebody may take at the provider.
pub const FLOW: Duration = Duration::from_secs(10 * 60);
/// How long after that they may take to enter, or to give the password that links their account.
const TICKET: Duration = Duration::from_secs(5 * 60);
/// Sign-ins one place may have under way: an office behind one address opens many windows on a Monday.
const PER_SOURCE: i64 = 50;
/// Sign-ins under way at most.
const MAX_FLOWS: i64 = 20_000;

#[derive(Debug, Clone, Row)]
#[row(table = "identity_oidc_flow")]
struct Flow {
    hash: Vec<u8>,
    source: String,
    expires_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_oidc_ticket")]
struct TicketRow {
    hash: Vec<u8>,
    issuer: String,
    subject: String,
    email: Option<String>,
    expires_at: Instant,
}

/// Who signed in at the provider, by a token that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The provider's issuer identifier.
    pub issuer: String,
    /// Who it is there.
    pub subject: String,
    /// Their e-mail address, if the provider has verified it.
    pub email: Option<String>,
}

/// A sign-in that came back, counted as an attempt until the provider's word holds.
#[derive(Debug)]
pub struct Returned(Ticket);

fn forget(table: &'static str, hash: Vec<u8>) -> RowOp {
    RowOp::Forget { table, key: vec![Value::Bytes(hash)] }
}

/// Notes that a browser with this secret goes to the provider.
///
/// # Errors
/// `auth.throttled` when too many are under way; `unavailable.*`.
pub async fn begin(app: &App, source: &Source, secret: &str) -> Result<()> {
    let (network, now) = (source.place.network(), app.now());
    let asked = params![network.clone(), now];
    // Most of a flood ends here, with one look by a reader and no write.
    let under_way = app.read(None, async move |cx: &mut Cx| {
        let here: i64 = cx.value(&sql::FLOWS_OF_SOURCE, asked).await?;
        let all: i64 = cx.value(&sql::FLOW_COUNT, Vec::new()).await?;
        Ok((here, all))
    });
    let (here, all) = under_way.await?;
    if here >= PER_SOURCE || all >= MAX_FLOWS {
        return Err(throttle::throttled(FLOW));
    }
    let flow = Flow { hash: token_hash(secret), source: network, expires_at: now.saturating_add(FLOW) };
    let work = move |mut tx: Tx| {
        let flow = flow.clone();
        async move {
            let outcome = note(&mut tx, &flow, now).await;
            (tx, outcome.map(|()| Done { answer: (), fact: None }))
        }
    };
    app.db().write(Scope::Book, work).await
}

async fn note(tx: &mut Tx, flow: &Flow, now: Instant) -> Result<()> {
    let past: Vec<(Vec<u8>,)> = tx.rows(&sql::FLOWS_PAST, params![now]).await?;
    for (hash,) in past {
        tx.put(forget("identity_oidc_flow", hash)).await?;
    }
    tx.put(RowOp::local(flow)).await
}

/// Takes the sign-in up again that the browser with this secret began; it counts once.
///
/// # Errors
/// `auth.oidc_state` when there is none; `auth.throttled`, `unavailable.*`.
pub async fn come_back(app: &App, source: &Source, secret: &str) -> Result<Returned> {
    let ticket = throttle::admit_source(app, source).await?;
    let (hash, now) = (token_hash(secret), app.now());
    let work = move |mut tx: Tx| {
        let hash = hash.clone();
        async move {
            let outcome = take_flow(&mut tx, hash, now).await;
            (tx, outcome.map(|known| Done { answer: known, fact: None }))
        }
    };
    let known = app.db().write(Scope::Book, work).await?;
    if known { Ok(Returned(ticket)) } else { Err(OIDC_STATE.error()) }
}

async fn take_flow(tx: &mut Tx, hash: Vec<u8>, now: Instant) -> Result<bool> {
    let Some(flow) = tx.find::<Flow>(&sql::FLOW_HELD, params![hash.clone()]).await? else { return Ok(false) };
    tx.put(forget("identity_oidc_flow", hash)).await?;
    Ok(flow.expires_at > now)
}

/// A ticket for the browser, with which it signs in or links an account; it counts once.
///
/// # Errors
/// `unavailable.*`.
pub async fn vouch(app: &App, returned: Returned, vouched: Vouched) -> Result<String> {
    throttle::refund(app, returned.0).await?;
    let (ticket, now) = (session::new_token(), app.now());
    let Vouched { issuer, subject, email } = vouched;
    let row = TicketRow { hash: token_hash(&ticket), issuer, subject, email, expires_at: now.saturating_add(TICKET) };
    let work = move |mut tx: Tx| {
        let row = row.clone();
        async move {
            let outcome = hand_out(&mut tx, &row, now).await;
            (tx, outcome.map(|()| Done { answer: (), fact: None }))
        }
    };
    app.db().write(Scope::Book, work).await?;
    Ok(ticket)
}

async fn hand_out(tx: &mut Tx, row: &TicketRow, now: Instant) -> Result<()> {
    let past: Vec<(Vec<u8>,)> = tx.rows(&sql::TICKETS_PAST, params![now]).await?;
    for (hash,) in past {
        tx.put(forget("identity_oidc_ticket", hash)).await?;
    }
    tx.put(RowOp::local(row)).await
}

/// Whom a ticket is for; it is used up.
///
/// # Errors
/// `auth.oidc_state` when there is none, or it is too old; `unavailable.*`.
pub(crate) async fn redeem(app: &App, ticket: &str) -> Result<Vouched> {
    let (hash, now) = (token_hash(ticket), app.now());
    let work = move |mut tx: Tx| {
        let hash = hash.clone();
        async move {
            let outcome = take_ticket(&mut tx, hash, now).await;
            (tx, outcome.map(|vouched| Done { answer: vouched, fact: None }))
        }
    };
    app.db().write(Scope::Book, work).await?.ok_or_else(|| OIDC_STATE.error())
}

async fn take_ticket(tx: &mut Tx, hash: Vec<u8>, now: Instant) -> Result<Option<Vouched>> {
    let Some(row) = tx.find::<TicketRow>(&sql::TICKET_HELD, params![hash.clone()]).await? else { return Ok(None) };
    tx.put(forget("identity_oidc_ticket", hash)).await?;
    let TicketRow { issuer, subject, email, expires_at, .. } = row;
    Ok((expires_at > now).then_some(Vouched { issuer, subject, email }))
}
