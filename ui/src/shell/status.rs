//! The status bar: where in time, in which currency, how much is selected, which keys work right here.

use kontor_contract::finance::{GetLocks, LockKind};
use kontor_kernel::{CivilDate, date::period_of};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, live::use_live},
    figures,
    keymap::{MAP, Scope, use_keys},
    kit::{Icon, Shape},
    routes::SCREENS,
    session::use_session,
    text::t,
};

/// More hints than this do not fit.
const MOST: usize = 5;

/// A figure of the status bar: what it is, and its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// `count`, `Σ`.
    pub label: String,
    /// `24`, `82,507.63`.
    pub value: String,
}

impl Part {
    /// A figure.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// What the current screen adds to the status bar.
#[derive(Clone, Copy)]
pub struct StatusBar {
    parts: RwSignal<Vec<Part>>,
}

impl StatusBar {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { parts: RwSignal::new(Vec::new()) }
    }
    /// Shows these figures until the screen changes them or goes.
    pub fn show(&self, parts: Vec<Part>) {
        if self.parts.with_untracked(|before| *before != parts) {
            self.parts.set(parts);
        }
    }
}

impl Default for StatusBar {
    fn default() -> Self {
        Self::new()
    }
}

/// The status bar; what the calling screen shows goes when the screen goes.
pub fn use_status() -> StatusBar {
    let bar = expect_context::<StatusBar>();
    on_cleanup(move || drop(bar.parts.try_set(Vec::new())));
    bar
}

/// The bar.
#[component]
pub fn StatusLine() -> impl IntoView {
    let keys = use_keys();
    let session = use_session();
    let bar = expect_context::<StatusBar>();
    let locked = use_lock();
    let period = figures::month_of(period_of(figures::today(), session.fiscal_start()).start(session.fiscal_start()));
    let hints = move || {
        let wanted =
            |scope: Scope| MAP.iter().filter(move |binding| binding.hint && binding.scope == scope && keys.works_here(binding));
        match (keys.waiting.get(), keys.scope.get()) {
            (Some(first), _) => MAP
                .iter()
                .filter(|binding| {
                    binding.scope == Scope::Go
                        && binding.chord.starts_with(&format!("{first} "))
                        && SCREENS.iter().any(|screen| screen.cmd == Some(binding.cmd) && screen.open_to(session))
                })
                .map(|binding| hint(&keys.spell(binding.chord), binding.cmd.label()))
                .collect_view()
                .into_any(),
            (None, Some(scope)) => wanted(scope)
                .filter(|binding| keys.offered(binding.cmd))
                .take(MOST)
                .map(|binding| hint(&keys.spell(binding.chord), binding.cmd.label()))
                .collect_view()
                .into_any(),
            (None, None) => wanted(Scope::Global)
                .chain(wanted(Scope::Go))
                .map(|binding| hint(&keys.spell(binding.chord), binding.cmd.label()))
                .collect_view()
                .into_any(),
        }
    };
    view! {
        <footer class="status num" data-region="" tabindex="-1" aria-label=t("region-status")>
            <span class="status-part">{t("label-period")}<b>{period}</b></span>
            {move || locked.get().map(|until| view! { <span class="status-part"><Icon shape=Shape::Lock small=true />{t("status-locked")}<b>{figures::date(until)}</b></span> })}
            <span class="status-part">{t("status-base")}<b>{move || session.currency().to_string()}</b></span>
            {move || bar.parts.get().into_iter().map(|part| view! { <span class="status-part">{part.label}<b>{part.value}</b></span> }).collect_view()}
            <super::safekeeping::BookStanding />
            <span class="grow"></span>
            <span class="status-hints">{hints}</span>
        </footer>
    }
}

/// The last day on which nothing can be posted any more, for those who may know.
fn use_lock() -> RwSignal<Option<CivilDate>> {
    let locked = RwSignal::new(None);
    let session = use_session();
    let changed = use_live("finance.lock");
    Effect::new(move |_| {
        changed.track();
        if !session.may("finance.account.read") {
            return;
        }
        spawn_local(async move {
            // Without an answer the bar stays silent; posting into a locked period is refused with the date anyway.
            if let Ok(view) = client::call(&GetLocks {}).await {
                locked.try_set(view.locks.iter().find(|lock| lock.kind == LockKind::All).map(|lock| lock.until));
            }
        });
    });
    locked
}

fn hint(keys: &str, label: &str) -> impl IntoView + use<> {
    view! { <span class="status-part"><kbd>{keys.to_owned()}</kbd>{t(label)}</span> }
}
