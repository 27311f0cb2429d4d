//! What each ready-made role may do: the reviewed table. Everything not named is refused.

use crate::identity::Role;

/// Permissions of a role; `Owner` holds every permission of the catalogue.
pub fn permissions(role: Role) -> Vec<&'static str> {
    match role {
        Role::Owner => crate::permissions(),
        Role::Sales => [READING_SALES, SELLING, READING_SELLING, READING_STOCK, PARTIES].concat(),
        Role::Warehouse => [READING_STOCK, DELIVERING, STOCK, &["parties.party.read"]].concat(),
        Role::Accountant => [
            READING_FINANCE,
            READING_SELLING,
            INVOICING,
            READING_STOCK,
            PARTIES,
            &["import.file.run", "finance.entry.post", "finance.payment.post", "finance.account.write", "finance.lock.write"],
        ]
        .concat(),
        Role::Reader => [READING_FINANCE, READING_SELLING, READING_STOCK, &["parties.party.read"]].concat(),
    }
}

const READING_FINANCE: &[&str] = &["finance.account.read", "finance.entry.read", "finance.open_item.read", "finance.report.read"];
/// Terms and tax codes to choose from, and what customers owe.
const READING_SALES: &[&str] = &["finance.account.read", "finance.open_item.read"];
const PARTIES: &[&str] = &["parties.party.read", "parties.party.write"];
const READING_STOCK: &[&str] = &["inventory.item.read", "inventory.stock.read", "inventory.warehouse.read"];
const STOCK: &[&str] =
    &["inventory.adjustment.post", "inventory.item.write", "inventory.receipt.post", "inventory.reservation.write"];
const READING_SELLING: &[&str] =
    &["sales.price.read", "sales.quotation.read", "sales.order.read", "sales.delivery.read", "sales.invoice.read"];
const INVOICING: &[&str] = &["sales.invoice.post", "sales.credit_note.post"];
const SELLING: &[&str] = &[
    "sales.price.write",
    "sales.quotation.write",
    "sales.order.write",
    "sales.order.confirm",
    "sales.delivery.post",
    "sales.invoice.post",
    "sales.credit_note.post",
];
const DELIVERING: &[&str] = &["sales.order.read", "sales.delivery.read", "sales.delivery.post"];
