//! The ledger: chart of accounts, journal entries, trial balance, locks.

mod account;
mod entry;
mod lock;
mod trial_balance;

pub use account::{AccountChanged, AccountRow, AccountSaved, ChartInstalled, CreateAccount, InstallChart, UpdateAccount};
pub use entry::{
    EntryHead, EntryLine, EntryPosted, EntryRow, EntryView, GetEntry, LedgerRow, PostEntry, PostedLine, PostingView,
    ReverseEntry, YearOpened,
};
pub use lock::{GetLocks, LockMoved, LockRow, LocksView, SetLock};
pub use trial_balance::{GetTrialBalance, TrialBalanceRow, TrialBalanceTotals, TrialBalanceView};

use crate::identity::Empty;
use crate::list::Page;
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

crate::events! {
    "finance.chart.installed@1" => ChartInstalled;
    "finance.account.changed@1" => AccountChanged;
    "finance.year.opened@1" => YearOpened;
    "finance.entry.posted@1" => EntryPosted;
    "finance.lock.moved@1" => LockMoved;
}
