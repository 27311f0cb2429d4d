//! Parties: customers, suppliers, and those who are both.
//!
//! Owns parties and their addresses, merged field by field, and `rpt_party`, `rpt_party_address` for other modules'
//! documents. Refuses a VAT id, registration number or IBAN whose form or check digits are wrong, a second billing
//! address, a code that another party of this node has. Events: `parties.party.created`, `.changed`. Invariants: a code
//! never changes; a party and an address never go away, they become inactive and removed.

mod apply;
mod lists;
mod model;
mod party;
mod rows;
mod sql;

use kontor_platform::Router;

/// Registers commands and events.
pub fn register(router: &mut Router) {
    router.query(party::list);
    router.query(party::get);
    router.change(party::create);
    router.change(party::update);
    router.event(apply::party_created);
    router.event(apply::party_changed);
    router.sql(sql::ALL, lists::ALL);
}
