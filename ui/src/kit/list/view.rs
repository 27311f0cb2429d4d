//! The list on the screen.

use std::{collections::HashSet, marker::PhantomData, sync::Arc, time::Duration};

use leptos::prelude::*;

use super::{
    actions::RowAct,
    columns::Columns,
    facets::Facets,
    filter::{Filter, Tab},
    model::Column,
    picker::FilterPicker,
    remove::Removal,
    row::{Key, Row},
    source::{ListSource, MOST, Rows},
    state::{Peek, State},
    views::Views,
};
use crate::{
    dom, figures,
    keymap::Cmd,
    kit::{
        Button, Cell, EmptyState, ErrorState, Icon, IconButton, KeyHint, Shape, Skeleton, Variant,
        mark::{Mark, Marked},
        pool::Pool,
        use_toasts,
    },
    prefs::use_row_height,
    routes::{aside, within_company},
    shelf::use_shelf,
    shell::use_tabs,
    text::{t, ta, tn},
};

/// How long typing in the filter rests before the book is asked.
const REST: Duration = Duration::from_millis(150);
/// Heights of what sticks inside the scroller, px.
const HEAD: i32 = 30;
const FOOT: i32 = 34;
/// Width of the column with the boxes.
const BOXES: &str = "48px";
const BOXES_PX: u32 = 48;

/// Buttons of an empty list.
pub type Offer = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// What a list of records `R` declares.
pub struct ListGrid<R> {
    grid: Grid,
    of: PhantomData<fn() -> R>,
}

/// What a list declares, whatever its records are.
struct Grid {
    /// What the rows are, for screen readers; also the key under which its place is kept.
    label: String,
    columns: Vec<Column<Row>>,
    source: Rows,
    key: Key,
    open: Callback<Row>,
    peek: Option<Peek>,
    empty: (String, String),
    searches: bool,
    filters: Vec<Filter<Row>>,
    tabs: Vec<Tab>,
    marked: Option<Signal<Option<String>>>,
    offer: Option<Offer>,
    print: Option<Callback<Row>>,
    acts: Vec<RowAct>,
    removal: Option<Removal<Row>>,
}

/// What is done with a record, done with its row.
fn with_record<R: Clone + 'static>(act: impl Fn(R) + Send + Sync + 'static) -> Callback<Row> {
    Callback::new(move |row: Row| act(row.of::<R>().clone()))
}

impl<R: Clone + 'static> ListGrid<R> {
    /// A list without peeking.
    pub fn new(
        label: String,
        columns: Vec<Column<R>>,
        source: ListSource<R>,
        key: impl Fn(&R) -> String + Send + Sync + 'static,
        open: impl Fn(R) + Send + Sync + 'static,
    ) -> Self {
        let grid = Grid {
            label,
            columns: columns.into_iter().map(Column::erased).collect(),
            source: *source,
            key: Arc::new(move |row| key(row.of())),
            open: with_record(open),
            peek: None,
            empty: (t("list-empty-title"), t("list-empty-text")),
            searches: true,
            filters: Vec::new(),
            tabs: Vec::new(),
            marked: None,
            offer: None,
            print: None,
            acts: Vec::new(),
            removal: None,
        };
        Self { grid, of: PhantomData }
    }
    /// Space shows a row like this.
    #[must_use]
    pub fn peeking(mut self, peek: impl Fn(&R) -> AnyView + Send + Sync + 'static) -> Self {
        self.grid.peek = Some(Arc::new(move |row| peek(row.of())));
        self
    }
    /// `p` shows the paper of a row.
    #[must_use]
    pub fn printing(mut self, print: impl Fn(R) + Send + Sync + 'static) -> Self {
        self.grid.print = Some(with_record(print));
        self
    }
    /// A key does something with those rows it may; with others it is not offered.
    #[must_use]
    pub fn acting(mut self, cmd: Cmd, may: fn(&R) -> bool, act: impl Fn(R) + Send + Sync + 'static) -> Self {
        let may = Arc::new(move |row: &Row| may(row.of()));
        self.grid.acts.push(RowAct { cmd, may, run: with_record(act) });
        self
    }
    /// Delete removes drafts.
    #[must_use]
    pub fn removing(mut self, removal: Option<Removal<R>>) -> Self {
        self.grid.removal = removal.map(Removal::erased);
        self
    }
    /// There is nothing to type a filter into: the book does not search in this list.
    #[must_use]
    pub fn without_filter(mut self) -> Self {
        self.grid.searches = false;
        self
    }
    /// What it can be filtered by besides typing.
    #[must_use]
    pub fn filtered(mut self, filters: Vec<Filter<R>>) -> Self {
        self.grid.filters = filters.into_iter().map(Filter::erased).collect();
        self
    }
    /// Its views: what people look for most, one click away.
    #[must_use]
    pub fn tabbed(mut self, tabs: &[Tab]) -> Self {
        self.grid.tabs = tabs.to_vec();
        self
    }
    /// The row with this key is the marked one: it is open beside the list.
    #[must_use]
    pub fn marking(mut self, key: Signal<Option<String>>) -> Self {
        self.grid.marked = Some(key);
        self
    }
    /// What can be done when there is nothing at all: buttons.
    #[must_use]
    pub fn offering(mut self, offer: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        self.grid.offer = Some(Arc::new(offer));
        self
    }
    /// What to say when there is nothing at all.
    #[must_use]
    pub fn when_empty(mut self, title: String, text: String) -> Self {
        self.grid.empty = (title, text);
        self
    }
    /// The list: filter bar, rows, totals. `bar` stands beside the filter.
    pub fn view(self, bar: impl IntoView + 'static) -> AnyView {
        self.grid.view(bar.into_any())
    }
}

