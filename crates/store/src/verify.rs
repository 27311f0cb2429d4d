//! Rebuild: every row that facts make, made again in a book of its own and compared with the live one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

use kontor_contract::Result;
use kontor_contract::row::{ColumnType, Value};

use crate::ops::{Buffer, RowOp};
use crate::schema::{Class, SCHEMA, Table, is_protected, protection};
use crate::sqlite::MemoryBook;
use crate::{Db, Scope, Tx};

/// Rows of a table compared at a time.
const PAGE: usize = 1_000;

/// A book in memory that facts are applied to.
pub struct Rebuild {
    book: MemoryBook,
}

/// Columns of a row with what they hold.
pub type Columns = Vec<(&'static str, Value)>;

/// A row that the live book and the facts disagree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// The row's key.
    pub key: Columns,
    /// The fact that made it, if the table tells.
    pub fact_no: Option<i64>,
    /// The row as the facts make it, if they do.
    pub from_facts: Option<Columns>,
    /// The row as it lies in the book, if it does.
    pub in_book: Option<Columns>,
}

/// What a row holds, value after value.
pub fn row_text(row: &[(&'static str, Value)]) -> String {
    row.iter().map(|(_, value)| show(value)).collect::<Vec<_>>().join(", ")
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

    /// Compares every table that facts make with the live book, page by page: both give their rows in the order of the key.
    /// Gives at most a few differences of each table; the first tells enough.
    ///
    /// # Errors
    /// `unavailable.storage`.
    pub async fn compare(&mut self, tx: &mut Tx) -> Result<Vec<Difference>> {
        let mut differences = Vec::new();
        for table in SCHEMA.tables().filter(|table| made_from_facts(table)) {
            let (mut made, mut live) = (Pages::of(table), Pages::of(table));
            let mut found = Vec::new();
            while found.len() < MAX_DIFFERENCES {
                if let Some((sql, params)) = made.wanted() {
                    made.add(self.book.page(&sql, &params, &made.types)?);
                }
                if let Some((sql, params)) = live.wanted() {
                    let rows = tx.values_of(&sql, params, &live.types).await?;
                    live.add(rows);
                }
                let side = match (made.rows.front(), live.rows.front()) {
                    (None, None) => break,
                    (Some(made_row), Some(live_row)) => made.key_of(made_row).cmp(&live.key_of(live_row)),
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                };
                let from_facts = if side == Ordering::Greater { None } else { made.rows.pop_front() };
                let in_book = if side == Ordering::Less { None } else { live.rows.pop_front() };
                if from_facts != in_book {
                    found.push(made.difference(from_facts, in_book));
                }
            }
            differences.append(&mut found);
        }
        Ok(differences)
    }
}

/// Tables that are only ever added to and that nothing keeps from being changed: what refuses a change is gone, was switched
/// off, or does something else.
///
/// # Errors
/// `unavailable.storage`.
pub async fn unprotected(tx: &mut Tx) -> Result<Vec<&'static str>> {
    let (sql, dialect) = (protection(tx.dialect()), tx.dialect());
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in tx.values_of(sql, Vec::new(), &[ColumnType::Text, ColumnType::Text]).await? {
        if let [Value::Text(table), Value::Text(text)] = &row[..] {
            found.entry(table.clone()).or_default().push(text.clone());
        }
    }
    let open = |table: &&Table| !found.get(&table.name).is_some_and(|texts| is_protected(&table.name, texts, dialect));
    Ok(SCHEMA.tables().filter(|table| table.append_only).filter(open).map(|table| table.name.as_str()).collect())
}

/// The rows of a table, read a page at a time in the order of its key; the stripes of a balance are summed, as every reader
/// sums them.
struct Pages {
    table: &'static Table,
    names: Vec<&'static str>,
    types: Vec<ColumnType>,
    /// Places of the key.
    key: Vec<usize>,
    rows: VecDeque<Vec<Value>>,
    after: Vec<Value>,
    done: bool,
}

impl Pages {
    fn of(table: &'static Table) -> Self {
        let columns = table.columns.iter().filter(|column| column.name != "stripe");
        let (names, types): (Vec<_>, Vec<_>) = columns.map(|column| (column.name.as_str(), column.column_type)).unzip();
        let key = key_columns(table).iter().filter_map(|key| names.iter().position(|name| name == key)).collect();
        Self { table, names, types, key, rows: VecDeque::new(), after: Vec::new(), done: false }
    }

    fn key_of(&self, row: &[Value]) -> Vec<Value> {
        self.key.iter().map(|at| row[*at].clone()).collect()
    }

    /// What gives the next page, when one is needed.
    fn wanted(&self) -> Option<(String, Vec<Value>)> {
        if self.done || !self.rows.is_empty() {
            return None;
        }
        let places: Vec<String> = (1..=self.after.len()).map(|place| format!("${place}")).collect();
        let after = if places.is_empty() {
            String::new()
        } else {
            format!(" where ({}) > ({})", key_columns(self.table).join(", "), places.join(", "))
        };
        Some((format!("{} limit {PAGE}", dump_where(self.table, &after)), self.after.clone()))
    }

    fn add(&mut self, rows: Vec<Vec<Value>>) {
        self.done = rows.len() < PAGE;
        self.after = rows.last().map(|row| self.key_of(row)).unwrap_or_default();
        self.rows = rows.into();
    }

    fn difference(&self, from_facts: Option<Vec<Value>>, in_book: Option<Vec<Value>>) -> Difference {
        let row = from_facts.as_ref().or(in_book.as_ref()).map_or(&[][..], Vec::as_slice);
        let number = self.names.iter().position(|name| *name == "fact_no").and_then(|at| row.get(at));
        let fact_no = number.and_then(|value| if let Value::Int(no) = value { Some(*no) } else { None });
        let key: Columns = self.key.iter().filter_map(|at| Some((self.names[*at], row.get(*at)?.clone()))).collect();
        let named = |row: Vec<Value>| -> Columns { self.names.iter().copied().zip(row).collect() };
        Difference {
            table: self.table.name.clone(),
            key,
            fact_no,
            from_facts: from_facts.map(named),
            in_book: in_book.map(named),
        }
    }
}

/// The source itself, and what vouches for it.
const BESIDE_FACTS: [&str; 3] = ["fact", "fact_seal", "fact_signature"];

/// Facts, seals and signatures are the source; local tables do not come from facts.
fn made_from_facts(table: &Table) -> bool {
    !matches!(table.class, Class::Local | Class::Detached) && !BESIDE_FACTS.contains(&table.name.as_str())
}

/// All rows in key order.
fn dump(table: &Table) -> (String, Vec<ColumnType>) {
    let columns = table.columns.iter().filter(|column| column.name != "stripe");
    (dump_where(table, ""), columns.map(|column| column.column_type).collect())
}

fn dump_where(table: &Table, wanted: &str) -> String {
    let name = &table.name;
    let columns = table.columns.iter().filter(|column| column.name != "stripe");
    let key = key_columns(table).join(", ");
    let striped = table.position("stripe").is_some();
    let list: Vec<String> = columns
        .map(|column| match &column.name {
            sum if striped && table.payload().any(|payload| payload.name == *sum) => format!("cast(sum({sum}) as BIGINT)"),
            plain => plain.clone(),
        })
        .collect();
    let group = if striped { format!(" group by {key}") } else { String::new() };
    format!("select {} from {name}{wanted}{group} order by {key}", list.join(", "))
}

fn key_columns(table: &Table) -> Vec<&str> {
    table.key.iter().map(|at| table.columns[*at].name.as_str()).filter(|column| *column != "stripe").collect()
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
