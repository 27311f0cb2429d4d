//! Quotations and orders. Both are documents of the same form; a quotation is sent and becomes an order, an order is
//! confirmed, delivered and invoiced.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Instant, Language, Money, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::line::{Adjustment, AdjustmentInput, LineInput, LineView, SalesTotals};
use super::{
    AMOUNTS_TOO_LARGE, BRANCH_UNKNOWN, CREDIT_LIMIT, CUSTOMER_UNKNOWN, DATE_IMPLAUSIBLE, GetDocument, ITEM_UNKNOWN, LINE_EMPTY,
    LINE_PRICE, LINE_QUANTITY, LINE_WAREHOUSE, LinkedDocument, NO_LINES, PRICE_MISSING, PostalAddress, RATE_REQUIRED, STARTED,
    STATE_FORBIDS, SalesDocumentId, TAX_CODE_UNKNOWN, TERM_UNKNOWN, UNINVOICED,
};
use crate::amount::AMOUNT_OUT_OF_RANGE;
use crate::identity::BranchId;
use crate::list::Page;
use crate::print::{InvoicePrint, PrintTaxGroup};
use crate::settings::SETTINGS_MISSING;
use crate::text::{many_lines, one_line};
use crate::text_enum;

text_enum! {
    /// How far a quotation or an order has got.
    OrderState {
        /// Saved, without a number.
        Draft = "draft",
        /// A draft thrown away.
        Discarded = "discarded",
        /// A quotation that went out.
        Sent = "sent",
        /// A quotation that became an order.
        Ordered = "ordered",
        /// A quotation the customer declined.
        Lost = "lost",
        /// A sent quotation whose last day is over.
        Expired = "expired",
        /// An order we are bound by; its stock is reserved.
        Confirmed = "confirmed",
        /// An order of which a part went out.
        PartlyDelivered = "partly_delivered",
        /// An order of which everything went out.
        Delivered = "delivered",
        /// An order of which everything was invoiced.
        Invoiced = "invoiced",
        /// An order whose rest will not be delivered.
        Closed = "closed",
        /// An order that was called off before anything went out.
        Cancelled = "cancelled",
    }
}

/// What a quotation or an order says, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// The customer.
    #[garde(skip)]
    pub customer_id: Uuid,
    /// The branch; the caller's own or the company's main branch if absent.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Date of the document; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub date: Option<CivilDate>,
    /// A quotation's last day.
    #[garde(skip)]
    #[serde(default)]
    pub valid_until: Option<CivilDate>,
    /// When it is to be delivered.
    #[garde(skip)]
    #[serde(default)]
    pub deliver_on: Option<CivilDate>,
    /// Language of the paper; the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub language: Option<Language>,
    /// Currency; the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// Units of the company's currency for one of the document's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
    /// Where goods go; the customer's own address if absent.
    #[garde(dive)]
    #[serde(default)]
    pub delivery_address: Option<PostalAddress>,
    /// Payment term; the customer's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub payment_term: Option<Code>,
    /// The customer's own sign.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub reference: String,
    /// Text above the lines; the company's if absent.
    #[garde(inner(length(max = 2000), custom(many_lines)))]
    #[serde(default)]
    pub introduction: Option<String>,
    /// Text below the lines; the company's if absent.
    #[garde(inner(length(max = 2000), custom(many_lines)))]
    #[serde(default)]
    pub closing: Option<String>,
    /// The lines.
    #[garde(length(max = super::MAX_LINES), dive)]
    pub lines: Vec<LineInput>,
    /// Allowances and charges on the whole document.
    #[garde(length(max = 20), dive)]
    #[serde(default)]
    pub adjustments: Vec<AdjustmentInput>,
}

macro_rules! save_draft {
    ($($(#[$meta:meta])* $name:ident),+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The draft; an id the caller has chosen, or none, for a new one.
            #[garde(skip)]
            #[serde(default)]
            pub id: Option<SalesDocumentId>,
            /// The version the caller saw; 0 for a new one.
            #[garde(range(min = 0))]
            #[serde(default)]
            pub version: i64,
            /// What it says.
            #[garde(dive)]
            pub draft: DraftBody,
        }
    )+};
}
save_draft!(
    /// Saves a quotation that has no number yet.
    SaveQuotationDraft,
    /// Saves an order that has no number yet.
    SaveOrderDraft
);

/// Works a draft out without saving it: what is absent is filled in, as it would be saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CalculateDraft {
    /// What it says.
    #[garde(dive)]
    pub draft: DraftBody,
}

