//! Invoices and credit notes.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Instant, Language, Money, Percent, Quantity, Rate, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::delivery::LineQuantity;
use super::line::{Adjustment, AdjustmentInput, LineInput, SalesTotals};
use super::order::get_document;
use super::{
    AMOUNTS_TOO_LARGE, BRANCH_UNKNOWN, CUSTOMER_UNKNOWN, DATE_IMPLAUSIBLE, GetDocument, INVOICE_INCOMPLETE, ITEM_UNKNOWN,
    LINE_EMPTY, LINE_PRICE, LINE_QUANTITY, LinkedDocument, MIXED_DOCUMENTS, MORE_THAN_OPEN, NOTHING_LEFT, PRICE_MISSING,
    PostalAddress, RATE_REQUIRED, STATE_FORBIDS, SalesDocumentId, TAX_CODE_UNKNOWN, TERM_UNKNOWN, TWO_COUNTRIES,
};
use crate::amount::AMOUNT_OUT_OF_RANGE;
use crate::finance::{EntryId, PERIOD_LOCKED};
use crate::identity::BranchId;
use crate::list::Page;
use crate::posting::OpenItemId;
use crate::print::{InvoicePrint, PrintTaxGroup, Supply};
use crate::settings::SETTINGS_MISSING;
use crate::text::{many_lines, one_line};
use crate::text_enum;

text_enum! {
    /// What became of an invoice or a credit note.
    InvoiceState {
        /// It is open.
        Posted = "posted",
        /// A part of it is settled.
        PartlyPaid = "partly_paid",
        /// It is settled.
        Paid = "paid",
        /// It is open and its due date is over.
        Overdue = "overdue",
        /// Credit notes have taken all of it back.
        Reversed = "reversed",
    }
}

/// Part of an order's line to be invoiced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct OrderLineToInvoice {
    /// The order's line.
    #[garde(skip)]
    pub line: i64,
    /// How much of it.
    #[garde(skip)]
    pub quantity: Quantity,
}

/// What an invoice is made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InvoiceSource {
    /// An order: all that was delivered and not invoiced, services included; or these parts of its lines.
    Order {
        /// The order.
        #[garde(skip)]
        id: SalesDocumentId,
        /// Parts of its lines, delivered or not.
        #[garde(dive)]
        #[serde(default)]
        lines: Option<Vec<OrderLineToInvoice>>,
    },
    /// Deliveries to one customer: all of them that was not invoiced.
    Deliveries(#[garde(length(min = 1, max = 100))] Vec<SalesDocumentId>),
    /// Neither: free lines to a customer.
    Customer(#[garde(skip)] Uuid),
}

/// Posts an invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostInvoice {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<SalesDocumentId>,
    /// What it is made from.
    #[garde(dive)]
    pub from: InvoiceSource,
    /// The branch of free lines; the caller's own or the company's main branch if absent.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Date of issue; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub date: Option<CivilDate>,
    /// Date or period of supply; from the deliveries if absent.
    #[garde(skip)]
    #[serde(default)]
    pub supply: Option<Supply>,
    /// Language of the paper; the order's or the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub language: Option<Language>,
    /// Currency of free lines; the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// Units of the company's currency for one of the document's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
    /// Who published the rate.
    #[garde(length(max = 32), custom(one_line))]
    #[serde(default)]
    pub rate_source: String,
    /// The day the rate is of.
    #[garde(skip)]
    #[serde(default)]
    pub rate_on: Option<CivilDate>,
    /// Payment term; the order's or the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub payment_term: Option<Code>,
    /// The customer's own sign; the order's if absent.
    #[garde(inner(length(max = 64), custom(one_line)))]
    #[serde(default)]
    pub reference: Option<String>,
    /// Text above the lines; the company's if absent.
    #[garde(inner(length(max = 2000), custom(many_lines)))]
    #[serde(default)]
    pub introduction: Option<String>,
    /// Text below the lines; the company's if absent.
    #[garde(inner(length(max = 2000), custom(many_lines)))]
    #[serde(default)]
    pub closing: Option<String>,
    /// Further lines that no order knows.
    #[garde(length(max = super::MAX_LINES), dive)]
    #[serde(default)]
    pub lines: Vec<LineInput>,
    /// Allowances and charges on the whole document; the order's share of its own if absent.
    #[garde(dive)]
    #[serde(default)]
    pub adjustments: Option<Vec<AdjustmentInput>>,
}

