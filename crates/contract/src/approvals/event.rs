//! What approvals record.

use kontor_derive::Row;
use kontor_kernel::{Instant, Money, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ApprovalRequestId, ApprovalRuleId, RequestState};
use crate::identity::{BranchId, CompanyId, UserId};
use crate::json::Json;
use crate::limits::Action;
use crate::personal::Personal;

/// What a rule says, as its events keep it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleSaved {
    /// What people call it.
    pub name: String,
    /// The command.
    pub call: String,
    /// Only from this amount on.
    pub amount_from: Option<Money>,
    /// Only from this discount on.
    pub discount_from: Option<Percent>,
    /// Only with this party.
    pub party_id: Option<Uuid>,
    /// Only for this role.
    pub role: Option<String>,
    /// Only in this branch.
    pub branch_id: Option<BranchId>,
    /// Only where the caller entered the party's bank details.
    pub own_bank_details: bool,
    /// Only where the caller posted what is paid.
    #[serde(default)]
    pub own_document: bool,
    /// Whether it applies.
    pub active: bool,
}

/// A rule was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleCreated {
    /// The rule.
    pub id: ApprovalRuleId,
    /// Its company.
    pub company_id: CompanyId,
    /// What it says.
    pub after: RuleSaved,
}

/// A rule was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleChanged {
    /// The rule.
    pub id: ApprovalRuleId,
    /// Its company.
    pub company_id: CompanyId,
    /// As it was.
    pub before: RuleSaved,
    /// As it is.
    pub after: RuleSaved,
    /// The version this replaces.
    pub version_before: i64,
}

/// A request as its events keep it, whole: its row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "approvals_request")]
pub struct RequestSaved {
    /// The request.
    pub id: ApprovalRequestId,
    /// Its company.
    pub company_id: CompanyId,
    /// The branch of what it is about; none for what concerns the whole company.
    pub branch_id: Option<BranchId>,
    /// The command.
    pub call: String,
    /// The call's JSON, verbatim; it may name people.
    pub body: Personal,
    /// What who asked wrote.
    pub note: Personal,
    /// How far it has got.
    pub state: RequestState,
    /// Who asked.
    pub requester_id: UserId,
    /// When.
    pub requested_at: Instant,
    /// How much it is about.
    pub amount: Option<Money>,
    /// The largest discount.
    pub discount: Option<Percent>,
    /// The party it is about.
    pub party_id: Option<Uuid>,
    /// Names of the rules that ask for approval.
    pub rules: String,
    /// Who decided.
    pub decider_id: Option<UserId>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why it was refused.
    pub reason: Personal,
    /// Why the last approval failed, as JSON; empty if none did.
    pub failure: Personal,
    /// Kind of the document it takes a step further, or that it became.
    pub doc_kind: String,
    /// That document.
    pub doc_id: Option<Uuid>,
    /// Its number.
    pub doc_number: String,
    /// Its version after this event.
    pub version: i64,
    /// The limits of who asked that it is beyond.
    #[serde(default)]
    pub beyond: Json<Vec<Action>>,
}

/// Somebody asked for approval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestMade(pub RequestSaved);

/// A request was approved and its call was run, in the same fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestApproved(pub RequestSaved);

/// A request was refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestRefused(pub RequestSaved);

/// A request was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestWithdrawn(pub RequestSaved);

/// An approval failed: the change can no longer be made as it was asked for. The request stays open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestFailed(pub RequestSaved);

crate::events! {
    "approvals.rule.created@1" => RuleCreated;
    "approvals.rule.changed@1" => RuleChanged;
    "approvals.request.made@1" => RequestMade;
    "approvals.request.approved@1" => RequestApproved;
    "approvals.request.refused@1" => RequestRefused;
    "approvals.request.withdrawn@1" => RequestWithdrawn;
    "approvals.request.failed@1" => RequestFailed;
}
