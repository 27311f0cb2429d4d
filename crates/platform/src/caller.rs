//! Who calls, and what they may do and see.

use std::borrow::Cow;

use kontor_contract::access::{FieldClass, RoleCode};
use kontor_contract::error::DENIED_PERMISSION;
use kontor_contract::identity::{BranchId, CompanyId, CompanyView, GrantId, Role, UserId};
use kontor_contract::limits::{Limits, Weight};
use kontor_contract::{Access, Result};
use kontor_kernel::Language;
use kontor_store::{Area, Areas, Scope};
use serde::{Deserialize, Serialize};
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
    /// The region whose branches those of the area are; empty for none.
    pub region: String,
    /// How much it allows.
    pub limits: Limits,
}

impl Held {
    fn gives(&self, permission: &str) -> bool {
        self.permissions.binary_search(&permission).is_ok()
    }
}

/// What some grants come to together.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The grants, the one it rests on first.
    pub grants: Vec<GrantId>,
    /// What may be seen.
    pub areas: Areas,
    /// What they hide together, as [`hidden`] tells.
    pub hides: Vec<FieldClass>,
}

impl Reach {
    fn of<'a>(grants: impl Iterator<Item = &'a Held>) -> Self {
        let held: Vec<&Held> = grants.collect();
        Self {
            grants: held.iter().map(|held| held.id).collect(),
            areas: Areas::of(held.iter().map(|held| held.area.clone()).collect()),
            hides: hidden(&held.iter().map(|held| (&held.area, &*held.hides)).collect::<Vec<_>>()),
        }
    }
}

/// What a permission comes to in one place: what the grants allow together that give it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// How much: of each limit the widest.
    pub limits: Limits,
    /// What all of them hide.
    pub hides: Vec<FieldClass>,
}

/// What grants hide together, each by its area and what its role hides. What is the company's is hidden if all of them hide
/// it. What lies in places is shown only if, wherever a grant hides it, another one reaches that shows it.
pub fn hidden(grants: &[(&Area, &[FieldClass])]) -> Vec<FieldClass> {
    let is_hidden = |class: FieldClass| {
        let mut hiding = grants.iter().filter(|(_, hides)| hides.contains(&class));
        let mut showing = grants.iter().filter(|(_, hides)| !hides.contains(&class));
        if class.lies_in_places() {
            hiding.any(|(area, _)| !showing.clone().any(|(other, _)| other.covers(area)))
        } else {
            hiding.next().is_some() && showing.next().is_none()
        }
    };
    FieldClass::ALL.iter().copied().filter(|class| is_hidden(*class)).collect()
}

/// Where a caller could see when an answer was kept for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sight {
    company: Uuid,
    areas: Vec<Area>,
}

