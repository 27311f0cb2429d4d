//! A transaction that writes: on one of few connections, lazily begun, and written as one statement if it fits.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use kontor_contract::Result;
use kontor_contract::error::{INTERNAL_BUG, UNAVAILABLE_BUSY};
use sqlx_core::connection::Connection as _;
use sqlx_core::executor::Executor as _;
use sqlx_postgres::{PgConnectOptions, PgConnection};
use tokio::sync::Semaphore;

use super::connection::{postgres_error, rows_on, run_on};
use super::growth::{Growth, analyze};
use super::merge::{Part, guards, merge, writes};
use super::sealer::{SealQueue, Stamp, Unsealed};
use super::series::{AllSeries, Held};
use super::{FACT_NO_BLOCK, lock};
use crate::fact::{Fact, Identity};
use crate::ops::{Buffer, Filling};
use crate::schema::SCHEMA;
use crate::tx::storage;

/// The connections that write, and what all of them know.
pub(super) struct Writers {
    pub(super) options: PgConnectOptions,
    pub(super) slots: Mutex<Vec<Slot>>,
    pub(super) permits: Semaphore,
    pub(super) series: AllSeries,
    pub(super) growth: Growth,
}

impl Writers {
    /// Plans are the better for a look at tables that have grown; without, the server looks by itself a little later.
    fn note(&self, written: &Buffer) {
        let grown = self.growth.note(written);
        if grown.is_empty() {
            return;
        }
        let options = self.options.clone();
        tokio::spawn(async move {
            if let Err(error) = analyze(&options, &grown).await {
                tracing::info!(%error, ?grown, "Postgres could not look at these tables");
            }
        });
    }
}

/// One writer connection; its stripe keeps hot balances apart.
pub(super) struct Slot {
    stripe: i64,
    connection: Option<PgConnection>,
    fact_nos: Range<i64>,
}

impl Slot {
    pub(super) fn unconnected(stripe: i64) -> Self {
        Self { stripe, connection: None, fact_nos: 0..0 }
    }
}

/// A transaction that writes.
pub(super) struct Write {
    pub(super) writers: Arc<Writers>,
    pub(super) seals: Arc<SealQueue>,
    pub(super) identity: Identity,
    slot: Option<Slot>,
    open: bool,
    pub(super) fact_no: Option<i64>,
    pub(super) stamp: Option<Stamp>,
    /// Number series this transaction has taken from.
    pub(super) held: Vec<Held>,
    /// The epoch that begins with this transaction's fact, if one does.
    pub(super) enters: Option<i64>,
    /// Whether no other transaction of this book writes meanwhile.
    pub(super) alone: bool,
}

impl Write {
    pub(super) async fn begin(writers: Arc<Writers>, seals: Arc<SealQueue>, identity: Identity) -> Result<Self> {
        let slot = lock(&writers.slots).pop().ok_or_else(|| UNAVAILABLE_BUSY.error())?;
        let (open, held, enters, alone) = (false, Vec::new(), None, false);
        let mut write =
            Self { writers, seals, identity, slot: Some(slot), open, fact_no: None, stamp: None, held, enters, alone };
        if write.slot()?.connection.is_none() {
            let connection = PgConnection::connect_with(&write.writers.options).await.map_err(postgres_error)?;
            write.slot()?.connection = Some(connection);
        }
        Ok(write)
    }

    fn slot(&mut self) -> Result<&mut Slot> {
        self.slot.as_mut().ok_or_else(|| INTERNAL_BUG.with("what", "a finished transaction was used again"))
    }

    pub(super) fn connection(&mut self) -> Result<&mut PgConnection> {
        self.slot()?.connection.as_mut().ok_or_else(|| storage("the connection was lost"))
    }

    pub(super) async fn open(&mut self) -> Result<()> {
        if !self.open {
            crate::work::on_postgres();
            self.connection()?.execute("begin").await.map_err(postgres_error)?;
            self.open = true;
        }
        Ok(())
    }

