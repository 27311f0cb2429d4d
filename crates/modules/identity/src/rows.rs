//! The rows of this module's tables.

use kontor_contract::identity::{BranchId, CompanyId, GrantId, Role, UserId};
use kontor_contract::json::Json;
use kontor_contract::personal::Personal;
use kontor_contract::settings::CompanySettings;
use kontor_derive::Row;
use kontor_kernel::{CurrencyCode, Instant, Language};

#[derive(Row)]
#[row(table = "identity_company")]
pub(crate) struct Company {
    pub(crate) id: CompanyId,
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) currency: CurrencyCode,
    pub(crate) fiscal_start_month: u32,
    pub(crate) pack: String,
    pub(crate) demo: bool,
    pub(crate) main_branch_id: BranchId,
    pub(crate) version: i64,
}

#[derive(Row)]
#[row(table = "identity_branch")]
pub(crate) struct Branch {
    pub(crate) id: BranchId,
    pub(crate) company_id: CompanyId,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_user")]
pub(crate) struct User {
    pub(crate) id: UserId,
    pub(crate) login: Personal,
    pub(crate) name: Personal,
    pub(crate) language: Language,
    pub(crate) active: bool,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_grant")]
pub(crate) struct Grant {
    pub(crate) id: GrantId,
    pub(crate) user_id: UserId,
    pub(crate) role: Role,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: Option<BranchId>,
    pub(crate) version: i64,
}

#[derive(Row)]
#[row(table = "identity_password")]
pub(crate) struct Password {
    pub(crate) user_id: UserId,
    pub(crate) phc: String,
    pub(crate) set_at: Instant,
}

#[derive(Row)]
#[row(table = "identity_session")]
pub(crate) struct Session {
    pub(crate) token_hash: Vec<u8>,
    pub(crate) user_id: UserId,
    pub(crate) company_id: CompanyId,
    pub(crate) opened_at: Instant,
    pub(crate) expires_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_throttle")]
pub(crate) struct Throttle {
    pub(crate) login: String,
    pub(crate) failures: i64,
    pub(crate) blocked_until: Instant,
}

#[derive(Row)]
#[row(table = "identity_company_settings")]
pub(crate) struct Settings {
    pub(crate) company_id: CompanyId,
    pub(crate) settings: Json<CompanySettings>,
    pub(crate) logo: Option<String>,
    pub(crate) version: i64,
}

#[derive(Row)]
#[row(table = "identity_logo")]
pub(crate) struct Logo {
    pub(crate) company_id: CompanyId,
    pub(crate) hash: String,
    pub(crate) png: Personal,
}
