//! Buttons and the keys shown in them.

use std::sync::Arc;

use leptos::{ev::MouseEvent, prelude::*};

use super::{Icon, Shape};
use crate::keymap::{Cmd, use_keys};

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// One of several.
    #[default]
    Plain,
    /// The screen's one primary action.
    Go,
    /// In bars, without a border.
    Quiet,
    /// Destroys something; only in a dialog that says what.
    Danger,
}

impl Variant {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Go => "button button-go",
            Self::Quiet => "button button-quiet button-small",
            Self::Danger => "button button-danger",
        }
    }
}

/// What a control does, without the type of the closure: with it, the whole control would be compiled once for each place.
#[derive(Clone)]
pub struct Act(Arc<dyn Fn() + Send + Sync>);

impl<F: Fn() + Send + Sync + 'static> From<F> for Act {
    fn from(act: F) -> Self {
        Self(Arc::new(act))
    }
}

impl Act {
    fn click(self, disabled: Signal<bool>) -> impl Fn(MouseEvent) + 'static {
        move |_| {
            if !disabled.get_untracked() {
                (self.0)();
            }
        }
    }
}

/// A button with a text.
#[component]
pub fn Button(
    /// The verb on it.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_click: Act,
    /// What it is for.
    #[prop(optional)]
    variant: Variant,
    /// A picture before the text.
    #[prop(optional, into)]
    icon: Option<Shape>,
    /// The command whose key is shown after the text.
    #[prop(optional, into)]
    cmd: Option<Cmd>,
    /// Stays focusable and says why not; a disabled control must be findable.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a switch: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// A fixed id, for focus from outside.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <button type="button" id=id class=variant.class() aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=pressed.map(|on| move || on.get().to_string()) on:click=on_click.click(disabled)>
            {icon.map(|shape| view! { <Icon shape /> })}
            <span>{move || label.get()}</span>
            {cmd.map(|cmd| view! { <KeyHint cmd /> })}
        </button>
    }
}

/// A button with a picture only; its name is read out and shown as a tooltip.
#[component]
pub fn IconButton(
    /// The picture.
    shape: Shape,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_click: Act,
    /// The command whose key is shown in the tooltip.
    #[prop(optional, into)]
    cmd: Option<Cmd>,
    /// Stays focusable.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a switch: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    let hint =
        cmd.map(|cmd| use_keys().shown(cmd)).filter(|keys| !keys.is_empty()).map(|keys| format!(" ({keys})")).unwrap_or_default();
    view! {
        <button type="button" class="icon-button" aria-label=move || label.get() title=move || format!("{}{hint}", label.get())
            aria-disabled=move || disabled.get().then_some("true") aria-pressed=pressed.map(|on| move || on.get().to_string()) on:click=on_click.click(disabled)>
            <Icon shape />
        </button>
    }
}

/// The key of a command, as it works in this window; nothing if it has none here.
#[component]
pub fn KeyHint(
    /// The command.
    cmd: Cmd,
) -> impl IntoView {
    let keys = use_keys().shown(cmd);
    (!keys.is_empty()).then(|| view! { <kbd>{keys}</kbd> })
}
