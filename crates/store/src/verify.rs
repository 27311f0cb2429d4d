//! Rebuild: every row that facts make, made again in a book of its own and compared with the live one.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::row::{ColumnType, Value};

use crate::ops::{Buffer, RowOp};
use crate::schema::{Class, SCHEMA, Table};
use crate::sqlite::MemoryBook;
use crate::{Db, Scope};

/// A book in memory that facts are applied to.
pub struct Rebuild {
    book: MemoryBook,
}

/// A row that the live book and the facts disagree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// The row's key, readable.
    pub key: String,
    /// The fact that made it, if the table tells.
    pub fact_no: Option<i64>,
    /// The row as the facts make it, if they do.
    pub from_facts: Option<String>,
    /// The row as it lies in the book, if it does.
    pub in_book: Option<String>,
}

/// At most this many differences are named; the first tells enough.
const MAX_DIFFERENCES: usize = 20;

impl Rebuild {
    /// An empty book of this version's structure.
    ///
    /// # Errors
    /// `unavailable.storage`.
    pub fn start() -> Result<Self> {
        Ok(Self { book: MemoryBook::open()? })
    }

    /// Applies the row operations of one fact.
    ///
    /// # Errors
    /// When an operation does not fit: the fact could never have been committed.
    pub fn apply(&mut self, fact_no: i64, ops: Vec<RowOp>) -> Result<()> {
        Buffer::fitting(&ops).iter().try_for_each(|buffer| self.book.write(buffer, fact_no))
    }

    /// Every row that facts make, as text, in order of tables and keys.
    ///
    /// # Errors
    /// `unavailable.storage`.
    pub fn dump(&self) -> Result<Vec<String>> {
        let mut out = Vec::new();
        for table in SCHEMA.tables().filter(|table| made_from_facts(table)) {
            let (sql, types) = dump(table);
            let rows = self.book.values(&sql, &types)?;
            out.extend(rows.iter().map(|row| format!("{}: {}", table.name, row.iter().map(show).collect::<Vec<_>>().join(", "))));
        }
        Ok(out)
    }

    /// Writes what the facts make into tables that have no row in the book: those that came with a later structure than the
    /// one the facts were made under. Gives how many rows that were.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn fill_empty(&self, db: &Db) -> Result<u64> {
        let mut filled = 0;
        for table in SCHEMA.tables().filter(|table| made_from_facts(table)) {
            let (sql, types) = dump(table);
            let made = self.book.values(&sql, &types)?;
            let any = format!("select count(*) from (select 1 as one from {} limit 1) t", table.name);
            let live = db.read(Scope::Book, async move |mut tx| {
                let rows = tx.values_of(&any, Vec::new(), &[ColumnType::Int]).await;
                (tx, rows)
            });
            let empty = live.await?.first().is_none_or(|row| row.first() == Some(&Value::Int(0)));
            if empty && !made.is_empty() {
                filled += u64::try_from(made.len()).unwrap_or_default();
                let stripe = table.position("stripe");
                let whole = made.into_iter().map(|mut row| {
                    // The sums of all stripes lie in the first.
                    if let Some(at) = stripe {
                        row.insert(at, Value::Int(0));
                    }
                    row
                });
                db.fill(table, whole.collect()).await?;
            }
        }
        Ok(filled)
    }

    /// Compares every table that facts make with the live book.
    ///
    /// # Errors
    /// `unavailable.storage`.
    pub async fn compare(&self, db: &Db) -> Result<Vec<Difference>> {
        let mut differences = Vec::new();
        for table in SCHEMA.tables().filter(|table| made_from_facts(table)) {
            let (sql, types) = dump(table);
            let made = self.book.values(&sql, &types)?;
            let live = db.read(Scope::Book, async move |mut tx| {
                let rows = tx.values_of(&sql, Vec::new(), &types).await;
                (tx, rows)
            });
            diff(table, made, live.await?, &mut differences);
            if differences.len() >= MAX_DIFFERENCES {
                break;
            }
        }
        Ok(differences)
    }
}

/// The source itself, and what vouches for it.
const BESIDE_FACTS: [&str; 3] = ["fact", "fact_seal", "fact_signature"];

/// Facts, seals and signatures are the source; local tables do not come from facts.
fn made_from_facts(table: &Table) -> bool {
    !matches!(table.class, Class::Local | Class::Detached) && !BESIDE_FACTS.contains(&table.name.as_str())
}

/// All rows in key order; the stripes of a balance are summed, as every reader sums them.
fn dump(table: &Table) -> (String, Vec<ColumnType>) {
    let name = &table.name;
    let columns = table.columns.iter().filter(|column| column.name != "stripe");
    let types = columns.clone().map(|column| column.column_type).collect();
    let key = key_columns(table).join(", ");
    let striped = table.position("stripe").is_some();
    let list: Vec<String> = columns
        .map(|column| match &column.name {
            sum if striped && table.payload().any(|payload| payload.name == *sum) => format!("cast(sum({sum}) as BIGINT)"),
            plain => plain.clone(),
        })
        .collect();
    let group = if striped { format!(" group by {key}") } else { String::new() };
    (format!("select {} from {name}{group} order by {key}", list.join(", ")), types)
}

fn key_columns(table: &Table) -> Vec<&str> {
    table.key.iter().map(|at| table.columns[*at].name.as_str()).filter(|column| *column != "stripe").collect()
}

fn diff(table: &Table, made: Vec<Vec<Value>>, live: Vec<Vec<Value>>, out: &mut Vec<Difference>) {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).filter(|column| *column != "stripe").collect();
    let places: Vec<usize> = key_columns(table).iter().filter_map(|key| names.iter().position(|name| name == key)).collect();
    let keyed = |rows: Vec<Vec<Value>>| -> BTreeMap<Vec<Value>, Vec<Value>> {
        rows.into_iter().map(|row| (places.iter().map(|at| row[*at].clone()).collect(), row)).collect()
    };
    let (made, mut live) = (keyed(made), keyed(live));
    let fact_place = names.iter().position(|name| *name == "fact_no");
    let show_all = |values: &[Value]| values.iter().map(show).collect::<Vec<_>>().join(", ");
    let mut push = |key: &[Value], from_facts: Option<&[Value]>, in_book: Option<&[Value]>| {
        if out.len() < MAX_DIFFERENCES {
            let row = from_facts.or(in_book).unwrap_or_default();
            let fact_no =
                fact_place.and_then(|at| row.get(at)).and_then(|value| if let Value::Int(no) = value { Some(*no) } else { None });
            let (from_facts, in_book) = (from_facts.map(show_all), in_book.map(show_all));
            out.push(Difference { table: table.name.clone(), key: show_all(key), fact_no, from_facts, in_book });
        }
    };
    for (key, row) in &made {
        match live.remove(key) {
            Some(found) if &found == row => {}
            found => push(key, Some(row), found.as_deref()),
        }
    }
    for (key, row) in &live {
        push(key, None, Some(row));
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::Null(_) => "null".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Id(id) => id.to_string(),
        Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
    }
}
