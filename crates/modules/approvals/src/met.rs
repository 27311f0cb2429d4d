//! What the company's rules say of a weighed change.

use kontor_contract::approvals::event::RuleSaved;
use kontor_contract::approvals::{APPROVAL_BANK_DETAILS, APPROVAL_POSTER};
use kontor_contract::limits::{Action, Weight};
use kontor_contract::row::Value;
use kontor_contract::{Result, params};
use kontor_platform::approval::{Release, Rules};
use kontor_platform::{Boxed, Cx};
use uuid::Uuid;

use crate::model::{Bar, Circumstances, bar, is_met};
use crate::rows::Rule;
use crate::sql;

/// The rules of the caller's company, read in the transaction of the change itself, so that a new one holds at once.
pub(crate) struct CompanyRules;

impl Rules for CompanyRules {
    fn met<'a>(&'a self, cx: &'a mut Cx, call: &'static str, weight: &'a Weight) -> Boxed<'a, Vec<String>> {
        Box::pin(async move {
            let rules = rules_on(cx, call).await?;
            if rules.is_empty() {
                return Ok(Vec::new());
            }
            let (actor, told) = (cx.caller()?.user_id.uuid(), Told::of(cx, &rules, weight).await?);
            let met = rules.iter().filter(|rule| is_met(rule, weight, told.of_actor(actor)));
            Ok(met.map(|rule| rule.name.clone()).collect())
        })
    }

    fn release<'a>(&'a self, cx: &'a mut Cx, release: Release<'a>) -> Boxed<'a, ()> {
        Box::pin(async move {
            let Release { approver, call, weight } = release;
            let rules = rules_on(cx, call).await?;
            let told = Told::of(cx, &rules, weight).await?;
            let editor = match weight.action {
                // With or without a rule: who entered where money goes does not send it there.
                Action::Pay => bank_editor(cx, weight.party_id).await?,
                _ => None,
            };
            if editor == Some(approver.uuid()) {
                return Err(APPROVAL_BANK_DETAILS.error());
            }
            match bar(&rules, weight, told.of_actor(approver.uuid())) {
                Some(Bar::BankDetails) => Err(APPROVAL_BANK_DETAILS.error()),
                Some(Bar::Poster) => Err(APPROVAL_POSTER.error()),
                None => Ok(()),
            }
        })
    }
}

async fn rules_on(cx: &mut Cx, call: &'static str) -> Result<Vec<RuleSaved>> {
    let rules: Vec<Rule> = cx.rows(&sql::RULES_ON, params![call.to_owned()]).await?;
    Ok(rules.iter().map(Rule::saved).collect())
}

/// What the rules ask of a change besides its weight, as far as any of them asks.
struct Told {
    roles: Vec<String>,
    bank_editor: Option<Uuid>,
    posters: Vec<Uuid>,
}

impl Told {
    async fn of(cx: &mut Cx, rules: &[RuleSaved], weight: &Weight) -> Result<Self> {
        let roles = cx.caller()?.grants.iter().map(|held| held.role.0.clone()).collect();
        let by_editor = rules.iter().any(|rule| rule.own_bank_details);
        let bank_editor = if by_editor { bank_editor(cx, weight.party_id).await? } else { None };
        let by_poster = rules.iter().any(|rule| rule.own_document);
        let posters = if by_poster { posters(cx, &weight.settles).await? } else { Vec::new() };
        Ok(Self { roles, bank_editor, posters })
    }

    fn of_actor(&self, actor: Uuid) -> Circumstances<'_> {
        Circumstances { actor, roles: &self.roles, bank_editor: self.bank_editor, posters: &self.posters }
    }
}

/// Who entered where money for a party goes.
async fn bank_editor(cx: &mut Cx, party_id: Option<Uuid>) -> Result<Option<Uuid>> {
    let Some(party_id) = party_id else { return Ok(None) };
    let editor: Option<(Option<Uuid>,)> = cx.find(&sql::BANK_EDITOR, params![party_id]).await?;
    Ok(editor.and_then(|row| row.0))
}

/// Who posted what open items are about.
async fn posters(cx: &mut Cx, items: &[Uuid]) -> Result<Vec<Uuid>> {
    let items: Vec<Value> = items.iter().copied().map(Value::Id).collect();
    let posters: Vec<(Uuid,)> = cx.rows_in(&sql::POSTERS, Vec::new(), &items).await?;
    Ok(posters.into_iter().map(|row| row.0).collect())
}
