//! Four eyes: rules that make a change wait for a second person, requests for their approval, and the decisions on them.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Instant, Money, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::audit::FieldChange;
use crate::error::Error;
use crate::identity::{BranchId, UserId};
use crate::json::Json;
use crate::limits::Action;
use crate::list::Page;
use crate::text::{many_lines, one_line};
use crate::text_enum;

pub mod event;
mod weighed;

pub use weighed::{WEIGHED, advances, is_at_cost, weighed};

crate::ids! {
    /// A rule.
    ApprovalRuleId,
    /// A request.
    ApprovalRequestId,
}

/// The kind word of a request as a document.
pub const REQUEST: &str = "approvals.request";
/// The kind word of a rule as a document.
pub const RULE: &str = "approvals.rule";

/// Documents that are asked about at once at most: as many as the longest page of a list has.
pub const MAX_DOCUMENTS: usize = 1_000;

/// A call's body at most, in bytes: a request travels in a fact together with what it makes.
pub const MAX_CALL_BYTES: usize = 1 << 20;

crate::error_codes! {
    /// A rule asks for a second person; `call` is the command, `rule` the names of the rules.
    APPROVAL_REQUIRED = "approval.required" Rule { call, rule };
    /// No rule asks for approval and no limit stops it, so the change can be made at once.
    APPROVAL_NOT_NEEDED = "approvals.request.not_needed" Rule { call };
    /// A command that no approval can be asked for.
    APPROVAL_CALL = "approvals.request.call_unknown" Invalid { call };
    /// Somebody was faster: it is approved, refused or withdrawn.
    APPROVAL_DECIDED = "approvals.request.decided" Rule { state };
    /// Nobody decides on what they asked for themselves.
    APPROVAL_OWN = "approvals.request.own" Denied {};
    /// Whoever entered a party's bank details does not release money to it.
    APPROVAL_BANK_DETAILS = "approvals.request.bank_details" Denied {};
    /// Only who asked may withdraw.
    APPROVAL_FOREIGN = "approvals.request.foreign" Denied {};
    /// Whoever posted what a payment settles does not release it, where a rule says so.
    APPROVAL_POSTER = "approvals.request.poster" Denied {};
    /// Whoever asked may no longer sign in.
    APPROVAL_REQUESTER_GONE = "approvals.request.requester_gone" Rule {};
    /// What would be done now is not what was asked for: another amount, discount, party or branch.
    APPROVAL_CHANGED = "approvals.request.changed" Rule {};
    /// Rules are about commands that weigh something.
    RULE_CALL = "approvals.rule.call_unknown" Invalid { call };
    /// There is no such party.
    RULE_PARTY = "approvals.rule.party_unknown" Rule {};
    /// There is no such branch.
    RULE_BRANCH = "approvals.rule.branch_unknown" Rule {};
    /// There is no such role.
    RULE_ROLE = "approvals.rule.role_unknown" Invalid { role };
    /// A percentage is between 0 and 100.
    RULE_DISCOUNT = "approvals.rule.discount_range" Invalid { discount };
}

text_enum! {
    /// How far a request has got.
    RequestState {
        /// Waits for somebody who may decide.
        Open = "open",
        /// Approved, and done.
        Approved = "approved",
        /// Refused, with a reason.
        Refused = "refused",
        /// Taken back by who asked.
        Withdrawn = "withdrawn",
    }
}

/// When a command needs a second person. All conditions given must hold; several rules may apply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RuleFields {
    /// What people call it.
    #[garde(length(min = 1, max = 120), custom(one_line))]
    pub name: String,
    /// The command, one of [`WEIGHED`].
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub call: String,
    /// Only from this amount on, in the company's currency.
    #[garde(skip)]
    #[serde(default)]
    pub amount_from: Option<Amount>,
    /// Only from this discount of a line on.
    #[garde(skip)]
    #[serde(default)]
    pub discount_from: Option<Percent>,
    /// Only with this party.
    #[garde(skip)]
    #[serde(default)]
    pub party_id: Option<Uuid>,
    /// Only for who holds this role.
    #[garde(inner(length(max = 64), custom(one_line)))]
    #[serde(default)]
    pub role: Option<String>,
    /// Only in this branch.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Only where the caller entered the party's bank details.
    #[garde(skip)]
    #[serde(default)]
    pub own_bank_details: bool,
    /// Only where the caller posted one of the documents that are paid or set off; nobody who did may approve it either.
    #[garde(skip)]
    #[serde(default)]
    pub own_document: bool,
    /// Whether it applies.
    #[garde(skip)]
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// Adds a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateRule {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<ApprovalRuleId>,
    /// The rule.
    #[garde(dive)]
    pub rule: RuleFields,
}

