//! Everything a flush writes, as one statement: `with w0 as (...), w1 as (...) select 1/(select count(*) from w0)`.

use std::fmt::Write as _;
use std::sync::Arc;

use kontor_contract::row::{Row as _, Value};

use crate::fact::{self, Fact};
use crate::ops::{Buffer, Filling, RowOp};
use crate::render::{Shape, text};
use crate::schema::SCHEMA;
use crate::statement::shift_placeholders;

/// Rows of one table written by one text; keeps texts few and parameters far below the protocol's 65,535.
pub(super) const MAX_ROWS_PER_TEXT: usize = 200;
/// Parameters of one merged statement.
const MAX_PARAMS: usize = 20_000;

/// One piece of a merged statement; a checked one must touch exactly one row.
pub(super) struct Part {
    sql: Arc<str>,
    params: Vec<Value>,
    checked: bool,
}

impl Part {
    /// As it would run by itself.
    pub(super) fn alone(&self) -> (&str, &[Value]) {
        (&self.sql, &self.params)
    }
}

/// What must still hold, each finding exactly one row.
pub(super) fn guards(buffer: &Buffer) -> Vec<Part> {
    let guards = buffer.guards.iter().map(|guard| Part { sql: guard.sql.clone(), params: guard.params.clone(), checked: true });
    guards.collect()
}

/// The pieces that write, after those in `parts`.
pub(super) fn writes(mut parts: Vec<Part>, buffer: &Buffer, filling: Filling, fact: Option<&Fact>) -> Vec<Part> {
    for run in buffer.ops.chunk_by(same_insert) {
        match run {
            [RowOp::Insert { table, .. } | RowOp::Put { table, before: None, .. }, ..] => {
                let rows = run.iter().filter_map(|op| match op {
                    RowOp::Insert { values, .. } | RowOp::Put { values, .. } => {
                        Some(filling.complete(SCHEMA.table(table), values))
                    }
                    _ => None,
                });
                many(&mut parts, table, Shape::Insert, rows.collect());
            }
            [op] => single(&mut parts, op, filling),
            _ => {}
        }
    }
    for adds in chunk_adds(buffer) {
        let (table, _) = adds[0].0;
        let rows = adds.iter().map(|((_, key), deltas)| {
            let mut values = filling.complete_key(SCHEMA.table(table), key);
            values.extend(deltas.iter().map(|delta| Value::Int(*delta)));
            values
        });
        many(&mut parts, table, Shape::Add, rows.collect());
    }
    if let Some(fact) = fact {
        parts.push(Part { sql: fact::INSERT_FACT.sql.into(), params: fact.values(), checked: false });
    }
    parts
}

type PendingAdd<'a> = (&'a (&'static str, Vec<Value>), &'a Vec<i64>);

fn chunk_adds(buffer: &Buffer) -> Vec<Vec<PendingAdd<'_>>> {
    let mut chunks: Vec<Vec<PendingAdd<'_>>> = Vec::new();
    for add in &buffer.adds {
        match chunks.last_mut() {
            Some(chunk) if chunk[0].0.0 == add.0.0 => chunk.push(add),
            _ => chunks.push(vec![add]),
        }
    }
    chunks
}

/// Whether two neighbouring operations are inserts into one table, and so one text.
fn same_insert(left: &RowOp, right: &RowOp) -> bool {
    let inserts = |op: &RowOp| matches!(op, RowOp::Insert { .. } | RowOp::Put { before: None, .. });
    inserts(left) && inserts(right) && left.table() == right.table()
}

fn single(parts: &mut Vec<Part>, op: &RowOp, filling: Filling) {
    let mut push = |table: &'static str, shape: Shape, params: Vec<Value>, checked: bool| {
        parts.push(Part { sql: text(table, shape), params, checked });
    };
    match op {
        RowOp::Insert { .. } | RowOp::Put { before: None, .. } | RowOp::Add { .. } | RowOp::Merge { .. } => {}
        RowOp::Backfill { table, fact_no, values } => {
            let filling = Filling { fact_no: *fact_no, ..filling };
            push(table, Shape::InsertMissing, filling.complete(SCHEMA.table(table), values), false);
        }
        RowOp::Put { table, values, before: Some(version) } => {
            let mut values = filling.complete(SCHEMA.table(table), values);
            values.push(Value::Int(*version));
            push(table, Shape::Replace, values, true);
        }
        RowOp::Children { table, parent, rows } => {
            let mut trim = parent.clone();
            trim.push(Value::Int(i64::try_from(rows.len()).unwrap_or(i64::MAX)));
            push(table, Shape::TrimChildren, trim, false);
            let rows = rows.iter().map(|row| filling.complete(SCHEMA.table(table), row)).collect();
            many(parts, table, Shape::Upsert, rows);
        }
        RowOp::Raise { table, key, value } => {
            let mut values = key.clone();
            values.push(Value::Int(*value));
            push(table, Shape::Raise, values, false);
        }
        RowOp::Local { table, values } => push(table, Shape::Upsert(1), values.clone(), false),
        RowOp::Forget { table, key } => push(table, Shape::Delete(key.len()), key.clone(), false),
    }
}

fn many(parts: &mut Vec<Part>, table: &'static str, shape: fn(usize) -> Shape, rows: Vec<Vec<Value>>) {
    for chunk in rows.chunks(MAX_ROWS_PER_TEXT) {
        parts.push(Part { sql: text(table, shape(chunk.len())), params: chunk.concat(), checked: false });
    }
}

/// Joins texts that read into one whose rows are the number of a kind, and the text's row as JSON.
pub(super) fn gathered(texts: Vec<(usize, Arc<str>, Vec<Value>)>) -> (String, Vec<Value>) {
    let (mut sql, mut selects, mut all) = (String::from("with "), Vec::with_capacity(texts.len()), Vec::new());
    for (at, (kind, text, params)) in texts.into_iter().enumerate() {
        if at > 0 {
            sql.push_str(", ");
        }
        write!(sql, "q{at} as (").expect("writing to a String cannot fail");
        shift_placeholders(&text, all.len(), &mut sql);
        sql.push(')');
        selects.push(format!("select cast({kind} as BIGINT), cast(row_to_json(q{at}) as TEXT) from q{at}"));
        all.extend(params);
    }
    sql.push(' ');
    sql.push_str(&selects.join(" union all "));
    (sql, all)
}

/// Joins parts into as few statements as the protocol allows: `with w0 as (...), w1 as (...) select 1/(select count(*) from w0)`.
/// A checked part that touches no row divides by zero, which undoes the whole statement.
pub(super) fn merge(parts: &[Part]) -> Vec<(String, Vec<Value>)> {
    let mut out: Vec<(String, Vec<Value>)> = Vec::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let mut sql = String::from("with ");
        let mut checks = Vec::new();
        let mut params = Vec::new();
        let mut taken = 0;
        for part in rest {
            if taken > 0 && params.len() + part.params.len() > MAX_PARAMS {
                break;
            }
            if taken > 0 {
                sql.push_str(", ");
            }
            write!(sql, "w{taken} as (").expect("writing to a String cannot fail");
            shift_placeholders(&part.sql, params.len(), &mut sql);
            sql.push(')');
            if part.checked {
                checks.push(format!("1/(select count(*) from w{taken})"));
            }
            params.extend(part.params.iter().cloned());
            taken += 1;
        }
        sql.push_str(" select ");
        sql.push_str(&if checks.is_empty() { "1".to_owned() } else { checks.join(", ") });
        out.push((sql, params));
        rest = &rest[taken..];
    }
    out
}
