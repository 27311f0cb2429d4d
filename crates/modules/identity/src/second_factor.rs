//! The second factor: a code by time (RFC 6238), with recovery codes for the day the telephone is lost.
//!
//! The secret lies in a local table, sealed by a key that lies outside the book, so that a copy of the book gives nobody a
//! code. A code's step counts once; recovery codes are kept by their hash and go with their use.

use kontor_contract::identity::{Empty, UserId};
use kontor_contract::sign_in::{
    ActivateSecondFactor, CODE_WRONG, ConfirmSignIn, EnrolSecondFactor, EnrolmentView, GetSecondFactor, RecoveryCodesView,
    RemoveSecondFactor, RenewRecoveryCodes, ResetSecondFactor, SECOND_FACTOR_EXISTS, SECOND_FACTOR_KEPT, SECOND_FACTOR_NONE,
    SecondFactorActivated, SecondFactorRemoved, SecondFactorView, SignInStep, StepView,
};
use kontor_contract::{Result, params};
use kontor_platform::{App, Asked, Change, Cx};
use kontor_store::RowOp;

use crate::bounds::{require_over, require_person};
use crate::own::{Own, hold};
use crate::sessions::{CodeGiven, advance, end_sessions_but, next_step, require_user};
use crate::sign_in_rows::{Account, RecoveryCode, SecondFactor};
use crate::{codes, own_password, sealed, security, sql_sign_in as sql, throttle, user};

/// Recovery codes made at a time.
const RECOVERY_CODES: usize = 10;

/// Where a second factor may be set up: in an open session, or in a sign-in that asks for one.
const MAY_ENROL: &[SignInStep] = &[SignInStep::Open, SignInStep::SecondFactor];

async fn of(app: &App, user_id: UserId) -> Result<Option<SecondFactor>> {
    app.read(None, async move |cx: &mut Cx| cx.find(&sql::FACTOR, params![user_id]).await).await
}

pub(crate) async fn get(cx: &mut Cx, _: GetSecondFactor) -> Result<SecondFactorView> {
    let user_id = cx.caller()?.user_id;
    let factor: Option<SecondFactor> = cx.find(&sql::FACTOR, params![user_id]).await?;
    let left: i64 = cx.value(&sql::RECOVERY_CODES, params![user_id]).await?;
    Ok(SecondFactorView {
        since: factor.and_then(|factor| factor.activated_at),
        recovery_codes_left: u32::try_from(left).unwrap_or_default(),
        required: security::any_asks_second_factor(cx, user_id).await?,
    })
}

/// What fits a code: a step of the app, or a recovery code.
#[derive(Debug, Clone)]
pub(crate) enum Fitting {
    /// The step of time the code is for.
    Step(i64),
    /// The hash of a recovery code.
    Recovery(Vec<u8>),
}

/// Judges the code of a sign-in. Whether it was used before is seen in the transaction, where it also is used up.
pub(crate) async fn judge(app: App, asked: Asked, request: ConfirmSignIn) -> Result<(Account, Fitting)> {
    let own = Own::at(&app, &asked, &[SignInStep::Code]).await?;
    let ticket = throttle::admit(&app, throttle::Tried::Code, &own.account.login, &asked.source).await?;
    let Some(fitting) = fitting(&app, own.account.id, &request.code).await? else {
        return Err(CODE_WRONG.at("code"));
    };
    throttle::refund(&app, ticket).await?;
    Ok((own.account, fitting))
}

async fn fitting(app: &App, user_id: UserId, code: &str) -> Result<Option<Fitting>> {
    let Some(factor) = of(app, user_id).await?.filter(|factor| factor.activated_at.is_some()) else { return Ok(None) };
    if let Some(digits) = codes::digits(code) {
        let secret = sealed::open(app, user_id, factor.sealed).await?;
        let step = codes::step_of(secret, &digits, app.now())?;
        return Ok(step.filter(|step| *step > factor.last_step).map(Fitting::Step));
    }
    let hash = codes::recovery_hash(user_id, code);
    let asked = params![user_id, hash.clone()];
    let known = app.read(None, async move |cx: &mut Cx| cx.find::<(Vec<u8>,)>(&sql::RECOVERY_CODE, asked).await).await?;
    Ok(known.map(|_| Fitting::Recovery(hash)))
}

