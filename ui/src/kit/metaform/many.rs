//! Several parts of the same form within a record: addresses of a party, bank accounts of a company.

use leptos::prelude::*;
use serde_json::Value as Json;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{form::Typing, record::Record, spec::Many};
use crate::{
    dom,
    kit::{Button, IconButton, Shape, Variant},
    text::t,
};

/// One part, and a number that stays its own while others come and go.
type Part = (u64, Typing);

/// The parts while somebody types.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    declared: StoredValue<Many>,
    rows: RwSignal<Vec<Part>>,
    next: StoredValue<u64>,
}

impl Parts {
    pub(super) fn new(declared: Many) -> Self {
        Self { declared: StoredValue::new(declared), rows: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }
    fn part(self, form: Typing, record: &Record, exists: bool) -> Part {
        let fields = self.declared.with_value(|declared| declared.fields.clone());
        let within = form.within.get_value();
        let part = form.owned(|| Typing::sharing(fields, &within, form.failed, form.frozen));
        part.fill(record, exists);
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        (key, part)
    }
    /// Tells every part where in the request it lies now.
    fn place(self, form: Typing, name: &str) {
        let form_place = form.place.get_untracked();
        let start = if form_place.is_empty() { name.to_owned() } else { format!("{form_place}.{name}") };
        self.rows.with_untracked(|rows| {
            for (at, (_, part)) in rows.iter().enumerate() {
                part.place.set(format!("{start}[{at}]"));
            }
        });
    }
    pub(super) fn fill(self, form: Typing, name: &str, records: &[Json]) {
        let rows = records.iter().map(|record| self.part(form, record, true)).collect();
        self.rows.set(rows);
        self.place(form, name);
    }
    pub(super) fn record(self) -> Json {
        Json::Array(self.rows.get().iter().map(|(_, part)| part.record()).collect())
    }
    pub(super) fn complete(self) -> bool {
        // All of them, so that every wrong field is marked.
        self.rows.get_untracked().iter().fold(true, |well, (_, part)| part.complete() && well)
    }
    pub(super) fn forgive(self) {
        self.rows.get_untracked().iter().for_each(|(_, part)| part.forgive());
    }
    pub(super) fn view(self, form: Typing, name: &'static str, label: String) -> impl IntoView {
        let declared = self.declared.get_value();
        let named = label.clone();
        let id = dom::fresh_id("many");
        let inside = StoredValue::new(id.clone());
        let add = move || {
            let count = self.rows.with_untracked(Vec::len);
            let part = self.part(form, &(declared.blank)(count), false);
            self.rows.update(|rows| rows.push(part));
            self.place(form, name);
            inside.with_value(|id| focus_within(id, &format!("fieldset:nth-of-type({}) :is(input, select)", count + 1)));
        };
        let remove = move |key: u64| {
            self.rows.update(|rows| rows.retain(|(own, _)| *own != key));
            self.place(form, name);
            inside.with_value(|id| focus_within(id, ".form-many-add button"));
        };
        let (one, most, label_add, add) = (declared.one, declared.most, declared.add, Callback::new(move |()| add()));
        let may = move || !form.frozen.get();
        let numbered = move |key: u64| {
            let at = self.rows.with(|rows| rows.iter().position(|(own, _)| *own == key).unwrap_or(0) + 1);
            format!("{} {at}", t(one))
        };
        view! {
            <section class="form-many" id=id aria-label=named>
                <h3 class="form-section">{label}</h3>
                <For each=move || self.rows.get() key=|(key, _)| *key children=move |(key, part)| view! {
                    <fieldset class="form-part">
                        <legend>{move || numbered(key)}</legend>
                        <Show when=may><span class="form-part-remove"><IconButton shape=Shape::Trash label=t("many-remove") on_click=move || remove(key) /></span></Show>
                        <div class="form">{part.fields().into_any()}</div>
                    </fieldset>
                } />
                <Show when=move || may() && self.rows.with(Vec::len) < most>
                    <div class="form-many-add"><Button label=t(label_add) variant=Variant::Quiet icon=Shape::Plus on_click=move || add.run(()) /></div>
                </Show>
            </section>
        }
    }
}

/// Focuses something inside an element once it is drawn.
fn focus_within(id: &str, selector: &str) {
    let (id, selector) = (id.to_owned(), selector.to_owned());
    request_animation_frame(move || {
        let found = dom::by_id(&id).and_then(|element| element.query_selector(&selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            drop(element.focus());
        }
    });
}
