//! What an administrator does at the door of a user: sessions, a second factor that was lost, the link to a provider of
//! identities.

use kontor_contract::identity::UserId;
use kontor_contract::sign_in::{EndUserSessions, ResetSecondFactor};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::expected::Expected;
use super::sessions::{Sessions, Whose};
use crate::{
    client,
    kit::{Button, Dialog, Variant, use_toasts},
    text::{t, ta},
};

/// Buttons beside a user, with their dialogs.
#[component]
pub fn Door(
    /// The user.
    user_id: UserId,
    /// Their name.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let (lists, resets, links) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let toasts = use_toasts();
    let end_all = move || {
        spawn_local(async move {
            match client::call(&EndUserSessions { user_id, id: None }).await {
                Ok(_) => {
                    toasts.done(t("session-all-ended"));
                    lists.set(false);
                }
                Err(error) => toasts.failed(error.sentence()),
            }
        });
    };
    let reset = move || {
        spawn_local(async move {
            match client::call(&ResetSecondFactor { user_id }).await {
                Ok(_) => toasts.done(t("factor-reset-done")),
                Err(error) => toasts.failed(error.sentence()),
            }
            resets.set(false);
        });
    };
    let question = StoredValue::new(ta("factor-reset-text", &[("name", &name)]));
    view! {
        <div class="choices">
            <Button label=t("sessions-title") on_click=move || lists.set(true) />
            <Button label=t("factor-reset") on_click=move || resets.set(true) />
            <Button label=t("oidc-title") on_click=move || links.set(true) />
        </div>
        <Dialog title=t("oidc-title") open=links>
            <div class="dialog-body"><Expected user_id on_done=move || links.set(false) /></div>
            <footer class="dialog-actions"><Button label=t("action-cancel") on_click=move || links.set(false) /></footer>
        </Dialog>
        <Dialog title=ta("sessions-of", &[("name", &name)]) open=lists wide=true>
            <div class="dialog-body"><Sessions whose=Whose::User(user_id) /></div>
            <footer class="dialog-actions">
                <Button label=t("close") on_click=move || lists.set(false) />
                <Button label=t("session-end-all") variant=Variant::Danger on_click=end_all />
            </footer>
        </Dialog>
        <Dialog title=t("factor-reset-title") open=resets>
            <div class="dialog-body"><p>{question.get_value()}</p></div>
            <footer class="dialog-actions">
                <Button label=t("action-cancel") on_click=move || resets.set(false) />
                <Button label=t("factor-reset") variant=Variant::Danger on_click=reset />
            </footer>
        </Dialog>
    }
}
