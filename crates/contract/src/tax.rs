//! Tax codes and payment terms: what documents choose from.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{AccountCode, CivilDate, Code, Percent, tax::TaxCategory};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finance::{ACCOUNT_CONTROL, ACCOUNT_INACTIVE, ACCOUNT_UNKNOWN};
use crate::identity::CompanyId;
use crate::list::Page;
use crate::row::{Field, RowError, RowSource, Value};
use crate::settings::PaperText;
use crate::text_enum;

/// Days until an amount is due at most; ten years are more than any law allows.
pub const MAX_DUE_DAYS: u32 = 3_650;

crate::error_codes! {
    /// The code is taken.
    TAX_CODE_TAKEN = "finance.tax_code.taken" Rule { tax_code };
    /// No such tax code.
    TAX_CODE_UNKNOWN = "finance.tax_code.unknown" Rule { tax_code };
    /// The category does not go with this rate.
    TAX_CODE_RATE = "finance.tax_code.rate" Invalid { category, rate };
    /// Tax with a rate needs its account, and a buyer who owes the tax needs the liability's.
    TAX_CODE_ACCOUNT_MISSING = "finance.tax_code.account_missing" Invalid { account };
    /// This code posts nothing to such an account.
    TAX_CODE_ACCOUNT_UNUSED = "finance.tax_code.account_unused" Invalid { account };
    /// An invoice must say why no tax is charged.
    TAX_CODE_REASON = "finance.tax_code.reason_missing" Invalid { category };
    /// There is no such country.
    TAX_CODE_COUNTRY = "finance.tax_code.country" Invalid { country };
    /// It ends before it begins.
    TAX_CODE_VALIDITY = "finance.tax_code.validity" Invalid { from, to };
    /// It has a name in no language.
    TAX_NAME_MISSING = "finance.tax_code.name_missing" Invalid {};
    /// The code is taken.
    TERM_TAKEN = "finance.payment_term.taken" Rule { term };
    /// No such payment term.
    TERM_UNKNOWN = "finance.payment_term.unknown" Rule { term };
    /// A cash discount has a percentage below 100 and days, and ends before the amount is due.
    TERM_DISCOUNT = "finance.payment_term.discount" Invalid {};
}

text_enum! {
    /// On which side a tax code stands.
    TaxDirection {
        /// Output tax.
        Sales = "sales",
        /// Input tax.
        Purchase = "purchase",
    }
}

impl From<crate::packs::Localised> for PaperText {
    fn from(text: crate::packs::Localised) -> Self {
        Self { en: text.en, de: text.de, fr: text.fr }
    }
}

/// Three columns, one for each language.
impl Field for PaperText {
    const SUFFIXES: &'static [&'static str] = &["_en", "_de", "_fr"];
    fn read<S: RowSource + ?Sized>(source: &S, at: usize) -> Result<Self, RowError> {
        Ok(Self { en: String::read(source, at)?, de: String::read(source, at + 1)?, fr: String::read(source, at + 2)? })
    }
    fn write(&self, out: &mut Vec<Value>) {
        [&self.en, &self.de, &self.fr].into_iter().for_each(|text| text.write(out));
    }
}

/// A tax code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct TaxCodeRow {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub name: PaperText,
    /// EN 16931 category.
    pub category: TaxCategory,
    /// Its rate.
    pub rate: Percent,
    /// On which side it stands.
    pub direction: TaxDirection,
    /// First day.
    pub valid_from: CivilDate,
    /// Last day; `None` while it is open.
    pub valid_to: Option<CivilDate>,
    /// Where the tax goes.
    pub tax_account: Option<AccountCode>,
    /// The liability of a buyer who owes the tax.
    pub offset_account: Option<AccountCode>,
    /// Where the net amount goes.
    pub revenue_account: Option<AccountCode>,
    /// EN 16931 BT-121.
    pub vatex: Option<String>,
    /// EN 16931 BT-120, printed; empty where none is needed.
    pub reason: PaperText,
    /// Version.
    pub version: i64,
    /// Whose tax it is (ISO 3166), where that is not the company's country.
    pub country: Option<String>,
    /// Where a cash discount granted on it goes.
    pub discount_account: Option<AccountCode>,
}

/// What may change of a tax code; another rate or category is another code, as documents name it for ever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct TaxCodeFields {
    /// What it is called.
    #[garde(dive)]
    pub name: PaperText,
    /// First day.
    #[garde(skip)]
    pub valid_from: CivilDate,
    /// Last day; `None` while it is open.
    #[garde(skip)]
    #[serde(default)]
    pub valid_to: Option<CivilDate>,
    /// Where the tax goes; none exactly when the rate is zero.
    #[garde(skip)]
    #[serde(default)]
    pub tax_account: Option<AccountCode>,
    /// The liability of a buyer who owes the tax; only for purchases of category K or AE.
    #[garde(skip)]
    #[serde(default)]
    pub offset_account: Option<AccountCode>,
    /// Where the net amount goes: income for sales; for purchases what is not stocked.
    #[garde(skip)]
    #[serde(default)]
    pub revenue_account: Option<AccountCode>,
    /// EN 16931 BT-121.
    #[garde(inner(length(min = 1, max = 32)))]
    #[serde(default)]
    pub vatex: Option<String>,
    /// EN 16931 BT-120.
    #[garde(dive)]
    #[serde(default)]
    pub reason: PaperText,
    /// Whose tax it is (ISO 3166); the company's own country if absent. Invoices carry the VAT id of that country.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Where a cash discount granted on it goes, net; the chart's account for discounts if absent. Only for sales.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_account: Option<AccountCode>,
}

