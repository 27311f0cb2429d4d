//! Master data: what documents choose from. Each page declares its fields; the kit does the rest.

pub mod items;
pub mod parties;
pub mod payment_terms;
pub mod price_lists;
pub mod prices;
pub mod tax_codes;
pub mod warehouses;

use kontor_kernel::Language;

use crate::{
    kit::{
        Cell, ColumnKind, Tone,
        list::Column,
        metaform::{FieldKind, FieldSpec},
    },
    text::{self, t},
};

/// The words of an enumeration with their texts: `prefix-word`.
pub fn words(prefix: &str, words: impl IntoIterator<Item = &'static str>) -> Vec<(String, String)> {
    words.into_iter().map(|word| (word.to_owned(), t(&format!("{prefix}-{}", word.replace('_', "-"))))).collect()
}

/// The words of an enumeration, and before them the empty one: the book decides.
pub fn words_or(nothing: &str, words: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), t(nothing))).chain(words).collect()
}

/// The column that says whether new documents may use a record.
pub fn active_column<R>(active: impl Fn(&R) -> bool + Send + Sync + 'static) -> Column<R> {
    Column::new("active", t("label-state"), ColumnKind::Badge, "112px", move |row: &R| {
        if active(row) { Cell::Badge(Tone::Plain, t("state-active")) } else { Cell::Badge(Tone::Draft, t("state-inactive")) }
    })
}

/// The field that says whether new documents may use a record.
pub fn active_field() -> FieldSpec {
    FieldSpec::new("active", "field-active", FieldKind::Flag).wide()
}

/// The fields of a name in three languages.
pub fn name_fields() -> [FieldSpec; 3] {
    [
        FieldSpec::new("name/en", "label-name-en", FieldKind::Text(200)),
        FieldSpec::new("name/de", "label-name-de", FieldKind::Text(200)),
        FieldSpec::new("name/fr", "label-name-fr", FieldKind::Text(200)),
    ]
}

/// Where the name in the person's own language stands.
pub fn own_name() -> &'static str {
    match text::language() {
        Language::En => "name/en",
        Language::De => "name/de",
        Language::Fr => "name/fr",
    }
}
