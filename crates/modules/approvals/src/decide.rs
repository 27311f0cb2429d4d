//! Decisions on requests. An approval runs the stored call and says so in one fact.

use std::sync::{Arc, Mutex, PoisonError};

use kontor_contract::approvals::event::{RequestApproved, RequestFailed, RequestRefused, RequestSaved, RequestWithdrawn};
use kontor_contract::approvals::{
    APPROVAL_BANK_DETAILS, APPROVAL_CHANGED, APPROVAL_DECIDED, APPROVAL_FOREIGN, APPROVAL_OWN, APPROVAL_POSTER,
    APPROVAL_REQUESTER_GONE, ApprovalRequestId, ApproveRequest, GetRequest, REQUEST, RefuseRequest, RequestState, RequestView,
    WithdrawRequest,
};
use kontor_contract::command::Command as _;
use kontor_contract::error::{AUTH_REQUIRED, CONFLICT_GUARD, CONFLICT_STALE, INTERNAL_BUG};
use kontor_contract::limits::{Action, DENIED_LIMIT, Limits};
use kontor_contract::{Error, ErrorKind, Result, params};
use kontor_platform::approval::{Approval, Circumstance, Ran, StoredCall, work};
use kontor_platform::together::Effect;
use kontor_platform::{App, Change, Document, Mandate};

use crate::request::{DECIDE, Found, decides, missing, name_documents, stored, view};
use crate::sql;

/// Runs what was asked for, once, as who asked. If it can no longer be done, the request stays open and says why.
pub(crate) async fn approve(app: App, token: String, request: ApproveRequest) -> Result<RequestView> {
    app.dispatch(Some(&token), &GetRequest { id: request.id }).await?;
    let outcome = match stored(&app, request.id).await {
        Ok(stored) => run(&app, &token, &request, stored).await,
        Err(error) => Err(Failed { about_call: true, error }),
    };
    match outcome {
        Ok(()) => app.dispatch(Some(&token), &GetRequest { id: request.id }).await,
        Err(Failed { about_call, error }) => {
            if about_call {
                // If it was decided or failed again meanwhile, there is nothing left to note.
                drop(note(&app, &token, &request, &error).await);
            }
            Err(error)
        }
    }
}

/// Why an approval had no effect, and whether that says something of the call itself.
struct Failed {
    about_call: bool,
    error: Error,
}

async fn run(app: &App, token: &str, request: &ApproveRequest, stored: StoredCall) -> Result<(), Failed> {
    // The attempt that ended says whose failure it was.
    let about_call = Arc::new(Mutex::new(false));
    let said = about_call.clone();
    let (id, version) = (request.id, request.version);
    let circumstance = Circumstance { token: token.to_owned(), name: stored.name(), access: DECIDE, effect: Effect::Commit };
    let attempt = work(move |cx: &mut Change| {
        let (stored, said) = (stored.clone(), said.clone());
        Box::pin(async move {
            *said.lock().unwrap_or_else(PoisonError::into_inner) = false;
            let (held, mandate) = held(cx, id, version).await?;
            let ran = run_held(cx, (&held, mandate.limits), &stored).await.inspect_err(|error| {
                *said.lock().unwrap_or_else(PoisonError::into_inner) = is_about_call(error);
            })?;
            approved(cx, held, &ran).await?;
            // Nothing is told here; what became of it is read afterwards.
            Ok("null".to_owned())
        })
    });
    let outcome = app.transact(circumstance, attempt).await;
    let about_call = *about_call.lock().unwrap_or_else(PoisonError::into_inner);
    outcome.map(drop).map_err(|error| Failed { about_call, error })
}

/// An open request of somebody else, kept from others until the commit, and what the caller may do where it belongs.
async fn held(cx: &mut Change, id: ApprovalRequestId, version: i64) -> Result<(RequestSaved, Mandate)> {
    let held = open(cx, id).await?;
    let caller = cx.caller()?;
    if held.requester_id == caller.user_id {
        return Err(APPROVAL_OWN.error());
    }
    let mandate = decides(caller, held.branch_id).ok_or_else(|| missing(id))?;
    require_open(&held, version)?;
    Ok((held, mandate))
}

async fn open(cx: &mut Change, id: ApprovalRequestId) -> Result<RequestSaved> {
    cx.get(&sql::REQUEST_HELD, params![id], || missing(id)).await
}

fn require_open(held: &RequestSaved, version: i64) -> Result<()> {
    if held.state != RequestState::Open {
        return Err(APPROVAL_DECIDED.with("state", held.state.as_str()));
    }
    if held.version == version { Ok(()) } else { Err(CONFLICT_STALE.with("what", "approval request")) }
}

