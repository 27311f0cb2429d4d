//! Short notices after an action, with a way back where there is one. Also the voice for screen readers.

use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, IconButton, Shape};
use crate::text::t;

/// How long a notice stays that can be undone or says that something failed.
const STAYS: Duration = Duration::from_secs(8);
/// How long good news stays.
const STAYS_BRIEFLY: Duration = Duration::from_secs(4);
/// More than this at once is a flood; the oldest goes.
const MOST: usize = 4;

#[derive(Clone)]
struct Toast {
    id: u64,
    text: String,
    good: bool,
    undo: Option<Callback<()>>,
}

/// The notices of this window.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    spoken: RwSignal<String>,
    next: StoredValue<u64>,
}

impl Toasts {
    /// None yet.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), spoken: RwSignal::new(String::new()), next: StoredValue::new(0) }
    }
    /// Something worked.
    pub fn done(&self, text: impl Into<String>) {
        self.push(text.into(), true, None);
    }
    /// Something worked and can be taken back.
    pub fn done_undoable(&self, text: impl Into<String>, undo: Callback<()>) {
        self.push(text.into(), true, Some(undo));
    }
    /// Something did not work.
    pub fn failed(&self, text: impl Into<String>) {
        self.push(text.into(), false, None);
    }
    /// Says something to screen readers only: a row was added, a total changed.
    pub fn say(&self, text: impl Into<String>) {
        self.spoken.set(text.into());
    }
    fn push(self, text: String, good: bool, undo: Option<Callback<()>>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let stays = if good && undo.is_none() { STAYS_BRIEFLY } else { STAYS };
        self.spoken.set(text.clone());
        self.shown.update(|shown| {
            shown.push(Toast { id, text, good, undo });
            let over = shown.len().saturating_sub(MOST);
            shown.drain(..over);
        });
        set_timeout(move || self.close(id), stays);
    }
    fn close(self, id: u64) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }
    /// Closes the newest; false if there is none.
    pub fn close_newest(&self) -> bool {
        let newest = self.shown.with_untracked(|shown| shown.last().map(|toast| toast.id));
        newest.inspect(|id| self.close(*id)).is_some()
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// The notices of this window.
pub fn use_toasts() -> Toasts {
    expect_context()
}

/// Where the notices appear. Once in the window.
#[component]
pub fn ToastHost() -> impl IntoView {
    let toasts = use_toasts();
    let one = move |toast: Toast| {
        let id = toast.id;
        let shape = if toast.good { Shape::CircleCheck } else { Shape::CircleAlert };
        view! {
            <div class="toast" class:toast-good=toast.good class:toast-bad=!toast.good>
                <Icon shape />
                <span class="grow">{toast.text}</span>
                {toast.undo.map(|undo| view! {
                    <button type="button" class="button button-quiet button-small" on:click=move |_| { undo.run(()); toasts.close(id); }>{t("undo")}</button>
                })}
                <IconButton shape=Shape::X label=t("close") on_click=move || toasts.close(id) />
            </div>
        }
    };
    view! {
        <div class="toasts"><For each=move || toasts.shown.get() key=|toast| toast.id children=one /></div>
        <div class="unseen" role="status" aria-live="polite">{move || toasts.spoken.get()}</div>
    }
}
