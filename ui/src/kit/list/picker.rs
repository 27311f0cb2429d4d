//! Adding a filter by keyboard: first the field, then its value, in one input.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    facets::Facets,
    filter::{Field, FilterKind, Named, days, usual_spans},
};
use crate::{
    dom, figures,
    keymap::{Cmd, use_chooser_layer},
    kit::{Icon, LookupSource, Shape},
    text::{t, ta},
};

/// How long typing rests before the book is asked.
const REST: Duration = Duration::from_millis(120);
/// More lines than this nobody reads.
const MOST: usize = 50;

/// One line of the picker.
#[derive(Clone)]
enum Line {
    Field(Field),
    Value(Named),
}

impl Line {
    fn shown(&self) -> String {
        match self {
            Self::Field(field) => field.label.clone(),
            Self::Value((_, shown)) => shown.clone(),
        }
    }
}

/// What moves while the picker is open.
#[derive(Clone, Copy)]
struct Picking {
    facets: Facets,
    seen: Callback<&'static str, Vec<Named>>,
    field: RwSignal<Option<Field>>,
    typed: RwSignal<String>,
    marked: RwSignal<usize>,
    lines: RwSignal<Vec<Line>>,
    turn: StoredValue<u32>,
    /// Whether the book was asked and has not answered.
    waiting: RwSignal<bool>,
}

impl Picking {
    fn look(self) {
        let typed = self.typed.get_untracked();
        self.marked.set(0);
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.waiting.set(false);
        let Some(field) = self.field.get_untracked() else {
            let fields = self.facets.fields.get_value().into_iter().filter(|field| fits(&field.label, &typed));
            return self.lines.set(fields.map(Line::Field).collect());
        };
        match &field.kind {
            FilterKind::Words(words) => self.show(words.clone(), &typed),
            FilterKind::Flag => {
                let words = ["true", "false"].map(|word| (word.to_owned(), field.shown(word).unwrap_or_default()));
                self.show(words.to_vec(), &typed);
            }
            FilterKind::Days => self.lines.set(day_lines(&field, &typed)),
            FilterKind::Text => {
                let own = Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
                let mut values: Vec<Named> = own.map(|typed| (typed.clone(), typed)).into_iter().collect();
                values.extend(self.seen.run(field.name).into_iter().filter(|(value, _)| *value != typed.trim()));
                self.show(values, &typed);
            }
            FilterKind::Record(source) => self.ask(source.clone(), turn, |choice| (choice.id, choice.name)),
            FilterKind::Coded(source) => self.ask(source.clone(), turn, |choice| {
                let shown = if choice.name.is_empty() { choice.code.clone() } else { format!("{} {}", choice.code, choice.name) };
                (choice.code, shown)
            }),
        }
    }
    fn show(self, values: Vec<Named>, typed: &str) {
        self.lines.set(values.into_iter().filter(|(_, shown)| fits(shown, typed)).take(MOST).map(Line::Value).collect());
    }
    fn ask(self, source: LookupSource, turn: u32, named: fn(crate::kit::Choice) -> Named) {
        // What was found for less typing is not what Enter means now.
        self.lines.set(Vec::new());
        self.waiting.set(true);
        let ask = move || {
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            spawn_local(async move {
                let typed = self.typed.try_get_untracked().unwrap_or_default();
                // Without an answer there is nothing to choose; the list itself says what is wrong with the book.
                let found = source.search(&typed).await.unwrap_or_default();
                if self.turn.try_get_value() == Some(turn) {
                    self.waiting.set(false);
                    self.lines.set(found.into_iter().take(MOST).map(|choice| Line::Value(named(choice))).collect());
                }
            });
        };
        set_timeout(ask, REST);
    }
    fn choose(self, field: Option<Field>) {
        self.field.set(field);
        self.typed.set(String::new());
        self.look();
    }
    /// Takes the marked line; whether that was the last step.
    fn take(self, at: usize) -> bool {
        match (self.lines.with_untracked(|lines| lines.get(at).cloned()), self.field.get_untracked()) {
            (Some(Line::Field(field)), _) => {
                self.choose(Some(field));
                false
            }
            (Some(Line::Value((value, shown))), Some(field)) => {
                self.facets.put(field.name, value, shown);
                true
            }
            _ => false,
        }
    }
}

fn fits(label: &str, typed: &str) -> bool {
    let label = label.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| label.contains(word))
}

