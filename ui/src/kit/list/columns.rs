//! Which columns of a list this person wants to see, in which order and how wide; kept on this computer.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    dom,
    keymap::{Cmd, Scope, use_modal_layer},
    kit::{Icon, Shape},
    session::use_session,
    shell::regions,
    text::t,
};

/// Room the list of columns wants, px.
const WIDTH: i32 = 300;
/// Widths a column may have, px.
const NARROWEST: u32 = 48;
const WIDEST: u32 = 800;
/// What one key press adds, px.
const STEP: u32 = 16;

/// How a list is laid out, as far as that differs from what its screen declares.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Columns that are not shown.
    pub hidden: BTreeSet<String>,
    /// All columns in order, once somebody moved one.
    pub order: Vec<String>,
    /// Widths, px.
    pub widths: BTreeMap<String, u32>,
}

impl Layout {
    /// Reads what was kept.
    fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|_| Self {
            // As it was kept before columns could be moved: the hidden ones.
            hidden: text.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
            ..Self::default()
        })
    }
}

/// The places of columns in the order somebody gave them. The first stays first; what the order does not know stays
/// behind the column it was declared after.
fn arrange(keys: &[&str], order: &[String]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len().min(1)).collect();
    places.extend(order.iter().filter_map(|wanted| keys.iter().position(|key| key == wanted)).filter(|at| *at > 0));
    for at in 1..keys.len() {
        if !places.contains(&at) {
            let after = places.iter().position(|place| *place == at - 1).map_or(places.len(), |before| before + 1);
            places.insert(after, at);
        }
    }
    places
}

