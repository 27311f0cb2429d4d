//! The audit log: every change of the book with who, when, from where, and what it was before. It is a view over the
//! facts, so nothing can be left out of it and nothing can switch it off (domain.md, V14).

mod changes;
mod meaning;

use std::collections::BTreeMap;

use garde::Validate;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use changes::{Changes, FieldChange, MAX_CHANGES, PathPlace, Shown, changes, hidden};
pub use meaning::{FieldMeaning, KnownBy, Meaning, explain, has_keys_in_words, known_by, short, words_of};

use crate::i18n::{Texts, key_of};
use crate::list::{Condition, Page};
use crate::timeline::TimelineDocument;

/// Entries of one export at most: a month of a busy company. A longer period is exported in parts.
pub const MAX_EXPORT: usize = 10_000;
/// Entries of a record's history in one answer; the rest follows by [`ListRecord::before`].
pub const MAX_RECORD: usize = 50;

crate::error_codes! {
    /// The export would be longer than one file may be.
    EXPORT_TOO_LONG = "audit.log.export_too_long" Rule { limit };
}

crate::list_requests! {
    /// The audit log. Filters: actor_id, on (days), call, kind (of document), number, doc_id, text (a number's beginning or an
    /// id). Sorts: at.
    ListLog,
}

/// An entry of the audit log: one fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogRow {
    /// The fact's position in this book.
    pub fact_no: i64,
    /// The fact.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor_id: Uuid,
    /// Their name; empty if the book does not know them.
    pub actor: String,
    /// From where: the window, the address or the program the call came from; empty if it is not known.
    pub source: String,
    /// The command.
    pub call: String,
    /// Kinds of the events, in order.
    pub kinds: Vec<String>,
    /// The documents and records it concerns.
    pub documents: Vec<TimelineDocument>,
    /// Who let it through, where a second person had to.
    pub approved_by: Option<Uuid>,
    /// Their name; empty where nobody had to.
    pub approver: String,
}

/// Asks for one entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetEntry {
    /// The fact's position in this book.
    #[garde(range(min = 1))]
    pub fact_no: i64,
}

/// An entry with what it changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntryView {
    /// Who, when, from where, what about.
    pub entry: LogRow,
    /// What happened, in order.
    pub events: Vec<EventView>,
}

/// One event of a fact, as differences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventView {
    /// Its kind.
    pub kind: String,
    /// The fields it set or changed.
    pub changes: Vec<FieldChange>,
    /// How many more there are than an answer shows.
    pub left_out: u32,
}

/// Asks for the history of a document or a record, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListRecord {
    /// The document or record.
    #[garde(skip)]
    pub doc_id: Uuid,
    /// Only what came before this fact: `next` of the answer before.
    #[garde(inner(range(min = 1)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<i64>,
}

/// The history of a document or a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecordView {
    /// Newest first.
    pub entries: Vec<EntryView>,
    /// Give it as `before` for what came earlier; absent at the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// Asks for the entries that a filter finds, with what each changed, for a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ExportLog {
    /// As in `audit.log.list`.
    #[garde(length(max = 16))]
    #[serde(default)]
    pub filter: BTreeMap<String, Condition>,
}

/// The audit log as a table: a line per changed field, or one per entry that changed none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogExport {
    /// What the file is called.
    pub file_name: String,
    /// Heads of the columns, in the caller's language.
    pub heads: Vec<String>,
    /// Newest entry first.
    pub lines: Vec<ExportLine>,
}

/// A line of an exported audit log, its words in the caller's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExportLine {
    /// The fact's position in this book.
    pub fact_no: i64,
    /// When, in UTC.
    pub at: Instant,
    /// Who.
    pub actor: String,
    /// From where.
    pub source: String,
    /// The command.
    pub call: String,
    /// The documents and records, each as kind and number.
    pub documents: String,
    /// The event.
    pub event: String,
    /// The field.
    pub field: String,
    /// As it was.
    pub before: String,
    /// As it became.
    pub after: String,
    /// Who let it through, where a second person had to.
    pub approver: String,
    /// As it was, as the fact holds it: ids and words of the program.
    pub before_held: String,
    /// As it became, as the fact holds it.
    pub after_held: String,
}

/// Columns of an exported audit log.
pub const EXPORT_COLUMNS: usize = 13;

/// Heads of the columns of an exported audit log, as keys of texts.
const EXPORT_HEADS: [&str; EXPORT_COLUMNS] = [
    "audit-entry",
    "audit-at",
    "audit-who",
    "audit-source",
    "audit-what",
    "audit-about",
    "audit-event",
    "audit-field",
    "audit-before",
    "audit-after",
    "audit-approver",
    "audit-before-held",
    "audit-after-held",
];

/// Heads of the columns of an exported audit log.
pub fn export_heads(texts: &Texts) -> Vec<String> {
    EXPORT_HEADS.iter().map(|key| texts.get(key)).collect()
}

impl ExportLine {
    /// Its cells in the order of the heads; the first two are Kontor's own and no text that anybody typed.
    pub fn cells(&self) -> [String; EXPORT_COLUMNS] {
        [
            self.fact_no.to_string(),
            self.at.to_string(),
            self.actor.clone(),
            self.source.clone(),
            self.call.clone(),
            self.documents.clone(),
            self.event.clone(),
            self.field.clone(),
            self.before.clone(),
            self.after.clone(),
            self.approver.clone(),
            self.before_held.clone(),
            self.after_held.clone(),
        ]
    }
}

