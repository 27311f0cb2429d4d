//! Which identity of a provider an account is: linked by its owner, or said by an administrator.

use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::UserId;
use kontor_contract::oidc::{
    GetOwnOidc, GetUserOidc, LinkOidc, OIDC_EMAIL_UNUSED, OIDC_KEPT, OIDC_OFF, OIDC_TAKEN, OidcExpected, OidcLink,
    OidcLinkChanged, OidcMatch, OidcSettings, OwnOidcView, SetUserOidc, UnlinkOidc, UserOidcView,
};
use kontor_contract::personal::Personal;
use kontor_contract::sign_in::SignInStep;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_platform::{App, Asked, Change, Cx};
use kontor_store::RowOp;

use crate::bounds::{require_over, require_person};
use crate::oidc::{is_linked, offered};
use crate::oidc_flow::{self, Vouched};
use crate::own::{Own, hold};
use crate::sessions::{end_sessions_but, require_user};
use crate::sign_in_rows::Account;
use crate::{oidc, session, sql_oidc as sql};

#[derive(Debug, Clone, Row)]
#[row(table = "identity_oidc_link")]
pub(crate) struct Link {
    pub(crate) user_id: UserId,
    pub(crate) issuer: Option<String>,
    pub(crate) subject: Option<Personal>,
    pub(crate) email: Option<Personal>,
    pub(crate) version: i64,
}

impl Link {
    /// What an event says of it; nothing once it was taken away.
    fn told(self) -> Option<OidcLink> {
        let Self { issuer, subject, email, .. } = self;
        issuer.map(|issuer| OidcLink { issuer, subject, email })
    }
}

/// The link that a checked token makes.
pub(crate) fn of(vouched: &Vouched) -> OidcLink {
    OidcLink { issuer: vouched.issuer.clone(), subject: Some(vouched.subject.as_str().into()), email: None }
}

/// Records what becomes of an account's link.
pub(crate) async fn record(cx: &mut Change, user_id: UserId, before: Option<Link>, after: Option<OidcLink>) -> Result<()> {
    let version_before = before.as_ref().map_or(0, |link| link.version);
    cx.document("identity.user", user_id.uuid(), "");
    cx.record(OidcLinkChanged { user_id, before: before.and_then(Link::told), after, version_before }).await
}

/// The row after an event.
pub(crate) fn changed(event: &OidcLinkChanged) -> Vec<RowOp> {
    let OidcLinkChanged { user_id, after, version_before, .. } = event.clone();
    let (issuer, subject, email) = after.map_or((None, None, None), |link| (Some(link.issuer), link.subject, link.email));
    let row = Link { user_id, issuer, subject, email, version: version_before + 1 };
    vec![if version_before == 0 { RowOp::create(&row) } else { RowOp::replace(&row, version_before) }]
}

fn own_view(settings: Option<&OidcSettings>, link: Option<&Link>) -> OwnOidcView {
    OwnOidcView {
        provider: settings.map(|settings| settings.name.clone()),
        linked: settings.is_some_and(|settings| is_linked(settings, link)),
        required: settings.is_some_and(|settings| settings.required),
    }
}

pub(crate) async fn get_own(cx: &mut Cx, _: GetOwnOidc) -> Result<OwnOidcView> {
    let user_id = cx.caller()?.user_id;
    show_own(cx, user_id).await
}

async fn show_own(cx: &mut Cx, user_id: UserId) -> Result<OwnOidcView> {
    let settings = offered(cx).await?;
    let link: Option<Link> = cx.find(&sql::LINK, params![user_id]).await?;
    Ok(own_view(settings.as_ref(), link.as_ref()))
}

/// Asks for the password, and takes the ticket.
pub(crate) async fn check_link(app: App, asked: Asked, request: LinkOidc) -> Result<(Account, Vouched)> {
    let own = Own::at(&app, &asked, &[SignInStep::Open]).await?;
    own.require_password(&app, request.password).await?;
    let vouched = oidc_flow::redeem(&app, &request.ticket).await?;
    if oidc::provider(&app).await?.issuer != vouched.issuer {
        return Err(OIDC_OFF.error());
    }
    Ok((own.account, vouched))
}

pub(crate) async fn link(cx: &mut Change, (_, (account, vouched)): (LinkOidc, (Account, Vouched))) -> Result<OwnOidcView> {
    hold(cx).await?;
    let held: Option<Link> = cx.find(&sql::LINK_HELD, params![account.id]).await?;
    let link = of(&vouched);
    refuse_taken(cx, account.id, &link, "ticket").await?;
    cx.act_as(account.id.uuid());
    record(cx, account.id, held, Some(link)).await?;
    show_own(cx, account.id).await
}

