//! What is in the fields of a record while somebody types.

use std::collections::{BTreeMap, BTreeSet};

use kontor_kernel::{Code, Decimal, date, decimal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::{
    many::Parts,
    record::{Record, put, read},
    set,
    spec::{FieldKind, FieldSpec},
};
use crate::{client::CallError, kit::Choice, text::t};

/// The signals behind one field.
#[derive(Clone, Copy)]
pub(super) enum Value {
    Text(RwSignal<String>),
    Number(RwSignal<Option<Decimal>>),
    Day(RwSignal<Option<kontor_kernel::CivilDate>>),
    Flag(RwSignal<bool>),
    Set(RwSignal<BTreeSet<String>>),
    Found(RwSignal<Option<Choice>>),
    Many(Parts),
    Nothing,
}

/// The fields while somebody types.
#[derive(Clone, Copy)]
pub struct Typing {
    pub(super) specs: StoredValue<Vec<FieldSpec>>,
    pub(super) values: StoredValue<Vec<Value>>,
    /// The record as it was loaded; fields that are not on the form stay.
    base: RwSignal<Record>,
    saved: RwSignal<Record>,
    /// What is wrong here before the book is asked, by field.
    missing: RwSignal<BTreeMap<&'static str, String>>,
    /// What the book refused.
    pub failed: RwSignal<Option<CallError>>,
    /// Whether the record exists already.
    pub exists: RwSignal<bool>,
    /// Whether nothing may be changed.
    pub frozen: RwSignal<bool>,
    /// Where these fields lie in the request, as its errors name them: `party`, `party.addresses[1]`.
    pub(super) place: RwSignal<String>,
    /// The part of the place that the book may leave out.
    pub(super) within: StoredValue<String>,
    owner: StoredValue<Owner>,
}

impl Typing {
    /// Empty fields. `within` is the part of the request they are.
    pub fn new(specs: Vec<FieldSpec>, within: &str) -> Self {
        Self::sharing(specs, within, RwSignal::new(None), RwSignal::new(false))
    }
    /// Empty fields of a part of another form.
    pub(super) fn sharing(
        specs: Vec<FieldSpec>,
        within: &str,
        failed: RwSignal<Option<CallError>>,
        frozen: RwSignal<bool>,
    ) -> Self {
        let values = specs
            .iter()
            .map(|spec| match &spec.kind {
                FieldKind::Text(_)
                | FieldKind::Code(_)
                | FieldKind::Mono(_)
                | FieldKind::Secret
                | FieldKind::Long(_)
                | FieldKind::Lines(_)
                | FieldKind::Choice(_) => Value::Text(RwSignal::new(String::new())),
                FieldKind::Amount(_) | FieldKind::Price(..) | FieldKind::Quantity(_) | FieldKind::Whole => {
                    Value::Number(RwSignal::new(None))
                }
                FieldKind::Date => Value::Day(RwSignal::new(None)),
                FieldKind::Flag => Value::Flag(RwSignal::new(false)),
                FieldKind::Set(_) => Value::Set(RwSignal::new(BTreeSet::new())),
                FieldKind::Lookup(_) => Value::Found(RwSignal::new(None)),
                FieldKind::Many(many) => Value::Many(Parts::new(many.clone())),
                FieldKind::Section => Value::Nothing,
            })
            .collect();
        Self {
            specs: StoredValue::new(specs),
            values: StoredValue::new(values),
            base: RwSignal::new(Record::Null),
            saved: RwSignal::new(Record::Null),
            missing: RwSignal::new(BTreeMap::new()),
            failed,
            exists: RwSignal::new(false),
            frozen,
            place: RwSignal::new(within.to_owned()),
            within: StoredValue::new(within.to_owned()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }
    /// Makes signals that live as long as the form, whoever asks for them.
    pub(super) fn owned<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.with_value(|owner| owner.with(make))
    }
    /// What fields there are.
    pub fn declared(&self) -> Vec<FieldSpec> {
        self.specs.get_value()
    }
    /// Shows a record, or the start of a new one.
    pub fn load(&self, record: &Record, exists: bool) {
        self.failed.set(None);
        self.fill(record, exists);
    }
    pub(super) fn fill(self, record: &Record, exists: bool) {
        self.exists.set(exists);
        self.missing.set(BTreeMap::new());
        self.base.set(record.clone());
        for (spec, value) in self.specs.get_value().into_iter().zip(self.values.get_value()) {
            let json = read(record, spec.name);
            match value {
                Value::Text(signal) => signal.set(match json {
                    Json::Array(lines) => lines.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n"),
                    other => other.as_str().unwrap_or_default().to_owned(),
                }),
                Value::Number(signal) => signal.set(match json {
                    Json::Number(number) => number.as_i64().map(Decimal::from),
                    other => other.as_str().and_then(|text| decimal::parse_plain(text).ok()),
                }),
                Value::Day(signal) => signal.set(json.as_str().and_then(|text| date::parse_iso(text).ok())),
                Value::Flag(signal) => signal.set(json.as_bool().unwrap_or_default()),
                Value::Set(signal) => signal.set(set::chosen(json)),
                Value::Found(signal) => {
                    let code = json.as_str().unwrap_or_default().to_owned();
                    signal.set((!code.is_empty()).then(|| Choice::new(code.clone(), "")));
                    if let (FieldKind::Lookup(source), false) = (spec.kind, code.is_empty()) {
                        name_it(signal, code, source);
                    }
                }
                Value::Many(parts) => parts.fill(self, spec.name, json.as_array().map_or(&[], Vec::as_slice)),
                Value::Nothing => {}
            }
        }
        self.saved.set(untrack(|| self.record()));
    }
    /// Puts something else into the fields, as if it had been typed over what was loaded.
    pub fn retype(&self, record: &Record) {
        let saved = self.saved.get_untracked();
        self.fill(record, self.exists.get_untracked());
        self.saved.set(saved);
    }
    /// What is in the fields now.
    pub fn record(&self) -> Record {
        let mut record = self.base.get();
        for (spec, value) in self.specs.get_value().iter().zip(self.values.get_value()) {
            let json = match value {
                Value::Nothing => continue,
                _ if !self.shows(spec) => Json::Null,
                Value::Text(signal) => text_json(spec, &signal.get()),
                Value::Number(signal) => signal.get().map_or(Json::Null, |number| match spec.kind {
                    FieldKind::Whole => number.to_string().parse::<i64>().map_or(Json::Null, |whole| json!(whole)),
                    _ => json!(number.to_string()),
                }),
                Value::Day(signal) => signal.get().map_or(Json::Null, |day| json!(day.format("%Y-%m-%d").to_string())),
                Value::Flag(signal) => json!(signal.get()),
                Value::Set(signal) => signal.with(set::held),
                Value::Found(signal) => signal.get().map_or(Json::Null, |choice| json!(choice.code)),
                Value::Many(parts) => parts.record(),
            };
            if spec.at_first && self.exists.get() {
                continue;
            }
            put(&mut record, spec.name, json);
        }
        record
    }
    /// Whether a field is on the form, as the others stand.
    pub(super) fn shows(self, spec: &FieldSpec) -> bool {
        if spec.at_first && self.exists.get() {
            return false;
        }
        let Some((field, words)) = spec.when else { return true };
        self.word(field).is_some_and(|word| words.contains(&word.as_str()))
    }
    /// The text of a field.
    fn word(self, name: &str) -> Option<String> {
        let at = self.specs.with_value(|specs| specs.iter().position(|spec| spec.name == name))?;
        match self.values.with_value(|values| values.get(at).copied())? {
            Value::Text(signal) => Some(signal.get()),
            Value::Flag(signal) => Some(signal.get().to_string()),
            Value::Found(signal) => signal.get().map(|choice| choice.code),
            _ => None,
        }
    }
    /// Whether something differs from what was saved.
    pub fn dirty(&self) -> bool {
        self.record() != self.saved.get()
    }
    /// Gives back what was saved.
    pub fn discard(&self) {
        self.load(&self.saved.get_untracked(), self.exists.get_untracked());
    }
    /// Marks fields that must be filled and are not, and codes that are none. True if all is well.
    pub fn complete(&self) -> bool {
        let mut missing = BTreeMap::new();
        let mut parts_complete = true;
        for (spec, value) in self.specs.get_value().iter().zip(self.values.get_value()) {
            if !untrack(|| self.shows(spec)) {
                continue;
            }
            let empty = match value {
                Value::Text(signal) => signal.with_untracked(|text| text.trim().is_empty()),
                Value::Number(signal) => signal.with_untracked(Option::is_none),
                Value::Day(signal) => signal.with_untracked(Option::is_none),
                Value::Found(signal) => signal.with_untracked(Option::is_none),
                Value::Many(parts) => {
                    parts_complete &= parts.complete();
                    false
                }
                Value::Flag(_) | Value::Set(_) | Value::Nothing => false,
            };
            if spec.required && empty {
                missing.insert(spec.name, t("field-required"));
            } else if let (FieldKind::Code(_), Value::Text(signal), false) = (&spec.kind, value, empty)
                && signal.with_untracked(|text| Code::try_new(text).is_err())
            {
                missing.insert(spec.name, t("field-code"));
            }
        }
        let complete = missing.is_empty() && parts_complete;
        self.missing.set(missing);
        complete
    }
    /// Forgets what was wrong, before it is looked at again.
    pub fn forgive(&self) {
        self.missing.set(BTreeMap::new());
        self.failed.set(None);
        for value in self.values.get_value() {
            if let Value::Many(parts) = value {
                parts.forgive();
            }
        }
    }
    /// What is wrong with a field.
    pub(super) fn error(self, name: &'static str) -> Option<String> {
        self.missing.with(|missing| missing.get(name).cloned()).or_else(|| {
            let (place, within) = (self.place.get(), self.within.get_value());
            self.failed.with(|failed| {
                let failed = failed.as_ref()?;
                paths(&place, &within, name).iter().find_map(|path| failed.at(path))
            })
        })
    }
}

/// How the book may name a field: with the part of the request it lies in, or without.
fn paths(place: &str, within: &str, name: &str) -> Vec<String> {
    let name = name.replace('/', ".");
    let full = if place.is_empty() { name } else { format!("{place}.{name}") };
    let short = full.strip_prefix(within).and_then(|rest| rest.strip_prefix('.')).map(str::to_owned);
    std::iter::once(full).chain(short).collect()
}

/// The JSON of a text field.
fn text_json(spec: &FieldSpec, typed: &str) -> Json {
    let text = typed.trim();
    match spec.kind {
        FieldKind::Lines(_) => json!(text.lines().map(str::trim).collect::<Vec<_>>()),
        // What a password begins or ends with is part of it.
        FieldKind::Secret => json!(typed),
        FieldKind::Choice(_) if text.is_empty() => Json::Null,
        _ if text.is_empty() && spec.null => Json::Null,
        _ => json!(text),
    }
}

/// Finds the name that belongs to a stored code.
fn name_it(signal: RwSignal<Option<Choice>>, code: String, source: crate::kit::LookupSource) {
    let named = move |found: Vec<Choice>| {
        let Some(choice) = found.into_iter().find(|choice| choice.code == code) else { return };
        // Another record may have come into the field meanwhile.
        if signal.try_with_untracked(|now| now.as_ref().is_some_and(|now| now.code == choice.code)) == Some(true) {
            signal.set(Some(choice));
        }
    };
    let code = signal.with_untracked(|now| now.as_ref().map(|now| now.code.clone()).unwrap_or_default());
    match source.at_once(&code) {
        Some(found) if !found.is_empty() => named(found),
        _ => spawn_local(async move {
            // A name that cannot be found is left out; the code says enough.
            named(source.search(&code).await.unwrap_or_default());
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{paths, text_json};
    use crate::kit::metaform::spec::{FieldKind, FieldSpec};
    use serde_json::json;

    #[test]
    fn the_book_may_leave_out_the_part_of_the_request() {
        for (place, within, name, expected) in [
            ("", "", "code", vec!["code"]),
            ("party", "party", "vat_id", vec!["party.vat_id", "vat_id"]),
            ("party.addresses[1]", "party", "city", vec!["party.addresses[1].city", "addresses[1].city"]),
            ("term", "term", "name/en", vec!["term.name.en", "name.en"]),
        ] {
            assert_eq!(paths(place, within, name), expected, "{place} {name}");
        }
    }

    #[test]
    fn texts_become_what_the_request_takes() {
        let of = |kind, null, typed| text_json(&FieldSpec { null, ..FieldSpec::new("a", "b", kind) }, typed);
        assert_eq!(of(FieldKind::Text(9), false, " x "), json!("x"));
        assert_eq!(of(FieldKind::Text(9), false, ""), json!(""));
        assert_eq!(of(FieldKind::Text(9), true, " "), json!(null));
        assert_eq!(of(FieldKind::Lines(9), false, "a \nb\n"), json!(["a", "b"]));
        assert_eq!(of(FieldKind::Lines(9), false, ""), json!([]));
        assert_eq!(of(FieldKind::Secret, false, " x"), json!(" x"));
        assert_eq!(of(FieldKind::Choice(Vec::new()), false, ""), json!(null));
    }
}
