//! Every text a person reads, in every language: screen, errors and print, from `locales/<language>/*.ftl`.
//!
//! The files are compiled in, so no text can be missing on one machine only. A test demands the same keys with the
//! same variables in all languages.
//!
//! A sentence that is given a word of the program asks for it in the reader's: `WORD($purpose, of: "purpose")` is the text
//! `purpose-bank`, `FIELD($field)`, `CALL($call)` and `KIND($kind)` are what the audit log calls fields, commands and kinds
//! of documents. What no text names stays as it is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kontor_kernel::Language;
use unic_langid::LanguageIdentifier;

use crate::audit::{call_word, document_word, field_word};

macro_rules! sources {
    ($language:literal) => {
        [
            ("screen", include_str!(concat!("../../../locales/", $language, "/screen.ftl"))),
            ("errors", include_str!(concat!("../../../locales/", $language, "/errors.ftl"))),
            ("print", include_str!(concat!("../../../locales/", $language, "/print.ftl"))),
        ]
    };
}

/// Name and content of a language's files.
const fn sources(language: Language) -> [(&'static str, &'static str); 3] {
    match language {
        Language::En => sources!("en"),
        Language::De => sources!("de"),
        Language::Fr => sources!("fr"),
    }
}

/// A value put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text, or a number already written in the user's format.
    Text(String),
    /// A count, which chooses between singular and plural.
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Arg::Count(count)
    }
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<&'static str>,
}

/// The texts of a language, parsed at first use.
#[must_use]
pub fn texts(language: Language) -> &'static Texts {
    static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::of(Language::En));
    static GERMAN: LazyLock<Texts> = LazyLock::new(|| Texts::of(Language::De));
    static FRENCH: LazyLock<Texts> = LazyLock::new(|| Texts::of(Language::Fr));
    match language {
        Language::En => &ENGLISH,
        Language::De => &GERMAN,
        Language::Fr => &FRENCH,
    }
}

/// The fluent key of an error or permission code: dots and underscores become dashes
/// (`finance.entry.unbalanced` is `finance-entry-unbalanced`).
#[must_use]
pub fn key_of(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

/// The fluent key of a word of the program, as it is one of some words: `tax-category-ae`.
#[must_use]
pub fn word_key(of: &str, value: &str) -> String {
    format!("{of}-{}", key_of(value).to_lowercase())
}

/// What a function of the sentences gives for the text it is given.
fn told(given: &[FluentValue<'_>], word: impl FnOnce(&str) -> String) -> FluentValue<'static> {
    match given {
        [FluentValue::String(text)] => FluentValue::String(Cow::Owned(word(text))),
        _ => FluentValue::Error,
    }
}

/// The functions that sentences ask for words with. They are called when a sentence is made, when the texts are there.
fn add_functions(bundle: &mut FluentBundle<FluentResource>, language: Language) {
    let added = [
        bundle.add_function("WORD", move |given, named| {
            let of = match named.get("of") {
                Some(FluentValue::String(of)) => of.to_string(),
                _ => return FluentValue::Error,
            };
            told(given, |value| texts(language).word(&of, value))
        }),
        bundle.add_function("FIELD", move |given, _| told(given, |path| field_word(texts(language), path))),
        bundle.add_function("CALL", move |given, _| told(given, |call| call_word(texts(language), call))),
        bundle.add_function("KIND", move |given, _| told(given, |kind| document_word(texts(language), kind, ""))),
    ];
    debug_assert!(added.iter().all(Result::is_ok), "each name is given once");
}

impl Texts {
    fn of(language: Language) -> Texts {
        let locale: LanguageIdentifier = language.code().parse().expect("two letters are a language tag");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would show up in PDFs and files.
        bundle.set_use_isolating(false);
        add_functions(&mut bundle, language);
        for (_, source) in sources(language) {
            // Both results are checked by the tests below; at run time a broken line costs only itself.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            let _duplicates = bundle.add_resource(resource);
        }
        let keys = sources(language).into_iter().flat_map(|(_, source)| messages(source)).map(|(key, _)| key).collect();
        Texts { language, bundle, keys }
    }

    /// The language they are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a key without variables; the key itself if there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The sentence of a key with its variables filled in; the key itself if there is none. A variable that is not
    /// given shows as `{$name}`.
    #[must_use]
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let values: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => FluentValue::String(Cow::Borrowed(text.as_str())),
                    Arg::Count(count) => FluentValue::from(*count),
                };
                (*name, value)
            })
            .collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    /// A word of the program; the word itself if there is no text for it.
    #[must_use]
    pub fn word(&self, of: &str, value: &str) -> String {
        let key = word_key(of, value);
        if self.has(&key) { self.get(&key) } else { value.to_owned() }
    }

    /// The sentence of a code with its parameters.
    #[must_use]
    pub fn sentence(&self, code: &str, params: &BTreeMap<String, String>) -> String {
        let args: Vec<(&str, Arg)> = params.iter().map(|(name, value)| (name.as_str(), Arg::from(value.as_str()))).collect();
        self.format(&key_of(code), &args)
    }

    /// Whether the key has a text.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Every key in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().copied()
    }
}