/// The least width a declared column takes: the 200 of `minmax(200px, 1fr)`.
fn least(declared: &str) -> u32 {
    let digits = declared.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    digits.split(|letter: char| !letter.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(NARROWEST)
}

/// The layout of one list.
#[derive(Clone, Copy)]
pub struct Columns {
    /// As it is now.
    pub layout: RwSignal<Layout>,
    /// The list's own, while a view lends it another.
    own: RwSignal<Option<Layout>>,
    /// The part that decides which cells there are.
    chosen: Memo<(BTreeSet<String>, Vec<String>)>,
    open: RwSignal<bool>,
}

impl Columns {
    /// As the person left them, for the list at this address.
    pub fn recall(list: &str) -> Self {
        let name = format!("kontor.columns.{}.{list}", person());
        let layout = RwSignal::new(dom::stored(&name).map(|text| Layout::read(&text)).unwrap_or_default());
        let own = RwSignal::new(None::<Layout>);
        Effect::new(move |before: Option<()>| {
            let kept = own.get().unwrap_or_else(|| layout.get());
            let text = serde_json::to_string(&kept).ok().filter(|_| kept != Layout::default());
            if before.is_some() {
                dom::store(&name, text.as_deref());
            }
        });
        let chosen = Memo::new(move |_| layout.with(|layout| (layout.hidden.clone(), layout.order.clone())));
        Self { layout, own, chosen, open: RwSignal::new(false) }
    }
    /// Shows the layout of a view; the list's own again if there is none.
    pub fn lend(self, view: Option<Layout>) {
        match (view, self.own.get_untracked()) {
            (Some(view), own) => {
                if own.is_none() {
                    self.own.set(Some(self.layout.get_untracked()));
                }
                self.layout.set(view);
            }
            (None, Some(own)) => {
                self.own.set(None);
                self.layout.set(own);
            }
            (None, None) => {}
        }
    }
    /// Whether a column is shown.
    pub fn shows(self, key: &str) -> bool {
        self.chosen.with(|(hidden, _)| !hidden.contains(key))
    }
    /// The places of columns in this person's order.
    pub fn places(self, keys: &[&str]) -> Vec<usize> {
        self.chosen.with(|(_, order)| arrange(keys, order))
    }
    /// The width of a column as CSS grid takes it.
    pub fn width(self, key: &str, declared: &'static str) -> String {
        self.layout.with(|layout| layout.widths.get(key).map_or_else(|| declared.to_owned(), |width| format!("{width}px")))
    }
    /// What the shown columns need at least, px, once somebody made one wider; then the list scrolls sideways.
    pub fn least<'a>(self, columns: impl Iterator<Item = (&'a str, &'static str)>) -> Option<u32> {
        self.layout.with(|layout| {
            let of = |(key, declared): (&str, &str)| layout.widths.get(key).copied().unwrap_or_else(|| least(declared));
            (!layout.widths.is_empty()).then(|| columns.map(of).sum())
        })
    }
    /// Makes a column so wide; as it was declared if nothing is said.
    pub fn resize(self, key: &str, width: Option<u32>) {
        self.layout.update(|layout| match width {
            Some(width) => drop(layout.widths.insert(key.to_owned(), width.clamp(NARROWEST, WIDEST))),
            None => drop(layout.widths.remove(key)),
        });
    }
    fn widen(self, key: &str, declared: &'static str, wider: bool) {
        let now = self.layout.with_untracked(|layout| layout.widths.get(key).copied().unwrap_or_else(|| least(declared)));
        self.resize(key, Some(if wider { now + STEP } else { now.saturating_sub(STEP) }));
    }
    fn move_by(self, keys: &[&str], key: &str, back: bool) {
        self.layout.update(|layout| {
            let mut order: Vec<String> = arrange(keys, &layout.order).into_iter().map(|at| keys[at].to_owned()).collect();
            let Some(at) = order.iter().position(|one| one == key) else { return };
            let to = if back { at.saturating_sub(1).max(1) } else { (at + 1).min(order.len() - 1) };
            if at > 0 && at != to {
                order.swap(at, to);
                layout.order = order;
            }
        });
    }
    fn turn(self, key: &str) {
        self.layout.update(|layout| {
            if !layout.hidden.remove(key) {
                layout.hidden.insert(key.to_owned());
            }
        });
    }
    /// The edge of a head: dragging it makes the column wider, a double click as it was.
    pub fn grip(self, key: &'static str) -> impl IntoView {
        let start = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            event.stop_propagation();
            let Some(head) = dom::closest(&event, "[role=columnheader]") else { return };
            let (from, width) = (event.client_x(), dom::width_of(&head));
            let moving = window_event_listener(leptos::ev::mousemove, move |event| {
                let width = u32::try_from(width + event.client_x() - from).unwrap_or(NARROWEST);
                self.resize(key, Some(width));
            });
            let ended = StoredValue::new(None::<WindowListenerHandle>);
            let moving = StoredValue::new(Some(moving));
            let end = window_event_listener(leptos::ev::mouseup, move |_| {
                for handle in [moving, ended] {
                    if let Some(handle) = handle.try_update_value(Option::take).flatten() {
                        handle.remove();
                    }
                }
            });
            ended.set_value(Some(end));
        };
        view! { <span class="head-grip" aria-hidden="true" on:mousedown=start on:click=|event| event.stop_propagation() on:dblclick=move |event| { event.stop_propagation(); self.resize(key, None); }></span> }
    }
    /// The button that opens the list of columns, as `(key, head, declared width)`. The first column always stays.
    pub fn button(self, columns: Vec<(&'static str, String, &'static str)>) -> impl IntoView {
        let id = dom::fresh_id("columns");
        let (button, columns) = (id.clone(), StoredValue::new(columns));
        let open = self.open;
        view! {
            <button type="button" id=id class="icon-button" aria-haspopup="menu" aria-expanded=move || open.get().to_string() aria-label=t("list-columns") title=t("list-columns")
                on:click=move |_| open.update(|open| *open = !*open)><Icon shape=Shape::Columns3 /></button>
            <Show when=move || open.get()>{self.menu(&button, columns)}</Show>
        }
    }
    fn menu(self, button: &str, columns: StoredValue<Vec<(&'static str, String, &'static str)>>) -> impl IntoView + use<> {
        let focus = button.to_owned();
        let close = move || {
            self.open.set(false);
            dom::focus_id(&focus);
        };
        let leave = close.clone();
        let layer = use_modal_layer(Scope::Global, move |cmd| {
            if cmd == Cmd::Escape {
                leave();
            }
            true
        });
        let count = columns.with_value(Vec::len);
        let height = i32::try_from(count).unwrap_or(10) * 28 + 64;
        let (x, y, width) = dom::by_id(button).map(|element| dom::place_below(&element, height)).unwrap_or_default();
        let room = dom::window_width() - x;
        let far = room < WIDTH;
        let list = StoredValue::new(dom::fresh_id("columns-list"));
        let keys = move || columns.with_value(|columns| columns.iter().map(|(key, ..)| *key).collect::<Vec<_>>());
        let arranged = move || self.places(&keys()).into_iter().skip(1).collect::<Vec<usize>>();
        let of = move |key: &str| list.with_value(|list| format!("{list}-{key}"));
        if let Some(first) = untrack(arranged).first().and_then(|at| keys().get(*at).copied()) {
            dom::focus_soon(of(first));
        }
        let press = move |event: web_sys::KeyboardEvent, key: &'static str, declared: &'static str| {
            match (event.key().as_str(), event.ctrl_key() || event.meta_key()) {
                ("ArrowUp", true) => self.move_by(&keys(), key, true),
                ("ArrowDown", true) => self.move_by(&keys(), key, false),
                ("ArrowLeft", false) => self.widen(key, declared, false),
                ("ArrowRight", false) => self.widen(key, declared, true),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
            dom::focus_soon(of(key));
        };
        let one = move |at: usize| {
            let (key, label, declared) = columns.with_value(|columns| columns[at].clone());
            let wide = move || self.layout.with(|layout| layout.widths.get(key).map(|width| format!("{width} px")));
            view! {
                <button type="button" role="menuitemcheckbox" id=of(key) class="menu-item" aria-checked=move || self.shows(key).to_string() on:click=move |_| self.turn(key)
                    on:keydown=move |event| press(event, key, declared)>
                    <span class="check-mark">{move || self.shows(key).then(|| view! { <Icon shape=Shape::Check /> })}</span>
                    <span>{label}</span>
                    <span class="menu-note num">{wide}</span>
                </button>
            }
        };
        view! {
            <div class="veil-clear" on:click=move |_| close()></div>
            <div class="popup" role="menu" aria-label=t("list-columns") data-keys=layer style:top=format!("{y}px") style:left=(!far).then(|| format!("{x}px")) style:right=far.then(|| format!("{}px", room - width))
                on:keydown=move |event| regions::rove(&event, ".menu-item")>
                <For each=arranged key=|at| *at children=one />
                <button type="button" role="menuitem" class="menu-item menu-last" on:click=move |_| self.layout.set(Layout::default())><span class="check-mark"></span><span>{t("list-columns-reset")}</span></button>
                <p class="menu-hint">{t("list-columns-keys")}</p>
            </div>
        }
    }
}

