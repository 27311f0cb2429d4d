//! What would happen if a request were approved now: its call is run as who asked, and nothing is kept.

use std::collections::BTreeMap;

use kontor_contract::access::FieldClass;
use kontor_contract::approvals::event::RequestSaved;
use kontor_contract::approvals::{
    APPROVAL_CHANGED, APPROVAL_REQUESTER_GONE, ApprovalRequestId, GetRequest, PreviewPosting, PreviewRequest, RequestPreview,
    RequestState,
};
use kontor_contract::audit::{FieldChange, changes, explain, hidden as veiled};
use kontor_contract::command::Access;
use kontor_contract::error::{AUTH_REQUIRED, INTERNAL_BUG};
use kontor_contract::finance::{EntryPosted, PostedLine};
use kontor_contract::parties::{PartyChanged, PartyCreated};
use kontor_contract::receipt::{AdjustmentPosted, ReceiptPosted};
use kontor_contract::row::Value as Cell;
use kontor_contract::stock::{StockIssued, StockTakenBack};
use kontor_contract::{Error, ErrorKind, Event, Result, mask, params};
use kontor_platform::approval::{Approval, Circumstance, Ran, StoredCall, work};
use kontor_platform::audit::tell_names;
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
            tell_names(cx, preview.changes.iter_mut().flat_map(FieldChange::meanings_mut).collect()).await?;
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
            preview.changes.extend(fields(kind, serde_json::from_str(body).map_err(unreadable)?, hides));
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

/// What names a party or says who made it. Of a new one it is nobody's yet.
const NAMING: &[&str] = &["code", "iban_editor_id", "id", "number"];

/// Fields of a party that an event sets or changes, as the audit log will tell them: of what must not be seen only that it
/// changes.
fn fields(kind: &str, mut event: Value, hides: &[FieldClass]) -> Vec<FieldChange> {
    if let Some(mask) = mask::of_event(kind).filter(|_| !hides.is_empty()) {
        mask.replace(&mut event, hides, &|_, value| veiled(value));
    }
    explain(kind, &mut event);
    let mut fields = changes(&event).fields;
    fields.retain(|change| !NAMING.contains(&change.path.as_str()));
    fields
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
    use kontor_contract::audit::{Shown, change_word, value_word};
    use kontor_contract::i18n::texts;
    use kontor_kernel::Language;
    use serde_json::json;

    use super::*;

    /// `field: before > after`, in German.
    fn told(kind: &str, event: Value, hides: &[FieldClass]) -> Vec<String> {
        let texts = texts(Language::De);
        let side = |shown: Option<&Shown>| value_word(texts, shown);
        let one = |change: &FieldChange| {
            format!("{}: {} > {}", change_word(texts, change), side(change.before.as_ref()), side(change.after.as_ref()))
        };
        fields(kind, event, hides).iter().map(one).collect()
    }

    #[test]
    fn a_party_s_fields_are_told_as_people_read_them() {
        let limit = |amount: &str| json!({ "amount": amount, "currency": "EUR" });
        let edited = json!({ "id": "0190a5b0-1c2d-7abc-8def-001122337c3e", "code": "10001", "edits": {
            "active": { "before": true, "after": false },
            "credit_limit": { "before": limit("500.00"), "after": limit("12000.00") },
            "iban": { "before": { "$personal": "" }, "after": { "$personal": "DE89" } },
            "kind": { "before": "customer", "after": "both" },
        } });
        let mut found = told(PartyChanged::KIND, edited.clone(), &[]);
        found.sort();
        let expected = [
            "Art: Kunde > Kunde und Lieferant",
            "IBAN:  > DE89",
            "In Gebrauch: Ja > Nein",
            "Kreditlimit: 500,00\u{a0}EUR > 12.000,00\u{a0}EUR",
        ];
        assert_eq!(found, expected);
        assert!(told(PartyChanged::KIND, edited, &[FieldClass::Bank]).contains(&"IBAN:  > ••••".to_owned()));
        let made = json!({ "id": "0190a5b0-1c2d-7abc-8def-001122337c3e", "code": "10001", "number": 1, "addresses": [],
            "after": { "active": true, "notes": { "$personal": "" }, "payment_term": null } });
        assert_eq!(told(PartyCreated::KIND, made, &[]), ["In Gebrauch:  > Ja"]);
    }
}
