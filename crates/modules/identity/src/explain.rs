//! What a user may see and do, and which rule says so.

use std::collections::BTreeMap;

use kontor_contract::access::{AccessLine, AccessRule, AccessView, BranchPlace, ExplainAccess, FieldClass, Reason};
use kontor_contract::identity::BranchId;
use kontor_contract::{Access, Result, commands, params, roles};
use kontor_platform::{Cx, hidden};
use kontor_store::Area;

use crate::grant::{known_user, view};
use crate::rows::{Grant, OwnRole, User};
use crate::sql;

/// A rule, where it reaches, and what its role may do.
struct Ruled {
    rule: AccessRule,
    area: Area,
    permissions: Vec<String>,
}

pub(crate) async fn explain(cx: &mut Cx, request: ExplainAccess) -> Result<AccessView> {
    let on = request.on.unwrap_or_else(|| cx.today());
    let User { id, name, active, .. } = known_user(cx, request.user_id).await?;
    let grants: Vec<Grant> = cx.rows(&sql::GRANTS_OF_USER, params![id]).await?;
    let branches: Vec<BranchPlace> = cx.rows(&sql::BRANCH_NAMES, Vec::new()).await?;
    let mut ruled = Vec::with_capacity(grants.len());
    for grant in grants {
        let own: Option<OwnRole> = cx.find(&sql::ROLE, params![grant.role.clone()]).await?;
        let place: Option<(BranchId, String)> = match grant.warehouse_id {
            Some(warehouse) => cx.find(&sql::WAREHOUSE_PLACE, params![warehouse]).await?,
            None => None,
        };
        let reached = branches.iter().filter(|place| match grant.branch_id {
            Some(own) => own == place.id,
            None => !grant.region.is_empty() && grant.region == place.region,
        });
        let reached: Vec<&BranchPlace> = reached.collect();
        let placed = grant.branch_id.is_some() || !grant.region.is_empty();
        let area = Area {
            branches: placed.then(|| reached.iter().map(|place| place.id.uuid()).collect()),
            warehouses: grant.warehouse_id.map(|warehouse| vec![warehouse]),
            own: grant.own_only.then(|| id.uuid()),
        };
        let (role_name, permissions, hides) = contents(&grant, own);
        let rule = AccessRule {
            grant: view(&grant),
            role_name,
            branches: reached.iter().map(|place| place.name.clone()).collect(),
            warehouse: place.map(|(_, name)| name).unwrap_or_default(),
            hides,
            holds: grant.terms().holds_on(on),
        };
        ruled.push(Ruled { rule, area, permissions });
    }
    let lines = catalogue().into_iter().map(|(permission, opens)| line(permission, opens, &ruled, active)).collect();
    let rules = ruled.into_iter().map(|ruled| ruled.rule).collect();
    Ok(AccessView { user_id: id, name: name.0, active, on, rules, lines })
}

fn contents(grant: &Grant, own: Option<OwnRole>) -> (String, Vec<String>, Vec<FieldClass>) {
    match (grant.role.ready_made(), own) {
        (Some(role), _) => {
            let permissions = roles::permissions(role).iter().map(|permission| (*permission).to_owned());
            (String::new(), permissions.collect(), roles::hides(role).to_vec())
        }
        (None, Some(role)) => (role.name, role.permissions.0, role.hides.0),
        (None, None) => (String::new(), Vec::new(), Vec::new()),
    }
}

/// Every permission with the commands it opens.
fn catalogue() -> BTreeMap<&'static str, Vec<String>> {
    let mut catalogue: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for spec in commands() {
        if let Access::Permission(permission) = spec.access {
            catalogue.entry(permission).or_default().push(spec.name.to_owned());
        }
    }
    catalogue.values_mut().for_each(|opens| opens.sort_unstable());
    catalogue
}

fn line(permission: &str, opens: Vec<String>, ruled: &[Ruled], active: bool) -> AccessLine {
    let giving = |holds: bool| {
        let gives = move |(_, ruled): &(usize, &Ruled)| {
            ruled.rule.holds == holds && ruled.permissions.iter().any(|held| held == permission)
        };
        ruled.iter().enumerate().filter(gives).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (now, another_day) = (giving(true), giving(false));
    let (reason, rules) = match (active, now.is_empty(), another_day.is_empty()) {
        (false, ..) => (Reason::Inactive, now),
        (true, false, _) => (Reason::Granted, now),
        (true, true, false) => (Reason::NotToday, another_day),
        (true, true, true) => (Reason::NoGrant, Vec::new()),
    };
    let deciding: Vec<_> = rules.iter().map(|at| (&ruled[*at].area, &*ruled[*at].rule.hides)).collect();
    let hides = hidden(&deciding);
    let allowed = reason == Reason::Granted;
    AccessLine { permission: permission.to_owned(), commands: opens, allowed, reason, rules, hides }
}
