//! What would happen if a request were approved now: its call is run as who asked, and nothing is kept.

use std::collections::BTreeMap;

use kontor_contract::access::FieldClass;
use kontor_contract::approvals::event::RequestSaved;
use kontor_contract::approvals::{
    APPROVAL_CHANGED, APPROVAL_REQUESTER_GONE, ApprovalRequestId, GetRequest, PreviewChange, PreviewPosting, PreviewRequest,
    RequestPreview, RequestState,
};
use kontor_contract::command::{Access, Command as _};
use kontor_contract::error::{AUTH_REQUIRED, INTERNAL_BUG};
use kontor_contract::finance::{EntryPosted, PostedLine};
use kontor_contract::parties::{GetParty, PartyChanged, PartyCreated};
use kontor_contract::personal::PERSONAL_KEY;
use kontor_contract::receipt::{AdjustmentPosted, ReceiptPosted};
use kontor_contract::row::Value as Cell;
use kontor_contract::stock::{StockIssued, StockTakenBack};
use kontor_contract::{Error, ErrorKind, Event, Result, mask, params};
use kontor_platform::approval::{Approval, Circumstance, Ran, StoredCall, work};
use kontor_platform::together::Effect;
use kontor_platform::{App, Change};
use serde_json::Value;

use crate::request::{Found, decides, hidden, missing, stored};
use crate::{documents, sql};

pub(crate) async fn preview(app: App, token: String, request: PreviewRequest) -> Result<RequestPreview> {
    let asked = app.dispatch(Some(&token), &GetRequest { id: request.id }).await?;
    if asked.request.state != RequestState::Open {
        return Ok(RequestPreview { failure: asked.failure, ..RequestPreview::default() });
    }
    let tried = match stored(&app, request.id).await {
        Ok(stored) => attempt(&app, token, request.id, stored).await,
        Err(error) => Err(error),
    };
    match tried {
        Err(error) if !matches!(error.kind, ErrorKind::Unavailable | ErrorKind::Internal) => {
            Ok(RequestPreview { failure: Some(error), ..RequestPreview::default() })
        }
        tried => tried,
    }
}

async fn attempt(app: &App, token: String, id: ApprovalRequestId, stored: StoredCall) -> Result<RequestPreview> {
    let circumstance = Circumstance { token, name: stored.name(), access: Access::SignedIn, effect: Effect::Rehearse };
    let attempt = work(move |cx: &mut Change| {
        let stored = stored.clone();
        Box::pin(async move {
            let asked: RequestSaved = cx.get(&sql::REQUEST, params![id], || missing(id)).await?;
            let caller = cx.caller()?;
            let hides = hidden(caller, &asked, decides(caller, asked.branch_id).as_ref())?;
            let gone = |error: Error| if error.is(&AUTH_REQUIRED) { APPROVAL_REQUESTER_GONE.error() } else { error };
            let requester = cx.standing_of(asked.requester_id).await.map_err(gone)?;
            let ran = cx.run_stored(&stored, Some(requester), Approval::Sought).await?;
            if !Found::new(&ran).is_as_asked(&asked) {
                return Err(APPROVAL_CHANGED.error());
            }
            let mut preview = told(&ran, &hides)?;
            name_accounts(cx, &mut preview.postings).await?;
            serde_json::to_string(&preview).map_err(unreadable)
        })
    });
    serde_json::from_str(&app.transact(circumstance, attempt).await?).map_err(unreadable)
}

pub(crate) fn unreadable(error: serde_json::Error) -> Error {
    INTERNAL_BUG.with("what", format!("a preview cannot be made: {error}"))
}

/// Events of goods that move: what is posted beside them tells what they cost.
const MOVES: &[&str] = &[StockIssued::KIND, StockTakenBack::KIND, ReceiptPosted::KIND, AdjustmentPosted::KIND];

