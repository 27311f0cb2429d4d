//! Branches.

use kontor_contract::branch::{BRANCH_TAKEN, BranchCreated, BranchRow, CreateBranch, ListBranches};
use kontor_contract::identity::BranchId;
use kontor_contract::list::Page;
use kontor_contract::row::ColumnType;
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};
use kontor_store::{ListColumn, ListSpec};

use crate::sql;

/// Branches of the company.
pub(crate) static BRANCHES: ListSpec = ListSpec {
    name: "identity.branch",
    columns: "b.id, b.code, b.name, b.version",
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
    let company_id = cx.company_id()?;
    let code = request.code.to_string();
    if cx.value::<i64>(&sql::BRANCHES_OF_CODE, params![code.clone()]).await? > 0 {
        return Err(BRANCH_TAKEN.with("code", code).at("code"));
    }
    let id = request.id.unwrap_or_else(|| BranchId::from_uuid(cx.new_id()));
    let name = request.name;
    cx.document("identity.branch", id.uuid(), &code);
    cx.record(BranchCreated { id, company_id, code: code.clone(), name: name.clone() }).await?;
    Ok(BranchRow { id, code, name, version: 1 })
}
