//! The page of a kind of record: list, form, Save and Discard.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{FieldSpec, Record, Typing};
use crate::{
    client::CallError,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Form, Icon, IconButton, Shape, Variant,
        list::{Column, ListGrid, ListSource},
        use_toasts,
    },
    session::use_session,
    shell::{regions, use_tabs},
    text::t,
};

/// The form's id: F6 and opening a record go there.
const FORM: &str = "record-form";

type Saved<R> = Pin<Box<dyn Future<Output = Result<R, CallError>>>>;
type Save<R> = Arc<dyn Fn(Record, Option<R>) -> Saved<R> + Send + Sync>;

/// The list of a page: columns, rows, what tells one from another.
pub type ListPart<R> = (Vec<Column<R>>, ListSource<R>, Named<R>);
/// The form of a page: fields, and a record as the form takes it (`None` for the start of a new one).
pub type FormPart<R> = (Vec<FieldSpec>, Filled<R>);
type Named<R> = fn(&R) -> String;
type Filled<R> = fn(Option<&R>) -> Record;

/// What a kind of record declares.
pub struct MetaPage<R: Clone + Send + Sync + 'static> {
    /// The key of the page's title.
    pub title: &'static str,
    /// The key of the button that starts a new one.
    pub create: &'static str,
    /// The permission to change records.
    pub needs: &'static str,
    /// The list's columns.
    pub columns: Vec<Column<R>>,
    /// The list's rows.
    pub source: ListSource<R>,
    /// What tells one from another.
    pub key: fn(&R) -> String,
    /// The form's fields.
    pub fields: Vec<FieldSpec>,
    /// A record as the form takes it; `None` for the start of a new one.
    pub record: fn(Option<&R>) -> Record,
    save: Save<R>,
}

impl<R: Clone + Send + Sync + 'static> MetaPage<R> {
    /// A page. `save` writes what the form holds: a new record, or a change of the one given.
    pub fn new<F: Future<Output = Result<R, CallError>> + 'static>(
        names: (&'static str, &'static str, &'static str),
        list: ListPart<R>,
        form: FormPart<R>,
        save: impl Fn(Record, Option<R>) -> F + Send + Sync + 'static,
    ) -> Self {
        let (title, create, needs) = names;
        let (columns, source, key) = list;
        let (fields, record) = form;
        Self {
            title,
            create,
            needs,
            columns,
            source,
            key,
            fields,
            record,
            save: Arc::new(move |record, before| Box::pin(save(record, before))),
        }
    }

    /// The page on the screen.
    pub fn view(self) -> impl IntoView {
        let (session, toasts, tabs) = (use_session(), use_toasts(), use_tabs());
        let may = session.may(self.needs);
        let (record, key, source, create) = (self.record, self.key, self.source, self.create);
        let typing = Typing::new(self.fields);
        let open = RwSignal::new(None::<Option<R>>);
        let busy = RwSignal::new(false);
        let dirty = Memo::new(move |_| open.with(Option::is_some) && typing.dirty());
        let here = tabs.here();
        Effect::new(move |_| tabs.set_dirty(&here, dirty.get()));
        let asks = RwSignal::new(false);
        let show = move |next: Option<R>| {
            // What was typed is never replaced without a word: the bar at the bottom waits for Save or Discard.
            if dirty.get_untracked() {
                asks.set(true);
                return;
            }
            asks.set(false);
            typing.load(&record(next.as_ref()), next.is_some());
            open.set(Some(next));
            request_animation_frame(|| regions::enter(FORM));
        };
        let save = StoredValue::new(self.save);
        let store = move || {
            let Some(before) = open.get_untracked() else { return };
            if busy.get_untracked() || !typing.complete() {
                return;
            }
            busy.set(true);
            let answer = save.with_value(|save| save(untrack(|| typing.record()), before));
            spawn_local(async move {
                let answer = answer.await;
                if busy.try_set(false).is_some() {
                    // The screen was left meanwhile; its fields are gone.
                    match answer {
                        Ok(_) => toasts.done(t("form-saved")),
                        Err(error) => toasts.failed(error.sentence()),
                    }
                    return;
                }
                match answer {
                    Ok(saved) => {
                        toasts.done(t("form-saved"));
                        typing.load(&record(Some(&saved)), true);
                        asks.set(false);
                        open.set(Some(Some(saved)));
                        source.reload();
                    }
                    Err(error) => typing.failed.set(Some(error)),
                }
            });
        };
        let discard = move || {
            typing.discard();
            asks.set(false);
        };
        use_layer(Scope::Global, move |cmd| {
            match cmd {
                Cmd::Save if dirty.get_untracked() => store(),
                Cmd::New if may => show(None),
                _ => return false,
            }
            true
        });
        let list = ListGrid::new(t(self.title), self.columns, source, key, move |row| show(Some(row)));
        let heading = move || {
            open.with(|open| match open {
                Some(Some(row)) => key(row),
                _ => t(create),
            })
        };
        view! {
            <header class="head">
                <h1>{t(self.title)}</h1>
                <span class="grow"></span>
                {may.then(|| view! { <Button label=t(create) variant=Variant::Go icon=Shape::Plus cmd=Cmd::New on_click=move || show(None) /> })}
            </header>
            <div class="split" data-open=move || open.with(Option::is_some).then_some("")>
                <div class="split-list">{list.view(())}</div>
                <Show when=move || open.with(Option::is_some)>
                    <section class="split-form" id=FORM data-region="" tabindex="-1" aria-label=heading>
                        <header class="head"><h2 class="strong code cut grow">{heading}</h2><IconButton shape=Shape::X label=t("close") on_click=move || if dirty.get_untracked() { asks.set(true) } else { open.set(None) } /></header>
                        <div class="split-form-body">
                            {move || typing.failed.get().map(|error| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
                            <Form class="form form-narrow">{typing.fields()}</Form>
                        </div>
                        <Show when=move || dirty.get()>
                            <footer class="dirty-bar">
                                <span class="grow" class:negative=move || asks.get() role="status">{move || if asks.get() { t("form-decide") } else { t("form-unsaved") }}</span>
                                <Button label=t("action-discard") on_click=discard />
                                <Button label=t("action-save") cmd=Cmd::Save disabled=busy on_click=store />
                            </footer>
                        </Show>
                    </section>
                </Show>
            </div>
        }
    }
}
