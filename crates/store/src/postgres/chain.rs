//! What a transaction does to the chain beside adding its own fact: enter an epoch, take over facts of another book.

use kontor_contract::Result;
use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::row::{Row as _, Value};

use super::connection::{rows_on, run_on};
use super::merge::MAX_ROWS_PER_TEXT;
use super::{Hold, PostgresSession};
use crate::fact::{self, Identity, SealedFact};
use crate::ops::{Buffer, RowOp};
use crate::render::{Shape, text};

impl PostgresSession {
    /// Who this database is to a transaction that writes.
    pub(crate) fn identity(&self) -> Option<Identity> {
        match &self.hold {
            Hold::Write(write) => Some(Identity { epoch: write.enters.unwrap_or(write.identity.epoch), ..write.identity }),
            Hold::Read(_) => None,
        }
    }

    /// Writes rows with all their columns.
    pub(crate) async fn insert_whole(&mut self, table: &'static str, rows: &[Vec<Value>]) -> Result<()> {
        let write = self.write()?;
        write.open().await?;
        for chunk in rows.chunks(MAX_ROWS_PER_TEXT) {
            run_on(write.connection()?, &text(table, Shape::Insert(chunk.len())), chunk.concat()).await?;
        }
        Ok(())
    }

    /// Writes a fact that another book made, its seal and its rows, as they are.
    pub(crate) async fn adopt(&mut self, fact: &SealedFact, ops: &[RowOp]) -> Result<()> {
        let write = self.write()?;
        write.open().await?;
        write.fact_no = Some(fact.fact_no);
        for buffer in Buffer::fitting(ops) {
            write.flush(&buffer, None).await?;
        }
        let connection = write.connection()?;
        run_on(connection, fact::INSERT_FACT.sql, fact.fact().values()).await?;
        run_on(connection, fact::INSERT_SEAL.sql, fact.seal().values()).await?;
        // Blocks drawn from here on begin after it.
        let sequence = "select setval('fact_no_seq', greatest($1, (select last_value from fact_no_seq)))";
        rows_on::<(i64,)>(connection, sequence, vec![Value::Int(fact.fact_no)]).await.map(drop)
    }

    pub(crate) async fn enter_epoch(&mut self, epoch: i64) -> Result<()> {
        self.require_alone()?;
        let write = self.write()?;
        write.open().await?;
        let entered: Vec<(i64,)> = rows_on(write.connection()?, fact::ENTER_EPOCH.sql, vec![Value::Int(epoch)]).await?;
        if entered.is_empty() {
            return Err(CONFLICT_STALE.with("what", "epoch"));
        }
        write.enters = Some(epoch);
        Ok(())
    }
}
