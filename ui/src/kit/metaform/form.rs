//! The fields of a record, and what is in them while somebody types.

use std::collections::BTreeMap;

use kontor_kernel::{Decimal, date, decimal};
use leptos::prelude::*;

use crate::{
    client::CallError,
    kit::{AmountField, Checkbox, Choice, DateField, Lookup, LookupSource, Select, TextArea, TextField},
    text::t,
};

/// What a field holds.
#[derive(Clone)]
pub enum FieldKind {
    /// One line of text, at most so many characters.
    Text(u32),
    /// A code: slashed zeros, no spelling marks.
    Code(u32),
    /// Several lines.
    Long(u32),
    /// A number with exactly so many decimals.
    Amount(u32),
    /// A number with up to so many decimals.
    Quantity(u32),
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// One of a few words: `(word, text)`.
    Choice(Vec<(String, String)>),
    /// A record by its code.
    Lookup(LookupSource),
}

/// A field of a kind of record.
#[derive(Clone)]
pub struct FieldSpec {
    /// The request's field.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether it can be set only once: codes.
    pub fixed: bool,
    /// The key of a sentence on how to fill it.
    pub help: Option<&'static str>,
}

impl FieldSpec {
    /// A field that may stay empty.
    pub const fn new(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { name, label, kind, required: false, fixed: false, help: None }
    }
    /// It must be filled.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// It can be set only once.
    #[must_use]
    pub fn fixed(self) -> Self {
        Self { fixed: true, ..self }
    }
    /// How to fill it.
    #[must_use]
    pub fn help(self, key: &'static str) -> Self {
        Self { help: Some(key), ..self }
    }
}

/// A record as text by field: plain decimals, ISO dates, codes, `true` and `false`.
pub type Record = BTreeMap<&'static str, String>;

/// The signals behind one field.
#[derive(Clone, Copy)]
enum Value {
    Text(RwSignal<String>),
    Number(RwSignal<Option<Decimal>>),
    Day(RwSignal<Option<kontor_kernel::CivilDate>>),
    Flag(RwSignal<bool>),
    Found(RwSignal<Option<Choice>>),
}

/// The fields while somebody types.
#[derive(Clone, Copy)]
pub struct Typing {
    specs: StoredValue<Vec<FieldSpec>>,
    values: StoredValue<Vec<Value>>,
    saved: RwSignal<Record>,
    /// What is missing, by field.
    missing: RwSignal<BTreeMap<&'static str, String>>,
    /// What the book refused.
    pub failed: RwSignal<Option<CallError>>,
    /// Whether the record exists already.
    pub exists: RwSignal<bool>,
}

