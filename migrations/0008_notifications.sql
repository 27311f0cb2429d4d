-- Notifications: made by the relay, exactly once.

-- local book grows: what a user should know of
create table notifications_notification (
  id            UUID   not null primary key,
  company_id    UUID   not null,
  user_id       UUID   not null,
  kind          TEXT   not null,
  doc_kind      TEXT   not null,
  doc_id        UUID   not null,
  doc_number    TEXT   not null,
  actor         TEXT   not null,
  created_at    BIGINT not null,
  read_at       BIGINT
);
-- notifications.inbox.list: a user's own, newest first
create index notifications_notification_user on notifications_notification (user_id, created_at, id);
-- notifications.inbox.count
create index notifications_notification_unread on notifications_notification (user_id) where read_at is null;
