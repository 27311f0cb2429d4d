//! Changing one's own password.

use kontor_contract::sign_in::{ChangePassword, SignInStep};
use leptos::prelude::*;

use super::parts::{Failure, Sending};
use crate::{
    client,
    kit::{Button, Form, TextField, Variant, use_toasts},
    text::t,
};

/// The old password, the new one twice.
#[component]
pub fn PasswordForm(
    /// What follows, with what the session waits for then.
    on_done: impl Fn(SignInStep) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (old, new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sending = Sending::new();
    let differs = RwSignal::new(false);
    let go = move || {
        let same = new.with_untracked(|new| again.with_untracked(|again| new == again));
        differs.set(!same);
        if !same {
            return;
        }
        let request = ChangePassword { old: old.get_untracked(), new: new.get_untracked() };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(view) = answer {
                for field in [old, new, again] {
                    field.set(String::new());
                }
                on_done(view.step);
            }
        });
    };
    let differing = Signal::derive(move || differs.get().then(|| t("password-differs")));
    view! {
        <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
            <TextField id="password-old" label=t("label-old-password") value=old required=true secret=true max=256 error=sending.at("old") />
            <TextField id="password-new" label=t("label-new-password") value=new required=true secret=true max=256 error=sending.at("new") note=t("password-help") />
            <TextField id="password-again" label=t("label-new-password-again") value=again required=true secret=true max=256 error=differing />
        </Form>
        <Failure sending fields=&["old", "new"] />
        <div class="choices"><Button id="password-change" label=t("password-change") variant=Variant::Go disabled=sending.busy on_click=go /></div>
    }
}

/// On the account page.
#[component]
pub fn ChangeOwn() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <p class="quiet-text">{t("password-change-text")}</p>
        <PasswordForm on_done=move |_| toasts.done(t("password-changed")) />
    }
}
