//! Signing in and out.

use kontor_contract::error::AUTH_FAILED;
use kontor_contract::identity::{
    BookView, CompanyView, Empty, GetBook, GetSession, SessionView, SignIn, SignOut, SignedIn, UserId,
};
use kontor_contract::sign_in::SignInStep;
use kontor_contract::{Result, params};
use kontor_kernel::hex;
use kontor_platform::{App, Asked, Caller, Change, Cx, Place};
use rand::RngCore as _;

use crate::gate::token_hash;
use crate::sign_in_rows::{Account, Session};
use crate::throttle::{self, Tried};
use crate::{oidc, password, sessions, sql, sql_sign_in};

/// What a stranger may know of the book.
pub(crate) async fn get_book(cx: &mut Cx, _: GetBook) -> Result<BookView> {
    let companies: Vec<(String, bool)> = cx.rows(&sql::COMPANY_NAMES, Vec::new()).await?;
    let demo = companies.iter().any(|(_, demo)| *demo);
    let demo_logins: Vec<(String,)> = if demo { cx.rows(&sql::DEMO_LOGINS, Vec::new()).await? } else { Vec::new() };
    // The window of the machine itself has nowhere to come back to.
    let offered = if cx.source().place == Place::Local { None } else { oidc::offered(cx).await? };
    let provider = offered.map(|settings| settings.name);
    Ok(BookView {
        empty: companies.is_empty(),
        demo,
        companies: companies.into_iter().map(|(name, _)| name).collect(),
        demo_logins: demo_logins.into_iter().map(|(login,)| login).collect(),
        provider,
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
        hides: caller.never_shown(),
    }
}

/// Checks the password before the transaction: it takes tens of milliseconds by design. An unknown name goes the same way
/// as a known one, to the same answer.
pub(crate) async fn verify(app: App, asked: Asked, request: SignIn) -> Result<Account> {
    let login = normal(&request.login);
    let ticket = throttle::admit(&app, Tried::Password, &login, &asked.source).await?;
    let wanted = params![login.clone()];
    let found = app.read(None, async move |cx: &mut Cx| cx.find::<Account>(&sql_sign_in::ACCOUNT, wanted).await).await?;
    let phc = found.as_ref().and_then(|account| account.phc.clone());
    let fits = password::fits(request.password, phc, ticket.lane).await?;
    match found.filter(|_| fits) {
        Some(account) => {
            throttle::refund(&app, ticket).await?;
            oidc::refuse_password(&app, &account, &asked.source).await?;
            Ok(account)
        }
        None => Err(AUTH_FAILED.error()),
    }
}

/// Opens the session as far as it goes; [`verify`] has checked the password.
pub(crate) async fn sign_in(cx: &mut Change, (_, account): (SignIn, Account)) -> Result<SignedIn> {
    // It may have been changed, or their access ended, since it was judged.
    let verifier: Option<(String,)> = cx.find(&sql_sign_in::VERIFIER_SHARED, params![account.id]).await?;
    if verifier.map(|(phc,)| phc) != account.phc {
        return Err(AUTH_FAILED.error());
    }
    open_for(cx, account).await
}

/// Opens a session for an account whose user has shown who they are, as far as it goes.
pub(crate) async fn open_for(cx: &mut Change, account: Account) -> Result<SignedIn> {
    let company: CompanyView = cx.get(&sql::FIRST_COMPANY, params![account.id], || AUTH_FAILED.error()).await?;
    let token = new_token();
    let step = sessions::open(cx, &account, company.id, token_hash(&token)).await?;
    let session = match step {
        SignInStep::Open => view(&cx.caller_of(&token).await?),
        _ => waiting(account, company),
    };
    Ok(SignedIn { token, step, session })
}

/// What is shown of a session that waits for its next step: it may do nothing yet.
fn waiting(account: Account, company: CompanyView) -> SessionView {
    let Account { id, login, name, language, .. } = account;
    SessionView { user_id: id, login, name, language, company, permissions: Vec::new(), hides: Vec::new() }
}

/// Ends the session, whatever state it is in.
pub(crate) async fn sign_out(cx: &mut Change, _: SignOut) -> Result<Empty> {
    let Some(hash) = cx.token().map(token_hash) else { return Ok(Empty {}) };
    let Some(session) = cx.find::<Session>(&sql_sign_in::SESSION_HELD, params![hash]).await? else { return Ok(Empty {}) };
    cx.local(sessions::forget(session.token_hash)).await?;
    Ok(Empty {})
}

/// Ends all sessions of a user.
pub(crate) async fn end_sessions(cx: &mut Change, user: UserId) -> Result<()> {
    sessions::end_sessions_but(cx, user, None).await
}

/// Sign-in names are compared without case and surrounding space.
pub(crate) fn normal(login: &str) -> String {
    login.trim().to_lowercase()
}

pub(crate) fn new_token() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    hex(&bytes)
}