/// What a command is called in a log: its own words, or else what it is about and its verb (`Invoice: view`); the command
/// itself if no text names it.
pub fn call_word(texts: &Texts, call: &str) -> String {
    let key = format!("call-{}", key_of(call));
    if texts.has(&key) {
        return texts.get(&key);
    }
    let (noun, verb) = call.rsplit_once('.').unwrap_or((call, ""));
    let verb = format!("verb-{}", key_of(verb));
    if texts.has(&verb) { format!("{}: {}", document_word(texts, noun, ""), texts.get(&verb)) } else { call.to_owned() }
}

/// A document or record in words: `Invoice HH-26-1/000418`.
pub fn document_word(texts: &Texts, kind: &str, number: &str) -> String {
    let key = format!("source-{}", key_of(kind));
    let word = if texts.has(&key) { texts.get(&key) } else { humanised(kind.rsplit('.').next().unwrap_or(kind)) };
    if number.is_empty() { word } else { format!("{word} {number}") }
}

/// An event in words: what it is about and what became of it. `sales.order.confirmed@1` is "Order: confirmed".
pub fn event_word(texts: &Texts, kind: &str) -> String {
    let bare = kind.split('@').next().unwrap_or(kind);
    let (topic, verb) = bare.rsplit_once('.').unwrap_or((bare, ""));
    let key = format!("event-{}", key_of(verb));
    let verb = if texts.has(&key) { texts.get(&key) } else { humanised(verb).to_lowercase() };
    format!("{}: {verb}", document_word(texts, topic, ""))
}

/// A field in words, by its path: `lines[2].unit_price` is "Lines 2 · Unit price".
pub fn field_word(texts: &Texts, path: &str) -> String {
    path_word(texts, path, &[])
}

/// The field of a change in words, with the names of what its path goes through.
pub fn change_word(texts: &Texts, change: &FieldChange) -> String {
    path_word(texts, &change.path, &change.places)
}

fn path_word(texts: &Texts, path: &str, places: &[PathPlace]) -> String {
    let place_word = |place: &str| {
        let known = places.iter().find(|known| known.text == place);
        known.map_or_else(|| place.to_owned(), |known| known.means.word(texts))
    };
    let part = |part: &str| {
        let (name, place) = part.split_once('[').map_or((part, ""), |(name, place)| (name, place.trim_end_matches(']')));
        let key = format!("label-{}", name.replace('_', "-"));
        let word = [format!("audit-{key}"), key].iter().find(|key| texts.has(key)).map(|key| texts.get(key));
        let word = word.unwrap_or_else(|| humanised(name));
        let places = place.split("][").filter(|place| !place.is_empty()).map(place_word);
        std::iter::once(word).chain(places).collect::<Vec<_>>().join(" ")
    };
    path.split('.').map(part).collect::<Vec<_>>().join(" · ")
}

/// A value in words; moments in UTC.
pub fn value_word(texts: &Texts, shown: Option<&Shown>) -> String {
    told(texts, shown, &|meaning: &Meaning| meaning.word(texts))
}

/// A value in words, moments as the reader's clock shows them.
pub fn value_told(texts: &Texts, shown: Option<&Shown>, moment: &dyn Fn(Instant) -> String) -> String {
    told(texts, shown, &|meaning: &Meaning| meaning.told(texts, moment))
}

fn told(texts: &Texts, shown: Option<&Shown>, word: &dyn Fn(&Meaning) -> String) -> String {
    match shown {
        None => String::new(),
        Some(Shown { erased: true, .. }) => texts.get("audit-erased"),
        Some(Shown { text, means, .. }) if means.is_empty() => text.clone(),
        Some(Shown { means, .. }) => means.iter().map(word).collect::<Vec<_>>().join(", "),
    }
}

/// A value as the fact holds it, where its words say it otherwise.
pub fn value_held(shown: Option<&Shown>) -> &str {
    shown.filter(|shown| !shown.means.is_empty()).map_or("", |shown| shown.text.as_str())
}

/// `unit_price` as `Unit price`.
fn humanised(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

crate::commands! {
    /// Who changed what, when and from where, newest first.
    query "audit.log.list" needs "audit.log.read": ListLog => Page<LogRow>;
    /// One entry of the audit log, with every field before and after.
    query "audit.entry.get" needs "audit.log.read" fails [crate::error::NOT_FOUND]: GetEntry => EntryView;
    /// The history of a document or a record, with every field before and after.
    query "audit.record.list" needs "audit.log.read": ListRecord => RecordView;
    /// The entries of the audit log that a filter finds, for a file.
    query "audit.log.export" needs "audit.log.read" fails [EXPORT_TOO_LONG]: ExportLog => LogExport;
}

#[cfg(test)]
mod tests {
    use kontor_kernel::Language;

    use super::*;
    use crate::i18n::texts;

    #[test]
    fn fields_and_events_have_words() {
        let english = texts(Language::En);
        assert_eq!(field_word(english, "name"), "Name");
        assert_eq!(field_word(english, "lines[2].some_unknown_thing"), "Line 2 · Some unknown thing");
        assert_eq!(event_word(english, "sales.order.confirmed@1"), "Order: confirmed");
        assert_eq!(field_word(texts(Language::De), "valid_to"), texts(Language::De).get("label-valid-to"));
        assert_eq!(humanised(""), "");
    }

    #[test]
    fn commands_have_words() {
        let german = texts(Language::De);
        for (call, word) in [
            ("finance.entry.post", "Gebucht"),
            ("sales.invoice.list", "Rechnung: Liste"),
            ("finance.trial_balance.get", "Summen- und Saldenliste: Ansicht"),
            ("identity.user.list_sessions", "Benutzer: Liste"),
            ("some.thing.done", "some.thing.done"),
        ] {
            assert_eq!(call_word(german, call), word, "{call}");
        }
    }
}
