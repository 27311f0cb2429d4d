//! What moves while a list is used: the marked row, the selection, the keys.

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
    kit::{
        Cell, ColumnKind, Toasts,
        mark::{Mark, Marked, moved},
        pool::Pool,
    },
    prefs::use_prefs,
    routes::{aside, use_query_value, use_query_writer},
    shelf::{Place, Shelf},
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
    pub(super) mark: Marked,
    /// Where a range of selected rows begins.
    pub(super) anchor: StoredValue<Mark>,
    pub(super) selected: RwSignal<HashSet<String>>,
    pub(super) pool: Pool,
    pub(super) toasts: Toasts,
    pub(super) filters: StoredValue<Vec<Filter<Row>>>,
    pub(super) facets: Facets,
    pub(super) columns_of: Columns,
    pub(super) views: Views,
    /// The column that was gone to inside the marked row.
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
    /// Keeps the filter and sort in the address, and fetches while scrolling.
    pub(super) fn follow(self) {
        let (query, _) = use_query_value("q");
        let (sort, _) = use_query_value("sort");
        let write = use_query_writer();
        let source = self.source;
        source.text.set(query.get_untracked().unwrap_or_default());
        source.sort.set(sort.get_untracked());
        source.facets.set(untrack(|| self.facets.conditions()));
        Effect::new(move |before: Option<()>| {
            let (text, by) = (source.text.get(), source.sort.get());
            if before.is_some() {
                write.run(vec![("q", Some(text)), ("sort", by)]);
            }
        });
        // A link to this very screen may bring another filter.
        Effect::new(move |before: Option<Vec<_>>| {
            let set = self.facets.set.get();
            if before.as_ref().is_some_and(|before| *before != set) {
                source.facets.set(untrack(|| self.facets.conditions()));
            }
            set
        });
        Effect::new(move |before: Option<()>| {
            let asked = query.get().unwrap_or_default();
            if before.is_some() && source.text.with_untracked(|text| text.trim() != asked.trim()) && !self.typing() {
                source.text.set(asked);
            }
        });
        Effect::new(move |before: Option<(u64, Vec<Row>)>| {
            let (question, rows) = (source.question.get(), source.rows.get());
            match before {
                Some((asked, before)) if asked == question => self.go_along(&before, &rows),
                Some(_) => {
                    self.selected.update(HashSet::clear);
                    self.pool.restore(0);
                }
                None => {}
            }
            (question, rows)
        });
        Effect::new(move |_| {
            if self.pool.near_end() && self.source.more.get() && !self.source.loading.get() {
                self.source.next();
            }
        });
        let status = use_status();
        Effect::new(move |_| status.show(self.figures()));
    }
    /// Keeps the place on the shelf under a name; the first rows bring back the one that was kept.
    pub(super) fn keep_place(self, shelf: Shelf, name: String, kept: Option<Place>) {
        let rows = self.source.rows;
        Effect::new(move |done: Option<bool>| {
            let done = done.unwrap_or_default();
            let arrived = done || rows.with(|rows| !rows.is_empty());
            if let Some(kept) = kept.as_ref().filter(|_| arrived && !done) {
                // Nobody has looked at these rows yet: what has taken the place of a record that is gone is marked.
                if self.mark.is_lost() {
                    self.mark.put(self.mark.place());
                }
                let by = if kept.scroll > 0 { self.pool.apart(kept.mark.at, self.mark.place()) } else { 0 };
                self.pool.restore(kept.scroll + by);
            }
            arrived
        });
        on_cleanup(move || {
            let place = Place { mark: self.mark.now(), rows: rows.with_untracked(Vec::len), scroll: self.pool.scrolled() };
            shelf.keep_place(name, place);
        });
    }
    /// Goes to what is open beside the list, once for each that is opened and as soon as it is here.
    pub(super) fn mark_open(self, key: Signal<Option<String>>) {
        Effect::new(move |gone_to: Option<Option<String>>| {
            let key = key.get()?;
            if gone_to.flatten().as_ref() != Some(&key) {
                let at = self.source.rows.with(|rows| rows.iter().position(|row| self.key_of(row) == key))?;
                self.go(at);
            }
            Some(key)
        });
    }
    /// The rows were read again: what is in sight stays where it is, and what is gone is no longer selected.
    fn go_along(self, before: &[Row], now: &[Row]) {
        if self.selected.with_untracked(|selected| !selected.is_empty()) {
            let here: HashSet<String> = now.iter().map(|row| self.key_of(row)).collect();
            self.selected.update(|selected| selected.retain(|key| here.contains(key)));
        }
        if let Some((was, is)) = moved(before, now, untrack(|| self.pool.sight()), |row| self.key_of(row)) {
            self.pool.follow(was, is);
        }
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
    fn last(self) -> usize {
        self.source.rows.with_untracked(Vec::len).saturating_sub(1)
    }
    pub(super) fn row(self, at: usize) -> Option<Row> {
        self.source.rows.with_untracked(|rows| rows.get(at).cloned())
    }
    /// The marked row, as the book has it; none if it is gone.
    pub(super) fn marked(self) -> Option<Row> {
        let at = self.mark.at()?;
        self.source.rows.with(|rows| rows.get(at).cloned())
    }
    /// Marks a row that is in sight.
    pub(super) fn mark_at(self, at: usize) {
        self.mark.put(at);
        self.anchor.set_value(self.mark.now());
    }
    pub(super) fn go(self, to: usize) {
        self.mark_at(to);
        self.pool.reveal(self.mark.place());
    }
    pub(super) fn toggle(self, at: usize) {
        let anchor = self.source.rows.with_untracked(|rows| Mark::on(at, rows, |row| self.key_of(row)));
        let Some(key) = anchor.key.clone() else { return };
        self.selected.update(|selected| {
            if !selected.remove(&key) {
                selected.insert(key);
            }
        });
        self.anchor.set_value(anchor);
    }
    pub(super) fn select_to(self, to: usize) {
        let before = self.mark.now();
        self.mark.put(to);
        let to = self.mark.place();
        let (anchor, keys) = self.source.rows.with_untracked(|rows| {
            let own = |row: &Row| self.key_of(row);
            let kept = self.anchor.with_value(|anchor| anchor.among(rows, own));
            let anchor = if kept.here { kept } else { Mark::on(before.at, rows, own) };
            let keys = between(rows, anchor.at, to).iter().map(own).collect();
            (anchor, keys)
        });
        self.anchor.set_value(anchor);
        self.selected.set(keys);
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
        // As the list shows it: what is beside it changes with the row, not with every reading.
        let looks = Memo::new(move |_| {
            let row = prefs.inspector.get().then(|| self.marked()).flatten()?;
            let cells = |columns: &Vec<Column<Row>>| columns.iter().map(|column| (column.cell)(&row)).collect::<Vec<Cell>>();
            Some((self.key_of(&row), self.columns.with_value(cells)))
        });
        Effect::new(move |_| {
            let Some(peek) = self.peek.get_value() else { return };
            match looks.get().and_then(|_| untrack(|| self.marked())) {
                Some(row) => inspector.show(self.named(&row), move || peek(&row)),
                None => inspector.clear(),
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
            let (at, next) = (self.mark.place(), self.mark.next());
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
                _ if self.is_for_marked(cmd) && self.mark.regain(self.toasts) => self.pool.reveal(self.mark.place()),
                Cmd::Up => self.go(at.saturating_sub(1)),
                Cmd::Down => self.go(next),
                Cmd::PageUp => self.go(at.saturating_sub(self.pool.page())),
                Cmd::PageDown => self.go(at + self.pool.page()),
                Cmd::First => self.go(0),
                Cmd::Last => {
                    self.go(self.last());
                    self.source.next();
                }
                Cmd::ExtendUp => self.select_to(at.saturating_sub(1)),
                Cmd::ExtendDown => self.select_to(next),
                Cmd::ToggleSelect => {
                    self.toggle(at);
                    self.mark.put(next);
                    self.pool.reveal(self.mark.place());
                }
                Cmd::SelectAll => self.select_all(),
                Cmd::CellLeft => self.move_cell(-1),
                Cmd::CellRight => self.move_cell(1),
                Cmd::AddFacet if offers(cmd) => self.pick(None),
                Cmd::FilterByCell if offers(cmd) => self.filter_by_cell(),
                Cmd::Export => self.export(),
                Cmd::SaveView => self.views.ask(),
                Cmd::Print if offers(cmd) => self.print_row(),
                Cmd::Delete if offers(cmd) => self.ask_removal(),
                Cmd::Open => self.open_marked(),
                Cmd::OpenInTab => aside(|| self.open_marked()),
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
    /// Whether a key does something with the marked row, where there are rows.
    fn is_for_marked(self, cmd: Cmd) -> bool {
        let does = match cmd {
            Cmd::Open | Cmd::OpenInTab | Cmd::ToggleSelect => true,
            Cmd::FilterByCell => self.filters.with_value(|filters| !filters.is_empty()),
            Cmd::Print => self.print.with_value(Option::is_some),
            Cmd::Delete => self.removal.with_value(Option::is_some) && self.selected.with_untracked(HashSet::is_empty),
            Cmd::Approve | Cmd::Refuse => self.acts.with_value(|acts| acts.iter().any(|act| act.cmd == cmd)),
            _ => false,
        };
        does && self.source.rows.with_untracked(|rows| !rows.is_empty())
    }
    fn open_marked(self) {
        if let Some(row) = untrack(|| self.marked()) {
            self.open.run(row);
        }
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
