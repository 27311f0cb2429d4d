//! Files from another program: chosen or pasted, looked at by the book before anything is kept, mended in place, and
//! taken over as a whole. The book reads the file; this screen shows what it took it for.

mod chosen;
mod found;

use kontor_contract::import::{DecimalMark, Encoding, ImportEffect, ImportFile, ImportKind, ImportOutcome, ImportReport};
use kontor_kernel::CivilDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

use crate::{
    client::{self, CallError},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{Button, EmptyState, Icon, Shape, Variant},
    pages::entry::edit::FailureNotice,
    routes::{use_going, use_query_value},
    session::{Session, use_session},
    text::{t, tn},
};

/// How long typing rests before the book looks at the file.
const REST: std::time::Duration = std::time::Duration::from_millis(500);
/// The permission to import at all.
const PERMISSION: &str = "import.file.run";
/// The button that takes the file over.
const GO: &str = "import-go";

/// A file that was chosen; pasted text has no name and no encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    name: String,
    encoding: Encoding,
}

/// The screen while a file is on it.
#[derive(Clone, Copy)]
struct Import {
    kind: RwSignal<String>,
    on: RwSignal<Option<CivilDate>>,
    decimal: RwSignal<String>,
    origin: RwSignal<Option<Origin>>,
    /// The file as it is now: chosen or pasted, and mended here.
    text: RwSignal<String>,
    /// What its headings mean where the book does not know.
    columns: RwSignal<BTreeMap<String, Option<String>>>,
    /// What the book made of the file last.
    report: RwSignal<Option<ImportReport>>,
    /// Whether that is about the file as it stands.
    fresh: RwSignal<bool>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    turn: StoredValue<u32>,
}

impl Import {
    fn new(kind: ImportKind) -> Self {
        Self {
            kind: RwSignal::new(kind.as_str().to_owned()),
            on: RwSignal::new(Some(figures::today())),
            decimal: RwSignal::new(String::new()),
            origin: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            columns: RwSignal::new(BTreeMap::new()),
            report: RwSignal::new(None),
            fresh: RwSignal::new(false),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            turn: StoredValue::new(0),
        }
    }
    /// What the file holds.
    fn holds(self) -> ImportKind {
        kind_of(&self.kind.get())
    }
    fn file(self, effect: ImportEffect) -> ImportFile {
        let decimal = self.decimal.get();
        let kind = self.holds();
        ImportFile {
            kind,
            text: self.text.get(),
            on: self.on.get().filter(|_| kind.dated()),
            decimal: DecimalMark::ALL.iter().copied().find(|mark| mark.as_str() == decimal),
            columns: self.columns.get(),
            effect,
        }
    }
    /// Whether all of it could be taken over, as it stands.
    fn sound(self) -> bool {
        self.fresh.get()
            && self.report.with(|report| report.as_ref().is_some_and(|report| report.outcome == ImportOutcome::Tried))
    }
    /// Lets the book look at the file a moment after typing rests.
    fn look_soon(self) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        let rested = move || {
            if self.turn.try_get_value() == Some(turn) {
                self.run(ImportEffect::Try);
            }
        };
        set_timeout(rested, REST);
    }
    fn run(self, effect: ImportEffect) {
        let file = untrack(|| self.file(effect));
        if file.text.trim().is_empty() {
            self.report.set(None);
            return self.failed.set(None);
        }
        let turn = self.turn.get_value();
        self.busy.set(true);
        spawn_local(async move {
            let answer = client::call(&file).await;
            if self.turn.try_get_value() != Some(turn) {
                // Something else was typed meanwhile; that is looked at next.
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(report) => {
                    self.failed.set(None);
                    self.fresh.set(true);
                    self.report.set(Some(report));
                    if effect == ImportEffect::Keep {
                        dom::focus_soon("import-outcome");
                    }
                }
                Err(error) => {
                    self.report.set(None);
                    self.failed.set(Some(error));
                }
            }
        });
    }
    /// Takes another file, of which nothing is known yet.
    fn take(self, text: String, origin: Option<Origin>) {
        self.columns.set(BTreeMap::new());
        self.decimal.set(String::new());
        self.report.set(None);
        self.origin.set(origin);
        self.text.set(text);
    }
}

fn kind_of(word: &str) -> ImportKind {
    ImportKind::ALL.iter().copied().find(|kind| kind.as_str() == word).unwrap_or(ImportKind::Parties)
}

/// The kinds of files whose rows this person may make.
fn kinds(session: Session) -> Vec<ImportKind> {
    ImportKind::ALL.iter().copied().filter(|kind| session.may(kind.needs())).collect()
}

/// The address of this screen for a kind of file.
pub fn address(kind: ImportKind) -> String {
    format!("/settings/import?kind={}", kind.as_str())
}