impl Typing {
    /// Empty fields.
    pub fn new(specs: Vec<FieldSpec>) -> Self {
        let values = specs
            .iter()
            .map(|spec| match &spec.kind {
                FieldKind::Text(_) | FieldKind::Code(_) | FieldKind::Long(_) | FieldKind::Choice(_) => {
                    Value::Text(RwSignal::new(String::new()))
                }
                FieldKind::Amount(_) | FieldKind::Quantity(_) => Value::Number(RwSignal::new(None)),
                FieldKind::Date => Value::Day(RwSignal::new(None)),
                FieldKind::Flag => Value::Flag(RwSignal::new(false)),
                FieldKind::Lookup(_) => Value::Found(RwSignal::new(None)),
            })
            .collect();
        Self {
            specs: StoredValue::new(specs),
            values: StoredValue::new(values),
            saved: RwSignal::new(Record::new()),
            missing: RwSignal::new(BTreeMap::new()),
            failed: RwSignal::new(None),
            exists: RwSignal::new(false),
        }
    }
    /// Shows a record, or the start of a new one.
    pub fn load(&self, record: &Record, exists: bool) {
        self.specs.with_value(|specs| {
            self.values.with_value(|values| {
                for (spec, value) in specs.iter().zip(values) {
                    let text = record.get(spec.name).cloned().unwrap_or_default();
                    match value {
                        Value::Text(signal) => signal.set(text),
                        Value::Number(signal) => signal.set(decimal::parse_plain(&text).ok()),
                        Value::Day(signal) => signal.set(date::parse_iso(&text).ok()),
                        Value::Flag(signal) => signal.set(text == "true"),
                        Value::Found(signal) => signal.set((!text.is_empty()).then(|| Choice::new(text, ""))),
                    }
                }
            });
        });
        self.exists.set(exists);
        self.missing.set(BTreeMap::new());
        self.failed.set(None);
        self.saved.set(untrack(|| self.record()));
    }
    /// What is in the fields now.
    pub fn record(&self) -> Record {
        self.specs.with_value(|specs| {
            self.values.with_value(|values| {
                specs
                    .iter()
                    .zip(values)
                    .map(|(spec, value)| {
                        let text = match value {
                            Value::Text(signal) => signal.get().trim().to_owned(),
                            Value::Number(signal) => signal.get().map(|number| number.to_string()).unwrap_or_default(),
                            Value::Day(signal) => signal.get().map(|day| day.to_string()).unwrap_or_default(),
                            Value::Flag(signal) => signal.get().to_string(),
                            Value::Found(signal) => signal.get().map(|choice| choice.code).unwrap_or_default(),
                        };
                        (spec.name, text)
                    })
                    .collect()
            })
        })
    }
    /// Whether something differs from what was saved.
    pub fn dirty(&self) -> bool {
        self.record() != self.saved.get()
    }
    /// Gives back what was saved.
    pub fn discard(&self) {
        self.load(&self.saved.get_untracked(), self.exists.get_untracked());
    }
    /// Marks empty fields that must be filled. True if none is.
    pub fn complete(&self) -> bool {
        let record = untrack(|| self.record());
        let missing: BTreeMap<&'static str, String> = self.specs.with_value(|specs| {
            specs
                .iter()
                .filter(|spec| spec.required && record.get(spec.name).is_none_or(String::is_empty))
                .map(|spec| (spec.name, t("field-required")))
                .collect()
        });
        let complete = missing.is_empty();
        self.missing.set(missing);
        complete
    }
    /// The fields on the screen.
    pub fn fields(self) -> impl IntoView {
        let field = move |(spec, value): (FieldSpec, Value)| {
            let name = spec.name;
            let error = Signal::derive(move || {
                self.missing
                    .with(|missing| missing.get(name).cloned())
                    .or_else(|| self.failed.with(|failed| failed.as_ref().and_then(|error| error.at(name))))
            });
            let (label, required) = (t(spec.label), spec.required);
            let note = spec.help.map(t).unwrap_or_default();
            let readonly = Signal::derive(move || spec.fixed && self.exists.get());
            match (spec.kind, value) {
                (FieldKind::Text(max), Value::Text(value)) => {
                    view! { <TextField label value max required note error readonly /> }.into_any()
                }
                (FieldKind::Code(max), Value::Text(value)) => {
                    view! { <TextField label value max required note error readonly code=true /> }.into_any()
                }
                (FieldKind::Long(max), Value::Text(value)) => view! { <TextArea label value max error /> }.into_any(),
                (FieldKind::Choice(options), Value::Text(value)) => {
                    view! { <Select label value options=Signal::stored(options) required error readonly /> }.into_any()
                }
                (FieldKind::Amount(decimals), Value::Number(value)) => {
                    view! { <AmountField label value decimals required error readonly /> }.into_any()
                }
                (FieldKind::Quantity(decimals), Value::Number(value)) => {
                    view! { <AmountField label value decimals loose=true required error readonly /> }.into_any()
                }
                (FieldKind::Date, Value::Day(value)) => view! { <DateField label value required error readonly /> }.into_any(),
                (FieldKind::Flag, Value::Flag(value)) => view! { <Checkbox label value readonly /> }.into_any(),
                (FieldKind::Lookup(source), Value::Found(value)) => {
                    view! { <Lookup label value source required error /> }.into_any()
                }
                // `new` pairs kinds and values; no other pair exists.
                _ => ().into_any(),
            }
        };
        let pairs: Vec<(FieldSpec, Value)> = self.specs.get_value().into_iter().zip(self.values.get_value()).collect();
        pairs.into_iter().map(field).collect_view()
    }
}
