//! Signing in at a provider of identities: which one it is, whose account somebody's identity there is, and who may no
//! longer sign in with a password.
//!
//! The provider's word is checked before it comes here, by the server, which hands the browser a ticket for it
//! ([`vouch`]). An account is found by issuer and subject only; an e-mail address counts once, verified, for an account
//! that an administrator prepared for it.

use kontor_contract::access::OWNER_ONLY;
use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::identity::{CompanyId, Role, SignedIn};
use kontor_contract::json::Json;
use kontor_contract::oidc::{
    GetOidc, OIDC_OFF, OIDC_ONLY, OIDC_UNKNOWN, OidcMatch, OidcSet, OidcSettings, OidcView, SetOidc, SignInOidc,
};
use kontor_contract::sign_in::SignInStep;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_platform::{App, Asked, Change, Cx, Place, Source};
use kontor_store::RowOp;

pub use crate::oidc_flow::{FLOW, Returned, Vouched, begin, come_back, vouch};

use crate::bounds::{governs_elsewhere, require_governing};
use crate::oidc_link::{self, Link};
use crate::own::Own;
use crate::sign_in_rows::Account;
use crate::{oidc_flow, sealed, security, session, sql_oidc as sql, sql_sign_in, throttle};

/// What the provider's secret is called beside the book's other keys.
const SECRET: &str = "oidc-client";

#[derive(Debug, Clone, Row)]
#[row(table = "identity_oidc")]
pub(crate) struct Provider {
    company_id: CompanyId,
    settings: Json<Option<OidcSettings>>,
    version: i64,
}

async fn load(cx: &mut Cx) -> Result<Option<Provider>> {
    cx.find(&sql::PROVIDER, Vec::new()).await
}

/// The provider, if people may sign in at one.
pub(crate) async fn offered(cx: &mut Cx) -> Result<Option<OidcSettings>> {
    Ok(load(cx).await?.and_then(|row| row.settings.0))
}

/// The provider, for the server that sends people there.
///
/// # Errors
/// `auth.oidc_off`, `unavailable.*`.
pub async fn provider(app: &App) -> Result<OidcSettings> {
    app.read(None, async |cx: &mut Cx| offered(cx).await).await?.ok_or_else(|| OIDC_OFF.error())
}

/// The secret the provider expects, as it is kept on this machine.
///
/// # Errors
/// `secret.*`.
pub async fn client_secret(app: &App) -> Result<Option<String>> {
    let (secrets, book) = (app.secrets().clone(), app.db().identity().tenant_id);
    let kept = sealed::blocking(move || secrets.get(book, SECRET)).await?;
    Ok(kept.and_then(|secret| String::from_utf8(secret).ok()))
}

pub(crate) async fn get(cx: &mut Cx, _: GetOidc) -> Result<OidcView> {
    let row = load(cx).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    Ok(OidcView { settings: row.and_then(|row| row.settings.0), version })
}

/// Keeps the secret, or forgets it, before the provider is set: only an owner gets so far, who saw what is there.
pub(crate) async fn keep_secret(app: App, asked: Asked, request: SetOidc) -> Result<()> {
    let own = Own::at(&app, &asked, &[SignInStep::Open]).await?;
    let (user_id, company_id) = (own.account.id, own.session.company_id);
    let seen = app.read(None, async move |cx: &mut Cx| {
        let roles = security::roles_of(cx, user_id, company_id).await?;
        let owner = roles.iter().any(|role| role == Role::Owner.as_str()) && governs_elsewhere(cx, user_id, company_id).await?;
        let version = load(cx).await?.map_or(0, |row| row.version);
        Ok((owner, version))
    });
    let (owner, version) = seen.await?;
    if !owner {
        return Err(OWNER_ONLY.error());
    }
    if version != request.version {
        return Err(CONFLICT_STALE.with("what", "oidc"));
    }
    let expects = request.settings.is_some_and(|settings| settings.confidential);
    let (secrets, book) = (app.secrets().clone(), app.db().identity().tenant_id);
    let keep = move || match request.secret {
        Some(secret) if expects => secrets.put(book, SECRET, secret.as_bytes()).map(drop),
        None if expects => Ok(()),
        _ => secrets.delete(book, SECRET),
    };
    sealed::blocking(keep).await
}

pub(crate) async fn set(cx: &mut Change, (request, ()): (SetOidc, ())) -> Result<OidcView> {
    require_governing(cx)?;
    let (user_id, own) = (cx.caller()?.user_id, cx.company_id()?);
    if !governs_elsewhere(cx, user_id, own).await? {
        return Err(OWNER_ONLY.error());
    }
    let before = load(cx).await?;
    let company_id = before.as_ref().map_or(own, |row| row.company_id);
    let version_before = before.as_ref().map_or(0, |row| row.version);
    if version_before != request.version {
        return Err(CONFLICT_STALE.with("what", "oidc"));
    }
    let (before, after) = (before.and_then(|row| row.settings.0), request.settings);
    cx.document("identity.company", own.uuid(), "");
    cx.record(OidcSet { company_id, before, after: after.clone(), version_before }).await?;
    Ok(OidcView { settings: after, version: version_before + 1 })
}

