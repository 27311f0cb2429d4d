//! Sessions that are open, and an end to them.

use kontor_contract::identity::UserId;
use kontor_contract::sign_in::{EndSession, EndUserSessions, ListSessions, ListUserSessions, OpenSession, SessionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError},
    figures,
    kit::{Badge, Button, ErrorState, Tone, use_toasts},
    pages::place_word,
    text::{t, ta},
};

/// Whose sessions.
#[derive(Clone, Copy)]
pub enum Whose {
    /// One's own.
    Own,
    /// A user's.
    User(UserId),
}

async fn read(whose: Whose) -> Result<Vec<OpenSession>, CallError> {
    let view = match whose {
        Whose::Own => client::call(&ListSessions {}).await?,
        Whose::User(user_id) => client::call(&ListUserSessions { user_id }).await?,
    };
    Ok(view.sessions)
}

async fn end(whose: Whose, id: SessionId) -> Result<(), CallError> {
    match whose {
        Whose::Own => client::call(&EndSession { id }).await.map(drop),
        Whose::User(user_id) => client::call(&EndUserSessions { user_id, id: Some(id) }).await.map(drop),
    }
}

/// The table of sessions.
#[component]
pub fn Sessions(
    /// Whose.
    whose: Whose,
) -> impl IntoView {
    let rows = RwSignal::new(None::<Result<Vec<OpenSession>, CallError>>);
    let toasts = use_toasts();
    let load = move || spawn_local(async move { drop(rows.try_set(Some(read(whose).await))) });
    load();
    let stop = move |id: SessionId| {
        spawn_local(async move {
            match end(whose, id).await {
                Ok(()) => {
                    toasts.done(t("session-ended"));
                    load();
                }
                Err(error) => toasts.failed(error.sentence()),
            }
        });
    };
    let row = move |session: OpenSession| {
        let id = session.id;
        let name = if session.device.is_empty() { t("session-nameless") } else { session.device };
        let place = place_word(&session.source);
        let label = ta("session-end-of", &[("device", &name)]);
        view! {
            <tr>
                <td>
                    <div class="cut session-device" title=name.clone()>{name.clone()}</div>
                    <div class="quiet-text num">{place}</div>
                </td>
                <td class="num">{figures::moment(session.opened_at)}</td>
                <td class="num">{figures::moment(session.seen_at)}</td>
                <td>
                    <div class="choices">
                        {session.own.then(|| view! { <Badge tone=Tone::Plain label=t("session-own") /> })}
                        {session.locked.then(|| view! { <Badge tone=Tone::Draft label=t("session-locked") /> })}
                        {(!session.own).then(|| view! { <span title=label><Button label=t("session-end") on_click=move || stop(id) /></span> })}
                    </div>
                </td>
            </tr>
        }
    };
    move || {
        rows.get().map(|rows| match rows {
            Err(error) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
            Ok(rows) if rows.is_empty() => view! { <p class="quiet-text">{t("sessions-none")}</p> }.into_any(),
            Ok(rows) => view! {
                <table class="plain-table">
                    <thead><tr>{["session-device", "session-opened", "session-seen", "label-state"].map(|key| view! { <th scope="col">{t(key)}</th> }).collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            }
            .into_any(),
        })
    }
}

/// One's own.
#[component]
pub fn OwnSessions() -> impl IntoView {
    view! { <Sessions whose=Whose::Own /> }
}