/// What the events of a call say to a person who decides on it.
fn told(ran: &Ran, hides: &[FieldClass]) -> Result<RequestPreview> {
    let costs = !hides.contains(&FieldClass::Cost);
    let mut preview = RequestPreview { documents: documents::told(ran, costs)?, ..RequestPreview::default() };
    let hidden = !costs && ran.events.iter().any(|(kind, _)| MOVES.contains(&kind.as_str()));
    for (kind, body) in &ran.events {
        if kind == EntryPosted::KIND {
            if hidden {
                continue;
            }
            let entry: EntryPosted = serde_json::from_str(body).map_err(unreadable)?;
            preview.postings.append(&mut postings(entry)?);
        } else if kind == PartyChanged::KIND || kind == PartyCreated::KIND {
            let event: Value = serde_json::from_str(body).map_err(unreadable)?;
            preview.changes.extend(changes(&event).into_iter().map(|change| seen(change, hides)));
        }
    }
    Ok(preview)
}

fn postings(entry: EntryPosted) -> Result<Vec<PreviewPosting>> {
    let of = |posting: PostedLine| {
        let amount = posting.amount.in_currency(entry.currency)?;
        let account = posting.account.to_string();
        Ok(PreviewPosting { account, name: String::new(), amount, memo: posting.memo })
    };
    entry.postings.into_iter().map(of).collect()
}

/// Fields of a party: edits as they are, and of a new one what is not empty.
fn changes(event: &Value) -> Vec<PreviewChange> {
    let of = |(field, before, after): (&String, &Value, &Value)| PreviewChange {
        field: field.clone(),
        before: text(before),
        after: text(after),
    };
    let edits = event["edits"].as_object().into_iter().flatten();
    let edited = edits.map(|(field, edit)| of((field, &edit["before"], &edit["after"])));
    let fresh = event["after"].as_object().into_iter().flatten();
    let made = fresh.map(|(field, value)| of((field, &Value::Null, value)));
    edited.chain(made).filter(|change| change.before != change.after).collect()
}

/// A change less what must not be seen of a party.
fn seen(change: PreviewChange, hides: &[FieldClass]) -> PreviewChange {
    let Some(mask) = mask::of(GetParty::NAME).filter(|_| !hides.is_empty()) else { return change };
    let masked = |value: String| {
        let mut party = serde_json::json!({ change.field.as_str(): value });
        mask.apply(&mut party, hides);
        text(&party[change.field.as_str()])
    };
    let (before, after) = (masked(change.before.clone()), masked(change.after.clone()));
    PreviewChange { before, after, ..change }
}

/// A value as a person reads it; a personal text without its mark.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(fields) => match fields.get(PERSONAL_KEY).and_then(Value::as_str) {
            Some(text) => text.to_owned(),
            None => fields.values().map(text).collect::<Vec<_>>().join(" "),
        },
        plain => plain.to_string(),
    }
}

async fn name_accounts(cx: &mut Change, postings: &mut [PreviewPosting]) -> Result<()> {
    let mut codes: Vec<Cell> = postings.iter().map(|posting| Cell::Text(posting.account.clone())).collect();
    codes.sort_unstable();
    codes.dedup();
    let names: Vec<(String, String)> = cx.rows_in(&sql::ACCOUNTS, Vec::new(), &codes).await?;
    let names: BTreeMap<String, String> = names.into_iter().collect();
    for posting in postings {
        posting.name = names.get(&posting.account).cloned().unwrap_or_default();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_party_s_fields_are_told_as_people_read_them() {
        let edited = json!({ "edits": { "iban": { "before": { "$personal": "" }, "after": { "$personal": "DE89" } } } });
        let expected = PreviewChange { field: "iban".into(), before: String::new(), after: "DE89".into() };
        assert_eq!(changes(&edited), [expected]);
        let made = json!({ "after": { "active": true, "notes": { "$personal": "" }, "payment_term": null } });
        let told: Vec<(String, String)> = changes(&made).into_iter().map(|change| (change.field, change.after)).collect();
        assert_eq!(told, [("active".to_owned(), "true".to_owned())]);
    }
}