/// Keys of a file with the lines of their text. A key begins its line and terms (`-name`) are no keys.
fn messages(source: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in source.lines() {
        let starts_key = line.starts_with(|first: char| first.is_ascii_alphabetic());
        match (line.split_once('='), found.last_mut()) {
            (Some((key, text)), _) if starts_key => found.push((key.trim(), vec![text])),
            (_, Some((_, text))) if line.starts_with([' ', '}']) => text.push(line),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    type Variables = BTreeSet<&'static str>;

    /// The `$names` a message's lines mention.
    fn variables(lines: &[&'static str]) -> Variables {
        let names = lines.iter().flat_map(|line| line.split('$').skip(1));
        names
            .map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || "_-".contains(c))).next().expect("split gives one"))
            .collect()
    }

    #[test]
    fn every_file_is_good_fluent_and_keys_are_unique() {
        for language in Language::ALL {
            let mut seen = BTreeSet::new();
            for (file, source) in sources(language) {
                let resource = FluentResource::try_new(source.to_owned());
                let errors = resource.as_ref().map_or_else(|(_, errors)| errors.clone(), |_| Vec::new());
                assert!(errors.is_empty(), "{language}/{file}.ftl: {errors:?}");
                let found = messages(source);
                assert_eq!(
                    resource.expect("no errors").entries().filter(is_message).count(),
                    found.len(),
                    "{language}/{file}.ftl"
                );
                for (key, _) in found {
                    assert!(seen.insert(key), "{language}/{file}.ftl: {key} stands twice");
                }
            }
        }
    }

    fn is_message(entry: &impl std::fmt::Debug) -> bool {
        format!("{entry:?}").starts_with("Message(")
    }

    #[test]
    fn languages_have_the_same_keys_and_variables() {
        let of = |language| -> [(&'static str, BTreeMap<&'static str, Variables>); 3] {
            sources(language).map(|(file, source)| {
                let messages = messages(source).into_iter().map(|(key, lines)| (key, variables(&lines)));
                (file, messages.collect())
            })
        };
        let english = of(Language::En);
        for language in [Language::De, Language::Fr] {
            for ((file, left), (_, right)) in english.iter().zip(of(language)) {
                for (key, names) in left {
                    assert_eq!(Some(names), right.get(key), "en and {language}, {file}.ftl: {key}");
                }
                for key in right.keys() {
                    assert!(left.contains_key(key), "{language}/{file}.ftl: {key} is not in English");
                }
            }
        }
    }

    #[test]
    fn texts_are_looked_up_filled_in_and_pluralised() {
        let english = texts(Language::En);
        assert_eq!(english.get("print-invoice"), "Invoice");
        assert_eq!(texts(Language::De).get("print-credit-note"), "Rechnungskorrektur (Gutschrift)");
        assert_eq!(texts(Language::Fr).get("print-credit-note"), "Avoir");
        assert_eq!(english.get("no-such-key"), "no-such-key");
        assert!(english.has("not-found") && !english.has("no-such-key"));
        assert!(english.keys().count() > 50);
        let sentence = english.format("text-too-long", &[("max", Arg::Count(40))]);
        assert!(sentence.contains("40") && !sentence.contains('\u{2068}'), "{sentence}");
        assert_eq!(english.format("count-records", &[("count", Arg::Count(1))]), "1 record");
        assert_eq!(texts(Language::De).format("count-records", &[("count", Arg::Count(0))]), "0 Datens\u{e4}tze");
        assert_eq!(texts(Language::Fr).format("count-records", &[("count", Arg::Count(0))]), "0 enregistrement");
        assert_eq!(english.get("text-too-long").matches("{$max}").count(), 1);
        assert_eq!(key_of("finance.entry.unbalanced"), "finance-entry-unbalanced");
    }

    #[test]
    fn sentences_say_words_of_the_program_in_their_language() {
        let sentence = |language, code: &str, name: &str, value: &str| {
            texts(language).sentence(code, &BTreeMap::from([(name.to_owned(), value.to_owned())]))
        };
        let table = [
            ("finance.purpose.unknown", "purpose", "goods_in_transit", "„Unterwegs befindliche Waren“"),
            ("sales.invoice.incomplete", "field", "supplier.vat_id", "Ihre USt-IdNr. oder Steuernummer"),
            ("denied.permission", "permission", "finance.lock.write", "(Perioden sperren)"),
            ("denied.field", "field", "standard_cost", "(Standardkosten)"),
            ("finance.tax_code.reason_missing", "category", "AE", "Steuerschuldnerschaft"),
            ("identity.role.ready_made", "role", "sales_manager", "„Verkaufsleitung“"),
            ("approvals.rule.call_unknown", "call", "sales.invoice.list", "„Rechnung: Liste“"),
            ("finance.entry.invalid", "reason", "too_few", "mindestens zwei"),
            // What no text names stays as it is.
            ("finance.purpose.unknown", "purpose", "some_thing", "„some_thing“"),
        ];
        for (code, name, value, expected) in table {
            let german = sentence(Language::De, code, name, value);
            assert!(german.contains(expected), "{german}");
            assert!(!sentence(Language::Fr, code, name, value).contains('{'), "{code}");
        }
    }

    #[test]
    fn common_errors_have_sentences() {
        let codes = [
            "auth.required",
            "auth.failed",
            "auth.throttled",
            "auth.locked",
            "denied.permission",
            "denied.scope",
            "request.malformed",
            "request.invalid",
            "request.too_large",
            "call.unknown",
            "call.key_reused",
            "conflict.stale",
            "conflict.guard",
            "not_found",
            "unavailable.busy",
            "unavailable.storage",
            "internal.bug",
            "book.in_use",
            "book.newer",
            "book.network_fs",
            "number.out_of_range",
            "date.out_of_range",
            "text.too_long",
        ];
        for language in Language::ALL {
            for code in codes {
                assert!(texts(language).has(&key_of(code)), "{language}: {code}");
            }
        }
    }
}
