//! What a list can be filtered by, and how a filter is written in the address: `state=overdue`,
//! `date=2026-06-01..2026-06-30`.

use std::sync::Arc;

use chrono::Datelike;
use kontor_contract::list::{Condition, Scalar};
use kontor_kernel::{CivilDate, date::parse_iso};

use super::row::Row;
use crate::{figures, kit::LookupSource, text::t};

/// A value of a record as `(word in the address, what people call it)`.
pub type Named = (String, String);
type Reads<R> = Arc<dyn Fn(&R) -> Option<Named> + Send + Sync>;
/// What a word in the address asks of the book, where that is not simply its field.
pub type Meaning = fn(&str) -> Option<(String, Condition)>;

/// What the values of a field are.
#[derive(Clone)]
pub enum FilterKind {
    /// Some words, as `(word in requests, what people call it)`.
    Words(Vec<Named>),
    /// Yes or no.
    Flag,
    /// A day, or the days from one to another.
    Days,
    /// A code or a text as it stands.
    Text,
    /// A record, named by its id.
    Record(LookupSource),
    /// A record, named by its code.
    Coded(LookupSource),
}

/// A field without its rows: what the bar, the picker and the address work with.
#[derive(Clone)]
pub struct Field {
    /// Its name in the address; also its name in requests, unless it means something else.
    pub name: &'static str,
    /// Its name on the screen.
    pub label: String,
    /// Its values.
    pub kind: FilterKind,
    asks: Option<&'static str>,
    meaning: Option<Meaning>,
}

impl Field {
    /// What the book is asked for a value in the address; nothing if it cannot be read.
    pub fn condition(&self, value: &str) -> Option<(String, Condition)> {
        if let Some(meaning) = self.meaning {
            return meaning(value);
        }
        let condition = match &self.kind {
            FilterKind::Flag => Condition::Is(Scalar::Bool(value == "true")),
            FilterKind::Days => match span(value)? {
                (Some(from), Some(to)) if from == to => Condition::Is(day(from)),
                (from, to) => Condition::Range { from: from.map(day), to: to.map(day) },
            },
            _ => Condition::Is(Scalar::Text(value.to_owned())),
        };
        Some((self.asks.unwrap_or(self.name).to_owned(), condition))
    }
    /// A value as the bar shows it, as far as it is known without a record.
    pub fn shown(&self, value: &str) -> Option<String> {
        match &self.kind {
            FilterKind::Words(words) => words.iter().find(|(word, _)| word == value).map(|(_, shown)| shown.clone()),
            FilterKind::Flag => Some(t(if value == "true" { "filter-yes" } else { "filter-no" })),
            FilterKind::Days => Some(days_shown(value)),
            FilterKind::Text | FilterKind::Coded(_) => Some(value.to_owned()),
            FilterKind::Record(_) => None,
        }
    }
}

/// A field a list of `R` can be filtered by.
#[derive(Clone)]
pub struct Filter<R> {
    pub(super) field: Field,
    pub(super) column: &'static str,
    pub(super) read: Option<Reads<R>>,
}

