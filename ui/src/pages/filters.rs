//! Filters that many lists share.

use kontor_kernel::CivilDate;
use uuid::Uuid;

use super::lookups::{self, Parties};
use crate::{
    kit::list::{Filter, FilterKind},
    text::t,
};

/// Days of a document, shown by the column of the same name.
pub fn days<R: 'static>(name: &'static str, label: &str, read: fn(&R) -> Option<CivilDate>) -> Filter<R> {
    Filter::new(name, t(label), FilterKind::Days).of_day(name, read)
}

/// Words of an enumeration with their texts under `prefix-word`, shown by the column of the same name.
pub fn words<R: 'static>(name: &'static str, label: &str, prefix: &str, words: &[&str], read: fn(&R) -> &str) -> Filter<R> {
    let words =
        words.iter().map(|word| ((*word).to_owned(), t(&format!("{prefix}-{}", word.replace(['_', '.'], "-"))))).collect();
    let filter = Filter::new(name, t(label), FilterKind::Words(words));
    let field = filter.field().clone();
    filter.of(name, move |row| {
        let word = read(row);
        field.shown(word).map(|shown| (word.to_owned(), shown))
    })
}

/// A yes or no of a record.
pub fn flag<R>(name: &'static str, label: &str) -> Filter<R> {
    Filter::new(name, t(label), FilterKind::Flag)
}

/// Whether new documents may use a record.
pub fn active<R: 'static>(read: fn(&R) -> bool) -> Filter<R> {
    flag("active", "state-active").of("active", move |row| {
        let (word, key) = if read(row) { ("true", "filter-yes") } else { ("false", "filter-no") };
        Some((word.to_owned(), t(key)))
    })
}

/// The party of a document, shown by the column `party`.
pub fn party<R: 'static>(name: &'static str, label: &str, which: Parties, read: fn(&R) -> (Uuid, &str)) -> Filter<R> {
    Filter::new(name, t(label), FilterKind::Record(lookups::parties(which))).of("party", move |row| {
        let (id, name) = read(row);
        Some((id.to_string(), name.to_owned()))
    })
}

/// A code or text as it stands, shown by the column of the same name.
pub fn text<R: 'static>(name: &'static str, label: &str, read: fn(&R) -> &str) -> Filter<R> {
    Filter::new(name, t(label), FilterKind::Text).of(name, move |row| {
        let value = read(row);
        (!value.is_empty()).then(|| (value.to_owned(), value.to_owned()))
    })
}
