//! Icons: 16 px, one family, always beside a text or with a name.

use leptos::prelude::*;

use super::Shape;

/// A picture beside a text. Unseen by screen readers: the text says it.
#[component]
pub fn Icon(
    /// Which one.
    shape: Shape,
    /// 12 px, for the inside of badges and table heads.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <svg class="icon" class:icon-small=small class:icon-mirrors=shape.mirrors() viewBox="0 0 24 24" aria-hidden="true">
            <path d=shape.path() />
        </svg>
    }
}
