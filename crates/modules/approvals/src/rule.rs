//! Rules: when a change needs a second person.

use kontor_contract::access::RoleCode;
use kontor_contract::amount::{AMOUNT_NEGATIVE, Amount};
use kontor_contract::approvals::event::{RuleChanged, RuleCreated, RuleSaved};
use kontor_contract::approvals::{
    ApprovalRuleId, CreateRule, GetRule, ListRules, RULE, RULE_BRANCH, RULE_CALL, RULE_DISCOUNT, RULE_PARTY, RULE_ROLE,
    RuleFields, RuleRow, RuleView, UpdateRule, WEIGHED,
};
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::list::Page;
use kontor_contract::{Result, params};
use kontor_kernel::Percent;
use kontor_platform::{Change, Cx};

use crate::rows::Rule;
use crate::{lists, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListRules) -> Result<Page<RuleRow>> {
    cx.page(&lists::RULES, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetRule) -> Result<RuleView> {
    load(cx, request.id).await.map(view)
}

async fn load(cx: &mut Cx, id: ApprovalRuleId) -> Result<Rule> {
    cx.get(&sql::RULE, params![id], || NOT_FOUND.with("what", "approval rule").with("id", id).at("id")).await
}

fn view(rule: Rule) -> RuleView {
    let saved = rule.saved();
    let fields = RuleFields {
        name: saved.name,
        call: saved.call,
        amount_from: saved.amount_from.map(Amount::from),
        discount_from: saved.discount_from,
        party_id: saved.party_id,
        role: saved.role,
        branch_id: saved.branch_id,
        own_bank_details: saved.own_bank_details,
        own_document: saved.own_document,
        active: saved.active,
    };
    RuleView { id: rule.id, version: rule.version, rule: fields }
}

pub(crate) async fn create(cx: &mut Change, request: CreateRule) -> Result<RuleView> {
    let company_id = cx.company_id()?;
    let after = decide(cx, request.rule).await?;
    let id = request.id.unwrap_or_else(|| ApprovalRuleId::from_uuid(cx.new_id()));
    if cx.value::<i64>(&sql::COUNT_OF_RULE, params![id]).await? > 0 {
        return Err(CONFLICT_STALE.with("what", "approval rule").at("id"));
    }
    cx.document(RULE, id.uuid(), "");
    cx.record(RuleCreated { id, company_id, after: after.clone() }).await?;
    Ok(view(Rule::new(id, company_id, after, 1)))
}

/// What changes nothing is not recorded.
pub(crate) async fn update(cx: &mut Change, request: UpdateRule) -> Result<RuleView> {
    let rule = load(cx, request.id).await?;
    if rule.version != request.version {
        return Err(CONFLICT_STALE.with("what", rule.name));
    }
    let (before, after) = (rule.saved(), decide(cx, request.rule).await?);
    if before == after {
        return Ok(view(rule));
    }
    let Rule { id, company_id, version, .. } = rule;
    cx.document(RULE, id.uuid(), "");
    cx.record(RuleChanged { id, company_id, before, after: after.clone(), version_before: version }).await?;
    Ok(view(Rule::new(id, company_id, after, version + 1)))
}

/// Checks what a rule names: it would never be met, and nobody would notice.
async fn decide(cx: &mut Change, fields: RuleFields) -> Result<RuleSaved> {
    let currency = cx.caller()?.company.currency;
    let RuleFields { name, call, amount_from, discount_from, party_id, role, branch_id, .. } = fields;
    let RuleFields { own_bank_details, own_document, active, .. } = fields;
    if !WEIGHED.contains(&call.as_str()) {
        return Err(RULE_CALL.with("call", call).at("rule.call"));
    }
    let amount_from = amount_from.map(|amount| amount.in_currency(currency)).transpose();
    let amount_from = amount_from.map_err(|error| error.at("rule.amount_from"))?;
    if let Some(negative) = amount_from.filter(|amount| amount.is_negative()) {
        return Err(AMOUNT_NEGATIVE.with("amount", negative.to_plain()).at("rule.amount_from"));
    }
    let whole = Percent::whole(100);
    if let Some(outside) = discount_from.filter(|percent| *percent < Percent::ZERO || *percent > whole) {
        return Err(RULE_DISCOUNT.with("discount", outside).at("rule.discount_from"));
    }
    let role = role.filter(|role| !role.is_empty());
    if let Some(role) = role.as_ref().filter(|role| RoleCode((*role).clone()).ready_made().is_none())
        && cx.value::<i64>(&sql::ROLE_KNOWN, params![role.clone()]).await? == 0
    {
        return Err(RULE_ROLE.with("role", role).at("rule.role"));
    }
    if let Some(id) = party_id
        && cx.value::<i64>(&sql::PARTY_KNOWN, params![id]).await? == 0
    {
        return Err(RULE_PARTY.at("rule.party_id"));
    }
    if let Some(id) = branch_id
        && cx.value::<i64>(&sql::BRANCH_KNOWN, params![id]).await? == 0
    {
        return Err(RULE_BRANCH.at("rule.branch_id"));
    }
    let name = name.trim().to_owned();
    Ok(RuleSaved { name, call, amount_from, discount_from, party_id, role, branch_id, own_bank_details, own_document, active })
}
