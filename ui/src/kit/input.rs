//! Fields for texts, choices and yes or no.

use leptos::prelude::*;

use super::{
    Icon, Shape,
    field::{Field, describes},
};
use crate::dom;

/// One line of text.
#[component]
pub fn TextField(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The text.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Shown, but not to be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// How to fill it.
    #[prop(optional, into)]
    note: String,
    /// The most characters it takes.
    #[prop(default = 500)]
    max: u32,
    /// For codes: slashed zeros, no spelling marks.
    #[prop(optional)]
    code: bool,
    /// For passwords: not shown.
    #[prop(optional)]
    secret: bool,
    /// A fixed id, for labels and focus from outside.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::fresh_id("text"));
    let (described, wrong) = describes(&id, &note, error);
    view! {
        <Field id=id.clone() label required note error>
            <span class="control" class:code=code data-wrong=wrong data-readonly=move || readonly.get().then_some("")>
                <input id=id.clone() type=if secret { "password" } else { "text" } maxlength=max.to_string() autocomplete=if secret { "new-password" } else { "off" } spellcheck=if code { "false" } else { "true" } aria-required=required.then_some("true")
                    aria-describedby=described aria-invalid=wrong readonly=move || readonly.get() prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
            </span>
        </Field>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The text.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Shown, but not to be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// How to fill it.
    #[prop(optional, into)]
    note: String,
    /// The most characters it takes.
    #[prop(default = 2000)]
    max: u32,
    /// For data: every letter is as wide, no line is broken, no spelling marks.
    #[prop(optional)]
    code: bool,
    /// A fixed id, for labels and focus from outside.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::fresh_id("area"));
    let (described, wrong) = describes(&id, &note, error);
    view! {
        <Field id=id.clone() label required note error>
            <span class="control control-area" class:mono=code data-wrong=wrong data-readonly=move || readonly.get().then_some("")>
                <textarea id=id.clone() wrap=code.then_some("off") spellcheck=if code { "false" } else { "true" } maxlength=max.to_string() aria-required=required.then_some("true")
                    aria-describedby=described aria-invalid=wrong readonly=move || readonly.get() prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))></textarea>
            </span>
        </Field>
    }
}

/// One of a few fixed words. For records use a lookup.
#[component]
pub fn Select(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The chosen word.
    value: RwSignal<String>,
    /// `(word, text)` of each choice.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be chosen.
    #[prop(optional)]
    required: bool,
    /// How to fill it.
    #[prop(optional, into)]
    note: String,
    /// Shown, but not to be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// A fixed id, for focus from outside.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::fresh_id("select"));
    let (described, wrong) = describes(&id, &note, error);
    let choice = move |(word, text): (String, String)| {
        let mine = word.clone();
        view! { <option value=word prop:selected=move || value.with(|value| *value == mine)>{text}</option> }
    };
    view! {
        <Field id=id.clone() label required note error>
            <span class="control" data-wrong=wrong data-readonly=move || readonly.get().then_some("")>
                <select id=id.clone() aria-required=required.then_some("true") aria-describedby=described aria-invalid=wrong disabled=move || readonly.get() on:change=move |event| value.set(event_target_value(&event))>
                    {move || options.get().into_iter().map(choice).collect_view()}
                </select>
                <Icon shape=Shape::ChevronDown />
            </span>
        </Field>
    }
}

/// Yes or no.
#[component]
pub fn Checkbox(
    /// What yes means.
    #[prop(into)]
    label: String,
    /// The answer.
    value: RwSignal<bool>,
    /// Shown, but not to be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" class="check-box" disabled=move || readonly.get() prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}
