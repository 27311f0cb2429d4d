//! One listener on the window, in the capture phase, gives each key to the innermost layer that wants it.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{Binding, Cmd, MAP, Place, Scope, chord, map};
use crate::{dom, prefs::use_prefs};

/// The attribute by which an element says which layer owns the keys inside it.
pub const ATTRIBUTE: &str = "data-keys";
/// How long after `g` the second key may come.
const CHORD_PATIENCE: std::time::Duration = std::time::Duration::from_millis(1500);

type Handler = Arc<dyn Fn(Cmd) -> bool + Send + Sync>;

#[derive(Clone)]
struct Layer {
    id: String,
    scope: Scope,
    modal: bool,
    /// What it may do at all, for the hints.
    offers: Handler,
    run: Handler,
}

/// The keyboard of this window.
#[derive(Clone, Copy)]
pub struct Keys {
    layers: StoredValue<Vec<Layer>>,
    /// The scope that has the focus, for the hints of the status bar.
    pub scope: RwSignal<Option<Scope>>,
    here: RwSignal<Option<String>>,
    /// The first half of a go chord, while it waits for the second.
    pub waiting: RwSignal<Option<String>>,
    mac: bool,
    desktop: bool,
}

impl Keys {
    /// Starts listening. Called once.
    pub fn start() -> Self {
        let keys = Self {
            layers: StoredValue::new(Vec::new()),
            scope: RwSignal::new(None),
            here: RwSignal::new(None),
            waiting: RwSignal::new(None),
            mac: dom::on_mac(),
            desktop: dom::in_desktop(),
        };
        let chords = use_prefs().go_chords;
        dom::capture_keydown(move |event| keys.press(&event, chords.get_untracked()));
        drop(window_event_listener(leptos::ev::focusin, move |_| keys.look()));
        keys
    }

    /// Whether this line of the table works in this window.
    pub fn works_here(&self, binding: &Binding) -> bool {
        self.desktop || binding.place == Place::Everywhere
    }
    /// The keys of a command as the screen shows them; empty if it has none here.
    pub fn shown(&self, cmd: Cmd) -> String {
        MAP.iter()
            .find(|binding| binding.cmd == cmd && self.works_here(binding))
            .map(|binding| self.spell(binding.chord))
            .unwrap_or_default()
    }
    /// A chord as the screen shows it.
    pub fn spell(&self, chord: &str) -> String {
        chord::shown(chord, self.mac)
    }
    /// Offers a command to the layers as if its key had been pressed.
    pub fn run(&self, cmd: Cmd) -> bool {
        self.offer(cmd)
    }

    fn look(self) {
        let here = self.layers_of(dom::focused().as_deref()).into_iter().next();
        let layer = here.or_else(|| self.page_layers().into_iter().next());
        let (scope, here) = (layer.as_ref().map(|layer| layer.scope), layer.map(|layer| layer.id));
        if self.here.with_untracked(|before| *before != here) {
            self.here.set(here);
        }
        if self.scope.get_untracked() != scope {
            self.scope.set(scope);
        }
    }
    /// The layers of the page itself: the newest, and those around its place.
    fn page_layers(self) -> Vec<Layer> {
        let newest = self.layers.with_value(|layers| layers.iter().rev().find(|layer| layer.scope != Scope::Global).cloned());
        let Some(newest) = newest else { return Vec::new() };
        let place = document().query_selector(&format!("[{ATTRIBUTE}=\"{}\"]", newest.id)).ok().flatten();
        place.map_or_else(|| vec![newest], |place| self.around(&place))
    }
    /// Whether a key would do something where the focus is.
    pub fn offered(&self, cmd: Cmd) -> bool {
        let Some(here) = self.here.get() else { return true };
        let layer = self.layers.with_value(|layers| layers.iter().find(|layer| layer.id == here).cloned());
        layer.is_some_and(|layer| (layer.offers)(cmd))
    }
    /// The layers around a place, innermost first.
    fn around(self, place: &Element) -> Vec<Layer> {
        let mut found = Vec::new();
        let mut next = Some(place.clone());
        while let Some(element) = next {
            if let Some(id) = element.get_attribute(ATTRIBUTE) {
                self.layers.with_value(|layers| found.extend(layers.iter().find(|layer| layer.id == id).cloned()));
                // What lies over everything else keeps the keys from what it grew out of.
                if found.last().is_some_and(|layer| layer.modal) {
                    break;
                }
            }
            next = element.parent_element();
        }
        found
    }
    /// The layers around an element, innermost first; without one, the page's own. Behind what lies over everything else
    /// none rules, also before the focus has come there.
    fn layers_of(self, element: Option<&Element>) -> Vec<Layer> {
        let found = element.map(|element| self.around(element)).unwrap_or_default();
        let over = self.layers.with_value(|layers| layers.iter().rev().find(|layer| layer.modal).cloned());
        if let Some(over) = over.filter(|over| found.iter().all(|layer| layer.id != over.id)) {
            return vec![over];
        }
        // Nobody around it rules the keys: where nothing particular has the focus, they are the page's.
        if found.is_empty()
            && element.is_none_or(|element| {
                matches!(element.id().as_str(), "" | "main") && matches!(element.tag_name().as_str(), "BODY" | "MAIN")
            })
        {
            return self.page_layers();
        }
        found
    }
    fn offer(self, cmd: Cmd) -> bool {
        // Cloned first: a handler may add or remove layers.
        let layers = self.layers.get_value();
        for layer in layers.iter().rev() {
            if (layer.run)(cmd) {
                return true;
            }
            if layer.modal {
                return false;
            }
        }
        false
    }