/// Asks for the password before the link goes.
pub(crate) async fn check_unlink(app: App, asked: Asked, request: UnlinkOidc) -> Result<Account> {
    let own = Own::at(&app, &asked, &[SignInStep::Open]).await?;
    own.require_password(&app, request.password).await?;
    Ok(own.account)
}

pub(crate) async fn unlink(cx: &mut Change, (_, account): (UnlinkOidc, Account)) -> Result<OwnOidcView> {
    hold(cx).await?;
    let missing = || NOT_FOUND.with("what", "link").with("id", account.id);
    let held: Link = cx.get(&sql::LINK_HELD, params![account.id], missing).await?;
    if held.issuer.is_none() {
        return Err(missing());
    }
    // Otherwise whoever must sign in at the provider would be let in by password again.
    if offered(cx).await?.is_some_and(|settings| settings.required && is_linked(&settings, Some(&held))) {
        return Err(OIDC_KEPT.error());
    }
    cx.act_as(account.id.uuid());
    record(cx, account.id, Some(held), None).await?;
    show_own(cx, account.id).await
}

/// Refuses what another account has.
async fn refuse_taken(cx: &mut Cx, user_id: UserId, link: &OidcLink, field: &str) -> Result<()> {
    let mut others: Vec<Link> = Vec::new();
    if let Some(subject) = &link.subject {
        others.extend(cx.find::<Link>(&sql::LINK_OF_SUBJECT, params![link.issuer.clone(), subject.0.clone()]).await?);
    }
    if let Some(email) = &link.email {
        others.extend(cx.rows::<Link>(&sql::LINKS_EXPECTED, params![link.issuer.clone(), email.0.clone()]).await?);
    }
    if others.iter().any(|other| other.user_id != user_id) { Err(OIDC_TAKEN.at(field)) } else { Ok(()) }
}

fn user_view(settings: Option<OidcSettings>, link: Option<Link>) -> UserOidcView {
    let version = link.as_ref().map_or(0, |link| link.version);
    let told = link.and_then(Link::told);
    let (issuer, subject, email) = told.map_or((None, None, None), |link| (Some(link.issuer), link.subject, link.email));
    UserOidcView {
        provider: settings.map(|settings| settings.name),
        issuer,
        subject: subject.map(|text| text.0),
        email: email.map(|text| text.0),
        version,
    }
}

pub(crate) async fn get_of_user(cx: &mut Cx, request: GetUserOidc) -> Result<UserOidcView> {
    require_user(cx, request.user_id).await?;
    let link: Option<Link> = cx.find(&sql::LINK, params![request.user_id]).await?;
    Ok(user_view(offered(cx).await?, link))
}

/// Whoever is expected for an account gets in as its user, so owners' accounts are prepared by owners only.
pub(crate) async fn set_of_user(cx: &mut Change, request: SetUserOidc) -> Result<UserOidcView> {
    let SetUserOidc { user_id, version, expected } = request;
    require_user(cx, user_id).await?;
    require_over(cx, user_id).await?;
    require_person(cx, user_id).await?;
    let held: Option<Link> = cx.find(&sql::LINK_HELD, params![user_id]).await?;
    if held.as_ref().map_or(0, |link| link.version) != version {
        return Err(CONFLICT_STALE.with("what", "link"));
    }
    let settings = offered(cx).await?;
    let after = match expected {
        None => None,
        Some(expected) => Some(expectation(settings.as_ref(), expected)?),
    };
    if let Some(link) = &after {
        refuse_taken(cx, user_id, link, "expected").await?;
    }
    let before = held.clone().and_then(Link::told);
    if before == after {
        return Ok(user_view(settings, held));
    }
    // Who came in by the former link is somebody else now.
    if before.is_some_and(|link| link.subject.is_some()) {
        end_sessions_but(cx, user_id, None).await?;
    }
    record(cx, user_id, held, after).await?;
    let link: Option<Link> = cx.find(&sql::LINK, params![user_id]).await?;
    Ok(user_view(settings, link))
}

fn expectation(settings: Option<&OidcSettings>, expected: OidcExpected) -> Result<OidcLink> {
    let settings = settings.ok_or_else(|| OIDC_OFF.error())?;
    let issuer = settings.issuer.clone();
    match expected {
        OidcExpected::Subject(subject) => Ok(OidcLink { issuer, subject: Some(subject.into()), email: None }),
        OidcExpected::Email(_) if settings.matches == OidcMatch::Subject => Err(OIDC_EMAIL_UNUSED.at("expected")),
        OidcExpected::Email(email) => Ok(OidcLink { issuer, subject: None, email: Some(session::normal(&email).into()) }),
    }
}
