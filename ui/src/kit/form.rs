//! A form: a grid of fields in which Enter goes to the next one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    dom,
    keymap::{Cmd, Scope, use_layer},
};

const FIELDS: &str = "input:not([disabled], [tabindex=\"-1\"]), select:not([disabled]), textarea:not([disabled])";

/// The fields of a form.
#[component]
pub fn Form(
    /// The class that lays the fields out.
    #[prop(default = "form")]
    class: &'static str,
    /// Other commands the form takes (previous and next record); true if it did something.
    #[prop(optional, into)]
    on_cmd: Option<Callback<Cmd, bool>>,
    /// What Enter does in the last field, instead of going to what follows the form.
    #[prop(optional, into)]
    on_end: Option<Callback<()>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let id = dom::fresh_id("form");
    let inside = id.clone();
    let layer = use_layer(Scope::Form, move |cmd| match cmd {
        Cmd::NextField => next_field(&inside, on_end),
        other => on_cmd.is_some_and(|on_cmd| on_cmd.run(other)),
    });
    view! { <div class=class id=id data-keys=layer>{children()}</div> }
}

/// Lets Ctrl+S save while something differs from what was saved.
pub fn saves(dirty: Memo<bool>, save: impl Fn() + Send + Sync + 'static) {
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::Save && dirty.get_untracked();
        if mine {
            save();
        }
        mine
    });
}

/// Moves to the field after the focused one. In a text area Enter is a line break.
fn next_field(id: &str, on_end: Option<Callback<()>>) -> bool {
    let Some(focused) = dom::focused() else { return false };
    if focused.tag_name() == "TEXTAREA" {
        return false;
    }
    let Some(found) = dom::by_id(id).and_then(|form| form.query_selector_all(FIELDS).ok()) else { return false };
    let fields: Vec<HtmlElement> = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect();
    let Some(at) = fields.iter().position(|field| *field == focused) else { return false };
    match (fields.get(at + 1), on_end) {
        (Some(next), _) => drop(next.focus()),
        (None, Some(on_end)) => on_end.run(()),
        // After the last field: what follows the form.
        (None, None) => {
            if let Some(after) = dom::by_id(id)
                .and_then(|form| form.next_element_sibling())
                .and_then(|after| after.query_selector("input, button").ok().flatten())
                .and_then(|after| after.dyn_into::<HtmlElement>().ok())
            {
                drop(after.focus());
            }
        }
    }
    true
}
