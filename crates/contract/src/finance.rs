//! The ledger: chart of accounts, journal entries, trial balance, locks.

use std::collections::BTreeMap;

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Instant, Money, Period, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::identity::{BranchId, CompanyId, Empty};
use crate::list::Page;
use crate::posting::TakenNumber;
use crate::text_enum;

crate::ids! {
    /// A journal entry.
    EntryId,
}

crate::error_codes! {
    /// Debits and credits differ.
    ENTRY_UNBALANCED = "finance.entry.unbalanced" Rule { difference, currency };
    /// All amounts are zero, so there is nothing to post.
    ENTRY_ALL_ZERO = "finance.entry.all_zero" Rule {};
    /// The lines cannot be an entry for another reason.
    ENTRY_INVALID = "finance.entry.invalid" Invalid { reason };
    /// A line must have either a debit or a credit.
    LINE_DEBIT_OR_CREDIT = "finance.entry.debit_or_credit" Invalid {};
    /// No such account in this company's chart.
    ACCOUNT_UNKNOWN = "finance.account.unknown" Rule { account };
    /// The account is closed to new postings.
    ACCOUNT_INACTIVE = "finance.account.inactive" Rule { account };
    /// Only documents post to a control account.
    ACCOUNT_CONTROL = "finance.account.control" Rule { account, control };
    /// The code is taken.
    ACCOUNT_TAKEN = "finance.account.taken" Rule { account };
    /// The date lies in a locked period.
    PERIOD_LOCKED = "finance.period.locked" Rule { date, until };
    /// The date lies too far from today to be meant.
    DATE_IMPLAUSIBLE = "finance.entry.date_implausible" Invalid { date };
    /// The company works in this branch only, or not at all for this user.
    BRANCH_UNKNOWN = "finance.entry.branch_unknown" Rule {};
    /// An entry in a foreign currency needs its rate.
    RATE_REQUIRED = "finance.entry.rate_required" Invalid { currency };
    /// The entry has been reversed already.
    ALREADY_REVERSED = "finance.entry.already_reversed" Rule { number, by };
    /// A lock can only move forward.
    LOCK_BACKWARD = "finance.lock.backward" Rule { until };
    /// An entry made by a document is corrected by correcting the document.
    ENTRY_OF_DOCUMENT = "finance.entry.of_document" Rule { number, source };
}

text_enum! {
    /// Where an account stands in the statements.
    AccountType {
        /// What the company owns.
        Asset = "asset",
        /// What it owes.
        Liability = "liability",
        /// What belongs to its owners.
        Equity = "equity",
        /// What it earns.
        Income = "income",
        /// What it spends.
        Expense = "expense",
    }
}

impl AccountType {
    /// Whether the account starts every fiscal year at zero.
    pub const fn is_of_result(self) -> bool {
        matches!(self, Self::Income | Self::Expense)
    }
}

text_enum! {
    /// The sub-ledger an account is the control account of; only its documents post there.
    Control {
        /// Customers' open items.
        Receivable = "receivable",
        /// Suppliers' open items.
        Payable = "payable",
        /// Stock value.
        Inventory = "inventory",
        /// Goods received, not invoiced.
        Grni = "grni",
        /// A bank account.
        Bank = "bank",
        /// A cash box.
        Cash = "cash",
        /// Tax collected or deductible.
        Tax = "tax",
    }
}

impl Control {
    /// Whether a person may post to such an account by hand.
    pub const fn open_to_hand(self) -> bool {
        matches!(self, Self::Bank | Self::Cash | Self::Tax)
    }
}

text_enum! {
    /// What a lock date covers.
    LockKind {
        /// Everything.
        All = "all",
        /// Sales documents.
        Sales = "sales",
        /// Purchase documents.
        Purchases = "purchases",
        /// Whatever carries tax.
        Tax = "tax",
    }
}

text_enum! {
    /// What became of an entry.
    EntryState {
        /// It stands.
        Posted = "posted",
        /// Another entry reverses it.
        Reversed = "reversed",
    }
}

