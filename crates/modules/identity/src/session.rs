//! Signing in and out, and going from one company to another.

use kontor_contract::company::SwitchCompany;
use kontor_contract::error::{AUTH_FAILED, AUTH_REQUIRED, NOT_FOUND};
use kontor_contract::identity::{
    BookView, CompanyView, Empty, GetBook, GetSession, SessionView, SignIn, SignOut, SignedIn, UserId,
};
use kontor_contract::sign_in::{SESSION_LOCKED, SignInStep};
use kontor_contract::{Error, Result, params};
use kontor_kernel::hex;
use kontor_platform::{App, Asked, Caller, Change, Cx, Place};
use rand::RngCore as _;

use crate::gate::token_hash;
use crate::own::{self, Own};
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
    let empty = companies.is_empty();
    // Who belongs to whom is nothing that a stranger on the network is told.
    let told = cx.source().place == Place::Local || companies.len() == 1;
    Ok(BookView {
        empty,
        demo,
        companies: companies.into_iter().filter(|_| told).map(|(name, _)| name).collect(),
        demo_logins: demo_logins.into_iter().map(|(login,)| login).collect(),
        provider,
    })
}

/// Who is signed in.
pub(crate) async fn get_session(cx: &mut Cx, _: GetSession) -> Result<SessionView> {
    let caller = cx.caller()?.clone();
    view(cx, caller).await
}

async fn view(cx: &mut Cx, caller: Caller) -> Result<SessionView> {
    let today = cx.today();
    let companies = cx.rows(&sql::COMPANIES_OF_USER, params![caller.user_id, today]).await?;
    let permissions = cx.permissions_of(&caller).await?;
    let hides = caller.never_shown();
    let Caller { user_id, login, name, language, company, .. } = caller;
    let permissions = permissions.into_iter().map(str::to_owned).collect();
    Ok(SessionView { user_id, login, name, language, company, permissions, hides, companies })
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
    require_unchanged(cx, &account, || AUTH_FAILED.error()).await?;
    open_for(cx, account).await
}

/// Refuses an account whose password was changed, or whose access ended, since it was looked at, and keeps it as it is until the
/// commit: whoever ends all sessions of a user then sees the one that is opened here.
async fn require_unchanged(cx: &mut Change, account: &Account, refusal: impl FnOnce() -> Error) -> Result<()> {
    let verifier: Option<(String,)> = cx.find(&sql_sign_in::VERIFIER_SHARED, params![account.id]).await?;
    if verifier.map(|(phc,)| phc) == account.phc { Ok(()) } else { Err(refusal()) }
}

/// Opens a session for an account whose user has shown who they are, as far as it goes.
pub(crate) async fn open_for(cx: &mut Change, account: Account) -> Result<SignedIn> {
    let today = cx.today();
    let company: CompanyView = cx.get(&sql::FIRST_COMPANY, params![account.id, today], || AUTH_FAILED.error()).await?;
    let token = new_token();
    let step = sessions::open(cx, &account, company.id, token_hash(&token)).await?;
    signed_in(cx, token, step, (account, company)).await
}

/// Only a session that is open leads to another company.
pub(crate) async fn check_switch(app: App, asked: Asked, _: SwitchCompany) -> Result<Account> {
    Ok(Own::at(&app, &asked, &[SignInStep::Open]).await?.account)
}

/// Opens a session in another company, and ends the one that asks.
pub(crate) async fn switch(cx: &mut Change, (request, account): (SwitchCompany, Account)) -> Result<SignedIn> {
    require_unchanged(cx, &account, || AUTH_REQUIRED.error()).await?;
    let from = own::hold(cx).await?;
    if own::is_locked(&from, cx.now()) {
        return Err(SESSION_LOCKED.error());
    }
    let (id, today) = (request.company_id, cx.today());
    let missing = || NOT_FOUND.with("what", "company").with("id", id);
    let company: CompanyView = cx.get(&sql::COMPANY_OF_USER, params![account.id, today, id], missing).await?;
    let token = new_token();
    let step = sessions::switch(cx, from, &account, company.id, token_hash(&token)).await?;
    signed_in(cx, token, step, (account, company)).await
}

async fn signed_in(
    cx: &mut Change,
    token: String,
    step: SignInStep,
    (account, company): (Account, CompanyView),
) -> Result<SignedIn> {
    let session = match step {
        SignInStep::Open => {
            let caller = cx.caller_of(&token).await?;
            view(cx, caller).await?
        }
        _ => waiting(account, company),
    };
    Ok(SignedIn { token, step, session })
}

/// What is shown of a session that waits for its next step: it may do nothing yet.
fn waiting(account: Account, company: CompanyView) -> SessionView {
    let Account { id, login, name, language, .. } = account;
    let (permissions, hides, companies) = (Vec::new(), Vec::new(), Vec::new());
    SessionView { user_id: id, login, name, language, company, permissions, hides, companies }
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
