//! A user's own notifications.

use kontor_contract::list::{Condition, Page, Scalar};
use kontor_contract::notifications::{CountInbox, InboxCount, ListInbox, MarkRead, NotificationRow};
use kontor_contract::row::ColumnType;
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};
use kontor_store::{ListColumn, ListSpec, RowOp};

use crate::rows::Notification;
use crate::sql;

/// What windows hear when an inbox changed; the relay says the same when it told somebody something.
const LIVE: &str = "relay.notifications";

pub(crate) static LISTS: &[&ListSpec] = &[&INBOX];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

static INBOX: ListSpec = ListSpec {
    name: "notifications.inbox",
    columns: "n.id, n.kind, n.doc_kind, n.doc_id, n.doc_number, n.actor, n.created_at, \
        cast(case when n.read_at is null then 0 else 1 end as BIGINT) as read",
    from: "notifications_notification n where {scope:n}",
    fields: &[
        column("created_at", "n.created_at", ColumnType::Int, true),
        column("kind", "n.kind", ColumnType::Text, false),
        column("read", "case when n.read_at is null then 0 else 1 end", ColumnType::Int, false),
        column("user_id", "n.user_id", ColumnType::Id, false),
    ],
    key: "n.id",
    order: "-created_at",
    text: &[],
    words: None,
    always: &["user_id"],
};

/// Whatever is asked for, it is the caller's own.
pub(crate) async fn list(cx: &mut Cx, mut request: ListInbox) -> Result<Page<NotificationRow>> {
    let own = Condition::Is(Scalar::Text(cx.caller()?.user_id.to_string()));
    request.0.filter.insert("user_id".to_owned(), own);
    cx.page(&INBOX, &request).await
}

pub(crate) async fn count(cx: &mut Cx, _: CountInbox) -> Result<InboxCount> {
    let user_id = cx.caller()?.user_id;
    Ok(InboxCount { unread: cx.value(&sql::UNREAD_COUNT, params![user_id]).await? })
}

/// Marks unread ones; those already seen and those of others are passed over.
pub(crate) async fn mark_read(cx: &mut Change, request: MarkRead) -> Result<InboxCount> {
    let (user_id, now) = (cx.caller()?.user_id, cx.now());
    let unread: Vec<Notification> = cx.rows(&sql::UNREAD, params![user_id]).await?;
    let wanted = |row: &Notification| request.ids.as_ref().is_none_or(|ids| ids.contains(&row.id));
    let seen: Vec<Notification> = unread.into_iter().filter(wanted).collect();
    if !seen.is_empty() {
        cx.announce(LIVE);
    }
    for row in seen {
        cx.local(RowOp::local(&Notification { read_at: Some(now), ..row })).await?;
    }
    Ok(InboxCount { unread: cx.value(&sql::UNREAD_COUNT, params![user_id]).await? })
}
