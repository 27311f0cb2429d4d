//! Requests: asked for, listed, looked at.

use std::collections::BTreeMap;

use kontor_contract::access::FieldClass;
use kontor_contract::approvals::event::{RequestMade, RequestSaved};
use kontor_contract::approvals::{
    APPROVAL_CALL, APPROVAL_NOT_NEEDED, ApprovalCount, ApprovalRequestId, CallCheck, CheckCall, CountApprovals, CreateRequest,
    DocumentStanding, FindRequest, FindRequests, FoundRequest, FoundRequests, GetRequest, ListApprovals, ListRequests, REQUEST,
    RequestRow, RequestStanding, RequestState, RequestView, advances, is_at_cost, weighed,
};
use kontor_contract::command::{Access, Command as _};
use kontor_contract::error::{CONFLICT_STALE, INTERNAL_BUG, NOT_FOUND};
use kontor_contract::identity::BranchId;
use kontor_contract::json::Json;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::list::{Condition, Page, Scalar};
use kontor_contract::row::Value as Cell;
use kontor_contract::{Error, ErrorKind, Result, mask, params};
use kontor_kernel::{CurrencyCode, Money, Percent};
use kontor_platform::approval::{Approval, Circumstance, Ran, StoredCall, work};
use kontor_platform::together::Effect;
use kontor_platform::{App, Caller, Change, Cx, Mandate};
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
    let page = cx.page(&lists::OWN, &request).await?;
    veiled(cx, page)
}

/// Those of others that are the caller's to decide on, or were: open ones unless others are asked for, the longest waiting
/// first. One's own are left out of a page, so that it may be short; an empty one is not given while another follows.
pub(crate) async fn inbox(cx: &mut Cx, mut request: ListApprovals) -> Result<Page<RequestRow>> {
    let user_id = cx.caller()?.user_id;
    let open = Condition::Is(Scalar::Text(RequestState::Open.as_str().to_owned()));
    let asked = request.0.filter.entry("state".to_owned()).or_insert_with(|| open.clone());
    if *asked != open && request.0.sort.is_none() {
        request.0.sort = Some("-requested_at".to_owned());
    }
    loop {
        let mut page: Page<RequestRow> = cx.page(&lists::INBOX, &request).await?;
        page.rows.retain(|row| row.requester_id != user_id);
        if page.rows.is_empty() && page.next.is_some() {
            request.0.cursor = page.next;
            continue;
        }
        return veiled(cx, page);
    }
}

/// A page without what its reader may not see.
fn veiled(cx: &Cx, mut page: Page<RequestRow>) -> Result<Page<RequestRow>> {
    let hides = &cx.caller()?.reach.hides;
    page.rows.iter_mut().for_each(|row| veil(row, hides));
    Ok(page)
}

