//! Teams: people who share a grant, which each of them holds as one of their own.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::access::{GRANTS_FULL, GrantTerms, MAX_GRANTS, RoleRevoked};
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::{GrantId, Role, RoleChanged, RoleGranted, UserId};
use kontor_contract::row::{Column as _, Value};
use kontor_contract::team::{
    EndTeam, ListTeams, MAX_TEAMS, SaveTeam, TEAM_MEMBER_UNKNOWN, TEAM_OF_OWNERS, TEAMS_FULL, TeamContent, TeamId, TeamSaved,
    TeamView, TeamsView,
};
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};

use crate::bounds::{require_right, require_within};
use crate::grant::settle;
use crate::rows::{Grant, Team};
use crate::sql;

/// Teams by name.
pub(crate) async fn list(cx: &mut Cx, _: ListTeams) -> Result<TeamsView> {
    Ok(TeamsView { teams: teams(cx).await?.into_iter().map(view).collect() })
}

async fn teams(cx: &mut Cx) -> Result<Vec<Team>> {
    cx.rows(&sql::TEAMS, Vec::new()).await
}

fn view(team: Team) -> TeamView {
    let Team { id, name, terms, members, version, .. } = team;
    TeamView { id, name, terms: terms.0, members: members.0, version }
}

/// Makes a team or changes it, and gives, changes and takes back the grants of its members.
pub(crate) async fn save(cx: &mut Change, request: SaveTeam) -> Result<TeamView> {
    let SaveTeam { id, version, name, terms, members } = request;
    if terms.role == Role::Owner {
        return Err(TEAM_OF_OWNERS.at("terms.role"));
    }
    let before = match id {
        Some(id) => Some(load(cx, id, version).await?),
        None if version != 0 => return Err(CONFLICT_STALE.with("what", "team")),
        None if teams(cx).await?.len() >= MAX_TEAMS => return Err(TEAMS_FULL.with("limit", MAX_TEAMS)),
        None => None,
    };
    let terms = settle(cx, terms).await?;
    require_within(cx, &terms)?;
    let members: Vec<UserId> = members.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let id = id.unwrap_or_else(|| TeamId::from_uuid(cx.new_id()));
    keep(cx, id, before, TeamContent { name, terms, members, ended: false }).await
}

/// Ends a team.
pub(crate) async fn end(cx: &mut Change, request: EndTeam) -> Result<TeamsView> {
    let before = load(cx, request.id, request.version).await?;
    let mut left: Vec<TeamView> = teams(cx).await?.into_iter().map(view).collect();
    left.retain(|team| team.id != request.id);
    let content = TeamContent { members: Vec::new(), ended: true, ..content(&before) };
    keep(cx, request.id, Some(before), content).await?;
    Ok(TeamsView { teams: left })
}

async fn load(cx: &mut Cx, id: TeamId, version: i64) -> Result<Team> {
    let team: Team = cx.get(&sql::TEAM, params![id], || NOT_FOUND.with("what", "team").with("id", id)).await?;
    if team.version == version { Ok(team) } else { Err(CONFLICT_STALE.with("what", "team")) }
}

fn content(team: &Team) -> TeamContent {
    let Team { name, terms, members, ended, .. } = team.clone();
    TeamContent { name, terms: terms.0, members: members.0, ended }
}

/// Records a team as it will be, then what that gives each of its people and takes from them.
async fn keep(cx: &mut Change, id: TeamId, before: Option<Team>, after: TeamContent) -> Result<TeamView> {
    let version_before = before.as_ref().map_or(0, |team| team.version);
    let before = before.as_ref().map(content);
    let TeamContent { name, terms, members, .. } = after.clone();
    let view = TeamView { id, name, terms, members, version: version_before + 1 };
    if before.as_ref() == Some(&after) {
        return Ok(TeamView { version: version_before, ..view });
    }
    if let Some(before) = &before {
        require_within(cx, &before.terms)?;
    }
    let held: Vec<Grant> = cx.rows(&sql::GRANTS_OF_TEAM, params![id]).await?;
    let held: BTreeMap<UserId, Grant> = held.into_iter().map(|grant| (grant.user_id, grant)).collect();
    require_members(cx, &held, &after).await?;
    cx.document("identity.team", id.uuid(), &after.name);
    let company_id = cx.company_id()?;
    cx.record(TeamSaved { id, company_id, before, after: after.clone(), version_before }).await?;
    for user_id in after.members.iter().filter(|user_id| !held.contains_key(user_id)) {
        let granted = RoleGranted::main(GrantId::from_uuid(cx.new_id()), *user_id, company_id, after.terms.clone());
        cx.record(RoleGranted { main: false, team_id: Some(id), ..granted }).await?;
    }
    for (user_id, grant) in held {
        let (granted, version_before) = (grant.granted(), grant.version);
        if !after.members.contains(&user_id) {
            cx.record(RoleRevoked { before: granted, version_before }).await?;
        } else if grant.terms() != after.terms {
            let changed = granted.clone().on(after.terms.clone());
            cx.record(RoleChanged { before: granted, after: changed, version_before }).await?;
        }
    }
    Ok(view)
}

/// Refuses people whom the caller may not give the grant, or who cannot hold one more. Whoever stays on the same terms is not
/// touched.
async fn require_members(cx: &mut Cx, held: &BTreeMap<UserId, Grant>, after: &TeamContent) -> Result<()> {
    let stays = |user_id: &UserId, terms: &GrantTerms| after.members.contains(user_id) && *terms == after.terms;
    for grant in held.values().filter(|grant| !stays(&grant.user_id, &grant.terms())) {
        require_right(cx, grant.user_id, &[&grant.role, &after.terms.role])?;
    }
    let joining: Vec<UserId> = after.members.iter().filter(|user_id| !held.contains_key(user_id)).copied().collect();
    if joining.is_empty() {
        return Ok(());
    }
    let ids: Vec<Value> = joining.iter().map(|user_id| user_id.to_value()).collect();
    let loads: Vec<(UserId, i64)> = cx.rows_in(&sql::GRANT_COUNTS, Vec::new(), &ids).await?;
    let loads: BTreeMap<UserId, i64> = loads.into_iter().collect();
    for user_id in joining {
        require_right(cx, user_id, &[&after.terms.role])?;
        match loads.get(&user_id) {
            None => return Err(TEAM_MEMBER_UNKNOWN.at("members")),
            Some(count) if usize::try_from(*count).is_ok_and(|count| count >= MAX_GRANTS) => {
                return Err(GRANTS_FULL.with("limit", MAX_GRANTS).at("members"));
            }
            Some(_) => {}
        }
    }
    Ok(())
}
