//! Setting up a company in an empty book.

use kontor_contract::Result;
use kontor_contract::access::GrantTerms;
use kontor_contract::finance::InstallChart;
use kontor_contract::identity::{
    BOOK_NOT_EMPTY, BranchId, CompanyCreated, CompanyId, CompanyView, CreateCompany, GrantId, PACK_UNKNOWN, Role, RoleGranted,
};
use kontor_contract::packs::{self, Pack};
use kontor_platform::{App, Change, Cx};

use crate::{password, sql, user};

/// Hashes the owner's password before the transaction. Anybody may ask for it, so nothing costly is done for a book that has
/// its company.
pub(crate) async fn hash_owner(app: App, request: CreateCompany) -> Result<String> {
    app.read(None, async |cx: &mut Cx| require_empty(cx).await).await?;
    pack(&request.pack)?;
    password::hash(request.owner.password).await
}

async fn require_empty(cx: &mut Cx) -> Result<()> {
    if cx.value::<i64>(&sql::COMPANY_COUNT, Vec::new()).await? > 0 { Err(BOOK_NOT_EMPTY.error()) } else { Ok(()) }
}

fn pack(code: &str) -> Result<&'static Pack> {
    packs::find(code).ok_or_else(|| PACK_UNKNOWN.with("pack", code).at("pack"))
}

/// The company, its first branch, its chart, its owner: one fact.
pub(crate) async fn create(cx: &mut Change, (request, phc): (CreateCompany, String)) -> Result<CompanyView> {
    require_empty(cx).await?;
    let pack = pack(&request.pack)?;
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
        branch_region: request.region,
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
