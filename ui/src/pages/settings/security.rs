//! What the company asks of sign-ins.

use kontor_contract::access::{ListRoles, RoleCode};
use kontor_contract::identity::Role;
use kontor_contract::sign_in::{GetSecurity, SecuritySettings, SecurityView, SetSecurity};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::access::role_name;
use crate::{
    client,
    keymap::Cmd,
    kit::{Answer, Button, Form, TextField, Variant, loaded, saves, use_toasts},
    pages::account::parts::{Failure, Sending},
    pages::settings::provider::Provider,
    text::t,
};

/// The page.
#[component]
pub fn Security() -> impl IntoView {
    let view: Answer<SecurityView> = RwSignal::new(None);
    let choices = RwSignal::new(Vec::new());
    let load = move || {
        spawn_local(async move {
            let read = client::call(&GetSecurity {}).await;
            if let Ok(read) = &read {
                choices.try_set(role_choices(&read.settings.second_factor_roles).await);
            }
            view.try_set(Some(read));
        });
    };
    load();
    let shown =
        move |read: SecurityView| view! { <Asked read choices on_saved=move |saved| view.set(Some(Ok(saved))) /> }.into_any();
    view! {
        <header class="head"><h1>{t("security-title")}</h1></header>
        <div class="page">
            <div class="page-body">
                {loaded(view, load, shown)}
                <Provider />
            </div>
        </div>
    }
}

/// Codes and names of the roles to choose from. Whoever may not list the company's own finds those that are named already.
async fn role_choices(named: &[String]) -> Vec<(String, String)> {
    let own = client::call(&ListRoles {}).await.map(|view| view.roles).unwrap_or_default();
    let own = own.into_iter().filter(|role| !role.ready_made).map(|role| (role.code, role.name));
    let ready_made = Role::ALL.iter().map(|role| (RoleCode::from(*role), String::new()));
    let mut roles: Vec<(RoleCode, String)> = ready_made.chain(own).collect();
    for code in named {
        if roles.iter().all(|(known, _)| known.0 != *code) {
            roles.push((RoleCode(code.clone()), String::new()));
        }
    }
    let choice = |(code, name): (RoleCode, String)| (code.0.clone(), role_name(&code, &name));
    roles.into_iter().map(choice).collect()
}

/// A whole number as it was typed; what is none is for the book to refuse.
fn number(text: &str) -> u32 {
    text.trim().parse().unwrap_or(u32::MAX)
}

#[component]
fn Asked(
    read: SecurityView,
    choices: RwSignal<Vec<(String, String)>>,
    on_saved: impl Fn(SecurityView) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let SecurityView { settings, version, .. } = read;
    let toasts = use_toasts();
    let idle = RwSignal::new(settings.idle_minutes.to_string());
    let hours = RwSignal::new(settings.session_hours.to_string());
    let roles = RwSignal::new(settings.second_factor_roles);
    let sending = Sending::new();
    let typed = move || SecuritySettings {
        idle_minutes: idle.with(|typed| number(typed)),
        session_hours: hours.with(|typed| number(typed)),
        second_factor_roles: roles.get(),
    };
    let before = StoredValue::new(untrack(typed));
    let dirty = Memo::new(move |_| before.with_value(|before| *before != typed()));
    let save = move || {
        let settings = untrack(typed);
        sending.run(async move { client::call(&SetSecurity { version, settings }).await }, move |answer| {
            if let Ok(saved) = answer {
                toasts.done(t("form-saved"));
                on_saved(saved);
            }
        });
    };
    saves(dirty, save);
    let role = move |(code, name): (String, String)| {
        let code = StoredValue::new(code);
        let asked = move || code.with_value(|code| roles.with(|roles| roles.contains(code)));
        let toggle = move |on: bool| {
            let code = code.get_value();
            roles.update(|roles| {
                roles.retain(|known| *known != code);
                if on {
                    roles.push(code);
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" class="check-box" prop:checked=asked on:change=move |event| toggle(event_target_checked(&event)) />
                <span>{name}</span>
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
                <div class="choices">{choices.get_untracked().into_iter().map(role).collect_view()}</div>
            </fieldset>
            <p class="quiet-text">{t("security-roles-help")}</p>
        </section>
        <Failure sending fields=&["settings.idle_minutes", "settings.session_hours"] />
        <div class="choices"><Button id="security-save" label=t("action-save") variant=Variant::Go cmd=Cmd::Save disabled=sending.busy on_click=save /></div>
    }
}
