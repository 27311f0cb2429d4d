//! A posted entry: read-only. It is corrected by reversing it, never by changing it.

use std::str::FromStr;

use kontor_contract::finance::{EntryId, EntryState, EntryView, GetEntry, ReverseEntry};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    draft::{self, Sums, Typing},
    edit::{FailureNotice, SHELF, Totals},
};
use crate::{
    client::{self, CallError, live::use_live},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Answer, Badge, Button, DateField, Dialog, Form, LookupSource, Shape, TextField, Variant,
        linegrid::{LineCell, LineGrid, Lines},
        loaded, use_toasts,
    },
    pages::{approvals::standing::Standing, journal::state_cell, links, source_word},
    routes::use_going,
    session::use_session,
    shelf::use_shelf,
    shell::use_tabs,
    text::{t, ta},
};

/// The entry of the address.
#[component]
pub fn PostedEntry() -> impl IntoView {
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let answer: Answer<EntryView> = RwSignal::new(None);
    let again = RwSignal::new(0_u32);
    let changed = use_live("finance.entry");
    let (tabs, going) = (use_tabs(), use_going());
    Effect::new(move |_| {
        changed.track();
        again.track();
        let Ok(id) = EntryId::from_str(&id.get()) else {
            answer.set(Some(Err(CallError(kontor_contract::error::NOT_FOUND.with("what", "entry").with("id", id.get())))));
            return;
        };
        let address = going.address(&format!("/accounting/journal/{id}"));
        spawn_local(async move {
            let view = client::call(&GetEntry { id }).await;
            if let Ok(view) = &view {
                tabs.set_title(&address, view.head.number.clone());
            }
            answer.try_set(Some(view));
        });
    });
    let shown = move |entry: EntryView| view! { <Entry entry answer /> }.into_any();
    loaded(answer, move || again.update(|count| *count += 1), shown)
}

/// The postings as lines of the grid.
fn lines_of(entry: &EntryView) -> Vec<Vec<LineCell>> {
    let text = |text: &str| LineCell { value: text.to_owned(), shown: text.to_owned(), ..Default::default() };
    entry
        .postings
        .iter()
        .map(|posting| {
            let amount = LineCell {
                value: posting.amount.abs().to_plain(),
                shown: figures::amount(posting.amount.abs()),
                ..Default::default()
            };
            let (debit, credit) =
                if posting.amount.is_negative() { (LineCell::default(), amount) } else { (amount, LineCell::default()) };
            vec![
                LineCell { note: posting.account_name.clone(), ..text(posting.account.as_str()) },
                text(&posting.memo),
                debit,
                credit,
            ]
        })
        .collect()
}

