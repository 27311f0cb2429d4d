//! Facts as JSON: the envelope, the list of events, personal texts detached and attached.

use kontor_contract::command::Event;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::CompanyId;
use kontor_contract::personal::{BLOB_KEY, PERSONAL_KEY};
use kontor_contract::posting::TakenNumber;
use kontor_contract::row::{ColumnType, Value};
use kontor_contract::safekeeping::BOOK_CORRUPT;
use kontor_contract::{Error, Result};
use kontor_kernel::Instant;
pub(crate) use kontor_kernel::hex;
use kontor_store::{RowOp, SealedFact};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A fact's bytes at most; an import is a batch of facts below it.
pub(crate) const MAX_FACT_BYTES: usize = 4 << 20;

/// Who did what, when, under which rules: the head of a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// Kinds of the events, in order.
    pub kinds: Vec<String>,
    /// The command.
    pub call: String,
    /// Who acted.
    pub actor: Uuid,
    /// The grant it was done under; `None` while setting a book up.
    pub grant: Option<Uuid>,
    /// Position in the centre's chain of locks, roles and tax tables it was decided under; `None` in a book without a centre.
    pub basis: Option<i64>,
    /// Hybrid logical clock.
    pub hlc: i64,
    /// Wall time at the node.
    pub at: Instant,
    /// The company whose books it concerns; `None` for the book as a whole.
    pub company: Option<Uuid>,
    /// The documents it concerns.
    pub docs: Vec<Document>,
    /// The caller's idempotency key.
    pub call_key: Option<String>,
    /// Who let it through, where a rule asked for a second person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<Uuid>,
    /// From where: the window, the address or the program the call came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A document a fact concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its kind, for example `finance.entry`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// Its number, empty for a draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

/// An event as it stands in a fact's body.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Recorded {
    pub(crate) kind: String,
    pub(crate) body: Box<RawValue>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    events: Vec<Recorded>,
}

/// A detached text: what `blob` holds of it.
pub(crate) struct Blob {
    pub(crate) hash: [u8; 32],
    pub(crate) salt: [u8; 16],
    pub(crate) text: String,
}

impl Blob {
    fn new(salt: Uuid, text: &str) -> Self {
        let salt = *salt.as_bytes();
        Self { hash: blob_hash(&salt, text.as_bytes()), salt, text: text.to_owned() }
    }

    pub(crate) fn row(&self) -> RowOp {
        let size = i64::try_from(self.text.len()).expect("a fact is at most 4 MiB");
        let values = vec![
            Value::Bytes(self.hash.to_vec()),
            Value::Int(size),
            Value::Bytes(self.salt.to_vec()),
            Value::Bytes(self.text.clone().into_bytes()),
        ];
        RowOp::Local { table: "blob", values }
    }
}

/// SHA-256 over salt and bytes.
pub(crate) fn blob_hash(salt: &[u8], bytes: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(bytes);
    hash.finalize().into()
}

/// An event as JSON; its personal texts still inside.
pub(crate) fn write_event<E: Event>(event: &E) -> Result<Recorded> {
    let body = serde_json::value::to_raw_value(event).map_err(|error| INTERNAL_BUG.with("what", error))?;
    Ok(Recorded { kind: E::KIND.to_owned(), body })
}

