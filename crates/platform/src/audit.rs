//! The audit log: the facts themselves, found by who, when, what and which document, and read back field by field.
//!
//! A caller sees the entries of their company; whoever is limited to branches sees those of their branches and none of
//! the company as a whole.

mod names;

use std::collections::BTreeMap;

use kontor_contract::audit::{
    EXPORT_TOO_LONG, EntryView, EventView, ExportLine, ExportLog, FieldChange, GetEntry, ListLog, ListRecord, LogExport, LogRow,
    MAX_EXPORT, MAX_RECORD, RecordView, call_word, change_word, changes, document_word, event_word, explain, export_heads,
    hidden, value_held, value_word,
};
use kontor_contract::error::{INTERNAL_BUG, LIST_BAD_VALUE, NOT_FOUND};
use kontor_contract::i18n::{Texts, texts};
use kontor_contract::list::{Condition, ListRequest, MAX_LIMIT, Page, Scalar};
use kontor_contract::row::{ColumnType, Value};
use kontor_contract::timeline::TimelineDocument;
use kontor_contract::{Result, mask, params};
use kontor_derive::Row;
use kontor_kernel::CivilDate;
use kontor_store::{Done, ListColumn, ListSpec, RowOp, Scope, Tx, statements};
use uuid::Uuid;

use crate::app::App;
use crate::cx::Cx;
use crate::facts::{AUDIT, Envelope, attach_event, audit_values, blob_hashes, read_body, unreadable};
use crate::router::Router;
use crate::timeline::names_of_users;

pub use names::tell_names;

/// Facts of an older book that are found by what they are at a time.
const BATCH: i64 = 500;
/// Digests of personal texts looked up at a time.
const TEXTS_AT_ONCE: usize = 200;
/// Letters of what an event made, in one cell of an export.
const MAX_CELL: usize = 2_000;
const MICROS_PER_DAY: i64 = 86_400_000_000;

statements! { "platform.audit";
    ENTRY = "select f.fact_no, f.id, f.envelope, f.body, coalesce(u.name, '') as actor from audit_fact a \
        join fact f on f.fact_no = a.fact_no left join rpt_user u on u.id = a.actor_id \
        where {scope:a+branch+own} and a.fact_no = $1";
    ENTRIES = "select f.fact_no, f.id, f.envelope, f.body, coalesce(u.name, '') as actor from audit_fact a \
        join fact f on f.fact_no = a.fact_no left join rpt_user u on u.id = a.actor_id \
        where {scope:a+branch+own} and a.fact_no in ({list})";
    RECORD = "select f.fact_no, f.id, f.envelope, f.body, coalesce(u.name, '') as actor from fact_document d \
        join audit_fact a on a.fact_no = d.fact_no join fact f on f.fact_no = d.fact_no \
        left join rpt_user u on u.id = a.actor_id \
        where {scope:a+branch+own} and d.doc_id = $1 and d.fact_no < $2 order by d.fact_no desc limit $3";
    TEXTS = "select b.hash, b.bytes from blob b where b.hash in ({list})";
    FIRST_MISSING = "select count(*) from fact f where f.fact_no = (select min(g.fact_no) from fact g) \
        and not exists (select 1 from audit_fact a where {scope:a} and a.fact_no = f.fact_no)";
    MISSING = "select f.fact_no, f.id, f.envelope, f.body from fact f where f.fact_no < $1 \
        and not exists (select 1 from audit_fact a where {scope:a} and a.fact_no = f.fact_no) order by f.fact_no desc limit $2";
}

static LISTS: &[&ListSpec] = &[&LOG, &LOG_OF_DOCUMENT, &LOG_OF_NUMBERS];

const COLUMNS: &str = "f.fact_no, f.id, f.envelope, coalesce(u.name, '') as actor";
const AT: ListColumn = ListColumn { name: "at", sql: "a.at", column_type: ColumnType::Int, sortable: true };
const ACTOR: ListColumn = ListColumn { name: "actor_id", sql: "a.actor_id", column_type: ColumnType::Id, sortable: false };
const CALL: ListColumn = ListColumn { name: "call", sql: "a.call", column_type: ColumnType::Text, sortable: false };
const KIND: ListColumn = ListColumn { name: "kind", sql: "a.doc_kind", column_type: ColumnType::Text, sortable: false };
const NUMBER: ListColumn = ListColumn { name: "number", sql: "d.number", column_type: ColumnType::Text, sortable: false };
const DOC_ID: ListColumn = ListColumn { name: "doc_id", sql: "d.doc_id", column_type: ColumnType::Id, sortable: false };

