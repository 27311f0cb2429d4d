//! A condition of a list as a removable piece.

use leptos::prelude::*;

use super::{Icon, Shape};
use crate::text::ta;

/// A condition.
#[component]
pub fn Facet(
    /// Which field.
    #[prop(into)]
    name: String,
    /// What it must be.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the condition away; one that cannot go has none.
    #[prop(optional, into)]
    remove: Option<Callback<()>>,
) -> impl IntoView {
    let label = ta("facet-remove", &[("field", &name)]);
    view! {
        <span class="facet">
            <span class="facet-name">{name}</span>
            <b class="num">{move || value.get()}</b>
            {remove.map(|remove| view! { <button type="button" class="facet-remove" aria-label=label.clone() title=label on:click=move |_| remove.run(())><Icon shape=Shape::X small=true /></button> })}
        </span>
    }
}
