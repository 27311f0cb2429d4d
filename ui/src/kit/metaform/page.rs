//! The page of a kind of record: list, form, Save and Discard.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    form::Typing,
    record::{Record, text},
    settle,
    spec::FieldSpec,
};
use crate::{
    client::CallError,
    dom,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Form, Icon, IconButton, Shape, Toasts, Variant,
        list::{Column, Filter, ListGrid, ListSource},
        use_toasts,
    },
    routes::use_query_value,
    session::use_session,
    shell::{regions, use_tabs},
    text::t,
};

/// The form's id: F6 and opening a record go there.
const FORM: &str = "record-form";
/// The list's id: closing a form leads back there.
const LIST: &str = "record-list";
/// Where Enter goes after the last field.
const SAVE: &str = "record-save";

type Answer = Pin<Box<dyn Future<Output = Result<Record, CallError>>>>;
type Fetch = Arc<dyn Fn(String) -> Answer + Send + Sync>;
type Save = Arc<dyn Fn(Record, Option<Record>) -> Answer + Send + Sync>;
type Blank = Arc<dyn Fn() -> Record + Send + Sync>;
type Beside = Arc<dyn Fn(Opened) -> AnyView + Send + Sync>;

/// The list of a page: columns, rows, and what tells one row from another.
pub type ListPart<R> = (Vec<Column<R>>, ListSource<R>, fn(&R) -> String);

/// What is open beside the list: a record, or the start of a new one.
#[derive(Debug, Clone, PartialEq)]
enum Open {
    New,
    Record(String, Record),
}

/// The open record, for what a page adds to the form.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The record as the book has it; `None` for a new one.
    pub record: Signal<Option<Record>>,
    /// Reads it and the list again.
    pub reload: Callback<()>,
}

/// What a kind of record declares.
pub struct MetaPage<R: Clone + Send + Sync + 'static> {
    title: &'static str,
    create: &'static str,
    needs: &'static str,
    columns: Vec<Column<R>>,
    source: ListSource<R>,
    key: fn(&R) -> String,
    fields: Vec<FieldSpec>,
    within: &'static str,
    name: &'static str,
    keyed: &'static str,
    blank: Blank,
    fetch: Fetch,
    save: Save,
    wide: bool,
    filters: bool,
    narrowing: Vec<Filter<R>>,
    changes: bool,
    beside: Option<Beside>,
}

impl<R: Clone + Send + Sync + 'static> MetaPage<R> {
    /// A page: the keys of its title and of the button that starts a new record, the permission to change records; its
    /// list, with what tells one row from another; and the fields of its form.
    pub fn new(names: (&'static str, &'static str, &'static str), list: ListPart<R>, fields: Vec<FieldSpec>) -> Self {
        let (title, create, needs) = names;
        let (columns, source, key) = list;
        Self {
            title,
            create,
            needs,
            columns,
            source,
            key,
            fields,
            within: "",
            name: "name",
            keyed: "code",
            blank: Arc::new(|| Record::Object(serde_json::Map::new())),
            fetch: Arc::new(|_| Box::pin(async { Ok(Record::Null) })),
            save: Arc::new(|record, _| Box::pin(async { Ok(record) })),
            wide: false,
            filters: true,
            narrowing: Vec::new(),
            changes: true,
            beside: None,
        }
    }
    /// How a record is read, by its key.
    #[must_use]
    pub fn fetching<F: Future<Output = Result<Record, CallError>> + 'static>(
        self,
        fetch: impl Fn(String) -> F + Send + Sync + 'static,
    ) -> Self {
        Self { fetch: Arc::new(move |key| Box::pin(fetch(key))), ..self }
    }
    /// How what the form holds is written: as a new record, or as a change of the one given. Gives it as it is then.
    #[must_use]
    pub fn saving<F: Future<Output = Result<Record, CallError>> + 'static>(
        self,
        save: impl Fn(Record, Option<Record>) -> F + Send + Sync + 'static,
    ) -> Self {
        Self { save: Arc::new(move |record, before| Box::pin(save(record, before))), ..self }
    }
    /// The part of the request the fields are: `party`.
    #[must_use]
    pub fn within(self, within: &'static str) -> Self {
        Self { within, ..self }
    }
    /// Where a record's name stands: `name/en`.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }
    /// Where a record's key stands; `code` unless said otherwise.
    #[must_use]
    pub fn keyed(self, keyed: &'static str) -> Self {
        Self { keyed, ..self }
    }
    /// What a new record starts with.
    #[must_use]
    pub fn blank(self, blank: impl Fn() -> Record + Send + Sync + 'static) -> Self {
        Self { blank: Arc::new(blank), ..self }
    }
    /// The form has two columns.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }
    /// The book does not search in this list.
    #[must_use]
    pub fn without_filter(self) -> Self {
        Self { filters: false, ..self }
    }
    /// What the list can be filtered by besides typing.
    #[must_use]
    pub fn filtered(self, narrowing: Vec<Filter<R>>) -> Self {
        Self { narrowing, ..self }
    }
    /// Records stay as they were made, but for what stands beside the form.
    #[must_use]
    pub fn unchanging(self) -> Self {
        Self { changes: false, ..self }
    }
    /// What else can be done with a record.
    #[must_use]
    pub fn beside(self, beside: impl Fn(Opened) -> AnyView + Send + Sync + 'static) -> Self {
        Self { beside: Some(Arc::new(beside)), ..self }
    }

    /// The page on the screen.
    pub fn view(self) -> impl IntoView {
        let desk = Desk::start(&self);
        let Self { title, create, key, source, beside, wide, columns, filters, narrowing, .. } = self;
        let may = desk.may;
        let list = ListGrid::new(t(title), columns, source, key, move |row| desk.show(Some(key(&row))));
        let list = if filters { list } else { list.without_filter() };
        let list = list.marking(Signal::derive(move || desk.key_of_open())).filtered(narrowing);
        let opened = Opened { record: desk.record(), reload: Callback::new(move |()| desk.refresh()) };
        view! {
            <header class="head">
                <h1>{t(title)}</h1>
                <span class="grow"></span>
                {may.then(|| view! { <Button label=t(create) variant=Variant::Go icon=Shape::Plus cmd=Cmd::New on_click=move || desk.show(None) /> })}
            </header>
            <div class="split" data-wide=wide.then_some("") data-open=move || desk.open.with(Option::is_some).then_some("")>
                <div class="split-list" id=LIST>{list.view(())}</div>
                <Show when=move || desk.open.with(Option::is_some)>{desk.form(create, wide, beside.as_ref().map(|beside| beside(opened)))}</Show>
            </div>
        }
    }
}

