-- Items set off against each other without money.

-- posted grows: settlements; one made by a credit note has its number
create table finance_settlement (
  fact_no            BIGINT not null,
  id                 UUID   not null primary key,
  company_id         UUID   not null,
  branch_id          UUID   not null,
  side               TEXT   not null,
  party_id           UUID   not null,
  settled_on         TEXT   not null,
  source_kind        TEXT   not null,
  source_id          UUID   not null,
  source_number      TEXT   not null,
  exchange_minor     BIGINT not null,
  exchange_currency  TEXT   not null,
  entry_id           UUID,
  reverses_id        UUID   unique,
  reason             TEXT   not null,
  actor_id           UUID   not null,
  posted_at          BIGINT not null
);

-- posted grows: what a settlement took of each item
create table finance_settlement_item (
  fact_no              BIGINT not null,
  settlement_id        UUID   not null,
  line                 BIGINT not null,
  company_id           UUID   not null,
  item_id              UUID   not null,
  source_number        TEXT   not null,
  amount_minor         BIGINT not null,
  amount_currency      TEXT   not null,
  functional_minor     BIGINT not null,
  functional_currency  TEXT   not null,
  primary key (settlement_id, line)
);
-- what settled an item
create index finance_settlement_item_item on finance_settlement_item (item_id);
