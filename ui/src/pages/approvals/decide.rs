//! Deciding on a request: approved after a look at what would happen, refused with a reason, withdrawn by who asked.

use kontor_contract::{
    Command,
    approvals::{ApproveRequest, RefuseRequest, RequestRow, RequestView, WithdrawRequest},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    call_word,
    request::{Facts, Preview, notice},
};
use crate::{
    client::{self, CallError},
    dom,
    keymap::Cmd,
    kit::{Button, Dialog, Form, Shape, TextArea, Toasts, Variant, use_toasts},
    text::{t, ta},
};

/// Where the reason of a refusal is written.
const REASON: &str = "approval-reason";

/// What somebody is about to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is done.
    Approve,
    /// It is not.
    Refuse,
}

/// A decision on its way.
#[derive(Clone, Copy)]
pub(super) struct Deciding {
    /// Why the last one failed.
    pub failed: RwSignal<Option<CallError>>,
    /// Whether one is under way.
    pub busy: RwSignal<bool>,
    /// What is asked about.
    asked: RwSignal<Option<(Decision, RequestRow)>>,
    open: RwSignal<bool>,
    reason: RwSignal<String>,
    missing: RwSignal<Option<String>>,
    done: Callback<RequestView>,
    toasts: Toasts,
}

impl Deciding {
    /// `done` takes the request as it is after a decision.
    pub(super) fn new(done: impl Fn(RequestView) + Send + Sync + 'static) -> Self {
        Self {
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            asked: RwSignal::new(None),
            open: RwSignal::new(false),
            reason: RwSignal::new(String::new()),
            missing: RwSignal::new(None),
            done: Callback::new(done),
            toasts: use_toasts(),
        }
    }
    /// Asks first: whether it may really be done, or why not.
    pub(super) fn ask(self, decision: Decision, request: RequestRow) {
        self.failed.set(None);
        self.missing.set(None);
        self.reason.set(String::new());
        self.asked.set(Some((decision, request)));
        self.open.set(true);
    }
    /// Approves what was looked at.
    pub(super) fn approve(self, request: &RequestRow) {
        self.send(ApproveRequest { id: request.id, version: request.version }, "approval-approved");
    }
    /// Takes one's own back.
    pub(super) fn withdraw(self, request: &RequestRow) {
        self.send(WithdrawRequest { id: request.id, version: request.version }, "approval-withdrawn");
    }
    fn refuse(self, request: &RequestRow) {
        let reason = self.reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            self.missing.set(Some(t("field-required")));
            return dom::focus_id(REASON);
        }
        self.send(RefuseRequest { id: request.id, version: request.version, reason }, "approval-refused");
    }
    /// Sends a decision, unless one is under way; `said` is the key of what is said then.
    fn send<C: Command<Answer = RequestView>>(self, request: C, said: &'static str) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = client::call(&request).await;
            self.busy.try_set(false);
            match outcome {
                Ok(view) => {
                    self.toasts.done(t(said));
                    self.open.try_set(false);
                    self.done.try_run(view);
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
    fn decide(self) {
        match self.asked.get_untracked() {
            Some((Decision::Approve, request)) => self.approve(&request),
            Some((Decision::Refuse, request)) => self.refuse(&request),
            None => {}
        }
    }
    /// The question.
    pub(super) fn dialog(self) -> impl IntoView {
        move || {
            let (decision, request) = self.asked.get()?;
            let title = match decision {
                Decision::Approve => "approval-approve-title",
                Decision::Refuse => "approval-refuse-title",
            };
            let title = ta(title, &[("what", &call_word(&request.call))]);
            let request = StoredValue::new(request);
            Some(view! {
                <Dialog title open=self.open submit=Callback::new(move |()| self.decide()) wide=decision == Decision::Approve>
                    {self.pane(decision, &request.get_value())}
                </Dialog>
            })
        }
    }
    fn pane(self, decision: Decision, request: &RequestRow) -> impl IntoView + use<> {
        let Self { busy, missing, open, reason, failed, .. } = self;
        let asked = match decision {
            Decision::Approve => {
                view! { <Facts request=request.clone() /><Preview id=request.id /> }.into_any()
            }
            Decision::Refuse => view! {
                <p class="quiet-text">{t("approval-refuse-text")}</p>
                <Form class="form form-narrow"><TextArea id=REASON label=t("label-reason") value=reason required=true error=missing max=500 /></Form>
            }
            .into_any(),
        };
        let (verb, icon) = match decision {
            Decision::Approve => ("approval-approve", Shape::Check),
            Decision::Refuse => ("approval-refuse", Shape::X),
        };
        view! {
            <div class="dialog-body">
                {asked}
                {move || failed.get().map(|CallError(error)| notice("", error))}
            </div>
            <footer class="dialog-actions">
                <Button label=t("action-cancel") on_click=move || open.set(false) />
                <Button id="approval-decide" label=t(verb) icon variant=Variant::Go cmd=Cmd::Submit disabled=busy on_click=move || self.decide() />
            </footer>
        }
    }
}
