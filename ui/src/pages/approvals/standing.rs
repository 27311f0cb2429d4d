//! What a document waits for: who may let its next step through, or why somebody did not; and which documents of a list wait.

use std::collections::{HashMap, HashSet};

use kontor_contract::approvals::{FindRequest, FindRequests, MAX_DOCUMENTS, RequestStanding, RequestState};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::{
    client::{self, live::use_live},
    figures,
    kit::{Cell, Icon, Shape, Tone, list::ListSource},
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

/// How requests stand about the documents of a list: asked for once per page of rows.
#[derive(Clone, Copy)]
pub struct Standings(RwSignal<HashMap<Uuid, RequestState>>);

impl Standings {
    /// Follows the rows of a list; `id` gives a row's document.
    pub fn follow<R: 'static>(source: ListSource<R>, id: fn(&R) -> Uuid) -> Self {
        let standings = Self(RwSignal::new(HashMap::new()));
        let changed = use_live("approvals.request");
        Effect::new(move |before: Option<(u64, HashSet<Uuid>)>| {
            let turn = changed.get();
            // Once a request has changed, all of them are asked about again.
            let mut known = before.filter(|(asked, _)| *asked == turn).map(|(_, known)| known).unwrap_or_default();
            let fresh: Vec<Uuid> = source.map(id).into_iter().filter(|id| known.insert(*id)).collect();
            for page in fresh.chunks(MAX_DOCUMENTS) {
                standings.ask(page.to_vec());
            }
            (turn, known)
        });
        standings
    }
    fn ask(self, doc_ids: Vec<Uuid>) {
        spawn_local(async move {
            // Without an answer the list is shown all the same.
            if let Ok(found) = client::call(&FindRequests { doc_ids }).await {
                let found = found.documents.into_iter().map(|one| (one.doc_id, one.state));
                self.0.try_update(|standings| standings.extend(found));
            }
        });
    }
    /// A document's state, and beside it that a request about it waits or, as long as it is a draft, was refused.
    pub fn beside(self, doc_id: Uuid, state: Cell) -> Cell {
        let (tone, word) = match state {
            Cell::Badge(tone, word) => (tone, word),
            other => return other,
        };
        let standing = self.0.with(|standings| standings.get(&doc_id).copied());
        match standing.and_then(|standing| mark(standing, tone)) {
            Some((beside, key)) => Cell::Badges(vec![(tone, word), (beside, t(key))]),
            None => Cell::Badge(tone, word),
        }
    }
}

/// What is said of a request beside the state of its document. A refusal is over once the document went on without it.
fn mark(standing: RequestState, document: Tone) -> Option<(Tone, &'static str)> {
    match (standing, document) {
        (RequestState::Open, _) => Some((Tone::Waiting, "approval-waiting")),
        (RequestState::Refused, Tone::Draft) => Some((Tone::Negative, "approval-state-refused")),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::kit::Tone;
    use kontor_contract::approvals::RequestState;

    #[test]
    fn a_list_marks_what_waits_and_drafts_that_were_refused() {
        for (standing, document, marked) in [
            (RequestState::Open, Tone::Draft, Some(Tone::Waiting)),
            (RequestState::Open, Tone::Info, Some(Tone::Waiting)),
            (RequestState::Refused, Tone::Draft, Some(Tone::Negative)),
            (RequestState::Refused, Tone::Info, None),
            (RequestState::Approved, Tone::Draft, None),
            (RequestState::Withdrawn, Tone::Draft, None),
        ] {
            assert_eq!(mark(standing, document).map(|(tone, _)| tone), marked, "{standing:?} {document:?}");
        }
    }
}
