-- Selling: price lists, quotations and orders, deliveries, invoices and credit notes.

-- central: price lists
create table sales_price_list (
  company_id    UUID   not null,
  code          TEXT   not null,
  name          TEXT   not null,
  currency      TEXT   not null,
  standard      BIGINT not null,
  active        BIGINT not null,
  id            UUID   not null,
  version       BIGINT not null,
  primary key (company_id, code)
);

-- central grows: net prices by list, item, quantity and first day
create table sales_price (
  company_id    UUID   not null,
  list          TEXT   not null,
  item_id       UUID   not null,
  min_quantity  BIGINT not null,
  valid_from    TEXT   not null,
  valid_to      TEXT,
  price         BIGINT not null,
  currency      TEXT   not null,
  id            UUID   not null,
  version       BIGINT not null,
  primary key (company_id, list, item_id, min_quantity, valid_from)
);
-- what an item costs, in any list
create index sales_price_item on sales_price (company_id, item_id, list);

-- owned grows: quotations and orders; drafts have no number
create table sales_document (
  id                UUID   not null primary key,
  company_id        UUID   not null,
  branch_id         UUID   not null,
  kind              TEXT   not null,
  state             TEXT   not null,
  number            TEXT   not null,
  series_no         BIGINT,
  fiscal_year       BIGINT,
  node_id           UUID,
  epoch             BIGINT,
  customer_id       UUID   not null,
  customer_name     TEXT   not null,
  document_on       TEXT   not null,
  valid_until       TEXT,
  deliver_on        TEXT,
  language          TEXT   not null,
  rate              BIGINT,
  delivery_name     TEXT   not null,
  delivery_lines    TEXT   not null,
  delivery_country  TEXT   not null,
  payment_term      TEXT,
  reference         TEXT   not null,
  introduction      TEXT   not null,
  closing           TEXT   not null,
  adjustments       TEXT   not null,
  net_minor         BIGINT not null,
  net_currency      TEXT   not null,
  tax_minor         BIGINT not null,
  tax_currency      TEXT   not null,
  total_minor       BIGINT not null,
  total_currency    TEXT   not null,
  functional_minor  BIGINT not null,
  source_id         UUID,
  reason            TEXT   not null,
  actor_id          UUID   not null,
  changed_at        BIGINT not null,
  search            TEXT   not null,
  version           BIGINT not null,
  unique (company_id, kind, fiscal_year, node_id, epoch, series_no)
);
-- sales.order.list, sales.quotation.list by date
create index sales_document_date on sales_document (company_id, kind, document_on, id);
-- the same by number
create index sales_document_number on sales_document (company_id, kind, number, id);
-- the same by total
create index sales_document_total on sales_document (company_id, kind, total_minor, id);
-- what a customer has ordered and the credit limit counts
create index sales_document_customer on sales_document (company_id, customer_id, kind, state);
-- the order a quotation became
create index sales_document_source on sales_document (source_id) where source_id is not null;

-- owned grows: lines of quotations and orders
create table sales_document_line (
  document_id       UUID   not null,
  line              BIGINT not null,
  item_id           UUID,
  item_code         TEXT   not null,
  description       TEXT   not null,
  quantity          BIGINT not null,
  unit              TEXT   not null,
  unit_price        BIGINT not null,
  discount          BIGINT not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              BIGINT not null,
  net_minor         BIGINT not null,
  net_currency      TEXT   not null,
  warehouse_id      UUID,
  stocked           BIGINT not null,
  primary key (document_id, line)
);

-- balance grows: how much of a line was delivered, invoiced, credited; line 0 counts a whole document's minor units
create table sales_progress (
  document_id       UUID   not null,
  line              BIGINT not null,
  delivered         BIGINT not null,
  invoiced          BIGINT not null,
  credited          BIGINT not null,
  primary key (document_id, line)
);

-- balance grows: what an order or a delivery has left, over all lines; nothing is left when it is zero
create table sales_open (
  document_id       UUID   not null primary key,
  to_deliver        BIGINT not null,
  to_invoice        BIGINT not null,
  delivered         BIGINT not null,
  invoiced          BIGINT not null
);

-- posted grows: deliveries and their reversals
create table sales_delivery (
  fact_no           BIGINT not null,
  id                UUID   not null primary key,
  company_id        UUID   not null,
  branch_id         UUID   not null,
  number            TEXT   not null,
  series_no         BIGINT not null,
  fiscal_year       BIGINT not null,
  node_id           UUID   not null,
  epoch             BIGINT not null,
  order_id          UUID   not null,
  order_number      TEXT   not null,
  reverses_id       UUID   unique,
  customer_id       UUID   not null,
  customer_name     TEXT   not null,
  customer_lines    TEXT   not null,
  customer_country  TEXT   not null,
  language          TEXT   not null,
  delivered_on      TEXT   not null,
  reference         TEXT   not null,
  reason            TEXT   not null,
  closing           TEXT   not null,
  cost_minor        BIGINT not null,
  cost_currency     TEXT   not null,
  entry_id          UUID,
  actor_id          UUID   not null,
  posted_at         BIGINT not null,
  search            TEXT   not null,
  unique (company_id, fiscal_year, node_id, epoch, series_no)
);
-- sales.delivery.list by date
create index sales_delivery_date on sales_delivery (company_id, delivered_on, id);
-- sales.delivery.list by number
create index sales_delivery_number on sales_delivery (company_id, number, id);
-- sales.delivery.list by cost
create index sales_delivery_cost on sales_delivery (company_id, cost_minor, id);
-- deliveries of an order
create index sales_delivery_order on sales_delivery (order_id);

