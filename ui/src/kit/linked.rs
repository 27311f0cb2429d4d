//! Records made and opened without leaving the field that names them: a form over the screen, and back in the field
//! the record is chosen. One form may lead to another; each lies over the one before.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    Button, Choice, Dialog, Form, Icon, Shape, Variant,
    merge::MergeDialog,
    metaform::{RecordKind, Sending, settle},
};
use crate::{client::CallError, dom, keymap::Cmd, session::Session, text::t};

/// The kind of record a lookup finds. Making a kind reads what its form needs, so it is made when a form is opened.
#[derive(Clone)]
pub struct Linked {
    needs: &'static str,
    kind: Arc<dyn Fn() -> RecordKind + Send + Sync>,
}

impl Linked {
    /// A kind, and the permission to make one.
    pub fn new(needs: &'static str, kind: impl Fn() -> RecordKind + Send + Sync + 'static) -> Self {
        Self { needs, kind: Arc::new(kind) }
    }
}

/// What is asked for.
#[derive(Clone)]
enum What {
    /// A new record that starts with this text.
    New(String),
    /// This record.
    Record(Choice),
}

type Chosen = Arc<dyn Fn(Option<Choice>) + Send + Sync>;

#[derive(Clone)]
struct Ask {
    id: usize,
    linked: Linked,
    what: What,
    chosen: Chosen,
}

/// The forms that lie over the screen.
#[derive(Clone, Copy)]
pub struct Linking {
    asked: RwSignal<Vec<Ask>>,
    next: StoredValue<usize>,
    session: Session,
}

impl Linking {
    /// None yet.
    pub fn new(session: Session) -> Self {
        Self { asked: RwSignal::new(Vec::new()), next: StoredValue::new(0), session }
    }
    /// Whether the person may make records of this kind.
    pub fn may(&self, linked: &Linked) -> bool {
        self.session.may(linked.needs)
    }
    /// Opens the form of a new record that starts with what was typed. `chosen` gets the record, or nothing if the form
    /// was closed without saving.
    pub fn make(&self, linked: Linked, typed: String, chosen: impl Fn(Option<Choice>) + Send + Sync + 'static) {
        self.ask(linked, What::New(typed), Arc::new(chosen));
    }
    /// Opens a record. `chosen` gets it if it was changed.
    pub fn open(&self, linked: Linked, record: Choice, chosen: impl Fn(Option<Choice>) + Send + Sync + 'static) {
        self.ask(linked, What::Record(record), Arc::new(chosen));
    }
    fn ask(self, linked: Linked, what: What, chosen: Chosen) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.asked.update(|asked| asked.push(Ask { id, linked, what, chosen }));
    }
    fn close(self, id: usize) {
        self.asked.update(|asked| asked.retain(|ask| ask.id != id));
    }
}

/// The forms of this window; none outside of its frame.
pub fn use_linking() -> Option<Linking> {
    use_context()
}

/// Where the forms lie.
#[component]
pub fn LinkedHost(
    /// The forms.
    linking: Linking,
) -> impl IntoView {
    view! {
        <For each=move || linking.asked.get() key=|ask| ask.id children=move |ask| view! { <LinkedForm linking ask /> } />
    }
}

#[component]
fn LinkedForm(linking: Linking, ask: Ask) -> impl IntoView {
    let Ask { id, linked, what, chosen } = ask;
    let kind = (linked.kind)();
    let place = dom::fresh_id("linked");
    let sending = Sending::new(kind.clone(), place.clone());
    let typing = sending.typing;
    let missing = RwSignal::new(None::<CallError>);
    let ready = RwSignal::new(false);
    let open = RwSignal::new(true);
    // Somebody wanted to go back while something was unsaved.
    let asks = RwSignal::new(false);
    let title = title_of(&kind, &what);
    let fresh = matches!(what, What::New(_));
    match what {
        What::New(typed) => {
            sending.start(&kind.start_with(&typed));
            ready.set(true);
        }
        What::Record(record) => {
            let (kind, place) = (kind.clone(), place.clone());
            spawn_local(async move {
                match kind.fetch(record.code).await {
                    Ok(record) if ready.try_get_untracked().is_some() => {
                        sending.show(&record);
                        ready.set(true);
                        settle::focus_first(&place);
                    }
                    Ok(_) => {}
                    Err(error) => drop(missing.try_set(Some(error))),
                }
            });
        }
    }
    let dirty = Memo::new(move |_| ready.get() && typing.dirty());
    let saved = StoredValue::new(None::<Choice>);
    let named = kind.clone();
    sending.on_done(move |record| {
        saved.set_value(Some(named.choice(&record)));
        open.set(false);
    });
    Effect::new(move |_| {
        if !open.get() {
            // The field gets its record before the focus comes back to it.
            chosen(saved.get_value());
            linking.close(id);
        }
    });
    let stays = Callback::new(move |()| {
        let waits = dirty.get_untracked();
        asks.set(waits);
        waits
    });
    let store = move || sending.store();
    let changes = move || !typing.frozen.get();
    view! {
        <Dialog title open wide=kind.wide submit=Callback::new(move |()| if changes() { store() }) stays>
            <div class="dialog-body" id=place.clone()>
                {move || missing.get().map(|error| view! { <p class="field-error" role="alert">{error.sentence()}</p> })}
                {move || typing.failed.get().map(|error| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
                <Show when=move || ready.get()><Form class=if kind.wide { "form form-pairs" } else { "form form-narrow" }>{typing.fields()}</Form></Show>
            </div>
            <footer class="dialog-actions">
                <span class="grow negative" role="status">{move || if asks.get() { t("form-decide") } else { String::new() }}</span>
                <Button label=Signal::derive(move || t(if dirty.get() { "action-discard" } else { "close" })) on_click=move || open.set(false) />
                <Show when=move || changes() && ready.get()>
                    <Button label=t(if fresh { "linked-make" } else { "action-save" }) variant=Variant::Go cmd=Cmd::Submit disabled=sending.busy on_click=store />
                </Show>
            </footer>
        </Dialog>
        <MergeDialog clash=sending.clash />
    }
}

/// A new record is named by what it is, an open one by its key.
fn title_of(kind: &RecordKind, what: &What) -> String {
    match what {
        What::New(_) => t(kind.create),
        What::Record(record) => format!("{} {}", record.code, record.name),
    }
}
