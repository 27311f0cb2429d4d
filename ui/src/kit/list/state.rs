//! What moves while a list is used: the active row, the selection, the keys.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;

use super::{
    actions::RowAct,
    columns::Columns,
    facets::Facets,
    filter::{Field, Filter},
    model::{Column, total},
    remove::Removal,
    row::{Key, Row},
    source::Rows,
    views::Views,
};
use crate::{
    dom, figures,
    keymap::{Cmd, Scope, use_layer_offering},
    kit::{ColumnKind, Toasts, pool::Pool},
    prefs::use_prefs,
    routes::{aside, use_query_value, use_query_writer},
    shelf::use_shelf,
    shell::{status::Part, use_inspector, use_status},
    text::{t, ta},
};

pub(super) type Peek = Arc<dyn Fn(&Row) -> AnyView + Send + Sync>;

/// What moves while a list is used.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) id: StoredValue<String>,
    pub(super) label: StoredValue<String>,
    pub(super) columns: StoredValue<Vec<Column<Row>>>,
    pub(super) source: Rows,
    pub(super) key: StoredValue<Key>,
    pub(super) open: Callback<Row>,
    pub(super) peek: StoredValue<Option<Peek>>,
    pub(super) active: RwSignal<usize>,
    pub(super) anchor: StoredValue<usize>,
    pub(super) selected: RwSignal<HashSet<String>>,
    pub(super) pool: Pool,
    pub(super) toasts: Toasts,
    pub(super) filters: StoredValue<Vec<Filter<Row>>>,
    pub(super) facets: Facets,
    pub(super) columns_of: Columns,
    pub(super) views: Views,
    /// The column that was gone to inside the active row.
    pub(super) cell: RwSignal<Option<usize>>,
    pub(super) picking: RwSignal<bool>,
    /// The field the picker begins with.
    pub(super) begin: StoredValue<Option<Field>>,
    pub(super) searches: bool,
    pub(super) print: StoredValue<Option<Callback<Row>>>,
    pub(super) acts: StoredValue<Vec<RowAct>>,
    pub(super) removal: StoredValue<Option<Removal<Row>>>,
    /// Whether it asks before removing.
    pub(super) removing: RwSignal<bool>,
}

impl State {
    /// Keeps the place on the shelf, the filter and sort in the address, and fetches while scrolling.
    pub(super) fn follow(self, label: &str) {
        let shelf = use_shelf();
        let key = format!("{label}@{}", leptos_router::hooks::use_location().pathname.get_untracked());
        let (query, _) = use_query_value("q");
        let (sort, _) = use_query_value("sort");
        let write = use_query_writer();
        let source = self.source;
        source.text.set(query.get_untracked().unwrap_or_default());
        source.sort.set(sort.get_untracked());
        source.facets.set(untrack(|| self.facets.conditions()));
        let rewind = move || {
            self.active.set(0);
            self.selected.update(HashSet::clear);
            self.pool.restore(0);
        };
        Effect::new(move |before: Option<()>| {
            let (text, by) = (source.text.get(), source.sort.get());
            if before.is_some() {
                write.run(vec![("q", Some(text)), ("sort", by)]);
                rewind();
            }
        });
        // A link to this very screen may bring another filter.
        Effect::new(move |before: Option<Vec<_>>| {
            let set = self.facets.set.get();
            if before.as_ref().is_some_and(|before| *before != set) {
                source.facets.set(untrack(|| self.facets.conditions()));
                rewind();
            }
            set
        });
        Effect::new(move |before: Option<()>| {
            let asked = query.get().unwrap_or_default();
            if before.is_some() && source.text.with_untracked(|text| text.trim() != asked.trim()) && !self.typing() {
                source.text.set(asked);
            }
        });
        let place = shelf.place(&key);
        let arrived = Memo::new(move |_| source.rows.with(|rows| !rows.is_empty()));
        Effect::new(move |_| {
            if arrived.get()
                && let Some((row, scroll)) = place
            {
                self.active.set(row.min(source.rows.with_untracked(Vec::len).saturating_sub(1)));
                self.pool.restore(scroll);
            }
        });
        on_cleanup(move || shelf.keep_place(&key, self.active.get_untracked(), self.pool.scrolled()));
        Effect::new(move |_| {
            if self.pool.near_end() && self.source.more.get() && !self.source.loading.get() {
                self.source.next();
            }
        });
        let status = use_status();
        Effect::new(move |_| status.show(self.figures()));
    }