static LOG: ListSpec = ListSpec {
    name: "audit.log",
    columns: COLUMNS,
    from: "audit_fact a join fact f on f.fact_no = a.fact_no left join rpt_user u on u.id = a.actor_id where {scope:a+branch+own}",
    fields: &[AT, ACTOR, CALL, KIND],
    key: "a.id",
    order: "-at",
    text: &[],
    words: None,
    always: &[],
};

/// From the documents on: SQLite takes a cross join in its order, where it would rather read the whole log by time.
const FROM_DOCUMENTS: &str = "fact_document d cross join audit_fact a join fact f on f.fact_no = a.fact_no \
    left join rpt_user u on u.id = a.actor_id where {scope:a+branch+own} and a.fact_no = d.fact_no";

/// The same of one document or record.
static LOG_OF_DOCUMENT: ListSpec = ListSpec {
    name: "audit.log_of_document",
    columns: COLUMNS,
    from: FROM_DOCUMENTS,
    fields: &[AT, ACTOR, CALL, KIND, NUMBER, DOC_ID],
    key: "a.id",
    order: "-at",
    text: &[],
    words: None,
    always: &["doc_id"],
};

/// The same of documents whose numbers begin alike; a fact may name several.
static LOG_OF_NUMBERS: ListSpec = ListSpec {
    name: "audit.log_of_numbers",
    columns: COLUMNS,
    from: FROM_DOCUMENTS,
    fields: &[AT, ACTOR, CALL, KIND, NUMBER],
    key: "a.id",
    order: "-at",
    text: &[],
    words: None,
    always: &["number"],
};

/// Registers the queries.
pub fn register(router: &mut Router) {
    router.query(list);
    router.query(entry);
    router.query(record);
    router.query(export);
    router.sql(ALL, LISTS);
    router.sql(names::ALL, &[]);
}

/// What a list reads of a fact.
#[derive(Row)]
struct HeadRow {
    fact_no: i64,
    id: Uuid,
    envelope: String,
    actor: String,
}

/// A fact, whole.
#[derive(Row)]
struct FactRow {
    fact_no: i64,
    id: Uuid,
    envelope: String,
    body: String,
    actor: String,
}

/// A fact of a book from before there was the audit log.
#[derive(Row)]
struct OldRow {
    fact_no: i64,
    id: Uuid,
    envelope: String,
    body: String,
}

async fn list(cx: &mut Cx, request: ListLog) -> Result<Page<LogRow>> {
    page(cx, request).await
}

async fn page(cx: &mut Cx, mut request: ListLog) -> Result<Page<LogRow>> {
    let filter = &mut request.0.filter;
    with_days(filter)?;
    by_text(filter)?;
    let list = match (filter.contains_key("doc_id"), filter.contains_key("number")) {
        (true, _) => &LOG_OF_DOCUMENT,
        (false, true) => &LOG_OF_NUMBERS,
        (false, false) => &LOG,
    };
    let mut page: Page<HeadRow> = cx.page(list, &request).await?;
    // A fact that names two documents of one beginning is one entry.
    page.rows.dedup_by_key(|row| row.fact_no);
    let rows = page.rows.into_iter().map(|row| log_row((row.fact_no, row.id), &row.envelope, row.actor));
    let mut rows: Vec<LogRow> = rows.collect::<Result<_>>()?;
    name_approvers(cx, rows.iter_mut().collect()).await?;
    Ok(Page { rows, next: page.next })
}

