//! The first look in the morning: figures that follow the book, what is to be done, what happened last. Every figure
//! and every line leads to where it comes from.

pub mod figures;
pub mod lists;
pub mod tiles;

use leptos::prelude::*;

use crate::{
    keymap::{Cmd, use_keys},
    kit::{Button, Shape, Variant},
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
        <div class="page">
            <tiles::Tiles />
            <lists::Lists />
        </div>
    }
}
