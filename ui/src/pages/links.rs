//! Where documents live: the address of a document by its kind word and id. Everything that drills goes through here.

use std::fmt::Display;

/// Kinds of documents and the screens that show them, as `(kind, path)`; the path is followed by the id.
const SCREENS: &[(&str, &str)] = &[
    ("sales.quotation", "/sales/quotations"),
    ("sales.order", "/sales/orders"),
    ("sales.delivery", "/sales/deliveries"),
    ("sales.invoice", "/sales/invoices"),
    ("sales.credit_note", "/sales/credit-notes"),
    // Series and entries call a payment by this word whichever way the money goes.
    ("sales.payment", "/banking/payments"),
    ("finance.payment", "/banking/payments"),
    ("finance.entry", "/accounting/journal"),
    ("inventory.receipt", "/stock/receipts"),
    ("inventory.adjustment", "/stock/adjustments"),
    ("approvals.request", "/approvals"),
];

/// The address of a document within the company; `None` for a kind that has no screen.
pub fn document(kind: &str, id: impl Display) -> Option<String> {
    SCREENS.iter().find(|(known, _)| *known == kind).map(|(_, path)| format!("{path}/{id}"))
}

/// The address at which a new payment begins with this party and, if there is one, this open item prefilled. The item
/// may also be named by the document it comes from.
pub fn new_payment(party: impl Display, item: Option<&dyn Display>) -> String {
    match item {
        Some(item) => format!("/banking/payments/new?party={party}&item={item}"),
        None => format!("/banking/payments/new?party={party}"),
    }
}

/// The address of the stock ledger of one item.
pub fn moves_of(item: impl Display) -> String {
    format!("/stock/moves?item={item}")
}

#[cfg(test)]
mod tests {
    use super::{document, new_payment};

    #[test]
    fn documents_have_addresses() {
        for (kind, address) in [
            ("sales.invoice", Some("/sales/invoices/7")),
            ("sales.credit_note", Some("/sales/credit-notes/7")),
            ("sales.payment", Some("/banking/payments/7")),
            ("inventory.receipt", Some("/stock/receipts/7")),
            ("nothing.known", None),
        ] {
            assert_eq!(document(kind, 7).as_deref(), address, "{kind}");
        }
        assert_eq!(new_payment("p", Some(&"i")), "/banking/payments/new?party=p&item=i");
        assert_eq!(new_payment("p", None), "/banking/payments/new?party=p");
    }
}
