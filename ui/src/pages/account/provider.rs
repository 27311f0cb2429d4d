//! The link of one's account to a provider of identities.

use kontor_contract::oidc::{GetOwnOidc, LinkOidc, OwnOidcView, UnlinkOidc};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::{PasswordAgain, Sending};
use crate::{
    client::{self, CallError},
    dom,
    kit::{Button, ErrorState, Icon, Shape, use_toasts},
    pages::sign_in::provider::{Word, start, word},
    text::{t, ta},
};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Nothing,
    Link,
    Unlink,
}

/// The section of the account page; nothing where no provider is set.
#[component]
pub fn Provider() -> impl IntoView {
    let state = RwSignal::new(None::<Result<OwnOidcView, CallError>>);
    let doing = RwSignal::new(Doing::Nothing);
    let failed = RwSignal::new(None::<CallError>);
    match word() {
        None => {}
        Some(Word::Back) => doing.set(Doing::Link),
        Some(Word::Failed(error)) => failed.set(Some(error)),
    }
    let load = move || spawn_local(async move { drop(state.try_set(Some(client::call(&GetOwnOidc {}).await))) });
    load();
    let inside = move |view: OwnOidcView| {
        let name = view.provider.clone()?;
        let done = move |view| {
            state.set(Some(Ok(view)));
            doing.set(Doing::Nothing);
        };
        let part = match doing.get() {
            Doing::Nothing => shown(&view, &name, doing),
            Doing::Link => view! { <Link name on_done=done doing /> }.into_any(),
            Doing::Unlink => view! { <Unlink on_done=done doing /> }.into_any(),
        };
        Some(view! {
            <section class="section" id="account-provider">
                <h2>{t("oidc-title")}</h2>
                <div role="alert">
                    {move || failed.get().map(|error| view! { <p class="sign-in-error"><Icon shape=Shape::CircleAlert /><span>{error.sentence()}</span></p> })}
                </div>
                {part}
            </section>
        })
    };
    move || {
        state.get().map(|state| match state {
            Err(error) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
            Ok(view) => inside(view).into_any(),
        })
    }
}

fn shown(view: &OwnOidcView, name: &str, doing: RwSignal<Doing>) -> AnyView {
    let name = [("name", name)];
    if !view.linked {
        // The window of the machine itself has nowhere to come back to.
        let link = (!dom::in_desktop()).then(|| {
            view! { <div class="choices"><a id="provider-link" class="button" rel="external" href=start()>{ta("oidc-link", &name)}</a></div> }
        });
        return view! { <p class="quiet-text">{ta("oidc-own-none", &name)}</p>{link} }.into_any();
    }
    let text = ta(if view.required { "oidc-own-required" } else { "oidc-own-linked" }, &name);
    let unlink = (!view.required).then(|| {
        view! { <div class="choices"><Button id="provider-unlink" label=t("oidc-unlink") on_click=move || doing.set(Doing::Unlink) /></div> }
    });
    view! { <p class="positive-text"><Icon shape=Shape::CircleCheck />{text}</p>{unlink} }.into_any()
}

#[component]
fn Link(name: String, on_done: impl Fn(OwnOidcView) + Copy + Send + Sync + 'static, doing: RwSignal<Doing>) -> impl IntoView {
    let sending = Sending::new();
    let toasts = use_toasts();
    let go = move |password: String| {
        // The browser adds the ticket, which no script reads.
        let body = serde_json::json!({ "password": password }).to_string();
        sending.run(async move { client::call_at::<LinkOidc>("/auth/oidc/link", &body).await }, move |answer| {
            if let Ok(view) = answer {
                toasts.done(t("oidc-linked"));
                on_done(view);
            }
        });
    };
    let cancel = Callback::new(move |()| doing.set(Doing::Nothing));
    let (text, label) = (ta("oidc-link-text", &[("name", &name)]), ta("oidc-link", &[("name", &name)]));
    view! { <PasswordAgain text label sending on_go=go on_cancel=cancel /> }
}

#[component]
fn Unlink(on_done: impl Fn(OwnOidcView) + Copy + Send + Sync + 'static, doing: RwSignal<Doing>) -> impl IntoView {
    let sending = Sending::new();
    let toasts = use_toasts();
    let go = move |password: String| {
        let request = UnlinkOidc { password };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(view) = answer {
                toasts.done(t("oidc-unlinked"));
                on_done(view);
            }
        });
    };
    let cancel = Callback::new(move |()| doing.set(Doing::Nothing));
    view! { <PasswordAgain text=t("oidc-unlink-text") label=t("oidc-unlink") sending on_go=go on_cancel=cancel danger=true /> }
}
