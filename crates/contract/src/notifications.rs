//! Notifications: what a user should know of, made by the relay from what others did.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::list::Page;
use crate::text_enum;

crate::ids! {
    /// A notification of one user.
    NotificationId,
}

text_enum! {
    /// What happened.
    NotificationKind {
        /// An order was confirmed and waits to be delivered: tells the warehouse role.
        OrderConfirmed = "order_confirmed",
        /// Goods were delivered and wait to be invoiced: tells the accountant role.
        DeliveryPosted = "delivery_posted",
        /// Somebody asks for approval: tells those who may decide.
        ApprovalMade = "approval_made",
        /// What one asked for was approved and done: tells who asked.
        ApprovalApproved = "approval_approved",
        /// What one asked for was refused: tells who asked.
        ApprovalRefused = "approval_refused",
        /// What one asked for could not be done when it was approved: tells who asked.
        ApprovalFailed = "approval_failed",
    }
}

/// A notification in the caller's inbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct NotificationRow {
    /// The notification.
    pub id: NotificationId,
    /// What happened.
    pub kind: NotificationKind,
    /// Kind of the document.
    pub doc_kind: String,
    /// The document.
    pub doc_id: Uuid,
    /// Its number.
    pub doc_number: String,
    /// Who did it.
    pub actor: String,
    /// When.
    pub created_at: Instant,
    /// Whether the caller has seen it.
    pub read: bool,
}

/// Marks notifications as seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// Which; all of the caller's if absent.
    #[garde(inner(length(max = 1000)))]
    #[serde(default)]
    pub ids: Option<Vec<NotificationId>>,
}

/// Asks how many are unread.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CountInbox {}

/// How many of the caller's notifications are unread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InboxCount {
    /// Unread ones.
    pub unread: i64,
}

crate::list_requests! {
    /// The caller's notifications. Filters: kind, read. Sorts: created_at.
    ListInbox,
}

crate::commands! {
    /// The caller's notifications, newest first.
    query "notifications.inbox.list" needs signed_in: ListInbox => Page<NotificationRow>;
    /// How many of the caller's notifications are unread.
    query "notifications.inbox.count" needs signed_in: CountInbox => InboxCount;
    /// Marks notifications of the caller as seen.
    change "notifications.inbox.mark_read" needs signed_in: MarkRead => InboxCount;
}
