//! The few things the browser does that Leptos does not wrap.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Counts up, so that ids in one page never meet.
pub fn fresh_id(prefix: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with this id, if it is there.
pub fn focus_id(id: &str) {
    if let Some(element) = by_id(id) {
        drop(element.focus());
    }
}

/// Moves the focus once the current change has been drawn.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus_id(&id));
}

/// The element that has the focus, unless that is the page itself.
pub fn focused() -> Option<HtmlElement> {
    let element = document().active_element()?;
    if element.tag_name() == "BODY" { None } else { element.dyn_into().ok() }
}

/// Whether typing in this element writes text.
pub fn is_editable(element: &Element) -> bool {
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button" | "submit")),
        _ => element.has_attribute("contenteditable"),
    }
}

/// Sets or removes an attribute of the root element.
pub fn root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        drop(match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        });
    }
}

/// A length in px that the style sheet keeps in a custom property of the root.
pub fn root_length(property: &str, otherwise: i32) -> i32 {
    let read = || {
        let style = window().get_computed_style(&document().document_element()?).ok()??;
        style.get_property_value(property).ok()?.trim().strip_suffix("px")?.parse::<i32>().ok()
    };
    read().unwrap_or(otherwise)
}

/// Adds a listener on the window in the capture phase, for the life of the page.
pub fn capture_keydown(listener: impl FnMut(KeyboardEvent) + 'static) {
    let closure = Closure::<dyn FnMut(KeyboardEvent)>::new(listener);
    drop(window().add_event_listener_with_callback_and_bool("keydown", closure.as_ref().unchecked_ref(), true));
    closure.forget();
}

/// Whether a media query holds now.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether this page runs inside the desktop shell.
pub fn in_desktop() -> bool {
    js_sys::Reflect::has(&window(), &JsValue::from_str("__TAURI_INTERNALS__")).unwrap_or(false)
}

/// Whether the computer calls Ctrl "Command".
pub fn on_mac() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("Mac OS"))
}

/// A name in the browser's storage; absent storage is no error.
pub fn stored(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a name in the browser's storage, or forgets it.
pub fn store(name: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        });
    }
}

/// Begins the window anew.
pub fn reload() {
    // A window that cannot be loaded is on its way out.
    drop(window().location().reload());
}

/// Like [`stored`], for this window only.
pub fn stored_here(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Like [`store`], for this window only.
pub fn store_here(name: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().session_storage() {
        drop(match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        });
    }
}

/// Width of the window, px.
pub fn window_width() -> i32 {
    document().document_element().map_or(1440, |root| root.client_width())
}

/// Where a popup below this element starts: px from the start edge and the top of the window, and the element's width.
pub fn place_below(element: &Element, popup_height: i32) -> (i32, i32, i32) {
    let area = element.get_bounding_client_rect();
    let px = |length: f64| format!("{length:.0}").parse::<i32>().unwrap_or_default();
    let (top, bottom) = (px(area.top()), px(area.bottom()));
    let height = window().inner_height().ok().and_then(|value| value.as_f64()).map_or(900, px);
    let below = bottom + 4;
    let y = if below + popup_height > height && top > popup_height { top - 4 - popup_height } else { below };
    (px(area.left()), y, px(area.width()))
}

/// Types a text at the caret of an input, as if a key had done it.
pub fn insert_at_caret(input: &web_sys::HtmlInputElement, text: &str) {
    drop(input.set_range_text(text));
    let end = input.selection_start().ok().flatten().unwrap_or_default()
        + u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    drop(input.set_selection_range(end, end));
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &options) {
        drop(input.dispatch_event(&event));
    }
}

/// The nearest element around an event's target that a selector names.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The width of an element, px.
pub fn width_of(element: &Element) -> i32 {
    format!("{:.0}", element.get_bounding_client_rect().width()).parse().unwrap_or_default()
}

/// The address without its query, whatever the router has read of it.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Changes the address before the router reads it.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
    }
}

/// Takes the focus from what has it, so that the screen one goes to can take it.
pub fn leave_focus() {
    if let Some(focused) = focused() {
        drop(focused.blur());
    }
}

/// Scrolls as little as needed to see an element.
pub fn scroll_to_see(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Leaves the words of a mistake of ours where `boot.js` finds them: the trap that follows has none.
pub fn leave_word(text: &str) {
    drop(js_sys::Reflect::set(&js_sys::global(), &JsValue::from_str("kontorPanic"), &JsValue::from_str(text)));
    web_sys::console::error_1(&JsValue::from_str(text));
}

/// Selects all text of an input that has just got the focus, unless it has lost it again: `select()` would take it back.
/// Who types faster than a frame is drawn would overwrite the first letter with the second, so a field that was typed in
/// stays as it is.
pub fn select_soon(event: &web_sys::FocusEvent) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
    let untouched = Rc::new(Cell::new(true));
    let touch = Closure::<dyn FnMut()>::new({
        let untouched = untouched.clone();
        move || untouched.set(false)
    });
    // Only what a person types is an "input"; a value that is shown anew is none.
    drop(input.add_event_listener_with_callback("input", touch.as_ref().unchecked_ref()));
    request_animation_frame(move || {
        drop(input.remove_event_listener_with_callback("input", touch.as_ref().unchecked_ref()));
        if untouched.get() && focused().is_some_and(|focused| *focused == **input) {
            input.select();
        }
    });
}

/// The attribute of an element whose tooltip is the text that is cut in it.
const CUT: &str = "data-cut";

/// Whatever text is cut for want of room becomes the tooltip of its element once the pointer comes to it, for the life of
/// the page. A tooltip of its own stays.
pub fn tell_what_is_cut() {
    drop(window_event_listener(leptos::ev::mouseover, |event| {
        let Some(element) = closest(&event, ".cut, .field-label").and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let told = element.has_attribute(CUT);
        if element.scroll_width() > element.client_width() && (told || element.title().is_empty()) {
            element.set_title(&element.text_content().unwrap_or_default());
            drop(element.set_attribute(CUT, ""));
        } else if told {
            drop(element.remove_attribute("title"));
            drop(element.remove_attribute(CUT));
        }
    }));
}

/// Marks all of a field that gets the focus: typing replaces what was found before.
pub fn select_all(event: &web_sys::FocusEvent) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.select();
    }
}