    fn press(self, event: &KeyboardEvent, chords: bool) {
        // An input method composes: every key is its own.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let Some(pressed) = chord::of(event, self.mac) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // A focused button or link answers Enter and Space itself.
        if matches!(pressed.as_str(), "Enter" | "Space")
            && target.as_ref().is_some_and(|target| matches!(target.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY"))
        {
            return;
        }
        let writing = target.as_ref().is_some_and(dom::is_editable) && chord::types_text(&pressed);
        if self.dispatch(&pressed, target.as_ref(), writing, chords) {
            event.prevent_default();
            event.stop_propagation();
        } else if map::SUPPRESSED.contains(&pressed.as_str())
            || (self.desktop && map::SUPPRESSED_ON_DESKTOP.contains(&pressed.as_str()))
        {
            event.prevent_default();
        }
    }

    fn dispatch(self, pressed: &str, target: Option<&Element>, writing: bool, chords: bool) -> bool {
        if let Some(first) = self.waiting.get_untracked() {
            self.waiting.set(None);
            if !writing {
                let both = format!("{first} {pressed}");
                if let Some(binding) = self.find(Scope::Go, &both) {
                    return self.offer(binding.cmd);
                }
            }
        }
        for layer in self.layers_of(target) {
            if writing && !layer.scope.owns_typing() {
                continue;
            }
            if let Some(binding) = self.find(layer.scope, pressed)
                && (layer.run)(binding.cmd)
            {
                return true;
            }
        }
        if writing {
            return false;
        }
        if let Some(binding) = self.find(Scope::Global, pressed) {
            return self.offer(binding.cmd);
        }
        let starts = |binding: &&Binding| binding.scope == Scope::Go && binding.chord.split(' ').next() == Some(pressed);
        if chords && MAP.iter().any(|binding| starts(&binding)) {
            self.waiting.set(Some(pressed.to_owned()));
            set_timeout(move || self.waiting.set(None), CHORD_PATIENCE);
            return true;
        }
        false
    }
    fn find(self, scope: Scope, chord: &str) -> Option<&'static Binding> {
        MAP.iter().find(|binding| binding.scope == scope && binding.chord == chord && self.works_here(binding))
    }
}

/// The keyboard of this window.
pub fn use_keys() -> Keys {
    expect_context()
}

/// Adds a layer for the life of the calling component. The answer goes into the `data-keys` attribute of the element
/// whose inside it rules. `run` says whether it did something; otherwise the key goes on to outer layers.
pub fn use_layer(scope: Scope, run: impl Fn(Cmd) -> bool + Send + Sync + 'static) -> String {
    add(scope, false, |_| true, run)
}

/// Like [`use_layer`], for one that does not do all its scope's keys ask for: the status bar mentions only what `offers`
/// names.
pub fn use_layer_offering(
    scope: Scope,
    offers: impl Fn(Cmd) -> bool + Send + Sync + 'static,
    run: impl Fn(Cmd) -> bool + Send + Sync + 'static,
) -> String {
    add(scope, false, offers, run)
}

/// Like [`use_layer`], for something that lies over everything else: outer layers get no key while it is there.
pub fn use_modal_layer(scope: Scope, run: impl Fn(Cmd) -> bool + Send + Sync + 'static) -> String {
    add(scope, true, |_| true, run)
}

/// Like [`use_modal_layer`], for a list to choose from: of its scope's keys it takes only Enter and the arrows.
pub fn use_chooser_layer(run: impl Fn(Cmd) -> bool + Send + Sync + 'static) -> String {
    add(Scope::Lookup, true, |cmd| cmd == Cmd::Accept, run)
}

fn add(
    scope: Scope,
    modal: bool,
    offers: impl Fn(Cmd) -> bool + Send + Sync + 'static,
    run: impl Fn(Cmd) -> bool + Send + Sync + 'static,
) -> String {
    let keys = use_keys();
    let id = dom::fresh_id("keys");
    keys.layers
        .update_value(|layers| layers.push(Layer { id: id.clone(), scope, modal, offers: Arc::new(offers), run: Arc::new(run) }));
    let mine = id.clone();
    on_cleanup(move || {
        keys.layers.try_update_value(|layers| layers.retain(|layer| layer.id != mine));
        request_animation_frame(move || keys.look());
    });
    request_animation_frame(move || keys.look());
    id
}
