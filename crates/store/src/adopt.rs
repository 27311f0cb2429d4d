//! Facts of another book taken over as they are: with their places, their seals and the rows they make.

use std::sync::Arc;

use kontor_contract::Result;
use kontor_contract::row::Value;

use crate::fact::SealedFact;
use crate::ops::RowOp;
use crate::schema::Table;
use crate::tx::{Engine, Tx};
use crate::{Db, Done, Scope};

/// A fact and what it does to rows.
#[derive(Debug, Clone)]
pub struct Adopted {
    /// The fact with its seal.
    pub fact: SealedFact,
    /// What it does.
    pub ops: Vec<RowOp>,
}

impl Db {
    /// Writes whole rows of a table that facts made before the table was.
    pub(crate) async fn fill(&self, table: &'static Table, rows: Vec<Vec<Value>>) -> Result<()> {
        let rows = Arc::new(rows);
        self.write(Scope::Book, move |mut tx| {
            let rows = rows.clone();
            async move {
                let outcome = match &mut tx.engine {
                    Engine::Sqlite(session) => session.insert_whole(&table.name, &rows),
                    Engine::Postgres(session) => session.insert_whole(&table.name, &rows).await,
                };
                (tx, outcome.map(|()| Done { answer: (), fact: None }))
            }
        })
        .await
    }

    /// Writes facts of the book that this one is a copy of, in their order and in one transaction, and rows beside them.
    /// The book must be opened anew afterwards: what it knows of its chain's end is not what was written.
    ///
    /// # Errors
    /// `conflict.guard` when a fact does not follow those before it; `unavailable.*`.
    pub async fn adopt(&self, facts: Vec<Adopted>, beside: Vec<RowOp>) -> Result<()> {
        let work = Arc::new((facts, beside));
        self.write(Scope::Book, move |mut tx| {
            let work = work.clone();
            async move {
                let outcome = write(&mut tx, &work.0, &work.1).await;
                (tx, outcome.map(|()| Done { answer: (), fact: None }))
            }
        })
        .await
    }
}

async fn write(tx: &mut Tx, facts: &[Adopted], beside: &[RowOp]) -> Result<()> {
    for op in beside {
        tx.put(op.clone()).await?;
    }
    tx.flush().await?;
    for Adopted { fact, ops } in facts {
        match &mut tx.engine {
            Engine::Sqlite(session) => session.adopt(fact, ops)?,
            Engine::Postgres(session) => session.adopt(fact, ops).await?,
        }
    }
    Ok(())
}
