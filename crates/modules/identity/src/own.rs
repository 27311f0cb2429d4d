//! The session a call comes with, whatever step it is at: what the commands that open one go by.

use kontor_contract::error::AUTH_REQUIRED;
use kontor_contract::sign_in::{
    CODE_REQUIRED, NEW_PASSWORD_REQUIRED, PASSWORD_WRONG, SECOND_FACTOR_REQUIRED, SESSION_LOCKED, SignInStep,
};
use kontor_contract::{Error, Result, params};
use kontor_kernel::Instant;
use kontor_platform::{App, Asked, Change, Cx};

use crate::gate::token_hash;
use crate::sign_in_rows::{Account, Session};
use crate::sql_sign_in as sql;
use crate::{password, throttle};

/// A session and whose it is.
pub(crate) struct Own {
    /// The session.
    pub(crate) session: Session,
    /// Its user.
    pub(crate) account: Account,
}

impl Own {
    /// The session of a call, locked or not.
    ///
    /// # Errors
    /// `auth.required` when there is none, or it has ended.
    pub(crate) async fn of(app: &App, asked: &Asked) -> Result<Self> {
        let hash = token_hash(asked.token.as_deref().ok_or_else(|| AUTH_REQUIRED.error())?);
        let ended = || AUTH_REQUIRED.error();
        let (session, account) = app
            .read(None, async move |cx: &mut Cx| {
                let session: Session = cx.get(&sql::SESSION_FOUND, params![hash], ended).await?;
                let account: Account = cx.get(&sql::ACCOUNT_OF_USER, params![session.user_id], ended).await?;
                Ok((session, account))
            })
            .await?;
        if session.expires_at <= app.now() {
            return Err(ended());
        }
        Ok(Self { session, account })
    }

    /// As [`Own::of`], for commands that belong to certain steps; a locked session has none.
    ///
    /// # Errors
    /// `auth.*` by what the session waits for.
    pub(crate) async fn at(app: &App, asked: &Asked, steps: &[SignInStep]) -> Result<Self> {
        let own = Self::of(app, asked).await?;
        if is_locked(&own.session, app.now()) {
            return Err(SESSION_LOCKED.error());
        }
        if steps.contains(&own.session.step) { Ok(own) } else { Err(waits_for(own.session.step)) }
    }

    /// Asks for the password once more.
    ///
    /// # Errors
    /// `auth.password_wrong`, `auth.throttled`.
    pub(crate) async fn require_password(&self, app: &App, given: String) -> Result<()> {
        let ticket = throttle::admit_session(app, &self.session.token_hash).await?;
        if password::fits(given, self.account.phc.clone(), ticket.lane).await? {
            return throttle::refund(app, ticket).await;
        }
        Err(PASSWORD_WRONG.at("password"))
    }
}

/// Whether a session answers the owner's password only.
pub(crate) fn is_locked(session: &Session, now: Instant) -> bool {
    session.step == SignInStep::Open && (session.locked_at.is_some() || session.idle_at <= now)
}

/// The refusal that names the step.
pub(crate) fn waits_for(step: SignInStep) -> Error {
    match step {
        SignInStep::Open => AUTH_REQUIRED.error(),
        SignInStep::Code => CODE_REQUIRED.error(),
        SignInStep::NewPassword => NEW_PASSWORD_REQUIRED.error(),
        SignInStep::SecondFactor => SECOND_FACTOR_REQUIRED.error(),
    }
}

/// Why a token opens nothing: for the gate, which has looked for an open session and found none.
pub(crate) async fn refusal(cx: &mut Cx, token: &str) -> Error {
    let found: Result<Option<Session>> = cx.find(&sql::SESSION_FOUND, params![token_hash(token)]).await;
    match found {
        Err(error) => error,
        Ok(Some(session)) if session.expires_at > cx.now() => {
            if is_locked(&session, cx.now()) {
                SESSION_LOCKED.error()
            } else {
                waits_for(session.step)
            }
        }
        Ok(_) => AUTH_REQUIRED.error(),
    }
}

/// The session of a change, held until its commit: one that was ended meanwhile is not written back.
///
/// # Errors
/// `auth.required`.
pub(crate) async fn hold(cx: &mut Change) -> Result<Session> {
    let hash = token_hash(cx.token().ok_or_else(|| AUTH_REQUIRED.error())?);
    cx.get(&sql::SESSION_HELD, params![hash], || AUTH_REQUIRED.error()).await
}
