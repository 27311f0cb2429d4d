//! The lock: over everything that is on the screen, which stays as it is. It comes by hand, when nobody works here for as
//! long as the company allows, or when the book says so.

use std::cell::Cell;
use std::time::Duration;

use kontor_contract::identity::GetBook;
use kontor_contract::oidc::GetOwnOidc;
use kontor_contract::sign_in::GetSecurity;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client, dom,
    keymap::{Scope, use_modal_layer},
    kit::{Button, Form, Icon, Shape, TextField, Variant, dialog::keep_inside},
    pages::account::parts::{Failure, Sending},
    pages::sign_in::provider::start,
    session::use_session,
    text::{t, ta},
};

/// How often it is looked whether anybody is still there.
const LOOK: Duration = Duration::from_secs(10);
const LOOKS_PER_MINUTE: u32 = 6;

thread_local! {
    /// Looks since a key or the pointer was last used. A computer that sleeps does not look; the book's clock goes on.
    static QUIET: Cell<u32> = const { Cell::new(0) };
}

/// Watches whether somebody works here, and shows the lock screen.
#[component]
pub fn Lock() -> impl IntoView {
    let session = use_session();
    let minutes = RwSignal::new(0_u32);
    spawn_local(async move {
        // Without an answer the book's own clock locks the session.
        if let Ok(view) = client::call(&GetSecurity {}).await {
            minutes.try_set(view.locks_after_minutes);
        }
    });
    let provider = RwSignal::new(None::<String>);
    spawn_local(async move {
        let offered = client::call(&GetBook {}).await.ok().and_then(|book| book.provider);
        // A session that is locked already is not told whether its account is linked.
        let own = if offered.is_some() { client::call(&GetOwnOidc {}).await.ok() } else { None };
        provider.try_set(offered.filter(|_| own.is_none_or(|own| own.linked)));
    });
    QUIET.set(0);
    let touch = || QUIET.set(0);
    let listeners = [
        window_event_listener(leptos::ev::keydown, move |_| touch()),
        window_event_listener(leptos::ev::pointerdown, move |_| touch()),
        window_event_listener(leptos::ev::pointermove, move |_| touch()),
        window_event_listener(leptos::ev::wheel, move |_| touch()),
    ];
    let look = move || {
        QUIET.set(QUIET.get().saturating_add(1));
        let allowed = minutes.get_untracked().saturating_mul(LOOKS_PER_MINUTE);
        if allowed > 0 && QUIET.get() >= allowed && !session.locked.get_untracked() {
            session.lock();
        }
    };
    let looks = set_interval_with_handle(look, LOOK);
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        if let Ok(looks) = looks {
            looks.clear();
        }
    });
    view! { <Show when=move || session.locked.get()><LockScreen provider /></Show> }
}

#[component]
fn LockScreen(
    /// The provider of identities at which the account may sign in anew.
    provider: RwSignal<Option<String>>,
) -> impl IntoView {
    let session = use_session();
    let before = StoredValue::new_local(dom::focused());
    on_cleanup(move || {
        before.try_with_value(|before| before.as_ref().map(|element| element.focus()));
    });
    let password = RwSignal::new(String::new());
    let sending = Sending::new();
    let go = move || {
        let given = password.get_untracked();
        sending.run(async move { session.unlock(given).await }, move |answer| {
            password.set(String::new());
            if answer.is_err() {
                dom::focus_soon("lock-password");
            }
        });
    };
    // No key of the screen behind acts while it is locked.
    let layer = use_modal_layer(Scope::Form, |cmd| cmd != crate::keymap::Cmd::NextField);
    dom::focus_soon("lock-password");
    // What is typed lies on the shelf, and the way back ends on this page.
    let anew = move || {
        provider.get().map(|name| {
            let label = ta("oidc-sign-in", &[("name", &name)]);
            view! { <Button id="lock-provider" label on_click=move || session.leave_for(start()) /> }
        })
    };
    let name = session.who.with_untracked(|who| who.as_ref().map(|who| who.name.clone()).unwrap_or_default());
    view! {
        <div class="lock" id="lock" role="dialog" aria-modal="true" aria-labelledby="lock-title" data-keys=layer on:keydown=|event| keep_inside("lock", &event)>
            <div class="sign-in-card">
                <div>
                    <h1 id="lock-title"><Icon shape=Shape::Lock />{t("lock-title")}</h1>
                    <p class="quiet-text">{ta("lock-text", &[("name", &name)])}</p>
                </div>
                <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
                    <TextField id="lock-password" label=t("sign-in-password") value=password required=true secret=true max=256 error=sending.at("password") />
                </Form>
                <Failure sending fields=&["password"] />
                <div class="choices">
                    <Button id="lock-open" label=t("lock-open") variant=Variant::Go disabled=sending.busy on_click=go />
                    {anew}
                    <Button label=t("lock-other") on_click=move || session.sign_out() />
                </div>
            </div>
        </div>
    }
}