/// Installs a chart of accounts; part of setting a company up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct InstallChart {
    /// The company, which this very transaction makes.
    #[garde(skip)]
    pub company_id: CompanyId,
    /// Code of a country pack.
    #[garde(length(min = 1, max = 32))]
    pub pack: String,
}

/// An account of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct AccountRow {
    /// Its number.
    pub code: AccountCode,
    /// Its name.
    pub name: String,
    /// Where it stands in the statements.
    pub account_type: AccountType,
    /// The group it is listed under.
    pub group_code: String,
    /// The sub-ledger it controls, if any.
    pub control: Option<Control>,
    /// Whether it takes new postings.
    pub active: bool,
    /// Version.
    pub version: i64,
}

/// Adds an account to the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateAccount {
    /// Its number.
    #[garde(skip)]
    pub code: AccountCode,
    /// Its name.
    #[garde(length(min = 1, max = 200))]
    pub name: String,
    /// Where it stands in the statements.
    #[garde(skip)]
    pub account_type: AccountType,
    /// The group it is listed under.
    #[garde(length(max = 32))]
    #[serde(default)]
    pub group_code: String,
}

/// Changes an account's name, group or whether it takes postings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateAccount {
    /// Its number, which never changes.
    #[garde(skip)]
    pub code: AccountCode,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// Its name.
    #[garde(length(min = 1, max = 200))]
    pub name: String,
    /// The group it is listed under.
    #[garde(length(max = 32))]
    pub group_code: String,
    /// Whether it takes new postings.
    #[garde(skip)]
    pub active: bool,
}

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

/// Asks for the trial balance of a span of periods.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct GetTrialBalance {
    /// First period; the first of the fiscal year of `to` if absent.
    #[garde(skip)]
    pub from: Option<Period>,
    /// Last period; the current one if absent.
    #[garde(skip)]
    pub to: Option<Period>,
    /// Only this branch.
    #[garde(skip)]
    pub branch_id: Option<BranchId>,
}

/// The trial balance: every account with what it opened at, what moved, what it closed at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TrialBalanceView {
    /// The company's currency.
    pub currency: CurrencyCode,
    /// First period.
    pub from: Period,
    /// First day of the first period.
    pub from_on: CivilDate,
    /// Last period.
    pub to: Period,
    /// Last day of the last period.
    pub to_on: CivilDate,
    /// One row per account that ever moved, in order of codes.
    pub rows: Vec<TrialBalanceRow>,
    /// Sums of the columns; opening and closing are zero.
    pub totals: TrialBalanceTotals,
}

/// An account in the trial balance. Debit balances are positive, credit balances negative.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TrialBalanceRow {
    /// The account.
    pub account: AccountCode,
    /// Its name.
    pub name: String,
    /// Where it stands in the statements.
    pub account_type: AccountType,
    /// The group it is listed under.
    pub group_code: String,
    /// Balance before the first period; for accounts of result since the fiscal year began.
    pub opening: Money,
    /// Debits of the span.
    pub debit: Money,
    /// Credits of the span.
    pub credit: Money,
    /// Balance after the last period.
    pub closing: Money,
}

/// Sums over all rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TrialBalanceTotals {
    /// Zero in a book that is right.
    pub opening: Money,
    /// All debits.
    pub debit: Money,
    /// All credits; equal to the debits.
    pub credit: Money,
    /// Sum of the closing debit balances.
    pub closing_debit: Money,
    /// Sum of the closing credit balances, positive.
    pub closing_credit: Money,
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

crate::list_requests! {
    /// The chart of accounts. Filters: code, account_type, control, active, text. Sorts: code.
    ListAccounts,
    /// The journal. Filters: date, number, source_kind, state, text. Sorts: date, number, total.
    ListEntries,
    /// Postings, usually of one account: filter `account`. Filters: account, date, entry_id. Sorts: date.
    ListLedger,
}

