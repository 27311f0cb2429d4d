//! Notifications: what a user should know of.
//!
//! Owns the inbox of every user. Refuses nothing: a user sees and marks their own only. It records no events; the relay
//! makes a notification and the inbox row of its event in one transaction, so each is there exactly once. Subscribes to
//! `sales.order.confirmed` (tells the warehouse role), `sales.delivery.posted` (tells the accountant role) and
//! `approvals.request.*` (tells those who may decide, and who asked).

mod approval;
mod inbox;
mod model;
mod rows;
mod sql;
mod tell;

use kontor_platform::Router;

/// Registers commands and the subscriber.
pub fn register(router: &mut Router) {
    router.query(inbox::list);
    router.query(inbox::count);
    router.change(inbox::mark_read);
    router.subscriber(tell::subscriber());
    router.subscriber(approval::subscriber());
    router.sql(sql::ALL, inbox::LISTS);
}
