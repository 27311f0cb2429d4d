//! A book whose file is encrypted waits for its passphrase before anybody can sign in.

use kontor_contract::encryption::{UNLOCK, UnlockBook};
use kontor_contract::safekeeping::{BOOK_KEY_NEEDED, BOOK_KEY_WRONG};
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    dom,
    kit::{Button, Form, TextField, Variant},
    pages::account::parts::{Failure, Sending},
    text::t,
};

/// Whether a passphrase is what the book waits for, and the window can give it.
pub fn may_help(error: &CallError) -> bool {
    dom::in_desktop() && (error.0.is(&BOOK_KEY_NEEDED) || error.0.is(&BOOK_KEY_WRONG))
}

/// Asks for the passphrase until it opens the book.
#[component]
pub fn Unlock(
    /// What the book says.
    error: CallError,
    /// It is open.
    opened: Callback<()>,
) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let sending = Sending::new();
    let go = move || {
        let request = UnlockBook { passphrase: passphrase.get_untracked() };
        let unlock = async move {
            let body = serde_json::to_string(&request).map_err(CallError::unreadable)?;
            client::call_raw(UNLOCK, &body, None).await
        };
        sending.run(unlock, move |answer| {
            passphrase.set(String::new());
            match answer {
                Ok(_) => opened.run(()),
                Err(_) => dom::focus_soon("unlock-passphrase"),
            }
        });
    };
    dom::focus_soon("unlock-passphrase");
    view! {
        <main class="sign-in">
            <div class="sign-in-card">
                <div>
                    <h1>{t("unlock-title")}</h1>
                    <p class="quiet-text">{error.sentence()}</p>
                </div>
                <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
                    <TextField id="unlock-passphrase" label=t("unlock-passphrase") value=passphrase required=true secret=true max=200 />
                </Form>
                <Failure sending />
                <div class="choices"><Button id="unlock-open" label=t("lock-open") variant=Variant::Go disabled=sending.busy on_click=go /></div>
            </div>
        </main>
    }
}
