//! What the company's rules say of a weighed change.

use kontor_contract::approvals::APPROVAL_BANK_DETAILS;
use kontor_contract::identity::UserId;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::{Result, params};
use kontor_platform::approval::Rules;
use kontor_platform::{Boxed, Cx};
use uuid::Uuid;

use crate::model::{Circumstances, is_met};
use crate::rows::Rule;
use crate::sql;

/// The rules of the caller's company, read in the transaction of the change itself, so that a new one holds at once.
pub(crate) struct CompanyRules;

impl Rules for CompanyRules {
    fn met<'a>(&'a self, cx: &'a mut Cx, call: &'static str, weight: &'a Weight) -> Boxed<'a, Vec<String>> {
        Box::pin(async move {
            let rules: Vec<Rule> = cx.rows(&sql::RULES_ON, params![call.to_owned()]).await?;
            if rules.is_empty() {
                return Ok(Vec::new());
            }
            let actor = cx.caller()?.user_id;
            let roles: Vec<String> = cx.caller()?.grants.iter().map(|held| held.role.0.clone()).collect();
            let by_editor = rules.iter().any(|rule| rule.own_bank_details);
            let bank_editor = if by_editor { bank_editor(cx, weight.party_id).await? } else { None };
            let circumstances = Circumstances { actor: actor.uuid(), roles: &roles, bank_editor };
            Ok(rules.iter().filter(|rule| is_met(&rule.saved(), weight, circumstances)).map(|rule| rule.name.clone()).collect())
        })
    }

    fn release<'a>(&'a self, cx: &'a mut Cx, approver: UserId, weight: &'a Weight) -> Boxed<'a, ()> {
        Box::pin(async move {
            let pays = weight.action == Action::Pay;
            if pays && bank_editor(cx, weight.party_id).await? == Some(approver.uuid()) {
                return Err(APPROVAL_BANK_DETAILS.error());
            }
            Ok(())
        })
    }
}

/// Who entered where money for a party goes.
async fn bank_editor(cx: &mut Cx, party_id: Option<Uuid>) -> Result<Option<Uuid>> {
    let Some(party_id) = party_id else { return Ok(None) };
    let editor: Option<(Option<Uuid>,)> = cx.find(&sql::BANK_EDITOR, params![party_id]).await?;
    Ok(editor.and_then(|row| row.0))
}
