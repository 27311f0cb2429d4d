//! One request: what was asked for and why, what would happen, and the decision.

use std::str::FromStr;
use std::sync::Arc;

use kontor_contract::approvals::{
    ApprovalRequestId, GetRequest, PreviewDocument, PreviewPosting, PreviewRequest, RequestPreview, RequestRow, RequestState,
    RequestView,
};
use kontor_contract::error::{Error, NOT_FOUND};
use kontor_contract::limits::Action;
use kontor_kernel::Money;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    call_word,
    decide::{Deciding, Decision},
    standing::waiting,
    state,
};
use crate::{
    client::{self, CallError, live::use_live},
    figures,
    keymap::{Cmd, Scope, use_layer, use_layer_offering},
    kit::{Answer, Badge, Button, Cell, ColumnKind, Icon, Shape, Skeleton, Table, Variant, list::Column, loaded},
    pages::{links, settings::audit::detail, source_word},
    routes::use_going,
    text::{t, ta},
};

/// The request of the address.
#[component]
pub fn Request() -> impl IntoView {
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let answer: Answer<RequestView> = RwSignal::new(None);
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
    let shown = move |found: RequestView| view! { <Shown found answer /> }.into_any();
    loaded(answer, move || again.update(|count| *count += 1), shown)
}

#[component]
fn Shown(found: RequestView, answer: Answer<RequestView>) -> impl IntoView {
    let deciding = Deciding::new(move |view| drop(answer.try_set(Some(Ok(view)))));
    let RequestView { request, failure, own, may_decide, within_limits, deciders, .. } = found;
    let open = request.state == RequestState::Open;
    let may_approve = may_decide && within_limits;
    let kept = StoredValue::new(request.clone());
    let approve = move || deciding.approve(&kept.get_value());
    let refuse = move || deciding.ask(Decision::Refuse, kept.get_value());
    let withdraw = move || deciding.withdraw(&kept.get_value());
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::Submit && may_approve;
        if mine {
            approve();
        }
        mine
    });
    let offers = move |cmd| match cmd {
        Cmd::Approve => may_approve,
        Cmd::Refuse => may_decide,
        _ => false,
    };
    let layer = use_layer_offering(Scope::List, offers, move |cmd| {
        match cmd {
            Cmd::Approve if may_approve => deciding.ask(Decision::Approve, kept.get_value()),
            Cmd::Refuse | Cmd::Delete if may_decide => refuse(),
            _ => return false,
        }
        true
    });
    let (tone, word) = state(request.state, request.failed);
    let title = call_word(&request.call);
    let failure = open.then_some(failure).flatten();
    view! {
        <div class="whole" data-keys=layer>
        <header class="head">
            <h1>{title}</h1>
            <Badge tone label=word />
            <span class="grow"></span>
            {(own && open).then(|| view! { <Button label=t("approval-withdraw") icon=Shape::Undo2 disabled=deciding.busy on_click=withdraw /> })}
            {may_decide.then(|| view! { <Button id="approval-refuse" label=t("approval-refuse") cmd=Cmd::Refuse icon=Shape::X on_click=refuse /> })}
            {may_approve.then(|| view! { <Button id="approval-approve" label=t("approval-approve") variant=Variant::Go icon=Shape::Check cmd=Cmd::Submit disabled=deciding.busy on_click=approve /> })}
        </header>
        {(open && !may_decide).then(|| waiting(&deciders, None, None))}
        {(may_decide && !within_limits).then(|| view! {
            <div class="notice" role="status"><Icon shape=Shape::CircleAlert /><span class="grow">{t("approval-beyond-yours")}</span></div>
        })}
        {move || deciding.failed.get().map(|CallError(error)| notice("", error))}
        {failure.map(|error| notice("approval-failed-before", error))}
        <Facts request=request.clone() />
        <div class="page">
            <div class="page-body page-wide">{open.then(|| view! { <Preview id=request.id /> })}</div>
        </div>
        </div>
        {deciding.dialog()}
    }
}

