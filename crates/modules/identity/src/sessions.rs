//! Sessions: opened in steps, seen, locked, listed, ended.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kontor_contract::error::{AUTH_REQUIRED, NOT_FOUND};
use kontor_contract::identity::{CompanyId, Empty, UserId};
use kontor_contract::row::Value;
use kontor_contract::sign_in::{
    EndSession, EndUserSessions, ListSessions, ListUserSessions, LockSession, OpenSession, SecuritySettings, SessionId,
    SessionsView, SignInStep, StepView, UnlockSession,
};
use kontor_contract::{Error, Result, params};
use kontor_kernel::Instant;
use kontor_platform::{App, Asked, Change, Cx};
use kontor_store::{Done, RowOp, Scope, Tx};

use crate::bounds::require_over;
use crate::own::{Own, hold, is_locked, waits_for};
use crate::sign_in_rows::{Account, PasswordChange, SecondFactor, Session};
use crate::sql_sign_in as sql;
use crate::{oidc, security, throttle};

/// How long a sign-in may take from the password to its last step.
const STEPS: Duration = Duration::from_secs(15 * 60);
/// A session's use is written down this often at most.
const NOTED_EVERY: Duration = Duration::from_secs(60);
/// Open sessions of one user; the one used longest ago ends for a new one.
const MAX_SESSIONS: usize = 50;
/// Sign-ins of one user that wait for their next step. They are counted apart: who has nothing but a password ends no session.
const MAX_WAITING: usize = 5;
/// Tokens whose last note is remembered; beyond that all are forgotten, which costs each one early note.
const MAX_REMEMBERED: usize = 10_000;
/// A session that never locks.
const NEVER: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

fn idle(minutes: u32) -> Duration {
    match minutes {
        0 => NEVER,
        // What is noted lags behind by up to a note.
        minutes => Duration::from_secs(u64::from(minutes) * 60) + NOTED_EVERY,
    }
}

fn age(settings: &SecuritySettings) -> Duration {
    Duration::from_secs(u64::from(settings.session_hours) * 60 * 60)
}

pub(crate) fn forget(token_hash: Vec<u8>) -> RowOp {
    RowOp::Forget { table: "identity_session", key: vec![Value::Bytes(token_hash)] }
}

/// What the sign-in of a user waits for next.
pub(crate) async fn next_step(cx: &mut Cx, user_id: UserId, company_id: CompanyId, code: CodeGiven) -> Result<SignInStep> {
    let factor: Option<SecondFactor> = cx.find(&sql::FACTOR, params![user_id]).await?;
    let has_factor = factor.is_some_and(|factor| factor.activated_at.is_some());
    if has_factor && code == CodeGiven::No {
        return Ok(SignInStep::Code);
    }
    if cx.find::<PasswordChange>(&sql::CHANGE_ASKED, params![user_id]).await?.is_some() {
        return Ok(SignInStep::NewPassword);
    }
    if !has_factor && security::asks_second_factor(cx, user_id, company_id).await? {
        return Ok(SignInStep::SecondFactor);
    }
    Ok(SignInStep::Open)
}

/// Whether a code of the second factor was given in this sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeGiven {
    /// It was, or there is none to give.
    Yes,
    /// Not yet.
    No,
}

/// Opens a session, or as much of it as may be opened now.
pub(crate) async fn open(cx: &mut Change, account: &Account, company_id: CompanyId, token_hash: Vec<u8>) -> Result<SignInStep> {
    let step = next_step(cx, account.id, company_id, CodeGiven::No).await?;
    let now = cx.now();
    let ended: Vec<(Vec<u8>,)> = cx.rows(&sql::SESSIONS_ENDED, params![now]).await?;
    for (hash,) in ended {
        cx.local(forget(hash)).await?;
    }
    let session = Session {
        token_hash,
        id: SessionId::from_uuid(cx.new_id()),
        user_id: account.id,
        company_id,
        step: SignInStep::Code,
        opened_at: now,
        seen_at: now,
        idle_at: now.saturating_add(STEPS),
        expires_at: now.saturating_add(STEPS),
        locked_at: None,
        source: cx.source().to_string(),
        device: cx.source().device().to_owned(),
    };
    advance(cx, session, step, &account.login).await?;
    Ok(step)
}

