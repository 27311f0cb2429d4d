//! Who calls, and what they may do and see.

use std::borrow::Cow;

use kontor_contract::access::{FieldClass, RoleCode};
use kontor_contract::error::DENIED_PERMISSION;
use kontor_contract::identity::{BranchId, CompanyId, CompanyView, GrantId, UserId};
use kontor_contract::limits::Limits;
use kontor_contract::{Access, Result};
use kontor_kernel::Language;
use kontor_store::{Area, Areas, Scope};
use uuid::Uuid;

use crate::cx::Cx;
use crate::router::Boxed;

/// A signed-in user in the company they work in.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The user.
    pub user_id: UserId,
    /// Sign-in name.
    pub login: String,
    /// Name.
    pub name: String,
    /// Language of messages.
    pub language: Language,
    /// The company.
    pub company: CompanyView,
    /// The grants that hold today.
    pub grants: Vec<Held>,
    /// What they come to for the command that runs.
    pub reach: Reach,
    /// Whether the company has rules that may ask for a second person; without any, none are read.
    pub ruled: bool,
}

/// A grant that holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// The grant.
    pub id: GrantId,
    /// The role.
    pub role: RoleCode,
    /// Permissions of the role, sorted.
    pub permissions: Cow<'static, [&'static str]>,
    /// What the role does not see.
    pub hides: Cow<'static, [FieldClass]>,
    /// Where it reaches.
    pub area: Area,
    /// How much it allows.
    pub limits: Limits,
}

/// What some grants come to together.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The grant it rests on, the first of them.
    pub grant: Option<GrantId>,
    /// What may be seen.
    pub areas: Areas,
    /// How much may be done: of each limit the widest.
    pub limits: Limits,
    /// What all of them hide.
    pub hides: Vec<FieldClass>,
}

impl Reach {
    fn of<'a>(grants: impl Iterator<Item = &'a Held>) -> Self {
        let mut together = Self { grant: None, areas: Areas::of(Vec::new()), limits: Limits::default(), hides: Vec::new() };
        let mut areas = Vec::new();
        for held in grants {
            if together.grant.is_none() {
                together = Self { grant: Some(held.id), limits: held.limits, hides: held.hides.to_vec(), ..together };
            } else {
                together.limits = together.limits.or(held.limits);
                together.hides.retain(|class| held.hides.contains(class));
            }
            areas.push(held.area.clone());
        }
        Self { areas: Areas::of(areas), ..together }
    }
}

impl Caller {
    /// A caller with these grants, not yet narrowed to a command.
    pub fn new(
        user_id: UserId,
        login: String,
        name: String,
        language: Language,
        company: CompanyView,
        grants: Vec<Held>,
    ) -> Self {
        let reach = Reach::of(grants.iter());
        Self { user_id, login, name, language, company, grants, reach, ruled: false }
    }

    /// Refuses unless the caller may.
    ///
    /// # Errors
    /// `denied.permission`.
    pub fn require(&self, access: Access) -> Result<()> {
        match access {
            Access::Public | Access::SignedIn => Ok(()),
            Access::Permission(permission) if self.holders(permission).next().is_some() => Ok(()),
            Access::Inner => Err(DENIED_PERMISSION.with("permission", "inner")),
            Access::Permission(permission) => Err(DENIED_PERMISSION.with("permission", permission)),
        }
    }

    /// Narrows the caller to what a command may reach: only grants that give its permission count.
    ///
    /// # Errors
    /// `denied.permission`.
    pub(crate) fn narrow(&mut self, access: Access) -> Result<()> {
        self.require(access)?;
        self.reach = match access {
            Access::Permission(permission) => Reach::of(self.holders(permission)),
            Access::Public | Access::SignedIn | Access::Inner => Reach::of(self.grants.iter()),
        };
        Ok(())
    }

    fn holders(&self, permission: &str) -> impl Iterator<Item = &Held> {
        self.grants.iter().filter(move |held| held.permissions.binary_search(&permission).is_ok())
    }

    /// Whether the caller holds a permission where a branch is, or for the whole company.
    pub fn may_at(&self, permission: &str, branch: Option<BranchId>) -> bool {
        self.holders(permission).any(|held| match branch {
            Some(branch) => held.area.branches.as_ref().is_none_or(|branches| branches.contains(&branch.uuid())),
            None => held.area.is_everything(),
        })
    }

    /// Permissions held, sorted.
    pub fn permissions(&self) -> Vec<&'static str> {
        let mut permissions: Vec<_> = self.grants.iter().flat_map(|held| held.permissions.iter().copied()).collect();
        permissions.sort_unstable();
        permissions.dedup();
        permissions
    }

    /// The rows the caller may see.
    pub fn scope(&self) -> Scope {
        Scope::Company { company: self.company.id.uuid(), areas: self.reach.areas.clone() }
    }

    /// Whether the caller may work in a branch.
    pub fn sees_branch(&self, branch: BranchId) -> bool {
        self.reach.areas.hold(branch.uuid(), None)
    }

    /// Whether the caller may work in a warehouse of a branch.
    pub fn sees_warehouse(&self, branch: BranchId, warehouse: impl Into<Uuid>) -> bool {
        self.reach.areas.hold(branch.uuid(), Some(warehouse.into()))
    }

    /// The branch where the caller works, if it is not all of them.
    fn home_branch(&self) -> Option<BranchId> {
        let branches = self.reach.areas.list().iter().filter_map(|area| area.branches.as_ref());
        branches.flatten().next().copied().map(BranchId::from_uuid)
    }

    /// The branch a new document belongs to: the one asked for, else where the caller works, else the company's main one.
    /// `None` if the caller does not work there.
    pub fn branch(&self, asked: Option<BranchId>) -> Option<BranchId> {
        let branch = asked.or_else(|| self.home_branch()).unwrap_or(self.company.main_branch_id);
        self.sees_branch(branch).then_some(branch)
    }

    /// Whether fields of a class are not for the caller.
    pub fn is_hidden(&self, class: FieldClass) -> bool {
        self.reach.hides.contains(&class)
    }
}

/// Turns a session token into a caller; the identity module is the one there is.
pub trait Gate: Send + Sync {
    /// The caller behind a token.
    ///
    /// # Errors
    /// `auth.required` when the session is unknown or has ended.
    fn caller<'a>(&'a self, cx: &'a mut Cx, token: &'a str) -> Boxed<'a, Caller>;

    /// A user as a caller of a company, with what they may do there now: for what they asked for and another let through.
    ///
    /// # Errors
    /// `auth.required` when they may no longer sign in or hold no grant there.
    fn standing<'a>(&'a self, cx: &'a mut Cx, user_id: UserId, company_id: CompanyId) -> Boxed<'a, Caller>;
}
