//! What every field has: a label above, a note or a message below, a place in the error summary.

use leptos::prelude::*;

use super::{Icon, Shape};
use crate::text::{t, tn};

/// The frame of a field. The control inside carries `id` and the attributes of [`describes`].
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
    let (note_id, message) = (note_id(&id), error_id(&id));
    let title = label.clone();
    view! {
        <div class="field">
            <label class="field-label" for=id title=title>{label}{required.then(|| view! { <span class="needed">" · "{t("field-needed")}</span> })}</label>
            {children()}
            {(!note.is_empty()).then(|| view! { <span class="field-note" id=note_id>{note}</span> })}
            <div id=message aria-live="polite">
                {move || error.get().map(|text| view! { <span class="field-error"><Icon shape=Shape::CircleAlert small=true /><span>{text}</span></span> })}
            </div>
        </div>
    }
}

/// What a control is described by, its note and its message, and whether it is wrong: for `aria-describedby` and
/// `aria-invalid`.
pub fn describes(
    id: &str,
    note: &str,
    error: Signal<Option<String>>,
) -> (String, impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static) {
    (described_by(id, note), move || error.with(Option::is_some).then_some("true"))
}

/// The ids of what stands below a control: how to fill it, and what is wrong with it.
pub fn described_by(id: &str, note: &str) -> String {
    if note.is_empty() { error_id(id) } else { format!("{} {}", note_id(id), error_id(id)) }
}

/// The id of the sentence on how to fill a control.
pub fn note_id(id: &str) -> String {
    format!("{id}-note")
}

/// The id of what is wrong with a control.
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
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

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn a_control_is_described_by_its_note_and_its_message() {
        assert_eq!(described_by("a", ""), "a-error");
        assert_eq!(described_by("a", "How to fill it."), "a-note a-error");
    }
}
