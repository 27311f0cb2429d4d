//! The rows of this module's tables.

use kontor_contract::access::{FieldClass, GrantTerms, RoleCode};
use kontor_contract::identity::{BranchId, CompanyId, GrantId, RoleGranted, UserId};
use kontor_contract::json::Json;
use kontor_contract::limits::Limits;
use kontor_contract::personal::Personal;
use kontor_contract::settings::CompanySettings;
use kontor_contract::team::TeamId;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, CurrencyCode, Instant, Language, Percent};
use uuid::Uuid;

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
    pub(crate) region: String,
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
    pub(crate) role: RoleCode,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: Option<BranchId>,
    pub(crate) version: i64,
    pub(crate) region: String,
    pub(crate) warehouse_id: Option<Uuid>,
    pub(crate) own_only: bool,
    pub(crate) post_up_to: Option<i64>,
    pub(crate) approve_up_to: Option<i64>,
    pub(crate) discount_up_to: Option<Percent>,
    pub(crate) valid_from: Option<CivilDate>,
    pub(crate) valid_to: Option<CivilDate>,
    pub(crate) main: bool,
    pub(crate) revoked: bool,
    pub(crate) team_id: Option<TeamId>,
}

impl Grant {
    /// The row that a grant makes.
    pub(crate) fn of(granted: &RoleGranted, version: i64, revoked: bool) -> Self {
        let RoleGranted { id, user_id, role, company_id, branch_id, region, warehouse_id, own_only, limits, .. } =
            granted.clone();
        let Limits { post_up_to, approve_up_to, discount_up_to } = limits;
        let (valid_from, valid_to, main, team_id) = (granted.valid_from, granted.valid_to, granted.main, granted.team_id);
        Self {
            id,
            user_id,
            role,
            company_id,
            branch_id,
            version,
            region,
            warehouse_id,
            own_only,
            post_up_to,
            approve_up_to,
            discount_up_to,
            valid_from,
            valid_to,
            main,
            revoked,
            team_id,
        }
    }

    /// The grant that made it.
    pub(crate) fn granted(&self) -> RoleGranted {
        let blank = RoleGranted::main(self.id, self.user_id, self.company_id, self.terms());
        RoleGranted { main: self.main, team_id: self.team_id, ..blank }
    }

    pub(crate) fn terms(&self) -> GrantTerms {
        let (post_up_to, approve_up_to, discount_up_to) = (self.post_up_to, self.approve_up_to, self.discount_up_to);
        GrantTerms {
            role: self.role.clone(),
            region: self.region.clone(),
            branch_id: self.branch_id,
            warehouse_id: self.warehouse_id,
            own_only: self.own_only,
            limits: Limits { post_up_to, approve_up_to, discount_up_to },
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }
}

/// A role of a company's own.
#[derive(Debug, Clone, Row)]
#[row(table = "identity_role")]
pub(crate) struct OwnRole {
    pub(crate) id: Uuid,
    pub(crate) company_id: CompanyId,
    pub(crate) code: RoleCode,
    pub(crate) name: String,
    pub(crate) permissions: Json<Vec<String>>,
    pub(crate) hides: Json<Vec<FieldClass>>,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_team")]
pub(crate) struct Team {
    pub(crate) id: TeamId,
    pub(crate) company_id: CompanyId,
    pub(crate) name: String,
    pub(crate) terms: Json<GrantTerms>,
    pub(crate) members: Json<Vec<UserId>>,
    pub(crate) ended: bool,
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
