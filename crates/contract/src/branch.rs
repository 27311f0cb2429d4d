//! Branches of a company: where documents, stock and balances belong.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::{BranchId, CompanyId};
use crate::list::Page;
use crate::text::one_line;

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
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub name: String,
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
    change "identity.branch.create" needs "identity.company.write" fails [BRANCH_TAKEN]: CreateBranch => BranchRow;
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
}

crate::events! {
    "identity.branch.created@1" => BranchCreated;
}
