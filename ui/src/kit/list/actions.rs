//! What a list does with its rows besides showing them: filters by them, selects all of them, exports them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    export,
    filter::{Field, Named},
    row::Row,
    source::MOST,
    state::State,
};
use crate::{
    client::download,
    figures,
    keymap::Cmd,
    text::{t, ta, tn},
};

/// What a key does with a row, and with which rows it can.
#[derive(Clone)]
pub(super) struct RowAct {
    pub(super) cmd: Cmd,
    pub(super) may: Arc<dyn Fn(&Row) -> bool + Send + Sync>,
    pub(super) run: Callback<Row>,
}

impl State {
    fn act_of(self, cmd: Cmd) -> Option<RowAct> {
        self.acts.with_value(|acts| acts.iter().find(|act| act.cmd == cmd).cloned())
    }
    /// Whether a key does something with the marked row.
    pub(super) fn may_act(self, cmd: Cmd) -> bool {
        self.act_of(cmd).is_some_and(|act| self.marked().is_some_and(|row| (act.may)(&row)))
    }
    /// Does with the marked row what the screen says of this key.
    pub(super) fn act(self, cmd: Cmd) {
        if let Some((act, row)) = self.act_of(cmd).zip(untrack(|| self.marked())) {
            act.run.run(row);
        }
    }
    /// The column to the left or right in the marked row.
    pub(super) fn move_cell(self, by: isize) {
        let last = untrack(|| self.shown().len()).saturating_sub(1);
        let next = match self.cell.get_untracked() {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => 0,
        };
        self.cell.set(Some(next));
    }
    /// Opens the picker, at a field or at the choice of one.
    pub(super) fn pick(self, field: Option<Field>) {
        self.begin.set_value(field);
        self.picking.set(true);
    }
    /// Filters by what the marked cell holds; where the column has no filter or the cell is empty, asks.
    pub(super) fn filter_by_cell(self) {
        let column = self.cell.get_untracked().and_then(|at| untrack(|| self.shown().get(at).map(|column| column.key)));
        let filter = self.filters.with_value(|filters| filters.iter().find(|filter| Some(filter.column) == column).cloned());
        let Some(filter) = filter else { return self.pick(None) };
        match untrack(|| self.marked()).and_then(|row| filter.read.as_ref().and_then(|read| read(&row))) {
            Some((value, shown)) => self.facets.put(filter.field.name, value, shown),
            None => self.pick(Some(filter.field)),
        }
    }
    /// The values of a field among the rows that are here, each once.
    pub(super) fn seen(self, name: &str) -> Vec<Named> {
        let read = self.filters.with_value(|filters| filters.iter().find(|filter| filter.field.name == name)?.read.clone());
        let Some(read) = read else { return Vec::new() };
        let mut values: Vec<Named> = self.source.rows.with(|rows| rows.iter().filter_map(|row| read(row)).collect());
        values.sort_unstable();
        values.dedup();
        values
    }
    /// All rows that are here; asked again, all that the filter finds.
    pub(super) fn select_all(self) {
        let (here, chosen) =
            (self.source.rows.with_untracked(Vec::len), self.selected.with_untracked(std::collections::HashSet::len));
        let again = here > 0 && chosen == here;
        if again && self.source.more.get_untracked() {
            return self.select_matching();
        }
        self.select_loaded();
        let key = if self.source.more.get_untracked() { "list-selected-loaded" } else { "list-selected-all" };
        self.toasts.say(tn(key, here));
    }
    fn select_loaded(self) {
        self.selected.set(self.source.rows.with_untracked(|rows| rows.iter().map(|row| self.key_of(row)).collect()));
    }
    /// Fetches what is missing and selects it too.
    pub(super) fn select_matching(self) {
        spawn_local(async move {
            let Some(all) = self.source.rest(MOST).await else { return };
            self.select_loaded();
            let count = self.source.rows.with_untracked(Vec::len);
            if all {
                self.toasts.say(tn("list-selected-all", count));
            } else {
                self.toasts.failed(ta("list-too-many", &[("count", &figures::count(count))]));
            }
        });
    }
    /// Shows the paper of the marked row.
    pub(super) fn print_row(self) {
        if let Some((print, row)) = self.print.get_value().zip(untrack(|| self.marked())) {
            print.run(row);
        }
    }
    /// Saves what is shown as CSV: the selected rows, or all that the filter finds.
    pub(super) fn export(self) {
        spawn_local(async move {
            let chosen = self.selected.get_untracked();
            let all = if chosen.is_empty() { self.source.rest(MOST).await } else { Some(true) };
            let Some(all) = all else { return };
            let rows: Vec<_> = self.source.rows.with_untracked(|rows| {
                rows.iter().filter(|row| chosen.is_empty() || chosen.contains(&self.key_of(row))).cloned().collect()
            });
            let columns = untrack(|| self.shown());
            let text = export::csv(&columns, &rows, &t("label-currency"));
            let label = self.label.get_value();
            let name = format!("{label} {}.csv", figures::today().format("%Y-%m-%d"));
            match download::save_text(&name, &text) {
                Err(error) => self.toasts.failed(error.sentence()),
                Ok(()) if all => self.toasts.done(tn("list-exported", rows.len())),
                Ok(()) => self.toasts.failed(ta("list-too-many", &[("count", &figures::count(rows.len()))])),
            }
        });
    }
}
