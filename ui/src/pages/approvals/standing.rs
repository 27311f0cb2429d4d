//! What a document waits for: who may let its next step through, or why somebody did not.

use kontor_contract::approvals::{FindRequest, RequestStanding, RequestState};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::{
    client::{self, live::use_live},
    figures,
    kit::{Icon, Shape},
    routes::use_going,
    text::{t, ta, tn},
};

/// Names that are said; of more only how many there are.
const NAMED: usize = 3;

/// How it stands with the newest request about a document; nothing while there is none, or once it was approved.
#[component]
pub fn Standing(
    /// The document, once it has an id.
    #[prop(into)]
    doc_id: Signal<Option<Uuid>>,
) -> impl IntoView {
    let found = RwSignal::new(None::<RequestStanding>);
    let changed = use_live("approvals.request");
    Effect::new(move |_| {
        changed.track();
        let Some(doc_id) = doc_id.get() else { return found.set(None) };
        spawn_local(async move {
            // Without an answer the document is shown all the same; the book says what may be done with it.
            if let Ok(answer) = client::call(&FindRequest { doc_id }).await {
                found.try_set(answer.request);
            }
        });
    });
    let going = use_going();
    move || {
        let request = found.get()?;
        let address = request.readable.then(|| going.address(&format!("/approvals/{}", request.id)));
        match request.state {
            RequestState::Open => {
                let at = figures::moment(request.requested_at);
                let asked = ta("approval-asked-by", &[("name", &request.requester), ("at", &at)]);
                Some(waiting(&request.deciders, Some(asked), address))
            }
            RequestState::Refused => Some(refused(&request, address)),
            RequestState::Approved | RequestState::Withdrawn => None,
        }
    }
}

/// Names as people say them: `A, B or C`.
pub fn any_of(names: &[String]) -> String {
    let (named, more) = names.split_at(names.len().min(NAMED));
    let (last, before) = match (more.len(), named.split_last()) {
        (0, Some((last, before))) => (last.clone(), before),
        (count, _) => (tn("approval-more", count), named),
    };
    if before.is_empty() { last } else { ta("approval-or", &[("before", &before.join(", ")), ("last", &last)]) }
}

/// Who is waited for.
pub fn waiting(deciders: &[String], asked: Option<String>, address: Option<String>) -> AnyView {
    let whom = match deciders {
        [] => t("approval-waits-for-nobody"),
        names => ta("approval-waits-for", &[("names", &any_of(names))]),
    };
    said("notice notice-info", Shape::Clock, whom, asked, address)
}

fn refused(request: &RequestStanding, address: Option<String>) -> AnyView {
    let at = request.decided_at.map(figures::moment).unwrap_or_default();
    let who = ta("approval-was-refused", &[("name", &request.decider), ("at", &at)]);
    let reason = Some(request.reason.clone()).filter(|reason| !reason.is_empty());
    said("notice notice-bad", Shape::CircleAlert, who, reason, address)
}

fn said(class: &'static str, shape: Shape, what: String, more: Option<String>, address: Option<String>) -> AnyView {
    view! {
        <div class=class role="status">
            <Icon shape />
            <span class="grow"><span class="strong">{what}</span>{more.map(|more| format!(" {more}"))}</span>
            {address.map(|address| view! { <a class="link" href=address>{t("approval-open-request")}</a> })}
        </div>
    }
    .into_any()
}
