//! What the forms of signing in and of one's account share.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::CallError,
    dom,
    kit::{Button, Form, Icon, Shape, TextField, Variant},
    text::t,
};

/// One thing being sent: not twice at a time, with what came of it.
#[derive(Clone, Copy)]
pub struct Sending {
    /// Whether it is under way.
    pub busy: RwSignal<bool>,
    /// Why the last one failed.
    pub failed: RwSignal<Option<CallError>>,
}

impl Sending {
    /// Nothing sent yet.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), failed: RwSignal::new(None) }
    }
    /// Sends, unless something is under way.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Result<T, CallError>> + 'static,
        done: impl FnOnce(Result<T, ()>) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = work.await;
            if self.busy.try_set(false).is_some() {
                // The page is gone; there is nobody to tell.
                return;
            }
            match answer {
                Ok(answer) => {
                    self.failed.set(None);
                    done(Ok(answer));
                }
                Err(error) => {
                    self.failed.set(Some(error));
                    done(Err(()));
                }
            }
        });
    }
    /// The sentence at a field, for a field of that name.
    pub fn at(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))))
    }
}

impl Default for Sending {
    fn default() -> Self {
        Self::new()
    }
}

/// The failure that belongs to no field.
#[component]
pub fn Failure(
    /// What was sent.
    sending: Sending,
    /// Fields that tell theirs themselves.
    #[prop(optional)]
    fields: &'static [&'static str],
) -> impl IntoView {
    let elsewhere = move || sending.failed.get().filter(|error| !fields.iter().any(|field| error.at(field).is_some()));
    view! {
        <div role="alert">
            {move || elsewhere().map(|error| view! { <p class="sign-in-error"><Icon shape=Shape::CircleAlert /><span>{error.sentence()}</span></p> })}
        </div>
    }
}

/// Asks for the password before something is done.
#[component]
pub fn PasswordAgain(
    /// What will be done.
    #[prop(into)]
    text: String,
    /// The verb.
    #[prop(into)]
    label: String,
    /// What is sent.
    sending: Sending,
    /// Does it, with the password.
    on_go: impl Fn(String) + Copy + Send + Sync + 'static,
    /// Leaves it.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let id = dom::fresh_id("again");
    dom::focus_soon(id.clone());
    let go = move || on_go(password.get_untracked());
    view! {
        <p>{text}</p>
        <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
            <TextField id label=t("sign-in-password") value=password required=true secret=true max=256 error=sending.at("password") />
        </Form>
        <Failure sending fields=&["password"] />
        <div class="choices">
            <Button label variant=if danger { Variant::Danger } else { Variant::Go } disabled=sending.busy on_click=go />
            {on_cancel.map(|cancel| view! { <Button label=t("action-cancel") on_click=move || cancel.run(()) /> })}
        </div>
    }
}