-- posted grows: lines of deliveries
create table sales_delivery_line (
  fact_no           BIGINT not null,
  delivery_id       UUID   not null,
  line              BIGINT not null,
  order_line        BIGINT not null,
  item_id           UUID,
  item_code         TEXT   not null,
  description       TEXT   not null,
  quantity          BIGINT not null,
  unit              TEXT   not null,
  warehouse_id      UUID,
  cost_minor        BIGINT not null,
  cost_currency     TEXT   not null,
  primary key (delivery_id, line)
);

-- posted grows: invoices and credit notes, with all that printing needs; amounts are positive on both
create table sales_invoice (
  fact_no           BIGINT not null,
  id                UUID   not null primary key,
  company_id        UUID   not null,
  branch_id         UUID   not null,
  kind              TEXT   not null,
  number            TEXT   not null,
  series_no         BIGINT not null,
  fiscal_year       BIGINT not null,
  node_id           UUID   not null,
  epoch             BIGINT not null,
  original_id       UUID,
  original_number   TEXT   not null,
  original_on       TEXT,
  customer_id       UUID   not null,
  customer_number   TEXT   not null,
  customer_name     TEXT   not null,
  customer_lines    TEXT   not null,
  customer_country  TEXT   not null,
  customer_vat_id   TEXT   not null,
  supplier          TEXT   not null,
  supplier_contact  TEXT   not null,
  supplier_register TEXT   not null,
  logo              TEXT,
  issued_on         TEXT   not null,
  supplied_from     TEXT,
  supplied_to       TEXT,
  due_on            TEXT,
  language          TEXT   not null,
  layout_version    BIGINT not null,
  tax_policy        TEXT   not null,
  price_mode        TEXT   not null,
  rate              BIGINT,
  rate_source       TEXT   not null,
  rate_on           TEXT,
  payment_term      TEXT,
  terms_text        TEXT   not null,
  legal             TEXT   not null,
  introduction      TEXT   not null,
  closing           TEXT   not null,
  reference         TEXT   not null,
  order_ref         TEXT   not null,
  delivery_refs     TEXT   not null,
  reason            TEXT   not null,
  lines_total_minor    BIGINT not null,
  lines_total_currency TEXT   not null,
  net_minor         BIGINT not null,
  net_currency      TEXT   not null,
  tax_minor         BIGINT not null,
  tax_currency      TEXT   not null,
  total_minor       BIGINT not null,
  total_currency    TEXT   not null,
  functional_tax_minor      BIGINT not null,
  functional_tax_currency   TEXT   not null,
  functional_total_minor    BIGINT not null,
  functional_total_currency TEXT   not null,
  entry_id          UUID,
  open_item_id      UUID,
  actor_id          UUID   not null,
  posted_at         BIGINT not null,
  search            TEXT   not null,
  unique (company_id, kind, fiscal_year, node_id, epoch, series_no)
);
-- sales.invoice.list, sales.credit_note.list by date
create index sales_invoice_date on sales_invoice (company_id, kind, issued_on, id);
-- the same by number
create index sales_invoice_number on sales_invoice (company_id, kind, number, id);
-- the same by total
create index sales_invoice_total on sales_invoice (company_id, kind, total_minor, id);
-- the same by due date
create index sales_invoice_due on sales_invoice (company_id, kind, coalesce(due_on, issued_on), id);
-- credit notes of an invoice
create index sales_invoice_original on sales_invoice (original_id) where original_id is not null;

-- posted grows: lines of invoices and credit notes
create table sales_invoice_line (
  fact_no           BIGINT not null,
  invoice_id        UUID   not null,
  line              BIGINT not null,
  order_id          UUID,
  order_line        BIGINT,
  delivery_id       UUID,
  delivery_line     BIGINT,
  original_line     BIGINT,
  item_id           UUID,
  item_code         TEXT   not null,
  description       TEXT   not null,
  quantity          BIGINT not null,
  unit              TEXT   not null,
  unit_price        BIGINT not null,
  discount          BIGINT not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              BIGINT not null,
  net_minor         BIGINT not null,
  net_currency      TEXT   not null,
  primary key (invoice_id, line)
);
-- invoices of an order
create index sales_invoice_line_order on sales_invoice_line (order_id) where order_id is not null;
-- invoices of a delivery
create index sales_invoice_line_delivery on sales_invoice_line (delivery_id) where delivery_id is not null;

-- posted grows: allowances and charges on whole invoices and credit notes
create table sales_invoice_adjustment (
  fact_no           BIGINT not null,
  invoice_id        UUID   not null,
  line              BIGINT not null,
  allowance         BIGINT not null,
  reason            TEXT   not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              BIGINT not null,
  amount_minor      BIGINT not null,
  amount_currency   TEXT   not null,
  primary key (invoice_id, line)
);

-- posted grows: tax of invoices and credit notes, per tax code
create table sales_invoice_tax (
  fact_no           BIGINT not null,
  invoice_id        UUID   not null,
  line              BIGINT not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              BIGINT not null,
  base_minor        BIGINT not null,
  base_currency     TEXT   not null,
  tax_minor         BIGINT not null,
  tax_currency      TEXT   not null,
  functional_base_minor    BIGINT not null,
  functional_base_currency TEXT   not null,
  functional_tax_minor     BIGINT not null,
  functional_tax_currency  TEXT   not null,
  reason            TEXT,
  revenue_account   TEXT,
  tax_account       TEXT,
  primary key (invoice_id, line)
);
