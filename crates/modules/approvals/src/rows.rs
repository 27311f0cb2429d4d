//! The rows of this module's tables. A request's row is what its events hold.

use kontor_contract::approvals::ApprovalRuleId;
use kontor_contract::approvals::event::RuleSaved;
use kontor_contract::identity::{BranchId, CompanyId};
use kontor_derive::Row;
use kontor_kernel::{Money, Percent};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Row)]
#[row(table = "approvals_rule")]
pub(crate) struct Rule {
    pub(crate) id: ApprovalRuleId,
    pub(crate) company_id: CompanyId,
    pub(crate) name: String,
    pub(crate) call: String,
    pub(crate) amount_from: Option<Money>,
    pub(crate) discount_from: Option<Percent>,
    pub(crate) party_id: Option<Uuid>,
    pub(crate) role: Option<String>,
    pub(crate) branch_id: Option<BranchId>,
    pub(crate) own_bank_details: bool,
    pub(crate) active: bool,
    pub(crate) version: i64,
    pub(crate) own_document: bool,
}

impl Rule {
    pub(crate) fn new(id: ApprovalRuleId, company_id: CompanyId, saved: RuleSaved, version: i64) -> Self {
        let RuleSaved { name, call, amount_from, discount_from, party_id, role, branch_id, .. } = saved;
        let RuleSaved { own_bank_details, own_document, active, .. } = saved;
        Self {
            id,
            company_id,
            name,
            call,
            amount_from,
            discount_from,
            party_id,
            role,
            branch_id,
            own_bank_details,
            own_document,
            active,
            version,
        }
    }

    pub(crate) fn saved(&self) -> RuleSaved {
        let Self { amount_from, discount_from, party_id, branch_id, own_bank_details, own_document, active, .. } = *self;
        let (name, call, role) = (self.name.clone(), self.call.clone(), self.role.clone());
        RuleSaved { name, call, amount_from, discount_from, party_id, role, branch_id, own_bank_details, own_document, active }
    }
}
