//! Which columns of a list this person wants to see; kept on this computer.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::{
    dom,
    keymap::{Cmd, Scope, use_modal_layer},
    kit::{Icon, Shape},
    session::use_session,
    shell::regions,
    text::t,
};

/// Room the list of columns wants, px.
const WIDTH: i32 = 260;

/// The columns that are not shown.
#[derive(Clone, Copy)]
pub struct Hidden {
    keys: RwSignal<HashSet<String>>,
    open: RwSignal<bool>,
}

impl Hidden {
    /// As the person left them, for the list at this address.
    pub fn recall(list: &str) -> Self {
        let person = use_session().who.with_untracked(|who| who.as_ref().map(|who| who.login.clone()).unwrap_or_default());
        let name = format!("kontor.columns.{person}.{list}");
        let kept = dom::stored(&name).unwrap_or_default();
        let keys = RwSignal::new(kept.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect::<HashSet<String>>());
        Effect::new(move |before: Option<()>| {
            let mut hidden: Vec<String> = keys.with(|keys| keys.iter().cloned().collect());
            hidden.sort_unstable();
            if before.is_some() {
                dom::store(&name, Some(hidden.join(",")).as_deref().filter(|text| !text.is_empty()));
            }
        });
        Self { keys, open: RwSignal::new(false) }
    }
    /// Whether a column is shown.
    pub fn shows(self, key: &str) -> bool {
        self.keys.with(|keys| !keys.contains(key))
    }
    fn turn(self, key: &str) {
        self.keys.update(|keys| {
            if !keys.remove(key) {
                keys.insert(key.to_owned());
            }
        });
    }
    /// The button that opens the list of columns, as `(key, head)`. The first column always stays.
    pub fn button(self, columns: Vec<(&'static str, String)>) -> impl IntoView {
        let id = dom::fresh_id("columns");
        let (button, columns) = (id.clone(), StoredValue::new(columns));
        let open = self.open;
        view! {
            <button type="button" id=id class="icon-button" aria-haspopup="menu" aria-expanded=move || open.get().to_string() aria-label=t("list-columns") title=t("list-columns")
                on:click=move |_| open.update(|open| *open = !*open)><Icon shape=Shape::Columns3 /></button>
            <Show when=move || open.get()>{self.menu(&button, columns.get_value())}</Show>
        }
    }
    fn menu(self, button: &str, columns: Vec<(&'static str, String)>) -> impl IntoView + use<> {
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
        let height = i32::try_from(columns.len()).unwrap_or(10) * 28 + 10;
        let (x, y, width) = dom::by_id(button).map(|element| dom::place_below(&element, height)).unwrap_or_default();
        let room = dom::window_width() - x;
        let far = room < WIDTH;
        let list = dom::fresh_id("columns-list");
        dom::focus_soon(format!("{list}-0"));
        let one = move |(at, (key, label)): (usize, (&'static str, String))| {
            view! {
                <button type="button" role="menuitemcheckbox" id=format!("{list}-{at}") class="menu-item" aria-checked=move || self.shows(key).to_string() on:click=move |_| self.turn(key)>
                    <span class="check-mark">{move || self.shows(key).then(|| view! { <Icon shape=Shape::Check /> })}</span>
                    <span>{label}</span>
                </button>
            }
        };
        view! {
            <div class="veil-clear" on:click=move |_| close()></div>
            <div class="popup" role="menu" aria-label=t("list-columns") data-keys=layer style:top=format!("{y}px") style:left=(!far).then(|| format!("{x}px")) style:right=far.then(|| format!("{}px", room - width))
                on:keydown=move |event| regions::rove(&event, ".menu-item")>{columns.into_iter().skip(1).enumerate().map(one).collect_view()}</div>
        }
    }
}
