//! Quotations and orders as facts hold them, and the events of all sales documents. Each struct that a table holds is
//! that table's row too, field by field, so that `apply` adds nothing to what was decided but the folded search text.

use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Instant, Language, Money, Percent, Quantity, Rate, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SalesDocumentId;
use super::line::Adjustment;
use super::order::OrderState;
use crate::identity::{BranchId, CompanyId};
use crate::json::Json;
use crate::personal::Personal;
use crate::posting::TakenNumber;

pub use super::posted::{
    CreditNotePosted, DeliveryHead, DeliveryLine, DeliveryPosted, DeliveryReversed, InvoiceAdjustment, InvoiceHead, InvoiceLine,
    InvoicePosted, InvoiceTax,
};

/// A quotation or an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_document")]
pub struct DocumentHead {
    /// The document.
    pub id: SalesDocumentId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// `sales.quotation` or `sales.order`.
    pub kind: String,
    /// How far it has got; progress of delivery and invoicing is kept beside it.
    pub state: OrderState,
    /// Its number; empty for a draft.
    pub number: String,
    /// The number within its series.
    pub series_no: Option<i64>,
    /// The series' fiscal year.
    pub fiscal_year: Option<i64>,
    /// The node whose series it is.
    pub node_id: Option<Uuid>,
    /// The node's epoch.
    pub epoch: Option<i64>,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name.
    pub customer_name: Personal,
    /// Date of the document.
    pub document_on: CivilDate,
    /// A quotation's last day.
    pub valid_until: Option<CivilDate>,
    /// When it is to be delivered.
    pub deliver_on: Option<CivilDate>,
    /// Language of the paper.
    pub language: Language,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// Name to deliver to; empty for the customer's own address.
    pub delivery_name: Personal,
    /// Lines of that address.
    pub delivery_lines: Personal,
    /// Its country.
    pub delivery_country: String,
    /// Payment term.
    pub payment_term: Option<Code>,
    /// The customer's own sign.
    pub reference: String,
    /// Text above the lines.
    pub introduction: String,
    /// Text below the lines.
    pub closing: String,
    /// Allowances and charges on the whole document.
    pub adjustments: Json<Vec<Adjustment>>,
    /// Without tax.
    pub net: Money,
    /// Tax.
    pub tax: Money,
    /// With tax.
    pub total: Money,
    /// With tax, in the company's currency: what the credit limit counts.
    pub functional_minor: i64,
    /// The quotation an order came from.
    pub source_id: Option<Uuid>,
    /// Why it was lost, cancelled or closed.
    pub reason: String,
    /// Who changed it last.
    pub actor_id: Uuid,
    /// When.
    pub changed_at: Instant,
    /// Folded text to search in; no part of the fact.
    #[serde(skip)]
    pub search: String,
    /// Version.
    pub version: i64,
}

impl DocumentHead {
    /// Its legal number, if it has one.
    pub fn taken(&self) -> Option<TakenNumber> {
        Some(TakenNumber {
            text: self.number.clone(),
            kind: self.kind.clone(),
            series_no: self.series_no?,
            fiscal_year: self.fiscal_year?,
            node_id: self.node_id?,
            epoch: self.epoch?,
        })
    }
    /// Its currency.
    pub fn currency(&self) -> CurrencyCode {
        self.total.currency()
    }
}

/// A line of a quotation or an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "sales_document_line")]
pub struct DocumentLine {
    /// The document.
    pub document_id: SalesDocumentId,
    /// From 1.
    pub line: i64,
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
    /// Where it is delivered from.
    pub warehouse_id: Option<Uuid>,
    /// Whether it goes out of stock.
    pub stocked: bool,
}

/// A quotation or an order, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// What stands above the lines.
    pub head: DocumentHead,
    /// The lines.
    pub lines: Vec<DocumentLine>,
}

/// A draft was saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentDrafted {
    /// The draft before; `None` for a new one.
    pub before: Option<Document>,
    /// The draft after.
    pub after: Document,
}

/// A quotation or an order went on to another state; its content stayed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentChanged {
    /// The document after.
    pub document: Document,
    /// The state before.
    pub state_before: OrderState,
    /// The version this replaces.
    pub version_before: i64,
}

macro_rules! wrapped {
    ($($(#[$meta:meta])* $name:ident($inner:ident)),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub $inner);
    )+};
}
wrapped!(
    /// A quotation's draft was saved.
    QuotationDrafted(DocumentDrafted),
    /// A quotation went out.
    QuotationSent(DocumentChanged),
    /// A quotation became an order.
    QuotationOrdered(DocumentChanged),
    /// A quotation was declined.
    QuotationLost(DocumentChanged),
    /// A quotation's draft was thrown away.
    QuotationDiscarded(DocumentChanged),
    /// An order's draft was saved.
    OrderDrafted(DocumentDrafted),
    /// An order was confirmed.
    OrderConfirmed(DocumentChanged),
    /// An order was called off.
    OrderCancelled(DocumentChanged),
    /// An order's rest will not be delivered.
    OrderClosed(DocumentChanged),
    /// An order's draft was thrown away.
    OrderDiscarded(DocumentChanged),
);

crate::events! {
    "sales.quotation.drafted@1" => QuotationDrafted;
    "sales.quotation.sent@1" => QuotationSent;
    "sales.quotation.ordered@1" => QuotationOrdered;
    "sales.quotation.lost@1" => QuotationLost;
    "sales.quotation.discarded@1" => QuotationDiscarded;
    "sales.order.drafted@1" => OrderDrafted;
    "sales.order.confirmed@1" => OrderConfirmed;
    "sales.order.cancelled@1" => OrderCancelled;
    "sales.order.closed@1" => OrderClosed;
    "sales.order.discarded@1" => OrderDiscarded;
    "sales.delivery.posted@1" => DeliveryPosted;
    "sales.delivery.reversed@1" => DeliveryReversed;
    "sales.invoice.posted@1" => InvoicePosted;
    "sales.credit_note.posted@1" => CreditNotePosted;
}
