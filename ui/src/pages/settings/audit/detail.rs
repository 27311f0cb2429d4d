//! One entry of the audit log: who, when, from where, and every field before and after.

use kontor_contract::{
    audit::{EntryView, EventView, FieldChange, GetEntry, Shown, change_word, event_word, value_held, value_told},
    timeline::TimelineDocument,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{call_word, name_of};
use crate::{
    client::{self, CallError},
    figures,
    kit::{Answer, Skeleton, loaded},
    pages::{links, place_word},
    routes::use_going,
    shell::use_tabs,
    text::{t, texts, tn},
};

/// What an entry changed, for the pane beside a list and for a timeline.
#[component]
pub fn Changes(
    /// The entry.
    fact_no: i64,
) -> impl IntoView {
    let answer = RwSignal::new(None::<Result<EntryView, CallError>>);
    spawn_local(async move {
        answer.try_set(Some(client::call(&GetEntry { fact_no }).await));
    });
    move || match answer.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Err(error)) => view! { <p class="quiet-text">{error.sentence()}</p> }.into_any(),
        Some(Ok(view)) => view! { <Head view=view.clone() /> <Events events=view.events /> }.into_any(),
    }
}

/// An entry as a screen of its own.
#[component]
pub fn EntryPage() -> impl IntoView {
    let params = leptos_router::hooks::use_params_map();
    let fact_no = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<i64>().ok()).unwrap_or(0));
    let answer: Answer<EntryView> = RwSignal::new(None);
    let again = RwSignal::new(0_u32);
    let (tabs, going) = (use_tabs(), use_going());
    Effect::new(move |_| {
        again.track();
        let fact_no = fact_no.get();
        let address = going.address(&format!("/settings/audit/{fact_no}"));
        spawn_local(async move {
            let view = client::call(&GetEntry { fact_no }).await;
            if view.is_ok() {
                tabs.set_title(&address, format!("{} {fact_no}", t("audit-entry")));
            }
            answer.try_set(Some(view));
        });
    });
    loaded(answer, move || again.update(|count| *count += 1), page)
}

fn page(view: EntryView) -> AnyView {
    let title = format!("{} {}", t("audit-entry"), view.entry.fact_no);
    view! {
        <header class="head"><h1>{title}</h1><span class="quiet-text">{call_word(&view.entry.call)}</span></header>
        <div class="page">
            <div class="page-body page-wide"><Head view=view.clone() /><Events events=view.events /></div>
        </div>
    }
    .into_any()
}

#[component]
fn Head(view: EntryView) -> impl IntoView {
    let going = use_going();
    let entry = view.entry;
    let document = move |doc: TimelineDocument| {
        let name = super::documents_word(std::slice::from_ref(&doc));
        match links::document(&doc.kind, doc.id) {
            Some(path) => view! { <a class="link" href=going.address(&path)>{name}</a> }.into_any(),
            None => view! { <span>{name}</span> }.into_any(),
        }
    };
    let approver =
        (!entry.approver.is_empty()).then(|| view! { <dt>{t("audit-approver")}</dt><dd>{entry.approver.clone()}</dd> });
    let source = if entry.source.is_empty() { t("audit-nothing") } else { place_word(&entry.source) };
    view! {
        <dl class="facts num">
            <dt>{t("audit-what")}</dt><dd>{call_word(&entry.call)}</dd>
            <dt>{t("audit-who")}</dt><dd>{name_of(&entry.actor)}</dd>
            {approver}
            <dt>{t("audit-at")}</dt><dd>{figures::moment(entry.at)}</dd>
            <dt>{t("audit-source")}</dt><dd>{source}</dd>
            <dt>{t("audit-about")}</dt><dd class="audit-documents">{entry.documents.into_iter().map(document).collect_view()}</dd>
        </dl>
    }
}

/// The fields of events, before and after.
#[component]
fn Events(events: Vec<EventView>) -> impl IntoView {
    let event = |event: EventView| {
        let left_out = (event.left_out > 0).then(
            || view! { <p class="quiet-text">{tn("audit-left-out", usize::try_from(event.left_out).unwrap_or(usize::MAX))}</p> },
        );
        let word = event_word(texts(), &event.kind);
        let fields = if event.changes.is_empty() {
            view! { <p class="quiet-text">{t("audit-no-fields")}</p> }.into_any()
        } else {
            fields(event.changes)
        };
        view! { <section class="section audit-event"><h2>{word}</h2>{fields}{left_out}</section> }
    };
    events.into_iter().map(event).collect_view()
}

/// A value as a person reads it.
fn told(shown: &Shown) -> String {
    value_told(texts(), Some(shown), &figures::moment)
}

/// Fields of an event, before too if it edits some. What the fact itself holds stands beside the pointer: ids, words of the
/// program, amounts and days as programs write them.
pub fn fields(changes: Vec<FieldChange>) -> AnyView {
    let edits = changes.iter().any(|change| change.before.is_some());
    let value = move |shown: Option<&Shown>| {
        let erased = shown.is_some_and(|shown| shown.erased);
        let held = Some(value_held(shown).to_owned()).filter(|held| !held.is_empty());
        let text = shown.map_or_else(|| t("audit-nothing"), told);
        view! { <td class="num" class:quiet-text=erased title=held>{text}</td> }
    };
    let row = move |change: FieldChange| {
        let before = edits.then(|| value(change.before.as_ref()));
        let after = value(change.after.as_ref());
        let field = change_word(texts(), &change);
        view! { <tr><th scope="row" title=change.path>{field}</th>{before}{after}</tr> }
    };
    view! {
        <table class="audit-fields">
            <thead><tr>
                <th scope="col">{t("audit-field")}</th>
                {edits.then(|| view! { <th scope="col">{t("audit-before")}</th> })}
                <th scope="col">{t("audit-after")}</th>
            </tr></thead>
            <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
