//! Deliveries, invoices and credit notes as facts hold them: posted once, never changed.

use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, CivilDate, Code, Instant, Language, Money, Percent, Quantity, Rate, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SalesDocumentId;
use crate::finance::EntryId;
use crate::identity::{BranchId, CompanyId};
use crate::json::Json;
use crate::personal::Personal;
use crate::posting::OpenItemId;
use crate::print::{LegalTexts, PrintSupplier, Reference};

/// A delivery, or the reversal of one with negative quantities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_delivery")]
pub struct DeliveryHead {
    /// The delivery.
    pub id: SalesDocumentId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// Its number.
    pub number: String,
    /// The number within its series.
    pub series_no: i64,
    /// The series' fiscal year.
    pub fiscal_year: i64,
    /// The node whose series it is.
    pub node_id: Uuid,
    /// The node's epoch.
    pub epoch: i64,
    /// The order.
    pub order_id: SalesDocumentId,
    /// The order's number.
    pub order_number: String,
    /// The delivery this one takes back.
    pub reverses_id: Option<SalesDocumentId>,
    /// The customer.
    pub customer_id: Uuid,
    /// Name delivered to.
    pub customer_name: Personal,
    /// Lines of the address.
    pub customer_lines: Personal,
    /// Its country.
    pub customer_country: String,
    /// Language of the paper.
    pub language: Language,
    /// When it left.
    pub delivered_on: CivilDate,
    /// The customer's own sign.
    pub reference: String,
    /// Why it was reversed.
    pub reason: String,
    /// Text below the lines.
    pub closing: String,
    /// Cost of what left.
    #[schemars(extend("x-class" = "cost"))]
    pub cost: Money,
    /// Its journal entry.
    pub entry_id: Option<EntryId>,
    /// Who posted it.
    pub actor_id: Uuid,
    /// When.
    pub posted_at: Instant,
    /// Folded text to search in; no part of the fact.
    #[serde(skip)]
    pub search: String,
}

/// A line of a delivery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_delivery_line")]
pub struct DeliveryLine {
    /// The delivery.
    pub delivery_id: SalesDocumentId,
    /// From 1.
    pub line: i64,
    /// The order's line.
    pub order_line: i64,
    /// The item.
    pub item_id: Option<Uuid>,
    /// The item's code.
    pub item_code: String,
    /// What it is.
    pub description: String,
    /// How much; negative when taken back.
    pub quantity: Quantity,
    /// Unit as printed.
    pub unit: String,
    /// The warehouse.
    pub warehouse_id: Option<Uuid>,
    /// Its cost.
    #[schemars(extend("x-class" = "cost"))]
    pub cost: Money,
}

/// Goods left a warehouse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryPosted {
    /// The delivery.
    pub head: DeliveryHead,
    /// Its lines.
    pub lines: Vec<DeliveryLine>,
}

/// A delivery was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryReversed {
    /// The reversal.
    pub head: DeliveryHead,
    /// Its lines, quantities negative.
    pub lines: Vec<DeliveryLine>,
}

