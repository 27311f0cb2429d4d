//! Signing in at a provider of identities: the way there, and what came of it.

use kontor_contract::error::AUTH_THROTTLED;
use kontor_contract::sign_in::SignInStep;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::CallError,
    dom,
    kit::{Icon, Shape},
    session::use_session,
    text::ta,
};

/// What the server says when somebody came back well.
const CAME_BACK: &str = "back";

/// What came of a way to the provider.
pub enum Word {
    /// Somebody came back, and the server knows who.
    Back,
    /// It failed.
    Failed(CallError),
}

/// Where the way to the provider begins; it ends on this page.
pub fn start() -> String {
    let here = window().location().pathname().unwrap_or_default();
    format!("/auth/oidc/start?to={here}")
}

/// The word that the server sent the browser back with. It goes out of the address, so that a reload does not hear it again.
pub fn word() -> Option<Word> {
    let search = window().location().search().ok()?;
    let pairs: Vec<(&str, &str)> = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
    let value = |name: &str| pairs.iter().find(|(own, _)| *own == name).map(|(_, value)| *value);
    let word = read(value("oidc")?, value("seconds"));
    dom::replace_address(&window().location().pathname().unwrap_or_default());
    word
}

/// An address can hold anybody's text: only failures of the catalogue are heard, and none that quotes something.
fn read(word: &str, seconds: Option<&str>) -> Option<Word> {
    if word == CAME_BACK {
        return Some(Word::Back);
    }
    if word == AUTH_THROTTLED.code {
        let seconds: u32 = seconds?.parse().ok()?;
        return Some(Word::Failed(CallError(AUTH_THROTTLED.with("seconds", seconds))));
    }
    let code = kontor_contract::errors().find(|error| error.code == word && error.params.is_empty())?;
    Some(Word::Failed(CallError(code.error())))
}

/// The button on the sign-in screen. Whoever comes back enters without another one.
#[component]
pub fn ProviderDoor(
    /// What the provider is called.
    name: String,
    /// What the sign-in waits for then.
    step: RwSignal<Option<SignInStep>>,
) -> impl IntoView {
    let session = use_session();
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    match word() {
        None => {}
        Some(Word::Failed(error)) => failed.set(Some(error)),
        Some(Word::Back) => {
            busy.set(true);
            spawn_local(async move {
                let answer = session.sign_in_back().await;
                busy.try_set(false);
                match answer {
                    Ok(SignInStep::Open) => {}
                    Ok(waits) => step.set(Some(waits)),
                    Err(error) => drop(failed.try_set(Some(error))),
                }
            });
        }
    }
    let (label, waiting) = (ta("oidc-sign-in", &[("name", &name)]), ta("oidc-busy", &[("name", &name)]));
    view! {
        <div class="sign-in-hint">
            <div role="alert">
                {move || failed.get().map(|error| view! { <p class="sign-in-error" id="sign-in-provider-error"><Icon shape=Shape::CircleAlert /><span>{error.sentence()}</span></p> })}
            </div>
            <p role="status">{move || busy.get().then(|| waiting.clone())}</p>
            <a id="sign-in-provider" class="button" rel="external" href=start()>{label}</a>
        </div>
    }
}