/// A fact's body, and the texts detached from it.
pub(crate) fn write_body(mut events: Vec<Recorded>, mut salt: impl FnMut() -> Uuid) -> Result<(String, Vec<Blob>)> {
    let mut blobs = Vec::new();
    for event in &mut events {
        if !event.body.get().contains(MARKED) {
            continue;
        }
        let body = detach(event.body.get(), &mut |text| {
            let blob = Blob::new(salt(), text);
            let marker = format!(r#"{{"{BLOB_KEY}":"{}","size":{}}}"#, hex(&blob.hash), text.len());
            blobs.push(blob);
            marker
        });
        event.body = RawValue::from_string(body).map_err(|error| INTERNAL_BUG.with("what", error))?;
    }
    let body = serde_json::to_string(&Body { events }).map_err(|error| INTERNAL_BUG.with("what", error))?;
    if body.len() > MAX_FACT_BYTES {
        return Err(kontor_contract::error::REQUEST_TOO_LARGE.with("limit", "4 MiB"));
    }
    Ok((body, blobs))
}

/// How a personal text begins in the JSON of an event. No text can hold it: its quotes would be written with a backslash.
const MARKED: &str = r#"{"$personal":"#;

/// Writes what `replace` gives in the place of personal texts, without reading the JSON around them.
fn detach(body: &str, replace: &mut impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find(MARKED) {
        let (before, marked) = rest.split_at(at);
        out.push_str(before);
        let mut texts = serde_json::Deserializer::from_str(&marked[MARKED.len()..]).into_iter::<String>();
        let text = texts.next().and_then(Result::ok);
        let end = MARKED.len() + texts.byte_offset();
        match text {
            // Nothing is nobody's: an empty text stays where it is.
            Some(text) if !text.is_empty() && marked[end..].starts_with('}') => {
                out.push_str(&replace(&text));
                rest = &marked[end + 1..];
            }
            _ => {
                out.push_str(MARKED);
                rest = &marked[MARKED.len()..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Digests of the texts detached from a fact's body.
pub(crate) fn blob_hashes(body: &str) -> Result<Vec<Vec<u8>>> {
    let mut hashes = Vec::new();
    if body.contains(BLOB_KEY) {
        let value: serde_json::Value = serde_json::from_str(body).map_err(unreadable)?;
        collect_hashes(&value, &mut hashes)?;
    }
    Ok(hashes)
}

fn collect_hashes(value: &serde_json::Value, out: &mut Vec<Vec<u8>>) -> Result<()> {
    if let Some(hash) = value.get(BLOB_KEY).and_then(serde_json::Value::as_str) {
        out.push(unhex(hash).ok_or_else(|| unreadable("a digest is not hexadecimal"))?);
    } else if let Some(fields) = value.as_object() {
        fields.values().try_for_each(|field| collect_hashes(field, out))?;
    } else if let Some(items) = value.as_array() {
        items.iter().try_for_each(|item| collect_hashes(item, out))?;
    }
    Ok(())
}

/// An event's body with its detached texts put back; `find` gives a text by digest, `None` when it was erased.
pub(crate) fn attach_event(body: &str, find: &impl Fn(&[u8]) -> Option<String>) -> Result<String> {
    if !body.contains(BLOB_KEY) {
        return Ok(body.to_owned());
    }
    let mut value: serde_json::Value = serde_json::from_str(body).map_err(unreadable)?;
    put_back(&mut value, find);
    serde_json::to_string(&value).map_err(unreadable)
}

fn put_back(value: &mut serde_json::Value, find: &impl Fn(&[u8]) -> Option<String>) {
    let hash = value.get(BLOB_KEY).and_then(serde_json::Value::as_str).and_then(unhex);
    match (hash, value) {
        (Some(hash), value) => {
            if let Some(text) = find(&hash) {
                *value = serde_json::json!({ PERSONAL_KEY: text });
            }
        }
        (None, serde_json::Value::Object(fields)) => fields.values_mut().for_each(|field| put_back(field, find)),
        (None, serde_json::Value::Array(items)) => items.iter_mut().for_each(|item| put_back(item, find)),
        (None, _) => {}
    }
}

/// The events of a sealed fact: kind and body.
pub(crate) fn read_body(body: &str) -> Result<Vec<Recorded>> {
    let body: Body = serde_json::from_str(body).map_err(unreadable)?;
    Ok(body.events)
}

/// The envelope of a sealed fact.
pub(crate) fn read_envelope(fact: &SealedFact) -> Result<Envelope> {
    serde_json::from_str(&fact.envelope).map_err(unreadable)
}

/// Rows that follow from the fact itself, whatever its events do: what it is found by. They see its id, its envelope but
/// for the clock, and its body.
pub(crate) fn fact_ops(id: Uuid, envelope: &Envelope, body: &str) -> Vec<RowOp> {
    let mut seen: Vec<Uuid> = Vec::new();
    let mut ops = vec![RowOp::Insert { table: AUDIT, values: audit_values(id, envelope, body) }];
    for doc in &envelope.docs {
        if seen.contains(&doc.id) {
            continue;
        }
        seen.push(doc.id);
        let values = vec![Value::Id(doc.id), Value::Text(doc.kind.clone()), Value::Text(doc.number.clone())];
        ops.push(RowOp::Insert { table: "fact_document", values });
    }
    ops
}

/// The table the audit log is searched by.
pub(crate) const AUDIT: &str = "audit_fact";

/// A fact's row in it. Its company is the one it concerns, or where it says none the one its events name; its branch the one
/// branch they name, and none if they name several: that is the company's.
pub(crate) fn audit_values(id: Uuid, envelope: &Envelope, body: &str) -> Vec<Value> {
    let nullable = |id: Option<Uuid>| id.map_or(Value::Null(ColumnType::Id), Value::Id);
    let (companies, branches) = (ids_named(body, "\"company_id\":\""), ids_named(body, "\"branch_id\":\""));
    let branch = if let [branch] = branches[..] { Some(branch) } else { None };
    vec![
        Value::Id(id),
        nullable(envelope.company.or(companies.first().copied())),
        nullable(branch),
        Value::Id(envelope.actor),
        Value::Int(envelope.at.micros()),
        Value::Text(envelope.call.clone()),
        Value::Text(envelope.docs.first().map(|doc| doc.kind.clone()).unwrap_or_default()),
    ]
}

/// The distinct ids that stand behind a key. What people typed is no key: its quotes are escaped.
pub(crate) fn ids_named(body: &str, key: &str) -> Vec<Uuid> {
    let mut found = Vec::new();
    for (at, _) in body.match_indices(key) {
        let id = body.get(at + key.len()..at + key.len() + 36).and_then(|text| Uuid::parse_str(text).ok());
        if let Some(id) = id.filter(|id| !found.contains(id)) {
            found.push(id);
        }
    }
    found
}

/// Raises a legal number's series to it: what `apply` does with every number an event carries.
pub fn raise_series(company_id: CompanyId, number: &TakenNumber) -> RowOp {
    let key = kontor_contract::params![company_id, number.kind.clone(), number.fiscal_year, number.node_id, number.epoch];
    RowOp::Raise { table: "number_series", key, value: number.series_no + 1 }
}

/// A fact's text is written by this program alone: one that cannot be read was changed past it.
pub(crate) fn unreadable(error: impl ToString) -> Error {
    BOOK_CORRUPT.with("reason", format!("a fact cannot be read: {}", error.to_string()))
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    digits.filter(|digits| digits.len() % 2 == 0).map(|digits| digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::personal::Personal;

    #[test]
    fn ids_are_found_behind_keys_and_never_in_texts() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let typed = format!("\"branch_id\":\"{two}\"");
        let body = serde_json::json!({ "memo": typed, "branch_id": one, "lines": [{ "branch_id": one }], "other": { "branch_id": null } });
        assert_eq!(ids_named(&body.to_string(), "\"branch_id\":\""), [one]);
        assert!(ids_named("{\"branch_id\":\"short", "\"branch_id\":\"").is_empty());
    }

    #[test]
    fn personal_texts_leave_the_body_and_come_back() {
        let raw = serde_json::value::to_raw_value(
            &serde_json::json!({ "name": Personal::from("Annika"), "list": [Personal::from("Brandt")] }),
        );
        let event = Recorded { kind: "x".into(), body: raw.expect("plain JSON") };
        let (body, blobs) = write_body(vec![event], || Uuid::from_u128(9)).expect("small");
        assert!(!body.contains("Annika") && !body.contains("Brandt"), "{body}");
        assert_eq!(blobs.len(), 2);
        assert_eq!(blob_hashes(&body).expect("just written").len(), 2);
        let find = |hash: &[u8]| blobs.iter().find(|blob| blob.hash == hash).map(|blob| blob.text.clone());
        let event = &read_body(&body).expect("just written")[0];
        let attached = attach_event(event.body.get(), &find).expect("just written");
        assert!(attached.contains("Annika") && attached.contains("Brandt"), "{attached}");
        let erased = attach_event(event.body.get(), &|_| None).expect("just written");
        assert!(!erased.contains("Annika"), "{erased}");
    }

    #[test]
    fn only_personal_texts_are_detached() {
        let look_alike = r#"a text of {"$personal":"Brandt"}"#;
        let event = serde_json::json!({
            "name": Personal::from("Zoë \"von\" Brandt\n{"), "none": Personal::default(), "memo": look_alike,
            "other": { "$personal": "stays", "rest": 1 }, "list": [[Personal::from("Brandt")]],
        });
        let texts = std::cell::RefCell::new(Vec::new());
        let body = detach(&event.to_string(), &mut |text| {
            texts.borrow_mut().push(text.to_owned());
            "0".to_owned()
        });
        let expected = serde_json::json!({
            "name": 0, "none": Personal::default(), "memo": look_alike, "other": { "$personal": "stays", "rest": 1 }, "list": [[0]],
        });
        assert_eq!(serde_json::from_str::<serde_json::Value>(&body).expect("JSON"), expected);
        texts.borrow_mut().sort();
        assert_eq!(*texts.borrow(), ["Brandt", "Zoë \"von\" Brandt\n{"]);
    }
}
