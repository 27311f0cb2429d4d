//! What one may give to others, and whom one may change: nobody reaches beyond their own grants, and owners are the owners'.

use kontor_contract::access::{GRANT_BEYOND, GRANT_OWN, GrantTerms, OWNER_ONLY, RoleCode};
use kontor_contract::identity::{CompanyId, GrantId, LAST_OWNER, Role, UserId};
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx, Held};

use crate::rows::Grant;
use crate::sql;

/// Refuses unless the caller governs the whole company.
pub(crate) fn require_governing(cx: &Cx) -> Result<()> {
    if cx.caller()?.governs() { Ok(()) } else { Err(OWNER_ONLY.error()) }
}

/// Refuses unless the caller may do what the command does everywhere in the company.
pub(crate) fn require_everywhere(cx: &Cx) -> Result<()> {
    let everywhere = cx.caller()?.giving().any(|held| held.area.is_everything());
    if everywhere { Ok(()) } else { Err(GRANT_BEYOND.error()) }
}

/// Refuses terms that reach beyond where the caller may do what the command does.
pub(crate) fn require_within(cx: &Cx, terms: &GrantTerms) -> Result<()> {
    let within = cx.caller()?.giving().any(|held| covers(held, terms));
    if within { Ok(()) } else { Err(GRANT_BEYOND.error()) }
}

/// Whether all that terms reach lies in the area of a grant, tomorrow too: a region may get another branch. Records of one's
/// own are nobody else's, so such a grant covers nothing.
fn covers(held: &Held, terms: &GrantTerms) -> bool {
    if held.area.own.is_some() {
        return false;
    }
    if let Some(warehouses) = &held.area.warehouses {
        return terms.warehouse_id.is_some_and(|warehouse| warehouses.contains(&warehouse));
    }
    match (&held.area.branches, terms.branch_id) {
        (None, _) => true,
        (Some(branches), Some(branch)) => branches.contains(&branch.uuid()),
        (Some(_), None) => !terms.region.is_empty() && terms.region == held.region,
    }
}

/// Whether somebody governs every company of the book but the one where they work now.
pub(crate) async fn governs_elsewhere(cx: &mut Cx, user_id: UserId, company_id: CompanyId) -> Result<bool> {
    Ok(cx.value::<i64>(&sql::COMPANIES_UNGOVERNED, params![user_id, company_id]).await? == 0)
}

/// Refuses to touch a user as a person (name, password, second factor, whether they may sign in) who works in other companies,
/// too, unless the caller governs those: whoever could set their password would work there in their name.
pub(crate) async fn require_person(cx: &mut Cx, user_id: UserId) -> Result<()> {
    let (caller, company_id) = (cx.caller()?.user_id, cx.company_id()?);
    if caller == user_id || cx.value::<i64>(&sql::COMPANIES_BEYOND, params![user_id, company_id, caller]).await? == 0 {
        return Ok(());
    }
    Err(GRANT_BEYOND.error())
}

/// Refuses to touch a user who holds more than the caller may give: whoever could reset an owner's password would be one.
pub(crate) async fn require_over(cx: &mut Cx, user_id: UserId) -> Result<()> {
    let caller = cx.caller()?;
    if caller.governs() || caller.user_id == user_id {
        return Ok(());
    }
    let grants = grants_of(cx, user_id).await?;
    if grants.iter().any(|grant| grant.role == Role::Owner) {
        return Err(OWNER_ONLY.error());
    }
    grants.iter().try_for_each(|grant| require_within(cx, &grant.terms()))
}

pub(crate) async fn grants_of(cx: &mut Cx, user_id: UserId) -> Result<Vec<Grant>> {
    cx.rows(&sql::GRANTS_OF_USER, params![user_id]).await
}

/// Owners are made and changed by owners, and nobody else widens what they may do themselves.
pub(crate) fn require_right(cx: &Cx, user: UserId, roles: &[&RoleCode]) -> Result<()> {
    let caller = cx.caller()?;
    if caller.governs() {
        return Ok(());
    }
    if roles.iter().any(|role| **role == Role::Owner) {
        return Err(OWNER_ONLY.error());
    }
    if caller.user_id == user { Err(GRANT_OWN.error()) } else { Ok(()) }
}

/// Whether whoever holds this governs the whole book, today and tomorrow.
pub(crate) fn governs(terms: &GrantTerms) -> bool {
    *terms == GrantTerms::everywhere(Role::Owner)
}

/// A company that nobody may govern any more could never be mended from inside: before a grant goes, another must govern.
pub(crate) async fn keep_governed(cx: &mut Change, grant: &Grant) -> Result<()> {
    if !governs(&grant.terms()) {
        return Ok(());
    }
    let other = cx.find(&sql::OTHER_GOVERNING_GRANT, params![grant.id]).await?;
    require_still_governing(cx, other, grant.company_id)
}