/// The button of an empty list that leads here; absent for whoever may not import.
pub fn offer(kind: ImportKind) -> AnyView {
    let (session, going) = (use_session(), use_going());
    let may = session.may(PERMISSION) && session.may(kind.needs());
    may.then(|| view! { <Button label=t("action-import") icon=Shape::Upload on_click=move || going.to(&address(kind)) /> })
        .into_any()
}

/// Where what was imported is seen.
const fn seen_at(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Parties => "/sales/customers",
        ImportKind::Items => "/stock/items",
        ImportKind::Stock => "/stock/on-hand",
        ImportKind::OpenItems => "/sales/receivables",
        ImportKind::Balances => "/reports/trial-balance",
    }
}

/// Import.
#[component]
pub fn ImportPage() -> impl IntoView {
    let session = use_session();
    let kinds = kinds(session);
    let (asked, address) = use_query_value("kind");
    let Some(first) = kinds.first().copied() else {
        return view! { <header class="head"><h1>{t("import-title")}</h1></header><EmptyState title=t("import-none-title") text=t("import-none-text") /> }.into_any();
    };
    let wanted = asked.get_untracked().map(|word| kind_of(&word)).filter(|kind| kinds.contains(kind));
    let import = Import::new(wanted.unwrap_or(first));
    Effect::new(move |before: Option<String>| {
        let kind = import.kind.get();
        if before.as_ref().is_some_and(|before| *before != kind) {
            import.columns.set(BTreeMap::new());
            import.report.set(None);
            address.run(Some(kind.clone()));
        }
        kind
    });
    // Whatever changes, the book looks again: nothing is imported that was not looked at as it stands.
    Effect::new(move |before: Option<ImportFile>| {
        let file = import.file(ImportEffect::Try);
        if before.as_ref().is_some_and(|before| *before != file) {
            import.fresh.set(false);
            import.look_soon();
        }
        file
    });
    let go = Callback::new(move |()| {
        if import.sound() && !import.busy.get_untracked() {
            import.run(ImportEffect::Keep);
        }
    });
    use_layer(Scope::Global, move |cmd| {
        if cmd == Cmd::Submit {
            go.run(());
        }
        cmd == Cmd::Submit
    });
    let options: Vec<(String, String)> = kinds
        .iter()
        .map(|kind| (kind.as_str().to_owned(), t(&format!("import-kind-{}", kind.as_str().replace('_', "-")))))
        .collect();
    let any = Memo::new(move |_| import.report.with(Option::is_some));
    let verb = Signal::derive(move || match import.report.with(|report| report.as_ref().map(|report| report.rows)) {
        Some(rows) if import.sound() => tn("import-go", usize::try_from(rows).unwrap_or_default()),
        _ => t("import-go-none"),
    });
    view! {
        <header class="head"><h1>{t("import-title")}</h1></header>
        {move || import.failed.get().map(|error| view! { <FailureNotice error /> })}
        {move || import.report.get().filter(|_| import.fresh.get()).map(|report| outcome(import, &report))}
        <div class="page">
            <div class="page-body import">
                <p class="quiet-text">{t("import-text")}</p>
                {chosen::view(import, options)}
                <Show when=move || any.get()>{found::view(import)}</Show>
            </div>
        </div>
        <footer class="actions">
            <span class="quiet-text" role="status">{move || if import.busy.get() { t("import-busy") } else { String::new() }}</span>
            <span class="grow"></span>
            <Button id=GO label=verb variant=Variant::Go cmd=Cmd::Submit disabled=Signal::derive(move || import.busy.get() || !import.sound()) on_click=move || go.run(()) />
        </footer>
    }
    .into_any()
}

/// What became of the file, in one line above everything.
fn outcome(import: Import, report: &ImportReport) -> impl IntoView + use<> {
    let rows = usize::try_from(report.rows).unwrap_or_default();
    let problems = usize::try_from(report.problem_count).unwrap_or_default();
    let going = use_going();
    let kind = untrack(|| import.holds());
    let (class, shape, text) = match report.outcome {
        ImportOutcome::Tried => ("notice notice-good", Shape::CircleCheck, tn("import-tried", rows)),
        ImportOutcome::Imported => ("notice notice-good", Shape::CircleCheck, tn("import-done", rows)),
        ImportOutcome::Before => ("notice", Shape::Info, t("import-before")),
        ImportOutcome::Refused => ("notice notice-bad", Shape::CircleAlert, tn("import-refused", problems)),
    };
    let seen = matches!(report.outcome, ImportOutcome::Imported | ImportOutcome::Before);
    view! {
        <div class=class id="import-outcome" role="status" tabindex="-1">
            <Icon shape />
            <span class="grow">{text}</span>
            {seen.then(|| view! { <Button label=t("import-see") on_click=move || going.to(seen_at(kind)) /> })}
        </div>
    }
}
