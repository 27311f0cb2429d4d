//! The rows of this module's tables.

use kontor_contract::identity::{CompanyId, UserId};
use kontor_contract::notifications::{NotificationId, NotificationKind};
use kontor_derive::Row;
use kontor_kernel::Instant;
use uuid::Uuid;

#[derive(Debug, Clone, Row)]
#[row(table = "notifications_notification")]
pub(crate) struct Notification {
    pub(crate) id: NotificationId,
    pub(crate) company_id: CompanyId,
    pub(crate) user_id: UserId,
    pub(crate) kind: NotificationKind,
    pub(crate) doc_kind: String,
    pub(crate) doc_id: Uuid,
    pub(crate) doc_number: String,
    pub(crate) actor: String,
    pub(crate) created_at: Instant,
    pub(crate) read_at: Option<Instant>,
}
