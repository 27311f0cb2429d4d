//! Printed originals: which posted documents were handed out.

use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SalesDocumentId;
use crate::identity::{BranchId, CompanyId};

/// The original of an invoice or a credit note was printed. There is one; what is printed later is a copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginalPrinted {
    /// The document.
    pub id: SalesDocumentId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// `sales.invoice` or `sales.credit_note`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// Who printed it.
    pub actor_id: Uuid,
    /// When.
    pub printed_at: Instant,
}

crate::events! {
    "sales.original.printed@1" => OriginalPrinted;
}
