//! Nothing here, not yet here, not readable: what happened and what to do.

use leptos::prelude::*;

use super::{Button, Icon, Shape};
use crate::{client::CallError, text::t};

/// Nothing to show, and how to change that.
#[component]
pub fn EmptyState(
    /// What is empty.
    #[prop(into)]
    title: String,
    /// What to do.
    #[prop(into)]
    text: String,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="state">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="state-actions">{children()}</div> })}
        </section>
    }
}

/// Something could not be read: the sentence, a way to try again, and the code for support.
#[component]
pub fn ErrorState(
    /// What failed.
    error: CallError,
    /// Tries again.
    #[prop(into)]
    retry: Callback<()>,
) -> impl IntoView {
    let title = if error.denied() { t("state-denied") } else { t("state-failed") };
    let sentence = error.sentence();
    let CallError(error) = error;
    view! {
        <section class="state" role="alert">
            <h2><Icon shape=Shape::CircleAlert />{title}</h2>
            <p>{sentence}</p>
            <div class="state-actions">
                <Button label=t("state-retry") on_click=move || retry.run(()) />
                <span class="mono support">{error.code}" "{error.trace_id}</span>
            </div>
        </section>
    }
}

/// The shape of rows to come; appears only after 150 ms, so that quick answers do not flicker.
#[component]
pub fn Skeleton(
    /// How many rows.
    #[prop(default = 12)]
    rows: usize,
) -> impl IntoView {
    let row = || {
        view! {
            <div class="skeleton-row">
                <span class="skeleton-bar"></span><span class="skeleton-bar skeleton-bar-wide"></span><span class="skeleton-bar"></span>
            </div>
        }
    };
    view! {
        <div class="skeleton" role="status" aria-label=t("state-loading")>
            {(0..rows).map(|_| row()).collect_view()}
        </div>
    }
}