/// Shows the invoice that a request would post, and what it still lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(transparent)]
#[garde(transparent)]
pub struct PreviewInvoice(#[garde(dive)] pub PostInvoice);

/// An invoice not posted yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoicePreview {
    /// Its paper, marked as a draft.
    pub print: InvoicePrint,
    /// Paths of the particulars the law asks for and it lacks.
    pub missing: Vec<String>,
}

/// Posts a credit note on an invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostCreditNote {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<SalesDocumentId>,
    /// The invoice.
    #[garde(skip)]
    pub invoice_id: SalesDocumentId,
    /// Date of issue; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub date: Option<CivilDate>,
    /// Which lines and how much of them; all that is left if absent.
    #[garde(inner(length(min = 1, max = super::MAX_LINES)))]
    #[serde(default)]
    pub lines: Option<Vec<LineQuantity>>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(many_lines))]
    pub reason: String,
    /// Whether the goods come back into stock.
    #[garde(skip)]
    #[serde(default)]
    pub goods_returned: bool,
    /// Whether the order's lines may be invoiced again: the invoice was wrong, not the sale.
    #[garde(skip)]
    #[serde(default)]
    pub invoice_again: bool,
}

get_document!(
    /// Asks for an invoice.
    GetInvoice,
    /// Shows an invoice's paper on the screen.
    ShowInvoice,
    /// Prints an invoice.
    PrintInvoice,
    /// Asks for a credit note.
    GetCreditNote,
    /// Shows a credit note's paper on the screen.
    ShowCreditNote,
    /// Prints a credit note.
    PrintCreditNote,
);

/// An invoice or a credit note. Amounts of a credit note are positive too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceView {
    /// The document.
    pub id: SalesDocumentId,
    /// `sales.invoice` or `sales.credit_note`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// What became of it.
    pub state: InvoiceState,
    /// The branch.
    pub branch_id: BranchId,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name and address, as on the paper.
    pub customer: PostalAddress,
    /// The customer's VAT id.
    pub customer_vat_id: Option<String>,
    /// The company's VAT id it was supplied under: that of the country whose tax it bears.
    pub supplier_vat_id: Option<String>,
    /// Date of issue.
    pub date: CivilDate,
    /// Date or period of supply.
    pub supply: Option<Supply>,
    /// Last day of payment.
    pub due: Option<CivilDate>,
    /// Language of the paper.
    pub language: Language,
    /// Currency.
    pub currency: CurrencyCode,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// Payment term.
    pub payment_term: Option<Code>,
    /// The customer's own sign.
    pub reference: String,
    /// Why a credit note was made.
    pub reason: String,
    /// The lines.
    pub lines: Vec<InvoiceLineView>,
    /// Allowances and charges on the whole document.
    pub adjustments: Vec<Adjustment>,
    /// Tax per category and rate.
    pub tax_groups: Vec<PrintTaxGroup>,
    /// The totals.
    pub totals: SalesTotals,
    /// What is not settled yet; negative for a credit note.
    pub open: Money,
    /// What credit notes have taken back.
    pub credited: Money,
    /// Its journal entry.
    pub entry_id: Option<EntryId>,
    /// Its open item.
    pub open_item_id: Option<OpenItemId>,
    /// When it was posted.
    pub posted_at: Instant,
    /// Orders, deliveries, the original, credit notes.
    pub links: Vec<LinkedDocument>,
}

/// A line of an invoice or a credit note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct InvoiceLineView {
    /// From 1.
    pub line: i64,
    /// The order it comes from.
    pub order_id: Option<Uuid>,
    /// The order's line.
    pub order_line: Option<i64>,
    /// The delivery it comes from.
    pub delivery_id: Option<Uuid>,
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
    /// How much of it was credited.
    pub credited: Quantity,
}

