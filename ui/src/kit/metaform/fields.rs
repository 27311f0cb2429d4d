//! The fields of a record on the screen.

use leptos::prelude::*;

use super::{
    form::{Typing, Value},
    set::CheckSet,
    spec::{FieldKind, FieldSpec},
};
use crate::{
    kit::{AmountField, Checkbox, DateField, Lookup, Select, TextArea, TextField},
    text::t,
};

impl Typing {
    /// The fields on the screen.
    pub fn fields(self) -> impl IntoView {
        let pairs: Vec<(FieldSpec, Value)> = self.specs.get_value().into_iter().zip(self.values.get_value()).collect();
        pairs
            .into_iter()
            .map(|(spec, value)| {
                let shown = spec.clone();
                let fixed = spec.fixed && spec.help.is_some();
                let class = if spec.wide { "span-all" } else { "form-cell" };
                let field = StoredValue::new((spec, value));
                view! {
                    <Show when=move || self.shows(&shown)>
                        <div class=class>{move || {
                            // How to fill what can no longer be filled would only confuse.
                            let settled = fixed && self.exists.get();
                            field.with_value(|(spec, value)| self.field(FieldSpec { help: spec.help.filter(|_| !settled), ..spec.clone() }, *value))
                        }}</div>
                    </Show>
                }
            })
            .collect_view()
    }

    fn field(self, spec: FieldSpec, value: Value) -> AnyView {
        let name = spec.name;
        let error = Signal::derive(move || self.error(name));
        let (label, required) = (t(spec.label), spec.required);
        let note = spec.help.map(t).unwrap_or_default();
        let readonly = Signal::derive(move || self.frozen.get() || spec.fixed && self.exists.get());
        match (spec.kind, value) {
            (FieldKind::Text(max), Value::Text(value)) => {
                view! { <TextField label value max required note error readonly /> }.into_any()
            }
            (FieldKind::Code(max) | FieldKind::Mono(max), Value::Text(value)) => {
                view! { <TextField label value max required note error readonly code=true /> }.into_any()
            }
            (FieldKind::Secret, Value::Text(value)) => {
                view! { <TextField label value max=256 required note error readonly secret=true /> }.into_any()
            }
            (FieldKind::Long(max) | FieldKind::Lines(max), Value::Text(value)) => {
                view! { <TextArea label value max required note error readonly /> }.into_any()
            }
            (FieldKind::Choice(options), Value::Text(value)) => {
                view! { <Select label value options=Signal::stored(options) required note error readonly /> }.into_any()
            }
            (FieldKind::Amount(decimals), Value::Number(value)) => {
                view! { <AmountField label value decimals required note error readonly /> }.into_any()
            }
            (FieldKind::Price(least, decimals), Value::Number(value)) => {
                view! { <AmountField label value decimals least required note error readonly /> }.into_any()
            }
            (FieldKind::Quantity(decimals), Value::Number(value)) => {
                view! { <AmountField label value decimals loose=true required note error readonly /> }.into_any()
            }
            (FieldKind::Whole, Value::Number(value)) => {
                view! { <AmountField label value decimals=0 required note error readonly /> }.into_any()
            }
            (FieldKind::Date, Value::Day(value)) => view! { <DateField label value required note error readonly /> }.into_any(),
            (FieldKind::Flag, Value::Flag(value)) => view! { <Checkbox label value readonly /> }.into_any(),
            (FieldKind::Set(groups), Value::Set(value)) => {
                view! { <CheckSet label groups value note error readonly /> }.into_any()
            }
            (FieldKind::Lookup(source), Value::Found(value)) => {
                view! { <Lookup label value source required error readonly note /> }.into_any()
            }
            (FieldKind::Many(_), Value::Many(parts)) => parts.view(self, name, label).into_any(),
            (FieldKind::Section, _) => view! { <h3 class="form-section">{label}</h3> }.into_any(),
            // `sharing` pairs kinds and values; no other pair exists.
            _ => ().into_any(),
        }
    }
}
