//! The line grid on the screen: recycled rows, and one input over the current cell.

use leptos::prelude::*;

use super::{
    cell::{Kind, LineColumn},
    model::LineModel,
    view::Lines,
};
use crate::{
    kit::{Choice, Icon, Shape, finder::FinderPopup, number::numpad_decimal},
    text::{t, ta, tn},
};

/// The grid.
#[component]
pub fn LineGrid(
    /// The lines.
    lines: Lines,
    /// What the lines are of, for screen readers.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let columns = lines.columns.get_value();
    let layer = lines.keys();
    let pool = lines.pool;
    let template = |narrow: bool| {
        let shown = columns.iter().filter(|column| !(narrow && column.low));
        std::iter::once("48px").chain(shown.map(|column| column.width)).collect::<Vec<_>>().join(" ")
    };
    let count = move || lines.model.with(|model| model.lines().len());
    let head = columns.iter().map(|column| view! { <div class="cell" class:cell-end=column.kind.at_end() class:cell-low=column.low role="columnheader"><span class="cell-text">{column.label.clone()}</span></div> }).collect_view();
    let message = move || {
        lines.model.with(|model| {
            let problems = model.problems();
            model.current().error.or_else(|| (problems > 0).then(|| tn("lines-problems", problems)))
        })
    };
    view! {
        <div class="sheet lines" role="grid" aria-label=label aria-rowcount=move || (count() + 1).to_string() aria-colcount=(columns.len() + 1).to_string() data-keys=layer
            data-away=move || lines.away.get().then_some("") style=("--columns-wide", template(false)) style=("--columns-narrow", template(true))
            on:copy=move |event| lines.copied(&event, false) on:cut=move |event| lines.copied(&event, true)>
            <div class="sheet-scroll" node_ref=pool.scroller on:scroll=move |_| pool.measure()>
                <div class="sheet-row sheet-head" role="row"><div class="cell cell-end" role="columnheader"><span class="cell-text">"#"</span></div>{head}</div>
                <div class="sheet-canvas" style:height=move || format!("{}px", pool.canvas())>
                    <For each=move || 0..pool.slots() key=|slot| *slot children=move |slot| view! { <LineRow lines place=slot /> } />
                    <LineEditor lines />
                </div>
            </div>
            {move || message().map(|text| view! { <div class="lines-message" id=lines.id.with_value(|id| format!("{id}-message")) role="status"><Icon shape=Shape::CircleAlert small=true /><span>{text}</span></div> })}
        </div>
    }
}

#[component]
fn LineRow(lines: Lines, place: usize) -> impl IntoView {
    let at = lines.pool.row_of(place);
    let model = lines.model;
    let current = Memo::new(move |_| model.with(|model| at.get() == Some(model.row)));
    let fresh = Memo::new(move |_| {
        !lines.readonly.get()
            && !model.with(LineModel::is_frozen)
            && at.get().is_some_and(|at| model.with(|model| at + 1 == model.lines().len()))
    });
    let chosen =
        Memo::new(move |_| at.get().is_some_and(|at| model.with(|model| model.has_range() && model.range().contains(&at))));
    let first = lines.columns.with_value(|columns| columns.iter().position(|column| column.kind.editable()).unwrap_or(0));
    let cell = move |(column, declared): (usize, LineColumn)| {
        let cell =
            Memo::new(move |_| at.get().and_then(|at| model.with(|model| model.cell(at, column).cloned())).unwrap_or_default());
        let code = matches!(declared.kind, Kind::Lookup(_) | Kind::Date);
        let hint = move || (column == first && fresh.get() && !current.get()).then(|| t("lines-new"));
        let usual = Memo::new(move |_| cell.with(|cell| cell.shown.is_empty() && !cell.usual.is_empty()));
        let quiet = declared.kind.editable();
        let text = move || cell.with(|cell| if cell.shown.is_empty() { cell.usual.clone() } else { cell.shown.clone() });
        view! {
            <div class="cell" class:cell-end=declared.kind.at_end() class:cell-code=code class:cell-low=declared.low role="gridcell" data-wrong=move || cell.with(|cell| cell.error.is_some().then_some("")) data-range=move || chosen.get().then_some("")
                title=move || cell.with(|cell| cell.error.clone().unwrap_or_default()) on:click=move |_| if let Some(row) = at.get_untracked() { lines.click(row, column) }>
                <span class="cell-text" class:cell-usual=move || quiet && usual.get()>{move || hint().unwrap_or_else(text)}</span>
                {move || cell.with(|cell| (!cell.note.is_empty()).then(|| view! { <span class="cell-code-name">{cell.note.clone()}</span> }))}
            </div>
        }
    };
    view! {
        <div class="sheet-row sheet-pooled line-row" role="row" hidden=move || at.get().is_none() style:transform=move || at.get().map(|at| format!("translateY({}px)", lines.pool.offset(at)))
            aria-rowindex=move || at.get().map(|at| (at + 2).to_string()) data-current=move || current.get().then_some("") data-new=move || fresh.get().then_some("")>
            <div class="cell cell-end" role="rowheader"><span class="cell-text">{move || at.get().map(|at| at + 1)}</span></div>
            {lines.columns.get_value().into_iter().enumerate().map(cell).collect_view()}
        </div>
    }
}

