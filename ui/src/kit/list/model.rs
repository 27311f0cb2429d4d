//! What a list shows: its columns, and its totals.

use std::sync::Arc;

use kontor_kernel::{CurrencyCode, Money};
use leptos::prelude::Memo;

use super::row::Row;
use crate::kit::column::{Cell, ColumnKind};

/// Shows a value of a record.
pub type Shows<R> = Arc<dyn Fn(&R) -> Cell + Send + Sync>;
/// Reads an amount to be added up, if there is one.
pub type Adds<R> = Arc<dyn Fn(&R) -> Option<Money> + Send + Sync>;

/// A column of records `R`.
pub struct Column<R> {
    /// Its name in requests, for sorting.
    pub key: &'static str,
    /// Its head.
    pub label: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Its width as CSS grid takes it: `120px`, `minmax(160px, 1fr)`.
    pub width: &'static str,
    /// Whether the book sorts by it.
    pub sortable: bool,
    /// Whether it goes first when there is no room.
    pub low: bool,
    /// The value to show.
    pub cell: Shows<R>,
    /// The value to add up, for the status bar and the totals row.
    pub sum: Option<Adds<R>>,
    /// The currency that a column of mixed amounts has as long as there is one only.
    pub only: Option<Memo<Option<CurrencyCode>>>,
}

impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        Self { label: self.label.clone(), cell: self.cell.clone(), sum: self.sum.clone(), ..*self }
    }
}

impl<R> Column<R> {
    /// A column.
    pub fn new(
        key: &'static str,
        label: String,
        kind: ColumnKind,
        width: &'static str,
        cell: impl Fn(&R) -> Cell + Send + Sync + 'static,
    ) -> Self {
        Self { key, label, kind, width, sortable: false, low: false, cell: Arc::new(cell), sum: None, only: None }
    }
    /// The book can sort by it.
    #[must_use]
    pub fn sortable(self) -> Self {
        Self { sortable: true, ..self }
    }
    /// The same column of rows.
    pub(super) fn erased(self) -> Column<Row>
    where
        R: 'static,
    {
        let Self { key, label, kind, width, sortable, low, cell, sum, only } = self;
        let cell: Shows<Row> = Arc::new(move |row| cell(row.of()));
        let sum = sum.map(|sum| Arc::new(move |row: &Row| sum(row.of())) as Adds<Row>);
        Column { key, label, kind, width, sortable, low, cell, sum, only }
    }
    /// It goes first when there is no room.
    #[must_use]
    pub fn low(self) -> Self {
        Self { low: true, ..self }
    }
    /// Its values are added up.
    #[must_use]
    pub fn summed<M: Into<Option<Money>>>(self, sum: impl Fn(&R) -> M + Send + Sync + 'static) -> Self {
        Self { sum: Some(Arc::new(move |row| sum(row).into())), ..self }
    }
}

/// The sum of one column over some rows; `None` where currencies meet or the sum is out of range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The column's head.
    pub label: String,
    /// The sum.
    pub sum: Option<Money>,
    /// How many rows.
    pub count: usize,
}

/// Adds up a column.
pub fn total<'a, R: 'a>(column: &Column<R>, rows: impl Iterator<Item = &'a R>) -> Option<Total> {
    let value = column.sum.as_ref()?;
    let values: Vec<Money> = rows.filter_map(|row| value(row)).collect();
    let sum = values.first().and_then(|first| Money::sum(values.iter().copied(), first.currency()).ok());
    Some(Total { label: column.label.clone(), sum, count: values.len() })
}
