//! Fields for amounts and quantities: text inputs that compute. Never `type=number`: it knows no decimal comma, rounds,
//! and changes under the mouse wheel.

use kontor_kernel::Decimal;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::field::{Field, describes};
use crate::{dom, figures, text::t};

/// Types the locale's decimal mark for the numpad's decimal key, whatever the keyboard layout says. True if it did.
pub fn numpad_decimal(event: &KeyboardEvent) -> bool {
    if event.code() != "NumpadDecimal" || event.ctrl_key() || event.alt_key() {
        return false;
    }
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return false };
    event.prevent_default();
    dom::insert_at_caret(&input, &figures::number_format().decimal.to_string());
    true
}

/// A number as text: an amount, a quantity, a price, a rate.
#[component]
pub fn AmountField(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The number, once it can be read.
    value: RwSignal<Option<Decimal>>,
    /// How many decimals it may have; shown padded to them unless `loose`.
    #[prop(default = 2)]
    decimals: u32,
    /// Shows only the decimals it needs: quantities.
    #[prop(optional)]
    loose: bool,
    /// Shows at least so many decimals, where that is neither all nor none: prices.
    #[prop(optional)]
    least: Option<u32>,
    /// What is wrong with it, as the book says.
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
    /// A fixed id, for focus from outside.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::fresh_id("amount"));
    let least = least.unwrap_or(if loose { 0 } else { decimals });
    let written = move |value: Option<Decimal>| value.map(|value| figures::decimal(value, least, decimals)).unwrap_or_default();
    // What was typed stays: on focus the calculation shows again, and what cannot be read is never swapped silently.
    let typed = RwSignal::new(String::new());
    let inside = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let shown_error = Signal::derive(move || problem.get().or_else(|| error.get()));
    let (described, wrong) = describes(&id, &note, shown_error);
    let shown = move || if inside.get() || problem.with(Option::is_some) { typed.get() } else { written(value.get()) };
    let enter = move |event: web_sys::FocusEvent| {
        let stale = figures::parse_amount(&typed.get_untracked(), decimals).ok() != value.get_untracked();
        if problem.with_untracked(Option::is_none) && stale {
            typed.set(written(value.get_untracked()));
        }
        inside.set(true);
        dom::select_soon(&event);
    };
    // The value follows the typing, so that totals do and Ctrl+Enter sends what is seen; a text that is no number yet
    // is none.
    let follow = move |text: String| {
        value.set(figures::parse_amount(&text, decimals).ok());
        typed.set(text);
    };
    let leave = move |_| {
        let Some(text) = typed.try_get_untracked() else { return };
        if text.trim().is_empty() {
            value.set(None);
            problem.set(required.then(|| t("field-required")));
        } else {
            match figures::parse_amount(&text, decimals) {
                Ok(number) => {
                    value.set(Some(number));
                    problem.set(None);
                }
                Err(error) => {
                    value.set(None);
                    problem.set(Some(figures::amount_problem(&error)));
                }
            }
        }
        inside.set(false);
    };
    view! {
        <Field id=id.clone() label required note error=shown_error>
            <span class="control control-end" data-wrong=wrong data-readonly=move || readonly.get().then_some("")>
                <input id=id.clone() type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-required=required.then_some("true") aria-describedby=described aria-invalid=wrong
                    readonly=move || readonly.get() prop:value=shown on:focus=enter on:blur=leave on:keydown=move |event| { numpad_decimal(&event); }
                    on:input=move |event| follow(event_target_value(&event)) />
            </span>
        </Field>
    }
}

/// How much of something: as [`AmountField`], to four decimals, showing only those it needs.
#[component]
pub fn QuantityField(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The number, once it can be read.
    value: RwSignal<Option<Decimal>>,
    /// What is wrong with it, as the book says.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    view! { <AmountField label value decimals=kontor_kernel::Quantity::SCALE loose=true error required /> }
}
