//! Who calls, and what they may do and see.

use kontor_contract::error::DENIED_PERMISSION;
use kontor_contract::identity::{BranchId, CompanyId, CompanyView, UserId};
use kontor_contract::limits::Limits;
use kontor_contract::{Access, Result};
use kontor_kernel::Language;
use kontor_store::Scope;

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
    /// Only these branches, or all.
    pub branches: Option<Vec<BranchId>>,
    /// Permissions held, sorted.
    pub permissions: Vec<&'static str>,
    /// How much they may put through alone.
    pub limits: Limits,
    /// Whether the company has rules that may ask for a second person; without any, none are read.
    pub ruled: bool,
}

impl Caller {
    /// Refuses unless the caller may.
    ///
    /// # Errors
    /// `denied.permission`.
    pub fn require(&self, access: Access) -> Result<()> {
        match access {
            Access::Public | Access::SignedIn => Ok(()),
            Access::Permission(permission) if self.permissions.binary_search(&permission).is_ok() => Ok(()),
            Access::Inner => Err(DENIED_PERMISSION.with("permission", "inner")),
            Access::Permission(permission) => Err(DENIED_PERMISSION.with("permission", permission)),
        }
    }

    /// The rows the caller may see.
    pub fn scope(&self) -> Scope {
        Scope::Company {
            company: self.company.id.uuid(),
            branches: self.branches.as_ref().map(|branches| branches.iter().map(|branch| branch.uuid()).collect()),
        }
    }

    /// Whether the caller may work in a branch.
    pub fn sees_branch(&self, branch: BranchId) -> bool {
        self.branches.as_ref().is_none_or(|branches| branches.contains(&branch))
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
