//! What each ready-made role may do and not see: the reviewed table. Everything not named is refused.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::access::FieldClass;
use crate::identity::Role;

/// Permissions of a role, sorted; `Owner` holds every permission of the catalogue.
pub fn permissions(role: Role) -> &'static [&'static str] {
    static TABLE: LazyLock<HashMap<Role, Vec<&'static str>>> = LazyLock::new(|| {
        let sorted = |role: &Role| {
            let mut permissions = listed(*role);
            permissions.sort_unstable();
            permissions.dedup();
            (*role, permissions)
        };
        Role::ALL.iter().map(sorted).collect()
    });
    &TABLE[&role]
}

/// What a role does not see.
pub const fn hides(role: Role) -> &'static [FieldClass] {
    match role {
        Role::Owner | Role::Accountant | Role::Controller | Role::Auditor => &[],
        Role::Administrator | Role::Sales => &[FieldClass::Cost, FieldClass::Bank],
        Role::SalesManager | Role::Purchaser | Role::Warehouse | Role::Reader => &[FieldClass::Bank],
        Role::Hr => &[FieldClass::Cost],
    }
}

/// The name of a permission as the catalogue has it.
pub fn known(permission: &str) -> Option<&'static str> {
    static ALL: LazyLock<Vec<&'static str>> = LazyLock::new(crate::permissions);
    ALL.binary_search(&permission).ok().map(|at| ALL[at])
}

fn listed(role: Role) -> Vec<&'static str> {
    match role {
        Role::Owner => crate::permissions(),
        Role::Administrator => [PEOPLE, SETTINGS].concat(),
        Role::Sales => [READING_SALES, SELLING, READING_SELLING, READING_STOCK, PARTIES].concat(),
        Role::SalesManager => [READING_SALES, SELLING, READING_SELLING, READING_STOCK, PARTIES, MANAGING].concat(),
        Role::Purchaser => {
            let buying = &["inventory.item.write", "inventory.receipt.post", "finance.account.read", "finance.open_item.read"];
            [READING_STOCK, PARTIES, buying].concat()
        }
        Role::Warehouse => [READING_STOCK, DELIVERING, STOCK, &["parties.party.read"]].concat(),
        Role::Accountant => ACCOUNTING.concat(),
        Role::Controller => [ACCOUNTING.concat(), CONTROLLING.to_vec()].concat(),
        Role::Auditor => [READING_FINANCE, READING_SELLING, READING_STOCK, AUDITING].concat(),
        Role::Hr => ["identity.user.read"].to_vec(),
        Role::Reader => [READING_FINANCE, READING_SELLING, READING_STOCK, &["parties.party.read"]].concat(),
    }
}

/// Permissions that only owners hold, each on purpose: rules that bind everybody, the order of the book, its companies and their
/// places. A role of the company's own gets them from an owner only.
pub const OWNERS: &[&str] = &["approvals.rule.write", "book.epoch.write", "identity.company.add", "inventory.warehouse.write"];

const PEOPLE: &[&str] =
    &["identity.user.read", "identity.user.write", "identity.role.write", "identity.grant.write", "identity.company.write"];
const SETTINGS: &[&str] = &["book.backup.read", "book.backup.write", "book.integrity.read"];
const ACCOUNTING: &[&[&str]] = &[
    READING_FINANCE,
    READING_SELLING,
    INVOICING,
    READING_STOCK,
    PARTIES,
    &["import.file.run", "finance.entry.post", "finance.payment.post", "finance.account.write", "finance.lock.write"],
];
const CONTROLLING: &[&str] =
    &["audit.log.read", "book.integrity.read", "book.archive.export", "approvals.rule.read", "approvals.request.decide"];
const AUDITING: &[&str] = &[
    "parties.party.read",
    "identity.user.read",
    "audit.log.read",
    "book.integrity.read",
    "book.archive.export",
    "book.backup.read",
    "approvals.rule.read",
];
const MANAGING: &[&str] = &["approvals.request.decide"];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_is_in_the_table() {
        for permission in crate::permissions() {
            let held = Role::ALL.iter().any(|role| *role != Role::Owner && permissions(*role).contains(&permission));
            assert!(held || OWNERS.contains(&permission), "{permission}: give it to a role or to OWNERS");
            assert!(!(held && OWNERS.contains(&permission)), "{permission} is not the owner's alone");
        }
        assert!(OWNERS.iter().all(|permission| known(permission).is_some()));
    }

    /// Whoever reads the audit log or exports the book sees values before and after, so hiding a field from them would be a lie.
    #[test]
    fn who_reads_the_record_sees_its_figures() {
        for role in Role::ALL.iter().filter(|role| **role != Role::Administrator) {
            let reads = permissions(*role).iter().any(|held| ["audit.log.read"].contains(held));
            assert!(!reads || hides(*role).is_empty(), "{role:?}");
        }
    }
}
