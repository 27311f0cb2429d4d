//! Posting a document that is made from another one: once, under one key, however often it is tried; then the screen
//! becomes the document's.

use kontor_contract::{command::Command, sales::SalesDocumentId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::Kind;
use crate::{
    client::{self, Attempt, CallError},
    keymap::Cmd,
    kit::{Button, Toasts, Variant, use_toasts},
    routes::{Going, use_going},
    shell::{tabs::Tabs, use_tabs},
    text::{t, ta},
};

/// A document about to be posted.
#[derive(Clone, Copy)]
pub struct Posting {
    /// The id it will have: chosen before, so that a lost answer posts nothing twice.
    pub id: Option<SalesDocumentId>,
    /// What the book said to the last attempt.
    pub failed: RwSignal<Option<CallError>>,
    kind: Kind,
    busy: RwSignal<bool>,
    attempt: StoredValue<Attempt>,
    going: StoredValue<Going>,
    here: StoredValue<String>,
    toasts: Toasts,
    tabs: Tabs,
}

/// A document of this kind about to be posted from the calling screen.
pub fn use_posting(kind: Kind) -> Posting {
    let tabs = use_tabs();
    Posting {
        id: client::fresh_key().parse().ok(),
        failed: RwSignal::new(None),
        kind,
        busy: RwSignal::new(false),
        attempt: StoredValue::new(Attempt::default()),
        going: StoredValue::new(use_going()),
        here: StoredValue::new(tabs.here()),
        toasts: use_toasts(),
        tabs,
    }
}

impl Posting {
    /// Posts it, unless that is under way, and goes to what came of it. `made` names the answer's id and number.
    pub fn post<C: Command + 'static>(self, request: C, made: fn(&C::Answer) -> (SalesDocumentId, &str)) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        // Taken before the answer: the screen may be left meanwhile.
        let (going, here) = (self.going.get_value(), self.here.get_value());
        spawn_local(async move {
            let Some(Ok(key)) = self.attempt.try_update_value(|attempt| attempt.key(&request)) else { return };
            let answer = client::call_once(&request, Some(&key)).await;
            let left = self.busy.try_set(false).is_some();
            match answer {
                Ok(view) => {
                    let (id, number) = made(&view);
                    self.toasts.done(ta(done(self.kind), &[("number", number)]));
                    if !left {
                        going.replace(&going.address(&format!("{}/{id}", self.kind.path())));
                        self.tabs.forget(&here);
                    }
                }
                Err(error) if left => self.toasts.failed(error.sentence()),
                Err(error) => self.failed.set(Some(error)),
            }
        });
    }
    /// What the book said about a field.
    pub fn at(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))))
    }
    /// The button that posts it.
    pub fn button(self, id: &'static str, blocked: Signal<bool>, post: Callback<()>) -> impl IntoView {
        let label = Signal::derive(move || t(if self.busy.get() { "document-busy" } else { verb(self.kind) }));
        let disabled = Signal::derive(move || self.busy.get() || blocked.get());
        view! { <Button id label variant=Variant::Go cmd=Cmd::Submit disabled on_click=move || post.run(()) /> }
    }
}

const fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Delivery => "delivery-post",
        Kind::CreditNote => "credit-post",
        _ => "invoice-post",
    }
}
const fn done(kind: Kind) -> &'static str {
    match kind {
        Kind::Delivery => "delivery-posted",
        Kind::CreditNote => "credit-posted",
        _ => "invoice-posted",
    }
}
