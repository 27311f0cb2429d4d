//! Asks a second person to let a change through that a rule stopped. One dialog for every screen.

use kontor_contract::approvals::{ApprovalRequestId, CreateRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{
        self, CallError,
        approval::{self, Stopped},
    },
    keymap::Cmd,
    kit::{Button, Dialog, Form, Icon, Shape, TextArea, Toasts, Variant, use_toasts},
    pages::approvals::call_word,
    text::t,
};

/// The question, while it stands.
#[derive(Clone, Copy)]
struct Question {
    stopped: RwSignal<Option<Stopped>>,
    open: RwSignal<bool>,
    note: RwSignal<String>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    /// Chosen before: an answer that is lost asks nobody twice.
    id: StoredValue<Option<ApprovalRequestId>>,
    toasts: Toasts,
}

impl Question {
    fn start() -> Self {
        Self {
            stopped: approval::start(),
            open: RwSignal::new(false),
            note: RwSignal::new(String::new()),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            id: StoredValue::new(None),
            toasts: use_toasts(),
        }
    }
    /// A change was stopped: asks about it anew.
    fn put(self) {
        self.note.set(String::new());
        self.failed.set(None);
        self.id.set_value(client::fresh_key().parse().ok());
        self.open.set(true);
    }
    fn send(self) {
        let Some(Stopped { call, body, .. }) = self.stopped.get_untracked() else { return };
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
                Ok(_) => {
                    self.toasts.done(t("approval-asked"));
                    self.open.try_set(false);
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
}

/// Where the question appears. Once in the frame.
#[component]
pub fn ApprovalHost() -> impl IntoView {
    let question = Question::start();
    let Question { stopped, open, .. } = question;
    Effect::new(move |_| {
        if stopped.with(Option::is_some) {
            question.put();
        }
    });
    let submit = Callback::new(move |()| question.send());
    view! {
        <Dialog title=t("approval-ask-title") open submit>
            {move || stopped.get().map(|stopped| pane(question, stopped))}
        </Dialog>
    }
}

fn pane(question: Question, stopped: Stopped) -> impl IntoView {
    let Question { open, note, failed, busy, .. } = question;
    view! {
        <div class="dialog-body">
            <p class="strong">{call_word(&stopped.call)}</p>
            <p>{stopped.sentence}</p>
            {move || failed.get().map(|error| view! {
                <div class="notice notice-bad" role="alert"><Icon shape=Shape::CircleAlert /><span class="grow">{error.sentence()}</span></div>
            })}
            <Form class="form form-narrow"><TextArea label=t("approval-note") value=note max=500 note=t("approval-note-help") /></Form>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("approval-ask") variant=Variant::Go cmd=Cmd::Submit disabled=busy on_click=move || question.send() />
        </footer>
    }
}