/// Days are asked for as days; entries have moments. A day is one of UTC.
pub(crate) fn with_days(filter: &mut BTreeMap<String, Condition>) -> Result<()> {
    let Some(condition) = filter.remove("on") else { return Ok(()) };
    let (from, to) = match condition {
        Condition::Is(day) => (Some(day.clone()), Some(day)),
        Condition::Range { from, to } => (from, to),
    };
    let start = |scalar: Scalar, days_after: i64| -> Result<Scalar> {
        let bad = |value: &dyn std::fmt::Display| LIST_BAD_VALUE.with("field", "on").with("value", value).at("filter.on");
        let Scalar::Text(text) = scalar else { return Err(bad(&"")) };
        let day: CivilDate = kontor_kernel::date::parse_iso(&text).map_err(|_| bad(&text))?;
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros();
        Ok(Scalar::Int(midnight.saturating_add(days_after * MICROS_PER_DAY)))
    };
    let from = from.map(|day| start(day, 0)).transpose()?;
    let to = to.map(|day| start(day, 1)).transpose()?;
    // The end of a day is the last moment before the next.
    let to = to.map(|end| if let Scalar::Int(micros) = end { Scalar::Int(micros - 1) } else { end });
    filter.insert("at".to_owned(), Condition::Range { from, to });
    Ok(())
}

/// A text is an id, or the beginning of a number; numbers and codes are written in capitals.
fn by_text(filter: &mut BTreeMap<String, Condition>) -> Result<()> {
    let Some(condition) = filter.remove("text") else { return Ok(()) };
    let Condition::Is(Scalar::Text(text)) = condition else {
        return Err(LIST_BAD_VALUE.with("field", "text").with("value", "").at("filter.text"));
    };
    let text = text.trim();
    if Uuid::parse_str(text).is_ok() {
        filter.insert("doc_id".to_owned(), Condition::Is(Scalar::Text(text.to_owned())));
    } else if !text.is_empty() {
        let from = text.to_uppercase();
        let to = Some(Scalar::Text(format!("{from}{}", char::MAX)));
        filter.insert("number".to_owned(), Condition::Range { from: Some(Scalar::Text(from)), to });
    }
    Ok(())
}

async fn entry(cx: &mut Cx, request: GetEntry) -> Result<EntryView> {
    let missing = || NOT_FOUND.with("what", "entry").with("id", request.fact_no);
    let fact: FactRow = cx.get(&ENTRY, params![request.fact_no], missing).await?;
    let mut views = read(cx, vec![fact]).await?;
    views.pop().ok_or_else(missing)
}

async fn record(cx: &mut Cx, request: ListRecord) -> Result<RecordView> {
    let limit = i64::try_from(MAX_RECORD).unwrap_or(i64::MAX);
    let before = request.before.unwrap_or(i64::MAX);
    let mut facts: Vec<FactRow> = cx.rows(&RECORD, params![request.doc_id, before, limit + 1]).await?;
    let more = facts.len() > MAX_RECORD;
    facts.truncate(MAX_RECORD);
    let next = facts.last().map(|fact| fact.fact_no).filter(|_| more);
    Ok(RecordView { entries: read(cx, facts).await?, next })
}

/// The fields of facts, before and after, with the personal texts that are still there; of what the reader may not see only
/// that it changed.
async fn read(cx: &mut Cx, facts: Vec<FactRow>) -> Result<Vec<EntryView>> {
    let hides = cx.caller()?.reach.hides.clone();
    let mut hashes: Vec<Vec<u8>> = Vec::new();
    for fact in &facts {
        hashes.extend(blob_hashes(&fact.body)?);
    }
    let texts = personal_texts(cx, &hashes).await?;
    let mut views = Vec::with_capacity(facts.len());
    for fact in facts {
        let mut events = Vec::new();
        for event in read_body(&fact.body)? {
            let body = attach_event(event.body.get(), &|hash| texts.get(hash).cloned())?;
            let mut body = serde_json::from_str(&body).map_err(|error| INTERNAL_BUG.with("what", error))?;
            if let Some(mask) = mask::of_event(&event.kind).filter(|_| !hides.is_empty()) {
                mask.replace(&mut body, &hides, &|_, value| hidden(value));
            }
            explain(&event.kind, &mut body);
            let found = changes(&body);
            events.push(EventView { kind: event.kind, changes: found.fields, left_out: found.left_out });
        }
        let entry = log_row((fact.fact_no, fact.id), &fact.envelope, fact.actor)?;
        views.push(EntryView { entry, events });
    }
    let events = views.iter_mut().flat_map(|view| &mut view.events);
    tell_names(cx, events.flat_map(|event| &mut event.changes).flat_map(FieldChange::meanings_mut).collect()).await?;
    name_approvers(cx, views.iter_mut().map(|view| &mut view.entry).collect()).await?;
    Ok(views)
}

