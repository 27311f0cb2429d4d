//! Lock dates.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::CivilDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::LockKind;
use crate::identity::CompanyId;

/// Locks a period: nothing with a ledger date up to and including `until` is posted any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetLock {
    /// What it covers.
    #[garde(skip)]
    pub kind: LockKind,
    /// The last locked day.
    #[garde(skip)]
    pub until: CivilDate,
}

/// Asks for all locks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetLocks {}

/// The locks of a company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LocksView {
    /// One per kind that was ever set.
    pub locks: Vec<LockRow>,
}

/// One lock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct LockRow {
    /// What it covers.
    pub kind: LockKind,
    /// The last locked day.
    pub until: CivilDate,
    /// Version.
    pub version: i64,
}

/// A lock date moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LockMoved {
    /// The company.
    pub company_id: CompanyId,
    /// What it covers.
    pub kind: LockKind,
    /// Where it was.
    pub before: Option<CivilDate>,
    /// The last locked day.
    pub until: CivilDate,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}
