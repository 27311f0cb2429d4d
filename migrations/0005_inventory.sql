-- Stock. Quantities carry four decimals; values are minor units of the company's currency; in is positive, out negative.

-- central: a place where stock lies; also the area within which its cost is found, in its own currency
create table inventory_warehouse (
  id              UUID   not null primary key,
  company_id      UUID   not null,
  branch_id       UUID   not null,
  code            TEXT   not null,
  currency        TEXT   not null,
  name            TEXT   not null,
  search          TEXT   not null,
  region          TEXT   not null,
  address_name    TEXT   not null,
  street          TEXT   not null,
  postal_code     TEXT   not null,
  city            TEXT   not null,
  country         TEXT   not null,
  negative_stock  TEXT   not null,
  active          BIGINT not null,
  version         BIGINT not null,
  unique (company_id, code)
);

-- merged grows: goods and services
create table inventory_item (
  id              UUID   not null primary key,
  company_id      UUID   not null,
  code            TEXT   not null default '',
  name            TEXT   not null default '',
  name_en         TEXT   not null default '',
  name_de         TEXT   not null default '',
  name_fr         TEXT   not null default '',
  code_search     TEXT   not null default '',
  name_search     TEXT   not null default '',
  en_search       TEXT   not null default '',
  de_search       TEXT   not null default '',
  fr_search       TEXT   not null default '',
  kind            TEXT   not null default 'stock',
  supply          TEXT   not null default 'goods',
  unit_code       TEXT   not null default '',
  unit_symbol     TEXT   not null default '',
  unit_decimals   BIGINT not null default 0,
  valuation       TEXT,
  tax_class       TEXT   not null default 'standard',
  category        TEXT   not null default '',
  price           BIGINT,
  price_currency  TEXT,
  standard_cost   BIGINT,
  reorder_level   BIGINT,
  barcode         TEXT   not null default '',
  weight_kg       BIGINT,
  active          BIGINT not null default 1,
  stamps          TEXT   not null default '{}',
  version         BIGINT not null default 0
);
-- inventory.item.list and inventory.stock.list by code, and items by their number
create index inventory_item_code on inventory_item (company_id, code, id);
-- inventory.item.list and inventory.stock.list by name
create index inventory_item_name on inventory_item (company_id, name_search, id);
-- items by barcode
create index inventory_item_barcode on inventory_item (company_id, barcode) where barcode <> '';

-- Not striped: who takes stock decides on these very numbers. id tells two rows apart in lists; it follows from item and warehouse.
-- balance grows: what lies where, how much of it is promised, what it is worth, and how many moves made it so
create table inventory_stock (
  company_id      UUID   not null,
  item_id         UUID   not null,
  warehouse_id    UUID   not null,
  branch_id       UUID   not null,
  id              UUID   not null,
  on_hand         BIGINT not null,
  reserved        BIGINT not null,
  value_minor     BIGINT not null,
  moves           BIGINT not null,
  primary key (company_id, item_id, warehouse_id, branch_id, id)
);
-- the stock that a document's lines name
create unique index inventory_stock_id on inventory_stock (id);

-- balance grows: what is left of each receipt of an item valued first in, first out; layer 0 is what was issued before it came in
create table inventory_layer (
  company_id      UUID   not null,
  item_id         UUID   not null,
  warehouse_id    UUID   not null,
  layer           BIGINT not null,
  quantity        BIGINT not null,
  value_minor     BIGINT not null,
  primary key (company_id, item_id, warehouse_id, layer)
);
-- taking stock out: the layers that still hold some, oldest first
create index inventory_layer_open on inventory_layer (company_id, item_id, warehouse_id, layer) where quantity <> 0;

-- sequence counts the moves of an item in a warehouse: two that were decided on the same stock would have the same one, and the
-- second is refused and decided again.
-- posted grows: every move of stock, with its value
create table inventory_move (
  fact_no         BIGINT not null,
  id              UUID   not null primary key,
  company_id      UUID   not null,
  branch_id       UUID   not null,
  item_id         UUID   not null,
  warehouse_id    UUID   not null,
  sequence        BIGINT not null,
  kind            TEXT   not null,
  posted_on       TEXT   not null,
  quantity        BIGINT not null,
  value_minor     BIGINT not null,
  value_currency  TEXT   not null,
  source_kind     TEXT   not null,
  source_id       UUID   not null,
  source_number   TEXT   not null,
  source_line     BIGINT not null,
  returns_id      UUID,
  unique (company_id, item_id, warehouse_id, sequence)
);
-- inventory.move.list by date
create index inventory_move_date on inventory_move (company_id, posted_on, id);
-- inventory.move.list of one item by date
create index inventory_move_item on inventory_move (company_id, item_id, posted_on, id);
-- inventory.move.list of one warehouse by date
create index inventory_move_warehouse on inventory_move (company_id, warehouse_id, posted_on, id);
-- the moves of a document
create index inventory_move_source on inventory_move (source_id, source_line);
-- what has come back of an issue
create index inventory_move_returns on inventory_move (returns_id) where returns_id is not null;

