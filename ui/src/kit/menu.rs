//! A button that opens a list of commands.

use leptos::prelude::*;

use super::{Icon, KeyHint, Shape};
use crate::{
    dom,
    keymap::{Cmd, Scope, use_modal_layer},
    shell::regions,
};

/// Room a menu wants, px.
const WIDTH: i32 = 260;

/// One line of a menu.
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    shape: Shape,
    cmd: Option<Cmd>,
    run: Callback<()>,
}

impl MenuItem {
    /// A line: its text, picture, the command whose key it shows, and what it does.
    pub fn new(label: String, shape: Shape, cmd: Option<Cmd>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { label, shape, cmd, run: Callback::new(move |()| run()) }
    }
}

/// A button with a menu below it.
#[component]
pub fn Menu(
    /// The button's text.
    #[prop(into)]
    label: Signal<String>,
    /// Its picture.
    #[prop(optional)]
    shape: Option<Shape>,
    /// The lines, made when it opens.
    items: impl Fn() -> Vec<MenuItem> + Send + Sync + 'static,
    /// The button's class.
    #[prop(default = "button button-quiet button-small")]
    class: &'static str,
    /// What stands on the button in place of the picture and the text, which is its tooltip then.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = dom::fresh_id("menu");
    let items = StoredValue::new(items);
    let button = id.clone();
    let told = children.is_some();
    let face = match children {
        Some(children) => children(),
        None => view! {
            {shape.map(|shape| view! { <Icon shape /> })}
            <span class="chip-word">{move || label.get()}</span>
        }
        .into_any(),
    };
    view! {
        <button type="button" id=id.clone() class=class title=move || told.then(|| label.get()) aria-haspopup="menu" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {face}
        </button>
        <Show when=move || open.get()>
            <MenuList button=button.clone() open items=items.with_value(|items| items()) />
        </Show>
    }
}

#[component]
fn MenuList(button: String, open: RwSignal<bool>, items: Vec<MenuItem>) -> impl IntoView {
    let close = {
        let button = button.clone();
        move || {
            open.set(false);
            dom::focus_id(&button);
        }
    };
    let leave = close.clone();
    let layer = use_modal_layer(Scope::Global, move |cmd| {
        if cmd == Cmd::Escape {
            leave();
        }
        true
    });
    let height = i32::try_from(items.len()).unwrap_or(10) * 28 + 10;
    let (x, y, width) = dom::by_id(&button).map(|element| dom::place_below(&element, height)).unwrap_or_default();
    let list = dom::fresh_id("menu-list");
    dom::focus_soon(format!("{list}-0"));
    // Opened near the end of the window, a menu grows towards its start.
    let room = dom::window_width() - x;
    let far = room < WIDTH;
    view! {
        <div class="veil-clear" on:click={ let close = close.clone(); move |_| close() }></div>
        <div class="popup" role="menu" data-keys=layer style:top=format!("{y}px") style:left=(!far).then(|| format!("{x}px")) style:right=far.then(|| format!("{}px", room - width))
            on:keydown=move |event| regions::rove(&event, ".menu-item")>
            {items.into_iter().enumerate().map(|(at, item)| {
                let close = close.clone();
                view! {
                    <button type="button" role="menuitem" id=format!("{list}-{at}") class="menu-item" on:click=move |_| { close(); item.run.run(()); }>
                        <Icon shape=item.shape />
                        <span>{item.label}</span>
                        {item.cmd.map(|cmd| view! { <KeyHint cmd /> })}
                    </button>
                }
            }).collect_view()}
        </div>
    }
}
