//! Changing one's own password.

use kontor_contract::identity::{PasswordSet, UserId};
use kontor_contract::params;
use kontor_contract::sign_in::{ChangePassword, PASSWORD_SAME, PASSWORD_WRONG, SignInStep, StepView};
use kontor_contract::{Error, Result};
use kontor_platform::{App, Asked, Change};
use kontor_store::RowOp;

use crate::own::{self, Own};
use crate::rows::Password;
use crate::sessions::{CodeGiven, advance, end_sessions_but, next_step};
use crate::sign_in_rows::{Account, PasswordChange};
use crate::{password, sql_sign_in as sql};

/// Checks the old password, and makes the verifier of the new one.
pub(crate) async fn prepare(app: App, asked: Asked, request: ChangePassword) -> Result<(Account, String)> {
    let own = Own::at(&app, &asked, &[SignInStep::Open, SignInStep::NewPassword]).await?;
    password::check_new(&request.new, "new")?;
    own.require_password(&app, request.old.clone()).await.map_err(|error| at(error, "old"))?;
    if request.old == request.new {
        return Err(PASSWORD_SAME.at("new"));
    }
    let phc = password::hash(request.new).await?;
    Ok((own.account, phc))
}

/// The failure at another field.
fn at(mut error: Error, path: &str) -> Error {
    error.fields.iter_mut().for_each(|field| path.clone_into(&mut field.path));
    error
}

/// Keeps the verifier of a user from others until the commit, so that whoever signs in meanwhile waits, and is then judged by
/// the new one or has a session that is seen. Gives the verifier; `None` for a new user.
pub(crate) async fn hold(cx: &mut Change, user_id: UserId) -> Result<Option<String>> {
    let held: Option<(String,)> = cx.find(&sql::VERIFIER_HELD, params![user_id]).await?;
    Ok(held.map(|(phc,)| phc))
}

/// Keeps the new verifier, ends the user's other sessions, and goes on with the sign-in if this was part of one.
pub(crate) async fn change(cx: &mut Change, (_, (account, phc)): (ChangePassword, (Account, String))) -> Result<StepView> {
    let session = own::hold(cx).await?;
    let user_id = account.id;
    if hold(cx, user_id).await? != account.phc {
        // Somebody else has set another meanwhile.
        return Err(PASSWORD_WRONG.at("old"));
    }
    cx.act_as(user_id.uuid());
    cx.record(PasswordSet { user_id }).await?;
    let set_at = cx.now();
    cx.local(RowOp::local(&Password { user_id, phc, set_at })).await?;
    cx.local(RowOp::Forget { table: "identity_password_change", key: params![user_id] }).await?;
    cx.document("identity.user", user_id.uuid(), "");
    end_sessions_but(cx, user_id, Some(&session.token_hash)).await?;
    let mut step = session.step;
    if step == SignInStep::NewPassword {
        step = next_step(cx, user_id, session.company_id, CodeGiven::Yes).await?;
        advance(cx, session, step, &account.login).await?;
    }
    Ok(StepView { step })
}

/// Asks a user to choose a new password at the next sign-in: somebody else has set the present one.
pub(crate) async fn ask_change(cx: &mut Change, user_id: UserId) -> Result<()> {
    let asked_at = cx.now();
    cx.local(RowOp::local(&PasswordChange { user_id, asked_at })).await
}
