//! The page of a kind of record: list, form, Save and Discard.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    kind::RecordKind,
    record::{Record, text},
    sending::Sending,
    settle,
};
use crate::{
    client::approval,
    dom,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Form, Icon, IconButton, Shape, Toasts, Variant,
        list::{Column, Filter, ListGrid, ListSource, row::Key, source::Rows, view::Offer},
        merge::MergeDialog,
        use_toasts,
    },
    routes::use_query_value,
    shell::{approval::AskNotice, regions, use_tabs},
    text::t,
};

/// The form's id: F6 and opening a record go there.
const FORM: &str = "record-form";
/// The list's id: closing a form leads back there.
const LIST: &str = "record-list";
/// Where Enter goes after the last field.
const SAVE: &str = "record-save";

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
    /// Starts a new record with this content.
    pub copy: Callback<Record>,
}

/// What a page of records declares.
pub struct MetaPage<R: Clone + Send + Sync + 'static> {
    title: &'static str,
    columns: Vec<Column<R>>,
    source: ListSource<R>,
    key: fn(&R) -> String,
    kind: RecordKind,
    filters: bool,
    narrowing: Vec<Filter<R>>,
    beside: Option<Beside>,
    offer: Option<Offer>,
    empty: Option<(String, String)>,
    heading: Option<Offer>,
}

impl<R: Clone + Send + Sync + 'static> MetaPage<R> {
    /// A page: the key of its title; its list, with what tells one row from another; and the kind of its records.
    pub fn new(title: &'static str, list: ListPart<R>, kind: RecordKind) -> Self {
        let (columns, source, key) = list;
        Self {
            title,
            columns,
            source,
            key,
            kind,
            filters: true,
            narrowing: Vec::new(),
            beside: None,
            offer: None,
            empty: None,
            heading: None,
        }
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
    /// What else than a new record an empty list offers.
    #[must_use]
    pub fn offering(self, offer: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { offer: Some(Arc::new(offer)), ..self }
    }
    /// What to say when there is nothing at all.
    #[must_use]
    pub fn when_empty(self, title: String, text: String) -> Self {
        Self { empty: Some((title, text)), ..self }
    }
    /// What else than a new record the page's head offers.
    #[must_use]
    pub fn heading(self, heading: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { heading: Some(Arc::new(heading)), ..self }
    }
    /// What else can be done with a record.
    #[must_use]
    pub fn beside(self, beside: impl Fn(Opened) -> AnyView + Send + Sync + 'static) -> Self {
        Self { beside: Some(Arc::new(beside)), ..self }
    }

    /// The page on the screen.
    pub fn view(self) -> AnyView {
        let Self { title, key, source, beside, kind, columns, filters, narrowing, offer, empty, heading } = self;
        let desk = Desk::start(kind, *source, Arc::new(move |row| key(row.of())));
        let list = ListGrid::new(t(title), columns, source, key, move |row| desk.show(Some(key(&row))));
        let list = if filters { list } else { list.without_filter() };
        let list = match empty {
            Some((title, text)) => list.when_empty(title, text),
            None => list,
        };
        let list = list.offering(desk.offers(offer)).marking(Signal::derive(move || desk.key_of_open())).filtered(narrowing);
        desk.page(title, heading, list.view(()), beside)
    }
}

/// What moves while a page is used.
#[derive(Clone, Copy)]
struct Desk {
    kind: StoredValue<RecordKind>,
    key: StoredValue<Key>,
    source: Rows,
    sending: Sending,
    open: RwSignal<Option<Open>>,
    /// Somebody wanted to go elsewhere while something was unsaved.
    asks: RwSignal<bool>,
    dirty: Memo<bool>,
    address: Callback<Option<String>>,
    toasts: Toasts,
}

