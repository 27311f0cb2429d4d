//! Reading: on one snapshot where several statements must see one state.

use kontor_contract::Result;
use sqlx_core::executor::Executor as _;
use sqlx_core::pool::PoolConnection;
use sqlx_postgres::{PgConnection, Postgres};

use super::connection::postgres_error;

/// A connection that reads; on one snapshot once it was asked for.
pub(super) struct Reader {
    connection: Option<PoolConnection<Postgres>>,
    snapshot: bool,
}

/// One state for all that follows. A single statement sees one state anyway and needs no transaction.
const SNAPSHOT: &str = "begin isolation level repeatable read read only";

impl Reader {
    pub(super) fn over(connection: PoolConnection<Postgres>) -> Self {
        Self { connection: Some(connection), snapshot: false }
    }

    pub(super) fn get(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("it is taken by drop only")
    }

    pub(super) async fn snapshot(&mut self) -> Result<()> {
        if !self.snapshot {
            crate::work::on_postgres();
            self.snapshot = true;
            self.get().execute(SNAPSHOT).await.map_err(postgres_error)?;
        }
        Ok(())
    }

    pub(super) async fn end(mut self) {
        if self.snapshot {
            crate::work::on_postgres();
            self.snapshot = self.get().execute("commit").await.is_err();
        }
    }
}

impl Drop for Reader {
    /// A reader that was left in the middle must not show its old snapshot to the next one: the connection goes.
    fn drop(&mut self) {
        if self.snapshot {
            drop(self.connection.take().map(PoolConnection::detach));
        }
    }
}
