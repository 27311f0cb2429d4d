//! What every field has: a label above, a note or a message below, a place in the error summary.

use leptos::prelude::*;

use super::{Icon, Shape};
use crate::text::{t, tn};

/// The frame of a field. The control inside carries `id` and, while wrong, `aria-describedby="{id}-error"`.
#[component]
pub fn Field(
    /// The control's id.
    id: String,
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// How to fill it.
    #[prop(optional, into)]
    note: String,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let message = format!("{id}-error");
    let title = label.clone();
    view! {
        <div class="field">
            <label class="field-label" for=id title=title>{label}{required.then(|| view! { <span class="needed">" · "{t("field-needed")}</span> })}</label>
            {children()}
            {(!note.is_empty()).then(|| view! { <span class="field-note">{note}</span> })}
            <div id=message aria-live="polite">
                {move || error.get().map(|text| view! { <span class="field-error"><Icon shape=Shape::CircleAlert small=true /><span>{text}</span></span> })}
            </div>
        </div>
    }
}

/// The attributes of a control that follow from its error.
pub fn describes(
    id: &str,
    error: Signal<Option<String>>,
) -> (String, impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static) {
    (format!("{id}-error"), move || error.with(Option::is_some).then_some("true"))
}

/// One line of the summary: the control's id, its label and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The control to go to.
    pub id: String,
    /// What is wrong and how to mend it.
    pub text: String,
}

/// All that is wrong in a form, each line leading to its field; takes the focus when it appears.
#[component]
pub fn ErrorSummary(
    /// What is wrong.
    #[prop(into)]
    problems: Signal<Vec<Problem>>,
) -> impl IntoView {
    let some = Memo::new(move |_| problems.with(|problems| !problems.is_empty()));
    let line = |problem: Problem| {
        let id = problem.id.clone();
        view! { <a href=format!("#{}", problem.id) on:click=move |event| { event.prevent_default(); crate::dom::focus_id(&id); }>{problem.text}</a> }
    };
    view! {
        <Show when=move || some.get()>
            <section class="error-summary span-all" role="alert">
                <h2><Icon shape=Shape::CircleAlert />{move || tn("errors-title", problems.with(Vec::len))}</h2>
                {move || problems.get().into_iter().map(line).collect_view()}
            </section>
        </Show>
    }
}