/// Says who let a fact through, where a second person had to.
async fn name_approvers(cx: &mut Cx, rows: Vec<&mut LogRow>) -> Result<()> {
    let names = names_of_users(cx, rows.iter().filter_map(|row| row.approved_by).collect()).await?;
    for row in rows {
        row.approver = row.approved_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    }
    Ok(())
}

async fn personal_texts(cx: &mut Cx, hashes: &[Vec<u8>]) -> Result<BTreeMap<Vec<u8>, String>> {
    let mut texts = BTreeMap::new();
    for part in hashes.chunks(TEXTS_AT_ONCE) {
        let part: Vec<Value> = part.iter().cloned().map(Value::Bytes).collect();
        let rows: Vec<(Vec<u8>, Option<Vec<u8>>)> = cx.rows_in(&TEXTS, Vec::new(), &part).await?;
        texts.extend(rows.into_iter().filter_map(|(hash, bytes)| Some((hash, String::from_utf8(bytes?).ok()?))));
    }
    Ok(texts)
}

fn log_row((fact_no, id): (i64, Uuid), envelope: &str, actor: String) -> Result<LogRow> {
    let envelope: Envelope = serde_json::from_str(envelope).map_err(unreadable)?;
    let mut documents: Vec<TimelineDocument> = Vec::with_capacity(envelope.docs.len());
    for doc in envelope.docs {
        if !documents.iter().any(|known| known.id == doc.id) {
            documents.push(TimelineDocument { kind: doc.kind, id: doc.id, number: doc.number });
        }
    }
    Ok(LogRow {
        fact_no,
        id,
        at: envelope.at,
        actor_id: envelope.actor,
        actor,
        source: envelope.source.unwrap_or_default(),
        call: envelope.call,
        kinds: envelope.kinds,
        documents,
        approved_by: envelope.approved_by,
        approver: String::new(),
    })
}

