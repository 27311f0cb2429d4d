//! Journal entries and their postings.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Instant, Money, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EntryId, EntryState};
use crate::amount::Amount;
use crate::identity::{BranchId, CompanyId};
use crate::posting::TakenNumber;

/// Posts a journal entry made by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostEntry {
    /// An id the caller has chosen, so that it knows it before the answer.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<EntryId>,
    /// The branch; the company's main branch if absent.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Date of the voucher.
    #[garde(skip)]
    pub document_on: CivilDate,
    /// Date that counts for tax; the voucher's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub tax_on: Option<CivilDate>,
    /// Date that counts for the ledger; the voucher's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub posted_on: Option<CivilDate>,
    /// Currency of the lines; the company's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// Units of the company's currency for one of the entry's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
    /// Reference of the voucher.
    #[garde(length(max = 64))]
    #[serde(default)]
    pub reference: String,
    /// What it is about.
    #[garde(length(max = 500))]
    #[serde(default)]
    pub memo: String,
    /// Debits and credits; they must balance.
    #[garde(length(min = 2, max = 10_000), dive)]
    pub lines: Vec<EntryLine>,
}

/// A line of an entry to be posted: a debit or a credit, not both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EntryLine {
    /// The account.
    #[garde(skip)]
    pub account: AccountCode,
    /// Debit, in the entry's currency.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debit: Option<Amount>,
    /// Credit, in the entry's currency.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Amount>,
    /// What the line is about.
    #[garde(length(max = 200))]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
}

/// Asks for one entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetEntry {
    /// The entry.
    #[garde(skip)]
    pub id: EntryId,
}

/// Reverses an entry by a new one with the signs turned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReverseEntry {
    /// The entry to reverse.
    #[garde(skip)]
    pub id: EntryId,
    /// The reversal's date, in an open period.
    #[garde(skip)]
    pub posted_on: CivilDate,
    /// Why.
    #[garde(length(min = 1, max = 500))]
    pub reason: String,
}

/// An entry with its postings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntryView {
    /// What stands above the postings.
    #[serde(flatten)]
    pub head: EntryHead,
    /// The postings, in order.
    pub postings: Vec<PostingView>,
}

/// An entry's head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct EntryHead {
    /// The entry.
    pub id: EntryId,
    /// Its legal number.
    pub number: String,
    /// Whether it stands.
    pub state: EntryState,
    /// The branch.
    pub branch_id: BranchId,
    /// Date of the voucher.
    pub document_on: CivilDate,
    /// Date that counts for tax.
    pub tax_on: CivilDate,
    /// Date that counts for the ledger.
    pub posted_on: CivilDate,
    /// Reference of the voucher.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// Sum of the debits.
    pub total: Money,
    /// Kind of the document it comes from; `finance.entry` for one made by hand.
    pub source_kind: String,
    /// That document's id.
    pub source_id: uuid::Uuid,
    /// That document's number.
    pub source_number: String,
    /// The entry this one reverses.
    pub reverses_id: Option<EntryId>,
    /// The entry that reverses this one.
    pub reversed_by_id: Option<EntryId>,
    /// Who posted it.
    pub posted_by: String,
    /// When it was posted.
    pub posted_at: Instant,
}

/// One debit or credit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct PostingView {
    /// From 1.
    pub line: i64,
    /// The account.
    pub account: AccountCode,
    /// The account's name.
    pub account_name: String,
    /// Debit positive, credit negative, in the company's currency.
    pub amount: Money,
    /// The same in the currency it was agreed in.
    pub transaction: Money,
    /// What the line is about.
    pub memo: String,
}

/// An entry in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct EntryRow {
    /// The entry.
    pub id: EntryId,
    /// Its legal number.
    pub number: String,
    /// Date that counts for the ledger.
    pub date: CivilDate,
    /// Reference of the voucher.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// Kind of the document it comes from.
    pub source_kind: String,
    /// That document's number.
    pub source_number: String,
    /// Whether it stands.
    pub state: EntryState,
    /// Sum of the debits.
    pub total: Money,
}

/// A posting in an account's ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct LedgerRow {
    /// The entry.
    pub entry_id: EntryId,
    /// Its number.
    pub number: String,
    /// Line within the entry.
    pub line: i64,
    /// The account.
    pub account: AccountCode,
    /// Date that counts for the ledger.
    pub date: CivilDate,
    /// What it is about.
    pub memo: String,
    /// Kind of the document it comes from.
    pub source_kind: String,
    /// That document's id.
    pub source_id: uuid::Uuid,
    /// That document's number.
    pub source_number: String,
    /// Debit positive, credit negative.
    pub amount: Money,
}

/// A fiscal year was opened, by its first use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct YearOpened {
    /// The company.
    pub company_id: CompanyId,
    /// The calendar year it ends in.
    pub year: i64,
    /// First day.
    pub starts_on: CivilDate,
    /// Last day.
    pub ends_on: CivilDate,
}

/// A journal entry was posted: what the ledger holds of it, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntryPosted {
    /// The entry.
    pub id: EntryId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// Its own legal number; `None` for an entry that carries its document's.
    pub number: Option<TakenNumber>,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The node that posted it.
    pub node_id: uuid::Uuid,
    /// The node's epoch.
    pub epoch: i64,
    /// Date of the voucher.
    pub document_on: CivilDate,
    /// Date that counts for tax.
    pub tax_on: CivilDate,
    /// Date that counts for the ledger.
    pub posted_on: CivilDate,
    /// Reference of the voucher.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// Kind of the document it comes from.
    pub source_kind: String,
    /// That document's id.
    pub source_id: uuid::Uuid,
    /// That document's number.
    pub source_number: String,
    /// The entry this one reverses.
    pub reverses_id: Option<EntryId>,
    /// Units of the company's currency for one of the transaction's.
    pub rate: Option<Rate>,
    /// Who posted it.
    pub actor_id: uuid::Uuid,
    /// When.
    pub posted_at: Instant,
    /// The company's currency.
    pub currency: CurrencyCode,
    /// The postings, in order; they balance.
    pub postings: Vec<PostedLine>,
}

/// A posting inside an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PostedLine {
    /// The account.
    pub account: AccountCode,
    /// Debit positive, credit negative, in the company's currency.
    pub amount: Amount,
    /// The same in the currency it was agreed in.
    pub transaction: Money,
    /// What the line is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
}
