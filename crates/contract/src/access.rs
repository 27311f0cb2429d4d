//! Who may do what, where, and how much of it: roles, grants with their attributes, and why somebody may or may not.
//!
//! A permission is held through grants. Each grant reaches an area: all of the company, a region, a branch, a warehouse, or
//! only records of one's own. What a command shows is the union of the areas of those grants that give its permission.

use std::fmt;

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::CivilDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::identity::{BranchId, CompanyId, GrantId, Role, UserId};
use crate::limits::Limits;
use crate::row::{Column, ColumnType, RowError, RowSource, Value};
use crate::team::{GRANT_OF_TEAM, TeamId};
use crate::text::{one_line, proper_name};
use crate::text_enum;

/// Roles of its own that a company may have: a list that one can still oversee.
pub const MAX_ROLES: usize = 100;
/// Grants one user may hold.
pub const MAX_GRANTS: usize = 20;

crate::error_codes! {
    /// There is no such role.
    ROLE_UNKNOWN = "identity.role.unknown" Rule { role };
    /// A ready-made role is not changed; a copy may be.
    ROLE_READY_MADE = "identity.role.ready_made" Rule { role };
    /// There is no such permission.
    PERMISSION_UNKNOWN = "identity.role.permission_unknown" Rule { permission };
    /// As many roles as a company may have.
    ROLES_FULL = "identity.role.too_many" Rule { limit };
    /// As many grants as a user may hold.
    GRANTS_FULL = "identity.grant.too_many" Rule { limit };
    /// Only an owner makes owners and ends them, and gives what only owners may do.
    OWNER_ONLY = "identity.grant.owner_only" Denied {};
    /// The grant that a user's form shows is changed there.
    GRANT_MAIN = "identity.grant.main" Rule {};
    /// Nobody widens their own rights.
    GRANT_OWN = "identity.grant.own" Denied {};
    /// Nobody gives, changes or takes what lies outside their own area.
    GRANT_BEYOND = "identity.grant.beyond" Denied {};
    /// There is no such warehouse.
    GRANT_WAREHOUSE_UNKNOWN = "identity.grant.warehouse_unknown" Rule {};
    /// The warehouse belongs to another branch.
    GRANT_WAREHOUSE_ELSEWHERE = "identity.grant.warehouse_elsewhere" Rule {};
    /// No branch lies in this region.
    REGION_UNKNOWN = "identity.grant.region_unknown" Rule { region };
    /// Ends before it begins.
    GRANT_PERIOD = "identity.grant.period" Rule {};
}

text_enum! {
    /// A kind of field that a role may not see, wherever it appears.
    FieldClass {
        /// What goods cost: purchase prices, stock values, cost of goods sold.
        Cost = "cost",
        /// Bank details of parties.
        Bank = "bank",
        /// How to reach people: e-mail, telephone, contact persons.
        Personal = "personal",
    }
}

impl FieldClass {
    /// Whether its figures belong to places, as the costs of goods that lie there do. Customers and suppliers are the
    /// company's.
    pub const fn lies_in_places(self) -> bool {
        match self {
            Self::Cost => true,
            Self::Bank | Self::Personal => false,
        }
    }
}

/// The name of a role: one of the ready-made ones or a company's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RoleCode(pub String);

impl RoleCode {
    /// The ready-made role of this name.
    pub fn ready_made(&self) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.as_str() == self.0)
    }
}

impl From<Role> for RoleCode {
    fn from(role: Role) -> Self {
        Self(role.as_str().to_owned())
    }
}

impl PartialEq<Role> for RoleCode {
    fn eq(&self, role: &Role) -> bool {
        self.0 == role.as_str()
    }
}

impl fmt::Display for RoleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Column for RoleCode {
    const TYPE: ColumnType = ColumnType::Text;
    fn read_column<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Option<Self>, RowError> {
        Ok(source.text(at)?.map(Self))
    }
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

/// A code of a company's own: lower-case letters, digits and `_`, as the ready-made ones have.
///
/// # Errors
/// When it holds anything else.
fn role_code(code: &RoleCode, _: &()) -> garde::Result {
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let starts = code.0.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    if starts && code.0.len() <= 32 && code.0.bytes().all(sound) {
        Ok(())
    } else {
        Err(garde::Error::new("1 to 32 lower-case letters, digits and _, a letter first"))
    }
}

/// What a role may do and not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleView {
    /// Its code.
    pub code: RoleCode,
    /// Its name; empty for a ready-made role, whose name the interface knows in every language.
    pub name: String,
    /// Whether it comes with Kontor and cannot be changed.
    pub ready_made: bool,
    /// What it may do, sorted.
    pub permissions: Vec<String>,
    /// What it does not see.
    pub hides: Vec<FieldClass>,
    /// How many people hold it.
    pub holders: i64,
    /// Version; 0 for a ready-made role.
    pub version: i64,
}