/// What moves while a page is used.
struct Desk<R: Clone + Send + Sync + 'static> {
    may: bool,
    changes: bool,
    name: &'static str,
    keyed: &'static str,
    key: fn(&R) -> String,
    source: ListSource<R>,
    blank: StoredValue<Blank>,
    typing: Typing,
    open: RwSignal<Option<Open>>,
    busy: RwSignal<bool>,
    /// Somebody wanted to go elsewhere while something was unsaved.
    asks: RwSignal<bool>,
    dirty: Memo<bool>,
    fetch: StoredValue<Fetch>,
    save: StoredValue<Save>,
    address: Callback<Option<String>>,
    toasts: Toasts,
}

impl<R: Clone + Send + Sync + 'static> Clone for Desk<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R: Clone + Send + Sync + 'static> Copy for Desk<R> {}

impl<R: Clone + Send + Sync + 'static> Desk<R> {
    fn start(page: &MetaPage<R>) -> Self {
        let tabs = use_tabs();
        let may = use_session().may(page.needs);
        let typing = Typing::new(page.fields.clone(), page.within);
        let open = RwSignal::new(None);
        let (asked, address) = use_query_value("open");
        let desk = Self {
            may,
            changes: page.changes,
            name: page.name,
            keyed: page.keyed,
            key: page.key,
            source: page.source,
            blank: StoredValue::new(page.blank.clone()),
            typing,
            open,
            busy: RwSignal::new(false),
            asks: RwSignal::new(false),
            dirty: Memo::new(move |_| open.with(Option::is_some) && typing.dirty()),
            fetch: StoredValue::new(page.fetch.clone()),
            save: StoredValue::new(page.save.clone()),
            address,
            toasts: use_toasts(),
        };
        let here = tabs.here();
        Effect::new(move |_| tabs.set_dirty(&here, desk.dirty.get()));
        // A link may lead straight to a record.
        Effect::new(move |_| {
            if let Some(key) = asked.get()
                && desk.key_now() != Some(key.clone())
            {
                desk.show(Some(key));
            }
        });
        use_layer(Scope::Global, move |cmd| {
            match cmd {
                Cmd::Save if desk.dirty.get_untracked() => desk.store(),
                Cmd::New if may => desk.show(None),
                Cmd::Escape if desk.open.with_untracked(Option::is_some) => desk.close(),
                _ => return false,
            }
            true
        });
        desk
    }
    fn key_of_open(self) -> Option<String> {
        self.open.with(|open| match open {
            Some(Open::Record(key, _)) => Some(key.clone()),
            _ => None,
        })
    }
    fn key_now(self) -> Option<String> {
        untrack(|| self.key_of_open())
    }
    fn record(self) -> Signal<Option<Record>> {
        Signal::derive(move || {
            self.open.with(|open| match open {
                Some(Open::Record(_, record)) => Some(record.clone()),
                _ => None,
            })
        })
    }
    /// What was typed is never replaced without a word: the bar at the bottom waits for Save or Discard.
    fn waits(self) -> bool {
        let waits = self.dirty.get_untracked();
        self.asks.set(waits);
        waits
    }
    /// Opens the record with a key, or the start of a new one.
    fn show(self, key: Option<String>) {
        if self.waits() {
            return;
        }
        let Some(key) = key else {
            self.typing.frozen.set(false);
            self.typing.load(&self.blank.with_value(|blank| blank()), false);
            self.open.set(Some(Open::New));
            self.address.run(None);
            request_animation_frame(|| regions::enter(FORM));
            return;
        };
        self.read(key, true);
    }
    fn refresh(self) {
        self.source.reload();
        if let Some(key) = self.key_now() {
            self.read(key, false);
        }
    }
    fn read(self, key: String, enter: bool) {
        let answer = self.fetch.with_value(|fetch| fetch(key.clone()));
        spawn_local(async move {
            let answer = answer.await;
            match answer {
                Ok(record) if self.open.try_get_untracked().is_some() => {
                    self.take(key, &record);
                    if enter {
                        request_animation_frame(|| regions::enter(FORM));
                    }
                }
                Ok(_) => {}
                Err(error) => self.toasts.failed(error.sentence()),
            }
        });
    }
    fn take(self, key: String, record: &Record) {
        self.typing.frozen.set(!self.may || !self.changes);
        self.typing.load(record, true);
        self.asks.set(false);
        self.open.set(Some(Open::Record(key.clone(), record.clone())));
        self.address.run(Some(key));
    }
    fn close(self) {
        if self.waits() {
            return;
        }
        self.open.set(None);
        self.address.run(None);
        settle::focus_in(LIST, "[tabindex=\"0\"]");
    }
    fn store(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.typing.forgive();
        settle::settled(FORM, move |sound| {
            // Every field that is wrong is marked, whoever found it.
            let complete = self.typing.complete();
            if sound && complete {
                self.send();
            } else {
                self.busy.set(false);
                settle::focus_wrong(FORM);
            }
        });
    }
    fn send(self) {
        let before = untrack(|| self.record().get());
        let record = untrack(|| self.typing.record());
        let answer = self.save.with_value(|save| save(record, before));
        let toasts = self.toasts;
        spawn_local(async move {
            let answer = answer.await;
            if self.busy.try_set(false).is_some() {
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
                    self.source.reload();
                    let key = self.key_now().unwrap_or_else(|| text(&saved, self.keyed).to_owned());
                    self.take(key, &saved);
                }
                Err(error) => {
                    self.typing.failed.set(Some(error));
                    settle::focus_wrong(FORM);
                }
            }
        });
    }
    fn discard(self) {
        self.typing.discard();
        self.asks.set(false);
    }
    /// The record so many rows further in the list.
    fn step(self, by: isize) -> bool {
        let Some(now) = self.key_now() else { return false };
        let next = self.source.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| (self.key)(row) == now)?;
            rows.get(at.checked_add_signed(by)?).map(self.key)
        });
        next.map(|key| self.show(Some(key))).is_some()
    }
    fn form(self, create: &'static str, wide: bool, beside: Option<AnyView>) -> impl IntoView {
        let (typing, name) = (self.typing, self.name);
        let heading = move || {
            self.open.with(|open| match open {
                Some(Open::Record(key, record)) => (key.clone(), text(record, name).to_owned()),
                _ => (String::new(), t(create)),
            })
        };
        let label = move || heading().1;
        let on_cmd = Callback::new(move |cmd| match cmd {
            Cmd::PreviousRecord => self.step(-1),
            Cmd::NextRecord => self.step(1),
            _ => false,
        });
        view! {
            <section class="split-form" id=FORM data-region="" tabindex="-1" aria-label=label>
                <header class="head">
                    <h2 class="strong cut grow">{move || { let (key, name) = heading(); view! { {(!key.is_empty()).then(|| view! { <span class="code">{key}</span>" " })}{name} } }}</h2>
                    <IconButton shape=Shape::X label=t("close") cmd=Cmd::Escape on_click=move || self.close() />
                </header>
                <div class="split-form-body">
                    {move || typing.failed.get().map(|error| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
                    <Form class=if wide { "form form-pairs" } else { "form form-narrow" } on_cmd on_end=Callback::new(|()| dom::focus_id(SAVE))>{typing.fields()}</Form>
                    {beside}
                </div>
                <Show when=move || self.dirty.get()>
                    <footer class="dirty-bar">
                        <span class="grow" class:negative=move || self.asks.get() role="status">{move || if self.asks.get() { t("form-decide") } else { t("form-unsaved") }}</span>
                        <Button label=t("action-discard") on_click=move || self.discard() />
                        <Button id=SAVE label=t("action-save") cmd=Cmd::Save disabled=self.busy on_click=move || self.store() />
                    </footer>
                </Show>
            </section>
        }
    }
}
