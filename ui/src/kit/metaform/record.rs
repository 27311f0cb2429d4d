//! Records as JSON, and the places in them that fields are named by.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::list::{Condition, ListRequest, Page, Scalar};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::client::CallError;

/// A record as requests and answers hold it.
pub type Record = Value;

static NOTHING: Value = Value::Null;

/// What stands at a path (`name/en`); null where nothing does.
pub fn read<'a>(record: &'a Record, path: &str) -> &'a Value {
    path.split('/').try_fold(record, |value, step| value.get(step)).unwrap_or(&NOTHING)
}

/// The text at a path; empty if there is none.
pub fn text<'a>(record: &'a Record, path: &str) -> &'a str {
    read(record, path).as_str().unwrap_or_default()
}

/// Writes a value at a path, making what lies above it.
pub fn put(record: &mut Record, path: &str, value: Value) {
    let mut place = record;
    for step in path.split('/') {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Value::Object(fields) = place else { return };
        place = fields.entry(step).or_insert(Value::Null);
    }
    *place = value;
}

/// An answer as a form takes it.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn to_record(answer: &impl Serialize) -> Result<Record, CallError> {
    serde_json::to_value(answer).map_err(CallError::unreadable)
}

/// What a form gives as a part of a request.
///
/// # Errors
/// If it does not fit: a field is missing from the form.
pub fn part<T: DeserializeOwned>(record: &Record) -> Result<T, CallError> {
    T::deserialize(record).map_err(CallError::unreadable)
}

/// The record less the fields that name it (`id`, `code`, `version`): what remains is what can be changed.
#[must_use]
pub fn without(mut record: Record, names: &[&str]) -> Record {
    if let Some(fields) = record.as_object_mut() {
        fields.retain(|name, _| !names.contains(&name.as_str()));
    }
    record
}

/// A list request for the one record with a code.
pub fn by_code(code: &str) -> ListRequest {
    let filter = [("code".to_owned(), Condition::Is(Scalar::Text(code.to_owned())))].into();
    ListRequest { filter, limit: Some(1), ..ListRequest::default() }
}

/// The one record of a list that was asked for it.
///
/// # Errors
/// `not_found`.
pub fn only<R: Serialize>(page: &Page<R>, key: &str) -> Result<Record, CallError> {
    page.rows.first().map_or_else(|| Err(CallError(NOT_FOUND.with("what", "").with("id", key))), to_record)
}

#[cfg(test)]
mod tests {
    use super::{put, read, text, without};
    use serde_json::json;

    #[test]
    fn paths_lead_into_records() {
        let mut record = json!({"code": "1", "name": {"en": "Net"}});
        assert_eq!(text(&record, "name/en"), "Net");
        assert!(read(&record, "name/de").is_null() && read(&record, "code/x").is_null());
        put(&mut record, "name/de", json!("Netto"));
        put(&mut record, "texts/sales.invoice.intro/en", json!("Dear"));
        assert_eq!(
            record,
            json!({"code": "1", "name": {"en": "Net", "de": "Netto"}, "texts": {"sales.invoice.intro": {"en": "Dear"}}})
        );
        assert_eq!(without(record, &["code", "texts"]), json!({"name": {"en": "Net", "de": "Netto"}}));
    }
}
