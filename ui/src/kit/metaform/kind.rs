//! A kind of record as its form: what fields it has, what a new one starts with, how one is read and written. The page
//! of the kind and every lookup of it use the same.

use std::{future::Future, pin::Pin, sync::Arc};

use kontor_kernel::Code;
use serde_json::json;

use super::{
    record::{Record, put, text},
    spec::FieldSpec,
};
use crate::{client::CallError, kit::Choice};

type Answer = Pin<Box<dyn Future<Output = Result<Record, CallError>>>>;
type Fetch = Arc<dyn Fn(String) -> Answer + Send + Sync>;
type Save = Arc<dyn Fn(Record, Option<Record>) -> Answer + Send + Sync>;
type Blank = Arc<dyn Fn() -> Record + Send + Sync>;
type Stays = fn(&Record) -> bool;

/// Characters of a name at most; longer text from a lookup is cut.
const MOST_NAME: usize = 200;
/// Characters of a code at most.
const MOST_CODE: usize = 32;

/// What a kind of record declares.
#[derive(Clone)]
pub struct RecordKind {
    /// The key of the button that starts a new one, and the title of its form.
    pub create: &'static str,
    /// The permission to make and change one.
    pub needs: &'static str,
    pub(super) fields: Vec<FieldSpec>,
    pub(super) within: &'static str,
    pub(super) name: &'static str,
    pub(super) keyed: &'static str,
    pub(in crate::kit) wide: bool,
    changes: bool,
    stays: Stays,
    blank: Blank,
    fetch: Fetch,
    save: Save,
}

impl RecordKind {
    /// A kind: the key of the button that starts a new one, the permission to change one, the fields of its form.
    pub fn new(create: &'static str, needs: &'static str, fields: Vec<FieldSpec>) -> Self {
        Self {
            create,
            needs,
            fields,
            within: "",
            name: "name",
            keyed: "code",
            wide: false,
            changes: true,
            stays: |_| false,
            blank: Arc::new(|| Record::Object(serde_json::Map::new())),
            fetch: Arc::new(|_| Box::pin(async { Ok(Record::Null) })),
            save: Arc::new(|record, _| Box::pin(async { Ok(record) })),
        }
    }
    /// How a record is read, by its key.
    #[must_use]
    pub fn fetching<F: Future<Output = Result<Record, CallError>> + 'static>(
        self,
        fetch: impl Fn(String) -> F + Send + Sync + 'static,
    ) -> Self {
        Self { fetch: Arc::new(move |key| Box::pin(fetch(key))), ..self }
    }
    /// How what the form holds is written: as a new record, or as a change of the one given. Gives it as it is then.
    #[must_use]
    pub fn saving<F: Future<Output = Result<Record, CallError>> + 'static>(
        self,
        save: impl Fn(Record, Option<Record>) -> F + Send + Sync + 'static,
    ) -> Self {
        Self { save: Arc::new(move |record, before| Box::pin(save(record, before))), ..self }
    }
    /// The part of the request the fields are: `party`.
    #[must_use]
    pub fn within(self, within: &'static str) -> Self {
        Self { within, ..self }
    }
    /// Where a record's name stands: `name/en`.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }
    /// Where a record's key stands; `code` unless said otherwise.
    #[must_use]
    pub fn keyed(self, keyed: &'static str) -> Self {
        Self { keyed, ..self }
    }
    /// What a new record starts with.
    #[must_use]
    pub fn blank(self, blank: impl Fn() -> Record + Send + Sync + 'static) -> Self {
        Self { blank: Arc::new(blank), ..self }
    }
    /// The form has two columns.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }
    /// Records stay as they were made, but for what stands beside the form.
    #[must_use]
    pub fn unchanging(self) -> Self {
        Self { changes: false, ..self }
    }
    /// Some records stay as they are: those that come with Kontor.
    #[must_use]
    pub fn staying(self, stays: Stays) -> Self {
        Self { stays, ..self }
    }
    /// Whether a record stays as it is.
    pub(super) fn stays(&self, record: &Record) -> bool {
        !self.changes || (self.stays)(record)
    }
    /// The start of a new record.
    pub fn start(&self) -> Record {
        (self.blank)()
    }
    /// The start of a new record from what was typed into a lookup: a code is its code, words are its name.
    pub fn start_with(&self, typed: &str) -> Record {
        let (mut record, typed) = (self.start(), typed.trim());
        let coded = self.fields.iter().any(|field| field.name == self.keyed && field.required);
        if is_code(typed, coded) {
            put(&mut record, self.keyed, json!(typed));
        } else if !typed.is_empty() {
            put(&mut record, self.name, json!(typed.chars().take(MOST_NAME).collect::<String>()));
        }
        record
    }
    /// Reads the record with a key.
    ///
    /// # Errors
    /// `not_found`, or when the book cannot be asked.
    pub async fn fetch(&self, key: String) -> Result<Record, CallError> {
        (self.fetch)(key).await
    }
    /// Writes what a form holds.
    ///
    /// # Errors
    /// What the book refuses.
    pub async fn save(&self, record: Record, before: Option<Record>) -> Result<Record, CallError> {
        (self.save)(record, before).await
    }
    /// A record as a lookup names it.
    pub fn choice(&self, record: &Record) -> Choice {
        Choice::new(text(record, self.keyed), text(record, self.name)).with_id(text(record, "id"))
    }
}

/// Whether a typed text is meant as a code. Where every record must have one (`coded`), capitals are enough.
fn is_code(typed: &str, coded: bool) -> bool {
    let looks = typed.chars().any(|letter| letter.is_ascii_digit()) || (coded && !typed.chars().any(char::is_lowercase));
    looks && typed.chars().count() <= MOST_CODE && !typed.contains(char::is_whitespace) && Code::try_new(typed).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{RecordKind, is_code};
    use crate::kit::metaform::spec::{FieldKind, FieldSpec};
    use serde_json::json;

    #[test]
    fn a_typed_text_is_a_code_or_a_name() {
        for (typed, coded, expected) in [
            ("10017", false, true),
            ("ACME", false, false),
            ("ACME", true, true),
            ("BUC-PNE", true, true),
            ("Acme", true, false),
            ("acme 2", true, false),
            ("Acme GmbH", false, false),
            ("", true, false),
            ("A23456789012345678901234567890123", true, false),
        ] {
            assert_eq!(is_code(typed, coded), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_new_record_starts_with_what_was_typed() {
        let code = FieldSpec::new("code", "label-code", FieldKind::Code(32)).required();
        let kind = RecordKind::new("", "", vec![code]).named("name/en").blank(|| json!({"active": true}));
        assert_eq!(kind.start_with("N-14"), json!({"active": true, "code": "N-14"}));
        assert_eq!(kind.start_with(" net 14 days "), json!({"active": true, "name": {"en": "net 14 days"}}));
        assert_eq!(kind.start_with(" "), json!({"active": true}));
    }

    #[test]
    fn a_record_is_chosen_by_code_name_and_id() {
        let choice = RecordKind::new("", "", Vec::new()).choice(&json!({"code": "1", "name": "Net", "id": "0190"}));
        assert_eq!((choice.code.as_str(), choice.name.as_str(), choice.id.as_str()), ("1", "Net", "0190"));
    }
}