/// Changes a rule; one that is no longer wanted is made inactive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateRule {
    /// The rule.
    #[garde(skip)]
    pub id: ApprovalRuleId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// What it becomes.
    #[garde(dive)]
    pub rule: RuleFields,
}

/// Asks for a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetRule {
    /// The rule.
    #[garde(skip)]
    pub id: ApprovalRuleId,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleView {
    /// The rule.
    pub id: ApprovalRuleId,
    /// Version.
    pub version: i64,
    /// What it says, nothing left out.
    #[serde(flatten)]
    pub rule: RuleFields,
}

/// A rule in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct RuleRow {
    /// The rule.
    pub id: ApprovalRuleId,
    /// What people call it.
    pub name: String,
    /// The command.
    pub call: String,
    /// Only from this amount on.
    pub amount_from: Option<Money>,
    /// Only from this discount on.
    pub discount_from: Option<Percent>,
    /// Name of the only party it is about; empty for any.
    pub party: String,
    /// The only role it is about.
    pub role: Option<String>,
    /// Name of the only branch it is about; empty for any.
    pub branch: String,
    /// Only where the caller entered the party's bank details.
    pub own_bank_details: bool,
    /// Only where the caller posted what is paid.
    pub own_document: bool,
    /// Whether it applies.
    pub active: bool,
    /// Version.
    pub version: i64,
}

/// Asks whether a change can be made alone. It is tried as the caller, and nothing is kept.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CheckCall {
    /// The command, one of [`WEIGHED`].
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub call: String,
    /// The request's JSON, verbatim.
    #[garde(length(bytes, max = MAX_CALL_BYTES))]
    pub body: String,
}

impl std::fmt::Debug for CheckCall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CheckCall").field("call", &self.call).finish_non_exhaustive()
    }
}

/// Whether a change can be made alone, and if not, why.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CallCheck {
    /// Whether a second person has to approve it.
    pub needed: bool,
    /// Names of the rules that ask for approval.
    pub rules: Vec<String>,
    /// The caller's limits that it is beyond: `post`, `pay` or `discount`.
    pub beyond: Vec<Action>,
    /// How much it is about, in the company's currency; absent where the caller may not see it.
    pub amount: Option<Money>,
    /// The largest discount.
    pub discount: Option<Percent>,
    /// Why it could not be made at all.
    pub failure: Option<Error>,
}

/// Asks a second person to let a change through that a rule or a limit stopped. The change is tried first.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateRequest {
    /// An id the caller has chosen; asking again under it makes nothing new.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<ApprovalRequestId>,
    /// The command.
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub call: String,
    /// The request's JSON, verbatim.
    #[garde(length(bytes, max = MAX_CALL_BYTES))]
    pub body: String,
    /// What the approver should know.
    #[garde(length(max = 500), custom(many_lines))]
    #[serde(default)]
    pub note: String,
}

impl std::fmt::Debug for CreateRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateRequest").field("call", &self.call).finish_non_exhaustive()
    }
}

/// Asks for a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetRequest {
    /// The request.
    #[garde(skip)]
    pub id: ApprovalRequestId,
}

/// Asks what would happen if a request were approved now. Nothing is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// The request.
    #[garde(skip)]
    pub id: ApprovalRequestId,
}

/// Approves: the stored call is run once, as who asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ApproveRequest {
    /// The request.
    #[garde(skip)]
    pub id: ApprovalRequestId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
}

/// Refuses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RefuseRequest {
    /// The request.
    #[garde(skip)]
    pub id: ApprovalRequestId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// Why, for who asked.
    #[garde(length(min = 1, max = 500), custom(many_lines))]
    pub reason: String,
}

/// Takes one's own request back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRequest {
    /// The request.
    #[garde(skip)]
    pub id: ApprovalRequestId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
}

