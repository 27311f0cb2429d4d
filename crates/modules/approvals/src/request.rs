//! Requests: asked for, listed, looked at.

use kontor_contract::access::FieldClass;
use kontor_contract::approvals::event::{RequestMade, RequestSaved};
use kontor_contract::approvals::{
    APPROVAL_CALL, APPROVAL_NOT_NEEDED, ApprovalCount, ApprovalRequestId, CountApprovals, CreateRequest, FindRequest,
    FoundRequest, GetRequest, ListApprovals, ListRequests, REQUEST, RequestRow, RequestStanding, RequestState, RequestView,
    advances, weighed,
};
use kontor_contract::command::{Access, Command as _};
use kontor_contract::error::{CONFLICT_STALE, INTERNAL_BUG, NOT_FOUND};
use kontor_contract::identity::BranchId;
use kontor_contract::list::{Condition, Page, Scalar};
use kontor_contract::{Error, Result, mask, params};
use kontor_kernel::{Money, Percent};
use kontor_platform::approval::{Approval, Circumstance, Ran, StoredCall, work};
use kontor_platform::together::Effect;
use kontor_platform::{App, Caller, Change, Cx};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{deciders, lists, sql};

/// What whoever decides holds.
pub(crate) const DECIDES: &str = "approvals.request.decide";
pub(crate) const DECIDE: Access = Access::Permission(DECIDES);

/// One's own, whatever is asked for.
pub(crate) async fn list(cx: &mut Cx, mut request: ListRequests) -> Result<Page<RequestRow>> {
    let own = Condition::Is(Scalar::Text(cx.caller()?.user_id.to_string()));
    request.0.filter.insert("requester_id".to_owned(), own);
    cx.page(&lists::OWN, &request).await
}

/// Those of others that are the caller's to decide on: open ones unless others are asked for, the longest waiting first.
pub(crate) async fn inbox(cx: &mut Cx, mut request: ListApprovals) -> Result<Page<RequestRow>> {
    let user_id = cx.caller()?.user_id;
    let open = Condition::Is(Scalar::Text(RequestState::Open.as_str().to_owned()));
    let asked = request.0.filter.entry("state".to_owned()).or_insert_with(|| open.clone());
    if *asked != open && request.0.sort.is_none() {
        request.0.sort = Some("-requested_at".to_owned());
    }
    let mut page: Page<RequestRow> = cx.page(&lists::INBOX, &request).await?;
    page.rows.retain(|row| row.requester_id != user_id);
    Ok(page)
}

pub(crate) async fn count(cx: &mut Cx, _: CountApprovals) -> Result<ApprovalCount> {
    let user_id = cx.caller()?.user_id;
    Ok(ApprovalCount { open: cx.value(&sql::OPEN_COUNT, params![user_id]).await? })
}

pub(crate) async fn get(cx: &mut Cx, request: GetRequest) -> Result<RequestView> {
    view(cx, request.id).await
}

pub(crate) fn missing(id: ApprovalRequestId) -> Error {
    NOT_FOUND.with("what", "approval request").with("id", id).at("id")
}

/// Whether a caller decides on requests of a branch, or of the whole company.
pub(crate) fn decides(caller: &Caller, branch_id: Option<BranchId>) -> bool {
    caller.may_at(DECIDES, branch_id)
}

/// A request as its requester and those who decide see it.
pub(crate) async fn view(cx: &mut Cx, id: ApprovalRequestId) -> Result<RequestView> {
    let saved: RequestSaved = cx.get(&sql::REQUEST, params![id], || missing(id)).await?;
    let caller = cx.caller()?;
    let hides = caller.hides_at(DECIDES, saved.branch_id);
    let (own, decides) = (saved.requester_id == caller.user_id, decides(caller, saved.branch_id));
    if !own && !decides {
        return Err(missing(id));
    }
    let request: RequestRow = cx.get(&sql::REQUEST_ROW, params![id], || missing(id)).await?;
    let open = saved.state == RequestState::Open;
    let may_decide = decides && !own && open;
    let deciders = if open { deciders::names(cx, saved.requester_id, saved.branch_id).await? } else { Vec::new() };
    let failure = serde_json::from_str(saved.failure.as_str()).ok();
    let body = if own { saved.body.0 } else { seen(&saved.call, saved.body.0, &hides) };
    Ok(RequestView { request, body, failure, own, may_decide, deciders })
}

