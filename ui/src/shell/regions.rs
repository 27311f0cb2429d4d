//! The parts of the window that F6 walks through.

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::dom;

const REGIONS: &str = "[data-region]";
/// What takes the focus inside a region: the last place first, then lists and grids, then anything.
const INSIDE: &[&str] = &[
    "[data-keys][tabindex=\"0\"]",
    "[data-keys] [role=\"grid\"][tabindex=\"0\"]",
    "[data-keys] input",
    "[aria-current]",
    "input, button, a[href], [tabindex=\"0\"]",
];
/// How often a new screen is looked at until it is there, and how long between.
const LOOKS: u32 = 30;
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_millis(100);

/// Moves the focus to the next or previous region.
pub fn cycle(forward: bool) {
    let Ok(found) = document().query_selector_all(REGIONS) else { return };
    let regions: Vec<Element> = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect();
    if regions.is_empty() {
        return;
    }
    let focused = dom::focused();
    let current = focused.as_ref().and_then(|element| regions.iter().position(|region| region.contains(Some(element))));
    let count = regions.len();
    let next = match (current, forward) {
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
        (None, _) => regions.iter().position(|region| region.id() == "main").unwrap_or(0),
    };
    enter_element(&regions[next]);
}

/// Moves the focus into the region with this id.
pub fn enter(id: &str) {
    if let Some(region) = dom::by_id(id) {
        enter_element(&region);
    }
}

fn enter_element(region: &Element) {
    for selector in INSIDE {
        if let Ok(Some(inside)) = region.query_selector(selector)
            && let Ok(inside) = inside.dyn_into::<HtmlElement>()
        {
            drop(inside.focus());
            return;
        }
    }
    if let Some(region) = region.dyn_ref::<HtmlElement>() {
        drop(region.focus());
    }
}

/// Moves the focus into the region with this id, which shows its beginning.
pub fn open(id: &str) {
    enter(id);
    if let Some(region) = dom::by_id(id) {
        show_top(&region);
    }
}

/// Puts the focus into a new screen once it is there, unless it is somewhere already: keys always have a place.
pub fn settle() {
    look(LOOKS);
}

fn look(left: u32) {
    let nowhere = dom::focused().is_none_or(|element| element.tag_name() == "BODY");
    let Some(main) = dom::by_id("main").filter(|_| nowhere && left > 0) else { return };
    if matches!(main.query_selector(".skeleton"), Ok(Some(_))) || !matches!(main.query_selector("h1, .state"), Ok(Some(_))) {
        set_timeout(move || look(left - 1), LOOK_EVERY);
    } else {
        enter_element(&main);
        show_top(&main);
    }
}

/// What is new shows its beginning, wherever in it the focus is.
fn show_top(new: &Element) {
    let mut around = dom::focused().filter(|focused| new.contains(Some(focused))).and_then(|focused| focused.parent_element());
    while let Some(element) = around.filter(|element| new.contains(Some(element))) {
        element.set_scroll_top(0);
        around = element.parent_element();
    }
}

/// Moves the focus among the items of a bar with the arrow keys: one Tab stop for the whole bar.
pub fn rove(event: &web_sys::KeyboardEvent, selector: &str) {
    let step = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        _ => return,
    };
    let Some(bar) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(found) = bar.query_selector_all(selector) else { return };
    let items: Vec<HtmlElement> = (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|item| item.offset_parent().is_some())
        .collect();
    let Some(at) = dom::focused().and_then(|focused| items.iter().position(|item| *item == focused)) else { return };
    let next = if step > 0 { (at + 1).min(items.len() - 1) } else { at.saturating_sub(1) };
    event.prevent_default();
    drop(items[next].focus());
}
