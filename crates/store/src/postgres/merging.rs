//! Rows of merged tables: read under their lock, merged, written again with their words.

use kontor_contract::Result;
use kontor_contract::row::{ColumnType, Value};

use super::connection::{run_on, values_on};
use super::{Write, finish};
use crate::merged::Merge;
use crate::render::{Shape, text};
use crate::schema::{SCHEMA, Table};
use crate::tx::storage;

impl Write {
    /// Merged rows, in the order of their keys: each is read under its lock and written again.
    pub(super) async fn write_merges(&mut self, merges: &[Merge]) -> Result<()> {
        let mut merges: Vec<&Merge> = merges.iter().collect();
        merges.sort_by_key(|merge| (merge.table, merge.id));
        for merge in merges {
            let table = SCHEMA.table(merge.table);
            let row = match self.locked_row(merge, table).await? {
                Some(row) => row,
                // Somebody else may be making it too; whoever comes second waits here and merges onto the first.
                None => {
                    let sql = text(merge.table, Shape::InsertMissing);
                    run_on(self.connection()?, &sql, merge.fresh(table)?).await?;
                    self.locked_row(merge, table).await?.ok_or_else(|| storage("a row just made is missing"))?
                }
            };
            let after = merge.onto(table, row.clone())?;
            let sql = text(merge.table, Shape::Upsert(1));
            let steps = table.words.as_ref().map(|words| words.steps(table, Some(&row), &after)).unwrap_or_default();
            run_on(self.connection()?, &sql, after).await?;
            for (sql, params) in steps {
                run_on(self.connection()?, &sql, params).await?;
            }
        }
        Ok(())
    }

    async fn locked_row(&mut self, merge: &Merge, table: &Table) -> Result<Option<Vec<Value>>> {
        let types: Vec<ColumnType> = table.columns.iter().map(|column| column.column_type).collect();
        let sql = finish(&text(merge.table, Shape::Select));
        let found = values_on(self.connection()?, &sql, vec![Value::Id(merge.id)], &types).await?;
        Ok(found.into_iter().next())
    }
}
