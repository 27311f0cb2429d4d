-- The book itself: facts, their seals, number series, and what is local to this database.
--
-- Dialect: one text for SQLite and Postgres. Types are BIGINT, TEXT, UUID, BYTEA; the store renders them for each engine.
-- The comment before a table declares its class (posted, owned, merged, central, local book|machine|secret) and whether it `grows` with trade.
-- Tables of class posted refuse UPDATE and DELETE by triggers the store makes; posted and merged rows may carry fact_no.

-- local machine: one row; who this database is
create table book_node (
  one         BIGINT not null primary key check (one = 1),
  tenant_id   UUID   not null,
  node_id     UUID   not null,
  epoch       BIGINT not null,
  created_at  BIGINT not null
);

-- posted grows: one committed business transaction, whole; envelope and body are kept verbatim
create table fact (
  fact_no     BIGINT not null primary key,
  id          UUID   not null unique,
  hlc         BIGINT not null,
  envelope    TEXT   not null,
  body        TEXT   not null
);

-- posted grows: the hash chain over the facts, per node and epoch
create table fact_seal (
  node_id     UUID   not null,
  epoch       BIGINT not null,
  seq         BIGINT not null,
  fact_no     BIGINT not null unique,
  prev_hash   BYTEA  not null,
  hash        BYTEA  not null,
  primary key (node_id, epoch, seq)
);

-- posted grows: which documents a fact touched, for timelines
create table fact_document (
  fact_no     BIGINT not null,
  doc_id      UUID   not null,
  doc_kind    TEXT   not null,
  number      TEXT   not null,
  primary key (fact_no, doc_id)
);
-- the timeline of one document
create index fact_document_doc on fact_document (doc_id, fact_no);

-- detached grows: personal texts and files beside the facts; bytes and salt are NULL once erased
create table blob (
  hash        BYTEA  not null primary key,
  size        BIGINT not null,
  salt        BYTEA,
  bytes       BYTEA
);

-- balance: the next legal number of a series; gapless, taken inside the posting transaction
create table number_series (
  company_id  UUID   not null,
  kind        TEXT   not null,
  fiscal_year BIGINT not null,
  node_id     UUID   not null,
  epoch       BIGINT not null,
  next        BIGINT not null,
  primary key (company_id, kind, fiscal_year, node_id, epoch)
);

-- local machine grows: what a call under an idempotency key answered
create table call_answer (
  actor_id     UUID   not null,
  call_key     TEXT   not null,
  request_hash BYTEA  not null,
  answered_at  BIGINT not null,
  answer       TEXT   not null,
  primary key (actor_id, call_key)
);
-- pruning: calls older than the retention
create index call_answer_answered_at on call_answer (answered_at);

-- local book: how far each relay subscriber has read the sealed facts
create table relay_cursor (
  subscriber  TEXT   not null primary key,
  node_id     UUID   not null,
  epoch       BIGINT not null,
  seq         BIGINT not null
);

-- local book grows: which events a subscriber has taken, so that each takes effect exactly once
create table relay_inbox (
  subscriber  TEXT   not null,
  fact_hash   BYTEA  not null,
  event_index BIGINT not null,
  primary key (subscriber, fact_hash, event_index)
);

-- local book: events a subscriber failed on too often; a person looks at them and retries
create table relay_parked (
  id          UUID   not null primary key,
  subscriber  TEXT   not null,
  fact_no     BIGINT not null,
  event_index BIGINT not null,
  attempts    BIGINT not null,
  error       TEXT   not null,
  parked_at   BIGINT not null
);

-- local machine: which process runs the relay and the jobs of this book
create table book_lease (
  name        TEXT   not null primary key,
  holder      UUID   not null,
  until       BIGINT not null
);
