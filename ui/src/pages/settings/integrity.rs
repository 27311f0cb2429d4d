//! Whether the book is as it was kept: the check, what it found, and anchors to be kept elsewhere.

use std::sync::Arc;

use kontor_contract::integrity::{
    BookCheck, BrokenFact, CheckIntegrity, CheckReport, Finding, GetIntegrity, IntegrityView, MakeAnchor, MakeArchive,
    MakeProcedures,
};
use kontor_kernel::{Decimal, Instant};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError, download, paper},
    figures,
    kit::{Button, Cell, ColumnKind, Icon, Shape, Tone, Variant, list::Column, table::Table, use_toasts},
    pages::{entry::edit::FailureNotice, source_word},
    session::use_session,
    text::{t, ta, texts},
};

/// How the page stands.
#[derive(Clone, Copy)]
struct State {
    view: RwSignal<Option<IntegrityView>>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
}

impl State {
    fn load(self) {
        spawn_local(async move {
            match client::call(&GetIntegrity {}).await {
                Ok(view) => drop(self.view.try_set(Some(view))),
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }

    fn check(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failed.set(None);
        spawn_local(async move {
            let answer = client::call(&CheckIntegrity::default()).await;
            self.busy.try_set(false);
            match answer {
                Ok(_) => self.load(),
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
}

/// The page.
#[component]
pub fn Integrity() -> impl IntoView {
    let state = State { view: RwSignal::new(None), failed: RwSignal::new(None), busy: RwSignal::new(false) };
    state.load();
    let label = Signal::derive(move || t(if state.busy.get() { "integrity-checking" } else { "integrity-check" }));
    let found = move || state.view.get().map(|view| view.last_check.map_or_else(never, |check| outcome(&check)));
    view! {
        <header class="head">
            <h1>{t("integrity-title")}</h1>
            <span class="grow"></span>
            <Button id="integrity-check" label variant=Variant::Go disabled=state.busy on_click=move || state.check() />
        </header>
        <div class="page">
            <div class="page-body">
                <p>{t("integrity-text")}</p>
                <div role="alert">{move || state.failed.get().map(|error| view! { <FailureNotice error /> })}</div>
                <section class="section" id="integrity-outcome" role="status">{found}</section>
                <section class="section">
                    <h2>{t("integrity-chain")}</h2>
                    {move || state.view.get().map(|view| chain(&view))}
                </section>
                <Anchors state />
                {use_session().may("book.archive.export").then(|| view! { <Handed /> })}
            </div>
        </div>
    }
}

fn never() -> AnyView {
    view! { <p class="quiet-text">{t("integrity-never")}</p> }.into_any()
}

fn outcome(check: &BookCheck) -> AnyView {
    let at = figures::moment(check.checked_at);
    let head = if check.report.clean {
        view! { <p class="positive-text"><Icon shape=Shape::CircleCheck />{ta("integrity-clean", &[("at", &at)])}</p> }.into_any()
    } else {
        view! { <p class="field-error">{ta("integrity-wrong", &[("at", &at)])}</p> }.into_any()
    };
    let broken = check.report.first_broken.as_ref().map(|fact| view! { <p class="field-error">{first_broken(fact)}</p> });
    let problems = check.report.checks.iter().flat_map(|check| told(&check.problems)).collect::<Vec<_>>();
    let notes = told(&check.report.notes);
    let rows: Arc<Vec<CheckReport>> = Arc::new(by_invariant(&check.report.checks));
    view! {
        {head}
        {broken}
        {Table::new(t("integrity-title"), columns(), Signal::stored(rows)).view()}
        {(!problems.is_empty()).then(|| view! {
            <h2>{t("integrity-problems")}</h2>
            <ul>{problems.into_iter().map(|problem| view! { <li class="paper-text">{problem}</li> }).collect_view()}</ul>
        })}
        {(!notes.is_empty()).then(|| view! {
            <h2>{t("integrity-notes")}</h2>
            <ul>{notes.into_iter().map(|note| view! { <li class="paper-text">{note}</li> }).collect_view()}</ul>
        })}
    }
    .into_any()
}

/// What a check says, as this person reads and writes it.
fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.told(texts(), &figures::moment)).collect()
}

/// One line for each invariant, which several checks may look at.
fn by_invariant(checks: &[CheckReport]) -> Vec<CheckReport> {
    let mut lines: Vec<CheckReport> = Vec::new();
    for check in checks {
        match lines.iter_mut().find(|line| line.id == check.id) {
            Some(line) => {
                line.checked += check.checked;
                line.wrong += check.wrong;
            }
            None => lines.push(check.clone()),
        }
    }
    lines
}

fn first_broken(fact: &BrokenFact) -> String {
    let at = fact.at.map(figures::moment).unwrap_or_default();
    let document = Some(fact.doc_kind.as_str()).filter(|kind| !kind.is_empty());
    let document = document.map(|kind| source_word(kind, &fact.doc_number)).unwrap_or_default();
    let about: Vec<String> = [at, document].into_iter().filter(|text| !text.is_empty()).collect();
    let seq = fact.seq.map(|seq| seq.to_string()).unwrap_or_default();
    ta("integrity-first-broken", &[("fact", &fact.fact_no.to_string()), ("seq", &seq), ("about", &about.join(", "))])
}

fn columns() -> Vec<Column<CheckReport>> {
    vec![
        Column::new("id", t("integrity-rule"), ColumnKind::Code, "80px", |check: &CheckReport| Cell::Code(check.id.clone())),
        Column::new("about", t("integrity-about"), ColumnKind::Text, "minmax(280px, 1fr)", |check: &CheckReport| {
            Cell::Text(t(&format!("integrity-{}", check.id.to_lowercase())))
        }),
        Column::new("checked", t("integrity-checked"), ColumnKind::Quantity, "120px", |check: &CheckReport| {
            Cell::Decimal(Decimal::from(check.checked), 0, 0)
        }),
        Column::new("state", t("label-state"), ColumnKind::Badge, "160px", |check: &CheckReport| {
            if check.wrong == 0 {
                Cell::Badge(Tone::Positive, t("integrity-right"))
            } else {
                Cell::Badge(Tone::Negative, ta("integrity-count-wrong", &[("count", &figures::whole(check.wrong))]))
            }
        }),
    ]
}

fn chain(view: &IntegrityView) -> AnyView {
    let signed = match &view.signed {
        Some(head) => {
            ta("integrity-signed-up-to", &[("seq", &figures::whole(head.seq)), ("at", &figures::moment(head.signed_at))])
        }
        None => t("integrity-unsigned"),
    };
    let hash = view.signed.as_ref().map(|head| head.hash.clone()).unwrap_or_default();
    view! {
        <dl class="facts num">
            <dt>{t("integrity-facts")}</dt><dd>{figures::whole(view.facts)}</dd>
            <dt>{t("integrity-signed")}</dt><dd>{signed}</dd>
            <dt>{t("integrity-hash")}</dt><dd class="mono wrap-anywhere">{hash}</dd>
        </dl>
    }
    .into_any()
}

/// Anchors to be kept elsewhere.
#[component]
fn Anchors(state: State) -> impl IntoView {
    let toasts = use_toasts();
    let export = move || {
        spawn_local(async move {
            let saved = match client::call(&MakeAnchor {}).await {
                Ok(anchor) => save(&anchor, anchor.made_at),
                Err(error) => Err(error),
            };
            match saved {
                Ok(name) => {
                    toasts.done(ta("integrity-anchor-saved", &[("name", &name)]));
                    state.load();
                }
                Err(error) => toasts.failed(error.sentence()),
            }
        });
    };
    let print = move || {
        spawn_local(async move {
            match paper::open(&MakeAnchor {}).await {
                Ok(()) => state.load(),
                Err(error) => toasts.failed(error.sentence()),
            }
        });
    };
    view! {
        <section class="section">
            <h2>{t("integrity-anchor")}</h2>
            <p>{t("integrity-anchor-text")}</p>
            <div class="choices">
                <Button id="anchor-export" label=t("integrity-anchor-export") icon=Shape::Download on_click=export />
                <Button id="anchor-print" label=t("integrity-anchor-print") icon=Shape::Printer on_click=print />
            </div>
        </section>
    }
}

/// What is handed to people outside. It is written where the book is: beside its backups.
#[component]
fn Handed() -> impl IntoView {
    let (busy, writing) = (RwSignal::new(false), RwSignal::new(false));
    // Where a file lies stays on the screen: it is looked for in another program.
    let made = RwSignal::new(None::<Result<String, CallError>>);
    let archive = move || {
        busy.set(true);
        made.set(None);
        spawn_local(async move {
            let answer = client::call(&MakeArchive::default()).await;
            busy.try_set(false);
            made.try_set(Some(answer.map(|made| ta("integrity-archive-done", &[("file", &made.file)]))));
        });
    };
    let procedures = move || {
        writing.set(true);
        made.set(None);
        spawn_local(async move {
            let answer = client::call(&MakeProcedures::default()).await;
            writing.try_set(false);
            made.try_set(Some(answer.map(|made| ta("integrity-procedures-done", &[("file", &made.file)]))));
        });
    };
    let outcome = move || {
        made.get().map(|made| match made {
            Ok(text) => view! { <p class="positive-text wrap-anywhere"><Icon shape=Shape::CircleCheck />{text}</p> }.into_any(),
            Err(error) => view! { <FailureNotice error /> }.into_any(),
        })
    };
    let label = Signal::derive(move || t(if busy.get() { "integrity-archive-making" } else { "integrity-archive-make" }));
    view! {
        <section class="section">
            <h2>{t("integrity-archive")}</h2>
            <p>{t("integrity-archive-text")}</p>
            <div class="choices">
                <Button id="archive-make" label disabled=busy on_click=archive />
                <Button id="procedures-make" label=t("integrity-procedures-make") disabled=writing on_click=procedures />
            </div>
            <div role="status">{outcome}</div>
        </section>
    }
}

fn save(anchor: &kontor_contract::integrity::Anchor, made_at: Instant) -> Result<String, CallError> {
    let name = format!("kontor-anchor-{}.json", made_at.date_utc());
    let text = serde_json::to_string_pretty(anchor).map_err(CallError::unreadable)?;
    download::save_text(&name, &text).map(|()| name)
}
