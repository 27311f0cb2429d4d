//! The line grid on the screen: recycled rows, and one input over the current cell.

use std::sync::Arc;

use kontor_kernel::Decimal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};

use super::{
    cell::{Kind, LineCell, LineColumn},
    model::{Line, LineModel, MOST_LINES},
    paste,
};
use crate::{
    client::CallError,
    dom,
    kit::{
        Choice, Icon, Shape, Toasts,
        finder::{Finder, FinderPopup},
        number::numpad_decimal,
        pool::Pool,
        use_toasts,
    },
    prefs::use_row_height,
    text::{t, ta, tn},
};

/// Height of the sticky head, px.
const HEAD: i32 = 30;
/// Steps that can be undone.
const HISTORY: usize = 100;

/// What happens to a line after one of its cells changed: clearing the other side, working out a net amount.
pub type Changed = Arc<dyn Fn(&mut Line, usize) + Send + Sync>;
/// The amount that `=` puts into an empty amount cell.
pub type Balance = Arc<dyn Fn(&LineModel, usize, usize) -> Option<Decimal> + Send + Sync>;

/// The lines of a document on the screen. A screen keeps one of these and reads `model`.
#[derive(Clone, Copy)]
pub struct Lines {
    /// The lines.
    pub model: RwSignal<LineModel>,
    /// Counts every change, for recovery copies and dirty marks.
    pub changes: RwSignal<u64>,
    /// Whether nothing may be changed.
    pub readonly: RwSignal<bool>,
    pub(super) columns: StoredValue<Vec<LineColumn>>,
    pub(super) draft: RwSignal<Option<String>>,
    pub(super) editing: RwSignal<bool>,
    pub(super) finder: Finder,
    pub(super) pool: Pool,
    pub(super) leave: StoredValue<&'static str>,
    pub(super) toasts: Toasts,
    pub(super) balance: StoredValue<Option<Balance>>,
    original: StoredValue<LineCell>,
    changed: StoredValue<Option<Changed>>,
    past: StoredValue<Vec<Vec<Line>>>,
    future: StoredValue<Vec<Vec<Line>>>,
    away: RwSignal<bool>,
    id: StoredValue<String>,
}

impl Lines {
    /// An empty grid. `leave` is the id of what follows it for Tab and Enter at the end.
    pub fn new(columns: Vec<LineColumn>, leave: &'static str) -> Self {
        let editable = columns.iter().map(|column| column.kind.editable()).collect();
        let model = RwSignal::new(LineModel::new(editable, Vec::new()));
        let total = Signal::derive(move || model.with(|model| model.lines().len()));
        let lines = Self {
            model,
            changes: RwSignal::new(0),
            readonly: RwSignal::new(false),
            columns: StoredValue::new(columns),
            draft: RwSignal::new(None),
            editing: RwSignal::new(false),
            finder: Finder::idle(None),
            pool: Pool::new(total, use_row_height(), HEAD, 0),
            leave: StoredValue::new(leave),
            toasts: use_toasts(),
            balance: StoredValue::new(None),
            original: StoredValue::new(LineCell::default()),
            changed: StoredValue::new(None),
            past: StoredValue::new(Vec::new()),
            future: StoredValue::new(Vec::new()),
            away: RwSignal::new(true),
            id: StoredValue::new(dom::fresh_id("lines")),
        };
        lines.arrive();
        lines
    }
    /// What happens to a line after one of its cells changed.
    pub fn on_change(&self, changed: impl Fn(&mut Line, usize) + Send + Sync + 'static) {
        self.changed.set_value(Some(Arc::new(changed)));
    }
    /// The amount that `=` puts into an empty amount cell.
    pub fn on_balance(&self, balance: impl Fn(&LineModel, usize, usize) -> Option<Decimal> + Send + Sync + 'static) {
        self.balance.set_value(Some(Arc::new(balance)));
    }
    /// Shows stored lines: values by column, as the book gives them.
    pub fn load(&self, values: Vec<Line>) {
        self.past.update_value(Vec::clear);
        self.model.update(|model| {
            model.replace(values);
            model.to_end(false);
        });
        self.arrive();
    }
    /// Shows lines that can no longer be changed.
    pub fn load_posted(&self, values: Vec<Line>) {
        self.readonly.set(true);
        self.model.update(|model| model.freeze(values));
        self.arrive();
    }
    /// Shows lines whose open columns can be typed in; none can be added or deleted.
    pub fn load_fixed(&self, values: Vec<Line>) {
        self.past.update_value(Vec::clear);
        self.model.update(|model| {
            model.freeze(values);
            model.to_end(false);
        });
        self.arrive();
    }
    /// Says what the book will put into cells as long as nothing is typed there.
    pub fn suggest(&self, usual: Vec<(usize, usize, String)>) {
        self.model.update(|model| model.suggest(usual));
    }
    /// Takes other columns, for a grid that is drawn anew: amounts of another currency have other decimals.
    pub fn set_columns(&self, columns: Vec<LineColumn>) {
        self.columns.set_value(columns);
    }
    /// Moves the focus into the grid.
    pub fn focus(&self) {
        dom::focus_soon(self.input_id());
    }
    /// Takes what is being typed right now, before the document is sent.
    pub fn commit_typing(&self) {
        self.commit();
    }
    /// Marks a cell as wrong and goes there.
    pub fn complain(&self, row: usize, column: usize, text: String) {
        self.model.update(|model| {
            let mut cell = model.cell(row, column).cloned().unwrap_or_default();
            cell.error = Some(text);
            model.set(row, column, cell);
            model.go(row, column);
        });
        self.arrive();
        self.focus();
    }
    /// Marks the cells that the book refused. `sent` says which line of the grid each line of the request was.
    pub fn show_errors(&self, error: &CallError, field: &str, sent: &[usize]) {
        for wrong in &error.0.fields {
            let Some((line, key)) = split_path(&wrong.path, field) else { continue };
            let column = self.columns.with_value(|columns| columns.iter().position(|column| column.key == key)).unwrap_or(0);
            if let Some(row) = sent.get(line) {
                self.model.update(|model| {
                    if let Some(mut cell) = model.cell(*row, column).cloned() {
                        cell.error = Some(CallError::field_sentence(wrong));
                        model.set(*row, column, cell);
                    }
                });
            }
        }
    }
    pub(super) fn input_id(self) -> String {
        self.id.with_value(|id| format!("{id}-input"))
    }
    pub(super) fn kind(self) -> Option<Kind> {
        let column = self.model.with_untracked(|model| model.column);
        self.columns.with_value(|columns| columns.get(column).map(|column| column.kind.clone()))
    }

