//! The trial balance.

use garde::Validate;
use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Money, Period};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::AccountType;
use crate::identity::BranchId;

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
