//! What events do to rows. Pure: an event in, row operations out.

use kontor_contract::access::{RoleContent, RoleRevoked, RoleSaved};
use kontor_contract::branch::{BranchChanged, BranchContent, BranchCreated};
use kontor_contract::identity::{
    CompanyCreated, PasswordSet, RoleChanged, RoleGranted, UserChanged, UserCreated, UserDeactivated, UserSaved,
};
use kontor_contract::json::Json;
use kontor_contract::settings::SettingsSet;
use kontor_contract::team::{TeamContent, TeamSaved};
use kontor_store::RowOp;

use crate::rows::{Branch, Company, Grant, Logo, OwnRole, Team, User};
use crate::settings;

pub(crate) fn company_created(event: &CompanyCreated) -> Vec<RowOp> {
    let branch = Branch {
        id: event.branch_id,
        company_id: event.id,
        code: event.branch_code.clone(),
        name: event.branch_name.clone(),
        version: 1,
        region: event.branch_region.clone(),
    };
    let company = Company {
        id: event.id,
        name: event.name.clone(),
        country: event.country.clone(),
        currency: event.currency,
        fiscal_start_month: event.fiscal_start_month,
        pack: event.pack.clone(),
        demo: event.demo,
        main_branch_id: event.branch_id,
        version: 1,
    };
    vec![RowOp::create(&company), RowOp::create(&branch)]
}

pub(crate) fn branch_created(event: &BranchCreated) -> Vec<RowOp> {
    let BranchCreated { id, company_id, code, name, region } = event.clone();
    vec![RowOp::create(&Branch { id, company_id, code, name, version: 1, region })]
}

pub(crate) fn branch_changed(event: &BranchChanged) -> Vec<RowOp> {
    let BranchChanged { id, company_id, code, after: BranchContent { name, region }, version_before, .. } = event.clone();
    vec![RowOp::replace(&Branch { id, company_id, code, name, version: version_before + 1, region }, version_before)]
}

pub(crate) fn user_created(event: &UserCreated) -> Vec<RowOp> {
    let user = User {
        id: event.id,
        login: event.login.clone(),
        name: event.name.clone(),
        language: event.language,
        active: true,
        version: 1,
    };
    vec![RowOp::create(&user)]
}

pub(crate) fn user_deactivated(event: &UserDeactivated) -> Vec<RowOp> {
    let user = User {
        id: event.id,
        login: event.login.clone(),
        name: event.name.clone(),
        language: event.language,
        active: false,
        version: event.version_before + 1,
    };
    vec![RowOp::replace(&user, event.version_before)]
}

pub(crate) fn user_changed(event: &UserChanged) -> Vec<RowOp> {
    let UserSaved { name, language, active } = event.after.clone();
    let user = User { id: event.id, login: event.login.clone(), name, language, active, version: event.version_before + 1 };
    vec![RowOp::replace(&user, event.version_before)]
}

/// The verifier itself is local; the fact only says that it changed.
pub(crate) fn password_set(_: &PasswordSet) -> Vec<RowOp> {
    Vec::new()
}

pub(crate) fn role_granted(event: &RoleGranted) -> Vec<RowOp> {
    vec![RowOp::create(&Grant::of(event, 1, false))]
}

pub(crate) fn role_changed(event: &RoleChanged) -> Vec<RowOp> {
    vec![RowOp::replace(&Grant::of(&event.after, event.version_before + 1, false), event.version_before)]
}

pub(crate) fn role_revoked(event: &RoleRevoked) -> Vec<RowOp> {
    vec![RowOp::replace(&Grant::of(&event.before, event.version_before + 1, true), event.version_before)]
}

pub(crate) fn role_saved(event: &RoleSaved) -> Vec<RowOp> {
    let RoleSaved { id, company_id, code, after, version_before, .. } = event.clone();
    let RoleContent { name, permissions, hides } = after;
    let (permissions, hides) = (Json(permissions), Json(hides));
    let role = OwnRole { id, company_id, code, name, permissions, hides, version: version_before + 1 };
    vec![if version_before == 0 { RowOp::create(&role) } else { RowOp::replace(&role, version_before) }]
}

pub(crate) fn team_saved(event: &TeamSaved) -> Vec<RowOp> {
    let TeamSaved { id, company_id, after: TeamContent { name, terms, members, ended }, version_before, .. } = event.clone();
    let (terms, members) = (Json(terms), Json(members));
    let team = Team { id, company_id, name, terms, members, ended, version: version_before + 1 };
    vec![if version_before == 0 { RowOp::create(&team) } else { RowOp::replace(&team, version_before) }]
}

pub(crate) fn settings_set(event: &SettingsSet) -> Vec<RowOp> {
    let row = settings::row(event);
    let before = event.version_before;
    let mut ops = vec![if before == 0 { RowOp::create(&row) } else { RowOp::replace(&row, before) }];
    ops.extend(
        event
            .new_logo
            .iter()
            .map(|logo| RowOp::insert(&Logo { company_id: event.company_id, hash: logo.hash.clone(), png: logo.png.clone() })),
    );
    ops
}