/// Uses the code up and goes on with the sign-in.
pub(crate) async fn confirm(cx: &mut Change, (_, (account, fitting)): (ConfirmSignIn, (Account, Fitting))) -> Result<StepView> {
    let session = hold(cx).await?;
    if session.step != SignInStep::Code {
        return Ok(StepView { step: session.step });
    }
    match fitting {
        Fitting::Step(step) => use_step(cx, account.id, step).await?,
        Fitting::Recovery(hash) => {
            let key = params![account.id, hash];
            cx.get::<(Vec<u8>,)>(&sql::RECOVERY_CODE_HELD, key.clone(), || CODE_WRONG.at("code")).await?;
            cx.local(RowOp::Forget { table: "identity_recovery_code", key }).await?;
        }
    }
    let step = next_step(cx, account.id, session.company_id, CodeGiven::Yes).await?;
    advance(cx, session, step, &account.login).await?;
    Ok(StepView { step })
}

/// A step that was used, and every earlier one, is no longer taken.
async fn use_step(cx: &mut Change, user_id: UserId, step: i64) -> Result<()> {
    let factor: SecondFactor = cx.get(&sql::FACTOR_HELD, params![user_id], || CODE_WRONG.at("code")).await?;
    if factor.last_step >= step {
        return Err(CODE_WRONG.at("code"));
    }
    cx.local(RowOp::local(&SecondFactor { last_step: step, ..factor })).await
}

/// A secret as it is kept and as it is shown.
#[derive(Clone)]
pub(crate) struct Enrolment {
    user_id: UserId,
    sealed: Vec<u8>,
    view: EnrolmentView,
}

/// Makes a secret, after the password was asked for.
pub(crate) async fn prepare_enrol(app: App, asked: Asked, request: EnrolSecondFactor) -> Result<Enrolment> {
    let own = Own::at(&app, &asked, MAY_ENROL).await?;
    if of(&app, own.account.id).await?.is_some_and(|factor| factor.activated_at.is_some()) {
        return Err(SECOND_FACTOR_EXISTS.error());
    }
    own.require_password(&app, request.password).await?;
    let secret = codes::new_secret();
    let view = codes::shown(secret, &own.account.login)?;
    let sealed = sealed::seal(&app, own.account.id, secret.to_vec()).await?;
    Ok(Enrolment { user_id: own.account.id, sealed, view })
}

/// Keeps the secret; it does not count yet.
pub(crate) async fn enrol(cx: &mut Change, (_, made): (EnrolSecondFactor, Enrolment)) -> Result<EnrolmentView> {
    let Enrolment { user_id, sealed, view } = made;
    refuse_second(cx, user_id).await?;
    cx.local(RowOp::local(&SecondFactor { user_id, sealed, activated_at: None, last_step: 0 })).await?;
    Ok(view)
}

async fn refuse_second(cx: &mut Change, user_id: UserId) -> Result<()> {
    let factor: Option<SecondFactor> = cx.find(&sql::FACTOR_HELD, params![user_id]).await?;
    match factor {
        Some(factor) if factor.activated_at.is_some() => Err(SECOND_FACTOR_EXISTS.error()),
        _ => Ok(()),
    }
}

/// The first code of a new second factor, found to fit.
#[derive(Clone)]
pub(crate) struct FirstCode {
    account: Account,
    /// The secret that it is of: another one may be made meanwhile.
    sealed: Vec<u8>,
    step: i64,
}

/// Judges the first code of a new second factor.
pub(crate) async fn judge_first(app: App, asked: Asked, request: ActivateSecondFactor) -> Result<FirstCode> {
    let own = Own::at(&app, &asked, MAY_ENROL).await?;
    let factor = of(&app, own.account.id).await?.ok_or_else(|| SECOND_FACTOR_NONE.error())?;
    if factor.activated_at.is_some() {
        return Err(SECOND_FACTOR_EXISTS.error());
    }
    let ticket = throttle::admit_session(&app, &own.session.token_hash).await?;
    let wrong = || CODE_WRONG.at("code");
    let digits = codes::digits(&request.code).ok_or_else(wrong)?;
    let secret = sealed::open(&app, own.account.id, factor.sealed.clone()).await?;
    let step = codes::step_of(secret, &digits, app.now())?.ok_or_else(wrong)?;
    throttle::refund(&app, ticket).await?;
    Ok(FirstCode { account: own.account, sealed: factor.sealed, step })
}

