//! Grants: which role somebody holds, where, how much of it, how long.

use kontor_contract::access::{
    CreateGrant, GRANT_MAIN, GRANT_PERIOD, GRANT_WAREHOUSE_ELSEWHERE, GRANT_WAREHOUSE_UNKNOWN, GRANTS_FULL, GrantTerms,
    GrantView, GrantsView, ListGrants, ListPlaces, MAX_GRANTS, PlacesView, REGION_UNKNOWN, ROLE_UNKNOWN, RevokeGrant, RoleCode,
    RoleRevoked, UpdateGrant,
};
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::{BRANCH_UNKNOWN, BranchId, GrantId, RoleChanged, RoleGranted, UserId};
use kontor_contract::team::GRANT_OF_TEAM;
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};

use crate::bounds::{governs, grants_of, keep_governed, require_right, require_within};
use crate::rows::{Grant, OwnRole, User};
use crate::sql;

/// Grants of a user.
pub(crate) async fn list(cx: &mut Cx, request: ListGrants) -> Result<GrantsView> {
    known_user(cx, request.user_id).await?;
    view_of(cx, request.user_id).await
}

/// Where a grant can hold.
pub(crate) async fn places(cx: &mut Cx, _: ListPlaces) -> Result<PlacesView> {
    let branches = cx.rows(&sql::BRANCH_NAMES, Vec::new()).await?;
    let warehouses = cx.rows(&sql::WAREHOUSE_PLACES, Vec::new()).await?;
    Ok(PlacesView { branches, warehouses })
}

async fn view_of(cx: &mut Cx, user_id: UserId) -> Result<GrantsView> {
    Ok(GrantsView { grants: grants_of(cx, user_id).await?.iter().map(view).collect() })
}

pub(crate) fn view(grant: &Grant) -> GrantView {
    GrantView {
        id: grant.id,
        user_id: grant.user_id,
        terms: grant.terms(),
        main: grant.main,
        team_id: grant.team_id,
        version: grant.version,
    }
}

pub(crate) async fn known_user(cx: &mut Cx, id: UserId) -> Result<User> {
    cx.get(&sql::USER_BY_ID, params![id], || NOT_FOUND.with("what", "user").with("id", id)).await
}

/// Gives a user one more role.
pub(crate) async fn create(cx: &mut Change, request: CreateGrant) -> Result<GrantView> {
    let user = known_user(cx, request.user_id).await?;
    require_right(cx, user.id, &[&request.terms.role])?;
    let terms = settle(cx, request.terms).await?;
    require_within(cx, &terms)?;
    let held = grants_of(cx, user.id).await?;
    if held.len() >= MAX_GRANTS {
        return Err(GRANTS_FULL.with("limit", MAX_GRANTS));
    }
    let (id, company_id) = (GrantId::from_uuid(cx.new_id()), cx.company_id()?);
    let granted = RoleGranted { main: false, ..RoleGranted::main(id, user.id, company_id, terms.clone()) };
    cx.record(granted).await?;
    cx.document("identity.user", user.id.uuid(), "");
    Ok(GrantView { id, user_id: user.id, terms, main: false, team_id: None, version: 1 })
}

/// Changes the terms of a grant.
pub(crate) async fn update(cx: &mut Change, request: UpdateGrant) -> Result<GrantView> {
    let grant = load(cx, request.id, request.version).await?;
    require_right(cx, grant.user_id, &[&grant.role, &request.terms.role])?;
    require_within(cx, &grant.terms())?;
    let terms = settle(cx, request.terms).await?;
    require_within(cx, &terms)?;
    let view = GrantView { version: grant.version + 1, terms: terms.clone(), ..view(&grant) };
    if terms == grant.terms() {
        return Ok(GrantView { version: grant.version, ..view });
    }
    if !governs(&terms) {
        keep_governed(cx, &grant).await?;
    }
    cx.document("identity.user", grant.user_id.uuid(), "");
    let before = grant.granted();
    let after = before.clone().on(terms);
    cx.record(RoleChanged { before, after, version_before: grant.version }).await?;
    Ok(view)
}

/// Takes a grant back. The one that a user's form shows is changed there, or the user let go.
pub(crate) async fn revoke(cx: &mut Change, request: RevokeGrant) -> Result<GrantsView> {
    let grant = load(cx, request.id, request.version).await?;
    require_right(cx, grant.user_id, &[&grant.role])?;
    require_within(cx, &grant.terms())?;
    if grant.main {
        return Err(GRANT_MAIN.error());
    }
    let mut left = view_of(cx, grant.user_id).await?;
    left.grants.retain(|other| other.id != grant.id);
    keep_governed(cx, &grant).await?;
    cx.document("identity.user", grant.user_id.uuid(), "");
    cx.record(RoleRevoked { before: grant.granted(), version_before: grant.version }).await?;
    Ok(left)
}

async fn load(cx: &mut Cx, id: GrantId, version: i64) -> Result<Grant> {
    let missing = || NOT_FOUND.with("what", "grant").with("id", id);
    let grant: Grant = cx.get(&sql::GRANT_BY_ID, params![id], missing).await?;
    if grant.team_id.is_some() {
        return Err(GRANT_OF_TEAM.error());
    }
    if grant.version == version { Ok(grant) } else { Err(CONFLICT_STALE.with("what", "grant")) }
}

/// Terms as they will be stored: everything named exists, a warehouse brings its branch.
pub(crate) async fn settle(cx: &mut Cx, mut terms: GrantTerms) -> Result<GrantTerms> {
    require_role(cx, &terms.role, "role").await?;
    if terms.valid_from.zip(terms.valid_to).is_some_and(|(from, to)| to < from) {
        return Err(GRANT_PERIOD.at("terms.valid_to"));
    }
    if let Some(id) = terms.warehouse_id {
        let place: Option<(BranchId, String)> = cx.find(&sql::WAREHOUSE_PLACE, params![id]).await?;
        let (branch, _) = place.ok_or_else(|| GRANT_WAREHOUSE_UNKNOWN.at("terms.warehouse_id"))?;
        if terms.branch_id.is_some_and(|own| own != branch) {
            return Err(GRANT_WAREHOUSE_ELSEWHERE.at("terms.warehouse_id"));
        }
        terms.branch_id = Some(branch);
    }
    require_branch(cx, terms.branch_id).await?;
    if terms.branch_id.is_some() {
        // A branch is narrower than any region.
        terms.region.clear();
    } else if !terms.region.is_empty() && cx.value::<i64>(&sql::REGION_BRANCHES, params![terms.region.clone()]).await? == 0 {
        return Err(REGION_UNKNOWN.with("region", &terms.region).at("terms.region"));
    }
    Ok(terms)
}

pub(crate) async fn require_branch(cx: &mut Cx, branch_id: Option<BranchId>) -> Result<()> {
    match branch_id {
        Some(id) if cx.value::<i64>(&sql::BRANCH_KNOWN, params![id]).await? == 0 => Err(BRANCH_UNKNOWN.at("branch_id")),
        _ => Ok(()),
    }
}

pub(crate) async fn require_role(cx: &mut Cx, role: &RoleCode, field: &str) -> Result<()> {
    if role.ready_made().is_some() || cx.find::<OwnRole>(&sql::ROLE, params![role.clone()]).await?.is_some() {
        return Ok(());
    }
    Err(ROLE_UNKNOWN.with("role", role).at(field))
}
