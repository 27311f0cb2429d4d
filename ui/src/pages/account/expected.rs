//! Whom the provider of identities is expected to name for a user: what an administrator says.

use kontor_contract::identity::UserId;
use kontor_contract::oidc::{GetUserOidc, OidcExpected, SetUserOidc, UserOidcView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::{Failure, Sending};
use crate::{
    client::{self, CallError},
    kit::{Button, ErrorState, Form, TextField, Variant, use_toasts},
    text::{t, ta},
};

/// The form in a user's dialog.
#[component]
pub fn Expected(
    /// The user.
    user_id: UserId,
    /// What follows.
    on_done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let view = RwSignal::new(None::<Result<UserOidcView, CallError>>);
    let load = move || {
        spawn_local(async move { drop(view.try_set(Some(client::call(&GetUserOidc { user_id }).await))) });
    };
    load();
    move || {
        view.get().map(|read| match read {
            Err(error) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
            Ok(read) => view! { <Asked user_id read on_done /> }.into_any(),
        })
    }
}

#[component]
fn Asked(user_id: UserId, read: UserOidcView, on_done: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let UserOidcView { provider, subject: linked, email, version, .. } = read;
    let toasts = use_toasts();
    let (subject, address) = (RwSignal::new(linked.unwrap_or_default()), RwSignal::new(email.unwrap_or_default()));
    let sending = Sending::new();
    let save = move || {
        let text = |value: RwSignal<String>| Some(value.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        // Whoever is known by subject needs no address.
        let expected = text(subject).map(OidcExpected::Subject).or_else(|| text(address).map(OidcExpected::Email));
        let request = SetUserOidc { user_id, version, expected };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if answer.is_ok() {
                toasts.done(t("form-saved"));
                on_done();
            }
        });
    };
    let text = match &provider {
        Some(name) => ta("oidc-expected-text", &[("name", name)]),
        None => t("oidc-expected-none"),
    };
    view! {
        <p>{text}</p>
        <Form class="form form-narrow" on_end=Callback::new(move |()| save())>
            <TextField id="expected-subject" label=t("label-oidc-subject") value=subject max=255 code=true note=t("oidc-subject-help") />
            <TextField id="expected-email" label=t("label-email") value=address max=254 note=t("oidc-email-help") />
        </Form>
        <Failure sending />
        <div class="choices"><Button id="expected-save" label=t("action-save") variant=Variant::Go disabled=sending.busy on_click=save /></div>
    }
}
