//! A book that is older than its mark: what that means, and the new epoch by which posting goes on.

use kontor_contract::safekeeping::{
    EpochPreview, GetBookState, GrantEpoch, LockReason, PossibleNumbers, PostingLock, PreviewEpoch,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError, live::use_live},
    kit::{Button, Dialog, Form, Icon, Shape, TextArea, Variant, use_toasts},
    pages::source_word,
    session::use_session,
    text::{t, ta},
};

/// What stands above everything else while nothing can be posted; nothing otherwise.
#[component]
pub fn EpochSection() -> impl IntoView {
    let lock = RwSignal::new(None::<PostingLock>);
    let opens = RwSignal::new(false);
    let may = use_session().may("book.epoch.write");
    let changed = use_live("book.epoch");
    Effect::new(move |_| {
        changed.track();
        spawn_local(async move {
            if let Ok(state) = client::call(&GetBookState {}).await {
                lock.try_set(state.lock);
            }
        });
    });
    let notice = move |lock: PostingLock| {
        view! {
            <section class="section" id="posting-locked">
                <div class="notice notice-bad" role="alert"><Icon shape=Shape::Lock /><span>{sentence(lock)}</span></div>
                {if may {
                    view! { <div><Button id="epoch-open" label=t("epoch-open") variant=Variant::Go on_click=move || opens.set(true) /></div> }.into_any()
                } else {
                    view! { <p class="quiet-text">{t("epoch-owner")}</p> }.into_any()
                }}
            </section>
        }
    };
    view! {
        {move || lock.get().map(notice)}
        <Dialog title=t("epoch-title") open=opens wide=true><EpochPane open=opens lock /></Dialog>
    }
}

fn sentence(lock: PostingLock) -> String {
    let PostingLock { reason, epoch, seq, marked_epoch, marked_seq } = lock;
    let text = |number: Option<i64>| number.unwrap_or_default().to_string();
    let params = [
        ("epoch", epoch.to_string()),
        ("seq", seq.to_string()),
        ("marked_epoch", text(marked_epoch)),
        ("marked_seq", text(marked_seq)),
    ];
    let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match reason {
        LockReason::Behind => ta("book-behind-its-mark", &params),
        LockReason::Missing => ta("book-mark-missing", &params),
        LockReason::Moved => ta("book-moved", &params),
    }
}

/// Series and the numbers of them that may have been issued.
pub fn numbers(possible: &[PossibleNumbers]) -> impl IntoView + use<> {
    let line = |numbers: &PossibleNumbers| {
        let kind = format!("{} {}", source_word(&numbers.kind, ""), numbers.fiscal_year);
        let first = numbers.first.to_string();
        let text = match numbers.last {
            Some(last) => ta("epoch-numbers", &[("series", &kind), ("first", &first), ("last", &last.to_string())]),
            None => ta("epoch-numbers-open", &[("series", &kind), ("first", &first)]),
        };
        view! { <li>{text}</li> }
    };
    let lines = possible.iter().map(line).collect_view();
    view! { <ul class="num">{lines}</ul> }
}

#[component]
fn EpochPane(open: RwSignal<bool>, lock: RwSignal<Option<PostingLock>>) -> impl IntoView {
    let toasts = use_toasts();
    let (reason, issued) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let preview = RwSignal::new(None::<EpochPreview>);
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    spawn_local(async move {
        match client::call(&PreviewEpoch {}).await {
            Ok(view) => drop(preview.try_set(Some(view))),
            Err(error) => drop(failed.try_set(Some(error))),
        }
    });
    let grant = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let issued = issued.get_untracked().lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let request = GrantEpoch { reason: reason.get_untracked(), issued };
        spawn_local(async move {
            let answer = client::call(&request).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    toasts.done(t("epoch-done"));
                    lock.set(None);
                    open.set(false);
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let at =
        move |path: &'static str| Signal::derive(move || failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))));
    view! {
        <div class="dialog-body">
            <p>{t("epoch-text")}</p>
            {move || preview.get().map(|view| view! { <p>{t("epoch-possible")}</p>{numbers(&view.possible)} })}
            <Form class="form form-narrow">
                <TextArea label=t("epoch-issued") value=issued note=t("epoch-issued-help") error=at("issued") />
                <TextArea label=t("epoch-reason") value=reason required=true error=at("reason") />
            </Form>
            <div role="alert">{move || failed.get().map(|error| view! { <p class="field-error">{error.sentence()}</p> })}</div>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button id="epoch-grant" label=t("epoch-grant") variant=Variant::Danger disabled=busy on_click=grant />
        </footer>
    }
}
