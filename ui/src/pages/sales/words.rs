//! How states of sales documents show, and what kinds there are.

use kontor_contract::sales::{
    CREDIT_NOTE, DELIVERY, INVOICE, ORDER, QUOTATION, delivery::DeliveryState, invoice::InvoiceState, order::OrderState,
};
use kontor_kernel::CivilDate;

use crate::{
    figures,
    kit::Tone,
    text::{t, tn},
};

/// Which sales document a screen is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An offer.
    Quotation,
    /// What a customer ordered.
    Order,
    /// What left for a customer.
    Delivery,
    /// What a customer owes.
    Invoice,
    /// What a customer owes no longer.
    CreditNote,
}

impl Kind {
    /// Its word in commands and links.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quotation => QUOTATION,
            Self::Order => ORDER,
            Self::Delivery => DELIVERY,
            Self::Invoice => INVOICE,
            Self::CreditNote => CREDIT_NOTE,
        }
    }
    /// Where its list lives.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Quotation => "/sales/quotations",
            Self::Order => "/sales/orders",
            Self::Delivery => "/sales/deliveries",
            Self::Invoice => "/sales/invoices",
            Self::CreditNote => "/sales/credit-notes",
        }
    }
    /// The key of its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Quotation => "quotation-title",
            Self::Order => "order-title",
            Self::Delivery => "delivery-title",
            Self::Invoice => "invoice-title",
            Self::CreditNote => "credit-note-title",
        }
    }
    /// The key of a new one's name.
    pub const fn new_title(self) -> &'static str {
        match self {
            Self::Quotation => "quotation-new-title",
            Self::Order => "order-new-title",
            Self::Delivery => "delivery-new-title",
            Self::Invoice => "invoice-new-title",
            Self::CreditNote => "credit-note-new-title",
        }
    }
}

/// The state of a quotation or an order.
pub fn order_state(state: OrderState) -> (Tone, String) {
    let tone = match state {
        OrderState::Draft => Tone::Draft,
        OrderState::Sent | OrderState::Confirmed => Tone::Info,
        OrderState::PartlyDelivered => Tone::Warning,
        OrderState::Ordered | OrderState::Delivered | OrderState::Invoiced => Tone::Positive,
        OrderState::Expired => Tone::Negative,
        OrderState::Discarded | OrderState::Lost | OrderState::Cancelled => Tone::Void,
        OrderState::Closed => Tone::Plain,
    };
    (tone, t(&format!("order-state-{}", state.as_str().replace('_', "-"))))
}

/// The state of a delivery.
pub fn delivery_state(state: DeliveryState) -> (Tone, String) {
    let tone = match state {
        DeliveryState::Posted => Tone::Info,
        DeliveryState::Invoiced => Tone::Positive,
        DeliveryState::Reversed => Tone::Void,
        DeliveryState::Reversal => Tone::Plain,
    };
    (tone, t(&format!("delivery-state-{}", state.as_str())))
}

/// The state of an invoice or a credit note; of an overdue one with how many days.
pub fn invoice_state(state: InvoiceState, due: Option<CivilDate>) -> (Tone, String) {
    let tone = match state {
        InvoiceState::Posted => Tone::Info,
        InvoiceState::PartlyPaid => Tone::Warning,
        InvoiceState::Paid => Tone::Positive,
        InvoiceState::Overdue => Tone::Negative,
        InvoiceState::Reversed => Tone::Void,
    };
    let late = due.map(|due| figures::today().signed_duration_since(due).num_days()).and_then(|days| usize::try_from(days).ok());
    let word = match (state, late) {
        (InvoiceState::Overdue, Some(days)) => tn("invoice-state-overdue-days", days),
        _ => t(&format!("invoice-state-{}", state.as_str().replace('_', "-"))),
    };
    (tone, word)
}
