//! Teams: people who share a grant.
//!
//! Whoever is in a team has its grant as one of their own: what a user holds says all they may do, and the log of changes tells
//! for each person what they were given and what was taken back.

use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::access::{
    GRANT_BEYOND, GRANT_OWN, GRANT_PERIOD, GRANT_WAREHOUSE_ELSEWHERE, GRANT_WAREHOUSE_UNKNOWN, GRANTS_FULL, GrantTerms,
    OWNER_ONLY, REGION_UNKNOWN, ROLE_UNKNOWN,
};
use crate::error::{CONFLICT_STALE, NOT_FOUND};
use crate::identity::{BRANCH_UNKNOWN, CompanyId, UserId};
use crate::text::proper_name;

/// Teams that a company may have.
pub const MAX_TEAMS: usize = 200;
/// People who may be in a team; more of them share a region or the company.
pub const MAX_MEMBERS: usize = 100;

crate::ids! {
    /// A team.
    TeamId,
}

crate::error_codes! {
    /// As many teams as a company may have.
    TEAMS_FULL = "identity.team.too_many" Rule { limit };
    /// Owners are made one by one.
    TEAM_OF_OWNERS = "identity.team.of_owners" Rule {};
    /// A member who is no user any more, or never was.
    TEAM_MEMBER_UNKNOWN = "identity.team.member_unknown" Rule {};
    /// The grant of a team is changed with the team.
    GRANT_OF_TEAM = "identity.grant.of_team" Rule {};
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TeamView {
    /// The team.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// The terms of its grant.
    pub terms: GrantTerms,
    /// Who is in it.
    pub members: Vec<UserId>,
    /// Version.
    pub version: i64,
}

/// Asks for the teams.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListTeams {}

/// Teams by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TeamsView {
    /// The teams.
    pub teams: Vec<TeamView>,
}

/// Makes a team, or changes its name, its grant or who is in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SaveTeam {
    /// The team; absent for a new one.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<TeamId>,
    /// The version the caller saw; 0 for a new one.
    #[garde(range(min = 0))]
    pub version: i64,
    /// Its name.
    #[garde(length(min = 1, max = 100), custom(proper_name))]
    pub name: String,
    /// The terms of its grant.
    #[garde(dive)]
    pub terms: GrantTerms,
    /// Who is in it.
    #[garde(length(max = MAX_MEMBERS))]
    #[serde(default)]
    pub members: Vec<UserId>,
}

/// Ends a team: nobody has its grant any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EndTeam {
    /// The team.
    #[garde(skip)]
    pub id: TeamId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
}

crate::commands! {
    /// Teams of the company.
    query "identity.team.list" needs "identity.user.read": ListTeams => TeamsView;
    /// Makes a team, or changes its name, its grant or who is in it.
    change "identity.team.save" needs "identity.grant.write" fails [
        NOT_FOUND, CONFLICT_STALE, TEAMS_FULL, TEAM_OF_OWNERS, TEAM_MEMBER_UNKNOWN, ROLE_UNKNOWN, GRANTS_FULL, OWNER_ONLY, GRANT_OWN,
        GRANT_BEYOND, GRANT_WAREHOUSE_UNKNOWN, GRANT_WAREHOUSE_ELSEWHERE, REGION_UNKNOWN, GRANT_PERIOD, BRANCH_UNKNOWN
    ]: SaveTeam => TeamView;
    /// Ends a team: nobody has its grant any more.
    change "identity.team.end" needs "identity.grant.write" fails [
        NOT_FOUND, CONFLICT_STALE, OWNER_ONLY, GRANT_OWN, GRANT_BEYOND
    ]: EndTeam => TeamsView;
}

/// A team was made, changed or ended. The grants of its members say so themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TeamSaved {
    /// The team.
    pub id: TeamId,
    /// Its company.
    pub company_id: CompanyId,
    /// As it was; `None` for a new one.
    pub before: Option<TeamContent>,
    /// As it is.
    pub after: TeamContent,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

/// What may change of a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TeamContent {
    /// Its name.
    pub name: String,
    /// The terms of its grant.
    pub terms: GrantTerms,
    /// Who is in it.
    pub members: Vec<UserId>,
    /// Whether it is no more.
    pub ended: bool,
}

crate::events! {
    "identity.team.saved@1" => TeamSaved;
}
