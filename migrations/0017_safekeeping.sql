-- Safekeeping: backups of this book, how they are made, whether a mark is kept outside it, and the epochs that were granted.

-- posted: an epoch after the first, why it was granted, and which numbers may have been issued before it
create table book_epoch (
  node_id      UUID   not null,
  epoch        BIGINT not null,
  granted_at   BIGINT not null,
  granted_by   UUID   not null,
  epoch_before BIGINT not null,
  seq_before   BIGINT not null,
  hash_before  TEXT   not null,
  marked_epoch BIGINT,
  marked_seq   BIGINT,
  reason       TEXT   not null,
  possible     TEXT   not null,
  issued       TEXT   not null,
  primary key (node_id, epoch)
);

-- local machine: backups of this book, and what became of verifying them
create table book_backup (
  id             UUID   not null primary key,
  made_at        BIGINT not null,
  made_by        TEXT   not null,
  file           TEXT   not null,
  size           BIGINT not null,
  encrypted      BIGINT not null,
  schema_version BIGINT not null,
  epoch          BIGINT not null,
  seq            BIGINT not null,
  verified_at    BIGINT,
  problem        TEXT   not null,
  removed_at     BIGINT
);

-- local machine: one row; how backups are made on this computer
create table book_backup_settings (
  one          BIGINT not null primary key check (one = 1),
  folder       TEXT   not null,
  every_hours  BIGINT not null,
  keep_daily   BIGINT not null,
  keep_weekly  BIGINT not null,
  keep_monthly BIGINT not null,
  encrypt      BIGINT not null,
  version      BIGINT not null
);

-- local machine: one row once a mark of this book is kept outside it
create table book_mark (
  one          BIGINT not null primary key check (one = 1),
  marked_since BIGINT not null
);

-- what a preview of a restore tells of a book
create view rpt_book_company as select id, name from identity_company;