#[component]
fn LineEditor(lines: Lines) -> impl IntoView {
    let model = lines.model;
    let id = lines.input_id();
    let list = format!("{id}-list");
    let place = Memo::new(move |_| model.with(|model| (model.row, model.column, model.lines().len())));
    let declared = Memo::new_with_compare(
        move |_| {
            lines
                .columns
                .with_value(|columns| columns.get(place.get().1).map(|column| (column.label.clone(), column.kind.at_end())))
        },
        |before, after| before != after,
    );
    let name = move || {
        let (row, _, count) = place.get();
        let label = declared.get().map(|(label, _)| label).unwrap_or_default();
        ta("lines-cell", &[("column", &label), ("line", &(row + 1).to_string()), ("count", &count.to_string())])
    };
    let wrong = move || model.with(|model| model.current().error.is_some());
    let text = move || lines.draft.get().unwrap_or_else(|| model.with(|model| model.current().edit_text()));
    let last = lines.columns.with_value(Vec::len);
    let leave = move |_| {
        // The input may lose the focus because the screen goes, or because a form lies over it for a while.
        if lines.draft.try_get_untracked().is_none() || lines.finder.waits() {
            return;
        }
        lines.commit();
        lines.finder.open.set(false);
        lines.away.set(true);
    };
    let active = list.clone();
    let take = Callback::new(move |choice: Choice| lines.choose(&choice));
    view! {
        <div class="sheet-row line-editor" role="row" aria-rowindex=move || (place.get().0 + 2).to_string() style:top=move || format!("{}px", lines.pool.offset(place.get().0))>
            <div class="line-editor-cell" role="gridcell" style:grid-column=move || (place.get().1 + 2).to_string() data-end=move || declared.get().is_some_and(|(_, end)| end).then_some("")
                data-wrong=move || wrong().then_some("") data-last=move || (place.get().1 + 1 == last).then_some("")>
                <input id=id.clone() type="text" autocomplete="off" spellcheck="false" aria-label=name aria-invalid=move || wrong().then_some("true")
                    aria-describedby=lines.id.with_value(|id| format!("{id}-message")) aria-activedescendant=move || lines.finder.active(&active) readonly=move || lines.readonly.get()
                    placeholder=move || model.with(|model| model.current().usual) prop:value=text on:input=move |event| lines.typed(event_target_value(&event)) on:keydown=move |event| { numpad_decimal(&event); }
                    on:focus=move |_| lines.enter() on:blur=leave on:paste=move |event| lines.pasted(&event) on:dblclick=move |_| lines.editing.set(true) />
            </div>
            <FinderPopup finder=lines.finder anchor=id.clone() list take />
        </div>
    }
}