/// Makes the second factor count, ends the user's other sessions, which were opened without it, gives the recovery codes, and
/// goes on with the sign-in if it asked for this.
pub(crate) async fn activate(cx: &mut Change, (_, judged): (ActivateSecondFactor, FirstCode)) -> Result<RecoveryCodesView> {
    let FirstCode { account, sealed, step: last_step } = judged;
    let session = hold(cx).await?;
    let user_id = account.id;
    // Whoever signs in meanwhile waits, and is then asked for a code.
    own_password::hold(cx, user_id).await?;
    refuse_second(cx, user_id).await?;
    let factor: SecondFactor = cx.get(&sql::FACTOR_HELD, params![user_id], || SECOND_FACTOR_NONE.error()).await?;
    if factor.sealed != sealed {
        return Err(CODE_WRONG.at("code"));
    }
    let activated_at = Some(cx.now());
    cx.local(RowOp::local(&SecondFactor { activated_at, last_step, ..factor })).await?;
    end_sessions_but(cx, user_id, Some(&session.token_hash)).await?;
    cx.act_as(user_id.uuid());
    cx.record(SecondFactorActivated { user_id }).await?;
    cx.document("identity.user", user_id.uuid(), "");
    let codes = new_recovery_codes(cx, user_id).await?;
    let mut step = session.step;
    if step == SignInStep::SecondFactor {
        step = next_step(cx, user_id, session.company_id, CodeGiven::Yes).await?;
        advance(cx, session, step, &account.login).await?;
    }
    Ok(RecoveryCodesView { codes, step })
}

async fn new_recovery_codes(cx: &mut Change, user_id: UserId) -> Result<Vec<String>> {
    cx.local(RowOp::Forget { table: "identity_recovery_code", key: params![user_id] }).await?;
    let made: Vec<String> = (0..RECOVERY_CODES).map(|_| codes::new_recovery()).collect();
    for code in &made {
        let hash = codes::recovery_hash(user_id, code);
        cx.local(RowOp::local(&RecoveryCode { user_id, hash })).await?;
    }
    Ok(made)
}

/// Asks for the password before the codes are made anew.
pub(crate) async fn check_renew(app: App, asked: Asked, request: RenewRecoveryCodes) -> Result<Account> {
    let own = Own::at(&app, &asked, &[SignInStep::Open]).await?;
    own.require_password(&app, request.password).await?;
    Ok(own.account)
}

pub(crate) async fn renew(cx: &mut Change, (_, account): (RenewRecoveryCodes, Account)) -> Result<RecoveryCodesView> {
    let session = hold(cx).await?;
    held_active(cx, account.id).await?;
    let codes = new_recovery_codes(cx, account.id).await?;
    Ok(RecoveryCodesView { codes, step: session.step })
}

async fn held_active(cx: &mut Change, user_id: UserId) -> Result<SecondFactor> {
    let factor: Option<SecondFactor> = cx.find(&sql::FACTOR_HELD, params![user_id]).await?;
    factor.filter(|factor| factor.activated_at.is_some()).ok_or_else(|| SECOND_FACTOR_NONE.error())
}

/// Asks for the password before the second factor goes.
pub(crate) async fn check_remove(app: App, asked: Asked, request: RemoveSecondFactor) -> Result<Account> {
    let own = Own::at(&app, &asked, &[SignInStep::Open]).await?;
    own.require_password(&app, request.password).await?;
    Ok(own.account)
}

pub(crate) async fn remove(cx: &mut Change, (_, account): (RemoveSecondFactor, Account)) -> Result<Empty> {
    hold(cx).await?;
    if security::any_asks_second_factor(cx, account.id).await? {
        return Err(SECOND_FACTOR_KEPT.error());
    }
    cx.act_as(account.id.uuid());
    forget(cx, account.id).await?;
    Ok(Empty {})
}

/// Removes the second factor of a user who lost it, and ends their sessions.
pub(crate) async fn reset(cx: &mut Change, request: ResetSecondFactor) -> Result<Empty> {
    require_user(cx, request.user_id).await?;
    user::require_other(cx, request.user_id)?;
    require_over(cx, request.user_id).await?;
    require_person(cx, request.user_id).await?;
    forget(cx, request.user_id).await?;
    end_sessions_but(cx, request.user_id, None).await?;
    Ok(Empty {})
}

async fn forget(cx: &mut Change, user_id: UserId) -> Result<()> {
    held_active(cx, user_id).await?;
    cx.local(RowOp::Forget { table: "identity_second_factor", key: params![user_id] }).await?;
    cx.local(RowOp::Forget { table: "identity_recovery_code", key: params![user_id] }).await?;
    cx.document("identity.user", user_id.uuid(), "");
    cx.record(SecondFactorRemoved { user_id }).await
}

/// The rows are local; the facts only say that it happened.
pub(crate) fn activated(_: &SecondFactorActivated) -> Vec<RowOp> {
    Vec::new()
}

/// As [`activated`].
pub(crate) fn removed(_: &SecondFactorRemoved) -> Vec<RowOp> {
    Vec::new()
}
