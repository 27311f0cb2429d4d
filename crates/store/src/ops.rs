//! Row operations: the only form in which rows change. `apply` makes them from events; the store buffers, merges and
//! writes them, the same way for a local command, for facts of other nodes and for a rebuild.

use std::collections::{BTreeMap, btree_map::Entry};
use std::sync::Arc;

use kontor_contract::merged::columns_of;
use kontor_contract::row::{Field, TableRow, Value};
use uuid::Uuid;

use crate::merged::Merge;
use crate::schema::{Class, SCHEMA, Table};

/// One change to one table. Values stand in the order of the table's columns, less those the store fills.
#[derive(Debug, Clone, PartialEq)]
pub enum RowOp {
    /// A new row of a posted table.
    Insert {
        /// The table.
        table: &'static str,
        /// All given columns.
        values: Vec<Value>,
    },
    /// A row of a posted table for a fact that is there already, unless it has it: what a newer program reads from the facts
    /// of an older one.
    Backfill {
        /// The table.
        table: &'static str,
        /// The fact.
        fact_no: i64,
        /// All given columns.
        values: Vec<Value>,
    },
    /// A whole row of an owned or central table, guarded by its version.
    Put {
        /// The table.
        table: &'static str,
        /// All given columns, the new version among them.
        values: Vec<Value>,
        /// The version it replaces; `None` for a new row.
        before: Option<i64>,
    },
    /// All child rows under one parent, replacing those there were. The key is the parent's plus an ordinal from 1.
    Children {
        /// The table.
        table: &'static str,
        /// The parent's part of the key.
        parent: Vec<Value>,
        /// The rows, in order of their ordinals.
        rows: Vec<Vec<Value>>,
    },
    /// Adds to the counters of a balance; the row is made if missing.
    Add {
        /// The table.
        table: &'static str,
        /// The key, less the stripe.
        key: Vec<Value>,
        /// One delta per counter.
        deltas: Vec<i64>,
    },
    /// Raises a high-water mark: the one payload column becomes the larger of what it was and `value`.
    Raise {
        /// The table.
        table: &'static str,
        /// The key.
        key: Vec<Value>,
        /// The lower bound of the new value.
        value: i64,
    },
    /// Fields of a row of a merged table, each written if this edit is the latest of the field; see [`RowOp::merge`].
    Merge {
        /// The table.
        table: &'static str,
        /// The row, made if it is missing.
        id: Uuid,
        /// Which of two edits of a field is the later one.
        order: i64,
        /// The columns, with their new values.
        fields: Vec<(&'static str, Value)>,
    },
    /// Writes a row of a local table over what is there.
    Local {
        /// The table.
        table: &'static str,
        /// All columns.
        values: Vec<Value>,
    },
    /// Removes the rows of a local table whose leading key columns are these.
    Forget {
        /// The table.
        table: &'static str,
        /// The leading key columns.
        key: Vec<Value>,
    },
}

impl RowOp {
    /// A new row of a posted table.
    pub fn insert<R: TableRow>(row: &R) -> Self {
        Self::Insert { table: R::TABLE, values: values_of(row) }
    }
    /// A new row of an owned or central table.
    pub fn create<R: TableRow>(row: &R) -> Self {
        Self::Put { table: R::TABLE, values: values_of(row), before: None }
    }
    /// The next version of an owned or central row.
    pub fn replace<R: TableRow>(row: &R, before: i64) -> Self {
        Self::Put { table: R::TABLE, values: values_of(row), before: Some(before) }
    }
    /// The children of one parent.
    pub fn children<R: TableRow>(parent: Vec<Value>, rows: &[R]) -> Self {
        Self::Children { table: R::TABLE, parent, rows: rows.iter().map(values_of).collect() }
    }
    /// An edit of a merged row: `RowOp::merge("parties_party", id, order).set("company_id", &company_id).set("name", &name)`.
    /// It always sets `company_id`, as it may be what makes the row.
    pub fn merge(table: &'static str, id: impl Into<Uuid>, order: i64) -> Self {
        Self::Merge { table, id: id.into(), order, fields: Vec::new() }
    }
    /// Sets a field of a merged row; one of several columns sets each of them.
    ///
    /// # Panics
    /// As [`RowOp::set_all`].
    #[must_use]
    pub fn set(self, name: &str, value: &impl Field) -> Self {
        let mut columns = Vec::new();
        columns_of(name, value, &mut columns);
        self.set_all(columns)
    }
    /// Sets columns of a merged row.
    ///
    /// # Panics
    /// On an operation that is no merge, or a column its table does not have: a test that applies the event finds it.
    #[must_use]
    pub fn set_all(mut self, columns: Vec<(String, Value)>) -> Self {
        let Self::Merge { table, fields, .. } = &mut self else { panic!("only a merge sets single fields") };
        let table = SCHEMA.table(table);
        fields.extend(columns.into_iter().map(|(name, value)| {
            let column = table.columns.iter().find(|column| column.name == name);
            (column.expect("a merge names columns of its table").name.as_str(), value)
        }));
        self
    }
    /// A local row.
    pub fn local<R: TableRow>(row: &R) -> Self {
        Self::Local { table: R::TABLE, values: values_of(row) }
    }