impl<R> Filter<R> {
    /// A field: its name in the address, its label, its values.
    pub fn new(name: &'static str, label: String, kind: FilterKind) -> Self {
        Self { field: Field { name, label, kind, asks: None, meaning: None }, column: name, read: None }
    }
    /// The field without its rows.
    pub fn field(&self) -> &Field {
        &self.field
    }
    /// The field has another name in requests.
    #[must_use]
    pub fn asking(mut self, field: &'static str) -> Self {
        self.field.asks = Some(field);
        self
    }
    /// Its words ask for something else than a value of a field.
    #[must_use]
    pub fn meaning(mut self, meaning: Meaning) -> Self {
        self.field.meaning = Some(meaning);
        self
    }
    /// Which column shows it, and how a row's value is read: Shift+F filters by it.
    #[must_use]
    pub fn of(self, column: &'static str, read: impl Fn(&R) -> Option<Named> + Send + Sync + 'static) -> Self {
        Self { column, read: Some(Arc::new(read)), ..self }
    }
    /// The same field of rows.
    pub(super) fn erased(self) -> Filter<Row>
    where
        R: 'static,
    {
        let Self { field, column, read } = self;
        Filter { field, column, read: read.map(|read| Arc::new(move |row: &Row| read(row.of())) as Reads<Row>) }
    }
    /// Another column than its own shows it.
    #[must_use]
    pub fn showing(self, column: &'static str) -> Self {
        Self { column, ..self }
    }
    /// As [`Filter::of`], for a day.
    #[must_use]
    pub fn of_day(self, column: &'static str, read: impl Fn(&R) -> Option<CivilDate> + Send + Sync + 'static) -> Self {
        self.of(column, move |row| read(row).map(|day| (iso(day), figures::date(day))))
    }
}

/// One view of a list: which filters make it up.
#[derive(Debug, Clone, Copy)]
pub struct Tab {
    /// The key of its name.
    pub label: &'static str,
    /// The filters, as in the address.
    pub sets: &'static [(&'static str, &'static str)],
}

