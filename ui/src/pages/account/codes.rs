//! Recovery codes, shown once.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    client::download,
    kit::{Button, Shape, Variant, use_toasts},
    text::t,
};

/// The codes, to be copied, kept as a file or printed.
#[component]
pub fn RecoveryCodes(
    /// The codes.
    codes: Vec<String>,
    /// What follows.
    on_done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let toasts = use_toasts();
    let text = StoredValue::new(codes.join("\n"));
    let copy = move || {
        let copied = JsFuture::from(window().navigator().clipboard().write_text(&text.get_value()));
        leptos::task::spawn_local(async move {
            match copied.await {
                Ok(_) => toasts.done(t("codes-copied")),
                Err(_) => toasts.failed(t("codes-not-copied")),
            }
        });
    };
    let save = move || {
        if let Err(error) = download::save_text("kontor-recovery-codes.txt", &text.get_value()) {
            toasts.failed(error.sentence());
        }
    };
    view! {
        <p>{t("codes-text")}</p>
        <ol class="recovery-codes mono">{codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view()}</ol>
        <div class="choices">
            <Button label=t("codes-copy") icon=Shape::Copy on_click=copy />
            <Button label=t("codes-save") icon=Shape::Download on_click=save />
            <Button label=t("codes-print") icon=Shape::Printer on_click=|| drop(window().print()) />
            <Button id="codes-done" label=t("codes-done") variant=Variant::Go on_click=on_done />
        </div>
    }
}
