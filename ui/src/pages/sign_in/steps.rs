//! What a sign-in may ask for after the password: a code, a new password, a second factor.

use kontor_contract::sign_in::{ConfirmSignIn, SignInStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError},
    dom,
    kit::{Button, Form, Icon, Shape, TextField, Variant},
    pages::account::{
        factor::Enrol,
        parts::{Failure, Sending},
        password::PasswordForm,
    },
    session::use_session,
    text::t,
};

/// The step a sign-in is at, until it is open. `step` goes back to nothing when somebody starts over.
#[component]
pub fn Steps(
    /// What the sign-in waits for; nothing before the password.
    step: RwSignal<Option<SignInStep>>,
) -> impl IntoView {
    let session = use_session();
    let failed = RwSignal::new(None::<CallError>);
    let on_done = move |next: SignInStep| {
        if next != SignInStep::Open {
            step.set(Some(next));
            return;
        }
        spawn_local(async move {
            if let Err(error) = session.enter().await {
                failed.try_set(Some(error));
            }
        });
    };
    let inside = move || match step.get() {
        None | Some(SignInStep::Open) => ().into_any(),
        Some(SignInStep::Code) => view! { <CodeStep on_done /> }.into_any(),
        Some(SignInStep::NewPassword) => view! { <p>{t("step-new-password")}</p><PasswordForm on_done /> }.into_any(),
        Some(SignInStep::SecondFactor) => view! { <p>{t("step-second-factor")}</p><Enrol on_done /> }.into_any(),
    };
    let over = move || {
        session.sign_out();
        step.set(None);
    };
    view! {
        <div class="section" id="sign-in-step">{inside}</div>
        <div role="alert">
            {move || failed.get().map(|error| view! { <p class="sign-in-error"><Icon shape=Shape::CircleAlert /><span>{error.sentence()}</span></p> })}
        </div>
        <div class="sign-in-hint"><Button label=t("step-over") variant=Variant::Quiet on_click=over /></div>
    }
}

#[component]
fn CodeStep(on_done: impl Fn(SignInStep) + Copy + Send + Sync + 'static) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let sending = Sending::new();
    let go = move || {
        let request = ConfirmSignIn { code: code.get_untracked() };
        sending.run(async move { client::call(&request).await }, move |answer| match answer {
            Ok(view) => on_done(view.step),
            Err(()) => {
                code.set(String::new());
                dom::focus_soon("sign-in-code");
            }
        });
    };
    dom::focus_soon("sign-in-code");
    view! {
        <p>{t("step-code")}</p>
        <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
            <TextField id="sign-in-code" label=t("label-authenticator-code") value=code required=true code=true max=32 error=sending.at("code") note=t("step-code-help") />
        </Form>
        <Failure sending fields=&["code"] />
        <div class="choices"><Button id="sign-in-confirm" label=t("sign-in-go") variant=Variant::Go disabled=sending.busy on_click=go /></div>
    }
}
