//! Roles: the ready-made ones, and a company's own.

use std::collections::HashMap;

use kontor_contract::access::{
    GRANT_OWN, ListRoles, MAX_ROLES, OWNER_ONLY, PERMISSION_UNKNOWN, ROLE_READY_MADE, ROLES_FULL, RoleCode, RoleContent,
    RoleSaved, RoleView, RolesView, SaveRole,
};
use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::identity::Role;
use kontor_contract::{Result, params, permissions, roles};
use kontor_platform::{Change, Cx};

use crate::bounds::{grants_of, require_everywhere};
use crate::rows::OwnRole;
use crate::sql;

/// The ready-made roles first, then the company's own.
pub(crate) async fn list(cx: &mut Cx, _: ListRoles) -> Result<RolesView> {
    let own: Vec<OwnRole> = cx.rows(&sql::ROLES, Vec::new()).await?;
    let holders = holders(cx).await?;
    let held = |code: &RoleCode| holders.get(code).copied().unwrap_or_default();
    let ready_made = Role::ALL.iter().map(|role| ready_made(*role));
    let own = own.into_iter().map(|role| {
        let OwnRole { code, name, permissions, hides, version, .. } = role;
        RoleView { code, name, ready_made: false, permissions: permissions.0, hides: hides.0, holders: 0, version }
    });
    let roles = ready_made.chain(own).map(|role| RoleView { holders: held(&role.code), ..role }).collect();
    Ok(RolesView { roles, permissions: permissions().into_iter().map(str::to_owned).collect() })
}

/// How many people hold each role.
async fn holders(cx: &mut Cx) -> Result<HashMap<RoleCode, i64>> {
    let holders: Vec<(RoleCode, i64)> = cx.rows(&sql::HOLDERS, Vec::new()).await?;
    Ok(holders.into_iter().collect())
}

fn ready_made(role: Role) -> RoleView {
    RoleView {
        code: role.into(),
        name: String::new(),
        ready_made: true,
        permissions: roles::permissions(role).iter().map(|permission| (*permission).to_owned()).collect(),
        hides: roles::hides(role).to_vec(),
        holders: 0,
        version: 0,
    }
}

/// Makes or changes a role of the company's own; whoever holds it has its new rights at once.
pub(crate) async fn save(cx: &mut Change, request: SaveRole) -> Result<RoleView> {
    let SaveRole { code, version, name, permissions, hides } = request;
    if code.ready_made().is_some() {
        return Err(ROLE_READY_MADE.with("role", &code).at("code"));
    }
    let after = RoleContent { name, permissions: sorted(permissions)?, hides: unique(hides) };
    let found: Option<OwnRole> = cx.find(&sql::ROLE, params![code.clone()]).await?;
    if found.as_ref().map_or(0, |role| role.version) != version {
        return Err(CONFLICT_STALE.with("what", &code));
    }
    let held_before = found.as_ref().map_or(&[][..], |role| &role.permissions.0);
    require_right(cx, &code, [held_before, &after.permissions].concat()).await?;
    let (id, before) = match found {
        Some(OwnRole { id, name, permissions, hides, .. }) => {
            (id, Some(RoleContent { name, permissions: permissions.0, hides: hides.0 }))
        }
        None => {
            let own: Vec<OwnRole> = cx.rows(&sql::ROLES, Vec::new()).await?;
            if own.len() >= MAX_ROLES {
                return Err(ROLES_FULL.with("limit", MAX_ROLES));
            }
            (cx.new_id(), None)
        }
    };
    let RoleContent { name, permissions, hides } = after.clone();
    let holders = holders(cx).await?.get(&code).copied().unwrap_or_default();
    let view = RoleView { code: code.clone(), name, ready_made: false, permissions, hides, holders, version: version + 1 };
    if before.as_ref() == Some(&after) {
        return Ok(RoleView { version, ..view });
    }
    cx.document("identity.role", id, &code.0);
    let company_id = cx.company_id()?;
    cx.record(RoleSaved { id, company_id, code, before, after, version_before: version }).await?;
    Ok(view)
}

/// A role holds wherever it is granted, so it is changed by who may do so everywhere; and nobody but an owner widens what they
/// may do themselves, or gives what only owners may do.
async fn require_right(cx: &mut Change, code: &RoleCode, permissions: Vec<String>) -> Result<()> {
    if cx.caller()?.governs() {
        return Ok(());
    }
    require_everywhere(cx)?;
    let user_id = cx.caller()?.user_id;
    if grants_of(cx, user_id).await?.iter().any(|grant| grant.role == *code) {
        return Err(GRANT_OWN.at("code"));
    }
    if permissions.iter().any(|permission| roles::OWNERS.contains(&permission.as_str())) {
        return Err(OWNER_ONLY.at("permissions"));
    }
    Ok(())
}

fn sorted(mut permissions: Vec<String>) -> Result<Vec<String>> {
    if let Some(unknown) = permissions.iter().find(|permission| roles::known(permission).is_none()) {
        return Err(PERMISSION_UNKNOWN.with("permission", unknown).at("permissions"));
    }
    permissions.sort_unstable();
    permissions.dedup();
    Ok(permissions)
}

fn unique<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items.dedup();
    items
}
