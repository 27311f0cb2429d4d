//! Selling: prices, quotations, orders, deliveries, invoices, credit notes.

pub mod delivery;
pub mod event;
pub mod invoice;
pub mod line;
pub mod order;
pub mod posted;
pub mod price;
pub mod printed;

use garde::Validate;
use kontor_kernel::{CivilDate, Money};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::command::{CommandSpec, EventSpec};
use crate::error::ErrorCode;
use crate::text::one_line;

crate::ids! {
    /// A quotation, order, delivery, invoice or credit note.
    SalesDocumentId,
}

/// Kind and series of quotations.
pub const QUOTATION: &str = "sales.quotation";
/// Kind and series of orders.
pub const ORDER: &str = "sales.order";
/// Kind and series of deliveries.
pub const DELIVERY: &str = "sales.delivery";
/// Kind and series of invoices.
pub const INVOICE: &str = "sales.invoice";
/// Kind and series of credit notes.
pub const CREDIT_NOTE: &str = "sales.credit_note";

/// Lines of a document at most; more are several documents, and a fact stays far below its limit.
pub const MAX_LINES: usize = 1_000;

crate::error_codes! {
    /// The party is unknown, inactive or no customer.
    CUSTOMER_UNKNOWN = "sales.customer.unknown" Rule { id };
    /// The item is unknown or no longer sold.
    ITEM_UNKNOWN = "sales.item.unknown" Rule { item };
    /// No price list and no default names a price.
    PRICE_MISSING = "sales.price.missing" Rule { item, currency };
    /// The tax code is unknown, not for sales, or not valid on the day.
    TAX_CODE_UNKNOWN = "sales.tax_code.unknown" Rule { tax_code, date };
    /// The lines bear the tax of two countries, which takes an invoice each.
    TWO_COUNTRIES = "sales.document.two_countries" Rule { first, second };
    /// The payment term is unknown.
    TERM_UNKNOWN = "sales.payment_term.unknown" Rule { term };
    /// The line names neither an item nor a text.
    LINE_EMPTY = "sales.line.empty" Invalid {};
    /// A quantity that must be above zero.
    LINE_QUANTITY = "sales.line.quantity" Invalid {};
    /// A discount outside 0 to 100 per cent, or a negative price.
    LINE_PRICE = "sales.line.price" Invalid {};
    /// A stocked line needs the warehouse it is delivered from.
    LINE_WAREHOUSE = "sales.line.warehouse" Rule {};
    /// The amounts exceed what a document may hold.
    AMOUNTS_TOO_LARGE = "sales.document.amounts_too_large" Invalid { reason };
    /// A document in a foreign currency needs its rate, the rate's source and its day.
    RATE_REQUIRED = "sales.document.rate_required" Invalid { currency };
    /// The document's state does not allow this.
    STATE_FORBIDS = "sales.document.state_forbids" Rule { number, state };
    /// A document without lines cannot go out.
    NO_LINES = "sales.document.no_lines" Rule {};
    /// The caller does not work in this branch.
    BRANCH_UNKNOWN = "sales.document.branch_unknown" Rule {};
    /// A day so far from today that nobody means it.
    DATE_IMPLAUSIBLE = "sales.document.date_implausible" Invalid { date };
    /// The customer would owe more than their limit.
    CREDIT_LIMIT = "sales.order.credit_limit" Rule { customer, limit, exposure };
    /// Part of the order went out or was invoiced, so it can no longer be called off.
    STARTED = "sales.order.started" Rule { number };
    /// Part of the order went out and was not invoiced, so it cannot end yet.
    UNINVOICED = "sales.order.uninvoiced" Rule { number };
    /// More than the line has left.
    MORE_THAN_OPEN = "sales.line.more_than_open" Rule { line, open, asked };
    /// The documents belong to different customers, currencies or branches.
    MIXED_DOCUMENTS = "sales.invoice.mixed_documents" Rule {};
    /// A particular the law asks for is missing.
    INVOICE_INCOMPLETE = "sales.invoice.incomplete" Rule { field };
    /// Nothing is left to be invoiced or credited.
    NOTHING_LEFT = "sales.document.nothing_left" Rule { number };
    /// The delivery has been reversed already.
    DELIVERY_REVERSED = "sales.delivery.already_reversed" Rule { number };
    /// The delivery has been invoiced; credit the invoice with a return instead.
    DELIVERY_INVOICED = "sales.delivery.invoiced" Rule { number };
}

/// Where a document goes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// Name.
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub name: String,
    /// Street, postcode and town; without the country.
    #[garde(length(max = 6), inner(length(max = 100), custom(one_line)))]
    pub lines: Vec<String>,
    /// ISO 3166 country.
    #[garde(length(min = 2, max = 2), custom(one_line))]
    pub country: String,
}

/// Another document, to go to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, kontor_derive::Row)]
pub struct LinkedDocument {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// Its number; empty for a draft.
    pub number: String,
    /// Its date.
    pub date: CivilDate,
    /// Its total; a delivery has none.
    pub total: Money,
}

/// A document and the version the caller saw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetDocument {
    /// The document.
    #[garde(skip)]
    pub id: SalesDocumentId,
}

/// Every command of the module.
pub fn commands() -> impl Iterator<Item = &'static CommandSpec> {
    price::COMMANDS.iter().chain(order::COMMANDS).chain(delivery::COMMANDS).chain(invoice::COMMANDS)
}

/// Every event of the module.
pub fn events() -> impl Iterator<Item = &'static EventSpec> {
    price::EVENTS.iter().chain(event::EVENTS).chain(printed::EVENTS)
}

/// Every failure of the module.
pub fn errors() -> impl Iterator<Item = &'static ErrorCode> {
    ERRORS.iter().chain(price::ERRORS)
}
