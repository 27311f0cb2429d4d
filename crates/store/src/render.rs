//! Row operations as SQL, one shape for both engines.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, RwLock};

use crate::schema::{SCHEMA, Table};

/// What a text does; with the table and the number of rows it fixes the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// `insert`, n rows.
    Insert(usize),
    /// `insert`, or every payload column overwritten, n rows.
    Upsert(usize),
    /// `insert`, unless the row is there.
    InsertMissing,
    /// `select` of all columns by the key, locked.
    Select,
    /// `update ... where key and version = $last returning`.
    Replace,
    /// `delete` of the children with an ordinal above `$last`.
    TrimChildren,
    /// `insert` of counters, or added to, n rows.
    Add(usize),
    /// `insert` of a mark, or raised.
    Raise,
    /// `delete` by the first n key columns.
    Delete(usize),
}

type Texts = HashMap<(&'static str, Shape), Arc<str>>;
static TEXTS: LazyLock<RwLock<Texts>> = LazyLock::new(RwLock::default);

/// The text of a shape, made once.
pub(crate) fn text(table: &'static str, shape: Shape) -> Arc<str> {
    if let Some(text) = TEXTS.read().expect("no panic happens under this lock").get(&(table, shape)) {
        return text.clone();
    }
    let text: Arc<str> = write(SCHEMA.table(table), shape).into();
    TEXTS.write().expect("no panic happens under this lock").entry((table, shape)).or_insert(text).clone()
}

fn write(table: &Table, shape: Shape) -> String {
    let name = &table.name;
    let all: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let key: Vec<&str> = table.key.iter().map(|at| all[*at]).collect();
    let payload: Vec<&str> = table.payload().map(|column| column.name.as_str()).collect();
    match shape {
        Shape::Insert(rows) => format!("insert into {name} ({}) values {}", all.join(", "), tuples(all.len(), rows)),
        Shape::Upsert(rows) if payload.is_empty() => {
            format!("insert into {name} ({}) values {} on conflict do nothing", all.join(", "), tuples(all.len(), rows))
        }
        Shape::Upsert(rows) => format!(
            "insert into {name} ({}) values {} on conflict ({}) do update set {}",
            all.join(", "),
            tuples(all.len(), rows),
            key.join(", "),
            each(&payload, |column| format!("{column} = excluded.{column}"))
        ),
        Shape::InsertMissing => {
            format!("insert into {name} ({}) values {} on conflict do nothing", all.join(", "), tuples(all.len(), 1))
        }
        Shape::Select => {
            let conditions: Vec<String> = key.iter().enumerate().map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
            format!("select {} from {name} where {}{{update}}", all.join(", "), conditions.join(" and "))
        }
        Shape::Replace => {
            let place = |column: &str| all.iter().position(|other| *other == column).map_or(0, |at| at + 1);
            format!(
                "update {name} set {} where {} and version = ${} returning 1",
                each(&payload, |column| format!("{column} = ${}", place(column))),
                key.iter().map(|column| format!("{column} = ${}", place(column))).collect::<Vec<_>>().join(" and "),
                all.len() + 1
            )
        }
        Shape::TrimChildren => {
            let (ordinal, parent) = key.split_last().expect("every table has a key");
            let conditions: Vec<String> =
                parent.iter().enumerate().map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
            format!("delete from {name} where {} and {ordinal} > ${}", conditions.join(" and "), key.len())
        }
        Shape::Add(rows) => {
            let columns: Vec<&str> = key.iter().chain(&payload).copied().collect();
            format!(
                "insert into {name} ({}) values {} on conflict ({}) do update set {}",
                columns.join(", "),
                tuples(columns.len(), rows),
                key.join(", "),
                each(&payload, |column| format!("{column} = {name}.{column} + excluded.{column}"))
            )
        }
        Shape::Raise => {
            let mark = payload.first().expect("a mark has one payload column");
            format!(
                "insert into {name} ({}, {mark}) values {} on conflict ({}) do update set \
                 {mark} = case when excluded.{mark} > {name}.{mark} then excluded.{mark} else {name}.{mark} end",
                key.join(", "),
                tuples(key.len() + 1, 1),
                key.join(", "),
            )
        }
        Shape::Delete(columns) => {
            let conditions: Vec<String> =
                key.iter().take(columns).enumerate().map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
            format!("delete from {name} where {}", conditions.join(" and "))
        }
    }
}

fn each(columns: &[&str], form: impl Fn(&str) -> String) -> String {
    columns.iter().map(|column| form(column)).collect::<Vec<_>>().join(", ")
}

fn tuples(width: usize, rows: usize) -> String {
    let mut out = String::new();
    for row in 0..rows {
        out.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            let separator = if column == 0 { "" } else { ", " };
            write!(out, "{separator}${}", row * width + column + 1).expect("writing to a String cannot fail");
        }
        out.push(')');
    }
    out
}