/// Opens a session in another company for whoever has this one open, which ends. What somebody has shown once, password and
/// code, is not asked for again, and the session is as old as the one it comes from.
pub(crate) async fn switch(
    cx: &mut Change,
    from: Session,
    account: &Account,
    company_id: CompanyId,
    token_hash: Vec<u8>,
) -> Result<SignInStep> {
    let step = next_step(cx, account.id, company_id, CodeGiven::Yes).await?;
    let settings = security::of(cx, company_id).await?;
    if from.opened_at.saturating_add(age(&settings)) <= cx.now() {
        return Err(AUTH_REQUIRED.error());
    }
    cx.local(forget(from.token_hash.clone())).await?;
    let waits = cx.now().saturating_add(STEPS);
    let id = SessionId::from_uuid(cx.new_id());
    let session = Session { token_hash, id, company_id, idle_at: waits, expires_at: waits, ..from };
    advance(cx, session, step, &account.login).await?;
    Ok(step)
}

/// Takes a session to its next step. With the last one it lasts as long as the company lets it, and locks as soon as any of the
/// user's companies wants it to.
pub(crate) async fn advance(cx: &mut Change, session: Session, step: SignInStep, login: &str) -> Result<()> {
    let mut session = Session { step, ..session };
    if step == SignInStep::Open {
        let settings = security::of(cx, session.company_id).await?;
        let minutes = security::idle_minutes_of(cx, session.user_id).await?;
        session.seen_at = cx.now();
        session.idle_at = cx.now().saturating_add(idle(minutes));
        session.expires_at = session.opened_at.saturating_add(age(&settings));
        throttle::know(cx, login).await?;
    }
    make_room(cx, &session).await?;
    cx.local(RowOp::local(&session)).await
}

/// Ends the sessions used longest ago, if a user has as many open ones, or as many that wait, as one may have.
async fn make_room(cx: &mut Change, session: &Session) -> Result<()> {
    let is_open = session.step == SignInStep::Open;
    let most = if is_open { MAX_SESSIONS } else { MAX_WAITING };
    let others: Vec<Session> = cx.rows(&sql::SESSIONS_OF_USER, params![session.user_id]).await?;
    let alike = |other: &Session| other.token_hash != session.token_hash && (other.step == SignInStep::Open) == is_open;
    for old in others.into_iter().filter(alike).skip(most - 1) {
        cx.local(forget(old.token_hash)).await?;
    }
    Ok(())
}

/// Holds a company's sessions to settings that were just made: none lasts longer than they say, and those of users who need a
/// second factor and have none end. Sessions that its users have elsewhere lead here, so they lock as soon.
pub(crate) async fn hold_to(cx: &mut Change, company_id: CompanyId, settings: &SecuritySettings) -> Result<()> {
    let (now, lacking) = (cx.now(), without_factor(cx, company_id, settings).await?);
    let mut after = Vec::new();
    loop {
        let page: Vec<Session> = cx.rows(&sql::SESSIONS_OF_COMPANY, params![company_id, after]).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.token_hash.clone();
        for session in page {
            let here = session.company_id == company_id;
            let oldest = if here { session.opened_at.saturating_add(age(settings)) } else { session.expires_at };
            let expires_at = session.expires_at.min(oldest);
            let idle_at = session.idle_at.min(session.seen_at.saturating_add(idle(settings.idle_minutes)));
            if expires_at <= now || (here && lacking.contains(&session.user_id)) {
                cx.local(forget(session.token_hash)).await?;
            } else if (expires_at, idle_at) != (session.expires_at, session.idle_at) {
                cx.local(RowOp::local(&Session { expires_at, idle_at, ..session })).await?;
            }
        }
    }
}

/// Users of a company who hold a role that asks for a second factor, and have none.
async fn without_factor(cx: &mut Cx, company_id: CompanyId, settings: &SecuritySettings) -> Result<HashSet<UserId>> {
    let roles: Vec<Value> = settings.second_factor_roles.iter().cloned().map(Value::Text).collect();
    if roles.is_empty() {
        return Ok(HashSet::new());
    }
    let today = cx.today();
    let lacking: Vec<(UserId,)> = cx.rows_in(&sql::WITHOUT_FACTOR, params![company_id, today], &roles).await?;
    Ok(lacking.into_iter().map(|(id,)| id).collect())
}