/// Adds a tax code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateTaxCode {
    /// Its code.
    #[garde(skip)]
    pub code: Code,
    /// EN 16931 category.
    #[garde(skip)]
    pub category: TaxCategory,
    /// Its rate.
    #[garde(skip)]
    pub rate: Percent,
    /// On which side it stands.
    #[garde(skip)]
    pub direction: TaxDirection,
    /// The rest.
    #[garde(dive)]
    pub tax_code: TaxCodeFields,
}

/// Changes a tax code for documents to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateTaxCode {
    /// Its code.
    #[garde(skip)]
    pub code: Code,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// It as it is to be, whole.
    #[garde(dive)]
    pub tax_code: TaxCodeFields,
}

/// A payment term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct PaymentTermRow {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub name: PaperText,
    /// Days until the amount is due.
    pub due_days: u32,
    /// Days within which a discount is given; 0 for none.
    pub discount_days: u32,
    /// The discount; 0 for none.
    pub discount_percent: Percent,
    /// Whether it may be chosen.
    pub active: bool,
    /// Version.
    pub version: i64,
}

/// What a payment term says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PaymentTermFields {
    /// What it is called.
    #[garde(dive)]
    pub name: PaperText,
    /// Days until the amount is due.
    #[garde(range(max = MAX_DUE_DAYS))]
    pub due_days: u32,
    /// Days within which a discount is given; 0 for none.
    #[garde(range(max = MAX_DUE_DAYS))]
    #[serde(default)]
    pub discount_days: u32,
    /// The discount; 0 for none.
    #[garde(skip)]
    #[serde(default)]
    pub discount_percent: Percent,
    /// Whether it may be chosen.
    #[garde(skip)]
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// Adds a payment term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreatePaymentTerm {
    /// Its code.
    #[garde(skip)]
    pub code: Code,
    /// What it says.
    #[garde(dive)]
    pub term: PaymentTermFields,
}

/// Changes a payment term for documents to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdatePaymentTerm {
    /// Its code.
    #[garde(skip)]
    pub code: Code,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// It as it is to be, whole.
    #[garde(dive)]
    pub term: PaymentTermFields,
}

crate::list_requests! {
    /// Tax codes. Filters: code, category, direction, valid_from, valid_to, text. Sorts: code.
    ListTaxCodes,
    /// Payment terms. Filters: code, active, text. Sorts: code, due_days.
    ListPaymentTerms,
}

crate::commands! {
    /// Tax codes.
    query "finance.tax_code.list" needs "finance.account.read": ListTaxCodes => Page<TaxCodeRow>;
    /// Adds a tax code.
    change "finance.tax_code.create" needs "finance.account.write" fails [
        TAX_CODE_TAKEN, TAX_CODE_RATE, TAX_CODE_ACCOUNT_MISSING, TAX_CODE_ACCOUNT_UNUSED, TAX_CODE_REASON, TAX_CODE_COUNTRY, TAX_CODE_VALIDITY,
        TAX_NAME_MISSING, ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE, ACCOUNT_CONTROL
    ]: CreateTaxCode => TaxCodeRow;
    /// Changes a tax code for documents to come.
    change "finance.tax_code.update" needs "finance.account.write" fails [
        TAX_CODE_UNKNOWN, TAX_CODE_ACCOUNT_MISSING, TAX_CODE_ACCOUNT_UNUSED, TAX_CODE_REASON, TAX_CODE_COUNTRY, TAX_CODE_VALIDITY, TAX_NAME_MISSING,
        ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE, ACCOUNT_CONTROL, crate::error::CONFLICT_STALE
    ]: UpdateTaxCode => TaxCodeRow;
    /// Payment terms.
    query "finance.payment_term.list" needs "finance.account.read": ListPaymentTerms => Page<PaymentTermRow>;
    /// Adds a payment term.
    change "finance.payment_term.create" needs "finance.account.write" fails [TERM_TAKEN, TERM_DISCOUNT, TAX_NAME_MISSING]: CreatePaymentTerm => PaymentTermRow;
    /// Changes a payment term for documents to come.
    change "finance.payment_term.update" needs "finance.account.write" fails [
        TERM_UNKNOWN, TERM_DISCOUNT, TAX_NAME_MISSING, crate::error::CONFLICT_STALE
    ]: UpdatePaymentTerm => PaymentTermRow;
}

/// A tax code as it is after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaxCodeSaved {
    /// Its code.
    pub code: Code,
    /// Its id in lists.
    pub id: uuid::Uuid,
    /// EN 16931 category.
    pub category: TaxCategory,
    /// Its rate.
    pub rate: Percent,
    /// On which side it stands.
    pub direction: TaxDirection,
    /// The rest.
    pub tax_code: TaxCodeFields,
}

/// A tax code was added or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaxCodeChanged {
    /// The company.
    pub company_id: CompanyId,
    /// The code before; `None` for a new one.
    pub before: Option<TaxCodeSaved>,
    /// The code after.
    pub after: TaxCodeSaved,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

/// A payment term as it is after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentTermSaved {
    /// Its code.
    pub code: Code,
    /// Its id in lists.
    pub id: uuid::Uuid,
    /// What it says.
    pub term: PaymentTermFields,
}

/// A payment term was added or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentTermChanged {
    /// The company.
    pub company_id: CompanyId,
    /// The term before; `None` for a new one.
    pub before: Option<PaymentTermSaved>,
    /// The term after.
    pub after: PaymentTermSaved,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

crate::events! {
    "finance.tax_code.changed@1" => TaxCodeChanged;
    "finance.payment_term.changed@1" => PaymentTermChanged;
}
