//! The second factor: set up with an app, confirmed with a code; recovery codes; removed.

use kontor_contract::sign_in::{
    ActivateSecondFactor, EnrolSecondFactor, EnrolmentView, GetSecondFactor, RecoveryCodesView, RemoveSecondFactor,
    RenewRecoveryCodes, SecondFactorView, SignInStep,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::codes::RecoveryCodes;
use super::parts::{Failure, PasswordAgain, Sending};
use crate::{
    client::{self, CallError},
    figures,
    kit::{Button, ErrorState, Form, Icon, Shape, TextField, Variant, use_toasts},
    text::{t, ta, tn},
};

/// Where somebody is in setting up.
#[derive(Clone)]
enum Stage {
    Password,
    Scan(EnrolmentView),
    Codes(RecoveryCodesView),
}

/// Sets a second factor up: password, picture, first code, recovery codes.
#[component]
pub fn Enrol(
    /// What follows, with what the session waits for then.
    on_done: impl Fn(SignInStep) + Copy + Send + Sync + 'static,
    /// Leaves it, where that is possible.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Password);
    let sending = Sending::new();
    let begin = move |password: String| {
        let request = EnrolSecondFactor { password };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(view) = answer {
                stage.set(Stage::Scan(view));
            }
        });
    };
    move || match stage.get() {
        Stage::Password => {
            let cancel = on_cancel.unwrap_or_else(|| Callback::new(|()| ()));
            match on_cancel {
                Some(_) => view! { <PasswordAgain text=t("factor-enrol-text") label=t("factor-next") sending on_go=begin on_cancel=cancel /> }.into_any(),
                None => view! { <PasswordAgain text=t("factor-enrol-text") label=t("factor-next") sending on_go=begin /> }.into_any(),
            }
        }
        Stage::Scan(view) => view! { <Scan view on_done=move |codes| stage.set(Stage::Codes(codes)) /> }.into_any(),
        Stage::Codes(view) => {
            let step = view.step;
            view! { <RecoveryCodes codes=view.codes on_done=move || on_done(step) /> }.into_any()
        }
    }
}

#[component]
fn Scan(view: EnrolmentView, on_done: impl Fn(RecoveryCodesView) + Copy + Send + Sync + 'static) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let sending = Sending::new();
    let go = move || {
        let request = ActivateSecondFactor { code: code.get_untracked() };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(view) = answer {
                on_done(view);
            }
        });
    };
    crate::dom::focus_soon("factor-code");
    let picture = window().btoa(&view.qr_svg).map(|data| format!("data:image/svg+xml;base64,{data}")).unwrap_or_default();
    view! {
        <p>{t("factor-scan")}</p>
        <img class="qr" src=picture alt=t("factor-qr") />
        <p>{t("factor-type")}</p>
        <p class="mono wrap-anywhere" id="factor-secret">{grouped(&view.secret)}</p>
        <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
            <TextField id="factor-code" label=t("label-authenticator-code") value=code required=true code=true max=32 error=sending.at("code") note=t("code-help") />
        </Form>
        <Failure sending fields=&["code"] />
        <div class="choices"><Button id="factor-activate" label=t("factor-activate") variant=Variant::Go disabled=sending.busy on_click=go /></div>
    }
}

/// Base 32 in groups of four, as it is read out.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What is being done on the account page.
#[derive(Clone)]
enum Doing {
    Nothing,
    Enrol,
    Renew,
    Remove,
    Codes(Vec<String>),
}

/// The second factor on the account page.
#[component]
pub fn Factor() -> impl IntoView {
    let state = RwSignal::new(None::<Result<SecondFactorView, CallError>>);
    let doing = RwSignal::new(Doing::Nothing);
    let load = move || {
        doing.set(Doing::Nothing);
        spawn_local(async move { drop(state.try_set(Some(client::call(&GetSecondFactor {}).await))) });
    };
    load();
    move || match doing.get() {
        Doing::Nothing => state
            .get()
            .map(|state| match state {
                Err(error) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
                Ok(view) => shown(view, doing),
            })
            .into_any(),
        Doing::Enrol => {
            view! { <Enrol on_done=move |_| load() on_cancel=Callback::new(move |()| doing.set(Doing::Nothing)) /> }.into_any()
        }
        Doing::Renew => view! { <Renew doing /> }.into_any(),
        Doing::Remove => view! { <Remove doing on_done=load /> }.into_any(),
        Doing::Codes(codes) => view! { <RecoveryCodes codes on_done=load /> }.into_any(),
    }
}

fn shown(view: SecondFactorView, doing: RwSignal<Doing>) -> AnyView {
    let Some(since) = view.since else {
        return view! {
            <p class="quiet-text">{t(if view.required { "factor-none-required" } else { "factor-none" })}</p>
            <div class="choices"><Button id="factor-enrol" label=t("factor-enrol") on_click=move || doing.set(Doing::Enrol) /></div>
        }
        .into_any();
    };
    let left = usize::try_from(view.recovery_codes_left).unwrap_or_default();
    view! {
        <p class="positive-text"><Icon shape=Shape::CircleCheck />{ta("factor-since", &[("moment", &figures::moment(since))])}</p>
        <p class="quiet-text">{tn("codes-left", left)}</p>
        <div class="choices">
            <Button label=t("codes-renew") on_click=move || doing.set(Doing::Renew) />
            {(!view.required).then(|| view! { <Button label=t("factor-remove") on_click=move || doing.set(Doing::Remove) /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Renew(doing: RwSignal<Doing>) -> impl IntoView {
    let sending = Sending::new();
    let go = move |password: String| {
        let request = RenewRecoveryCodes { password };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if let Ok(view) = answer {
                doing.set(Doing::Codes(view.codes));
            }
        });
    };
    let cancel = Callback::new(move |()| doing.set(Doing::Nothing));
    view! { <PasswordAgain text=t("codes-renew-text") label=t("codes-renew") sending on_go=go on_cancel=cancel /> }
}

#[component]
fn Remove(doing: RwSignal<Doing>, on_done: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let sending = Sending::new();
    let toasts = use_toasts();
    let go = move |password: String| {
        let request = RemoveSecondFactor { password };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if answer.is_ok() {
                toasts.done(t("factor-removed"));
                on_done();
            }
        });
    };
    let cancel = Callback::new(move |()| doing.set(Doing::Nothing));
    view! { <PasswordAgain text=t("factor-remove-text") label=t("factor-remove") sending on_go=go on_cancel=cancel danger=true /> }
}