/// Days as typed (`1.6`, `1.6..30.6`, `..t`), and the spans people often want.
fn day_lines(field: &Field, typed: &str) -> Vec<Line> {
    let end = |text: &str| if text.trim().is_empty() { Some(None) } else { figures::parse_date(text).ok().map(Some) };
    let read = match typed.split_once("..") {
        Some((from, to)) => end(from).zip(end(to)).filter(|(from, to)| from.is_some() || to.is_some()),
        None => end(typed).filter(Option::is_some).map(|day| (day, day)),
    };
    let line = |value: String| {
        let shown = field.shown(&value).unwrap_or_default();
        Line::Value((value, shown))
    };
    let usual = usual_spans(figures::today()).into_iter().filter(|(key, _, _)| fits(&t(key), typed)).map(|(key, from, to)| {
        let value = days(Some(from), Some(to));
        let shown = format!("{}: {}", t(key), field.shown(&value).unwrap_or_default());
        Line::Value((value, shown))
    });
    read.map(|(from, to)| line(days(from, to))).into_iter().chain(usual).collect()
}

/// The picker as a dialog.
#[component]
pub fn FilterPicker(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// What can be set.
    facets: Facets,
    /// The values of a field among the rows that are here.
    seen: Callback<&'static str, Vec<Named>>,
    /// The field to begin with.
    begin: Option<Field>,
) -> impl IntoView {
    let picking = Picking {
        facets,
        seen,
        field: RwSignal::new(begin),
        typed: RwSignal::new(String::new()),
        marked: RwSignal::new(0),
        lines: RwSignal::new(Vec::new()),
        turn: StoredValue::new(0),
        waiting: RwSignal::new(false),
    };
    picking.look();
    let before = StoredValue::new_local(dom::focused());
    on_cleanup(move || {
        before.try_with_value(|before| before.as_ref().map(|element| element.focus()));
    });
    let accept = move |at: usize| {
        if picking.take(at) {
            open.set(false);
        }
    };
    let layer = use_chooser_layer(move |cmd| {
        let last = picking.lines.with_untracked(Vec::len).saturating_sub(1);
        match cmd {
            Cmd::Down => picking.marked.update(|at| *at = (*at + 1).min(last)),
            Cmd::Up => picking.marked.update(|at| *at = at.saturating_sub(1)),
            Cmd::Accept => accept(picking.marked.get_untracked()),
            Cmd::Escape => open.set(false),
            _ => {}
        }
        true
    });
    let id = dom::fresh_id("filter-picker");
    dom::focus_soon(id.clone());
    let option = move |at: usize| format!("filter-option-{at}");
    Effect::new(move |_| {
        if let Some(element) = dom::by_id(&option(picking.marked.get())) {
            dom::scroll_to_see(&element);
        }
    });
    // An empty input goes back to the fields.
    let back = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Backspace"
            && picking.typed.with_untracked(String::is_empty)
            && picking.field.with_untracked(Option::is_some)
        {
            event.prevent_default();
            picking.choose(None);
        }
    };
    let label = move || picking.field.with(|field| field.as_ref().map_or_else(|| t("filter-which"), |field| field.label.clone()));
    let hint = move || match picking.field.with(|field| field.as_ref().map(|field| matches!(field.kind, FilterKind::Days))) {
        Some(true) => t("filter-days-hint"),
        _ => String::new(),
    };
    let lines = move || {
        let lines = picking.lines.get();
        if lines.is_empty() {
            return view! { <p class="palette-none" role="status">{t(if picking.waiting.get() { "palette-searching" } else { "lookup-none" })}</p> }.into_any();
        }
        let one = move |(at, line): (usize, Line)| {
            view! {
                <div class="option" role="option" id=option(at) aria-selected=move || (picking.marked.get() == at).to_string()
                    on:mousemove=move |_| if picking.marked.get_untracked() != at { picking.marked.set(at) } on:click=move |_| accept(at)>
                    <span class="cut grow num">{line.shown()}</span>
                </div>
            }
        };
        lines.into_iter().enumerate().map(one).collect_view().into_any()
    };
    view! {
        <div class="veil" on:click=move |_| open.set(false)>
            <div class="dialog palette" role="dialog" aria-modal="true" aria-label=t("filter-add") data-keys=layer on:click=|event| event.stop_propagation()>
                <label class="palette-input">
                    <Icon shape=Shape::Funnel />
                    <span class="nowrap">{label}</span>
                    <input id=id type="text" role="combobox" aria-expanded="true" aria-controls="filter-list" autocomplete="off" spellcheck="false"
                        aria-activedescendant=move || option(picking.marked.get()) prop:value=move || picking.typed.get() on:keydown=back
                        on:input=move |event| { picking.typed.set(event_target_value(&event)); picking.look(); } />
                    <span class="meta">{hint}</span>
                </label>
                <div class="palette-list" id="filter-list" role="listbox" aria-label=move || ta("filter-values", &[("field", &label())])>{lines}</div>
            </div>
        </div>
    }
}