impl Sight {
    /// Whether all of it may be seen by another one.
    pub(crate) fn is_within(&self, wider: &Self) -> bool {
        let seen = |area: &Area| wider.areas.iter().any(|other| other.covers(area));
        self.company == wider.company && self.areas.iter().all(seen)
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

    /// Whether the caller governs the whole company: an owner everywhere, without limits.
    pub fn governs(&self) -> bool {
        let governs = |held: &Held| held.role == Role::Owner && held.area.is_everything() && held.limits == Limits::default();
        self.grants.iter().any(governs)
    }

    /// The grants that give the permission of the command that runs.
    pub fn giving(&self) -> impl Iterator<Item = &Held> {
        self.grants.iter().filter(|held| self.reach.grants.contains(&held.id))
    }

    /// How much of a weight the caller may put through alone: of each limit the widest of the grants that reach where it
    /// belongs. What none of them reaches is bound by all of them.
    pub fn limits_for(&self, weight: &Weight) -> Limits {
        let reaching = self.reaching(weight).map(|held| held.limits).reduce(Limits::or);
        reaching.unwrap_or_else(|| self.giving().map(|held| held.limits).fold(Limits::default(), Limits::and))
    }

    /// The grants that reach where a weight belongs, of those that give the permission of the command that runs.
    pub(crate) fn reaching(&self, weight: &Weight) -> impl Iterator<Item = &Held> {
        let reaches = move |area: &Area| {
            let by_place = weight.branch_id.map_or(area.is_everything(), |branch| area.holds(branch.uuid(), weight.warehouse_id));
            let own = |own: Uuid| weight.author_id.is_none_or(|author| author == own);
            by_place && area.own.is_none_or(own)
        };
        self.giving().filter(move |held| reaches(&held.area))
    }

    fn holders(&self, permission: &str) -> impl Iterator<Item = &Held> {
        self.grants.iter().filter(move |held| held.gives(permission))
    }

    /// Whether any grant that counts limits anything.
    pub(crate) fn is_limited(&self) -> bool {
        self.giving().any(|held| held.limits != Limits::default())
    }

    /// What the caller may let through and see by a permission on others' records where a branch is, or for the whole
    /// company, whatever command runs; `None` if no grant gives it there. One for their own records only does not.
    pub fn mandate_at(&self, permission: &str, branch: Option<BranchId>) -> Option<Mandate> {
        let there = |held: &&Held| match branch {
            Some(branch) => held.area.own.is_none() && held.area.holds(branch.uuid(), None),
            None => held.area.is_everything(),
        };
        let there: Vec<&Held> = self.holders(permission).filter(there).collect();
        let limits = there.iter().map(|held| held.limits).reduce(Limits::or)?;
        let hides = |class: &FieldClass| there.iter().all(|held| held.hides.contains(class));
        Some(Mandate { limits, hides: FieldClass::ALL.iter().copied().filter(hides).collect() })
    }

    /// What no grant shows.
    pub fn never_shown(&self) -> Vec<FieldClass> {
        let never = |class: &FieldClass| self.grants.iter().all(|held| held.hides.contains(class));
        FieldClass::ALL.iter().copied().filter(|class| !self.grants.is_empty() && never(class)).collect()
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

    /// Where the caller sees, to be kept.
    pub(crate) fn sight(&self) -> Sight {
        Sight { company: self.company.id.uuid(), areas: self.reach.areas.list().to_vec() }
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

    /// A user as a caller of a company, with what they may do there now: for what they asked for and another let through, and
    /// for what concerns the other companies of the book.
    ///
    /// # Errors
    /// `auth.required` when they may no longer sign in, or hold no grant in the company that is seen.
    fn standing<'a>(&'a self, cx: &'a mut Cx, user_id: UserId, company_id: CompanyId) -> Boxed<'a, Caller>;

    /// Whose session a token is of, and in which company, whatever it still waits for; `None` if of nobody's.
    ///
    /// # Errors
    /// `unavailable.*`.
    fn holder<'a>(&'a self, cx: &'a mut Cx, token: &'a str) -> Boxed<'a, Option<(UserId, CompanyId)>>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::limits::Action;
    use kontor_kernel::CurrencyCode;

    const ONE: Uuid = Uuid::from_u128(1);
    const TWO: Uuid = Uuid::from_u128(2);
    const ME: Uuid = Uuid::from_u128(7);

    fn branch(id: Uuid) -> Area {
        Area { branches: Some(vec![id]), ..Area::default() }
    }

    fn up_to(post_up_to: Option<i64>) -> Limits {
        Limits { post_up_to, ..Limits::default() }
    }

    fn caller(held: Vec<(Role, Area, Limits)>) -> Caller {
        let grants = held.into_iter().zip(1..).map(|((role, area, limits), id)| Held {
            id: GrantId::from_uuid(Uuid::from_u128(id)),
            role: role.into(),
            permissions: Cow::Borrowed(&["x.y.post"]),
            hides: Cow::Borrowed(&[]),
            area,
            region: String::new(),
            limits,
        });
        let company = CompanyView {
            id: CompanyId::from_uuid(ONE),
            name: String::new(),
            country: "DE".into(),
            currency: CurrencyCode::EUR,
            fiscal_start_month: 1,
            demo: false,
            main_branch_id: BranchId::from_uuid(ONE),
            version: 1,
        };
        Caller::new(UserId::from_uuid(ME), String::new(), String::new(), Language::De, company, grants.collect())
    }

    #[test]
    fn a_limit_holds_where_its_grant_reaches() {
        let own = Area { own: Some(ME), ..Area::default() };
        let held = vec![
            (Role::Accountant, branch(ONE), up_to(Some(500))),
            (Role::Controller, branch(TWO), up_to(None)),
            (Role::Sales, own, up_to(Some(700))),
        ];
        let caller = caller(held);
        let weight = Weight::new(Action::Post);
        let at = |id: Uuid| weight.clone().within(BranchId::from_uuid(id));
        for (weight, expected) in [
            (at(ONE), Some(700)),
            (at(ONE).made_by(TWO), Some(500)),
            (at(TWO), None),
            (at(Uuid::from_u128(3)).made_by(TWO), Some(500)),
            (weight, Some(500)),
        ] {
            assert_eq!(caller.limits_for(&weight).post_up_to, expected, "{weight:?}");
        }
    }

    #[test]
    fn a_warehouse_s_limit_is_its_own() {
        let keeper = Area { warehouses: Some(vec![TWO]), ..branch(ONE) };
        let caller = caller(vec![(Role::Warehouse, keeper, up_to(None)), (Role::Purchaser, branch(ONE), up_to(Some(500)))]);
        let weight = Weight::new(Action::Post).within(BranchId::from_uuid(ONE));
        let at = |warehouse: Uuid| Weight { warehouse_id: Some(warehouse), ..weight.clone() };
        assert_eq!(caller.limits_for(&at(TWO)).post_up_to, None);
        assert_eq!(caller.limits_for(&at(ONE)).post_up_to, Some(500));
    }

    #[test]
    fn a_mandate_is_of_the_grants_that_give_it_there() {
        let own = Area { own: Some(ME), ..Area::default() };
        let held = [(branch(ONE), up_to(Some(500))), (branch(TWO), up_to(None)), (own, up_to(None))];
        let caller = caller(held.into_iter().map(|(area, limits)| (Role::Controller, area, limits)).collect());
        let at = |branch: Option<Uuid>| caller.mandate_at("x.y.post", branch.map(BranchId::from_uuid)).map(|there| there.limits);
        assert_eq!(at(Some(ONE)), Some(up_to(Some(500))));
        assert_eq!(at(Some(TWO)), Some(up_to(None)));
        assert_eq!((at(Some(ME)), at(None)), (None, None), "one's own records are nobody else's");
        assert!(caller.mandate_at("x.y.other", Some(BranchId::from_uuid(ONE))).is_none());
    }

    #[test]
    fn only_an_owner_of_everything_governs() {
        let all = Area::default();
        for (held, governs) in [
            (vec![(Role::Owner, all.clone(), up_to(None))], true),
            (vec![(Role::Owner, all.clone(), up_to(Some(1)))], false),
            (vec![(Role::Owner, branch(ONE), up_to(None))], false),
            (vec![(Role::Owner, Area { own: Some(ME), ..Area::default() }, up_to(None))], false),
            (vec![(Role::Administrator, all.clone(), up_to(None))], false),
            (vec![(Role::Reader, branch(ONE), up_to(None)), (Role::Owner, all, up_to(None))], true),
            (Vec::new(), false),
        ] {
            assert_eq!(caller(held.clone()).governs(), governs, "{held:?}");
        }
    }

    #[test]
    fn what_lies_in_places_is_hidden_there() {
        let (all, one, two) = (Area::default(), branch(ONE), branch(TWO));
        let (cost, bank, none): (&[_], &[_], &[FieldClass]) = (&[FieldClass::Cost], &[FieldClass::Bank], &[]);
        assert_eq!(hidden(&[(&one, cost), (&two, none)]), cost, "costs of the one place are not those of the other");
        assert_eq!(hidden(&[(&one, cost), (&all, none)]), none);
        assert_eq!(hidden(&[(&all, cost), (&one, none)]), cost);
        assert_eq!(hidden(&[(&one, bank), (&two, none)]), none, "customers are the company's");
        assert_eq!(hidden(&[(&one, bank), (&two, bank)]), bank);
        assert_eq!(hidden(&[]), none);
    }
}
