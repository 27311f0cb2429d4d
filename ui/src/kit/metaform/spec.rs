//! What a form declares: its fields, in order.

use std::sync::Arc;

use super::{record::Record, set::Group};
use crate::kit::LookupSource;

/// What a field holds.
#[derive(Clone)]
pub enum FieldKind {
    /// One line of text, at most so many characters.
    Text(u32),
    /// A code: slashed zeros, no spelling marks.
    Code(u32),
    /// A number or letters that are no code of ours: a VAT id, a barcode.
    Mono(u32),
    /// A password.
    Secret,
    /// Several lines in one text.
    Long(u32),
    /// Several lines as a list of texts.
    Lines(u32),
    /// A number with exactly so many decimals.
    Amount(u32),
    /// A number with at least and at most so many decimals.
    Price(u32, u32),
    /// A number with up to so many decimals.
    Quantity(u32),
    /// A whole number.
    Whole,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// One of a few words: `(word, text)`.
    Choice(Vec<(String, String)>),
    /// Some words of a set, in groups: in the record an object whose fields are true.
    Set(Vec<Group>),
    /// A record by its code.
    Lookup(LookupSource),
    /// Several parts of the same form: addresses, bank accounts.
    Many(Many),
    /// No field: the head of those that follow.
    Section,
}

/// Several parts of the same form.
#[derive(Clone)]
pub struct Many {
    /// The key of what one is called.
    pub one: &'static str,
    /// The key of the button that adds one.
    pub add: &'static str,
    /// The fields of one.
    pub fields: Vec<FieldSpec>,
    /// A new one, given how many there are.
    pub blank: Arc<dyn Fn(usize) -> Record + Send + Sync>,
    /// The most there may be.
    pub most: usize,
}

/// A field of a kind of record.
#[derive(Clone)]
pub struct FieldSpec {
    /// Its path in the request: `country`, `name/en`.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether it can be set only once: codes.
    pub fixed: bool,
    /// The key of a sentence on how to fill it.
    pub help: Option<&'static str>,
    /// Whether an empty text is no text (`null`) rather than an empty one.
    pub null: bool,
    /// Whether only a new record has it: first passwords.
    pub at_first: bool,
    /// Shown only while another field holds one of these words.
    pub when: Option<(&'static str, &'static [&'static str])>,
    /// Whether it takes the whole width.
    pub wide: bool,
}

impl FieldSpec {
    /// A field that may stay empty.
    pub const fn new(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        let wide = matches!(
            kind,
            FieldKind::Long(_) | FieldKind::Lines(_) | FieldKind::Many(_) | FieldKind::Set(_) | FieldKind::Section
        );
        Self { name, label, kind, required: false, fixed: false, help: None, null: false, at_first: false, when: None, wide }
    }
    /// The head of the fields that follow.
    pub const fn section(label: &'static str) -> Self {
        Self::new("", label, FieldKind::Section)
    }
    /// It must be filled.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// It can be set only once.
    #[must_use]
    pub fn fixed(self) -> Self {
        Self { fixed: true, ..self }
    }
    /// How to fill it.
    #[must_use]
    pub fn help(self, key: &'static str) -> Self {
        Self { help: Some(key), ..self }
    }
    /// Empty means absent.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self { null: true, ..self }
    }
    /// Only a new record has it.
    #[must_use]
    pub fn at_first(self) -> Self {
        Self { at_first: true, ..self }
    }
    /// Shown only while another field holds one of these words.
    #[must_use]
    pub fn when(self, field: &'static str, words: &'static [&'static str]) -> Self {
        Self { when: Some((field, words)), ..self }
    }
    /// It takes the whole width.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }
}
