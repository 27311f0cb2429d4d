//! Newer versions of the desktop program: looked for and installed when somebody asks.

use kontor_contract::update::{CHECK, INSTALL, UpdateView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError},
    kit::{Button, Icon, Shape},
    pages::entry::edit::FailureNotice,
    text::{t, ta},
};

/// The section of the settings.
#[component]
pub fn Updates() -> impl IntoView {
    let answer = RwSignal::new(None::<Result<UpdateView, CallError>>);
    let busy = RwSignal::new(false);
    let ask = move |what: &'static str| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let text = client::call_raw(what, "{}", None).await;
            let view = text.and_then(|text| serde_json::from_str(&text).map_err(CallError::unreadable));
            busy.try_set(false);
            answer.try_set(Some(view));
        });
    };
    let outcome = move || {
        answer.get().map(|answer| match answer {
            Err(error) => view! { <FailureNotice error /> }.into_any(),
            Ok(UpdateView { newer: None, .. }) => {
                view! { <p class="positive-text"><Icon shape=Shape::CircleCheck />{t("update-newest")}</p> }.into_any()
            }
            Ok(UpdateView { newer: Some(version), installed: true, .. }) => {
                view! { <p class="positive-text"><Icon shape=Shape::CircleCheck />{ta("update-installed", &[("version", &version)])}</p> }.into_any()
            }
            Ok(UpdateView { newer: Some(version), notes, .. }) => {
                let label = ta("update-install", &[("version", &version)]);
                view! {
                    <p>{ta("update-available", &[("version", &version)])}</p>
                    <p class="quiet-text paper-text">{notes}</p>
                    <div><Button id="update-install" label icon=Shape::Download disabled=busy on_click=move || ask(INSTALL) /></div>
                }
                .into_any()
            }
        })
    };
    let label = Signal::derive(move || t(if busy.get() { "update-looking" } else { "update-check" }));
    view! {
        <section class="section">
            <h2>{t("update-title")}</h2>
            <p class="num">{ta("update-version", &[("version", env!("CARGO_PKG_VERSION"))])}</p>
            <div><Button id="update-check" label disabled=busy on_click=move || ask(CHECK) /></div>
            <div class="section" id="update-outcome" role="status">{outcome}</div>
        </section>
    }
}