    /// The number this transaction's fact will carry; drawn from the connection's block.
    async fn fact_no(&mut self) -> Result<i64> {
        if let Some(fact_no) = self.fact_no {
            return Ok(fact_no);
        }
        if self.slot()?.fact_nos.is_empty() {
            let block: Vec<(i64,)> = rows_on(self.connection()?, "select nextval('fact_no_seq')", Vec::new()).await?;
            let first = block.first().map_or(1, |row| row.0);
            self.slot()?.fact_nos = first..first + FACT_NO_BLOCK;
        }
        let fact_no = self.slot()?.fact_nos.next().expect("the block was just filled");
        self.fact_no = Some(fact_no);
        Ok(fact_no)
    }

    /// Writes a buffer, and the fact if this is the end, in one statement if it fits.
    pub(super) async fn flush(&mut self, buffer: &Buffer, fact: Option<&Fact>) -> Result<u64> {
        let filling = Filling { fact_no: self.fact_no().await?, stripe: self.slot()?.stripe };
        let mut checks = guards(buffer);
        if !buffer.merges.is_empty() {
            // What must hold is tested before the rows it is about change; its locks last until the commit.
            self.open().await?;
            for (sql, params) in merge(&std::mem::take(&mut checks)) {
                run_on(self.connection()?, &sql, params).await?;
            }
            self.write_merges(&buffer.merges).await?;
        }
        let guarded = checks.len();
        let parts = writes(checks, buffer, filling, fact);
        crate::work::tape_postgres(parts[guarded..].iter().map(Part::alone));
        let mut statements = merge(&parts);
        let alone = statements.len() == 1 && fact.is_some();
        if !alone {
            self.open().await?;
        }
        let count = u64::try_from(statements.len()).unwrap_or_default();
        for (sql, params) in statements.drain(..) {
            run_on(self.connection()?, &sql, params).await?;
        }
        Ok(count)
    }

    /// Writes what waits, commits, and hands the fact to the sealer.
    pub(super) async fn finish(mut self: Box<Self>, buffer: &Buffer, fact: Option<Fact>) -> Result<Option<Unsealed>> {
        let outcome = self.commit(buffer, fact).await;
        match &outcome {
            Ok(_) => self.writers.note(buffer),
            Err(_) => self.roll_back().await,
        }
        for held in self.held.drain(..) {
            if outcome.is_ok() {
                held.committed();
            }
        }
        self.release();
        outcome
    }

    async fn commit(&mut self, buffer: &Buffer, fact: Option<Fact>) -> Result<Option<Unsealed>> {
        let fact = match fact {
            Some(mut fact) => {
                fact.fact_no = self.fact_no().await?;
                Some(fact)
            }
            None => None,
        };
        // A fact is durable by its seal. A log that is no fact has none, and what it logs may leave at once.
        if fact.is_none() && buffer.ops.iter().any(|op| SCHEMA.table(op.table()).append_only) {
            self.open().await?;
            self.connection()?.execute("set local synchronous_commit = on").await.map_err(postgres_error)?;
        }
        if fact.is_some() || !buffer.is_empty() {
            self.flush(buffer, fact.as_ref()).await?;
        }
        crate::work::tape_postgres([("commit", [].as_slice())]);
        if self.open {
            crate::work::on_postgres();
            self.connection()?.execute("commit").await.map_err(postgres_error)?;
            self.open = false;
        }
        match (fact, self.stamp.take()) {
            (Some(fact), Some(stamp)) => Ok(Some(stamp.committed(fact.fact_no, fact.digest(), self.enters))),
            (Some(_), None) => Err(INTERNAL_BUG.with("what", "a fact without a stamp")),
            (None, _) => Ok(None),
        }
    }

    pub(super) async fn abandon(mut self: Box<Self>) {
        self.roll_back().await;
        self.release();
    }

    async fn roll_back(&mut self) {
        self.stamp = None;
        if !self.open {
            return;
        }
        self.open = false;
        let rolled_back = match self.connection() {
            Ok(connection) => connection.execute("rollback").await.is_ok(),
            Err(_) => false,
        };
        if !rolled_back && let Ok(slot) = self.slot() {
            slot.connection = None;
        }
    }

    fn release(&mut self) {
        if let Some(slot) = self.slot.take() {
            lock(&self.writers.slots).push(slot);
        }
    }
}

impl Drop for Write {
    /// A handler that panicked leaves its connection in an unknown state: the slot goes back without it.
    fn drop(&mut self) {
        if let Some(mut slot) = self.slot.take() {
            slot.connection = None;
            lock(&self.writers.slots).push(slot);
        }
    }
}
