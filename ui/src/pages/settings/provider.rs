//! The provider of identities people may sign in at.

use kontor_contract::oidc::{GetOidc, OidcMatch, OidcSettings, OidcView, SetOidc};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError},
    kit::{Button, Checkbox, ErrorState, Form, TextField, use_toasts},
    pages::account::parts::{Failure, Sending},
    session::use_session,
    text::t,
};

/// Fields that tell their failures themselves.
const FIELDS: &[&str] = &["settings.name", "settings.issuer", "settings.client_id", "secret"];

/// The section of the security page.
#[component]
pub fn Provider() -> impl IntoView {
    let view = RwSignal::new(None::<Result<OidcView, CallError>>);
    let load = move || spawn_local(async move { drop(view.try_set(Some(client::call(&GetOidc {}).await))) });
    let may = use_session().may("identity.company.write");
    if may {
        load();
    }
    may.then(|| {
        view! {
            <section class="section" id="security-provider">
                <h2>{t("oidc-title")}</h2>
                <p class="quiet-text">{t("oidc-text")}</p>
                {move || view.get().map(|read| match read {
                    Err(error) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
                    Ok(read) => view! { <Asked read on_saved=move |saved| view.set(Some(Ok(saved))) /> }.into_any(),
                })}
            </section>
        }
    })
}

#[component]
fn Asked(read: OidcView, on_saved: impl Fn(OidcView) + Copy + Send + Sync + 'static) -> impl IntoView {
    let OidcView { settings, version } = read;
    let set = settings.is_some();
    let toasts = use_toasts();
    let of = |part: fn(&OidcSettings) -> String| RwSignal::new(settings.as_ref().map(part).unwrap_or_default());
    let flag = |part: fn(&OidcSettings) -> bool| RwSignal::new(settings.as_ref().is_some_and(part));
    let (name, issuer) = (of(|settings| settings.name.clone()), of(|settings| settings.issuer.clone()));
    let (client, secret) = (of(|settings| settings.client_id.clone()), RwSignal::new(String::new()));
    let by_email = flag(|settings| settings.matches == OidcMatch::Email);
    let (confidential, required) = (flag(|settings| settings.confidential), flag(|settings| settings.required));
    let sending = Sending::new();
    let send = move |settings: Option<OidcSettings>| {
        let secret = Some(secret.get_untracked()).filter(|secret| !secret.is_empty());
        let request = SetOidc { version, settings, secret };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(saved) = answer {
                toasts.done(t("form-saved"));
                on_saved(saved);
            }
        });
    };
    let save = move || {
        let matches = if by_email.get_untracked() { OidcMatch::Email } else { OidcMatch::Subject };
        send(Some(OidcSettings {
            name: name.get_untracked().trim().to_owned(),
            issuer: issuer.get_untracked().trim().to_owned(),
            client_id: client.get_untracked().trim().to_owned(),
            confidential: confidential.get_untracked() || !secret.with_untracked(String::is_empty),
            matches,
            required: required.get_untracked(),
        }));
    };
    view! {
        <Form class="form form-narrow">
            <TextField id="provider-name" label=t("label-oidc-name") value=name required=true max=64 error=sending.at("settings.name") note=t("oidc-name-help") />
            <TextField id="provider-issuer" label=t("label-oidc-issuer") value=issuer required=true max=255 code=true error=sending.at("settings.issuer") note=t("oidc-issuer-help") />
            <TextField id="provider-client" label=t("label-oidc-client") value=client required=true max=255 code=true error=sending.at("settings.client_id") />
            <TextField id="provider-secret" label=t("label-oidc-secret") value=secret max=512 secret=true error=sending.at("secret") note=t("oidc-secret-help") />
            <Checkbox label=t("oidc-confidential") value=confidential />
            <Checkbox label=t("oidc-by-email") value=by_email />
            <Checkbox label=t("oidc-required") value=required />
        </Form>
        <Failure sending fields=FIELDS />
        <div class="choices">
            <Button id="provider-save" label=t("action-save") disabled=sending.busy on_click=save />
            {set.then(|| view! { <Button id="provider-off" label=t("oidc-switch-off") disabled=sending.busy on_click=move || send(None) /> })}
        </div>
    }
}
