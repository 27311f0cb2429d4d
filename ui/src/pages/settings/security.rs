//! What the company asks of sign-ins.

use kontor_contract::access::RoleCode;
use kontor_contract::identity::Role;
use kontor_contract::sign_in::{GetSecurity, SecuritySettings, SecurityView, SetSecurity};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::access::role_name;
use crate::{
    client::{self, CallError},
    kit::{Button, ErrorState, Form, TextField, Variant, use_toasts},
    pages::account::parts::{Failure, Sending},
    pages::settings::provider::Provider,
    text::t,
};

/// The page.
#[component]
pub fn Security() -> impl IntoView {
    let view = RwSignal::new(None::<Result<SecurityView, CallError>>);
    let load = move || spawn_local(async move { drop(view.try_set(Some(client::call(&GetSecurity {}).await))) });
    load();
    view! {
        <header class="head"><h1>{t("security-title")}</h1></header>
        <div class="page">
            <div class="page-body">
                {move || view.get().map(|read| match read {
                    Err(error) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
                    Ok(read) => view! { <Asked read on_saved=move |saved| view.set(Some(Ok(saved))) /> }.into_any(),
                })}
                <Provider />
            </div>
        </div>
    }
}

/// A whole number as it was typed; what is none is for the book to refuse.
fn number(text: &str) -> u32 {
    text.trim().parse().unwrap_or(u32::MAX)
}

#[component]
fn Asked(read: SecurityView, on_saved: impl Fn(SecurityView) + Copy + Send + Sync + 'static) -> impl IntoView {
    let SecurityView { settings, version } = read;
    let toasts = use_toasts();
    let idle = RwSignal::new(settings.idle_minutes.to_string());
    let hours = RwSignal::new(settings.session_hours.to_string());
    let roles = RwSignal::new(settings.second_factor_roles);
    let sending = Sending::new();
    let save = move || {
        let settings = SecuritySettings {
            idle_minutes: number(&idle.get_untracked()),
            session_hours: number(&hours.get_untracked()),
            second_factor_roles: roles.get_untracked(),
        };
        sending.run(async move { client::call(&SetSecurity { version, settings }).await }, move |answer| {
            if let Ok(saved) = answer {
                toasts.done(t("form-saved"));
                on_saved(saved);
            }
        });
    };
    let role = move |role: &'static str| {
        let asked = move || roles.with(|roles| roles.iter().any(|known| known == role));
        let toggle = move |on: bool| {
            roles.update(|roles| {
                roles.retain(|known| known != role);
                if on {
                    roles.push(role.to_owned());
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" class="check-box" prop:checked=asked on:change=move |event| toggle(event_target_checked(&event)) />
                <span>{role_name(&RoleCode(role.to_owned()), "")}</span>
            </label>
        }
    };
    view! {
        <section class="section">
            <h2>{t("security-sessions")}</h2>
            <Form class="form form-narrow">
                <TextField id="security-idle" label=t("label-idle-minutes") value=idle required=true max=4 code=true error=sending.at("settings.idle_minutes") note=t("idle-help") />
                <TextField id="security-hours" label=t("label-session-hours") value=hours required=true max=3 code=true error=sending.at("settings.session_hours") note=t("session-hours-help") />
            </Form>
        </section>
        <section class="section">
            <h2>{t("factor-title")}</h2>
            <fieldset class="choice-group">
                <legend>{t("security-roles")}</legend>
                <div class="choices">{Role::ALL.iter().map(|known| role(known.as_str())).collect_view()}</div>
            </fieldset>
            <p class="quiet-text">{t("security-roles-help")}</p>
        </section>
        <Failure sending fields=&["settings.idle_minutes", "settings.session_hours"] />
        <div class="choices"><Button id="security-save" label=t("action-save") variant=Variant::Go disabled=sending.busy on_click=save /></div>
    }
}
