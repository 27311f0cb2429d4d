//! One request: what was asked for and why, what would happen, and the decision.

use std::str::FromStr;
use std::sync::Arc;

use kontor_contract::approvals::{
    ApprovalRequestId, ApproveRequest, GetRequest, PreviewChange, PreviewPosting, PreviewRequest, RefuseRequest, RequestPreview,
    RequestRow, RequestState, RequestView, WithdrawRequest,
};
use kontor_contract::error::{Error, NOT_FOUND};
use kontor_kernel::Money;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{call_word, state};
use crate::{
    client::{self, CallError, live::use_live},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, Cell, ColumnKind, Dialog, ErrorState, Form, Icon, Shape, Skeleton, Table, TextArea, Toasts, Variant,
        list::Column, use_toasts,
    },
    pages::{links, source_word},
    routes::use_going,
    text::{t, ta},
};

/// Where the reason of a refusal is written.
const REASON: &str = "approval-reason";

/// The request of the address.
#[component]
pub fn Request() -> impl IntoView {
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let answer = RwSignal::new(None::<Result<RequestView, CallError>>);
    let again = RwSignal::new(0_u32);
    let changed = use_live("approvals.request");
    Effect::new(move |_| {
        changed.track();
        again.track();
        let Ok(id) = ApprovalRequestId::from_str(&id.get()) else {
            answer.set(Some(Err(CallError(NOT_FOUND.with("what", "request").with("id", id.get())))));
            return;
        };
        spawn_local(async move {
            let view = client::call(&GetRequest { id }).await;
            answer.try_set(Some(view));
        });
    });
    move || match answer.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Err(error)) => {
            view! { <ErrorState error retry=Callback::new(move |()| again.update(|count| *count += 1)) /> }.into_any()
        }
        Some(Ok(found)) => view! { <Shown found answer /> }.into_any(),
    }
}

type Answer = RwSignal<Option<Result<RequestView, CallError>>>;

/// A decision on its way.
#[derive(Clone, Copy)]
struct Deciding {
    answer: Answer,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<CallError>>,
    toasts: Toasts,
}

impl Deciding {
    /// Sends a decision, unless one is under way; `done` is the key of what is said then.
    fn send<C>(self, request: C, done: &'static str, after: impl Fn() + 'static)
    where
        C: kontor_contract::Command<Answer = RequestView>,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = client::call(&request).await;
            self.busy.try_set(false);
            match outcome {
                Ok(view) => {
                    self.toasts.done(t(done));
                    after();
                    drop(self.answer.try_set(Some(Ok(view))));
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
}

#[component]
fn Shown(found: RequestView, answer: Answer) -> impl IntoView {
    let deciding = Deciding { answer, busy: RwSignal::new(false), failed: RwSignal::new(None), toasts: use_toasts() };
    let RequestView { request, failure, own, may_decide, .. } = found;
    let (id, version) = (request.id, request.version);
    let open = request.state == RequestState::Open;
    let refusing = RwSignal::new(false);
    let (reason, missing) = (RwSignal::new(String::new()), RwSignal::new(None));
    let refusal = Refusal { id, version, deciding, open: refusing, reason, missing };
    let approve = move || deciding.send(ApproveRequest { id, version }, "approval-approved", || {});
    let withdraw = move || deciding.send(WithdrawRequest { id, version }, "approval-withdrawn", || {});
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::Submit && may_decide && !refusing.get_untracked();
        if mine {
            approve();
        }
        mine
    });
    let layer = use_layer(Scope::List, move |cmd| {
        let mine = cmd == Cmd::Delete && may_decide;
        if mine {
            refusing.set(true);
        }
        mine
    });
    let (tone, word) = state(request.state, request.failed);
    let title = call_word(&request.call);
    let failure = open.then_some(failure).flatten();
    view! {
        <header class="head">
            <h1>{title.clone()}</h1>
            <Badge tone label=word />
            <span class="grow"></span>
            {(own && open).then(|| view! { <Button label=t("approval-withdraw") icon=Shape::Undo2 disabled=deciding.busy on_click=withdraw /> })}
            {may_decide.then(|| view! {
                <Button id="approval-refuse" label=t("approval-refuse") cmd=Cmd::Delete icon=Shape::X on_click=move || refusing.set(true) />
                <Button id="approval-approve" label=t("approval-approve") variant=Variant::Go icon=Shape::Check cmd=Cmd::Submit disabled=deciding.busy on_click=approve />
            })}
        </header>
        {move || deciding.failed.get().map(|CallError(error)| notice("", error))}
        {failure.map(|error| notice("approval-failed-before", error))}
        <Facts request=request.clone() />
        <div class="page" data-keys=layer>
            <div class="page-body page-wide">{open.then(|| view! { <Preview id /> })}</div>
        </div>
        <Dialog title=ta("approval-refuse-title", &[("what", &title)]) open=refusing submit=Callback::new(move |()| refusal.send())>
            {refusal.pane()}
        </Dialog>
    }
}

fn notice(before: &str, error: Error) -> AnyView {
    let sentence = CallError(error).sentence();
    let sentence = if before.is_empty() { sentence } else { format!("{} {sentence}", t(before)) };
    view! {
        <div class="notice notice-bad" role="alert"><Icon shape=Shape::CircleAlert /><span class="grow">{sentence}</span></div>
    }
    .into_any()
}

fn fact(label: &str, value: String) -> Option<AnyView> {
    (!value.is_empty())
        .then(|| view! { <div><dt>{t(label)}</dt><dd class="cut" title=value.clone()>{value.clone()}</dd></div> }.into_any())
}