    /// The figures of the status bar.
    pub(super) fn figures(self) -> Vec<Part> {
        let selected = self.selected.get();
        if selected.is_empty() {
            return Vec::new();
        }
        let chosen = self
            .source
            .rows
            .with(|rows| rows.iter().filter(|row| selected.contains(&self.key_of(row))).cloned().collect::<Vec<_>>());
        let first = self.columns.with_value(|columns| columns.iter().find_map(|column| total(column, chosen.iter())));
        let mut parts = Vec::new();
        if let Some(total) = first {
            let shown = total.sum.map_or_else(|| "–".to_owned(), figures::amount);
            parts.push(Part::new(format!("{} Σ", total.label), shown));
            if let Some(sum) = total.sum {
                let average = sum.to_decimal() / kontor_kernel::Decimal::from(total.count.max(1));
                let digits = sum.currency().minor_digits();
                parts.push(Part::new(t("status-average"), figures::decimal(average, digits, digits)));
            }
        }
        parts.push(Part::new(t("status-count"), figures::count(chosen.len())));
        parts
    }

    /// Whether somebody types in the filter; then it knows better than the address.
    fn typing(self) -> bool {
        let filter = self.filter_id();
        dom::focused().is_some_and(|element| element.id() == filter)
    }
    pub(super) fn filter_id(self) -> String {
        self.id.with_value(|id| format!("{id}-filter"))
    }
    /// The columns this person wants to see.
    pub(super) fn shown(self) -> Vec<Column<Row>> {
        let all = self.columns.get_value();
        let keys: Vec<&str> = all.iter().map(|column| column.key).collect();
        let places = self.columns_of.places(&keys).into_iter();
        places.filter(|at| *at == 0 || self.columns_of.shows(keys[*at])).map(|at| all[at].clone()).collect()
    }
    pub(super) fn key_of(self, row: &Row) -> String {
        self.key.with_value(|key| key(row))
    }
    /// What a row is opened by, in words; ids are for programs.
    fn named(self, row: &Row) -> String {
        let link = |column: &Column<Row>| (column.kind == ColumnKind::Link).then(|| (column.cell)(row).text());
        self.columns.with_value(|columns| columns.iter().find_map(link)).unwrap_or_else(|| self.key_of(row))
    }
    pub(super) fn last(self) -> usize {
        self.source.rows.with_untracked(Vec::len).saturating_sub(1)
    }
    pub(super) fn row(self, at: usize) -> Option<Row> {
        self.source.rows.with_untracked(|rows| rows.get(at).cloned())
    }
    pub(super) fn go(self, to: usize) {
        let to = to.min(self.last());
        self.active.set(to);
        self.anchor.set_value(to);
        self.pool.reveal(to);
    }
    pub(super) fn toggle(self, at: usize) {
        let Some(row) = self.row(at) else { return };
        let key = self.key_of(&row);
        self.selected.update(|selected| {
            if !selected.remove(&key) {
                selected.insert(key);
            }
        });
        self.anchor.set_value(at);
    }
    pub(super) fn select_to(self, to: usize) {
        let to = to.min(self.last());
        let anchor = self.anchor.get_value();
        let keys = self.source.rows.with_untracked(|rows| between(rows, anchor, to).iter().map(|row| self.key_of(row)).collect());
        self.selected.set(keys);
        self.active.set(to);
        self.pool.reveal(to);
    }
    pub(super) fn sort_by(self, key: &'static str) {
        let now = self.source.sort.get_untracked();
        let next = match now.as_deref() {
            Some(sort) if sort == key => Some(format!("-{key}")),
            Some(sort) if sort.strip_prefix('-') == Some(key) => None,
            _ => Some(key.to_owned()),
        };
        self.source.sort.set(next);
        let label =
            self.columns.with_value(|columns| columns.iter().find(|column| column.key == key).map(|column| column.label.clone()));
        self.toasts.say(ta("list-sorted", &[("column", &label.unwrap_or_default())]));
    }
    pub(super) fn sort_next(self) {
        let keys: Vec<&'static str> =
            self.columns.with_value(|columns| columns.iter().filter(|column| column.sortable).map(|column| column.key).collect());
        let now = self.source.sort.get_untracked();
        let at = now.as_deref().and_then(|sort| keys.iter().position(|key| *key == sort.trim_start_matches('-')));
        let next = match (at, now) {
            (Some(at), Some(sort)) if !sort.starts_with('-') => Some(keys[at]),
            (Some(at), _) => keys.get(at + 1).copied(),
            (None, _) => keys.first().copied(),
        };
        match next {
            Some(key) => self.sort_by(key),
            None => self.source.sort.set(None),
        }
    }