/// Does what was asked for, and makes sure that it is that.
async fn run_held(cx: &mut Change, (held, limits): (&RequestSaved, Limits), stored: &StoredCall) -> Result<Ran> {
    let approval = Approval::Given { by: cx.caller()?.user_id, limits };
    let gone = |error: Error| if error.is(&AUTH_REQUIRED) { APPROVAL_REQUESTER_GONE.error() } else { error };
    let requester = cx.standing_of(held.requester_id).await.map_err(gone)?;
    let ran = cx.run_stored(stored, Some(requester), approval).await?;
    if Found::new(&ran).is_as_asked(held) { Ok(ran) } else { Err(APPROVAL_CHANGED.error()) }
}

/// Whether a failure says something of the call, and not of who approves it or of the moment.
fn is_about_call(error: &Error) -> bool {
    let of_approver = error.is(&APPROVAL_BANK_DETAILS)
        || error.is(&APPROVAL_POSTER)
        || (error.is(&DENIED_LIMIT) && error.params.get("action").is_some_and(|action| action == Action::Approve.as_str()));
    let of_moment = error.is(&CONFLICT_GUARD) || matches!(error.kind, ErrorKind::Unavailable | ErrorKind::Internal);
    !of_approver && !of_moment
}

async fn approved(cx: &mut Change, held: RequestSaved, ran: &Ran) -> Result<()> {
    let made = document_of(&held.call, &ran.documents);
    let (doc_kind, doc_number) = made.map(|document| (document.kind.clone(), document.number.clone())).unwrap_or_default();
    let saved = RequestSaved {
        doc_kind,
        doc_id: made.map(|document| document.id),
        doc_number,
        failure: String::new().into(),
        ..decided(cx, held, RequestState::Approved)?
    };
    cx.document(REQUEST, saved.id.uuid(), "");
    cx.record(RequestApproved(saved)).await
}

/// The document a call is about: of `sales.order.confirm` the order, whatever else it touches.
fn document_of<'a>(call: &str, documents: &'a [Document]) -> Option<&'a Document> {
    let kind = call.rsplit_once('.').map_or(call, |(kind, _)| kind);
    documents.iter().find(|document| document.kind == kind).or(documents.first())
}

/// The request after a decision of the caller.
fn decided(cx: &Change, held: RequestSaved, state: RequestState) -> Result<RequestSaved> {
    let (decider_id, decided_at) = (Some(cx.caller()?.user_id), Some(cx.now()));
    Ok(RequestSaved { state, decider_id, decided_at, version: held.version + 1, ..held })
}

/// Keeps why an approval failed with the request.
async fn note(app: &App, token: &str, request: &ApproveRequest, error: &Error) -> Result<()> {
    let failure = serde_json::to_string(error).map_err(|error| INTERNAL_BUG.with("what", error))?;
    let (id, version) = (request.id, request.version);
    let note = work(move |cx: &mut Change| {
        let failure = failure.clone();
        Box::pin(async move {
            let (held, _) = held(cx, id, version).await?;
            cx.document(REQUEST, id.uuid(), "");
            cx.record(RequestFailed(RequestSaved { failure: failure.into(), version: held.version + 1, ..held })).await?;
            Ok("null".to_owned())
        })
    });
    let circumstance =
        Circumstance { token: token.to_owned(), name: ApproveRequest::NAME, access: DECIDE, effect: Effect::Commit };
    app.transact(circumstance, note).await.map(drop)
}

pub(crate) async fn refuse(cx: &mut Change, request: RefuseRequest) -> Result<RequestView> {
    let (held, _) = held(cx, request.id, request.version).await?;
    let saved = RequestSaved { reason: request.reason.trim().into(), ..decided(cx, held, RequestState::Refused)? };
    name_documents(cx, &saved);
    cx.record(RequestRefused(saved)).await?;
    view(cx, request.id).await
}

pub(crate) async fn withdraw(cx: &mut Change, request: WithdrawRequest) -> Result<RequestView> {
    let held = open(cx, request.id).await?;
    let caller = cx.caller()?;
    if held.requester_id != caller.user_id {
        let error = if decides(caller, held.branch_id).is_some() { APPROVAL_FOREIGN.error() } else { missing(request.id) };
        return Err(error);
    }
    require_open(&held, request.version)?;
    let saved = decided(cx, held, RequestState::Withdrawn)?;
    name_documents(cx, &saved);
    cx.record(RequestWithdrawn(saved)).await?;
    view(cx, request.id).await
}