/// How it stands with the newest request about a document. Whoever sees the document sees that it waits; why somebody
/// refused is told to those who see the request.
pub(crate) async fn find(cx: &mut Cx, request: FindRequest) -> Result<FoundRequest> {
    let Some(saved) = cx.find::<RequestSaved>(&sql::REQUEST_ABOUT, params![request.doc_id]).await? else {
        return Ok(FoundRequest::default());
    };
    let caller = cx.caller()?;
    let readable = saved.requester_id == caller.user_id || decides(caller, saved.branch_id);
    let row: RequestRow = cx.get(&sql::REQUEST_ROW, params![saved.id], || missing(saved.id)).await?;
    let deciders = match saved.state {
        RequestState::Open => deciders::names(cx, saved.requester_id, saved.branch_id).await?,
        _ => Vec::new(),
    };
    let RequestRow { id, state, failed, requester, requested_at, decider, decided_at, reason, .. } = row;
    let reason = if readable { reason } else { String::new() };
    let standing =
        RequestStanding { id, state, failed, requester, requested_at, deciders, decider, decided_at, reason, readable };
    Ok(FoundRequest { request: Some(standing) })
}

/// A call's JSON less what must not be seen.
fn seen(call: &str, body: String, hides: &[FieldClass]) -> String {
    let Some(mask) = mask::of_request(call).filter(|_| !hides.is_empty()) else { return body };
    let Ok(mut value) = serde_json::from_str(&body) else { return body };
    mask.apply(&mut value, hides);
    value.to_string()
}

/// The call of a request as it was made, for whoever was found to see the request.
pub(crate) async fn stored(app: &App, id: ApprovalRequestId) -> Result<StoredCall> {
    let saved = app.read(None, async move |cx: &mut Cx| cx.get::<RequestSaved>(&sql::REQUEST, params![id], || missing(id)).await);
    let saved = saved.await?;
    app.stored_call(&saved.call, saved.body.as_str()).await
}

/// What a try found.
#[derive(Serialize, Deserialize)]
struct Tried {
    amount: Option<Money>,
    discount: Option<Percent>,
    party_id: Option<Uuid>,
    branch_id: Option<BranchId>,
    rules: Vec<String>,
    /// The document it takes a step further.
    doc_id: Option<Uuid>,
    doc_number: String,
}

impl Tried {
    /// The heaviest of what a call weighed, and all rules that were met.
    fn new(ran: &Ran, about: Option<Uuid>) -> Self {
        let weights = || ran.weighed.iter().map(|weighed| weighed.weight);
        let mut rules: Vec<String> = ran.weighed.iter().flat_map(|weighed| weighed.rules.iter().cloned()).collect();
        rules.sort_unstable();
        rules.dedup();
        let document = ran.documents.iter().find(|document| Some(document.id) == about);
        Self {
            amount: weights().filter_map(|weight| weight.amount).max_by_key(|amount| amount.minor().unsigned_abs()),
            discount: weights().filter_map(|weight| weight.discount).max(),
            party_id: weights().find_map(|weight| weight.party_id),
            branch_id: weights().find_map(|weight| weight.branch_id),
            rules,
            doc_id: document.map(|document| document.id),
            doc_number: document.map(|document| document.number.clone()).unwrap_or_default(),
        }
    }
}

