//! Posting by documents: what other modules ask of the ledger inside their own transaction.

use garde::Validate;
use kontor_kernel::{AccountCode, CivilDate, Money, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::INTERNAL_BUG;
use crate::finance::{
    ACCOUNT_INACTIVE, ACCOUNT_UNKNOWN, DATE_IMPLAUSIBLE, ENTRY_INVALID, ENTRY_UNBALANCED, EntryId, LockKind, PERIOD_LOCKED,
};
use crate::identity::BranchId;
use crate::{Result, text_enum};

crate::ids! {
    /// An open item: what a party owes or is owed by one document.
    OpenItemId,
}

crate::error_codes! {
    /// The chart names no account for this purpose.
    PURPOSE_UNKNOWN = "finance.purpose.unknown" Rule { purpose };
}

text_enum! {
    /// Which sub-ledger an open item belongs to.
    Side {
        /// Customers owe us.
        Receivable = "receivable",
        /// We owe suppliers.
        Payable = "payable",
    }
}

/// An account by its code or by what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountRef {
    /// The account itself.
    Code(AccountCode),
    /// The account the chart names for a purpose, such as `receivable` or `cost_of_goods_sold`.
    Purpose(String),
}

impl AccountRef {
    /// The account for a purpose.
    pub fn purpose(purpose: &str) -> Self {
        Self::Purpose(purpose.to_owned())
    }
}

/// A debit or credit of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentLine {
    /// The account.
    pub account: AccountRef,
    /// Debit positive, credit negative, in the company's currency.
    pub amount: Money,
    /// The same in the document's currency; equal to `amount` where that is the company's.
    pub transaction: Money,
    /// What the line is about.
    #[serde(default)]
    pub memo: String,
    /// Whether the line closes a difference of exchange (IAS 21.28), so that it needs no amount in the document's currency.
    #[serde(default)]
    pub exchange_line: bool,
}

impl DocumentLine {
    /// A line in the company's currency.
    pub fn new(account: AccountRef, amount: Money) -> Self {
        Self { account, amount, transaction: amount, memo: String::new(), exchange_line: false }
    }
}

/// What a document leaves open with its party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOpenItem {
    /// Its id.
    pub id: OpenItemId,
    /// Whether a customer owes it or we do.
    pub side: Side,
    /// The party.
    pub party_id: Uuid,
    /// When it is due.
    pub due_on: CivilDate,
    /// In the document's currency: positive as invoiced, negative for a credit note or a payment on account.
    pub amount: Money,
    /// The same in the company's currency.
    pub functional: Money,
    /// The item it corrects: what both have in common settles both at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settles: Option<OpenItemId>,
}

/// The legal number of the document that something is done for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceNumber {
    /// The document has it.
    Known(String),
    /// The document gets its kind's next one by this very step, once everything else is decided: a series that waits for
    /// its transaction to end is held as briefly as can be.
    Next,
}

impl SourceNumber {
    /// The number the document had, or got.
    pub fn text(&self, taken: Option<&TakenNumber>) -> String {
        match self {
            Self::Known(number) => number.clone(),
            Self::Next => taken.map(|number| number.text.clone()).unwrap_or_default(),
        }
    }
}

/// Posts the journal entry of a document, which carries the document's number. Lines of zero are left out; if nothing is
/// left, there is no entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostDocument {
    /// The document's kind, for example `sales.invoice`.
    #[garde(length(min = 1, max = 64))]
    pub source_kind: String,
    /// The document.
    #[garde(skip)]
    pub source_id: Uuid,
    /// Its legal number.
    #[garde(skip)]
    pub source_number: SourceNumber,
    /// The branch.
    #[garde(skip)]
    pub branch_id: BranchId,
    /// Date of the document.
    #[garde(skip)]
    pub document_on: CivilDate,
    /// Date that counts for tax.
    #[garde(skip)]
    pub tax_on: CivilDate,
    /// Date that counts for the ledger.
    #[garde(skip)]
    pub posted_on: CivilDate,
    /// Locks that must be open beside the one on everything.
    #[garde(length(max = 4))]
    #[serde(default)]
    pub locks: Vec<LockKind>,
    /// The other side's reference.
    #[garde(length(max = 64))]
    #[serde(default)]
    pub reference: String,
    /// What it is about.
    #[garde(length(max = 500))]
    #[serde(default)]
    pub memo: String,
    /// Units of the company's currency for one of the document's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
    /// The entry this document's entry reverses.
    #[garde(skip)]
    #[serde(default)]
    pub reverses_id: Option<EntryId>,
    /// Debits and credits; they must balance.
    #[garde(length(max = 10_000))]
    pub lines: Vec<DocumentLine>,
    /// What the document leaves open.
    #[garde(length(max = 100))]
    #[serde(default)]
    pub open_items: Vec<NewOpenItem>,
}

/// Takes the next legal number of a document kind, inside that document's own command. Its last step but for recording:
/// on Postgres the series waits until the commit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct TakeNumber {
    /// The document kind, for example `sales.invoice`.
    #[garde(length(min = 1, max = 64))]
    pub kind: String,
    /// Date that counts for the ledger; decides the fiscal year.
    #[garde(skip)]
    pub posted_on: CivilDate,
}

/// A legal number as events carry it, whole: `apply` raises the series to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TakenNumber {
    /// As printed.
    pub text: String,
    /// The document kind.
    pub kind: String,
    /// Within the series, from 1.
    pub series_no: i64,
    /// The series' fiscal year.
    pub fiscal_year: i64,
    /// The node whose series it is.
    pub node_id: Uuid,
    /// The node's epoch.
    pub epoch: i64,
}

/// The number that was asked for by [`SourceNumber::Next`].
///
/// # Errors
/// `internal.bug` if none was.
pub fn asked_for(number: Option<TakenNumber>) -> Result<TakenNumber> {
    number.ok_or_else(|| INTERNAL_BUG.with("what", "a number was asked for and not taken"))
}

/// What was posted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PostedDocument {
    /// The entry; `None` when all amounts were zero.
    pub entry_id: Option<EntryId>,
    /// The document's number, if it was asked for.
    pub number: Option<TakenNumber>,
}

crate::commands! {
    /// Takes the next legal number of a document kind.
    change "finance.number.take" needs inner fails [crate::error::NOT_FOUND, DATE_IMPLAUSIBLE]: TakeNumber => TakenNumber;
    /// Posts the journal entry of a document, inside that document's own command.
    change "finance.document.post" needs inner fails [
        ENTRY_UNBALANCED, ENTRY_INVALID, ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE, PERIOD_LOCKED, DATE_IMPLAUSIBLE, PURPOSE_UNKNOWN
    ]: PostDocument => PostedDocument;
}