/// Asks for the roles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListRoles {}

/// Roles, and what a role can be made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RolesView {
    /// The ready-made ones first, then the company's own by name.
    pub roles: Vec<RoleView>,
    /// Every permission there is, sorted.
    pub permissions: Vec<String>,
}

/// Makes a role of the company's own, or changes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SaveRole {
    /// Its code.
    #[garde(custom(role_code))]
    pub code: RoleCode,
    /// The version the caller saw; 0 for a new one.
    #[garde(range(min = 0))]
    pub version: i64,
    /// Its name.
    #[garde(length(min = 1, max = 100), custom(proper_name))]
    pub name: String,
    /// What it may do.
    #[garde(length(max = 500))]
    pub permissions: Vec<String>,
    /// What it does not see.
    #[garde(length(max = 16))]
    #[serde(default)]
    pub hides: Vec<FieldClass>,
}

/// The terms of a grant: which role, where, how much, how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GrantTerms {
    /// The role.
    #[garde(custom(role_code))]
    pub role: RoleCode,
    /// Only branches of this region; empty for all.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub region: String,
    /// Only this branch, or all.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Of stock only this warehouse, or all; implies its branch.
    #[garde(skip)]
    #[serde(default)]
    pub warehouse_id: Option<Uuid>,
    /// Only records one has made oneself.
    #[garde(skip)]
    #[serde(default)]
    pub own_only: bool,
    /// How much.
    #[garde(dive)]
    #[serde(default)]
    pub limits: Limits,
    /// First day it holds; from ever if absent.
    #[garde(skip)]
    #[serde(default)]
    pub valid_from: Option<CivilDate>,
    /// Last day it holds; for good if absent.
    #[garde(skip)]
    #[serde(default)]
    pub valid_to: Option<CivilDate>,
}

impl GrantTerms {
    /// A role everywhere in the company, without limits.
    pub fn everywhere(role: impl Into<RoleCode>) -> Self {
        Self {
            role: role.into(),
            region: String::new(),
            branch_id: None,
            warehouse_id: None,
            own_only: false,
            limits: Limits::default(),
            valid_from: None,
            valid_to: None,
        }
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: CivilDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// Grants of a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListGrants {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GrantView {
    /// The grant.
    pub id: GrantId,
    /// Who holds it.
    pub user_id: UserId,
    /// Its terms.
    pub terms: GrantTerms,
    /// Whether it is the one that the user's form shows.
    pub main: bool,
    /// The team it comes from, if it is theirs as a member.
    pub team_id: Option<TeamId>,
    /// Version.
    pub version: i64,
}

/// Grants, the main one first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GrantsView {
    /// The grants.
    pub grants: Vec<GrantView>,
}

/// Asks where grants can hold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListPlaces {}

/// A branch as a place that a grant can hold in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Row)]
pub struct BranchPlace {
    /// The branch.
    pub id: BranchId,
    /// Its name.
    pub name: String,
    /// Its region; empty for none.
    pub region: String,
}

/// A warehouse as a place that a grant can hold in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Row)]
pub struct WarehousePlace {
    /// The warehouse.
    pub id: Uuid,
    /// Its branch.
    pub branch_id: BranchId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Where grants can hold: regions are those of the branches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlacesView {
    /// Branches of the company, by name.
    pub branches: Vec<BranchPlace>,
    /// Its warehouses, by code.
    pub warehouses: Vec<WarehousePlace>,
}

/// Gives a user one more role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateGrant {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
    /// Its terms.
    #[garde(dive)]
    pub terms: GrantTerms,
}

/// Changes the terms of a grant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateGrant {
    /// The grant.
    #[garde(skip)]
    pub id: GrantId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// Its terms.
    #[garde(dive)]
    pub terms: GrantTerms,
}

/// Takes a grant back, at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RevokeGrant {
    /// The grant.
    #[garde(skip)]
    pub id: GrantId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
}

/// Asks what a user may see and do, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ExplainAccess {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
    /// On which day; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub on: Option<CivilDate>,
}

text_enum! {
    /// Why something is allowed or not.
    Reason {
        /// A grant gives it.
        Granted = "granted",
        /// No grant of the user has it.
        NoGrant = "no_grant",
        /// A grant would, on another day.
        NotToday = "not_today",
        /// The user may not sign in.
        Inactive = "inactive",
    }
}

