//! The lines of a document while they are typed: what every key, click and paste does to them.

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
    kit::{Choice, Toasts, finder::Finder, pool::Pool, use_toasts},
    prefs::use_row_height,
    text::{ta, tn},
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
    pub(super) away: RwSignal<bool>,
    pub(super) id: StoredValue<String>,
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
            finder: Finder::idle(),
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
        lines.finder.on_take(Callback::new(move |choice: Choice| lines.choose(&choice)));
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
        self.forget();
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
        self.forget();
        self.model.update(|model| {
            model.freeze(values);
            model.to_end(false);
        });
        self.arrive();
    }
    /// Like [`Lines::load_fixed`], while somebody may be in a line: it is at this place now, and what is being typed there
    /// goes on. If it is gone, nothing is typed into another by accident. False then.
    pub fn load_around(&self, values: Vec<Line>, row: Option<usize>) -> bool {
        let Some(row) = row else {
            let typing = self.focused();
            self.load_fixed(values);
            if typing {
                dom::leave_focus();
            }
            return !typing;
        };
        self.forget();
        self.model.update(|model| {
            model.freeze(values);
            model.go(row, model.column);
        });
        self.pool.reveal(row);
        true
    }
    /// What was typed in other lines is not brought back into these.
    fn forget(self) {
        self.past.update_value(Vec::clear);
        self.future.update_value(Vec::clear);
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
            // Who types faster than a frame is drawn would overwrite the first letter with the second.
            let untouched = self.draft.try_with_untracked(Option::is_none) == Some(true);
            if let Some(input) = dom::by_id(&id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
                && untouched
                && dom::focused().is_some_and(|focused| focused.id() == id)
            {
                input.select();
            }
        });
    }
    /// The focus has come to the cell, or come back with what was typed still in it.
    pub(super) fn enter(self) {
        self.away.set(false);
        if !(self.finder.resumes() && self.draft.with_untracked(Option::is_some)) {
            self.arrive();
        }
    }
    /// The record that the cell names.
    pub(super) fn record(self) -> Option<Choice> {
        let cell = self.model.with_untracked(LineModel::current);
        (!cell.value.is_empty()).then(|| Choice::new(cell.value, cell.note).with_id(cell.id))
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
    pub(super) fn typed(self, text: String) {
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
    pub(super) fn pasted(self, event: &ClipboardEvent) {
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
    pub(super) fn copied(self, event: &ClipboardEvent, cut: bool) {
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
    pub(super) fn click(self, row: usize, column: usize) {
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