/// A failure as a notice; `before` is the key of what is said first.
pub fn notice(before: &str, error: Error) -> AnyView {
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

/// A limit as the terms of a grant call it.
fn limit_word(limit: Action) -> String {
    match limit {
        Action::Pay => t("approval-beyond-pay"),
        Action::Discount => t("approval-beyond-discount"),
        _ => t("approval-beyond-post"),
    }
}

/// What was asked for: how much, about whom, by whom and why.
#[component]
pub fn Facts(
    /// The request.
    request: RequestRow,
) -> impl IntoView {
    let going = use_going();
    let amount = request.amount.map(|amount| format!("{} {}", figures::amount(amount), amount.currency()));
    let discount = request.discount.map(|percent| format!("{} %", figures::decimal(percent.to_decimal(), 0, 4)));
    let beyond: Vec<String> = request.beyond.0.iter().map(|limit| limit_word(*limit)).collect();
    let beyond = beyond.join(", ");
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
            {fact("approval-why", request.rules)}
            {fact("approval-beyond", beyond)}
            {fact("approval-note", request.note)}
            {fact("approval-decider", decided.unwrap_or_default())}
            {fact("label-reason", request.reason)}
            {made}
        </dl>
    }
}

/// What would happen now. Asked for anew whenever the request is shown, as the book goes on meanwhile.
#[component]
pub fn Preview(
    /// The request.
    id: ApprovalRequestId,
) -> impl IntoView {
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
            let (posted, changed): (Vec<_>, Vec<_>) = documents.iter().partition(|document| document.posted);
            view! {
                <section class="section">
                    <h2>{t("approval-preview")}</h2>
                    {documents_named("approval-posts", &posted)}
                    {documents_named("approval-changes", &changed)}
                    {(!postings.is_empty()).then(|| postings_table(postings))}
                    {(!changes.is_empty()).then(|| detail::fields(changes))}
                </section>
            }
            .into_any()
        }
    }
}

/// What becomes of some documents: `Posts: Invoice, 2026-11-29, 1,200.00 EUR`.
fn documents_named(key: &str, documents: &[&PreviewDocument]) -> Option<impl IntoView + use<>> {
    let named: Vec<String> = documents.iter().map(|document| document_word(document)).collect();
    let said = ta(key, &[("documents", &named.join("; "))]);
    (!named.is_empty()).then(|| view! { <p class="quiet-text num">{said}</p> })
}

/// A document by its kind and what tells it from others.
fn document_word(document: &PreviewDocument) -> String {
    let date = document.date.map(figures::date);
    let amount = document.amount.map(|amount| format!("{} {}", figures::amount(amount), amount.currency()));
    let named = std::iter::once(source_word(&document.kind, &document.number));
    named.chain(date).chain(amount).collect::<Vec<_>>().join(", ")
}

/// Room for what is debited or credited; beside a list there is little.
const SIDE: &str = "minmax(96px, 136px)";

fn postings_table(postings: Vec<PreviewPosting>) -> impl IntoView {
    let side = |amount: Money, debit: bool| {
        let on_side = !amount.is_zero() && amount.is_negative() != debit;
        if on_side { Cell::Amount(amount.abs()) } else { Cell::None }
    };
    let columns = vec![
        Column::new("account", t("label-account"), ColumnKind::Text, "minmax(96px, 2fr)", |row: &PreviewPosting| {
            Cell::Text(format!("{} {}", row.account, row.name))
        }),
        Column::new("memo", t("label-memo"), ColumnKind::Text, "minmax(120px, 1fr)", |row: &PreviewPosting| {
            Cell::Text(row.memo.clone())
        })
        .low(),
        Column::new("debit", t("label-debit"), ColumnKind::Amount, SIDE, move |row: &PreviewPosting| side(row.amount, true)),
        Column::new("credit", t("label-credit"), ColumnKind::Amount, SIDE, move |row: &PreviewPosting| side(row.amount, false)),
    ];
    Table::new(t("approval-preview"), columns, Signal::stored(Arc::new(postings))).view()
}