/// As [`keep_governed`], before a user goes with all they hold, in whichever company.
pub(crate) async fn keep_governed_without(cx: &mut Change, user_id: UserId) -> Result<()> {
    let own = cx.company_id()?;
    let elsewhere: Vec<(CompanyId,)> = cx.rows(&sql::COMPANIES_GOVERNED, params![user_id, own]).await?;
    let here = grants_of(cx, user_id).await?.iter().any(|grant| governs(&grant.terms()));
    let companies: Vec<CompanyId> = here.then_some(own).into_iter().chain(elsewhere.into_iter().map(|(id,)| id)).collect();
    let mut others = Vec::with_capacity(companies.len());
    for company_id in companies {
        let other: Option<(GrantId,)> = cx.find(&sql::OTHER_GOVERNING_USER, params![user_id, company_id]).await?;
        others.push((other, company_id));
    }
    others.into_iter().try_for_each(|(other, company_id)| require_still_governing(cx, other, company_id))
}

/// The other grant must govern when this change is kept, too: two owners may not end each other.
fn require_still_governing(cx: &mut Change, other: Option<(GrantId,)>, company_id: CompanyId) -> Result<()> {
    let (id,) = other.ok_or_else(|| LAST_OWNER.error())?;
    cx.guard(&sql::STILL_GOVERNS, params![id, company_id]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use kontor_contract::identity::BranchId;
    use kontor_contract::limits::Limits;
    use kontor_store::Area;
    use uuid::Uuid;

    use super::*;

    const ONE: Uuid = Uuid::from_u128(1);
    const TWO: Uuid = Uuid::from_u128(2);

    fn held(area: Area, region: &str) -> Held {
        Held {
            id: GrantId::from_uuid(ONE),
            role: Role::Administrator.into(),
            permissions: Cow::Borrowed(&[]),
            hides: Cow::Borrowed(&[]),
            area,
            region: region.to_owned(),
            limits: Limits::default(),
        }
    }

    #[test]
    fn a_grant_covers_what_lies_in_its_area() {
        let branches = |ids: &[Uuid]| Area { branches: Some(ids.to_vec()), ..Area::default() };
        let everywhere = held(Area::default(), "");
        let north = held(branches(&[ONE]), "north");
        let branch = held(branches(&[ONE]), "");
        let keeper = held(Area { warehouses: Some(vec![TWO]), ..branches(&[ONE]) }, "");
        let own = held(Area { own: Some(ONE), ..Area::default() }, "");
        let all = GrantTerms::everywhere(Role::Reader);
        let in_branch = |id: Uuid| GrantTerms { branch_id: Some(BranchId::from_uuid(id)), ..all.clone() };
        let in_region = |region: &str| GrantTerms { region: region.into(), ..all.clone() };
        let in_warehouse = |id: Uuid| GrantTerms { warehouse_id: Some(id), ..in_branch(ONE) };
        let cases = [
            (&everywhere, vec![all.clone(), in_branch(TWO), in_region("south"), in_warehouse(ONE)], Vec::new()),
            (
                &north,
                vec![in_region("north"), in_branch(ONE), in_warehouse(TWO)],
                vec![all.clone(), in_region("south"), in_branch(TWO)],
            ),
            (&branch, vec![in_branch(ONE), in_warehouse(TWO)], vec![all.clone(), in_region("north"), in_branch(TWO)]),
            (&keeper, vec![in_warehouse(TWO)], vec![all.clone(), in_branch(ONE), in_warehouse(ONE)]),
            (&own, Vec::new(), vec![all.clone(), in_branch(ONE), GrantTerms { own_only: true, ..in_branch(ONE) }]),
        ];
        for (held, within, beyond) in cases {
            assert!(within.iter().all(|terms| covers(held, terms)), "{held:?}");
            assert!(!beyond.iter().any(|terms| covers(held, terms)), "{held:?}");
        }
    }

    #[test]
    fn who_governs_is_bound_by_nothing() {
        let all = GrantTerms::everywhere(Role::Owner);
        assert!(governs(&all));
        let bound = [
            GrantTerms::everywhere(Role::Administrator),
            GrantTerms { own_only: true, ..all.clone() },
            GrantTerms { region: "north".into(), ..all.clone() },
            GrantTerms { limits: Limits { approve_up_to: Some(1), ..Limits::default() }, ..all.clone() },
            GrantTerms { valid_to: "2026-12-31".parse().ok(), ..all },
        ];
        assert!(!bound.iter().any(governs));
    }
}