/// A grant as a rule that decides something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccessRule {
    /// The grant.
    pub grant: GrantView,
    /// The role's name; empty for a ready-made one.
    pub role_name: String,
    /// Names of the branches it reaches; empty for all.
    pub branches: Vec<String>,
    /// The warehouse it reaches; empty for all.
    pub warehouse: String,
    /// What it hides.
    pub hides: Vec<FieldClass>,
    /// Whether it holds on the day.
    pub holds: bool,
}

/// What a user may do with one permission, and the rules that say so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccessLine {
    /// The permission.
    pub permission: String,
    /// Commands it opens, sorted.
    pub commands: Vec<String>,
    /// Whether the user has it.
    pub allowed: bool,
    /// Why.
    pub reason: Reason,
    /// Positions of the deciding rules in [`AccessView::rules`].
    pub rules: Vec<usize>,
    /// What the user does not see in its answers: what the deciding rules hide together.
    pub hides: Vec<FieldClass>,
}

/// What a user may see and do, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccessView {
    /// The user.
    pub user_id: UserId,
    /// Name.
    pub name: String,
    /// Whether they may sign in.
    pub active: bool,
    /// The day it is about.
    pub on: CivilDate,
    /// Their grants.
    pub rules: Vec<AccessRule>,
    /// One line per permission, sorted.
    pub lines: Vec<AccessLine>,
}

crate::commands! {
    /// Roles of the company: ready-made and its own.
    query "identity.role.list" needs "identity.user.read": ListRoles => RolesView;
    /// Makes or changes a role of the company's own.
    change "identity.role.save" needs "identity.role.write" fails [
        ROLE_READY_MADE, PERMISSION_UNKNOWN, ROLES_FULL, OWNER_ONLY, GRANT_OWN, GRANT_BEYOND, crate::error::CONFLICT_STALE
    ]: SaveRole => RoleView;
    /// Grants of a user.
    query "identity.grant.list" needs "identity.user.read" fails [crate::error::NOT_FOUND]: ListGrants => GrantsView;
    /// Branches, regions and warehouses that a grant can hold in.
    query "identity.grant.places" needs "identity.grant.write": ListPlaces => PlacesView;
    /// Gives a user one more role, with its area, limits and days.
    change "identity.grant.create" needs "identity.grant.write" fails [
        crate::error::NOT_FOUND, ROLE_UNKNOWN, GRANTS_FULL, OWNER_ONLY, GRANT_OWN, GRANT_BEYOND, GRANT_WAREHOUSE_UNKNOWN,
        GRANT_WAREHOUSE_ELSEWHERE, REGION_UNKNOWN, GRANT_PERIOD, crate::identity::BRANCH_UNKNOWN
    ]: CreateGrant => GrantView;
    /// Changes the terms of a grant.
    change "identity.grant.update" needs "identity.grant.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, ROLE_UNKNOWN, OWNER_ONLY, GRANT_OF_TEAM, GRANT_OWN, GRANT_BEYOND,
        GRANT_WAREHOUSE_UNKNOWN, GRANT_WAREHOUSE_ELSEWHERE, REGION_UNKNOWN, GRANT_PERIOD, crate::identity::BRANCH_UNKNOWN,
        crate::identity::LAST_OWNER
    ]: UpdateGrant => GrantView;
    /// Takes a grant back.
    change "identity.grant.revoke" needs "identity.grant.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, OWNER_ONLY, GRANT_OF_TEAM, GRANT_OWN, GRANT_BEYOND, GRANT_MAIN,
        crate::identity::LAST_OWNER
    ]: RevokeGrant => GrantsView;
    /// What a user may see and do, and which rule says so.
    query "identity.access.explain" needs "identity.user.read" fails [crate::error::NOT_FOUND]: ExplainAccess => AccessView;
}

/// A role of a company's own was made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleSaved {
    /// The role.
    pub id: Uuid,
    /// Its company.
    pub company_id: CompanyId,
    /// Its code.
    pub code: RoleCode,
    /// As it was; `None` for a new one.
    pub before: Option<RoleContent>,
    /// As it is.
    pub after: RoleContent,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

/// What may change of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleContent {
    /// Its name.
    pub name: String,
    /// What it may do, sorted.
    pub permissions: Vec<String>,
    /// What it does not see.
    pub hides: Vec<FieldClass>,
}

/// A grant was taken back. Carries it as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleRevoked {
    /// As it was.
    pub before: crate::identity::RoleGranted,
    /// The version this replaces.
    pub version_before: i64,
}

crate::events! {
    "identity.role.saved@1" => RoleSaved;
    "identity.role.revoked@1" => RoleRevoked;
}
