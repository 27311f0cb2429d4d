-- The signed chain: the public keys of nodes, and the heads signed with them.

-- posted: public keys of nodes, one per epoch; another only where the private key was lost
create table book_key (
  fact_no     BIGINT not null,
  node_id     UUID   not null,
  epoch       BIGINT not null,
  public_key  TEXT   not null,
  replaces    TEXT,
  begun_at    BIGINT not null,
  primary key (node_id, epoch, public_key)
);

-- posted grows: heads of the chain as this node signed them; like the seals they stand beside the facts and come from none
create table fact_signature (
  node_id     UUID   not null,
  epoch       BIGINT not null,
  seq         BIGINT not null,
  hash        BYTEA  not null,
  public_key  TEXT   not null,
  signature   BYTEA  not null,
  signed_at   BIGINT not null,
  primary key (node_id, epoch, seq)
);
-- anchors: the last signed head of each day
create index fact_signature_signed_at on fact_signature (node_id, epoch, signed_at);

-- local machine: what the last check of this book found
create table book_check (
  one         BIGINT not null primary key check (one = 1),
  checked_at  BIGINT not null,
  clean       BIGINT not null,
  report      TEXT   not null
);

-- facts in the order of their chain, for checks of modules
create view rpt_fact as
  select f.fact_no, s.node_id, s.epoch, s.seq, f.body from fact f join fact_seal s on s.fact_no = f.fact_no;

-- entries with the documents they come from, for checks of other modules
create view rpt_entry as
  select e.id, e.company_id, e.number, e.source_kind, e.source_id, e.source_number, e.posted_on from finance_entry e;
