//! Columns and cells of document lines: what a cell holds, how typing becomes a value.

use kontor_kernel::{CivilDate, Decimal, date, decimal};
use serde::{Deserialize, Serialize};

use crate::{
    figures,
    kit::{
        Choice,
        lookup::{self, LookupSource},
    },
    text::ta,
};

/// What a column holds.
#[derive(Clone)]
pub enum Kind {
    /// Words.
    Text,
    /// A number shown with exactly so many decimals.
    Amount(u32),
    /// A number with up to so many decimals, showing those it needs.
    Quantity(u32),
    /// A number shown with at least and at most so many decimals.
    Price(u32, u32),
    /// A day.
    Date,
    /// A record by its code.
    Lookup(LookupSource),
    /// Worked out from the others; not to be typed.
    Computed(u32),
    /// Words that are given; not to be typed.
    Given,
}

impl Kind {
    /// Whether values stand at the end.
    pub const fn at_end(&self) -> bool {
        matches!(self, Self::Amount(_) | Self::Quantity(_) | Self::Price(..) | Self::Computed(_))
    }
    /// Whether people type here.
    pub const fn editable(&self) -> bool {
        !matches!(self, Self::Computed(_) | Self::Given)
    }
}

/// A column.
#[derive(Clone)]
pub struct LineColumn {
    /// The field of the request its cells become, as errors name it (`lines[2].debit`).
    pub key: &'static str,
    /// Its head.
    pub label: String,
    /// What it holds.
    pub kind: Kind,
    /// Its width as CSS grid takes it.
    pub width: &'static str,
    /// The most characters it takes.
    pub max: usize,
    /// Whether it goes first when there is no room; only where nothing is typed.
    pub low: bool,
}

impl LineColumn {
    /// A column.
    pub fn new(key: &'static str, label: String, kind: Kind, width: &'static str) -> Self {
        Self { key, label, kind, width, max: 200, low: false }
    }
    /// It goes first when there is no room.
    #[must_use]
    pub fn low(self) -> Self {
        Self { low: true, ..self }
    }
    /// Reads what was typed, pasted or filled in.
    pub fn read(&self, typed: &str) -> LineCell {
        let typed: String = typed.trim().chars().take(self.max).collect();
        if typed.is_empty() {
            return LineCell::default();
        }
        let number = |decimals: u32, least: u32| match figures::parse_amount(&typed, decimals) {
            Ok(value) => LineCell {
                typed: expression(&typed),
                value: value.to_string(),
                shown: figures::decimal(value, least, decimals),
                ..Default::default()
            },
            Err(error) => LineCell::wrong(&typed, figures::amount_problem(&error)),
        };
        match &self.kind {
            Kind::Text | Kind::Given => LineCell { value: typed.clone(), shown: typed, ..Default::default() },
            Kind::Amount(decimals) | Kind::Computed(decimals) => number(*decimals, *decimals),
            Kind::Quantity(decimals) => number(*decimals, 0),
            Kind::Price(least, most) => number(*most, *least),
            Kind::Date => figures::parse_date(&typed)
                .map_or_else(|error| LineCell::wrong(&typed, figures::date_problem(error)), LineCell::day),
            Kind::Lookup(source) => match source.at_once(&typed).map(|found| lookup::pick(&found, &typed)) {
                Some(Some(choice)) => LineCell::chosen(&choice),
                Some(None) => LineCell::wrong(&typed, ta("lookup-unknown", &[("typed", &typed)])),
                // The book has to be asked; until it answers the text stands as it is.
                None => LineCell { typed: Some(typed.clone()), value: String::new(), shown: typed, ..Default::default() },
            },
        }
    }
    /// A cell from a stored value: plain decimals, ISO dates, codes.
    pub fn stored(&self, value: &str) -> LineCell {
        if value.is_empty() {
            return LineCell::default();
        }
        match &self.kind {
            Kind::Amount(decimals) | Kind::Computed(decimals) => decimal::parse_plain(value)
                .map_or_else(|_| self.read(value), |number| LineCell::number(number, *decimals, *decimals)),
            Kind::Quantity(decimals) => {
                decimal::parse_plain(value).map_or_else(|_| self.read(value), |number| LineCell::number(number, 0, *decimals))
            }
            Kind::Price(least, most) => {
                decimal::parse_plain(value).map_or_else(|_| self.read(value), |number| LineCell::number(number, *least, *most))
            }
            Kind::Date => date::parse_iso(value).map_or_else(|_| self.read(value), LineCell::day),
            Kind::Text | Kind::Given | Kind::Lookup(_) => self.read(value),
        }
    }
}

/// A calculation is kept to be shown again; a plain number is not.
fn expression(typed: &str) -> Option<String> {
    let calculates = typed.trim_start_matches(['-', '+', '=']).contains(['+', '-', '*', '/', '%', '(']);
    calculates.then(|| typed.to_owned())
}

/// One cell of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LineCell {
    /// What was typed, where that differs from what is shown: a calculation, or a text that cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<String>,
    /// The value as the book takes it: plain decimal, ISO date, code, text. Empty while it cannot be read.
    pub value: String,
    /// The value as people read it.
    pub shown: String,
    /// What helps beside it: the name of a code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the book will put here as long as nothing is typed: the price of the list, the name of the item.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub usual: String,
    /// What is wrong and how to mend it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The id of the record it names, for requests that take ids; empty where the code is enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
}

impl LineCell {
    /// A text that cannot be read stays visible.
    pub fn wrong(typed: &str, error: String) -> Self {
        Self { typed: Some(typed.to_owned()), shown: typed.to_owned(), error: Some(error), ..Default::default() }
    }
    /// A record.
    pub fn chosen(choice: &Choice) -> Self {
        Self {
            value: choice.code.clone(),
            shown: choice.code.clone(),
            note: choice.name.clone(),
            id: choice.id.clone(),
            ..Default::default()
        }
    }
    /// A day.
    pub fn day(day: CivilDate) -> Self {
        Self { value: day.format("%Y-%m-%d").to_string(), shown: figures::date(day), ..Default::default() }
    }
    /// One of something: written the same in every language.
    pub fn one() -> Self {
        Self { value: "1".to_owned(), shown: "1".to_owned(), ..Default::default() }
    }
    /// A number.
    pub fn number(value: Decimal, least: u32, most: u32) -> Self {
        Self { value: value.to_string(), shown: figures::decimal(value, least, most), ..Default::default() }
    }
    /// The id of its record as the contract's type; `None` if there is none.
    pub fn id_as<I: std::str::FromStr>(&self) -> Option<I> {
        self.id.parse().ok()
    }
    /// The number in it, if it is one.
    pub fn decimal(&self) -> Option<Decimal> {
        decimal::parse_plain(&self.value).ok()
    }
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.shown.is_empty()
    }
    /// What the editor starts with.
    pub fn edit_text(&self) -> String {
        self.typed.clone().unwrap_or_else(|| self.shown.clone())
    }
}
