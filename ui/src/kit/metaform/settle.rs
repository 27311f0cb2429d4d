//! Before a form is sent: what is being typed right now is taken, and what cannot be read stops it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::dom;

/// How often a lookup that still asks the book is looked at again.
const LOOK: Duration = Duration::from_millis(30);
/// How often at most: then the lookup says itself that the book does not answer.
const LOOKS: u32 = 100;

fn first(form: &str, selector: &str) -> Option<HtmlElement> {
    dom::by_id(form)?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Takes what is being typed and calls `then` once no lookup of the form asks any more; true if every field can be read.
/// The focus stays where it was.
pub fn settled(form: &str, then: impl Fn(bool) + 'static) {
    let focused = dom::focused();
    if let Some(field) = &focused {
        // A field takes what was typed when it is left.
        drop(field.blur());
        drop(field.focus());
    }
    let form = form.to_owned();
    // What was wrong before is drawn as mended first.
    request_animation_frame(move || look(form, 0, then));
}

fn look(form: String, looks: u32, then: impl Fn(bool) + 'static) {
    let asking = first(&form, ".control[data-pending]:not([data-wrong])").is_some();
    if asking && looks < LOOKS {
        set_timeout(move || look(form, looks + 1, then), LOOK);
    } else {
        then(first(&form, ".control[data-wrong]").is_none() && !asking);
    }
}

/// Goes to the first field of a form, once it is drawn.
pub fn focus_first(form: &str) {
    focus_in(form, ":is(input, select, textarea):not([readonly], [disabled])");
}

/// Goes to the first element inside another that a selector names, once it is drawn.
pub fn focus_in(place: &str, selector: &'static str) {
    let place = place.to_owned();
    request_animation_frame(move || {
        if let Some(element) = first(&place, selector) {
            drop(element.focus());
        }
    });
}

/// Goes to the first field that is wrong, once its message is drawn.
pub fn focus_wrong(form: &str) {
    focus_in(form, ":is(.control, .check-set)[data-wrong] :is(input, select, textarea):not([tabindex=\"-1\"])");
}