crate::commands! {
    /// Installs the chart of a country pack; only inside company set-up.
    change "finance.chart.install" needs inner fails [crate::identity::PACK_UNKNOWN]: InstallChart => Empty;
    /// The chart of accounts.
    query "finance.account.list" needs "finance.account.read": ListAccounts => Page<AccountRow>;
    /// Adds an account.
    change "finance.account.create" needs "finance.account.write" fails [ACCOUNT_TAKEN]: CreateAccount => AccountRow;
    /// Changes an account.
    change "finance.account.update" needs "finance.account.write" fails [ACCOUNT_UNKNOWN]: UpdateAccount => AccountRow;
    /// Posts a journal entry made by hand.
    change "finance.entry.post" needs "finance.entry.post" fails [
        ENTRY_UNBALANCED, ENTRY_ALL_ZERO, ENTRY_INVALID, LINE_DEBIT_OR_CREDIT, ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE,
        ACCOUNT_CONTROL, PERIOD_LOCKED, DATE_IMPLAUSIBLE, RATE_REQUIRED, BRANCH_UNKNOWN, crate::amount::AMOUNT_OUT_OF_RANGE, crate::amount::AMOUNT_NEGATIVE
    ]: PostEntry => EntryView;
    /// Reverses an entry made by hand.
    change "finance.entry.reverse" needs "finance.entry.post" fails [ALREADY_REVERSED, PERIOD_LOCKED, ENTRY_OF_DOCUMENT, DATE_IMPLAUSIBLE]: ReverseEntry => EntryView;
    /// One entry with its postings.
    query "finance.entry.get" needs "finance.entry.read": GetEntry => EntryView;
    /// The journal.
    query "finance.entry.list" needs "finance.entry.read": ListEntries => Page<EntryRow>;
    /// Postings of an account.
    query "finance.ledger.list" needs "finance.entry.read": ListLedger => Page<LedgerRow>;
    /// The trial balance.
    query "finance.trial_balance.get" needs "finance.report.read": GetTrialBalance => TrialBalanceView;
    /// The lock dates.
    query "finance.lock.get" needs "finance.account.read": GetLocks => LocksView;
    /// Moves a lock date forward.
    change "finance.lock.set" needs "finance.lock.write" fails [LOCK_BACKWARD]: SetLock => LocksView;
}

/// A chart was installed: many accounts at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChartInstalled {
    /// The company.
    pub company_id: CompanyId,
    /// The pack it comes from, with its version.
    pub pack: String,
    /// Its accounts.
    pub accounts: Vec<AccountSaved>,
    /// Which account documents use for what (`receivable`, `sales_revenue`, ...).
    pub purposes: BTreeMap<String, AccountCode>,
    /// What the numbers of each document kind begin with.
    pub series: BTreeMap<String, String>,
    /// Its tax codes.
    pub tax_codes: Vec<crate::tax::TaxCodeSaved>,
    /// Its payment terms.
    pub payment_terms: Vec<crate::tax::PaymentTermSaved>,
}

/// An account as it is after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountSaved {
    /// Its number.
    pub code: AccountCode,
    /// Its name.
    pub name: String,
    /// Where it stands in the statements.
    pub account_type: AccountType,
    /// The group it is listed under.
    pub group_code: String,
    /// The sub-ledger it controls.
    pub control: Option<Control>,
    /// Its id in lists.
    pub id: uuid::Uuid,
    /// Whether it takes new postings.
    pub active: bool,
}

/// An account was added or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountChanged {
    /// The company.
    pub company_id: CompanyId,
    /// The account before; `None` for a new one.
    pub before: Option<AccountSaved>,
    /// The account after.
    pub after: AccountSaved,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
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

crate::events! {
    "finance.chart.installed@1" => ChartInstalled;
    "finance.account.changed@1" => AccountChanged;
    "finance.year.opened@1" => YearOpened;
    "finance.entry.posted@1" => EntryPosted;
    "finance.lock.moved@1" => LockMoved;
}
