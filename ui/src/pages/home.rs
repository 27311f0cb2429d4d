//! The first look in the morning: figures that follow the book, what is to be done, what happened last. Every figure
//! and every line leads to where it comes from.

pub mod figures;
pub mod lists;
pub mod tiles;

use kontor_contract::safekeeping::GetBookState;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client,
    keymap::{Cmd, use_keys},
    kit::{Button, Icon, Shape, Variant},
    routes::use_going,
    session::use_session,
    text::t,
};

/// Home.
#[component]
pub fn Home() -> impl IntoView {
    let (keys, session) = (use_keys(), use_session());
    // The first thing this person may start.
    let starts = [
        ("sales.order.write", "key-create-order", Cmd::CreateOrder),
        ("finance.entry.post", "entry-new", Cmd::CreateJournalEntry),
    ];
    let start = starts.into_iter().find(|(needs, _, _)| session.may(needs));
    view! {
        <header class="head">
            <h1>{t("home-title")}</h1>
            <span class="grow"></span>
            {start.map(|(_, label, cmd)| view! { <Button label=t(label) variant=Variant::Go icon=Shape::Plus cmd on_click=move || { keys.run(cmd); } /> })}
        </header>
        <Unkept />
        <div class="page">
            <tiles::Tiles />
            <lists::Lists />
        </div>
    }
}

/// Says that nobody may make backups, to those who manage users.
#[component]
fn Unkept() -> impl IntoView {
    let nobody = RwSignal::new(false);
    if use_session().may("identity.user.write") {
        spawn_local(async move {
            // Without an answer nothing is said, as when all is well.
            if let Ok(state) = client::call(&GetBookState {}).await {
                nobody.try_set(state.backups_by_nobody);
            }
        });
    }
    let users = use_going().address("/settings/users");
    move || {
        nobody.get().then(|| {
            view! {
                <div class="notice" role="status">
                    <Icon shape=Shape::CircleAlert />
                    <span class="grow">{t("backup-by-nobody")}</span>
                    <a class="link" href=users.clone()>{t("users-title")}</a>
                </div>
            }
        })
    }
}
