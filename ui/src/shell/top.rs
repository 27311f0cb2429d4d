//! The top bar: company, history, search, connection, user.

use kontor_contract::identity::SessionView;
use leptos::prelude::*;

use crate::{
    client::live::Live,
    keymap::{Cmd, use_keys},
    kit::{
        Icon, IconButton, KeyHint, Shape,
        menu::{Menu, MenuItem},
    },
    routes::use_going,
    session::use_session,
    text::t,
};

/// The top bar.
#[component]
pub fn TopBar(
    /// Opens the palette.
    palette: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let keys = use_keys();
    let live = expect_context::<Live>();
    let going = use_going();
    let who = session.who;
    let part = move |read: fn(&SessionView) -> String| move || who.with(|who| who.as_ref().map(read).unwrap_or_default());
    let demo = Memo::new(move |_| who.with(|who| who.as_ref().is_some_and(|who| who.company.demo)));
    let user_menu = move || {
        let going = going.clone();
        vec![
            MenuItem::new(t("settings-title"), Shape::Settings, Some(Cmd::Settings), {
                let going = going.clone();
                move || going.to("/settings")
            }),
            MenuItem::new(t("help-title"), Shape::Keyboard, Some(Cmd::Help), move || going.to("/help")),
            MenuItem::new(t("sign-out"), Shape::LogOut, None, move || session.sign_out()),
        ]
    };
    view! {
        <header class="top" data-region="" aria-label=t("region-top")>
            <span class="company" title=part(|who| who.company.name.clone())>
                <span class="company-dot" class:company-dot-demo=move || demo.get()></span>
                <span class="cut grow">{part(|who| who.company.name.clone())}</span>
            </span>
            <IconButton shape=Shape::ArrowLeft label=t("key-back") cmd=Cmd::Back on_click=move || { keys.run(Cmd::Back); } />
            <IconButton shape=Shape::ArrowRight label=t("key-forward") cmd=Cmd::Forward on_click=move || { keys.run(Cmd::Forward); } />
            <button type="button" class="search" on:click=move |_| palette.set(true)>
                <Icon shape=Shape::Search />
                <span class="cut grow">{t("search-or-command")}</span>
                <KeyHint cmd=Cmd::Palette />
            </button>
            <Show when=move || demo.get()><span class="demo-ribbon">{t("demo-ribbon")}</span></Show>
            <span class="grow"></span>
            <span class="chip" class:chip-bad=move || !live.online.get() role="status">
                {move || if live.online.get() { view! { <Icon shape=Shape::CloudCheck /> } } else { view! { <Icon shape=Shape::CloudOff /> } }}
                <span class="chip-word">{move || if live.online.get() { t("live-on") } else { t("live-off") }}</span>
            </span>
            <Menu class="chip" label=part(|who| who.name.clone()) shape=Shape::CircleUser items=user_menu />
        </header>
    }
}