    /// The keys of a list.
    pub(super) fn keys(self) -> String {
        let prefs = use_prefs();
        let inspector = use_inspector();
        let show = move |at: usize| {
            let (Some(peek), Some(row)) = (self.peek.get_value(), self.row(at)) else { return };
            let title = self.named(&row);
            inspector.show(title, move || peek(&row));
        };
        Effect::new(move |_| {
            if prefs.inspector.get() {
                show(self.active.get());
            }
        });
        let offers = move |cmd: Cmd| match cmd {
            Cmd::Peek => self.peek.with_value(Option::is_some),
            Cmd::Filter => self.searches,
            Cmd::AddFacet | Cmd::FilterByCell => self.filters.with_value(|filters| !filters.is_empty()),
            Cmd::Print => self.print.with_value(Option::is_some),
            Cmd::Delete => self.removal.with_value(Option::is_some),
            Cmd::Approve | Cmd::Refuse => self.may_act(cmd),
            _ => true,
        };
        use_layer_offering(Scope::List, offers, move |cmd| {
            let at = self.active.get_untracked();
            let in_filter = self.typing();
            let on_button = dom::focused().is_some_and(|element| element.tag_name() == "BUTTON");
            match cmd {
                // The views of the bar are walked through by the arrows.
                Cmd::CellLeft | Cmd::CellRight if on_button => return false,
                Cmd::Down if on_button => self.focus(),
                Cmd::Open | Cmd::Down if in_filter => self.focus(),
                Cmd::Up
                | Cmd::First
                | Cmd::Last
                | Cmd::SelectAll
                | Cmd::ExtendUp
                | Cmd::ExtendDown
                | Cmd::CellLeft
                | Cmd::CellRight
                | Cmd::Delete
                    if in_filter =>
                {
                    return false;
                }
                Cmd::Up => self.go(at.saturating_sub(1)),
                Cmd::Down => self.go(at + 1),
                Cmd::PageUp => self.go(at.saturating_sub(self.pool.page())),
                Cmd::PageDown => self.go(at + self.pool.page()),
                Cmd::First => self.go(0),
                Cmd::Last => {
                    self.go(self.last());
                    self.source.next();
                }
                Cmd::ExtendUp => self.select_to(at.saturating_sub(1)),
                Cmd::ExtendDown => self.select_to(at + 1),
                Cmd::ToggleSelect => {
                    self.toggle(at);
                    self.active.set((at + 1).min(self.last()));
                    self.pool.reveal(self.active.get_untracked());
                }
                Cmd::SelectAll => self.select_all(),
                Cmd::CellLeft => self.move_cell(-1),
                Cmd::CellRight => self.move_cell(1),
                Cmd::AddFacet if offers(cmd) => self.pick(None),
                Cmd::FilterByCell if offers(cmd) => self.filter_by_cell(),
                Cmd::Export => self.export(),
                Cmd::SaveView => self.views.ask(),
                Cmd::Print if offers(cmd) => self.print_row(at),
                Cmd::Delete if offers(cmd) => self.ask_removal(),
                Cmd::Open => self.row(at).into_iter().for_each(|row| self.open.run(row)),
                Cmd::OpenInTab => self.row(at).into_iter().for_each(|row| aside(|| self.open.run(row))),
                Cmd::Peek if self.peek.with_value(Option::is_some) => prefs.inspector.update(|shown| *shown = !*shown),
                Cmd::Filter if offers(cmd) => dom::focus_id(&self.filter_id()),
                Cmd::Sort => self.sort_next(),
                Cmd::Approve | Cmd::Refuse if untrack(|| offers(cmd)) => self.act(cmd),
                Cmd::Escape if !self.selected.with_untracked(HashSet::is_empty) => self.selected.update(HashSet::clear),
                Cmd::Escape if self.cell.with_untracked(Option::is_some) => self.cell.set(None),
                _ => return false,
            }
            true
        })
    }
    pub(super) fn focus(self) {
        if let Some(Some(scroller)) = self.pool.scroller.try_get_untracked() {
            drop(scroller.focus());
        }
    }
}

/// The rows from one place to another, both with them; what is not there is left out.
fn between<T>(rows: &[T], one: usize, other: usize) -> &[T] {
    let end = one.max(other).saturating_add(1).min(rows.len());
    rows.get(one.min(other)..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn rows_are_extended_over_as_far_as_there_are_any() {
        let rows = ["a", "b", "c"];
        assert_eq!(between(&rows, 0, 1), ["a", "b"]);
        assert_eq!(between(&rows, 2, 1), ["b", "c"]);
        // Where the selection began is gone since, or everything is.
        assert_eq!(between(&rows, 9, 2), ["c"]);
        assert_eq!(between(&rows, 9, 7), [""; 0]);
        assert_eq!(between(&[""; 0], 0, 0), [""; 0]);
    }
}