/// An invoice or a credit note in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct InvoiceRow {
    /// The document.
    pub id: SalesDocumentId,
    /// Its number.
    pub number: String,
    /// Date of issue.
    pub date: CivilDate,
    /// Last day of payment.
    pub due: Option<CivilDate>,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name.
    pub party: String,
    /// The customer's own sign.
    pub reference: String,
    /// A credit note's invoice.
    pub original_number: String,
    /// What became of it.
    pub state: InvoiceState,
    /// Without tax.
    pub net: Money,
    /// Tax.
    pub tax: Money,
    /// With tax.
    pub total: Money,
    /// What is not settled yet; negative for a credit note.
    pub open: Money,
}

crate::list_requests! {
    /// Invoices. Filters: state (overdue among them), customer_id, date, due, text. Sorts: date, number, total, due.
    ListInvoices,
    /// Credit notes. Filters: state, customer_id, original_id, date, text. Sorts: date, number, total.
    ListCreditNotes,
}

crate::commands! {
    /// Posts an invoice: journal entry, open item and legal number in one transaction.
    change "sales.invoice.post" needs "sales.invoice.post" calls ["finance.document.post"] fails [
        CUSTOMER_UNKNOWN, ITEM_UNKNOWN, PRICE_MISSING, TAX_CODE_UNKNOWN, TERM_UNKNOWN, LINE_EMPTY, LINE_QUANTITY, LINE_PRICE,
        AMOUNTS_TOO_LARGE, AMOUNT_OUT_OF_RANGE, BRANCH_UNKNOWN, DATE_IMPLAUSIBLE, RATE_REQUIRED, STATE_FORBIDS, MORE_THAN_OPEN,
        MIXED_DOCUMENTS, TWO_COUNTRIES, NOTHING_LEFT, INVOICE_INCOMPLETE, SETTINGS_MISSING, PERIOD_LOCKED
    ]: PostInvoice => InvoiceView;
    /// Shows the invoice that a request would post, and what it still lacks.
    query "sales.invoice.preview" needs "sales.invoice.post" fails [
        CUSTOMER_UNKNOWN, ITEM_UNKNOWN, PRICE_MISSING, TAX_CODE_UNKNOWN, TERM_UNKNOWN, LINE_EMPTY, LINE_QUANTITY, LINE_PRICE,
        AMOUNTS_TOO_LARGE, RATE_REQUIRED, STATE_FORBIDS, MORE_THAN_OPEN, MIXED_DOCUMENTS, TWO_COUNTRIES, NOTHING_LEFT, SETTINGS_MISSING
    ]: PreviewInvoice => InvoicePreview;
    /// One invoice.
    query "sales.invoice.get" needs "sales.invoice.read": GetInvoice => InvoiceView;
    /// Invoices.
    query "sales.invoice.list" needs "sales.invoice.read": ListInvoices => Page<InvoiceRow>;
    /// An invoice's paper as printing it now would give it, for the screen: nothing is recorded.
    query "sales.invoice.show" needs "sales.invoice.read": ShowInvoice => InvoicePrint;
    /// Prints an invoice, as it was posted. The first print by somebody who may post invoices is the original and is
    /// recorded; every other is marked as a copy.
    change "sales.invoice.print" needs "sales.invoice.read": PrintInvoice => InvoicePrint;
    /// Posts a credit note on an invoice, to the cent.
    change "sales.credit_note.post" needs "sales.credit_note.post" calls ["finance.document.post", "inventory.stock.take_back"] fails [
        MORE_THAN_OPEN, LINE_QUANTITY, NOTHING_LEFT, DATE_IMPLAUSIBLE, INVOICE_INCOMPLETE, PERIOD_LOCKED
    ]: PostCreditNote => InvoiceView;
    /// One credit note.
    query "sales.credit_note.get" needs "sales.invoice.read": GetCreditNote => InvoiceView;
    /// Credit notes.
    query "sales.credit_note.list" needs "sales.invoice.read": ListCreditNotes => Page<InvoiceRow>;
    /// A credit note's paper as printing it now would give it, for the screen: nothing is recorded.
    query "sales.credit_note.show" needs "sales.invoice.read": ShowCreditNote => InvoicePrint;
    /// Prints a credit note, as it was posted. The first print by somebody who may post invoices is the original and is
    /// recorded; every other is marked as a copy.
    change "sales.credit_note.print" needs "sales.invoice.read": PrintCreditNote => InvoicePrint;
}