/// The row after an event.
pub(crate) fn provider_set(event: &OidcSet) -> Vec<RowOp> {
    let row = Provider { company_id: event.company_id, settings: Json(event.after.clone()), version: event.version_before + 1 };
    vec![if event.version_before == 0 { RowOp::create(&row) } else { RowOp::replace(&row, event.version_before) }]
}

/// An account and who signed in at the provider for it.
#[derive(Clone)]
pub(crate) struct Found {
    account: Account,
    vouched: Vouched,
}

/// Finds the account of a ticket. It is an attempt like a password's, and given back like one.
pub(crate) async fn redeem(app: App, asked: Asked, request: SignInOidc) -> Result<Found> {
    let counted = throttle::admit_source(&app, &asked.source).await?;
    let vouched = oidc_flow::redeem(&app, &request.ticket).await?;
    let settings = provider(&app).await?;
    let sought = vouched.clone();
    let account = app.read(None, async move |cx: &mut Cx| account_of(cx, &settings, &sought).await).await?;
    let Some(account) = account else {
        return Err(OIDC_UNKNOWN.error());
    };
    throttle::refund(&app, counted).await?;
    Ok(Found { account, vouched })
}

async fn account_of(cx: &mut Cx, settings: &OidcSettings, vouched: &Vouched) -> Result<Option<Account>> {
    if settings.issuer != vouched.issuer {
        return Ok(None);
    }
    let subject = params![vouched.issuer.clone(), vouched.subject.clone()];
    let link = match cx.find::<Link>(&sql::LINK_OF_SUBJECT, subject).await? {
        Some(link) => Some(link),
        None => expected(cx, settings, vouched).await?,
    };
    match link {
        // Whoever may no longer sign in has no account here.
        Some(link) => cx.find(&sql_sign_in::ACCOUNT_OF_USER, params![link.user_id]).await,
        None => Ok(None),
    }
}

/// The one account that was prepared for a verified address and is linked to nobody yet.
async fn expected(cx: &mut Cx, settings: &OidcSettings, vouched: &Vouched) -> Result<Option<Link>> {
    let Some(email) = vouched.email.as_deref().filter(|_| settings.matches == OidcMatch::Email) else { return Ok(None) };
    let asked = params![vouched.issuer.clone(), session::normal(email)];
    let mut links: Vec<Link> = cx.rows(&sql::LINKS_EXPECTED, asked).await?;
    if links.len() == 1 { Ok(links.pop()) } else { Ok(None) }
}

/// Opens the session as a password would; the first time it links the account.
pub(crate) async fn sign_in(cx: &mut Change, (_, found): (SignInOidc, Found)) -> Result<SignedIn> {
    let Found { account, vouched } = found;
    let link: Link = cx.get(&sql::LINK_HELD, params![account.id], || OIDC_UNKNOWN.error()).await?;
    match &link.subject {
        Some(subject) if subject.0 == vouched.subject => {}
        // The link was taken to somebody else meanwhile.
        Some(_) => return Err(OIDC_UNKNOWN.error()),
        None => {
            cx.act_as(account.id.uuid());
            oidc_link::record(cx, account.id, Some(link), Some(oidc_link::of(&vouched))).await?;
        }
    }
    // Their access may have been ended since the account was found.
    cx.get::<(String,)>(&sql_sign_in::VERIFIER_SHARED, params![account.id], || OIDC_UNKNOWN.error()).await?;
    session::open_for(cx, account).await
}

/// Whether an account is linked to the provider that is set.
pub(crate) fn is_linked(settings: &OidcSettings, link: Option<&Link>) -> bool {
    link.is_some_and(|link| link.subject.is_some() && link.issuer.as_deref() == Some(settings.issuer.as_str()))
}

/// Refuses the password of an account that the company lets in by the provider only. An owner at the machine that has the
/// book is never refused: somebody must get in when the provider is gone.
///
/// # Errors
/// `auth.oidc_only`, `unavailable.*`.
pub(crate) async fn refuse_password(app: &App, account: &Account, source: &Source) -> Result<()> {
    let (user_id, local) = (account.id, source.place == Place::Local);
    app.read(None, async move |cx: &mut Cx| {
        let Some(provider) = load(cx).await? else { return Ok(()) };
        let Some(settings) = provider.settings.0.filter(|settings| settings.required) else { return Ok(()) };
        let link: Option<Link> = cx.find(&sql::LINK, params![user_id]).await?;
        if !is_linked(&settings, link.as_ref()) {
            return Ok(());
        }
        let today = cx.today();
        let owner = cx.value::<i64>(&sql_sign_in::OWNS, params![user_id, today]).await? > 0;
        if local && owner { Ok(()) } else { Err(OIDC_ONLY.with("name", settings.name)) }
    })
    .await
}