-- posted grows: what a move did to the layers of an item valued first in, first out
create table inventory_move_layer (
  fact_no         BIGINT not null,
  move_id         UUID   not null,
  ordinal         BIGINT not null,
  company_id      UUID   not null,
  item_id         UUID   not null,
  warehouse_id    UUID   not null,
  layer           BIGINT not null,
  quantity        BIGINT not null,
  value_minor     BIGINT not null,
  primary key (move_id, ordinal)
);
-- kontor verify: the moves of a layer
create index inventory_move_layer_layer on inventory_move_layer (company_id, item_id, warehouse_id, layer);

-- posted grows: goods receipts and counts
create table inventory_document (
  fact_no         BIGINT not null,
  id              UUID   not null primary key,
  company_id      UUID   not null,
  branch_id       UUID   not null,
  kind            TEXT   not null,
  number          TEXT   not null,
  series_no       BIGINT not null,
  fiscal_year     BIGINT not null,
  node_id         UUID   not null,
  epoch           BIGINT not null,
  warehouse_id    UUID   not null,
  document_on     TEXT   not null,
  posted_on       TEXT   not null,
  party_id        UUID,
  reference       TEXT   not null,
  memo            TEXT   not null,
  search          TEXT   not null,
  opening         BIGINT not null,
  rate            BIGINT,
  total_minor     BIGINT not null,
  total_currency  TEXT   not null,
  value_minor     BIGINT not null,
  value_currency  TEXT   not null,
  actor_id        UUID   not null,
  posted_at       BIGINT not null,
  entry_id        UUID,
  unique (company_id, kind, fiscal_year, node_id, epoch, series_no)
);
-- inventory.receipt.list and inventory.adjustment.list by date
create index inventory_document_date on inventory_document (company_id, kind, posted_on, id);
-- inventory.receipt.list and inventory.adjustment.list by number
create index inventory_document_number on inventory_document (company_id, kind, number, id);

-- posted grows: promises of stock to lines of documents
create table inventory_reservation (
  fact_no         BIGINT not null,
  id              UUID   not null primary key,
  company_id      UUID   not null,
  branch_id       UUID   not null,
  item_id         UUID   not null,
  warehouse_id    UUID   not null,
  owner_kind      TEXT   not null,
  owner_id        UUID   not null,
  owner_number    TEXT   not null,
  owner_line      BIGINT not null,
  quantity        BIGINT not null,
  expires_on      TEXT
);
-- the promises to a document
create index inventory_reservation_owner on inventory_reservation (owner_id, owner_line);

-- balance grows: what is left of each promise
create table inventory_reservation_live (
  company_id      UUID   not null,
  owner_number    TEXT   not null,
  reservation_id  UUID   not null,
  quantity        BIGINT not null,
  primary key (company_id, owner_number, reservation_id)
);
-- inventory.reservation.list and the promises that have run out: only what is left
create index inventory_reservation_live_open on inventory_reservation_live (company_id, owner_number, reservation_id) where quantity <> 0;

-- items, for documents and lists of other modules
create view rpt_item as
  select id, company_id, code, name, name_en, name_de, name_fr, kind, supply, unit_code, unit_symbol, unit_decimals, valuation, tax_class,
    category, price, price_currency, weight_kg, active
  from inventory_item;

-- warehouses, for documents and lists of other modules
create view rpt_warehouse as
  select id, company_id, branch_id, code, name, region, country, negative_stock, active from inventory_warehouse;

-- stock, for lists of other modules
create view rpt_stock as
  select company_id, branch_id, item_id, warehouse_id, on_hand, reserved, on_hand - reserved as available, value_minor from inventory_stock;

-- stock moves, for reports and for documents that issued goods
create view rpt_stock_move as
  select id, company_id, branch_id, item_id, warehouse_id, sequence, kind, posted_on, quantity, value_minor, value_currency,
    source_kind, source_id, source_number, source_line, returns_id
  from inventory_move;

-- live promises, for documents that own them
create view rpt_reservation as
  select r.id, r.company_id, r.branch_id, r.item_id, r.warehouse_id, r.owner_kind, r.owner_id, r.owner_line, l.quantity, r.expires_on
  from inventory_reservation r
  join inventory_reservation_live l on l.company_id = r.company_id and l.owner_number = r.owner_number and l.reservation_id = r.id
  where l.quantity <> 0;
