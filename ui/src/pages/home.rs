//! The first look in the morning. Its tiles come with the modules that own the figures.

use leptos::prelude::*;

use crate::{
    keymap::{Cmd, use_keys},
    kit::{Button, EmptyState, Shape, Variant},
    text::t,
};

/// Home.
#[component]
pub fn Home() -> impl IntoView {
    let keys = use_keys();
    let entry = move || {
        keys.run(Cmd::CreateJournalEntry);
    };
    let balance = move || {
        keys.run(Cmd::GoTrialBalance);
    };
    view! {
        <header class="head">
            <h1>{t("home-title")}</h1>
            <span class="grow"></span>
            <Button label=t("entry-new") variant=Variant::Go icon=Shape::Plus cmd=Cmd::CreateJournalEntry on_click=entry />
        </header>
        <EmptyState title=t("home-empty-title") text=t("home-empty-text")>
            <Button label=t("trial-title") icon=Shape::Scale cmd=Cmd::GoTrialBalance on_click=balance />
        </EmptyState>
    }
}