/// What goods cost is not for everybody to see, whatever tells it.
fn veil(row: &mut RequestRow, hides: &[FieldClass]) {
    if is_at_cost(&row.call) && hides.contains(&FieldClass::Cost) {
        row.amount = None;
    }
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

/// What a caller may let through and see who decides on requests of a branch, or of the whole company; `None` for whoever
/// does not.
pub(crate) fn decides(caller: &Caller, branch_id: Option<BranchId>) -> Option<Mandate> {
    caller.mandate_at(DECIDES, branch_id)
}

/// A request as its requester and those who decide see it.
pub(crate) async fn view(cx: &mut Cx, id: ApprovalRequestId) -> Result<RequestView> {
    let saved: RequestSaved = cx.get(&sql::REQUEST, params![id], || missing(id)).await?;
    let caller = cx.caller()?;
    let (own, decides) = (saved.requester_id == caller.user_id, decides(caller, saved.branch_id));
    let hides = hidden(caller, &saved, decides.as_ref())?;
    let mut request: RequestRow = cx.get(&sql::REQUEST_ROW, params![id], || missing(id)).await?;
    veil(&mut request, &hides);
    let weight = weight(&saved, cx.caller()?.company.currency);
    let open = saved.state == RequestState::Open;
    let may_decide = decides.is_some() && !own && open;
    let within_limits =
        may_decide && decides.is_some_and(|mandate| mandate.limits.check_approval(&weight, &saved.beyond.0).is_ok());
    let deciders = if open { deciders::names(cx, saved.requester_id, saved.branch_id).await? } else { Vec::new() };
    let failure = serde_json::from_str(saved.failure.as_str()).ok();
    let body = if own { saved.body.0 } else { seen(&saved.call, saved.body.0, &hides) };
    Ok(RequestView { request, body, failure, own, may_decide, within_limits, deciders })
}

/// What a caller does not see of a request: what hides it where they decide on it, or from them altogether if it is theirs.
///
/// # Errors
/// `not_found` for whoever neither asked nor decides.
pub(crate) fn hidden(caller: &Caller, saved: &RequestSaved, decides: Option<&Mandate>) -> Result<Vec<FieldClass>> {
    if saved.requester_id == caller.user_id {
        return Ok(caller.reach.hides.clone());
    }
    decides.map(|mandate| mandate.hides.clone()).ok_or_else(|| missing(saved.id))
}

/// What a request weighed when it was asked for. An amount in another currency than the company's is one that nobody could
/// price.
fn weight(saved: &RequestSaved, currency: CurrencyCode) -> Weight {
    let unpriced = saved.amount.filter(|amount| amount.currency() != currency);
    let amount = unpriced.map(|_| Money::zero(currency)).or(saved.amount);
    Weight { amount, unpriced, discount: saved.discount, given: saved.discount, ..Weight::new(Action::Approve) }
}

/// How it stands with the newest request about a document. Whoever sees the document sees that it waits; why somebody
/// refused is told to those who see the request.
pub(crate) async fn find(cx: &mut Cx, request: FindRequest) -> Result<FoundRequest> {
    let Some(saved) = cx.find::<RequestSaved>(&sql::REQUEST_ABOUT, params![request.doc_id]).await? else {
        return Ok(FoundRequest::default());
    };
    let caller = cx.caller()?;
    let readable = saved.requester_id == caller.user_id || decides(caller, saved.branch_id).is_some();
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

/// The same of many documents, for a list of them: how far their newest requests have got.
pub(crate) async fn find_all(cx: &mut Cx, request: FindRequests) -> Result<FoundRequests> {
    let ids: Vec<Cell> = request.doc_ids.into_iter().map(Cell::Id).collect();
    let found: Vec<DocumentStanding> = cx.rows_in(&sql::REQUESTS_ABOUT, Vec::new(), &ids).await?;
    let newest: BTreeMap<Uuid, DocumentStanding> = found.into_iter().map(|one| (one.doc_id, one)).collect();
    Ok(FoundRequests { documents: newest.into_values().collect() })
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

/// What a try found, and what its caller does not see of it.
#[derive(Serialize, Deserialize)]
struct Tried {
    found: Found,
    hides: Vec<FieldClass>,
    /// The document it takes a step further, by its id and number.
    document: Option<(Uuid, String)>,
}

/// What a call came to: the heaviest of what it weighed, all limits it is beyond, and all rules that were met.
#[derive(Serialize, Deserialize)]
pub(crate) struct Found {
    amount: Option<Money>,
    discount: Option<Percent>,
    party_id: Option<Uuid>,
    branch_id: Option<BranchId>,
    beyond: Vec<Action>,
    rules: Vec<String>,
}

impl Found {
    pub(crate) fn new(ran: &Ran) -> Self {
        let weights = || ran.weighed.iter().map(|weighed| &weighed.weight);
        let heaviest = || weights().filter_map(|weight| weight.amount).max_by_key(|amount| amount.minor().unsigned_abs());
        let mut rules: Vec<String> = ran.weighed.iter().flat_map(|weighed| weighed.rules.iter().cloned()).collect();
        rules.sort_unstable();
        rules.dedup();
        let mut beyond: Vec<Action> = ran.weighed.iter().flat_map(|weighed| weighed.beyond.iter().copied()).collect();
        beyond.sort_unstable();
        beyond.dedup();
        Self {
            amount: weights().find_map(|weight| weight.unpriced).or_else(heaviest),
            discount: weights().filter_map(|weight| weight.discount).max(),
            party_id: weights().find_map(|weight| weight.party_id),
            branch_id: weights().find_map(|weight| weight.branch_id),
            beyond,
            rules,
        }
    }

    /// Whether a second person has to be asked.
    const fn is_stopped(&self) -> bool {
        !(self.rules.is_empty() && self.beyond.is_empty())
    }

    /// Whether it weighs what was asked for, to the cent.
    pub(crate) fn is_as_asked(&self, asked: &RequestSaved) -> bool {
        let now = (self.amount, self.discount, self.party_id, self.branch_id);
        now == (asked.amount, asked.discount, asked.party_id, asked.branch_id)
    }
}

/// Tries a change as the caller and says whether they can make it alone. Nothing is kept.
pub(crate) async fn check(app: App, token: String, request: CheckCall) -> Result<CallCheck> {
    require_weighed(&request.call)?;
    let tried = match app.stored_call(&request.call, &request.body).await {
        Ok(stored) => attempt(&app, &token, stored, None).await,
        Err(error) => Err(error),
    };
    match tried {
        Ok(Tried { found, hides, .. }) => {
            let needed = found.is_stopped();
            let seen = !(is_at_cost(&request.call) && hides.contains(&FieldClass::Cost));
            let Found { amount, discount, beyond, rules, .. } = found;
            Ok(CallCheck { needed, rules, beyond, amount: amount.filter(|_| seen), discount, failure: None })
        }
        Err(error) if is_of_moment(&error) => Err(error),
        Err(error) => Ok(CallCheck { failure: Some(error), ..CallCheck::default() }),
    }
}

/// Whether a failure says something of the session or the database, and not of the change.
fn is_of_moment(error: &Error) -> bool {
    error.code.starts_with("auth.") || matches!(error.kind, ErrorKind::Unavailable | ErrorKind::Internal)
}

fn require_weighed(call: &str) -> Result<()> {
    if weighed(call).is_some() { Ok(()) } else { Err(APPROVAL_CALL.with("call", call).at("call")) }
}

/// Tries the change as who asks, so that what cannot be done is said at once, and keeps it for somebody else.
pub(crate) async fn create(app: App, token: String, request: CreateRequest) -> Result<RequestView> {
    require_weighed(&request.call)?;
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
    let Tried { found, document, .. } = attempt(&app, &token, stored, about).await?;
    if !found.is_stopped() {
        return Err(APPROVAL_NOT_NEEDED.with("call", request.call).at("call"));
    }
    let keep = work(move |cx: &mut Change| {
        let saved = saved(cx, &request, &found, document.as_ref());
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
            let document = ran.documents.iter().find(|document| Some(document.id) == about);
            let document = document.map(|document| (document.id, document.number.clone()));
            let tried = Tried { found: Found::new(&ran), hides: cx.caller()?.reach.hides.clone(), document };
            serde_json::to_string(&tried).map_err(|error| INTERNAL_BUG.with("what", error))
        })
    });
    let tried = app.transact(circumstance, attempt).await?;
    serde_json::from_str(&tried).map_err(|error| INTERNAL_BUG.with("what", error))
}

fn saved(cx: &Change, request: &CreateRequest, found: &Found, document: Option<&(Uuid, String)>) -> Result<RequestSaved> {
    let Found { amount, discount, party_id, branch_id, beyond, rules } = found;
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
        beyond: Json(beyond.clone()),
        decider_id: None,
        decided_at: None,
        reason: String::new().into(),
        failure: String::new().into(),
        doc_kind: document.and_then(|_| advances(&request.call)).unwrap_or_default().to_owned(),
        doc_id: document.map(|(id, _)| *id),
        doc_number: document.map(|(_, number)| number.clone()).unwrap_or_default(),
        version: 1,
    })
}