/// An invoice or a credit note with all that printing needs. Amounts are positive on both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_invoice")]
pub struct InvoiceHead {
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
    /// The number within its series.
    pub series_no: i64,
    /// The series' fiscal year.
    pub fiscal_year: i64,
    /// The node whose series it is.
    pub node_id: Uuid,
    /// The node's epoch.
    pub epoch: i64,
    /// A credit note's invoice.
    pub original_id: Option<SalesDocumentId>,
    /// That invoice's number.
    pub original_number: String,
    /// That invoice's date.
    pub original_on: Option<CivilDate>,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's number.
    pub customer_number: String,
    /// The customer's name.
    pub customer_name: Personal,
    /// Lines of the customer's address.
    pub customer_lines: Personal,
    /// The customer's country.
    pub customer_country: String,
    /// The customer's VAT id.
    pub customer_vat_id: Personal,
    /// The supplier, less what follows.
    pub supplier: Json<PrintSupplier>,
    /// The supplier's contact lines.
    pub supplier_contact: Personal,
    /// The supplier's register lines.
    pub supplier_register: Personal,
    /// SHA-256 of the supplier's logo, hexadecimal.
    pub logo: Option<String>,
    /// Date of issue.
    pub issued_on: CivilDate,
    /// First day of supply.
    pub supplied_from: Option<CivilDate>,
    /// Last day of supply.
    pub supplied_to: Option<CivilDate>,
    /// Last day of payment.
    pub due_on: Option<CivilDate>,
    /// Language of the paper.
    pub language: Language,
    /// Layout of the paper.
    pub layout_version: u32,
    /// Where tax was rounded: `by_group` or `by_line`.
    pub tax_policy: String,
    /// What prices are: `net` or `gross`.
    pub price_mode: String,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// Who published it.
    pub rate_source: String,
    /// The day it is of.
    pub rate_on: Option<CivilDate>,
    /// Payment term.
    pub payment_term: Option<Code>,
    /// The term's sentences, as printed.
    pub terms_text: String,
    /// What national law wants said.
    pub legal: Json<LegalTexts>,
    /// Text above the lines.
    pub introduction: String,
    /// Text below the lines.
    pub closing: String,
    /// The customer's own sign.
    pub reference: String,
    /// The order, as printed.
    pub order_ref: Json<Option<Reference>>,
    /// The deliveries, as printed.
    pub delivery_refs: Json<Vec<Reference>>,
    /// Why a credit note was made.
    pub reason: String,
    /// Sum of the lines.
    pub lines_total: Money,
    /// Without tax.
    pub net: Money,
    /// Tax.
    pub tax: Money,
    /// With tax.
    pub total: Money,
    /// Tax in the company's currency.
    pub functional_tax: Money,
    /// With tax, in the company's currency.
    pub functional_total: Money,
    /// Its journal entry.
    pub entry_id: Option<EntryId>,
    /// Its open item.
    pub open_item_id: Option<OpenItemId>,
    /// Who posted it.
    pub actor_id: Uuid,
    /// When.
    pub posted_at: Instant,
    /// Folded text to search in; no part of the fact.
    #[serde(skip)]
    pub search: String,
}

/// A line of an invoice or a credit note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_invoice_line")]
pub struct InvoiceLine {
    /// The document.
    pub invoice_id: SalesDocumentId,
    /// From 1.
    pub line: i64,
    /// The order it comes from.
    pub order_id: Option<SalesDocumentId>,
    /// The order's line.
    pub order_line: Option<i64>,
    /// The delivery it comes from.
    pub delivery_id: Option<SalesDocumentId>,
    /// The delivery's line.
    pub delivery_line: Option<i64>,
    /// A credit note's line: the invoice's line.
    pub original_line: Option<i64>,
    /// The item.
    pub item_id: Option<Uuid>,
    /// The item's code.
    pub item_code: String,
    /// What it is.
    pub description: String,
    /// How much.
    pub quantity: Quantity,
    /// Unit as printed.
    pub unit: String,
    /// Net price of one unit.
    pub unit_price: UnitPrice,
    /// Discount, per cent.
    pub discount: Percent,
    /// The tax code.
    pub tax_code: Code,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// Net after discount.
    pub net: Money,
}

/// An allowance or charge on a whole invoice or credit note, of one tax code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_invoice_adjustment")]
pub struct InvoiceAdjustment {
    /// The document.
    pub invoice_id: SalesDocumentId,
    /// From 1.
    pub line: i64,
    /// Whether it is an allowance; a charge otherwise.
    pub allowance: bool,
    /// What it is for.
    pub reason: String,
    /// Its tax code.
    pub tax_code: Code,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// How much, positive for both.
    pub amount: Money,
}

/// Tax of one tax code on an invoice or a credit note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_invoice_tax")]
pub struct InvoiceTax {
    /// The document.
    pub invoice_id: SalesDocumentId,
    /// From 1.
    pub line: i64,
    /// The tax code.
    pub tax_code: Code,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// Taxable amount.
    pub base: Money,
    /// Tax.
    pub tax: Money,
    /// Taxable amount in the company's currency.
    pub functional_base: Money,
    /// Tax in the company's currency.
    pub functional_tax: Money,
    /// Why no tax is charged, in the document's language.
    pub reason: Option<String>,
    /// The account the net amount went to; the chart's revenue account if absent.
    pub revenue_account: Option<AccountCode>,
    /// The account the tax went to.
    pub tax_account: Option<AccountCode>,
}

/// An invoice was posted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoicePosted {
    /// What stands above and below the lines.
    pub head: InvoiceHead,
    /// The lines.
    pub lines: Vec<InvoiceLine>,
    /// Allowances and charges.
    pub adjustments: Vec<InvoiceAdjustment>,
    /// Tax per tax code.
    pub taxes: Vec<InvoiceTax>,
}

/// A credit note was posted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CreditNotePosted {
    /// The credit note.
    pub note: InvoicePosted,
    /// Whether the goods came back into stock.
    pub goods_returned: bool,
    /// Whether the order's lines may be invoiced again.
    pub invoice_again: bool,
}
