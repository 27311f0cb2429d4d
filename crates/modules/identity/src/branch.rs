//! Branches.

use kontor_contract::access::GrantTerms;
use kontor_contract::branch::{
    BRANCH_TAKEN, BranchChanged, BranchContent, BranchCreated, BranchRow, CreateBranch, ListBranches, UpdateBranch,
};
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::{BranchId, Role};
use kontor_contract::list::Page;
use kontor_contract::row::ColumnType;
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};
use kontor_store::{ListColumn, ListSpec};

use crate::bounds::{require_everywhere, require_within};
use crate::rows::Branch;
use crate::sql;

/// Branches of the company.
pub(crate) static BRANCHES: ListSpec = ListSpec {
    name: "identity.branch",
    columns: "b.id, b.code, b.name, b.region, b.version",
    from: "identity_branch b where {scope:b}",
    fields: &[
        ListColumn { name: "code", sql: "b.code", column_type: ColumnType::Text, sortable: true },
        ListColumn { name: "name", sql: "b.name", column_type: ColumnType::Text, sortable: true },
    ],
    key: "b.id",
    order: "code",
    text: &[],
    words: None,
    always: &[],
};

pub(crate) async fn list(cx: &mut Cx, request: ListBranches) -> Result<Page<BranchRow>> {
    cx.page(&BRANCHES, &request).await
}

/// Adds a branch; its code is unique in the company.
pub(crate) async fn create(cx: &mut Change, request: CreateBranch) -> Result<BranchRow> {
    // It lies in nobody's area yet.
    require_everywhere(cx)?;
    let company_id = cx.company_id()?;
    let code = request.code.to_string();
    if cx.value::<i64>(&sql::BRANCHES_OF_CODE, params![code.clone()]).await? > 0 {
        return Err(BRANCH_TAKEN.with("code", code).at("code"));
    }
    let id = request.id.unwrap_or_else(|| BranchId::from_uuid(cx.new_id()));
    let (name, region) = (request.name, request.region);
    cx.document("identity.branch", id.uuid(), &code);
    cx.record(BranchCreated { id, company_id, code: code.clone(), name: name.clone(), region: region.clone() }).await?;
    Ok(BranchRow { id, code, name, region, version: 1 })
}

/// Changes a branch's name and region.
pub(crate) async fn update(cx: &mut Change, request: UpdateBranch) -> Result<BranchRow> {
    let UpdateBranch { id, version, name, region } = request;
    let branch: Branch = cx.get(&sql::BRANCH, params![id], || NOT_FOUND.with("what", "branch").with("id", id)).await?;
    if branch.version != version {
        return Err(CONFLICT_STALE.with("what", &branch.code));
    }
    require_within(cx, &GrantTerms { branch_id: Some(id), ..GrantTerms::everywhere(Role::Reader) })?;
    if region != branch.region {
        // Grants of either region reach other branches from now on.
        require_everywhere(cx)?;
    }
    let before = BranchContent { name: branch.name, region: branch.region };
    let after = BranchContent { name, region };
    let code = branch.code;
    let row = BranchRow { id, code: code.clone(), name: after.name.clone(), region: after.region.clone(), version: version + 1 };
    if before == after {
        return Ok(BranchRow { version, ..row });
    }
    cx.document("identity.branch", id.uuid(), &code);
    let company_id = branch.company_id;
    cx.record(BranchChanged { id, company_id, code, before, after, version_before: version }).await?;
    Ok(row)
}
