//! Setting up companies: the first in an empty book, and further ones beside it.

use kontor_contract::Result;
use kontor_contract::access::GrantTerms;
use kontor_contract::company::{AddCompany, COMPANIES_FULL, COMPANY_TAKEN, MAX_COMPANIES};
use kontor_contract::finance::InstallChart;
use kontor_contract::identity::{
    BOOK_NOT_EMPTY, BranchId, CompanyCreated, CompanyId, CompanyView, CreateCompany, GrantId, NewUser, PACK_UNKNOWN, Role,
    RoleGranted, UserId,
};
use kontor_contract::packs::{self, Pack};
use kontor_kernel::CurrencyCode;
use kontor_platform::{App, Change, Cx};

use crate::bounds::require_governing;
use crate::{password, security, sql, user};

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

async fn hold_book(cx: &mut Change) -> Result<()> {
    cx.find::<(i64,)>(&sql::BOOK_HELD, Vec::new()).await.map(drop)
}

fn pack(code: &str) -> Result<&'static Pack> {
    packs::find(code).ok_or_else(|| PACK_UNKNOWN.with("pack", code).at("pack"))
}

/// What a company is made of.
struct Founding {
    name: String,
    pack: &'static Pack,
    currency: Option<CurrencyCode>,
    fiscal_start_month: Option<u32>,
    branch: String,
    region: String,
    demo: bool,
}

/// Whose a company will be.
enum Owner {
    /// Somebody the book does not know yet, with the verifier of their password.
    New(NewUser, String),
    /// A user of the book.
    Known(UserId),
}

/// The first company, with its owner. Of those who make it at once one does.
pub(crate) async fn create(cx: &mut Change, (request, phc): (CreateCompany, String)) -> Result<CompanyView> {
    hold_book(cx).await?;
    require_empty(cx).await?;
    let CreateCompany { name, currency, fiscal_start_month, branch, region, owner, demo, .. } = request;
    let founding = Founding { name, pack: pack(&request.pack)?, currency, fiscal_start_month, branch, region, demo };
    found(cx, founding, Owner::New(owner, phc)).await
}

/// A further company, whose owner is who adds it. It asks of sign-ins what the company asks from which it is added.
pub(crate) async fn add(cx: &mut Change, request: AddCompany) -> Result<CompanyView> {
    require_governing(cx)?;
    let (owner, from) = (cx.caller()?.user_id, cx.caller()?.company.clone());
    let AddCompany { name, currency, fiscal_start_month, branch, region, .. } = request;
    let pack = pack(&request.pack)?;
    require_room(cx, &name).await?;
    let security = security::of(cx, from.id).await?;
    // The sign-in names of a demo book are shown to everybody, whichever company they are of.
    let founding = Founding { name, pack, currency, fiscal_start_month, branch, region, demo: from.demo };
    let company = found(cx, founding, Owner::Known(owner)).await?;
    security::begin(cx, company.id, security).await?;
    Ok(company)
}

/// Companies are chosen by their names, which two who add at once must not share either.
async fn require_room(cx: &mut Change, name: &str) -> Result<()> {
    hold_book(cx).await?;
    let companies: Vec<(String, bool)> = cx.rows(&sql::COMPANY_NAMES, Vec::new()).await?;
    if companies.len() >= MAX_COMPANIES {
        return Err(COMPANIES_FULL.with("limit", MAX_COMPANIES));
    }
    let same = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
    if companies.iter().any(|(known, _)| same(known)) { Err(COMPANY_TAKEN.with("name", name).at("name")) } else { Ok(()) }
}

/// The company, its first branch, its owner, its chart: one fact.
async fn found(cx: &mut Change, founding: Founding, owner: Owner) -> Result<CompanyView> {
    let Founding { name, pack, currency, fiscal_start_month, branch, region, demo } = founding;
    let company_id = CompanyId::from_uuid(cx.new_id());
    let branch_id = BranchId::from_uuid(cx.new_id());
    let created = CompanyCreated {
        id: company_id,
        name,
        country: pack.country.clone(),
        currency: currency.unwrap_or(pack.currency),
        fiscal_start_month: fiscal_start_month.unwrap_or(pack.fiscal_year_start_month),
        pack: format!("{}@{}", pack.code, pack.version),
        demo,
        branch_id,
        branch_code: "1".to_owned(),
        branch_name: branch,
        branch_region: region,
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
    cx.founds(company_id);
    cx.record(created).await?;
    let owner = match owner {
        Owner::Known(owner) => owner,
        Owner::New(new, phc) => {
            let owner = user::record_new(cx, &new, phc).await?;
            cx.act_as(owner.uuid());
            owner
        }
    };
    let id = GrantId::from_uuid(cx.new_id());
    cx.record(RoleGranted::main(id, owner, company_id, GrantTerms::everywhere(Role::Owner))).await?;
    cx.call(InstallChart { company_id, pack: pack.code.clone() }).await?;
    cx.document("identity.company", company_id.uuid(), "");
    Ok(view)
}
