//! What opens the file of the book: a passphrase, the keyring, or nothing. The window's shell closes the book for it.

use kontor_contract::encryption::{BookEncrypted, ENCRYPT, EncryptBook, Protection};
use kontor_contract::safekeeping::BOOK_PASSPHRASES_DIFFER;
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    dom,
    kit::{Button, Checkbox, Dialog, Form, TextField, Variant},
    pages::account::parts::{Failure, Sending},
    session::use_session,
    text::{t, ta},
};

/// The passphrase the second time: where it differs is told there.
const AGAIN: &str = "again";

/// Whether the book is encrypted; an owner at its computer changes that.
#[component]
pub fn BookEncryption(
    /// Whether it is.
    encrypted: Signal<bool>,
) -> impl IntoView {
    let may = dom::in_desktop() && use_session().may("book.epoch.write");
    let (changes, removes) = (RwSignal::new(false), RwSignal::new(false));
    let (sending, done) = (Sending::new(), RwSignal::new(None::<BookEncrypted>));
    // The recovery key is shown once: while the book is written anew, and until somebody says to have the key, it stays.
    let stays = Callback::new(move |()| sending.busy.get_untracked() || done.with_untracked(Option::is_some));
    let open = move |dialog: RwSignal<bool>| {
        sending.failed.set(None);
        dialog.set(true);
    };
    let change = Signal::derive(move || t(if encrypted.get() { "encryption-change" } else { "encryption-make" }));
    view! {
        <section class="section" id="book-encryption">
            <h2>{t("encryption-title")}</h2>
            <p>{move || t(if encrypted.get() { "encryption-on" } else { "encryption-off" })}</p>
            {may.then(|| view! {
                <div class="choices">
                    <Button id="encryption-change" label=change on_click=move || open(changes) />
                    <Show when=move || encrypted.get()>
                        <Button id="encryption-remove" label=t("encryption-remove") on_click=move || open(removes) />
                    </Show>
                </div>
            })}
        </section>
        <Dialog title=change open=changes stays><ChangePane open=changes sending done /></Dialog>
        <Dialog title=t("encryption-remove") open=removes stays><RemovePane open=removes sending /></Dialog>
    }
}

async fn ask(protection: Protection) -> Result<BookEncrypted, CallError> {
    let body = serde_json::to_string(&EncryptBook { protection }).map_err(CallError::unreadable)?;
    let answer = client::call_raw(ENCRYPT, &body, None).await?;
    serde_json::from_str(&answer).map_err(CallError::unreadable)
}

/// A new passphrase, twice, or the keyring; then what is to be written down.
#[component]
fn ChangePane(open: RwSignal<bool>, sending: Sending, done: RwSignal<Option<BookEncrypted>>) -> impl IntoView {
    let (new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let keyring = RwSignal::new(false);
    let go = move || {
        let (passphrase, same) = (new.get_untracked(), new.get_untracked() == again.get_untracked());
        let keyring = keyring.get_untracked();
        let work = async move {
            match (keyring, same) {
                (true, _) => ask(Protection::Keyring).await,
                (false, true) => ask(Protection::Passphrase(passphrase)).await,
                (false, false) => Err(CallError(BOOK_PASSPHRASES_DIFFER.at(AGAIN))),
            }
        };
        sending.run(work, move |answer| done.set(answer.ok()));
    };
    let asks = move || {
        view! {
            <div class="dialog-body">
                <p>{t("encryption-text")}</p>
                <Form class="form form-narrow" on_end=Callback::new(move |()| go())>
                    <Show when=move || !keyring.get()>
                        <TextField id="encryption-new" label=t("encryption-new") value=new required=true secret=true max=200 note=t("encryption-new-help") />
                        <TextField id="encryption-again" label=t("encryption-again") value=again required=true secret=true max=200 error=sending.at(AGAIN) />
                    </Show>
                    <Checkbox label=t("encryption-keyring") value=keyring />
                </Form>
                <Failure sending fields=&[AGAIN] />
            </div>
            <footer class="dialog-actions">
                <Button label=t("action-cancel") disabled=sending.busy on_click=move || open.set(false) />
                <Button id="encryption-go" label=t("encryption-go") variant=Variant::Go disabled=sending.busy on_click=go />
            </footer>
        }
    };
    move || match done.get() {
        None => asks().into_any(),
        Some(encrypted) => view! { <Done encrypted /> }.into_any(),
    }
}

/// Makes the book plain again.
#[component]
fn RemovePane(open: RwSignal<bool>, sending: Sending) -> impl IntoView {
    let go = move || {
        sending.run(ask(Protection::Nothing), |answer| {
            if answer.is_ok() {
                dom::reload();
            }
        });
    };
    view! {
        <div class="dialog-body"><p>{t("encryption-remove-text")}</p><Failure sending /></div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") disabled=sending.busy on_click=move || open.set(false) />
            <Button label=t("encryption-remove") variant=Variant::Danger disabled=sending.busy on_click=go />
        </footer>
    }
}

/// What is to be written down and what is to be removed. Then the window begins anew, over the book that was opened anew.
#[component]
fn Done(encrypted: BookEncrypted) -> impl IntoView {
    let BookEncrypted { recovery, plain } = encrypted;
    view! {
        <div class="dialog-body" id="encryption-done">
            <p>{t("encryption-done")}</p>
            {recovery.map(|key| view! { <p>{t("encryption-recovery")}</p><p class="num">{key}</p> })}
            {plain.into_iter().map(|file| view! { <p class="field-error">{ta("encryption-plain", &[("file", &file)])}</p> }).collect_view()}
        </div>
        <footer class="dialog-actions"><Button id="encryption-close" label=t("encryption-close") variant=Variant::Go on_click=dom::reload /></footer>
    }
}
