//! Branches of a company: where documents, stock and balances belong.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::{BranchId, CompanyId};
use crate::list::Page;
use crate::text::{one_line, proper_name};

crate::error_codes! {
    /// Another branch has this code.
    BRANCH_TAKEN = "identity.branch.taken" Rule { code };
}

/// Adds a branch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateBranch {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<BranchId>,
    /// Its code.
    #[garde(skip)]
    pub code: Code,
    /// Its name.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub name: String,
    /// The region it belongs to; grants may be limited to it.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub region: String,
}

/// Changes a branch's name and region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateBranch {
    /// The branch.
    #[garde(skip)]
    pub id: BranchId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// Its name.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub name: String,
    /// The region it belongs to.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub region: String,
}

/// A branch in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct BranchRow {
    /// The branch.
    pub id: BranchId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The region it belongs to.
    pub region: String,
    /// Version.
    pub version: i64,
}

crate::list_requests! {
    /// Branches. Filters: code. Sorts: code, name.
    ListBranches,
}

crate::commands! {
    /// Branches of the company.
    query "identity.branch.list" needs signed_in: ListBranches => Page<BranchRow>;
    /// Adds a branch.
    change "identity.branch.create" needs "identity.company.write" fails [BRANCH_TAKEN, crate::access::GRANT_BEYOND]: CreateBranch => BranchRow;
    /// Changes a branch's name and region.
    change "identity.branch.update" needs "identity.company.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, crate::access::GRANT_BEYOND
    ]: UpdateBranch => BranchRow;
}

/// A branch was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BranchCreated {
    /// The branch.
    pub id: BranchId,
    /// Its company.
    pub company_id: CompanyId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The region it belongs to.
    #[serde(default)]
    pub region: String,
}

/// What may change of a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BranchContent {
    /// Its name.
    pub name: String,
    /// The region it belongs to.
    pub region: String,
}

/// A branch was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BranchChanged {
    /// The branch.
    pub id: BranchId,
    /// Its company.
    pub company_id: CompanyId,
    /// Its code, which never changes.
    pub code: String,
    /// As it was.
    pub before: BranchContent,
    /// As it is.
    pub after: BranchContent,
    /// The version this replaces.
    pub version_before: i64,
}

crate::events! {
    "identity.branch.changed@1" => BranchChanged;
    "identity.branch.created@1" => BranchCreated;
}