    /// The table it changes.
    pub const fn table(&self) -> &'static str {
        match self {
            Self::Insert { table, .. }
            | Self::Backfill { table, .. }
            | Self::Put { table, .. }
            | Self::Children { table, .. }
            | Self::Add { table, .. }
            | Self::Raise { table, .. }
            | Self::Merge { table, .. }
            | Self::Local { table, .. }
            | Self::Forget { table, .. } => table,
        }
    }
}

/// A row's values; debug builds check that the struct's fields are the table's columns, so every test does.
fn values_of<R: TableRow>(row: &R) -> Vec<Value> {
    if cfg!(debug_assertions) {
        let declared: Vec<&str> = SCHEMA.table(R::TABLE).given().map(|column| column.name.as_str()).collect();
        assert_eq!(R::columns(), declared, "the row struct of {} against its migration", R::TABLE);
    }
    row.values()
}

/// Row operations waiting for the next flush, counters already merged by key.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub(crate) ops: Vec<RowOp>,
    pub(crate) merges: Vec<Merge>,
    pub(crate) adds: BTreeMap<(&'static str, Vec<Value>), Vec<i64>>,
    pub(crate) guards: Vec<Guard>,
    keys: std::collections::BTreeSet<(&'static str, Vec<Value>)>,
}

/// A statement that must hit exactly one row when the buffer is flushed.
#[derive(Debug)]
pub(crate) struct Guard {
    pub(crate) name: &'static str,
    /// As the engine takes it.
    pub(crate) sql: Arc<str>,
    pub(crate) params: Vec<Value>,
}

impl Buffer {
    /// Operations as few buffers, none of which touches a row twice.
    pub(crate) fn fitting(ops: &[RowOp]) -> Vec<Self> {
        let (mut full, mut buffer) = (Vec::new(), Self::default());
        for op in ops {
            if buffer.collides(op) {
                full.push(buffer.take());
            }
            buffer.push(op.clone());
        }
        full.push(buffer);
        full
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.guards.is_empty() && !self.writes()
    }

    /// Whether it changes rows. Guards alone have no effect that a reading could miss, so they wait.
    pub(crate) fn writes(&self) -> bool {
        !(self.ops.is_empty() && self.merges.is_empty() && self.adds.is_empty())
    }

    /// Whether `op` touches a row that a waiting operation touches already: parts of one merged statement do not see
    /// each other, so the waiting ones must be written first.
    pub(crate) fn collides(&self, op: &RowOp) -> bool {
        key_of(op).is_some_and(|key| self.keys.contains(&(op.table(), key)))
    }

    /// Whether it changes a row that other transactions guard without changing it.
    pub(crate) fn replaces_central(&self) -> bool {
        let central =
            |op: &RowOp| matches!(op, RowOp::Put { before: Some(_), .. }) && SCHEMA.table(op.table()).class == Class::Central;
        self.ops.iter().any(central)
    }

    pub(crate) fn push(&mut self, op: RowOp) {
        if let RowOp::Merge { table, id, order, fields } = op {
            return self.merges.push(Merge { table, id, order, fields });
        }
        if let RowOp::Add { table, key, deltas } = op {
            match self.adds.entry((table, key)) {
                Entry::Vacant(slot) => {
                    slot.insert(deltas);
                }
                Entry::Occupied(mut slot) => {
                    for (sum, delta) in slot.get_mut().iter_mut().zip(deltas) {
                        *sum = sum.checked_add(delta).expect("balances stay far below 2^63 minor units; amounts are limited");
                    }
                }
            }
            return;
        }
        if let Some(key) = key_of(&op) {
            self.keys.insert((op.table(), key));
        }
        self.ops.push(op);
    }

    pub(crate) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

fn key_of(op: &RowOp) -> Option<Vec<Value>> {
    match op {
        RowOp::Insert { .. } | RowOp::Backfill { .. } | RowOp::Add { .. } | RowOp::Merge { .. } => None,
        RowOp::Put { table, values, .. } | RowOp::Local { table, values } => {
            let table = SCHEMA.table(table);
            let given: Vec<&str> = table.given().map(|column| column.name.as_str()).collect();
            table
                .key
                .iter()
                .map(|at| given.iter().position(|name| *name == table.columns[*at].name).map(|place| values[place].clone()))
                .collect()
        }
        RowOp::Children { parent, .. } => Some(parent.clone()),
        RowOp::Raise { key, .. } | RowOp::Forget { key, .. } => Some(key.clone()),
    }
}

/// What the store fills in by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filling {
    pub(crate) fact_no: i64,
    pub(crate) stripe: i64,
}

impl Filling {
    /// Given values, completed by `fact_no` and `stripe` where the table has them.
    pub(crate) fn complete(self, table: &Table, given: &[Value]) -> Vec<Value> {
        let mut given = given.iter();
        table
            .columns
            .iter()
            .filter_map(|column| match column.name.as_str() {
                "fact_no" => Some(Value::Int(self.fact_no)),
                "stripe" => Some(Value::Int(self.stripe)),
                _ => given.next().cloned(),
            })
            .collect()
    }
    /// A balance's key, completed by the stripe.
    pub(crate) fn complete_key(self, table: &Table, key: &[Value]) -> Vec<Value> {
        let mut given = key.iter();
        table
            .key
            .iter()
            .filter_map(
                |at| if table.columns[*at].name == "stripe" { Some(Value::Int(self.stripe)) } else { given.next().cloned() },
            )
            .collect()
    }
}