impl Desk {
    fn start(kind: RecordKind, source: Rows, key: Key) -> Self {
        let tabs = use_tabs();
        let sending = Sending::new(kind.clone(), FORM);
        let (typing, may) = (sending.typing, sending.may);
        let open = RwSignal::new(None);
        let (asked, address) = use_query_value("open");
        let desk = Self {
            kind: StoredValue::new(kind),
            key: StoredValue::new(key),
            source,
            sending,
            open,
            asks: RwSignal::new(false),
            dirty: Memo::new(move |_| open.with(Option::is_some) && typing.dirty()),
            address,
            toasts: use_toasts(),
        };
        desk.sending.on_done(move |saved| {
            desk.source.reload();
            let key = desk.key_now().unwrap_or_else(|| desk.kind.with_value(|kind| text(&saved, kind.keyed).to_owned()));
            desk.take(key, &saved);
        });
        let here = tabs.here();
        Effect::new(move |_| tabs.set_dirty(&here, desk.dirty.get()));
        // The bar goes with its buttons once there is nothing to save; what was pressed there leaves the focus in the form.
        Effect::new(move |was: Option<bool>| {
            let dirty = desk.dirty.get();
            if was == Some(true) && !dirty {
                request_animation_frame(|| {
                    if dom::focused().is_none() {
                        regions::enter(FORM);
                    }
                });
            }
            dirty
        });
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
                Cmd::Save if desk.dirty.get_untracked() => desk.sending.store(),
                Cmd::New if may => desk.show(None),
                Cmd::Escape if desk.open.with_untracked(Option::is_some) => desk.close(),
                _ => return false,
            }
            true
        });
        desk
    }
    /// What an empty list offers: a new record, and what else the screen names.
    fn offers(self, more: Option<Offer>) -> impl Fn() -> AnyView + Send + Sync + 'static {
        let (create, may) = (self.kind.with_value(|kind| kind.create), self.sending.may);
        move || {
            let new = may.then(|| view! { <Button label=t(create) icon=Shape::Plus on_click=move || self.show(None) /> });
            view! { {new}{more.as_ref().map(|more| more())} }.into_any()
        }
    }
    fn page(self, title: &'static str, heading: Option<Offer>, list: AnyView, beside: Option<Beside>) -> AnyView {
        let (create, wide) = self.kind.with_value(|kind| (kind.create, kind.wide));
        let opened = Opened {
            record: self.record(),
            reload: Callback::new(move |()| self.refresh()),
            copy: Callback::new(move |record| self.start_with(&record)),
        };
        view! {
            <header class="head">
                <h1>{t(title)}</h1>
                <span class="grow"></span>
                {heading.map(|heading| heading())}
                {self.sending.may.then(|| view! { <Button label=t(create) variant=Variant::Go icon=Shape::Plus cmd=Cmd::New on_click=move || self.show(None) /> })}
            </header>
            <div class="split" data-wide=wide.then_some("") data-open=move || self.open.with(Option::is_some).then_some("")>
                <div class="split-list" id=LIST>{list}</div>
                <Show when=move || self.open.with(Option::is_some)>{self.form(beside.as_ref().map(|beside| beside(opened)))}</Show>
            </div>
            <MergeDialog clash=self.sending.clash />
        }
        .into_any()
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
        match key {
            Some(key) => self.read(key, true),
            None => self.start_with(&self.kind.with_value(RecordKind::start)),
        }
    }
    fn start_with(self, record: &Record) {
        if self.waits() {
            return;
        }
        self.sending.start(record);
        self.open.set(Some(Open::New));
        self.address.run(None);
        request_animation_frame(|| regions::open(FORM));
    }
    fn refresh(self) {
        self.source.reload();
        if let Some(key) = self.key_now() {
            self.read(key, false);
        }
    }
    fn read(self, key: String, enter: bool) {
        let kind = self.kind.get_value();
        spawn_local(async move {
            match kind.fetch(key.clone()).await {
                Ok(record) if self.open.try_get_untracked().is_some() => {
                    self.take(key, &record);
                    if enter {
                        request_animation_frame(|| regions::open(FORM));
                    }
                }
                Ok(_) => {}
                Err(error) => self.toasts.failed(error.sentence()),
            }
        });
    }
    fn take(self, key: String, record: &Record) {
        self.sending.show(record);
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
    fn discard(self) {
        self.sending.typing.discard();
        self.asks.set(false);
    }
    /// The record so many rows further in the list.
    fn step(self, by: isize) -> bool {
        let (Some(now), key) = (self.key_now(), self.key.get_value()) else { return false };
        let next = self.source.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| key(row) == now)?;
            rows.get(at.checked_add_signed(by)?).map(|row| key(row))
        });
        next.map(|key| self.show(Some(key))).is_some()
    }
    fn form(self, beside: Option<AnyView>) -> impl IntoView {
        let typing = self.sending.typing;
        let (create, name, wide) = self.kind.with_value(|kind| (kind.create, kind.name, kind.wide));
        let heading = move || {
            self.open.with(|open| match open {
                // An id tells nobody anything.
                Some(Open::Record(key, record)) if text(record, "id") == key => (String::new(), text(record, name).to_owned()),
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
                    {move || typing.failed.get().map(|error| match approval::claim(&error) {
                        Some(stopped) => view! { <AskNotice stopped /> }.into_any(),
                        None => view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> }.into_any(),
                    })}
                    <Form class=if wide { "form form-pairs" } else { "form form-narrow" } on_cmd on_end=Callback::new(|()| dom::focus_id(SAVE))>{typing.fields()}</Form>
                    {beside}
                </div>
                <Show when=move || self.dirty.get()>
                    <footer class="dirty-bar">
                        <span class="grow" class:negative=move || self.asks.get() role="status">{move || if self.asks.get() { t("form-decide") } else { t("form-unsaved") }}</span>
                        <Button label=t("action-discard") on_click=move || self.discard() />
                        <Button id=SAVE label=t("action-save") cmd=Cmd::Save disabled=self.sending.busy on_click=move || self.sending.store() />
                    </footer>
                </Show>
            </section>
        }
    }
}
