//! The migrations, in order. They make structure only; rows come from facts.

use std::borrow::Cow;

use kontor_contract::Error;
use kontor_contract::error::BOOK_NEWER;
use kontor_contract::safekeeping::BOOK_CORRUPT;
use sqlx_core::migrate::{MigrateError, Migration as SqlxMigration, MigrationType, Migrator};
use sqlx_core::sql_str::{AssertSqlSafe, SqlSafeStr};

use crate::schema::{Dialect, render_migration};
use crate::tx::storage;

/// A numbered text in the neutral dialect (see `migrations/0001_book.sql`).
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number.
    pub version: i64,
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),+ $(,)?) => {
        /// All migrations of this version of Kontor.
        pub const MIGRATIONS: &[Migration] = &[$(Migration {
            version: $version, name: $name, sql: include_str!(concat!("../../../migrations/", $name, ".sql")),
        }),+];
    };
}
migrations! {
    1 "0001_book",
    2 "0002_identity",
    3 "0003_finance",
    4 "0004_parties",
    5 "0005_inventory",
    6 "0006_sales",
    7 "0007_tax",
    8 "0008_notifications",
    9 "0009_to_deliver",
    10 "0010_settlement",
    11 "0011_tax_corrections",
    12 "0012_stock_reversal",
    13 "0013_words",
    14 "0014_sign_in",
    15 "0015_audit",
    16 "0016_signatures",
    17 "0017_safekeeping",
    18 "0018_approvals",
    20 "0020_access",
    21 "0021_backups_of_a_place",
    22 "0022_oidc",
    23 "0023_reach",
    24 "0024_requests_of_documents",
    26 "0026_moved",
    27 "0027_beyond_limits",
    29 "0029_teams",
    30 "0030_paid_in_parts",
    31 "0031_weighed",
    32 "0032_names",
    33 "0033_rates",
}

/// The newest structure this program knows.
pub fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

pub(crate) fn migrator(dialect: Dialect) -> Migrator {
    let migrations: Vec<SqlxMigration> = MIGRATIONS
        .iter()
        .map(|migration| {
            let sql = AssertSqlSafe(render_migration(migration.sql, dialect)).into_sql_str();
            SqlxMigration::new(migration.version, Cow::Borrowed(migration.name), MigrationType::Simple, sql, false)
        })
        .collect();
    Migrator::with_migrations(migrations)
}

pub(crate) fn migration_error(error: MigrateError) -> Error {
    match error {
        MigrateError::VersionMissing(found) => BOOK_NEWER.with("found", found).with("known", newest()),
        // What was applied is no longer what was applied then: its record was changed past the program.
        changed @ (MigrateError::VersionMismatch(_) | MigrateError::Dirty(_)) => BOOK_CORRUPT.with("reason", changed),
        other => storage(other),
    }
}