/// Ends all sessions of a user, or all but the one that asks.
pub(crate) async fn end_sessions_but(cx: &mut Change, user: UserId, own: Option<&[u8]>) -> Result<()> {
    let sessions: Vec<Session> = cx.rows(&sql::SESSIONS_OF_USER, params![user]).await?;
    for session in sessions.into_iter().filter(|session| Some(&*session.token_hash) != own) {
        cx.local(forget(session.token_hash)).await?;
    }
    Ok(())
}

/// When uses of sessions were last written down.
#[derive(Default)]
pub(crate) struct Noted(Mutex<HashMap<Vec<u8>, Instant>>);

impl Noted {
    fn noted(&self) -> MutexGuard<'_, HashMap<Vec<u8>, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a use was noted a moment ago.
    fn is_fresh(noted: &HashMap<Vec<u8>, Instant>, hash: &[u8], now: Instant) -> bool {
        noted.get(hash).is_some_and(|last| now.since(*last) < NOTED_EVERY && *last <= now)
    }

    /// Whether a use is worth a note, which is then taken as made.
    fn due(&self, hash: &[u8], now: Instant) -> bool {
        let mut noted = self.noted();
        if Self::is_fresh(&noted, hash, now) {
            return false;
        }
        if noted.len() >= MAX_REMEMBERED {
            noted.clear();
        }
        noted.insert(hash.to_vec(), now);
        true
    }

    /// Notes that a session was used. Asking who is signed in is no work: windows do it by themselves. A token that opens
    /// nothing costs a reader's look, and neither a note nor a place among those that are remembered.
    pub(crate) async fn note(&self, app: App, command: String, token: String) -> Result<()> {
        let (hash, now) = (crate::gate::token_hash(&token), app.now());
        if command.starts_with("identity.session.") || Self::is_fresh(&self.noted(), &hash, now) {
            return Ok(());
        }
        let asked = params![hash.clone()];
        let found = app.read(None, async move |cx: &mut Cx| cx.find::<Session>(&sql::SESSION_FOUND, asked).await).await?;
        if !found.is_some_and(|session| is_in_use(&session, now)) || !self.due(&hash, now) {
            return Ok(());
        }
        let work = move |mut tx: Tx| {
            let hash = hash.clone();
            async move {
                let outcome = see(&mut tx, hash, now).await;
                (tx, outcome.map(|()| Done { answer: (), fact: None }))
            }
        };
        app.db().write(Scope::Book, work).await
    }
}

/// Whether somebody can work in a session.
fn is_in_use(session: &Session, now: Instant) -> bool {
    session.step == SignInStep::Open && session.expires_at > now && !is_locked(session, now)
}

async fn see(tx: &mut Tx, hash: Vec<u8>, now: Instant) -> Result<()> {
    let found: Option<Session> = tx.find(&sql::SESSION_HELD, params![hash]).await?;
    let Some(session) = found.filter(|session| is_in_use(session, now)) else { return Ok(()) };
    let asked: Vec<security::Asked> = tx.rows(&sql::SECURITY_OF_USER, params![session.user_id]).await?;
    // A clock that was set back makes nobody idle.
    let seen_at = session.seen_at.max(now);
    let idle_at = seen_at.saturating_add(idle(security::idle_minutes(asked)));
    tx.put(RowOp::local(&Session { seen_at, idle_at, ..session })).await
}

/// Locks the session.
pub(crate) async fn lock(cx: &mut Change, _: LockSession) -> Result<Empty> {
    let session = hold(cx).await?;
    if session.step != SignInStep::Open {
        return Err(waits_for(session.step));
    }
    let locked_at = session.locked_at.or(Some(cx.now()));
    cx.local(RowOp::local(&Session { locked_at, ..session })).await?;
    Ok(Empty {})
}