/// A request in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct RequestRow {
    /// The request.
    pub id: ApprovalRequestId,
    /// The command.
    pub call: String,
    /// How far it has got.
    pub state: RequestState,
    /// Who asked.
    pub requester_id: UserId,
    /// Their name.
    pub requester: String,
    /// When.
    pub requested_at: Instant,
    /// How much it is about, in the company's currency; absent where the reader may not see it.
    pub amount: Option<Money>,
    /// The largest discount.
    pub discount: Option<Percent>,
    /// Name of the party it is about; empty for none.
    pub party: String,
    /// Names of the rules that ask for approval.
    pub rules: String,
    /// The limits of who asked that it is beyond: `post`, `pay` or `discount`.
    pub beyond: Json<Vec<Action>>,
    /// What who asked wrote.
    pub note: String,
    /// Who decided; empty while it is open.
    pub decider: String,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why it was refused.
    pub reason: String,
    /// Whether an approval failed because the change could no longer be made.
    pub failed: bool,
    /// Kind of the document it takes a step further, or that it became; empty while there is none.
    pub doc_kind: String,
    /// That document.
    pub doc_id: Option<Uuid>,
    /// Its number.
    pub doc_number: String,
    /// Version.
    pub version: i64,
}

/// Asks how it stands with the newest request about a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FindRequest {
    /// The document.
    #[garde(skip)]
    pub doc_id: Uuid,
}

/// How it stands with a request, for whoever looks at its document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestStanding {
    /// The request.
    pub id: ApprovalRequestId,
    /// How far it has got.
    pub state: RequestState,
    /// Whether an approval failed because the change could no longer be made.
    pub failed: bool,
    /// Who asked.
    pub requester: String,
    /// When.
    pub requested_at: Instant,
    /// Who may decide, by name, while it is open.
    pub deciders: Vec<String>,
    /// Who decided; empty while it is open.
    pub decider: String,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why it was refused; empty for whoever may not see the request itself.
    pub reason: String,
    /// Whether the caller may see the request itself.
    pub readable: bool,
}

/// The newest request about a document, if there is one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FoundRequest {
    /// How it stands.
    pub request: Option<RequestStanding>,
}

/// Asks how it stands with the newest requests about the documents of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FindRequests {
    /// The documents.
    #[garde(length(max = MAX_DOCUMENTS))]
    pub doc_ids: Vec<Uuid>,
}

/// How far the newest request about a document has got.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct DocumentStanding {
    /// The document.
    pub doc_id: Uuid,
    /// How far its newest request has got.
    pub state: RequestState,
}

/// The documents that a request is about, of those asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FoundRequests {
    /// Each once.
    pub documents: Vec<DocumentStanding>,
}

/// A request with its call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestView {
    /// Its head.
    pub request: RequestRow,
    /// The call's JSON, verbatim.
    pub body: String,
    /// Why the last approval failed, if one did.
    pub failure: Option<Error>,
    /// Whether the caller asked for it.
    pub own: bool,
    /// Whether the caller may refuse it, and approve it unless a limit of theirs or what they did themselves is in the way.
    pub may_decide: bool,
    /// Who may decide, by name, while it is open.
    pub deciders: Vec<String>,
    /// Whether the caller's limits reach for approving it.
    pub within_limits: bool,
}

/// How many requests wait for the caller.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalCount {
    /// Open ones, of others.
    pub open: i64,
}

/// Asks how many requests wait for the caller.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CountApprovals {}

/// A document that would be posted, or go a step further.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewDocument {
    /// Its kind.
    pub kind: String,
    /// Its number; empty for one that gets its number by being posted.
    pub number: String,
    /// Whether it would be posted; otherwise it is there and changes.
    pub posted: bool,
    /// Its date; absent where only its state would change.
    pub date: Option<CivilDate>,
    /// Its total in its own currency; absent where it has none or the reader may not see it.
    pub amount: Option<Money>,
}

/// A posting that would be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewPosting {
    /// The account.
    pub account: String,
    /// Its name, where the book knows it.
    pub name: String,
    /// Debit positive, credit negative, in the company's currency.
    pub amount: Money,
    /// What it is about.
    pub memo: String,
}