/// Whose settings these are.
pub(super) fn person() -> String {
    use_session().who.with_untracked(|who| who.as_ref().map(|who| who.login.clone()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Layout, arrange, least};

    #[test]
    fn columns_stand_in_the_order_somebody_gave_them() {
        let keys = ["number", "date", "name", "total"];
        for (order, expected) in [
            (vec![], vec![0, 1, 2, 3]),
            (vec!["number", "total", "date", "name"], vec![0, 3, 1, 2]),
            // The first stays first; a column that is new stays behind the one it was declared after.
            (vec!["total", "number", "date"], vec![0, 3, 1, 2]),
            (vec!["gone", "name"], vec![0, 1, 2, 3]),
        ] {
            let order: Vec<String> = order.into_iter().map(str::to_owned).collect();
            assert_eq!(arrange(&keys, &order), expected, "{order:?}");
        }
        assert_eq!(arrange(&[], &["a".to_owned()]), [0_usize; 0]);
    }

    #[test]
    fn layouts_of_before_are_read() {
        assert_eq!(Layout::read("city,country").hidden.len(), 2);
        let layout = Layout { order: vec!["a".to_owned()], ..Layout::default() };
        assert_eq!(Layout::read(&serde_json::to_string(&layout).unwrap()), layout);
    }

    #[test]
    fn declared_widths_have_a_least() {
        for (declared, expected) in [("96px", 96), ("minmax(200px, 1fr)", 200), ("1fr", 1), ("auto", 48)] {
            assert_eq!(least(declared), expected, "{declared}");
        }
    }
}
