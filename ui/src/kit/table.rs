//! A short list that is all here: the lines of a posted document, the next things to do. Looks and keys are the list's.

use std::sync::Arc;

use kontor_kernel::Money;
use leptos::prelude::*;

use super::{
    list::{Column, total},
    mark::{Mark, Marked},
    use_toasts,
};
use crate::{
    dom, figures,
    keymap::{Cmd, Scope, use_layer_offering},
    routes::aside,
    text::ta,
};

/// What tells one row from another, and what opens one.
type Opening<R> = (fn(&R) -> String, Callback<R>);

/// What a table declares.
pub struct Table<R: Clone + Send + Sync + 'static> {
    label: String,
    columns: Vec<Column<R>>,
    rows: Signal<Arc<Vec<R>>>,
    open: Option<Opening<R>>,
}

impl<R: Clone + Send + Sync + 'static> Table<R> {
    /// A table of these rows. `label` says what they are to screen readers.
    pub fn new(label: String, columns: Vec<Column<R>>, rows: impl Into<Signal<Arc<Vec<R>>>>) -> Self {
        Self { label, columns, rows: rows.into(), open: None }
    }
    /// Enter and a click on a link open a row; `key` tells one from another.
    #[must_use]
    pub fn opening(self, key: fn(&R) -> String, open: impl Fn(R) + Send + Sync + 'static) -> Self {
        Self { open: Some((key, Callback::new(open))), ..self }
    }
    /// The table on the screen.
    pub fn view(self) -> impl IntoView {
        let id = dom::fresh_id("table");
        let (rows, open) = (self.rows, self.open);
        let find = move |mark: &Mark| {
            rows.with(|rows| match open {
                Some((key, _)) => mark.among(rows, key),
                // Rows that only stand there are as good as their places.
                None => Mark::on(mark.at, rows, |_| String::new()),
            })
        };
        let mark = Marked::new(Mark::default(), || 0, find);
        let layer = keys(&id, rows, open, mark);
        let template = |narrow: bool| {
            let kept = self.columns.iter().filter(|column| !(narrow && column.low));
            kept.map(|column| column.width).collect::<Vec<_>>().join(" ")
        };
        let head = |column: &Column<R>| view! { <div class=column.kind.class() class:cell-low=column.low role="columnheader"><span class="cell-text">{column.label.clone()}</span></div> };
        let summed = self.columns.iter().any(|column| column.sum.is_some());
        let columns = StoredValue::new(self.columns.clone());
        let name = id.clone();
        let row = move |(at, row): (usize, R)| {
            let value = row.clone();
            let opens = move || {
                mark.put(at);
                if let Some((_, open)) = open {
                    open.run(value.clone());
                }
            };
            let cells = columns.with_value(|columns| {
                let cell = |column: &Column<R>| {
                    let link = column.kind == super::ColumnKind::Link;
                    let opens = opens.clone();
                    view! { <div class=column.kind.class() class:cell-low=column.low role="gridcell" on:click=move |_| if link { opens() }>{(column.cell)(&row).view()}</div> }
                };
                columns.iter().map(cell).collect_view()
            });
            view! {
                <div class="sheet-row sheet-body-row" role="row" id=format!("{name}-{at}") data-focus=move || (mark.at() == Some(at)).then_some("")
                    on:click=move |_| mark.put(at) on:dblclick=move |_| opens()>{cells}</div>
            }
        };
        let focus = id.clone();
        view! {
            <div class="sheet table" data-keys=layer style=("--columns-wide", template(false)) style=("--columns-narrow", template(true))>
                <div class="sheet-scroll" id=id role="grid" tabindex="0" aria-label=self.label aria-rowcount=move || (rows.with(|rows| rows.len()) + 1).to_string()
                    aria-activedescendant=move || mark.at().map(|at| format!("{focus}-{at}"))>
                    <div class="sheet-row sheet-head" role="row">{self.columns.iter().map(head).collect_view()}</div>
                    {move || rows.get().iter().cloned().enumerate().map(row.clone()).collect_view()}
                    {summed.then(|| foot(columns, rows))}
                </div>
            </div>
        }
    }
}

fn keys<R: Clone + Send + Sync + 'static>(id: &str, rows: Signal<Arc<Vec<R>>>, open: Option<Opening<R>>, mark: Marked) -> String {
    let (id, toasts) = (id.to_owned(), use_toasts());
    let offers = move |cmd| matches!(cmd, Cmd::Open | Cmd::OpenInTab) && open.is_some();
    use_layer_offering(Scope::List, offers, move |cmd| {
        match cmd {
            Cmd::Up => mark.put(mark.place().saturating_sub(1)),
            Cmd::Down => mark.put(mark.next()),
            Cmd::First => mark.put(0),
            Cmd::Last => mark.put(rows.with_untracked(|rows| rows.len()).saturating_sub(1)),
            Cmd::Open | Cmd::OpenInTab => {
                let Some((_, open)) = open else { return false };
                if !mark.regain(toasts) {
                    let row = untrack(|| mark.at()).and_then(|at| rows.with_untracked(|rows| rows.get(at).cloned()));
                    if let Some(row) = row {
                        if cmd == Cmd::OpenInTab { aside(|| open.run(row)) } else { open.run(row) }
                    }
                    return true;
                }
            }
            _ => return false,
        }
        if let Some(row) = dom::by_id(&format!("{id}-{}", mark.place())) {
            dom::scroll_to_see(&row);
        }
        true
    })
}

fn foot<R: Clone + Send + Sync + 'static>(columns: StoredValue<Vec<Column<R>>>, rows: Signal<Arc<Vec<R>>>) -> AnyView {
    let cell = move |(at, column): (usize, Column<R>)| {
        let (class, low) = (column.kind.class(), column.low);
        let text = move || match (at, column.sum.is_some()) {
            (_, true) => {
                let sum: Option<Money> = rows.with(|rows| total(&column, rows.iter())).and_then(|total| total.sum);
                sum.map(figures::amount).unwrap_or_default()
            }
            (0, false) => ta("list-total-of", &[("count", &figures::count(rows.with(|rows| rows.len())))]),
            _ => String::new(),
        };
        view! { <div class=class class:cell-low=low class:cell-wide=at == 0 role="gridcell"><span class="cell-text">{text}</span></div> }
    };
    view! { <div class="sheet-row sheet-total" role="row">{columns.get_value().into_iter().enumerate().map(cell).collect_view()}</div> }.into_any()
}