/// What would happen if a request were approved now.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestPreview {
    /// The documents it would post or change.
    pub documents: Vec<PreviewDocument>,
    /// The postings of its entries.
    pub postings: Vec<PreviewPosting>,
    /// Fields of a party that it would change.
    pub changes: Vec<FieldChange>,
    /// Why it could not be done now.
    pub failure: Option<Error>,
}

crate::list_requests! {
    /// Rules. Filters: call, active. Sorts: name.
    ListRules,
    /// The caller's own requests. Filters: state, call. Sorts: requested_at.
    ListRequests,
    /// Requests of others that are the caller's to decide on, or were. Filters: state (open if absent), call. Sorts:
    /// requested_at; without one, open ones come oldest first and others newest first.
    ListApprovals,
}

crate::commands! {
    /// Rules for approvals.
    query "approvals.rule.list" needs "approvals.rule.read": ListRules => Page<RuleRow>;
    /// A rule for approvals.
    query "approvals.rule.get" needs "approvals.rule.read" fails [crate::error::NOT_FOUND]: GetRule => RuleView;
    /// Adds a rule for approvals.
    change "approvals.rule.create" needs "approvals.rule.write" fails [
        RULE_CALL, RULE_PARTY, RULE_BRANCH, RULE_ROLE, RULE_DISCOUNT, crate::error::CONFLICT_STALE
    ]: CreateRule => RuleView;
    /// Changes a rule for approvals.
    change "approvals.rule.update" needs "approvals.rule.write" fails [
        RULE_CALL, RULE_PARTY, RULE_BRANCH, RULE_ROLE, RULE_DISCOUNT, crate::error::NOT_FOUND, crate::error::CONFLICT_STALE
    ]: UpdateRule => RuleView;
    /// Whether a change can be made alone, or a rule or a limit asks for a second person; it is tried, and nothing is kept.
    change "approvals.request.check" needs signed_in fails [APPROVAL_CALL]: CheckCall => CallCheck;
    /// Asks for the approval of a change, which is tried first.
    change "approvals.request.create" needs signed_in fails [APPROVAL_CALL, APPROVAL_NOT_NEEDED]: CreateRequest => RequestView;
    /// The caller's own requests, newest first.
    query "approvals.request.list" needs signed_in: ListRequests => Page<RequestRow>;
    /// A request: one's own, or one to decide on.
    query "approvals.request.get" needs signed_in fails [crate::error::NOT_FOUND]: GetRequest => RequestView;
    /// How it stands with the newest request about a document.
    query "approvals.request.find" needs signed_in: FindRequest => FoundRequest;
    /// How it stands with the newest requests about the documents of a page.
    query "approvals.request.find_all" needs signed_in: FindRequests => FoundRequests;
    /// What would happen if a request were approved now.
    change "approvals.request.preview" needs signed_in fails [crate::error::NOT_FOUND]: PreviewRequest => RequestPreview;
    /// Requests of others that the caller decides on: open ones, or those of another state that is asked for.
    query "approvals.inbox.list" needs "approvals.request.decide": ListApprovals => Page<RequestRow>;
    /// How many requests wait for the caller.
    query "approvals.inbox.count" needs "approvals.request.decide": CountApprovals => ApprovalCount;
    /// Approves a request: its call is run once, as who asked.
    change "approvals.request.approve" needs "approvals.request.decide" fails [
        APPROVAL_DECIDED, APPROVAL_OWN, APPROVAL_BANK_DETAILS, APPROVAL_POSTER, APPROVAL_REQUESTER_GONE, APPROVAL_CHANGED,
        crate::limits::DENIED_LIMIT, crate::error::NOT_FOUND, crate::error::CONFLICT_STALE
    ]: ApproveRequest => RequestView;
    /// Refuses a request, with a reason.
    change "approvals.request.refuse" needs "approvals.request.decide" fails [
        APPROVAL_DECIDED, APPROVAL_OWN, crate::error::NOT_FOUND, crate::error::CONFLICT_STALE
    ]: RefuseRequest => RequestView;
    /// Takes one's own request back.
    change "approvals.request.withdraw" needs signed_in fails [
        APPROVAL_DECIDED, APPROVAL_FOREIGN, crate::error::NOT_FOUND, crate::error::CONFLICT_STALE
    ]: WithdrawRequest => RequestView;
}
