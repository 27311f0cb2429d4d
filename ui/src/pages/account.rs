//! One's own account: password, second factor, link to a provider of identities, sessions.

pub mod codes;
pub mod door;
pub mod expected;
pub mod factor;
pub mod parts;
pub mod password;
pub mod provider;
pub mod sessions;

use leptos::prelude::*;

use crate::{
    session::use_session,
    text::{t, ta},
};

/// My account.
#[component]
pub fn Account() -> impl IntoView {
    let session = use_session();
    let who = move || {
        session.who.with(|who| {
            who.as_ref().map(|who| ta("account-who", &[("name", &who.name), ("login", &who.login)])).unwrap_or_default()
        })
    };
    view! {
        <header class="head"><h1>{t("account-title")}</h1></header>
        <div class="page">
            <div class="page-body">
                <p class="quiet-text">{who}</p>
                <section class="section">
                    <h2>{t("account-password")}</h2>
                    <password::ChangeOwn />
                </section>
                <section class="section">
                    <h2>{t("factor-title")}</h2>
                    <factor::Factor />
                </section>
                <provider::Provider />
                <section class="section">
                    <h2>{t("sessions-title")}</h2>
                    <p class="quiet-text">{t("sessions-text")}</p>
                    <sessions::OwnSessions />
                </section>
            </div>
        </div>
    }
}
