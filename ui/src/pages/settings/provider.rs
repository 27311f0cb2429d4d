//! The provider of identities people may sign in at.

use kontor_contract::oidc::{GetOidc, OidcMatch, OidcSettings, OidcView, SetOidc};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError},
    keymap::Cmd,
    kit::{Button, Checkbox, Dialog, ErrorState, Form, TextField, Variant, saves, use_toasts},
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
    // `said` is the key of what is said once it is done.
    let send = move |settings: Option<OidcSettings>, said: &'static str| {
        let secret = Some(secret.get_untracked()).filter(|secret| !secret.is_empty());
        let request = SetOidc { version, settings, secret };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(saved) = answer {
                toasts.done(t(said));
                on_saved(saved);
            }
        });
    };
    let trimmed = |field: RwSignal<String>| field.with(|typed| typed.trim().to_owned());
    let typed = move || OidcSettings {
        name: trimmed(name),
        issuer: trimmed(issuer),
        client_id: trimmed(client),
        confidential: confidential.get() || secret.with(|secret| !secret.is_empty()),
        matches: if by_email.get() { OidcMatch::Email } else { OidcMatch::Subject },
        required: required.get(),
    };
    let before = StoredValue::new(untrack(typed));
    let dirty = Memo::new(move |_| secret.with(|secret| !secret.is_empty()) || before.with_value(|before| *before != typed()));
    let save = move || send(Some(untrack(typed)), "form-saved");
    saves(dirty, save);
    let ends = RwSignal::new(false);
    let end = move || {
        sending.failed.set(None);
        ends.set(true);
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
            <Button id="provider-save" label=t("action-save") cmd=Cmd::Save disabled=sending.busy on_click=save />
            {set.then(|| view! { <Button id="provider-off" label=t("oidc-switch-off") disabled=sending.busy on_click=end /> })}
        </div>
        <Dialog title=t("oidc-off-title") open=ends>
            <div class="dialog-body"><p>{t("oidc-off-text")}</p><Failure sending /></div>
            <footer class="dialog-actions">
                <Button label=t("action-cancel") on_click=move || ends.set(false) />
                <Button id="provider-off-go" label=t("oidc-switch-off") variant=Variant::Danger disabled=sending.busy on_click=move || send(None, "oidc-off-done") />
            </footer>
        </Dialog>
    }
}