/// Checks the password of a locked session. Whoever signs in at the provider only does so again.
pub(crate) async fn check_unlock(app: App, asked: Asked, request: UnlockSession) -> Result<()> {
    let own = Own::of(&app, &asked).await?;
    if own.session.step != SignInStep::Open {
        return Err(waits_for(own.session.step));
    }
    own.require_password(&app, request.password).await?;
    oidc::refuse_password(&app, &own.account, &asked.source).await
}

/// Opens a locked session again; [`check_unlock`] has checked the password.
pub(crate) async fn unlock(cx: &mut Change, _: (UnlockSession, ())) -> Result<StepView> {
    let session = hold(cx).await?;
    let minutes = security::idle_minutes_of(cx, session.user_id).await?;
    let now = cx.now();
    let open = Session { locked_at: None, seen_at: now, idle_at: now.saturating_add(idle(minutes)), ..session };
    cx.local(RowOp::local(&open)).await?;
    Ok(StepView { step: open.step })
}

/// One's own sessions.
pub(crate) async fn list(cx: &mut Cx, _: ListSessions) -> Result<SessionsView> {
    let user_id = cx.caller()?.user_id;
    sessions_of(cx, user_id, None).await
}

/// The sessions of a user in the company.
pub(crate) async fn list_of_user(cx: &mut Cx, request: ListUserSessions) -> Result<SessionsView> {
    require_user(cx, request.user_id).await?;
    let company_id = cx.company_id()?;
    sessions_of(cx, request.user_id, Some(company_id)).await
}

/// Refuses whoever is no user of the company.
///
/// # Errors
/// `not_found`.
pub(crate) async fn require_user(cx: &mut Cx, user_id: UserId) -> Result<()> {
    let missing = || NOT_FOUND.with("what", "user").with("id", user_id);
    cx.get::<(String,)>(&sql::USER_IN_COMPANY, params![user_id], missing).await.map(drop)
}

/// The open sessions of a user, in one company or wherever they work.
async fn sessions_of(cx: &mut Cx, user_id: UserId, company_id: Option<CompanyId>) -> Result<SessionsView> {
    let own = cx.token().map(crate::gate::token_hash);
    let now = cx.now();
    let rows: Vec<Session> = cx.rows(&sql::SESSIONS_OF_USER, params![user_id]).await?;
    let open = rows.into_iter().filter(|session| session.expires_at > now && session.step == SignInStep::Open);
    let open = open.filter(|session| company_id.is_none_or(|company_id| session.company_id == company_id));
    let sessions = open.map(|session| OpenSession {
        locked: is_locked(&session, now),
        own: own.as_ref() == Some(&session.token_hash),
        id: session.id,
        device: session.device,
        source: session.source,
        opened_at: session.opened_at,
        seen_at: session.seen_at,
        expires_at: session.expires_at,
    });
    Ok(SessionsView { sessions: sessions.collect() })
}

/// Ends one of one's own sessions.
pub(crate) async fn end(cx: &mut Change, request: EndSession) -> Result<Empty> {
    let user_id = cx.caller()?.user_id;
    let sessions: Vec<Session> = cx.rows(&sql::SESSIONS_OF_USER, params![user_id]).await?;
    let session = sessions.into_iter().find(|session| session.id == request.id);
    let session = session.ok_or_else(|| no_session(request.id))?;
    cx.local(forget(session.token_hash)).await?;
    Ok(Empty {})
}

/// Ends a session of a user in the company, or all of them.
pub(crate) async fn end_of_user(cx: &mut Change, request: EndUserSessions) -> Result<Empty> {
    require_user(cx, request.user_id).await?;
    require_over(cx, request.user_id).await?;
    let company_id = cx.company_id()?;
    let mut sessions: Vec<Session> = cx.rows(&sql::SESSIONS_OF_USER, params![request.user_id]).await?;
    sessions.retain(|session| session.company_id == company_id && request.id.is_none_or(|id| session.id == id));
    if let Some(id) = request.id.filter(|_| sessions.is_empty()) {
        return Err(no_session(id));
    }
    for session in sessions {
        cx.local(forget(session.token_hash)).await?;
    }
    Ok(Empty {})
}

fn no_session(id: SessionId) -> Error {
    NOT_FOUND.with("what", "session").with("id", id)
}
