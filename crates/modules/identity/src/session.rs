//! Signing in and out.

use kontor_contract::error::{AUTH_FAILED, AUTH_THROTTLED};
use kontor_contract::identity::{BookView, CompanyView, Empty, GetBook, GetSession, SessionView, SignIn, SignOut, SignedIn};
use kontor_contract::row::Value;
use kontor_contract::{Result, params};
use kontor_kernel::Instant;
use kontor_platform::{App, Caller, Change, Cx};
use kontor_store::RowOp;
use rand::RngCore as _;
use std::time::Duration;

use crate::gate::token_hash;
use crate::rows::{Password, Session, Throttle, User};
use crate::{password, sql};

/// How long a session lasts: a working day and the night after it.
const SESSION: Duration = Duration::from_secs(24 * 60 * 60);
/// Failures before guessing slows down.
const FREE_FAILURES: i64 = 5;
/// The longest a name is blocked.
const LONGEST_BLOCK: Duration = Duration::from_secs(15 * 60);

/// What a stranger may know of the book.
pub(crate) async fn get_book(cx: &mut Cx, _: GetBook) -> Result<BookView> {
    let companies: Vec<(String, bool)> = cx.rows(&sql::COMPANY_NAMES, Vec::new()).await?;
    let demo = companies.iter().any(|(_, demo)| *demo);
    let demo_logins: Vec<(String,)> = if demo { cx.rows(&sql::DEMO_LOGINS, Vec::new()).await? } else { Vec::new() };
    Ok(BookView {
        empty: companies.is_empty(),
        demo,
        companies: companies.into_iter().map(|(name, _)| name).collect(),
        demo_logins: demo_logins.into_iter().map(|(login,)| login).collect(),
    })
}

/// Who is signed in.
pub(crate) async fn get_session(cx: &mut Cx, _: GetSession) -> Result<SessionView> {
    Ok(view(cx.caller()?))
}

fn view(caller: &Caller) -> SessionView {
    SessionView {
        user_id: caller.user_id,
        login: caller.login.clone(),
        name: caller.name.clone(),
        language: caller.language,
        company: caller.company.clone(),
        permissions: caller.permissions().iter().map(|permission| (*permission).to_owned()).collect(),
        hides: caller.reach.hides.clone(),
    }
}

/// Checks the password before the transaction: it takes tens of milliseconds by design.
pub(crate) async fn verify(app: App, request: SignIn) -> Result<()> {
    let login = normal(&request.login);
    let now = app.now();
    let wanted = login.clone();
    let (throttle, phc) = app
        .read(None, async move |cx: &mut Cx| {
            let throttle: Option<Throttle> = cx.find(&sql::THROTTLE, params![wanted.clone()]).await?;
            let user: Option<User> = cx.find(&sql::USER_BY_LOGIN, params![wanted]).await?;
            let password: Option<Password> = match user.filter(|user| user.active) {
                Some(user) => cx.find(&sql::PASSWORD, params![user.id]).await?,
                None => None,
            };
            Ok((throttle, password.map(|password| password.phc)))
        })
        .await?;
    if let Some(throttle) = throttle.as_ref().filter(|throttle| throttle.blocked_until > now) {
        return Err(AUTH_THROTTLED.with("seconds", throttle.blocked_until.since(now).as_secs().max(1)));
    }
    if password::fits(request.password, phc).await? {
        if throttle.is_some() {
            app.write_local(vec![RowOp::Forget { table: "identity_throttle", key: params![login] }]).await?;
        }
        return Ok(());
    }
    let failures = throttle.map_or(0, |throttle| throttle.failures) + 1;
    let row = Throttle { login, failures, blocked_until: blocked_until(now, failures) };
    app.write_local(vec![RowOp::local(&row)]).await?;
    Err(AUTH_FAILED.error())
}

/// Doubles with every failure after the free ones.
fn blocked_until(now: Instant, failures: i64) -> Instant {
    let Ok(over) = u32::try_from(failures - FREE_FAILURES) else { return now };
    now.saturating_add(Duration::from_secs(1 << over.min(16)).min(LONGEST_BLOCK))
}

/// Opens the session; [`verify`] has checked the password.
pub(crate) async fn sign_in(cx: &mut Change, (request, ()): (SignIn, ())) -> Result<SignedIn> {
    let user: User = cx.get(&sql::USER_BY_LOGIN, params![normal(&request.login)], || AUTH_FAILED.error()).await?;
    let company: CompanyView = cx.get(&sql::FIRST_COMPANY, params![user.id], || AUTH_FAILED.error()).await?;
    let token = new_token();
    let session = Session {
        token_hash: token_hash(&token),
        user_id: user.id,
        company_id: company.id,
        opened_at: cx.now(),
        expires_at: cx.now().saturating_add(SESSION),
    };
    cx.local(RowOp::local(&session)).await?;
    let caller = cx.caller_of(&token).await?;
    Ok(SignedIn { token, session: view(&caller) })
}

/// Ends the session.
pub(crate) async fn sign_out(cx: &mut Change, _: SignOut) -> Result<Empty> {
    if let Some(token) = cx.token().map(token_hash) {
        cx.local(RowOp::Forget { table: "identity_session", key: vec![Value::Bytes(token)] }).await?;
    }
    Ok(Empty {})
}

/// Ends all sessions of a user.
pub(crate) async fn end_sessions(cx: &mut Change, user: kontor_contract::identity::UserId) -> Result<()> {
    let sessions: Vec<Session> = cx.rows(&sql::SESSIONS_OF_USER, params![user]).await?;
    for session in sessions {
        cx.local(RowOp::Forget { table: "identity_session", key: vec![Value::Bytes(session.token_hash)] }).await?;
    }
    Ok(())
}

/// Sign-in names are compared without case and surrounding space.
pub(crate) fn normal(login: &str) -> String {
    login.trim().to_lowercase()
}

fn new_token() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