    /// Remembers the lines as they are before a change.
    pub(super) fn remember(self) {
        let lines = self.model.with_untracked(|model| model.lines().to_vec());
        self.past.update_value(|past| {
            past.push(lines);
            let over = past.len().saturating_sub(HISTORY);
            past.drain(..over);
        });
        self.future.update_value(Vec::clear);
    }
    /// Takes the last change back, or does it again. False if there is none.
    pub(super) fn travel(self, back: bool) -> bool {
        let (from, to) = if back { (self.past, self.future) } else { (self.future, self.past) };
        let Some(lines) = from.try_update_value(Vec::pop).flatten() else { return false };
        let now = self.model.with_untracked(|model| model.lines().to_vec());
        to.update_value(|to| to.push(now));
        self.model.update(|model| model.replace(lines));
        self.touched();
        self.arrive();
        true
    }
    pub(super) fn touched(self) {
        self.changes.update(|count| *count += 1);
    }
    /// Writes a cell and lets the document follow.
    pub(super) fn put(self, row: usize, column: usize, cell: LineCell) {
        let changed = self.changed.get_value();
        let added = self.model.try_update(|model| {
            let added = model.set(row, column, cell);
            if let Some(changed) = changed
                && let Some(mut line) = model.lines().get(row).cloned()
            {
                changed(&mut line, column);
                for (at, cell) in line.into_iter().enumerate() {
                    model.set(row, at, cell);
                }
            }
            added.then(|| model.lines().len())
        });
        self.touched();
        if let Some(Some(count)) = added {
            self.toasts.say(ta("lines-added", &[("line", &count.to_string())]));
        }
    }
    /// Takes what was typed into the cell.
    pub(super) fn commit(self) {
        let Some(text) = self.draft.get_untracked() else { return };
        let (row, column) = self.model.with_untracked(|model| (model.row, model.column));
        let Some(declared) = self.columns.with_value(|columns| columns.get(column).cloned()) else { return };
        let cell = declared.read(&text);
        if let Kind::Lookup(source) = &declared.kind
            && cell.error.is_none()
            && cell.value.is_empty()
            && !text.trim().is_empty()
        {
            self.resolve(row, column, text, source.clone());
        }
        self.draft.set(None);
        self.finder.reset();
        self.put(row, column, cell);
    }
    /// Asks the book for a code that was typed faster than it answers.
    fn resolve(self, row: usize, column: usize, text: String, source: crate::kit::LookupSource) {
        spawn_local(async move {
            let cell = match source.resolve(&text).await {
                Ok(Some(choice)) => LineCell::chosen(&choice),
                Ok(None) => LineCell::wrong(text.trim(), ta("lookup-unknown", &[("typed", text.trim())])),
                Err(error) => LineCell::wrong(text.trim(), error.sentence()),
            };
            // Somebody may have typed something else meanwhile.
            let same = self
                .model
                .try_with_untracked(|model| model.cell(row, column).is_some_and(|now| now.typed.as_deref() == Some(text.trim())));
            if same == Some(true) {
                self.put(row, column, cell);
            }
        });
    }
    /// Takes a choice of the lookup.
    pub(super) fn choose(self, choice: &Choice) {
        let (row, column) = self.model.with_untracked(|model| (model.row, model.column));
        self.draft.set(None);
        self.finder.reset();
        self.put(row, column, LineCell::chosen(choice));
    }
    /// Gets ready for the cell one has come to.
    pub(super) fn arrive(self) {
        let (row, cell) = self.model.with_untracked(|model| (model.row, model.current()));
        self.original.set_value(cell);
        self.draft.set(None);
        self.editing.set(false);
        self.finder.aim(match self.kind() {
            Some(Kind::Lookup(source)) => Some(source),
            _ => None,
        });
        self.pool.reveal(row);
        let id = self.input_id();
        request_animation_frame(move || {
            if let Some(input) = dom::by_id(&id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
                && dom::focused().is_some_and(|focused| focused.id() == id)
            {
                input.select();
            }
        });
    }
    /// Gives the cell back as it was before typing. False if nothing was typed.
    pub(super) fn restore(self) -> bool {
        if self.draft.with_untracked(Option::is_none) && !self.editing.get_untracked() {
            return false;
        }
        let (row, column) = self.model.with_untracked(|model| (model.row, model.column));
        self.draft.set(None);
        self.put(row, column, self.original.get_value());
        self.arrive();
        true
    }
    fn typed(self, text: String) {
        if self.draft.with_untracked(Option::is_none) {
            self.remember();
        }
        self.editing.set(true);
        self.draft.set(Some(text.clone()));
        if let Some(Kind::Lookup(_)) = self.kind() {
            self.finder.type_text(text);
            return;
        }
        // Totals follow every keystroke that can be read.
        let (row, column) = self.model.with_untracked(|model| (model.row, model.column));
        if let Some(cell) = self.columns.with_value(|columns| columns.get(column).map(|column| column.read(&text)))
            && cell.error.is_none()
        {
            self.put(row, column, cell);
        }
    }
    fn pasted(self, event: &ClipboardEvent) {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if self.readonly.get_untracked() || !paste::is_block(&text) {
            return;
        }
        event.prevent_default();
        self.remember();
        let open = self.model.with_untracked(LineModel::open_columns);
        let columns = self.columns.get_value();
        let block: Vec<Vec<(usize, LineCell)>> = paste::read_block(&text)
            .into_iter()
            .take(MOST_LINES)
            .map(|row| open.iter().zip(row).map(|(column, text)| (*column, columns[*column].read(&text))).collect())
            .collect();
        let (start, asked) = (self.model.with_untracked(|model| model.row), block.len());
        let written = self.model.try_update(|model| model.paste(block)).unwrap_or(0);
        for row in start..start + written {
            for column in &open {
                let cell = self.model.with_untracked(|model| model.cell(row, *column).cloned()).unwrap_or_default();
                if let (Kind::Lookup(source), Some(text)) =
                    (&columns[*column].kind, cell.typed.clone().filter(|_| cell.value.is_empty() && cell.error.is_none()))
                {
                    self.resolve(row, *column, text, source.clone());
                }
            }
        }
        self.touched();
        self.arrive();
        let toasts = self.toasts;
        if written < asked {
            toasts.failed(ta("lines-too-many", &[("max", &MOST_LINES.to_string())]));
        } else {
            toasts.done(tn("lines-pasted", written));
        }
    }
    fn copied(self, event: &ClipboardEvent, cut: bool) {
        if !self.model.with_untracked(LineModel::has_range) {
            return;
        }
        let text = self.model.with_untracked(|model| {
            paste::write_block(
                model.lines()[model.range()].iter().map(|line| line.iter().map(|cell| cell.shown.clone()).collect()),
            )
        });
        if let Some(data) = event.clipboard_data() {
            drop(data.set_data("text/plain", &text));
            event.prevent_default();
            if cut && !self.readonly.get_untracked() {
                self.remember();
                self.model.update(LineModel::delete);
                self.touched();
                self.arrive();
            }
        }
    }
    fn click(self, row: usize, column: usize) {
        self.commit();
        self.model.update(|model| model.go(row, column));
        self.arrive();
        dom::focus_id(&self.input_id());
    }
}

/// `lines[2].debit` as the line's position in the request and the field's name.
fn split_path<'a>(path: &'a str, field: &str) -> Option<(usize, &'a str)> {
    let rest = path.strip_prefix(field)?.strip_prefix('[')?;
    let (at, rest) = rest.split_once(']')?;
    Some((at.parse().ok()?, rest.strip_prefix('.').unwrap_or_default()))
}

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
        // The input may lose the focus because the screen goes.
        if lines.draft.try_get_untracked().is_none() {
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
                    on:focus=move |_| { lines.away.set(false); lines.arrive(); } on:blur=leave on:paste=move |event| lines.pasted(&event) on:dblclick=move |_| lines.editing.set(true) />
            </div>
            <FinderPopup finder=lines.finder anchor=id.clone() list take />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::split_path;

    #[test]
    fn paths_of_refused_fields_name_line_and_cell() {
        assert_eq!(split_path("lines[2].debit", "lines"), Some((2, "debit")));
        assert_eq!(split_path("lines[12]", "lines"), Some((12, "")));
        assert_eq!(split_path("memo", "lines"), None);
    }
}
