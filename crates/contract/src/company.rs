//! Further companies of a book: adding one, letting users of another one in, and going from one to another.
//!
//! A session works in one company for its whole life, so that nothing sent with its token can end in the books of another:
//! going to another company opens another session and ends this one.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::CurrencyCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::access::{ROLE_UNKNOWN, RoleCode};
use crate::identity::{BRANCH_UNKNOWN, BranchId, CompanyId, CompanyView, PACK_UNKNOWN, SignedIn, UserRow};
use crate::text::{one_line, proper_name};

/// Companies of a book at most: what a menu shows, and what is looked at when somebody signs in.
pub const MAX_COMPANIES: usize = 100;

crate::error_codes! {
    /// Another company of the book has this name.
    COMPANY_TAKEN = "identity.company.taken" Rule { name };
    /// The book holds as many companies as it may.
    COMPANIES_FULL = "identity.company.too_many" Rule { limit };
    /// No active user of this name works in another company where the caller manages users.
    NOT_ELSEWHERE = "identity.user.not_elsewhere" Rule { login };
    /// The user works in this company already.
    ALREADY_HERE = "identity.user.already_here" Rule { login };
}

/// A company that somebody may go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Row)]
pub struct CompanyChoice {
    /// The company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
}

/// Adds a company to the book, with its chart and taxes from a country pack and its head office. Whoever adds it owns it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AddCompany {
    /// Its name; no other company of the book has it.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub name: String,
    /// Code of a country pack, for example `fr-pcg`.
    #[garde(length(min = 1, max = 32))]
    pub pack: String,
    /// The ledger's currency; the pack's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// The month the fiscal year starts in; the pack's if absent.
    #[garde(inner(range(min = 1, max = 12)))]
    #[serde(default)]
    pub fiscal_start_month: Option<u32>,
    /// Name of the first branch.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub branch: String,
    /// The region the first branch belongs to; grants may be limited to it.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub region: String,
}

/// Goes to another company that one works in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SwitchCompany {
    /// The company.
    #[garde(skip)]
    pub company_id: CompanyId,
}

/// Gives a user of another company of the book a role in this one. They keep their sign-in name and password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdmitUser {
    /// Sign-in name.
    #[garde(length(min = 1, max = 64), custom(proper_name))]
    pub login: String,
    /// The role here.
    #[garde(skip)]
    pub role: RoleCode,
    /// Only this branch, or all.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
}

crate::commands! {
    /// Adds a company to the book.
    change "identity.company.add" needs "identity.company.add" calls ["finance.chart.install"] fails [
        COMPANY_TAKEN, COMPANIES_FULL, PACK_UNKNOWN, crate::access::OWNER_ONLY
    ]: AddCompany => CompanyView;
    /// Gives a user of another company, where the caller manages users, a role in this one.
    change "identity.user.admit" needs "identity.user.write" fails [
        NOT_ELSEWHERE, ALREADY_HERE, BRANCH_UNKNOWN, ROLE_UNKNOWN, crate::access::OWNER_ONLY, crate::access::GRANT_BEYOND
    ]: AdmitUser => UserRow;
    /// Opens a session in another company, and ends the one it is called with.
    change "identity.session.switch" needs public fails [crate::error::AUTH_REQUIRED, crate::error::NOT_FOUND]: SwitchCompany => SignedIn;
}
