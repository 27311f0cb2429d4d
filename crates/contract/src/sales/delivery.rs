//! Deliveries: what left a warehouse for a customer.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Instant, Language, Money, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::order::get_document;
use super::{
    DATE_IMPLAUSIBLE, DELIVERY_INVOICED, DELIVERY_REVERSED, GetDocument, LINE_QUANTITY, LinkedDocument, MORE_THAN_OPEN,
    NOTHING_LEFT, PostalAddress, STATE_FORBIDS, SalesDocumentId,
};
use crate::finance::{EntryId, PERIOD_LOCKED};
use crate::identity::BranchId;
use crate::list::Page;
use crate::print::InvoicePrint;
use crate::settings::SETTINGS_MISSING;
use crate::text::many_lines;
use crate::text_enum;

text_enum! {
    /// What became of a delivery.
    DeliveryState {
        /// It stands and is not wholly invoiced.
        Posted = "posted",
        /// Everything on it was invoiced.
        Invoiced = "invoiced",
        /// Another delivery takes it back.
        Reversed = "reversed",
        /// It takes another delivery back.
        Reversal = "reversal",
    }
}

/// Delivers an order, or a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostDelivery {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<SalesDocumentId>,
    /// The order.
    #[garde(skip)]
    pub order_id: SalesDocumentId,
    /// When it left; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub date: Option<CivilDate>,
    /// What left; everything that is left of the order if absent.
    #[garde(inner(length(min = 1, max = super::MAX_LINES)))]
    #[serde(default)]
    pub lines: Option<Vec<LineQuantity>>,
}

/// How much of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineQuantity {
    /// The line of the document that is worked on.
    pub line: i64,
    /// How much of it.
    pub quantity: Quantity,
}

/// Takes a whole delivery back into stock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReverseDelivery {
    /// The delivery.
    #[garde(skip)]
    pub id: SalesDocumentId,
    /// The reversal's date, in an open period; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub date: Option<CivilDate>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(many_lines))]
    pub reason: String,
}

get_document!(
    /// Asks for a delivery.
    GetDelivery,
    /// Asks for a delivery note's paper.
    PrintDelivery,
);

/// A delivery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryView {
    /// The delivery.
    pub id: SalesDocumentId,
    /// Its number.
    pub number: String,
    /// What became of it.
    pub state: DeliveryState,
    /// The branch.
    pub branch_id: BranchId,
    /// The order.
    pub order_id: SalesDocumentId,
    /// The order's number.
    pub order_number: String,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name, as on the paper.
    pub customer: String,
    /// Where it went.
    pub address: PostalAddress,
    /// Language of the paper.
    pub language: Language,
    /// When it left.
    pub date: CivilDate,
    /// The customer's own sign.
    pub reference: String,
    /// Why it was reversed.
    pub reason: String,
    /// Cost of what left.
    #[schemars(extend("x-class" = "cost"))]
    pub cost: Option<Money>,
    /// Its journal entry.
    pub entry_id: Option<EntryId>,
    /// When it was posted.
    pub posted_at: Instant,
    /// The lines.
    pub lines: Vec<DeliveryLineView>,
    /// The order, its reversal, its invoices.
    pub links: Vec<LinkedDocument>,
}

/// A line of a delivery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct DeliveryLineView {
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
    pub cost: Option<Money>,
    /// How much was invoiced.
    pub invoiced: Quantity,
}

/// A delivery in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct DeliveryRow {
    /// The delivery.
    pub id: SalesDocumentId,
    /// Its number.
    pub number: String,
    /// When it left.
    pub date: CivilDate,
    /// The customer.
    pub customer_id: Uuid,
    /// The customer's name.
    pub party: String,
    /// The order.
    pub order_id: SalesDocumentId,
    /// The order's number.
    pub order_number: String,
    /// What became of it.
    pub state: DeliveryState,
    /// Cost of what left.
    #[schemars(extend("x-class" = "cost"))]
    pub total: Option<Money>,
}

crate::list_requests! {
    /// Deliveries. Filters: state, customer_id, order_id, date, text. Sorts: date, number, total.
    ListDeliveries,
}

crate::commands! {
    /// Delivers an order or a part of it: stock leaves, its cost is posted.
    change "sales.delivery.post" needs "sales.delivery.post" calls ["inventory.stock.issue"] fails [
        STATE_FORBIDS, MORE_THAN_OPEN, LINE_QUANTITY, NOTHING_LEFT, DATE_IMPLAUSIBLE, PERIOD_LOCKED
    ]: PostDelivery => DeliveryView;
    /// Takes a delivery back: stock returns at its cost.
    change "sales.delivery.reverse" needs "sales.delivery.post" calls ["inventory.stock.take_back", "inventory.stock.reserve"] fails [
        DELIVERY_REVERSED, DELIVERY_INVOICED, DATE_IMPLAUSIBLE, PERIOD_LOCKED
    ]: ReverseDelivery => DeliveryView;
    /// One delivery.
    query "sales.delivery.get" needs "sales.delivery.read": GetDelivery => DeliveryView;
    /// Deliveries.
    query "sales.delivery.list" needs "sales.delivery.read": ListDeliveries => Page<DeliveryRow>;
    /// A delivery note's paper.
    query "sales.delivery.print" needs "sales.delivery.read" fails [SETTINGS_MISSING]: PrintDelivery => InvoicePrint;
}
