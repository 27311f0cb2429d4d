//! The rows of this module's tables that no event holds, and what is read of other modules' views.

use kontor_contract::identity::CompanyId;
use kontor_contract::inventory::{ItemKind, Supply, TaxClass};
use kontor_contract::json::{Json, Lines};
use kontor_contract::parties::{PartyKind, TaxRegion};
use kontor_contract::sales::SalesDocumentId;
use kontor_contract::settings::CompanySettings;
use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, CivilDate, Code, CurrencyCode, Language, Money, Percent, Quantity, UnitPrice};
use uuid::Uuid;

#[derive(Debug, Clone, Row)]
#[row(table = "sales_price_list")]
pub(crate) struct PriceList {
    pub(crate) company_id: CompanyId,
    pub(crate) code: Code,
    pub(crate) name: String,
    pub(crate) currency: CurrencyCode,
    pub(crate) standard: bool,
    pub(crate) active: bool,
    pub(crate) id: Uuid,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "sales_price")]
pub(crate) struct Price {
    pub(crate) company_id: CompanyId,
    pub(crate) list: Code,
    pub(crate) item_id: Uuid,
    pub(crate) min_quantity: Quantity,
    pub(crate) valid_from: CivilDate,
    pub(crate) valid_to: Option<CivilDate>,
    pub(crate) price: UnitPrice,
    pub(crate) currency: CurrencyCode,
    pub(crate) id: Uuid,
    pub(crate) version: i64,
}

/// What is left of an order or a delivery, in scaled quantities over all lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Row)]
#[row(table = "sales_open")]
pub(crate) struct Open {
    pub(crate) document_id: SalesDocumentId,
    pub(crate) to_deliver: i64,
    pub(crate) to_invoice: i64,
    pub(crate) delivered: i64,
    pub(crate) invoiced: i64,
}

/// How far a line has got; line 0 counts minor units of the whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Row)]
#[row(table = "sales_progress")]
pub(crate) struct Progress {
    pub(crate) document_id: SalesDocumentId,
    pub(crate) line: i64,
    pub(crate) delivered: Quantity,
    pub(crate) invoiced: Quantity,
    pub(crate) credited: Quantity,
}

/// A customer, from `rpt_party`.
#[derive(Debug, Clone, Row)]
pub(crate) struct Customer {
    pub(crate) id: Uuid,
    pub(crate) code: Code,
    pub(crate) kind: PartyKind,
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) currency: CurrencyCode,
    pub(crate) country: String,
    pub(crate) payment_term: Option<Code>,
    pub(crate) vat_id: String,
    pub(crate) tax_region: TaxRegion,
    pub(crate) credit_limit_minor: Option<i64>,
    pub(crate) active: bool,
    pub(crate) billing_name: String,
    pub(crate) billing_lines: Lines,
    pub(crate) billing_postal_code: String,
    pub(crate) billing_city: String,
    pub(crate) billing_country: String,
}

impl Customer {
    /// The lines of the billing address as they are printed under the name.
    pub(crate) fn address(&self) -> Vec<String> {
        let mut lines = self.billing_lines.0.clone();
        if self.billing_name != self.name {
            lines.insert(0, self.billing_name.clone());
        }
        let town = format!("{} {}", self.billing_postal_code, self.billing_city).trim().to_owned();
        lines.extend((!town.is_empty()).then_some(town));
        lines
    }
    /// The country invoices go to.
    pub(crate) fn place(&self) -> &str {
        if self.billing_country.is_empty() { &self.country } else { &self.billing_country }
    }
}

/// An item, from `rpt_item`.
#[derive(Debug, Clone, Row)]
pub(crate) struct Item {
    pub(crate) id: Uuid,
    pub(crate) code: Code,
    pub(crate) name: String,
    pub(crate) name_en: String,
    pub(crate) name_de: String,
    pub(crate) name_fr: String,
    pub(crate) kind: ItemKind,
    pub(crate) supply: Supply,
    pub(crate) unit_symbol: String,
    pub(crate) unit_decimals: u32,
    pub(crate) tax_class: TaxClass,
    pub(crate) price: Option<UnitPrice>,
    pub(crate) price_currency: Option<CurrencyCode>,
    pub(crate) active: bool,
}

impl Item {
    /// Its name in a language.
    pub(crate) fn name_in(&self, language: Language) -> &str {
        let own = match language {
            Language::En => &self.name_en,
            Language::De => &self.name_de,
            Language::Fr => &self.name_fr,
        };
        if own.is_empty() { &self.name } else { own }
    }
}

/// A tax code valid on the day, from `rpt_tax_code`.
#[derive(Debug, Clone, Row)]
pub(crate) struct TaxCode {
    pub(crate) code: Code,
    pub(crate) category: TaxCategory,
    pub(crate) rate: Percent,
    pub(crate) tax_account: Option<AccountCode>,
    pub(crate) revenue_account: Option<AccountCode>,
    pub(crate) reason_en: String,
    pub(crate) reason_de: String,
    pub(crate) reason_fr: String,
    /// Whose tax it is, where that is not the company's country.
    pub(crate) country: Option<String>,
}

impl TaxCode {
    /// Why no tax is charged, in a language.
    pub(crate) fn reason(&self, language: Language) -> Option<String> {
        let own = match language {
            Language::En => &self.reason_en,
            Language::De => &self.reason_de,
            Language::Fr => &self.reason_fr,
        };
        Some(own.clone()).filter(|text| !text.is_empty())
    }
}

/// A payment term, from `rpt_payment_term`.
#[derive(Debug, Clone, Row)]
pub(crate) struct Term {
    pub(crate) code: Code,
    pub(crate) due_days: u32,
    pub(crate) discount_days: u32,
    pub(crate) discount_percent: Percent,
}

/// A warehouse, from `rpt_warehouse`.
#[derive(Debug, Clone, Row)]
pub(crate) struct Warehouse {
    pub(crate) id: Uuid,
    pub(crate) country: String,
}

/// The company's settings, from `rpt_company_settings`.
#[derive(Debug, Clone, Default, Row)]
pub(crate) struct Settings {
    pub(crate) settings: Json<CompanySettings>,
    pub(crate) logo: Option<String>,
}

/// An order that counts against a credit limit.
#[derive(Debug, Clone, Copy, Row)]
pub(crate) struct Commitment {
    pub(crate) total: Money,
    pub(crate) functional_minor: i64,
    pub(crate) to_invoice: i64,
    pub(crate) invoiced: i64,
}

/// What earlier credit notes took from an invoice's line, allowance or tax, by its number there.
#[derive(Debug, Clone, Copy, Row)]
pub(crate) struct TakenBefore {
    pub(crate) line: i64,
    pub(crate) first_minor: i64,
    pub(crate) second_minor: i64,
    pub(crate) third_minor: i64,
    pub(crate) fourth_minor: i64,
}
