//! The chart of accounts.

use std::collections::BTreeMap;

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::AccountCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AccountType, Control};
use crate::identity::CompanyId;

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
