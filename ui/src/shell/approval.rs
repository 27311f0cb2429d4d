//! Asks a second person to let a change through that a rule or a limit stopped: in the form that was stopped, or, where that
//! does not ask, in a dialog.

use std::time::Duration;

use kontor_contract::approvals::{ApprovalRequestId, CreateRequest, RequestView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{
        self, CallError,
        approval::{LastStopped, Stopped},
    },
    dom,
    keymap::{Cmd, Scope, use_layer},
    kit::{Button, Dialog, Form, Icon, Shape, TextArea, TextField, Toasts, Variant, use_toasts},
    pages::approvals::{call_word, standing::waiting},
    routes::use_going,
    text::t,
};

/// Note and answer of one asking.
#[derive(Clone, Copy)]
struct Asking {
    note: RwSignal<String>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    /// What was asked for.
    asked: RwSignal<Option<RequestView>>,
    /// Chosen before: an answer that is lost asks nobody twice.
    id: StoredValue<Option<ApprovalRequestId>>,
    toasts: Toasts,
}

impl Asking {
    fn start() -> Self {
        let asking = Self {
            note: RwSignal::new(String::new()),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            asked: RwSignal::new(None),
            id: StoredValue::new(None),
            toasts: use_toasts(),
        };
        asking.renew();
        asking
    }
    /// For another change.
    fn renew(self) {
        self.note.set(String::new());
        self.failed.set(None);
        self.asked.set(None);
        self.id.set_value(client::fresh_key().parse().ok());
    }
    fn send(self, Stopped { call, body, .. }: Stopped) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let note = self.note.get_untracked().trim().to_owned();
        let request = CreateRequest { id: self.id.get_value(), call, body, note };
        spawn_local(async move {
            let answer = client::call(&request).await;
            self.busy.try_set(false);
            match answer {
                Ok(view) => {
                    self.toasts.done(t("approval-asked"));
                    self.asked.try_set(Some(view));
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
    fn failure(self) -> impl IntoView {
        move || {
            self.failed.get().map(|error| {
                view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> }
            })
        }
    }
}

/// In the form that was stopped: why, a note, and the button that asks; then who is waited for.
#[component]
pub fn AskNotice(
    /// The change that was stopped.
    stopped: Stopped,
) -> impl IntoView {
    let asking = Asking::start();
    let field = dom::fresh_id("ask");
    let stopped = StoredValue::new(stopped);
    let send = move || asking.send(stopped.get_value());
    let inside = field.clone();
    // While the note is written, the main key asks.
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::Submit && dom::focused().is_some_and(|element| element.id() == inside);
        if mine {
            send();
        }
        mine
    });
    dom::focus_soon(field.clone());
    let going = use_going();
    move || match asking.asked.get() {
        // About a document that is there, its screen says what it waits for.
        Some(RequestView { request, deciders, .. }) => (request.doc_id.is_none())
            .then(|| {
                let address = going.address(&format!("/approvals/{}", request.id));
                waiting(&deciders, None, Some(address))
            })
            .into_any(),
        None => {
            let field = field.clone();
            view! {
                <div class="notice ask">
                    <Icon shape=Shape::CheckCheck />
                    <div class="ask-body">
                        <p role="alert">{stopped.with_value(|stopped| stopped.sentence.clone())}</p>
                        <Form class="ask-note" on_end=Callback::new(move |()| send())>
                            <TextField id=field label=t("approval-note") value=asking.note max=500 />
                            <Button id="approval-ask" label=t("approval-ask") disabled=asking.busy on_click=send />
                        </Form>
                        {asking.failure()}
                    </div>
                </div>
            }
            .into_any()
        }
    }
}

/// Where the window asks. Once in the frame.
#[component]
pub fn ApprovalHost() -> impl IntoView {
    let last = LastStopped::start();
    let (asking, open) = (Asking::start(), RwSignal::new(false));
    Effect::new(move |_| {
        if last.stopped.with(Option::is_some) {
            // The form shows the failure first, and may ask by itself.
            set_timeout(
                move || {
                    if !last.is_claimed() {
                        asking.renew();
                        open.set(true);
                    }
                },
                Duration::ZERO,
            );
        }
    });
    Effect::new(move |_| {
        if asking.asked.with(Option::is_some) {
            open.set(false);
        }
    });
    let send = move || last.stopped.get_untracked().into_iter().for_each(|stopped| asking.send(stopped));
    view! {
        <Dialog title=t("approval-ask-title") open submit=Callback::new(move |()| send())>
            {move || last.stopped.get().map(|stopped| view! {
                <div class="dialog-body">
                    <p class="strong">{call_word(&stopped.call)}</p>
                    <p>{stopped.sentence}</p>
                    {asking.failure()}
                    <Form class="form form-narrow"><TextArea label=t("approval-note") value=asking.note max=500 note=t("approval-note-help") /></Form>
                </div>
                <footer class="dialog-actions">
                    <Button label=t("action-cancel") on_click=move || open.set(false) />
                    <Button label=t("approval-ask") variant=Variant::Go cmd=Cmd::Submit disabled=asking.busy on_click=send />
                </footer>
            })}
        </Dialog>
    }
}
