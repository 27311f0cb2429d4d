//! The top bar: company, history, search, connection, user.

use kontor_contract::{identity::SessionView, notifications::CountInbox};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{
        self,
        live::{Live, use_live},
    },
    dom,
    keymap::{Cmd, use_keys},
    kit::{
        Icon, IconButton, KeyHint, Shape,
        menu::{Menu, MenuItem},
    },
    routes::use_going,
    session::use_session,
    shell::companies::Switcher,
    text::{t, tn},
};

/// More than this is "many"; the exact number is in the tooltip.
const MOST_SHOWN: i64 = 99;

/// What notifications are about. Another process that does such a thing tells people of it itself, and only what it did
/// is heard of here.
const CAUSES: &[&str] = &["sales.order", "sales.delivery", "approvals.request"];
/// How long telling takes at most, after what it is about was heard of.
const TELLING: std::time::Duration = std::time::Duration::from_millis(500);

/// How many notifications the person has not seen.
#[derive(Clone, Copy)]
pub struct Unread {
    /// As of the last message of the book.
    pub count: RwSignal<i64>,
}

impl Unread {
    /// Counts, and again whenever somebody was told something.
    pub fn start() -> Self {
        let unread = Self { count: RwSignal::new(0) };
        let told = use_live("relay.notifications");
        Effect::new(move |_| {
            told.track();
            unread.read();
        });
        for topic in CAUSES {
            let caused = use_live(topic);
            Effect::new(move |before: Option<()>| {
                caused.track();
                if before.is_some() {
                    set_timeout(move || unread.read(), TELLING);
                }
            });
        }
        unread
    }
    fn read(self) {
        spawn_local(async move {
            // A count that cannot be had stays as it was: the connection chip says why.
            if let Ok(inbox) = client::call(&CountInbox {}).await {
                self.count.try_set(inbox.unread);
            }
        });
    }
}

/// How many notifications the person has not seen.
pub fn use_unread() -> Unread {
    expect_context()
}

/// The way to the inbox, with what is new in it.
#[component]
fn Bell() -> impl IntoView {
    let (unread, going) = (use_unread(), use_going());
    let name = move || match unread.count.get() {
        0 => t("inbox-title"),
        count => tn("inbox-bell", usize::try_from(count).unwrap_or_default()),
    };
    view! {
        <a class="icon-button bell" href=going.address("/inbox") aria-label=name title=name on:click=|_| dom::leave_focus()>
            <Icon shape=Shape::Bell />
            <Show when=move || { unread.count.get() > 0 }>
                <span class="bell-count num" aria-hidden="true">{move || if unread.count.get() > MOST_SHOWN { format!("{MOST_SHOWN}+") } else { unread.count.get().to_string() }}</span>
            </Show>
        </a>
        <span class="unseen" role="status">{move || if unread.count.get() > 0 { name() } else { String::new() }}</span>
    }
}

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
            MenuItem::new(t("account-title"), Shape::CircleUser, None, {
                let going = going.clone();
                move || going.to("/settings/account")
            }),
            MenuItem::new(t("help-title"), Shape::Keyboard, Some(Cmd::Help), move || going.to("/help")),
            MenuItem::new(t("lock-go"), Shape::Lock, Some(Cmd::Lock), move || session.lock()),
            MenuItem::new(t("sign-out"), Shape::LogOut, None, move || session.sign_out()),
        ]
    };
    view! {
        <header class="top" data-region="" aria-label=t("region-top")>
            <Switcher />
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
            <Bell />
            <Menu class="chip" label=part(|who| who.name.clone()) shape=Shape::CircleUser items=user_menu />
        </header>
    }
}