#[component]
fn Entry(entry: EntryView, answer: Answer<EntryView>) -> impl IntoView {
    let (session, going, shelf) = (use_session(), use_going(), use_shelf());
    let currency = session.currency();
    let decimals = currency.minor_digits();
    let lines = Lines::new(
        draft::columns(LookupSource::held(Signal::stored(std::sync::Arc::default())), decimals, currency.as_str()),
        "entry-reverse",
    );
    lines.load_posted(lines_of(&entry));
    let sums = Memo::new(move |_| lines.model.with(Sums::of));
    let (tone, state) = state_cell(entry.head.state);
    let reversing = RwSignal::new(false);
    let by_hand = entry.head.source_kind == "finance.entry";
    let may_reverse = by_hand && entry.head.state == EntryState::Posted && session.may("finance.entry.post");
    let duplicate = {
        let typing = Typing {
            document_on: Some(figures::today()),
            reference: String::new(),
            memo: entry.head.memo.clone(),
            lines: lines_of(&entry),
            ..Default::default()
        };
        let going = going.clone();
        Callback::new(move |()| {
            if let Ok(text) = serde_json::to_string(&typing) {
                shelf.keep_typing(SHELF, &text);
                going.to("/accounting/journal/new");
            }
        })
    };
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Duplicate => duplicate.run(()),
            _ => return false,
        }
        true
    });
    let linked = |id: Option<EntryId>, key: &'static str| {
        id.map(|id| view! { <a class="link" href=going.address(&format!("/accounting/journal/{id}"))>{t(key)}</a> })
    };
    let head = entry.head.clone();
    let word = source_word(&head.source_kind, &head.source_number);
    let source = match links::document(&head.source_kind, head.source_id).filter(|_| !by_hand) {
        Some(path) => view! { <a class="link" href=going.address(&path)>{word}</a> }.into_any(),
        None => view! { <span>{word}</span> }.into_any(),
    };
    let dates = if head.posted_on == head.document_on {
        figures::date(head.document_on)
    } else {
        ta("entry-two-dates", &[("document", &figures::date(head.document_on)), ("posted", &figures::date(head.posted_on))])
    };
    view! {
        <header class="head">
            <h1>{t("entry-title")}</h1>
            <span class="code strong">{head.number.clone()}</span>
            <Badge tone label=state />
            {linked(head.reversed_by_id, "entry-reversed-by")}
            {linked(head.reverses_id, "entry-reverses")}
            <span class="grow"></span>
            <Button label=t("key-duplicate") icon=Shape::Copy cmd=Cmd::Duplicate on_click=move || duplicate.run(()) />
            {may_reverse.then(|| view! { <Button id="entry-reverse" label=t("action-reverse") icon=Shape::Undo2 on_click=move || reversing.set(true) /> })}
        </header>
        <Standing doc_id=Signal::stored(Some(entry.head.id.uuid())) />
        <dl class="entry-facts num">
            <div><dt>{t("label-date")}</dt><dd>{dates}</dd></div>
            {(!head.reference.is_empty()).then(|| view! { <div><dt>{t("label-reference")}</dt><dd class="code">{head.reference.clone()}</dd></div> })}
            {(!head.memo.is_empty()).then(|| view! { <div><dt>{t("label-memo")}</dt><dd class="cut" title=head.memo.clone()>{head.memo.clone()}</dd></div> })}
            <div><dt>{t("label-source")}</dt><dd>{source}</dd></div>
            <div><dt>{t("entry-posted-by")}</dt><dd>{format!("{}, {}", head.posted_by, figures::moment(head.posted_at))}</dd></div>
        </dl>
        <LineGrid lines label=t("entry-lines") />
        <Totals sums=sums.into() decimals currency />
        <Dialog title=ta("entry-reverse-title", &[("number", &entry.head.number)]) open=reversing>
            <Reverse id=entry.head.id open=reversing answer />
        </Dialog>
    }
}

/// Asks when and why. What will be written stands there before it is.
#[component]
fn Reverse(id: EntryId, open: RwSignal<bool>, answer: Answer<EntryView>) -> impl IntoView {
    let (going, toasts) = (use_going(), use_toasts());
    let day = RwSignal::new(Some(figures::today()));
    let reason = RwSignal::new(String::new());
    let missing = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<CallError>);
    let attempt = StoredValue::new(client::Attempt::default());
    let reverse = move || {
        let Some(posted_on) = day.get_untracked() else { return dom::focus_id("reverse-date") };
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            missing.set(Some(t("field-required")));
            return dom::focus_id("reverse-reason");
        }
        let request = ReverseEntry { id, posted_on, reason: text };
        let going = going.clone();
        spawn_local(async move {
            let Some(Ok(key)) = attempt.try_update_value(|attempt| attempt.key(&request)) else { return };
            match client::call_once(&request, Some(&key)).await {
                Ok(view) => {
                    toasts.done(ta("entry-posted", &[("number", &view.head.number)]));
                    open.set(false);
                    if view.head.id == id {
                        answer.try_set(Some(Ok(view)));
                    } else {
                        going.to(&format!("/accounting/journal/{}", view.head.id));
                    }
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p class="quiet-text">{t("entry-reverse-text")}</p>
            {move || failed.get().map(|error| view! { <FailureNotice error /> })}
            <Form>
                <DateField id="reverse-date" label=t("entry-reverse-date") value=day required=true />
                <TextField id="reverse-reason" label=t("entry-reverse-reason") value=reason required=true error=missing />
            </Form>
        </div>
        <div class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("entry-reverse-go") variant=Variant::Go on_click=reverse />
        </div>
    }
}
