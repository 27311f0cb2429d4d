//! Setting up a company in an empty book.

use kontor_contract::access::GrantTerms;
use kontor_contract::finance::InstallChart;
use kontor_contract::identity::{
    BOOK_NOT_EMPTY, BranchId, CompanyCreated, CompanyId, CompanyView, CreateCompany, GrantId, PACK_UNKNOWN, Role, RoleGranted,
};
use kontor_contract::{Result, packs};
use kontor_platform::{App, Change};

use crate::{password, sql, user};

/// Hashes the owner's password before the transaction.
pub(crate) async fn hash_owner(_: App, request: CreateCompany) -> Result<String> {
    password::hash(request.owner.password).await
}

/// The company, its first branch, its chart, its owner: one fact.
pub(crate) async fn create(cx: &mut Change, (request, phc): (CreateCompany, String)) -> Result<CompanyView> {
    if cx.value::<i64>(&sql::COMPANY_COUNT, Vec::new()).await? > 0 {
        return Err(BOOK_NOT_EMPTY.error());
    }
    let pack = packs::find(&request.pack).ok_or_else(|| PACK_UNKNOWN.with("pack", &request.pack).at("pack"))?;
    let company_id = CompanyId::from_uuid(cx.new_id());
    let branch_id = BranchId::from_uuid(cx.new_id());
    let created = CompanyCreated {
        id: company_id,
        name: request.name,
        country: pack.country.clone(),
        currency: request.currency.unwrap_or(pack.currency),
        fiscal_start_month: request.fiscal_start_month.unwrap_or(pack.fiscal_year_start_month),
        pack: format!("{}@{}", pack.code, pack.version),
        demo: request.demo,
        branch_id,
        branch_code: "1".to_owned(),
        branch_name: request.branch,
    };
    let view = CompanyView {
        id: company_id,
        name: created.name.clone(),
        country: created.country.clone(),
        currency: created.currency,
        fiscal_start_month: created.fiscal_start_month,
        demo: created.demo,
        main_branch_id: branch_id,
        version: 1,
    };
    cx.record(created).await?;
    let owner = user::record_new(cx, &request.owner, phc).await?;
    cx.act_as(owner.uuid());
    let id = GrantId::from_uuid(cx.new_id());
    cx.record(RoleGranted::main(id, owner, company_id, GrantTerms::everywhere(Role::Owner))).await?;
    cx.call(InstallChart { company_id, pack: pack.code.clone() }).await?;
    cx.document("identity.company", company_id.uuid(), "");
    Ok(view)
}
