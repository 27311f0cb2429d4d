//! Requests: asked for, listed, looked at.

use kontor_contract::access::FieldClass;
use kontor_contract::approvals::event::{RequestMade, RequestSaved};
use kontor_contract::approvals::{
    APPROVAL_CALL, APPROVAL_NOT_NEEDED, ApprovalCount, ApprovalRequestId, CountApprovals, CreateRequest, GetRequest,
    ListApprovals, ListRequests, REQUEST, RequestRow, RequestState, RequestView, WEIGHED,
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
use uuid::Uuid;

use crate::{lists, sql};

/// What whoever decides holds.
pub(crate) const DECIDES: &str = "approvals.request.decide";
pub(crate) const DECIDE: Access = Access::Permission(DECIDES);

/// One's own, whatever is asked for.
pub(crate) async fn list(cx: &mut Cx, mut request: ListRequests) -> Result<Page<RequestRow>> {
    let own = Condition::Is(Scalar::Text(cx.caller()?.user_id.to_string()));
    request.0.filter.insert("requester_id".to_owned(), own);
    cx.page(&lists::OWN, &request).await
}

/// Those that wait for the caller: open, and not their own.
pub(crate) async fn inbox(cx: &mut Cx, mut request: ListApprovals) -> Result<Page<RequestRow>> {
    let user_id = cx.caller()?.user_id;
    let open = Condition::Is(Scalar::Text(RequestState::Open.as_str().to_owned()));
    request.0.filter.insert("state".to_owned(), open);
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
    let may_decide = decides && !own && saved.state == RequestState::Open;
    let failure = serde_json::from_str(saved.failure.as_str()).ok();
    let body = if own { saved.body.0 } else { seen(&saved.call, saved.body.0, &hides) };
    Ok(RequestView { request, body, failure, own, may_decide })
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
}

impl Tried {
    /// The heaviest of what a call weighed, and all rules that were met.
    fn new(ran: &Ran) -> Self {
        let weights = || ran.weighed.iter().map(|weighed| weighed.weight);
        let mut rules: Vec<String> = ran.weighed.iter().flat_map(|weighed| weighed.rules.iter().cloned()).collect();
        rules.sort_unstable();
        rules.dedup();
        Self {
            amount: weights().filter_map(|weight| weight.amount).max_by_key(|amount| amount.minor().unsigned_abs()),
            discount: weights().filter_map(|weight| weight.discount).max(),
            party_id: weights().find_map(|weight| weight.party_id),
            branch_id: weights().find_map(|weight| weight.branch_id),
            rules,
        }
    }
}

/// Tries the change as who asks, so that what cannot be done is said at once, and keeps it for somebody else.
pub(crate) async fn create(app: App, token: String, request: CreateRequest) -> Result<RequestView> {
    if !WEIGHED.contains(&request.call.as_str()) {
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
    let tried = attempt(&app, &token, stored).await?;
    if tried.rules.is_empty() {
        return Err(APPROVAL_NOT_NEEDED.with("call", request.call).at("call"));
    }
    let keep = work(move |cx: &mut Change| {
        let saved = saved(cx, &request, &tried);
        Box::pin(async move {
            let saved = saved?;
            let id = saved.id;
            cx.document(REQUEST, id.uuid(), "");
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

async fn attempt(app: &App, token: &str, stored: StoredCall) -> Result<Tried> {
    let circumstance =
        Circumstance { token: token.to_owned(), name: stored.name(), access: Access::SignedIn, effect: Effect::Rehearse };
    let attempt = work(move |cx: &mut Change| {
        let stored = stored.clone();
        Box::pin(async move {
            let ran = cx.run_stored(&stored, None, Approval::Sought).await?;
            serde_json::to_string(&Tried::new(&ran)).map_err(|error| INTERNAL_BUG.with("what", error))
        })
    });
    let tried = app.transact(circumstance, attempt).await?;
    serde_json::from_str(&tried).map_err(|error| INTERNAL_BUG.with("what", error))
}

fn saved(cx: &Change, request: &CreateRequest, tried: &Tried) -> Result<RequestSaved> {
    let Tried { amount, discount, party_id, branch_id, rules } = tried;
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
        doc_kind: String::new(),
        doc_id: None,
        doc_number: String::new(),
        version: 1,
    })
}