async fn export(cx: &mut Cx, request: ExportLog) -> Result<LogExport> {
    let language = cx.caller()?.language;
    let texts = texts(language);
    let mut rows: Vec<LogRow> = Vec::new();
    let mut cursor = None;
    loop {
        let asked = ListRequest { filter: request.filter.clone(), sort: None, cursor, limit: Some(MAX_LIMIT) };
        let page = page(cx, ListLog(asked)).await?;
        rows.extend(page.rows);
        if rows.len() > MAX_EXPORT {
            return Err(EXPORT_TOO_LONG.with("limit", MAX_EXPORT));
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let mut lines = Vec::new();
    for part in rows.chunks(TEXTS_AT_ONCE) {
        let numbers: Vec<Value> = part.iter().map(|row| Value::Int(row.fact_no)).collect();
        let facts: Vec<FactRow> = cx.rows_in(&ENTRIES, Vec::new(), &numbers).await?;
        let mut views = read(cx, facts).await?;
        for row in part {
            if let Some(at) = views.iter().position(|view| view.entry.fact_no == row.fact_no) {
                lines.extend(export_lines(&views.swap_remove(at), texts));
            }
        }
    }
    let file_name = format!("{} {}.csv", texts.get("audit-title"), cx.today());
    Ok(LogExport { file_name, heads: export_heads(texts), lines })
}

/// A line per field that was changed; one for all that an event made.
fn export_lines(view: &EntryView, texts: &Texts) -> Vec<ExportLine> {
    let entry = &view.entry;
    let documents: Vec<String> = entry.documents.iter().map(|doc| document_word(texts, &doc.kind, &doc.number)).collect();
    let line = |event: &EventView| ExportLine {
        fact_no: entry.fact_no,
        at: entry.at,
        actor: entry.actor.clone(),
        source: entry.source.clone(),
        call: call_word(texts, &entry.call),
        documents: documents.join(", "),
        event: event_word(texts, &event.kind),
        field: String::new(),
        before: String::new(),
        after: String::new(),
        approver: entry.approver.clone(),
        before_held: String::new(),
        after_held: String::new(),
    };
    let mut lines = Vec::new();
    for event in &view.events {
        if event.changes.iter().any(|change| change.before.is_some()) {
            let one = |change: &FieldChange| ExportLine {
                field: change_word(texts, change),
                before: value_word(texts, change.before.as_ref()),
                after: value_word(texts, change.after.as_ref()),
                before_held: value_held(change.before.as_ref()).to_owned(),
                after_held: value_held(change.after.as_ref()).to_owned(),
                ..line(event)
            };
            lines.extend(event.changes.iter().map(one));
        } else {
            let all = |told: &dyn Fn(&FieldChange) -> String| -> String {
                let named = event.changes.iter().map(|change| (change_word(texts, change), told(change)));
                let told: Vec<String> =
                    named.filter(|(_, told)| !told.is_empty()).map(|(field, told)| format!("{field}: {told}")).collect();
                told.join("; ").chars().take(MAX_CELL).collect()
            };
            let after = all(&|change| value_word(texts, change.after.as_ref()));
            let after_held = all(&|change| value_held(change.after.as_ref()).to_owned());
            lines.push(ExportLine { after, after_held, ..line(event) });
        }
    }
    lines
}

impl App {
    /// Makes the facts of a book from before there was an audit log found by it. Costs one look where there is nothing to do;
    /// broken off, it goes on when the book is opened next, as the oldest fact comes last.
    ///
    /// # Errors
    /// `unavailable.*`; `internal.bug` for a fact that cannot be read.
    pub async fn index_facts(&self) -> Result<()> {
        let missing = self.read(None, async |cx: &mut Cx| cx.value::<i64>(&FIRST_MISSING, Vec::new()).await).await?;
        let mut before = Some(i64::MAX).filter(|_| missing > 0);
        while let Some(last) = before {
            let old: Vec<OldRow> =
                self.read(None, async move |cx: &mut Cx| cx.rows(&MISSING, params![last, BATCH]).await).await?;
            before = old.last().map(|fact| fact.fact_no);
            let mut ops = Vec::with_capacity(old.len());
            for fact in old {
                let envelope: Envelope = serde_json::from_str(&fact.envelope).map_err(unreadable)?;
                let values = audit_values(fact.id, &envelope, &fact.body);
                ops.push(RowOp::Backfill { table: AUDIT, fact_no: fact.fact_no, values });
            }
            self.backfill(ops).await?;
        }
        Ok(())
    }

    async fn backfill(&self, ops: Vec<RowOp>) -> Result<()> {
        let write = move |mut tx: Tx| {
            let ops = ops.clone();
            async move {
                for op in ops {
                    if let Err(error) = tx.put(op).await {
                        return (tx, Err(error));
                    }
                }
                (tx, Ok(Done { answer: (), fact: None }))
            }
        };
        self.db().write(Scope::Book, write).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(name: &str, condition: Condition) -> BTreeMap<String, Condition> {
        [(name.to_owned(), condition)].into()
    }

    #[test]
    fn days_become_moments() {
        let day = |text: &str| Scalar::Text(text.to_owned());
        let mut one = filter("on", Condition::Is(day("1970-01-02")));
        with_days(&mut one).unwrap();
        let (from, to) = (Some(Scalar::Int(MICROS_PER_DAY)), Some(Scalar::Int(2 * MICROS_PER_DAY - 1)));
        assert_eq!(one, filter("at", Condition::Range { from, to }));
        let mut open = filter("on", Condition::Range { from: None, to: Some(day("1970-01-01")) });
        with_days(&mut open).unwrap();
        assert_eq!(open, filter("at", Condition::Range { from: None, to: Some(Scalar::Int(MICROS_PER_DAY - 1)) }));
        for wrong in [Scalar::Int(5), day("2026-02-30"), day("")] {
            assert!(with_days(&mut filter("on", Condition::Is(wrong))).unwrap_err().is(&LIST_BAD_VALUE));
        }
    }

    #[test]
    fn a_text_is_a_number_s_beginning_or_an_id() {
        let text = |text: &str| Condition::Is(Scalar::Text(text.to_owned()));
        let mut number = filter("text", text(" hh-26-1 "));
        by_text(&mut number).unwrap();
        let Some(Condition::Range { from, .. }) = number.get("number") else { panic!("{number:?}") };
        assert_eq!(from, &Some(Scalar::Text("HH-26-1".to_owned())));
        let id = Uuid::from_u128(7).to_string();
        let mut by_id = filter("text", text(&id));
        by_text(&mut by_id).unwrap();
        assert_eq!(by_id, filter("doc_id", text(&id)));
        let mut nothing = filter("text", text("  "));
        by_text(&mut nothing).unwrap();
        assert!(nothing.is_empty());
        assert!(by_text(&mut filter("text", Condition::Is(Scalar::Int(1)))).is_err());
    }
}
