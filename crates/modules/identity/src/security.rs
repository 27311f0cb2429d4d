//! What a company asks of sign-ins: automatic lock, age of sessions, who must use a second factor.

use kontor_contract::access::RoleCode;
use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::identity::{CompanyId, UserId};
use kontor_contract::json::Json;
use kontor_contract::sign_in::{GetSecurity, SecuritySet, SecuritySettings, SecurityView, SetSecurity};
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};
use kontor_store::RowOp;

use crate::bounds::require_everywhere;
use crate::grant::require_role;
use crate::sessions::hold_to;
use crate::sign_in_rows::Security;
use crate::sql_sign_in as sql;

/// What a company asks, if it has said something.
pub(crate) type Asked = (Option<Json<SecuritySettings>>,);

async fn load(cx: &mut Cx, company_id: CompanyId) -> Result<Option<Security>> {
    cx.find(&sql::SECURITY, params![company_id]).await
}

/// The settings of a company; the defaults if it has said nothing.
pub(crate) async fn of(cx: &mut Cx, company_id: CompanyId) -> Result<SecuritySettings> {
    Ok(load(cx, company_id).await?.map(|row| row.settings.0).unwrap_or_default())
}

/// Minutes without work after which the sessions of a user lock, 0 for never, of what their companies ask: the fewest, whichever
/// they are in, as a session leads to each of them without a password.
pub(crate) fn idle_minutes(asked: Vec<Asked>) -> u32 {
    let minutes = asked.into_iter().map(|(settings,)| settings.map(|settings| settings.0).unwrap_or_default().idle_minutes);
    minutes.filter(|minutes| *minutes > 0).min().unwrap_or(0)
}

/// [`idle_minutes`] of a user.
pub(crate) async fn idle_minutes_of(cx: &mut Cx, user_id: UserId) -> Result<u32> {
    Ok(idle_minutes(cx.rows(&sql::SECURITY_OF_USER, params![user_id]).await?))
}

/// Whether a role of the user must use a second factor.
pub(crate) async fn asks_second_factor(cx: &mut Cx, user_id: UserId, company_id: CompanyId) -> Result<bool> {
    let asked = of(cx, company_id).await?.second_factor_roles;
    if asked.is_empty() {
        return Ok(false);
    }
    Ok(roles_of(cx, user_id, company_id).await?.iter().any(|role| asked.contains(role)))
}

/// Whether a role that the user holds in any company must use a second factor.
pub(crate) async fn any_asks_second_factor(cx: &mut Cx, user_id: UserId) -> Result<bool> {
    let companies: Vec<(CompanyId,)> = cx.rows(&sql::COMPANIES_HELD, params![user_id]).await?;
    for (company_id,) in companies {
        if asks_second_factor(cx, user_id, company_id).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Settings for a company that was just made: those of another one, less the roles of that one's own.
pub(crate) async fn begin(cx: &mut Change, company_id: CompanyId, mut settings: SecuritySettings) -> Result<()> {
    settings.second_factor_roles.retain(|role| RoleCode(role.clone()).ready_made().is_some());
    if settings == SecuritySettings::default() {
        return Ok(());
    }
    cx.record(SecuritySet { company_id, before: None, after: settings, version_before: 0 }).await
}

/// Codes of the roles a user holds today.
pub(crate) async fn roles_of(cx: &mut Cx, user_id: UserId, company_id: CompanyId) -> Result<Vec<String>> {
    let today = cx.today();
    let roles: Vec<(String,)> = cx.rows(&sql::ROLES, params![user_id, company_id, today]).await?;
    Ok(roles.into_iter().map(|(role,)| role).collect())
}

pub(crate) async fn get(cx: &mut Cx, _: GetSecurity) -> Result<SecurityView> {
    let company_id = cx.company_id()?;
    let row = load(cx, company_id).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    let settings = row.map(|row| row.settings.0).unwrap_or_default();
    let user_id = cx.caller()?.user_id;
    Ok(SecurityView { locks_after_minutes: idle_minutes_of(cx, user_id).await?, settings, version })
}

pub(crate) async fn set(cx: &mut Change, request: SetSecurity) -> Result<SecurityView> {
    require_everywhere(cx)?;
    let company_id = cx.company_id()?;
    let SetSecurity { version, mut settings } = request;
    settings.second_factor_roles.sort_unstable();
    settings.second_factor_roles.dedup();
    for role in &settings.second_factor_roles {
        require_role(cx, &RoleCode(role.clone()), "settings.second_factor_roles").await?;
    }
    let before = load(cx, company_id).await?;
    let version_before = before.as_ref().map_or(0, |row| row.version);
    if version_before != version {
        return Err(CONFLICT_STALE.with("what", "security"));
    }
    let before = before.map(|row| row.settings.0);
    cx.document("identity.company", company_id.uuid(), "");
    cx.record(SecuritySet { company_id, before, after: settings.clone(), version_before }).await?;
    hold_to(cx, company_id, &settings).await?;
    let user_id = cx.caller()?.user_id;
    Ok(SecurityView { locks_after_minutes: idle_minutes_of(cx, user_id).await?, settings, version: version_before + 1 })
}

/// The row after an event.
pub(crate) fn security_set(event: &SecuritySet) -> Vec<RowOp> {
    let settings = Json(event.after.clone());
    let row = Security { company_id: event.company_id, settings, version: event.version_before + 1 };
    vec![if event.version_before == 0 { RowOp::create(&row) } else { RowOp::replace(&row, event.version_before) }]
}
