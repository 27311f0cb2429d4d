//! A question over the screen. Only for what cannot be taken back, with the verb on its button.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{IconButton, Shape, loaded::Dialogs};
use crate::{
    dom,
    keymap::{Cmd, Scope, use_modal_layer},
    text::t,
};

/// The one button that does what a dialog asks. What destroys something is pressed on purpose only.
const MAIN: &str = ".dialog-actions .button-go";
const FOCUSABLE: &str = "input:not([disabled]), select:not([disabled]), textarea:not([disabled]), button:not([tabindex=\"-1\"]), a[href], [role=grid]";

/// A dialog. Takes the focus, keeps it inside, and gives it back. While it is open, what is read again does not make the
/// screen behind it anew.
#[component]
pub fn Dialog(
    /// What it asks, as it is when it opens.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Takes Ctrl+Enter; otherwise that presses its main button.
    #[prop(optional, into)]
    submit: Option<Callback<()>>,
    /// Whether it needs room: pages of a paper, a table.
    #[prop(optional)]
    wide: bool,
    /// Asked before Escape closes it; true if it stays: something in it is not saved.
    #[prop(optional, into)]
    stays: Option<Callback<(), bool>>,
    /// The inside, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            <DialogPane title=title.get_untracked() open submit wide stays>{children.with_value(|children| children())}</DialogPane>
        </Show>
    }
}

#[component]
fn DialogPane(
    title: String,
    open: RwSignal<bool>,
    submit: Option<Callback<()>>,
    wide: bool,
    stays: Option<Callback<(), bool>>,
    children: Children,
) -> impl IntoView {
    Dialogs::count_in();
    let before = StoredValue::new_local(dom::focused());
    on_cleanup(move || {
        before.try_with_value(|before| before.as_ref().map(|element| element.focus()));
    });
    let leave = move || {
        if !stays.is_some_and(|stays| stays.run(())) {
            open.set(false);
        }
    };
    let id = dom::fresh_id("dialog");
    let asked = id.clone();
    let layer = use_modal_layer(Scope::Form, move |cmd| match cmd {
        Cmd::Escape => {
            leave();
            true
        }
        Cmd::Submit | Cmd::Save => {
            submit.inspect(|submit| submit.run(())).is_some() || (cmd == Cmd::Submit && press_main(&asked))
        }
        Cmd::NextField => false,
        // Nothing outside acts while the question stands.
        _ => true,
    });
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    let inside = id.clone();
    request_animation_frame(move || {
        if let Some(first) =
            focusable(&inside).into_iter().find(|element| element.closest("[data-close]").ok().flatten().is_none())
        {
            drop(first.focus());
        }
    });
    let around = id.clone();
    let trap = move |event: web_sys::KeyboardEvent| keep_inside(&around, &event);
    view! {
        <div class="veil">
            <div class="dialog" class:dialog-wide=wide id=id role="dialog" aria-modal="true" aria-labelledby=labelled data-keys=layer on:keydown=trap>
                <header class="dialog-head">
                    <h2 id=heading>{title}</h2>
                    <span data-close=""><IconButton shape=Shape::X label=t("close") cmd=Cmd::Escape on_click=leave /></span>
                </header>
                {children()}
            </div>
        </div>
    }
}

/// Presses the main button of a dialog; true if it has one.
fn press_main(id: &str) -> bool {
    let main = dom::by_id(id).and_then(|dialog| dialog.query_selector(MAIN).ok().flatten());
    main.and_then(|main| main.dyn_into::<HtmlElement>().ok()).inspect(HtmlElement::click).is_some()
}

/// Keeps the focus inside the element with this id: Tab goes from its last place to its first, and back.
pub fn keep_inside(id: &str, event: &web_sys::KeyboardEvent) {
    if event.key() != "Tab" {
        return;
    }
    let elements = focusable(id);
    let Some(at) = dom::focused().and_then(|focused| elements.iter().position(|element| *element == focused)) else { return };
    let (edge, other) = if event.shift_key() { (0, elements.len() - 1) } else { (elements.len() - 1, 0) };
    if at == edge {
        event.prevent_default();
        drop(elements[other].focus());
    }
}

fn focusable(id: &str) -> Vec<HtmlElement> {
    let Some(found) = dom::by_id(id).and_then(|dialog| dialog.query_selector_all(FOCUSABLE).ok()) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
