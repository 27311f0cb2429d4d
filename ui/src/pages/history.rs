//! What a record waits for, and what happened to it: a way from its form to the audit log, for whoever may read that.

use leptos::prelude::*;

use crate::{
    kit::{
        Button, Shape,
        metaform::{Opened, text},
    },
    pages::approvals::standing::Standing,
    routes::use_going,
    session::use_session,
    text::t,
};

/// What stands beside a record's form; nothing for a new record.
pub fn of(opened: Opened) -> AnyView {
    let id = Memo::new(move |_| opened.record.with(|record| record.as_ref().map(|record| text(record, "id").to_owned())));
    let doc_id = Signal::derive(move || id.get()?.parse().ok());
    let standing = view! { <Standing doc_id /> };
    if !use_session().may("audit.log.read") {
        return standing.into_any();
    }
    let going = use_going();
    let known = move || id.get().filter(|id| !id.is_empty());
    let go = move || {
        if let Some(id) = id.get_untracked() {
            going.to(&format!("/settings/audit?doc_id={id}"));
        }
    };
    view! {
        {standing}
        <Show when=move || known().is_some()>
            <div class="choices"><Button label=t("audit-history") icon=Shape::Clock on_click=go.clone() /></div>
        </Show>
    }
    .into_any()
}