/// A draft worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DraftFigures {
    /// Language of the paper.
    pub language: Language,
    /// Currency.
    pub currency: CurrencyCode,
    /// Payment term.
    pub payment_term: Option<Code>,
    /// The lines.
    pub lines: Vec<LineView>,
    /// Allowances and charges on the whole document.
    pub adjustments: Vec<Adjustment>,
    /// Tax per category and rate.
    pub tax_groups: Vec<PrintTaxGroup>,
    /// The totals.
    pub totals: SalesTotals,
}

macro_rules! versioned {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* }),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The document.
            #[garde(skip)]
            pub id: SalesDocumentId,
            /// The version the caller saw.
            #[garde(range(min = 1))]
            pub version: i64,
            $($(#[$field_meta])* pub $field: $type,)*
        }
    )+};
}
versioned!(
    /// Throws a quotation's draft away.
    DiscardQuotation {},
    /// Throws an order's draft away.
    DiscardOrder {},
    /// Gives a quotation its number: it goes to the customer.
    SendQuotation {},
    /// Notes that the customer declined.
    LoseQuotation {
        /// Why.
        #[garde(length(max = 500), custom(many_lines))]
        #[serde(default)]
        reason: String
    },
    /// Makes the draft of an order from a quotation.
    OrderFromQuotation {},
    /// Gives an order its number and reserves its stock.
    ConfirmOrder {},
    /// Calls an order off of which nothing went out.
    CancelOrder {
        /// Why.
        #[garde(length(min = 1, max = 500), custom(many_lines))]
        reason: String
    },
    /// Ends an order whose rest will not be delivered.
    CloseOrder {
        /// Why.
        #[garde(length(max = 500), custom(many_lines))]
        #[serde(default)]
        reason: String
    },
);

macro_rules! get_document {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
        #[serde(transparent)]
        #[garde(transparent)]
        pub struct $name(#[garde(dive)] pub GetDocument);
    )+};
}
get_document!(
    /// Asks for a quotation.
    GetQuotation,
    /// Asks for an order.
    GetOrder,
    /// Asks for a quotation's paper.
    PrintQuotation,
    /// Asks for an order confirmation's paper.
    PrintOrder,
);
pub(super) use get_document;

/// A quotation or an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderView {
    /// What stands above the lines.
    #[serde(flatten)]
    pub head: OrderHead,
    /// The lines.
    pub lines: Vec<LineView>,
    /// Allowances and charges on the whole document.
    pub adjustments: Vec<Adjustment>,
    /// Tax per category and rate.
    pub tax_groups: Vec<PrintTaxGroup>,
    /// The totals.
    pub totals: SalesTotals,
    /// What it came from and what came of it.
    pub links: Vec<LinkedDocument>,
}

/// What stands above the lines of a quotation or an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderHead {
    /// The document.
    pub id: SalesDocumentId,
    /// Version.
    pub version: i64,
    /// Its number; empty for a draft.
    pub number: String,
    /// How far it has got.
    pub state: OrderState,
    /// The branch.
    pub branch_id: BranchId,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name.
    pub customer: String,
    /// Date of the document.
    pub date: CivilDate,
    /// A quotation's last day.
    pub valid_until: Option<CivilDate>,
    /// When it is to be delivered.
    pub deliver_on: Option<CivilDate>,
    /// Language of the paper.
    pub language: Language,
    /// Currency.
    pub currency: CurrencyCode,
    /// Units of the company's currency for one of the document's.
    pub rate: Option<Rate>,
    /// Where goods go, if not to the customer's own address.
    pub delivery_address: Option<PostalAddress>,
    /// Payment term.
    pub payment_term: Option<Code>,
    /// The customer's own sign.
    pub reference: String,
    /// Text above the lines.
    pub introduction: String,
    /// Text below the lines.
    pub closing: String,
    /// Why it was lost, cancelled or closed.
    pub reason: String,
    /// When it last changed.
    pub changed_at: Instant,
}

/// A quotation or an order in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct OrderRow {
    /// The document.
    pub id: SalesDocumentId,
    /// Its number; empty for a draft.
    pub number: String,
    /// Its date.
    pub date: CivilDate,
    /// A quotation's last day, or the day an order is to be delivered.
    pub due: Option<CivilDate>,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name.
    pub party: String,
    /// The customer's own sign.
    pub reference: String,
    /// How far it has got.
    pub state: OrderState,
    /// Without tax.
    pub net: Money,
    /// Tax.
    pub tax: Money,
    /// With tax.
    pub total: Money,
    /// Version.
    pub version: i64,
}

crate::list_requests! {
    /// Quotations. Filters: state, customer_id, date, due, text. Sorts: date, number, total.
    ListQuotations,
    /// Orders. Filters: state, customer_id, date, due, to_deliver, text. Sorts: date, number, total.
    ListOrders,
}

/// Asks how many orders wait.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct CountOrders {
    /// The day on which an order is late or not; today if absent.
    #[garde(skip)]
    pub on: Option<CivilDate>,
}

