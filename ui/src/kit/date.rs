//! The date field: typed partial dates, day and month by arrow keys, a calendar on F4.

use kontor_kernel::CivilDate;
use leptos::prelude::*;

use super::{
    Icon, Shape,
    calendar::{Calendar, HEIGHT},
    field::{Field, describes},
};
use crate::{
    dom,
    figures::{self, moved},
    keymap::{Cmd, Scope, use_layer},
    text::t,
};

/// A civil date.
#[component]
pub fn DateField(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The date, once it can be read.
    value: RwSignal<Option<CivilDate>>,
    /// What is wrong with it, as the book says.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Shown, but not to be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// How to fill it.
    #[prop(optional, into)]
    note: String,
    /// A fixed id.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::fresh_id("date"));
    let typed = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let shown_error = Signal::derive(move || problem.get().or_else(|| error.get()));
    let (described, wrong) = describes(&id, &note, shown_error);
    let settle = move || {
        let Some(Some(text)) = typed.try_get_untracked() else { return };
        if text.trim().is_empty() {
            value.set(None);
            problem.set(required.then(|| t("field-required")));
            typed.set(None);
            return;
        }
        match figures::parse_date(&text) {
            Ok(day) => {
                value.set(Some(day));
                problem.set(None);
                typed.set(None);
            }
            // The text stays: what was meant is known to the person only.
            Err(error) => {
                value.set(None);
                problem.set(Some(figures::date_problem(error)));
            }
        }
    };
    let shift = move |days: i64, months: i32| {
        settle();
        let from = value.get_untracked().unwrap_or_else(figures::today);
        value.set(Some(moved(from, days, months)));
        typed.set(None);
        problem.set(None);
    };
    let layer = use_layer(Scope::Date, move |cmd| {
        if readonly.get_untracked() {
            return false;
        }
        match cmd {
            Cmd::DayUp => shift(1, 0),
            Cmd::DayDown => shift(-1, 0),
            Cmd::MonthUp => shift(0, -1),
            Cmd::MonthDown => shift(0, 1),
            Cmd::OpenList => {
                settle();
                open.set(true);
            }
            Cmd::Accept => {
                settle();
                return false;
            }
            _ => return false,
        }
        true
    });
    let anchor = id.clone();
    let place = move || {
        let (x, y, _) = dom::by_id(&anchor).map(|input| dom::place_below(&input, HEIGHT)).unwrap_or_default();
        (x, y)
    };
    let back = id.clone();
    let pick = Callback::new(move |day: Option<CivilDate>| {
        open.set(false);
        if let Some(day) = day {
            value.set(Some(day));
            typed.set(None);
            problem.set(None);
        }
        dom::focus_id(&back);
    });
    view! {
        <Field id=id.clone() label required note error=shown_error>
            <span class="control num" data-keys=layer data-wrong=wrong data-readonly=move || readonly.get().then_some("")>
                <input id=id.clone() type="text" inputmode="text" autocomplete="off" spellcheck="false" aria-required=required.then_some("true") aria-describedby=described aria-invalid=wrong
                    readonly=move || readonly.get() prop:value=move || typed.get().unwrap_or_else(|| value.get().map(figures::date).unwrap_or_default())
                    on:focus=|event| dom::select_soon(&event) on:blur=move |_| settle() on:input=move |event| typed.set(Some(event_target_value(&event))) />
                <button type="button" class="control-button" tabindex="-1" aria-label=t("date-calendar") title=t("date-calendar") on:click=move |_| if !readonly.get_untracked() { open.set(true) }><Icon shape=Shape::Calendar /></button>
            </span>
            <Show when=move || open.get()>
                <Calendar at=place() day=value.get_untracked().unwrap_or_else(figures::today) pick />
            </Show>
        </Field>
    }
}
