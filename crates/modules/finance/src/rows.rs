//! The rows of this module's tables.

use kontor_contract::finance::{AccountType, Control, EntryId, LockKind};
use kontor_contract::identity::{BranchId, CompanyId};
use kontor_contract::payment::{Direction, PaymentId};
use kontor_contract::posting::{OpenItemId, Side};
use kontor_contract::settlement::SettlementId;
use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, CivilDate, Code, CurrencyCode, Instant, Money, Percent, Rate};
use uuid::Uuid;

#[derive(Debug, Clone, Row)]
#[row(table = "finance_account")]
pub(crate) struct Account {
    pub(crate) company_id: CompanyId,
    pub(crate) code: AccountCode,
    pub(crate) name: String,
    pub(crate) search: String,
    pub(crate) account_type: AccountType,
    pub(crate) group_code: String,
    pub(crate) control: Option<Control>,
    pub(crate) active: bool,
    pub(crate) id: Uuid,
    pub(crate) version: i64,
}

#[derive(Row)]
#[row(table = "finance_purpose")]
pub(crate) struct Purpose {
    pub(crate) company_id: CompanyId,
    pub(crate) purpose: String,
    pub(crate) account: AccountCode,
    pub(crate) version: i64,
}

#[derive(Row)]
#[row(table = "finance_series")]
pub(crate) struct Series {
    pub(crate) company_id: CompanyId,
    pub(crate) kind: String,
    pub(crate) prefix: String,
    pub(crate) version: i64,
}

#[derive(Row)]
#[row(table = "finance_year")]
pub(crate) struct Year {
    pub(crate) company_id: CompanyId,
    pub(crate) year: i64,
    pub(crate) starts_on: CivilDate,
    pub(crate) ends_on: CivilDate,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_lock")]
pub(crate) struct Lock {
    pub(crate) company_id: CompanyId,
    pub(crate) kind: LockKind,
    pub(crate) until: CivilDate,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_entry")]
pub(crate) struct Entry {
    pub(crate) id: EntryId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) number: String,
    pub(crate) series_no: Option<i64>,
    pub(crate) fiscal_year: i64,
    pub(crate) node_id: Uuid,
    pub(crate) epoch: i64,
    pub(crate) document_on: CivilDate,
    pub(crate) tax_on: CivilDate,
    pub(crate) posted_on: CivilDate,
    pub(crate) reference: String,
    pub(crate) memo: String,
    pub(crate) search: String,
    pub(crate) source_kind: String,
    pub(crate) source_id: Uuid,
    pub(crate) source_number: String,
    pub(crate) reverses_id: Option<EntryId>,
    pub(crate) rate: Option<Rate>,
    pub(crate) total: Money,
    pub(crate) actor_id: Uuid,
    pub(crate) posted_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_posting")]
pub(crate) struct Posting {
    pub(crate) entry_id: EntryId,
    pub(crate) line: i64,
    pub(crate) id: Uuid,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) account: AccountCode,
    pub(crate) posted_on: CivilDate,
    pub(crate) amount: Money,
    pub(crate) transaction: Money,
    pub(crate) memo: String,
}

#[derive(Row)]
#[row(table = "finance_reversal")]
pub(crate) struct Reversal {
    pub(crate) original_id: EntryId,
    pub(crate) reversal_id: EntryId,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_open_item")]
pub(crate) struct OpenItem {
    pub(crate) id: OpenItemId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) side: Side,
    pub(crate) party_id: Uuid,
    pub(crate) source_kind: String,
    pub(crate) source_id: Uuid,
    pub(crate) source_number: String,
    pub(crate) entry_id: EntryId,
    pub(crate) document_on: CivilDate,
    pub(crate) due_on: CivilDate,
    pub(crate) amount: Money,
    pub(crate) functional: Money,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_payment")]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) number: String,
    pub(crate) series_no: i64,
    pub(crate) fiscal_year: i64,
    pub(crate) node_id: Uuid,
    pub(crate) epoch: i64,
    pub(crate) direction: Direction,
    pub(crate) party_id: Uuid,
    pub(crate) account: AccountCode,
    pub(crate) paid_on: CivilDate,
    pub(crate) reference: String,
    pub(crate) amount: Money,
    pub(crate) on_account: Money,
    pub(crate) reverses_id: Option<PaymentId>,
    pub(crate) entry_id: Option<EntryId>,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_allocation")]
pub(crate) struct Allocation {
    pub(crate) payment_id: PaymentId,
    pub(crate) line: i64,
    pub(crate) company_id: CompanyId,
    pub(crate) item_id: OpenItemId,
    pub(crate) side: Side,
    pub(crate) source_number: String,
    pub(crate) amount: Money,
    pub(crate) write_off: Money,
    pub(crate) functional: Money,
    pub(crate) exchange: Money,
    pub(crate) discount: Option<Money>,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_discount")]
pub(crate) struct Discount {
    pub(crate) payment_id: PaymentId,
    pub(crate) line: i64,
    pub(crate) part: i64,
    pub(crate) company_id: CompanyId,
    pub(crate) item_id: OpenItemId,
    pub(crate) tax_code: Code,
    pub(crate) category: TaxCategory,
    pub(crate) rate: Percent,
    pub(crate) base: Money,
    pub(crate) tax: Money,
    pub(crate) functional_base: Money,
    pub(crate) functional_tax: Money,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_settlement")]
pub(crate) struct Settlement {
    pub(crate) id: SettlementId,
    pub(crate) company_id: CompanyId,
    pub(crate) branch_id: BranchId,
    pub(crate) side: Side,
    pub(crate) party_id: Uuid,
    pub(crate) settled_on: CivilDate,
    pub(crate) source_kind: String,
    pub(crate) source_id: Uuid,
    pub(crate) source_number: String,
    pub(crate) exchange: Money,
    pub(crate) entry_id: Option<EntryId>,
    pub(crate) reverses_id: Option<SettlementId>,
    pub(crate) reason: String,
    pub(crate) actor_id: Uuid,
    pub(crate) posted_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "finance_settlement_item")]
pub(crate) struct SettlementItem {
    pub(crate) settlement_id: SettlementId,
    pub(crate) line: i64,
    pub(crate) company_id: CompanyId,
    pub(crate) item_id: OpenItemId,
    pub(crate) source_number: String,
    pub(crate) amount: Money,
    pub(crate) functional: Money,
}

#[derive(Row)]
#[row(table = "finance_rate")]
pub(crate) struct PostedRate {
    pub(crate) entry_id: EntryId,
    pub(crate) company_id: CompanyId,
    pub(crate) currency: CurrencyCode,
    pub(crate) rate: Rate,
    pub(crate) source_id: Uuid,
    pub(crate) actor_id: Uuid,
    pub(crate) posted_at: Instant,
}

/// What was paid in one currency, and what that came to in the company's.
#[derive(Row)]
pub(crate) struct PaidPart {
    pub(crate) amount: Money,
    pub(crate) total: Money,
}

/// One thing a posting stands on; the columns of the others are empty.
#[derive(Row)]
pub(crate) struct GroundRow {
    pub(crate) lock: Option<LockKind>,
    pub(crate) until: Option<CivilDate>,
    pub(crate) series: Option<String>,
    pub(crate) prefix: Option<String>,
    pub(crate) year: Option<i64>,
}

/// The account the chart names for a purpose.
#[derive(Debug, Clone, Row)]
pub(crate) struct PurposeAccount {
    pub(crate) purpose: String,
    pub(crate) code: AccountCode,
    pub(crate) active: bool,
}
