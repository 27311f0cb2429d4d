//! How the book stands, in the status bar: posting locked, the last verified backup too old, the clock wrong.

use kontor_contract::safekeeping::{BookState, GetBookState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, live::use_live},
    figures,
    kit::{Icon, Shape},
    routes::{Going, use_going},
    session::use_session,
    text::{t, ta},
};

/// What there is to say; nothing while all is well and nobody may see backups.
#[component]
pub fn BookStanding() -> impl IntoView {
    let state = RwSignal::new(None::<BookState>);
    let session = use_session();
    let (backups, epochs) = (use_live("book.backup"), use_live("book.epoch"));
    Effect::new(move |_| {
        backups.track();
        epochs.track();
        spawn_local(async move {
            // Without an answer the bar stays silent; posting is refused with its reason anyway.
            if let Ok(found) = client::call(&GetBookState {}).await {
                state.try_set(Some(found));
            }
        });
    });
    let may = session.may("book.backup.read");
    let going = use_going();
    let backup = move |state: &BookState| match state.verified_at {
        Some(at) => ta("status-backup", &[("at", &figures::moment(at))]),
        None => t("status-no-backup"),
    };
    let parts = move || {
        let going = going.clone();
        let part = move |shape: Shape, words: String| part(going.clone(), shape, words);
        state.get().map(|state| {
            view! {
                {state.lock.map(|_| part(Shape::Lock, t("status-posting-locked")))}
                {state.clock_behind.map(|seconds| part(Shape::TriangleAlert, ta("status-clock-behind", &[("minutes", &(seconds / 60).to_string())])))}
                {may.then(|| part(if state.backup_due { Shape::TriangleAlert } else { Shape::CircleCheck }, backup(&state)))}
            }
        })
    };
    view! { {parts} }
}

fn part(going: Going, shape: Shape, words: String) -> impl IntoView {
    view! {
        <button type="button" class="status-part button-quiet" on:click=move |_| going.to("/settings/backup")>
            <Icon shape small=true />{words}
        </button>
    }
}