impl Tab {
    /// Whether these filters are this tab's, as far as the tabs of the list care.
    pub fn holds(&self, tabs: &[Tab], set: &[(&'static str, String)]) -> bool {
        let ruled = |name: &str| tabs.iter().any(|tab| tab.sets.iter().any(|(field, _)| *field == name));
        let mine = |name: &str, value: &str| self.sets.iter().any(|(field, own)| *field == name && *own == value);
        set.iter().filter(|(name, _)| ruled(name)).all(|(name, value)| mine(name, value))
            && self.sets.iter().all(|(field, own)| set.iter().any(|(name, value)| name == field && value == own))
    }
}

/// A day as requests write it.
pub fn iso(day: CivilDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn day(day: CivilDate) -> Scalar {
    Scalar::Text(iso(day))
}

/// The days from one to another, as the address writes them.
pub fn days(from: Option<CivilDate>, to: Option<CivilDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => iso(from),
        (from, to) => format!("{}..{}", from.map(iso).unwrap_or_default(), to.map(iso).unwrap_or_default()),
    }
}

/// Reads `2026-06-01..2026-06-30`, either end absent, or one day.
pub fn span(value: &str) -> Option<(Option<CivilDate>, Option<CivilDate>)> {
    let end = |text: &str| if text.is_empty() { Some(None) } else { parse_iso(text).ok().map(Some) };
    match value.split_once("..") {
        Some((from, to)) => Some((end(from)?, end(to)?)),
        None => parse_iso(value).ok().map(|day| (Some(day), Some(day))),
    }
}

fn days_shown(value: &str) -> String {
    match span(value) {
        Some((Some(from), Some(to))) if from == to => figures::date(from),
        Some((from, to)) => {
            let end = |day: Option<CivilDate>| day.map_or_else(|| "…".to_owned(), figures::date);
            format!("{} – {}", end(from), end(to))
        }
        None => value.to_owned(),
    }
}

/// Spans people often want, as `(key of the name, from, to)`.
pub fn usual_spans(today: CivilDate) -> Vec<(&'static str, CivilDate, CivilDate)> {
    let first = today.with_day(1).unwrap_or(today);
    let last = |first: CivilDate, months: i32| figures::moved(figures::moved(first, 0, months), -1, 0);
    let before = figures::moved(first, 0, -1);
    let quarter = figures::moved(first, 0, -i32::try_from(today.month0() % 3).unwrap_or_default());
    let year = first.with_month(1).unwrap_or(first);
    let year_before = figures::moved(year, 0, -12);
    vec![
        ("filter-today", today, today),
        ("filter-this-month", first, last(first, 1)),
        ("filter-last-month", before, last(before, 1)),
        ("filter-this-quarter", quarter, last(quarter, 3)),
        ("filter-this-year", year, last(year, 12)),
        ("filter-last-year", year_before, last(year_before, 12)),
    ]
}

#[cfg(test)]
mod tests {
    use kontor_contract::list::{Condition, Scalar};
    use kontor_kernel::{CivilDate, date::parse_iso};

    use super::{Filter, FilterKind, Tab, days, span, usual_spans};

    fn date(text: &str) -> CivilDate {
        parse_iso(text).expect("a date")
    }
    fn text(text: &str) -> Scalar {
        Scalar::Text(text.to_owned())
    }
    fn field(kind: FilterKind) -> super::Field {
        Filter::<()>::new("x", String::new(), kind).asking("y").field
    }

    #[test]
    fn the_address_says_what_the_book_is_asked() {
        let range = |from: Option<&str>, to: Option<&str>| Condition::Range { from: from.map(text), to: to.map(text) };
        for (kind, value, condition) in [
            (FilterKind::Text, "4711", Some(Condition::Is(text("4711")))),
            (FilterKind::Flag, "true", Some(Condition::Is(Scalar::Bool(true)))),
            (FilterKind::Flag, "false", Some(Condition::Is(Scalar::Bool(false)))),
            (FilterKind::Days, "2026-06-01", Some(Condition::Is(text("2026-06-01")))),
            (FilterKind::Days, "2026-06-01..2026-06-30", Some(range(Some("2026-06-01"), Some("2026-06-30")))),
            (FilterKind::Days, "..2026-06-30", Some(range(None, Some("2026-06-30")))),
            (FilterKind::Days, "soon", None),
        ] {
            assert_eq!(field(kind).condition(value), condition.map(|condition| ("y".to_owned(), condition)), "{value}");
        }
    }

    #[test]
    fn spans_are_read_as_they_are_written() {
        let (from, to) = (date("2026-01-01"), date("2026-01-31"));
        for (from, to) in [(Some(from), Some(to)), (None, Some(to)), (Some(from), None), (Some(from), Some(from))] {
            assert_eq!(span(&days(from, to)), Some((from, to)));
        }
    }

    #[test]
    fn usual_spans_are_whole() {
        let spans = usual_spans(date("2026-03-31"));
        let found = |key: &str| spans.iter().find(|(name, _, _)| *name == key).map(|(_, from, to)| days(Some(*from), Some(*to)));
        for (key, span) in [
            ("filter-today", "2026-03-31"),
            ("filter-this-month", "2026-03-01..2026-03-31"),
            ("filter-last-month", "2026-02-01..2026-02-28"),
            ("filter-this-quarter", "2026-01-01..2026-03-31"),
            ("filter-this-year", "2026-01-01..2026-12-31"),
            ("filter-last-year", "2025-01-01..2025-12-31"),
        ] {
            assert_eq!(found(key).as_deref(), Some(span), "{key}");
        }
    }

    #[test]
    fn a_tab_is_on_when_its_filters_are() {
        let tabs = [
            Tab { label: "all", sets: &[] },
            Tab { label: "open", sets: &[("unsettled", "true")] },
            Tab { label: "paid", sets: &[("state", "paid")] },
        ];
        let on = |set: &[(&'static str, &str)]| {
            let set: Vec<(&'static str, String)> = set.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            tabs.iter().filter(|tab| tab.holds(&tabs, &set)).map(|tab| tab.label).collect::<Vec<_>>()
        };
        assert_eq!(on(&[]), ["all"]);
        assert_eq!(on(&[("customer", "7")]), ["all"]);
        assert_eq!(on(&[("customer", "7"), ("state", "paid")]), ["paid"]);
        assert_eq!(on(&[("state", "reversed")]), [""; 0]);
        assert_eq!(on(&[("unsettled", "true"), ("state", "paid")]), [""; 0]);
    }
}
