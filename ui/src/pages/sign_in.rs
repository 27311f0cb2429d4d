//! Who is there?

pub mod provider;
pub mod steps;
pub mod unlock;

use kontor_contract::identity::{BookView, GetBook};
use kontor_contract::sign_in::SignInStep;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError},
    dom,
    kit::{Icon, Shape},
    pages::onboarding::Onboarding,
    session::use_session,
    text::t,
};

/// What a stranger sees: an empty book is set up, any other asks who is there.
#[component]
pub fn SignIn() -> impl IntoView {
    let book = RwSignal::new(None::<Result<BookView, CallError>>);
    let ask = move || {
        spawn_local(async move {
            let answer = client::call(&GetBook {}).await;
            book.try_set(Some(answer));
        });
    };
    ask();
    move || match book.get() {
        None => ().into_any(),
        Some(Ok(view)) if view.empty => view! { <Onboarding /> }.into_any(),
        Some(Err(error)) if unlock::may_help(&error) => {
            view! { <unlock::Unlock error opened=Callback::new(move |()| ask()) /> }.into_any()
        }
        // A book that cannot be asked says so when somebody signs in.
        Some(view) => view! { <SignInCard book=view.ok() /> }.into_any(),
    }
}

#[component]
fn SignInCard(book: Option<BookView>) -> impl IntoView {
    let session = use_session();
    let book = StoredValue::new(book);
    let (user, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    let step = session.step;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = session.sign_in(user.get_untracked().trim().to_owned(), password.get_untracked()).await;
            busy.try_set(false);
            match answer {
                Ok(SignInStep::Open) => {}
                Ok(waits) => {
                    failed.set(None);
                    password.set(String::new());
                    step.set(Some(waits));
                }
                Err(error) => {
                    failed.set(Some(error));
                    password.set(String::new());
                    dom::focus_soon("sign-in-password");
                }
            }
        });
    };
    dom::focus_soon("sign-in-user");
    let provider = move || {
        let name = book.with_value(|book| book.as_ref().and_then(|book| book.provider.clone()));
        name.map(|name| view! { <provider::ProviderDoor name step /> })
    };
    let demo = move || {
        book.get_value().filter(|book| book.demo && !book.demo_logins.is_empty()).map(|book| {
        view! {
            <div class="sign-in-hint">
                <p>{t("sign-in-demo")}</p>
                <div class="choices">
                    {book.demo_logins.into_iter().map(|login| {
                        let chosen = login.clone();
                        view! { <button type="button" class="button button-small" on:click=move |_| { user.set(chosen.clone()); dom::focus_id("sign-in-password"); }>{login}</button> }
                    }).collect_view()}
                </div>
            </div>
        }
    })
    };
    let companies = book.with_value(|book| book.as_ref().map(|book| book.companies.join(", ")));
    let companies = companies.filter(|names| !names.is_empty());
    view! {
        <main class="sign-in">
            <div class="sign-in-card">
                <div>
                    <h1>{t("sign-in-title")}</h1>
                    {companies.map(|names| view! { <p class="quiet-text">{names}</p> })}
                </div>
                <Show when=move || step.get().is_none() fallback=move || view! { <steps::Steps step /> }>
                    <form on:submit=submit novalidate>
                        <label class="field">
                            <span class="field-label">{t("sign-in-user")}</span>
                            <span class="control"><input id="sign-in-user" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" prop:value=move || user.get() on:input=move |event| user.set(event_target_value(&event)) /></span>
                        </label>
                        <label class="field">
                            <span class="field-label">{t("sign-in-password")}</span>
                            <span class="control" data-wrong=move || failed.with(|failed| failed.is_some().then_some(""))>
                                <input id="sign-in-password" type="password" autocomplete="current-password" prop:value=move || password.get() on:input=move |event| password.set(event_target_value(&event))
                                    aria-describedby="sign-in-error" aria-invalid=move || failed.with(|failed| failed.is_some().then_some("true")) />
                            </span>
                        </label>
                        <div id="sign-in-error" role="alert">
                            {move || failed.get().map(|error| view! {
                                <p class="sign-in-error"><Icon shape=Shape::CircleAlert /><span>{error.sentence()}</span></p>
                            })}
                        </div>
                        <button type="submit" class="button button-go" aria-disabled=move || busy.get().then_some("true")>{move || if busy.get() { t("sign-in-busy") } else { t("sign-in-go") }}</button>
                    </form>
                    {provider()}
                    {demo()}
                </Show>
            </div>
        </main>
    }
}