/// How many orders wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Row)]
pub struct OrderCount {
    /// Confirmed orders with something left to deliver.
    pub to_deliver: i64,
    /// Those of them that were to be delivered before the day.
    pub late: i64,
}

crate::commands! {
    /// Works out what a quotation, an order or a direct invoice would say; nothing is saved.
    query "sales.draft.calculate" needs "sales.price.read" fails [
        CUSTOMER_UNKNOWN, ITEM_UNKNOWN, PRICE_MISSING, TAX_CODE_UNKNOWN, TERM_UNKNOWN, LINE_EMPTY, LINE_QUANTITY, LINE_PRICE,
        AMOUNTS_TOO_LARGE, AMOUNT_OUT_OF_RANGE, BRANCH_UNKNOWN, DATE_IMPLAUSIBLE
    ]: CalculateDraft => DraftFigures;
    /// Saves a quotation that has no number yet.
    change "sales.quotation.save_draft" needs "sales.quotation.write" fails [
        CUSTOMER_UNKNOWN, ITEM_UNKNOWN, PRICE_MISSING, TAX_CODE_UNKNOWN, TERM_UNKNOWN, LINE_EMPTY, LINE_QUANTITY, LINE_PRICE,
        AMOUNTS_TOO_LARGE, AMOUNT_OUT_OF_RANGE, BRANCH_UNKNOWN, DATE_IMPLAUSIBLE, STATE_FORBIDS
    ]: SaveQuotationDraft => OrderView;
    /// Throws a quotation's draft away.
    change "sales.quotation.discard" needs "sales.quotation.write" fails [STATE_FORBIDS]: DiscardQuotation => OrderView;
    /// Gives a quotation its number: it goes to the customer.
    change "sales.quotation.send" needs "sales.quotation.write" calls ["finance.number.take"] fails [STATE_FORBIDS, NO_LINES, RATE_REQUIRED]: SendQuotation => OrderView;
    /// Notes that the customer declined.
    change "sales.quotation.lose" needs "sales.quotation.write" fails [STATE_FORBIDS]: LoseQuotation => OrderView;
    /// Makes the draft of an order from a quotation that went out.
    change "sales.quotation.to_order" needs "sales.order.write" fails [STATE_FORBIDS]: OrderFromQuotation => OrderView;
    /// One quotation.
    query "sales.quotation.get" needs "sales.quotation.read": GetQuotation => OrderView;
    /// Quotations.
    query "sales.quotation.list" needs "sales.quotation.read": ListQuotations => Page<OrderRow>;
    /// A quotation's paper.
    query "sales.quotation.print" needs "sales.quotation.read" fails [SETTINGS_MISSING]: PrintQuotation => InvoicePrint;
    /// Saves an order that has no number yet.
    change "sales.order.save_draft" needs "sales.order.write" fails [
        CUSTOMER_UNKNOWN, ITEM_UNKNOWN, PRICE_MISSING, TAX_CODE_UNKNOWN, TERM_UNKNOWN, LINE_EMPTY, LINE_QUANTITY, LINE_PRICE,
        AMOUNTS_TOO_LARGE, AMOUNT_OUT_OF_RANGE, BRANCH_UNKNOWN, DATE_IMPLAUSIBLE, STATE_FORBIDS
    ]: SaveOrderDraft => OrderView;
    /// Throws an order's draft away.
    change "sales.order.discard" needs "sales.order.write" fails [STATE_FORBIDS]: DiscardOrder => OrderView;
    /// Gives an order its number and reserves its stock.
    change "sales.order.confirm" needs "sales.order.confirm" calls ["inventory.stock.reserve"] fails [
        STATE_FORBIDS, NO_LINES, RATE_REQUIRED, CREDIT_LIMIT, LINE_WAREHOUSE
    ]: ConfirmOrder => OrderView;
    /// Calls an order off of which nothing went out, and frees its stock.
    change "sales.order.cancel" needs "sales.order.confirm" calls ["inventory.stock.release"] fails [STATE_FORBIDS, STARTED]: CancelOrder => OrderView;
    /// Ends an order whose rest will not be delivered, and frees its stock.
    change "sales.order.close" needs "sales.order.confirm" calls ["inventory.stock.release"] fails [STATE_FORBIDS, UNINVOICED]: CloseOrder => OrderView;
    /// One order.
    query "sales.order.get" needs "sales.order.read": GetOrder => OrderView;
    /// Orders.
    query "sales.order.list" needs "sales.order.read": ListOrders => Page<OrderRow>;
    /// How many orders wait to be delivered.
    query "sales.order.count" needs "sales.order.read": CountOrders => OrderCount;
    /// An order confirmation's paper.
    query "sales.order.print" needs "sales.order.read" fails [SETTINGS_MISSING]: PrintOrder => InvoicePrint;
}
