//! One month to choose a day from. Arrows move by day and week, PgUp and PgDn by month, Enter takes, Esc leaves.

use kontor_kernel::CivilDate;
use kontor_kernel::date::month_start;
use leptos::prelude::*;

use super::{IconButton, Shape};
use crate::{
    dom,
    figures::{self, moved},
    keymap::{Cmd, Scope, use_modal_layer},
    text::t,
};

/// Height of the popup, px, for placing it above when there is no room below.
pub const HEIGHT: i32 = 260;
/// Rows of a month; six hold every month, so that the popup does not jump.
const WEEKS: i64 = 6;

/// The popup.
#[component]
pub fn Calendar(
    /// Where it stands: px from the left and the top of the window.
    at: (i32, i32),
    /// The day marked at first.
    day: CivilDate,
    /// Gets the chosen day, or `None` if the person left.
    pick: Callback<Option<CivilDate>>,
) -> impl IntoView {
    let marked = RwSignal::new(day);
    let today = figures::today();
    let (x, y) = at;
    let layer = use_modal_layer(Scope::Date, move |cmd| {
        let step = |days: i64, months: i32| marked.update(|day| *day = moved(*day, days, months));
        match cmd {
            Cmd::DayUp => step(-7, 0),
            Cmd::DayDown => step(7, 0),
            Cmd::MonthUp => step(0, -1),
            Cmd::MonthDown => step(0, 1),
            Cmd::Accept => pick.run(Some(marked.get_untracked())),
            Cmd::Escape | Cmd::OpenList => pick.run(None),
            _ => {}
        }
        true
    });
    let sideways = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowLeft" => marked.update(|day| *day = moved(*day, -1, 0)),
        "ArrowRight" => marked.update(|day| *day = moved(*day, 1, 0)),
        "Tab" => {
            event.prevent_default();
            pick.run(None);
        }
        _ => {}
    };
    let id = dom::fresh_id("calendar");
    dom::focus_soon(id.clone());
    let days = move || {
        let first = month_start(marked.get());
        let monday = moved(first, -figures::weekday(first), 0);
        (0..WEEKS * 7).map(|at| {
            let day = moved(monday, at, 0);
            view! {
                <button type="button" class="calendar-day" tabindex="-1" role="gridcell" aria-selected=(day == marked.get()).to_string() data-today=(day == today).then_some("")
                    data-outside=(month_start(day) != first).then_some("") aria-label=figures::date(day) on:click=move |_| pick.run(Some(day))>{figures::day_number(day)}</button>
            }
        }).collect_view()
    };
    view! {
        <div class="veil-clear" on:click=move |_| pick.run(None)></div>
        <div class="popup calendar" id=id tabindex="0" role="dialog" aria-label=t("date-calendar") data-keys=layer on:keydown=sideways style:top=format!("{y}px") style:left=format!("{x}px")>
            <div class="calendar-head">
                <IconButton shape=Shape::ChevronLeft label=t("date-previous-month") on_click=move || marked.update(|day| *day = moved(*day, 0, -1)) />
                <span aria-live="polite">{move || figures::month_of(marked.get())}</span>
                <IconButton shape=Shape::ChevronRight label=t("date-next-month") on_click=move || marked.update(|day| *day = moved(*day, 0, 1)) />
            </div>
            <div class="calendar-days" role="grid">
                {(1..=7).map(|day| view! { <span class="calendar-name">{t(&format!("weekday-{day}"))}</span> }).collect_view()}
                {days}
            </div>
        </div>
    }
}