#[component]
fn Facts(request: RequestRow) -> impl IntoView {
    let going = use_going();
    let amount = request.amount.map(|amount| format!("{} {}", figures::amount(amount), amount.currency()));
    let discount = request.discount.map(|percent| format!("{} %", figures::decimal(percent.to_decimal(), 0, 4)));
    let requested = format!("{}, {}", request.requester, figures::moment(request.requested_at));
    let decided = request.decided_at.map(|at| format!("{}, {}", request.decider, figures::moment(at)));
    let made = request.doc_id.and_then(|id| {
        let path = links::document(&request.doc_kind, id)?;
        let word = source_word(&request.doc_kind, &request.doc_number);
        Some(view! { <div><dt>{t("label-document")}</dt><dd><a class="link" href=going.address(&path)>{word}</a></dd></div> })
    });
    view! {
        <dl class="entry-facts num">
            {fact("label-amount", amount.unwrap_or_default())}
            {fact("approval-discount", discount.unwrap_or_default())}
            {fact("label-party", request.party)}
            {fact("approval-requester", requested)}
            {fact("approval-rules", request.rules)}
            {fact("approval-note", request.note)}
            {fact("approval-decider", decided.unwrap_or_default())}
            {fact("label-reason", request.reason)}
            {made}
        </dl>
    }
}

/// What would happen now. Asked for anew whenever the request is shown, as the book goes on meanwhile.
#[component]
fn Preview(id: ApprovalRequestId) -> impl IntoView {
    let preview = RwSignal::new(None::<Result<RequestPreview, CallError>>);
    spawn_local(async move {
        let answer = client::call(&PreviewRequest { id }).await;
        preview.try_set(Some(answer));
    });
    move || match preview.get() {
        None => view! { <Skeleton rows=4 /> }.into_any(),
        Some(Err(CallError(error))) => notice("", error),
        Some(Ok(RequestPreview { failure: Some(error), .. })) => notice("approval-cannot", error),
        Some(Ok(RequestPreview { documents, postings, changes, .. })) => {
            let documents: Vec<String> = documents.iter().map(|kind| source_word(kind, "")).collect();
            view! {
                <section class="section">
                    <h2>{t("approval-preview")}</h2>
                    {(!documents.is_empty()).then(|| view! { <p class="quiet-text">{ta("approval-touches", &[("documents", &documents.join(", "))])}</p> })}
                    {(!postings.is_empty()).then(|| postings_table(postings))}
                    {(!changes.is_empty()).then(|| changes_table(changes))}
                </section>
            }
            .into_any()
        }
    }
}

fn postings_table(postings: Vec<PreviewPosting>) -> impl IntoView {
    let side = |amount: Money, debit: bool| {
        let on_side = !amount.is_zero() && amount.is_negative() != debit;
        if on_side { Cell::Amount(amount.abs()) } else { Cell::None }
    };
    let columns = vec![
        Column::new("account", t("label-account"), ColumnKind::Code, "112px", |row: &PreviewPosting| {
            Cell::Code(row.account.clone())
        }),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(180px, 1fr)", |row: &PreviewPosting| {
            Cell::Text(row.name.clone())
        }),
        Column::new("memo", t("label-memo"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &PreviewPosting| {
            Cell::Text(row.memo.clone())
        }),
        Column::new("debit", t("label-debit"), ColumnKind::Amount, "136px", move |row: &PreviewPosting| side(row.amount, true)),
        Column::new("credit", t("label-credit"), ColumnKind::Amount, "136px", move |row: &PreviewPosting| {
            side(row.amount, false)
        }),
    ];
    Table::new(t("approval-preview"), columns, Signal::stored(Arc::new(postings))).view()
}

fn changes_table(changes: Vec<PreviewChange>) -> impl IntoView {
    let columns = vec![
        Column::new("field", t("approval-field"), ColumnKind::Text, "200px", |row: &PreviewChange| {
            Cell::Text(field_word(&row.field))
        }),
        Column::new("before", t("approval-before"), ColumnKind::Code, "minmax(160px, 1fr)", |row: &PreviewChange| {
            Cell::Code(row.before.clone())
        }),
        Column::new("after", t("approval-after"), ColumnKind::Code, "minmax(160px, 1fr)", |row: &PreviewChange| {
            Cell::Code(row.after.clone())
        }),
    ];
    Table::new(t("approval-preview"), columns, Signal::stored(Arc::new(changes))).view()
}

/// A field as its form calls it.
fn field_word(field: &str) -> String {
    let key = format!("label-{}", field.replace('_', "-"));
    if crate::text::has(&key) { t(&key) } else { field.to_owned() }
}

/// A refusal that is being written.
#[derive(Clone, Copy)]
struct Refusal {
    id: ApprovalRequestId,
    version: i64,
    deciding: Deciding,
    open: RwSignal<bool>,
    reason: RwSignal<String>,
    missing: RwSignal<Option<String>>,
}

impl Refusal {
    fn send(self) {
        let reason = self.reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            self.missing.set(Some(t("field-required")));
            return dom::focus_id(REASON);
        }
        let request = RefuseRequest { id: self.id, version: self.version, reason };
        self.deciding.send(request, "approval-refused", move || self.open.set(false));
    }
    /// Asks why.
    fn pane(self) -> impl IntoView {
        let Self { deciding, open, reason, missing, .. } = self;
        view! {
            <div class="dialog-body">
                <p class="quiet-text">{t("approval-refuse-text")}</p>
                {move || deciding.failed.get().map(|CallError(error)| notice("", error))}
                <Form class="form form-narrow"><TextArea id=REASON label=t("label-reason") value=reason error=missing max=500 /></Form>
            </div>
            <footer class="dialog-actions">
                <Button label=t("action-cancel") on_click=move || open.set(false) />
                <Button label=t("approval-refuse") variant=Variant::Go cmd=Cmd::Submit on_click=move || self.send() />
            </footer>
        }
    }
}