impl Grid {
    fn view(self, bar: AnyView) -> AnyView {
        let source = self.source;
        let rows = source.rows;
        let pool = Pool::new(Signal::derive(move || rows.with(Vec::len)), use_row_height(), HEAD, FOOT);
        let facets = Facets::follow(self.filters.iter().map(|filter| filter.field.clone()).collect(), self.tabs);
        let here = use_tabs().here();
        let (shelf, place) = (use_shelf(), format!("{}@{here}", self.label));
        let kept = shelf.place(&place);
        if let Some(kept) = &kept {
            source.begins_with.set_value(kept.rows.min(MOST));
        }
        let (key, start) = (self.key.clone(), kept.as_ref().map(|kept| kept.mark.clone()).unwrap_or_default());
        let find = move |mark: &Mark| rows.with(|rows| mark.among(rows, |row| key(row)));
        let state = State {
            id: StoredValue::new(dom::fresh_id("list")),
            label: StoredValue::new(self.label.clone()),
            filters: StoredValue::new(self.filters),
            facets,
            columns_of: Columns::recall(within_company(&here).unwrap_or_default()),
            views: Views::recall(within_company(&here).unwrap_or_default()),
            cell: RwSignal::new(None),
            picking: RwSignal::new(false),
            begin: StoredValue::new(None),
            searches: self.searches,
            print: StoredValue::new(self.print),
            acts: StoredValue::new(self.acts),
            removal: StoredValue::new(self.removal),
            removing: RwSignal::new(false),
            columns: StoredValue::new(self.columns),
            source,
            key: StoredValue::new(self.key),
            open: self.open,
            peek: StoredValue::new(self.peek),
            mark: Marked::new(start, move || source.question.get(), find),
            anchor: StoredValue::new(Mark::default()),
            selected: RwSignal::new(HashSet::new()),
            pool,
            toasts: use_toasts(),
        };
        state.follow();
        state.keep_place(shelf, place, kept);
        let layer = state.keys();
        if let Some(open) = self.marked {
            state.mark_open(open);
        }
        let empty = StoredValue::new((self.empty, self.offer));
        let nothing = move || {
            let ((title, text), offer) = empty.get_value();
            if source.text.with(|text| text.trim().is_empty()) && !facets.any() {
                view! { <EmptyState title text>{offer.map(|offer| offer())}</EmptyState> }.into_any()
            } else {
                view! { <EmptyState title=t("list-no-match") text=t("list-no-match-text")><Button label=t("list-clear-filter") on_click=move || { source.text.set(String::new()); facets.clear(); } /></EmptyState> }.into_any()
            }
        };
        let phase = Memo::new(move |_| match (source.error.get(), rows.with(Vec::is_empty), source.loading.get()) {
            (Some(error), true, _) => Phase::Failed(error),
            (_, true, true) => Phase::Loading,
            (_, true, false) => Phase::Empty,
            _ => Phase::Ready,
        });
        view! {
            <div class="list" data-keys=layer>
                {state.bar(bar)}
                {move || match phase.get() {
                    Phase::Failed(error) => view! { <ErrorState error retry=Callback::new(move |()| source.reload()) /> }.into_any(),
                    Phase::Loading => view! { <Skeleton /> }.into_any(),
                    Phase::Empty => nothing(),
                    Phase::Ready => state.grid().into_any(),
                }}
                {state.lane()}
            </div>
            {state.removal_dialog()}
            {state.view_dialog()}
            <Show when=move || state.picking.get()><FilterPicker open=state.picking facets seen=Callback::new(move |name: &'static str| untrack(|| state.seen(name))) begin=state.begin.get_value() /></Show>
        }
        .into_any()
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Failed(crate::client::CallError),
    Loading,
    Empty,
    Ready,
}

impl State {
    /// What stands above the rows: views, filters, and what can be done with all of them.
    fn bar(self, more: AnyView) -> impl IntoView {
        let fields = self.filters.with_value(Vec::len);
        let columns = self
            .columns
            .with_value(|columns| columns.iter().map(|column| (column.key, column.label.clone(), column.width)).collect());
        let seen = move |name: &'static str, value: &str| {
            self.seen(name).into_iter().find(|(one, _)| one == value).map(|(_, shown)| shown)
        };
        let add = move || {
            view! {
                <button type="button" class="button button-quiet button-small" on:click=move |_| self.pick(None)>
                    <Icon shape=Shape::Plus /><span class="bar-word">{t("filter-add")}</span><KeyHint cmd=Cmd::AddFacet />
                </button>
            }
        };
        view! {
            <div class="bar">
                {self.facets.tab_row()}
                {self.view_tabs()}
                {self.searches.then(|| self.filter())}
                {self.facets.pieces(seen)}
                {(fields > 0).then(add)}
                {more}
                <span class="grow"></span>
                {self.count()}
                {self.view_button()}
                {self.columns_of.button(columns)}
                <IconButton shape=Shape::Download label=t("list-export") cmd=Cmd::Export on_click=move || self.export() />
            </div>
        }
    }
    fn filter(self) -> impl IntoView {
        let source = self.source;
        let turn = StoredValue::new(0_u32);
        let typed = move |event| {
            let text = event_target_value(&event);
            let mine = turn.get_value() + 1;
            turn.set_value(mine);
            set_timeout(
                move || {
                    if turn.try_get_value() == Some(mine) {
                        source.text.set(text);
                    }
                },
                REST,
            );
        };
        view! {
            <label class="filter">
                <Icon shape=Shape::Search />
                <span>{t("list-filter")}</span>
                <input id=self.filter_id() type="text" autocomplete="off" spellcheck="false" prop:value=move || source.text.get() on:input=typed />
                <kbd>"/"</kbd>
            </label>
        }
    }
    fn count(self) -> impl IntoView {
        let source = self.source;
        view! {
            <span class="meta num" role="status">{move || {
                let count = source.rows.with(Vec::len);
                if count == 0 { String::new() } else if source.more.get() { ta("list-loaded-more", &[("count", &figures::count(count))]) } else { tn("list-loaded", count) }
            }}</span>
        }
    }
    /// What can be done with the selected rows; in a lane of its own, so that it hides none.
    fn lane(self) -> impl IntoView {
        view! {
            <Show when=move || self.selected.with(|selected| !selected.is_empty())>
                <div class="lane">
                    <div class="lane-actions">
                        <span class="strong num">{move || ta("list-selected", &[("count", &figures::count(self.selected.with(HashSet::len)))])}</span>
                        <Show when=move || self.source.more.get()>
                            <Button label=t("list-select-matching") variant=Variant::Quiet cmd=Cmd::SelectAll on_click=move || { self.select_matching(); self.focus(); } />
                        </Show>
                        <span class="separator"></span>
                        <Button label=t("list-export") variant=Variant::Quiet icon=Shape::Download cmd=Cmd::Export on_click=move || { self.export(); self.focus(); } />
                        {self.removal_button()}
                        <Button label=t("list-clear") variant=Variant::Quiet icon=Shape::X cmd=Cmd::Escape on_click=move || { self.selected.update(HashSet::clear); self.focus(); } />
                    </div>
                </div>
            </Show>
        }
    }

    fn grid(self) -> impl IntoView + use<> {
        let pool = self.pool;
        let columns: Vec<Column<Row>> = self.shown().into_iter().map(|column| self.with_currency(column)).collect();
        let label = self.label.get_value();
        let widths: Vec<_> = columns.iter().map(|column| (column.key, column.width, column.low)).collect();
        let widths = StoredValue::new(widths);
        let shown = move |narrow: bool| widths.get_value().into_iter().filter(move |(_, _, low)| !(narrow && *low));
        let template = move |narrow: bool| {
            let widths = shown(narrow).map(|(key, declared, _)| self.columns_of.width(key, declared));
            std::iter::once(BOXES.to_owned()).chain(widths).collect::<Vec<_>>().join(" ")
        };
        let least = move |narrow: bool| {
            let least = self.columns_of.least(shown(narrow).map(|(key, declared, _)| (key, declared)));
            least.map_or_else(|| "0".to_owned(), |least| format!("{}px", least + BOXES_PX))
        };
        let active_id = move || {
            let slot = self.mark.at().and_then(|at| pool.slot_of(at))?;
            Some(self.id.with_value(|id| format!("{id}-{slot}")))
        };
        let count = move || self.source.rows.with(Vec::len);
        request_animation_frame(move || {
            if dom::focused().is_none() {
                self.focus();
            }
        });
        view! {
            <div class="sheet" style=("--columns-wide", move || template(false)) style=("--columns-narrow", move || template(true))
                style=("--columns-min-wide", move || least(false)) style=("--columns-min-narrow", move || least(true))>
                <div class="sheet-scroll" role="grid" tabindex="0" aria-label=label aria-multiselectable="true" aria-colcount=columns.len().to_string()
                    aria-rowcount=move || if self.source.more.get() { "-1".to_owned() } else { (count() + 1).to_string() } aria-activedescendant=active_id
                    node_ref=pool.scroller on:scroll=move |_| pool.measure()>
                    <div class="sheet-fill">
                        {self.head(&columns)}
                        <div class="sheet-canvas" style:height=move || format!("{}px", pool.canvas())>
                            <For each=move || 0..pool.slots() key=|slot| *slot children={ let columns = columns.clone(); move |slot| self.slot(slot, &columns) } />
                        </div>
                        {move || self.source.loading.get().then(|| view! { <div class="sheet-more meta" role="status">{t("list-more")}</div> })}
                        <div class="sheet-space"></div>
                        {self.foot(&columns)}
                    </div>
                </div>
            </div>
        }
    }
    fn head(self, columns: &[Column<Row>]) -> impl IntoView + use<> {
        let all = move || {
            let (chosen, count) = (self.selected.with(HashSet::len), self.source.rows.with(Vec::len));
            (chosen > 0 && chosen == count, chosen > 0 && chosen < count)
        };
        let toggle = move |_| {
            let any = self.selected.with_untracked(|selected| !selected.is_empty());
            let keys = if any {
                HashSet::new()
            } else {
                self.source.rows.with_untracked(|rows| rows.iter().map(|row| self.key_of(row)).collect())
            };
            self.selected.set(keys);
        };
        let one = move |column: Column<Row>| {
            let key = column.key;
            let direction = move || {
                self.source.sort.with(|sort| match sort.as_deref() {
                    Some(by) if by == key => Some(Shape::ArrowUp),
                    Some(by) if by.strip_prefix('-') == Some(key) => Some(Shape::ArrowDown),
                    _ => None,
                })
            };
            let sorted = move || direction().map(|shape| if shape == Shape::ArrowUp { "ascending" } else { "descending" });
            let inside = if column.sortable {
                view! { <button type="button" class="head-sort" tabindex="-1" title=t("key-sort") on:click=move |_| self.sort_by(key)><span class="cell-text">{head_of(&column)}</span>{move || direction().map(|shape| view! { <Icon shape small=true /> })}</button> }.into_any()
            } else {
                view! { <span class="cell-text">{head_of(&column)}</span> }.into_any()
            };
            view! { <div class=column.kind.class() class:cell-low=column.low role="columnheader" aria-sort=sorted>{inside}{self.columns_of.grip(key)}</div> }
        };
        view! {
            <div class="sheet-row sheet-head" role="row" aria-rowindex="1">
                <div class="cell" role="columnheader"><input type="checkbox" class="check-box" tabindex="-1" aria-label=t("list-select-all") prop:checked=move || all().0 prop:indeterminate=move || all().1 on:change=toggle /></div>
                {columns.iter().cloned().map(one).collect_view()}
            </div>
        }
    }
    fn slot(self, slot: usize, columns: &[Column<Row>]) -> impl IntoView + use<> {
        let at = self.pool.row_of(slot);
        let source = self.source;
        let chosen = Memo::new(move |_| {
            at.get().is_some_and(|at| {
                source.rows.with(|rows| {
                    rows.get(at).is_some_and(|row| self.selected.with(|selected| selected.contains(&self.key_of(row))))
                })
            })
        });
        let here = Memo::new(move |_| at.get().is_some() && at.get() == self.mark.at());
        let click = move |event: web_sys::MouseEvent| {
            let Some(at) = at.get_untracked() else { return };
            if event.shift_key() {
                return self.select_to(at);
            }
            self.mark_at(at);
            if event.ctrl_key() || event.meta_key() {
                self.toggle(at);
            }
        };
        let open = move || {
            if let Some(row) = at.get_untracked().and_then(|at| self.row(at)) {
                self.open.run(row);
            }
        };
        // The middle button opens a tab beside; pressed, it would otherwise start to scroll.
        let hold = |event: web_sys::MouseEvent| {
            if event.button() == 1 {
                event.prevent_default();
            }
        };
        let beside = move |event: web_sys::MouseEvent| {
            if event.button() == 1 {
                event.prevent_default();
                aside(open);
            }
        };
        let cell = move |(nth, column): (usize, Column<Row>)| {
            let link = column.kind == crate::kit::column::ColumnKind::Link;
            let (class, low, only) = (column.kind.class(), column.low, column.only);
            let value =
                Memo::new(move |_| at.get().and_then(|at| source.rows.with(|rows| rows.get(at).map(|row| (column.cell)(row)))));
            let jump = move |event: web_sys::MouseEvent| {
                self.cell.set(self.cell.get_untracked().map(|_| nth));
                if link && !event.ctrl_key() && !event.shift_key() && !event.meta_key() {
                    open();
                }
            };
            view! { <div class=class class:cell-low=low role="gridcell" data-cell=move || (here.get() && self.cell.get() == Some(nth)).then_some("") on:click=jump>{move || value.get().map(|cell| match cell {
                // The one currency of the column stands in its head.
                Cell::MixedAmount(amount, _) if only.is_some_and(|only| only.get().is_some()) => Cell::Amount(amount).view(),
                cell => cell.view(),
            })}</div> }
        };
        view! {
            <div class="sheet-row sheet-body-row sheet-pooled" role="row" id=self.id.with_value(|id| format!("{id}-{slot}")) hidden=move || at.get().is_none()
                style:transform=move || at.get().map(|at| format!("translateY({}px)", self.pool.offset(at)))
                aria-rowindex=move || at.get().map(|at| (at + 2).to_string()) aria-selected=move || chosen.get().to_string()
                data-focus=move || here.get().then_some("") data-selected=move || chosen.get().then_some("") on:click=click on:dblclick=move |_| open() on:mousedown=hold on:auxclick=beside>
                <div class="cell" role="gridcell"><input type="checkbox" class="check-box" tabindex="-1" aria-label=t("list-select-row") prop:checked=move || chosen.get()
                    on:click=|event| event.stop_propagation() on:change=move |_| if let Some(at) = at.get_untracked() { self.toggle(at); self.mark_at(at); self.focus() } /></div>
                {columns.iter().cloned().enumerate().map(cell).collect_view()}
            </div>
        }
    }
}

/// The head of a column, with the currency its amounts share.
fn head_of(column: &Column<Row>) -> impl Fn() -> String + Send + Sync + use<> {
    let (label, only) = (column.label.clone(), column.only);
    move || match only.and_then(|only| only.get()) {
        Some(currency) => format!("{label} {currency}"),
        None => label.clone(),
    }
}