/// Tries the change as who asks, so that what cannot be done is said at once, and keeps it for somebody else.
pub(crate) async fn create(app: App, token: String, request: CreateRequest) -> Result<RequestView> {
    if weighed(&request.call).is_none() {
        return Err(APPROVAL_CALL.with("call", request.call).at("call"));
    }
    if let Some(id) = request.id {
        match app.dispatch(Some(&token), &GetRequest { id }).await {
            Ok(known) if known.own && known.request.call == request.call && known.body == request.body => return Ok(known),
            Ok(_) => return Err(CONFLICT_STALE.with("what", "approval request").at("id")),
            Err(error) if error.is(&NOT_FOUND) => {}
            Err(error) => return Err(error),
        }
    }
    let stored = app.stored_call(&request.call, &request.body).await?;
    let about = about(&request);
    let tried = attempt(&app, &token, stored, about).await?;
    if tried.rules.is_empty() {
        return Err(APPROVAL_NOT_NEEDED.with("call", request.call).at("call"));
    }
    let keep = work(move |cx: &mut Change| {
        let saved = saved(cx, &request, &tried);
        Box::pin(async move {
            let saved = saved?;
            let id = saved.id;
            name_documents(cx, &saved);
            cx.record(RequestMade(saved)).await?;
            Ok(id.to_string())
        })
    });
    let circumstance =
        Circumstance { token: token.clone(), name: CreateRequest::NAME, access: Access::SignedIn, effect: Effect::Commit };
    let id = app.transact(circumstance, keep).await?;
    let id = id.parse().map_err(|error| INTERNAL_BUG.with("what", format!("{id} is no id: {error}")))?;
    app.dispatch(Some(&token), &GetRequest { id }).await
}

/// The document that a call takes a step further, by its id in the call.
fn about(request: &CreateRequest) -> Option<Uuid> {
    let body: Value = serde_json::from_str(&request.body).ok()?;
    advances(&request.call).and_then(|_| body["id"].as_str()?.parse().ok())
}

/// Names the request, and the document it takes a step further, for their timelines.
pub(crate) fn name_documents(cx: &mut Change, saved: &RequestSaved) {
    cx.document(REQUEST, saved.id.uuid(), "");
    if let Some((kind, id)) = advances(&saved.call).zip(saved.doc_id) {
        cx.document(kind, id, &saved.doc_number);
    }
}

async fn attempt(app: &App, token: &str, stored: StoredCall, about: Option<Uuid>) -> Result<Tried> {
    let circumstance =
        Circumstance { token: token.to_owned(), name: stored.name(), access: Access::SignedIn, effect: Effect::Rehearse };
    let attempt = work(move |cx: &mut Change| {
        let stored = stored.clone();
        Box::pin(async move {
            let ran = cx.run_stored(&stored, None, Approval::Sought).await?;
            serde_json::to_string(&Tried::new(&ran, about)).map_err(|error| INTERNAL_BUG.with("what", error))
        })
    });
    let tried = app.transact(circumstance, attempt).await?;
    serde_json::from_str(&tried).map_err(|error| INTERNAL_BUG.with("what", error))
}

fn saved(cx: &Change, request: &CreateRequest, tried: &Tried) -> Result<RequestSaved> {
    let Tried { amount, discount, party_id, branch_id, rules, doc_id, doc_number } = tried;
    let caller = cx.caller()?;
    Ok(RequestSaved {
        id: request.id.unwrap_or_else(|| ApprovalRequestId::from_uuid(cx.new_id())),
        company_id: caller.company.id,
        branch_id: *branch_id,
        call: request.call.clone(),
        body: request.body.as_str().into(),
        note: request.note.trim().into(),
        state: RequestState::Open,
        requester_id: caller.user_id,
        requested_at: cx.now(),
        amount: *amount,
        discount: *discount,
        party_id: *party_id,
        rules: rules.join(", "),
        decider_id: None,
        decided_at: None,
        reason: String::new().into(),
        failure: String::new().into(),
        doc_kind: doc_id.and_then(|_| advances(&request.call)).unwrap_or_default().to_owned(),
        doc_id: *doc_id,
        doc_number: doc_number.clone(),
        version: 1,
    })
}
