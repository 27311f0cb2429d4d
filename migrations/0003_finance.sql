-- The ledger. Amounts are minor units of the company's currency, debit positive, credit negative.

-- central: the chart of accounts
create table finance_account (
  company_id    UUID   not null,
  code          TEXT   not null,
  name          TEXT   not null,
  search        TEXT   not null,
  account_type  TEXT   not null,
  group_code    TEXT   not null,
  control       TEXT,
  active        BIGINT not null,
  id            UUID   not null,
  version       BIGINT not null,
  primary key (company_id, code)
);

-- central: which account documents use for what (receivable, sales_revenue, ...)
create table finance_purpose (
  company_id    UUID   not null,
  purpose       TEXT   not null,
  account       TEXT   not null,
  version       BIGINT not null,
  primary key (company_id, purpose)
);

-- central: the prefix of each number series
create table finance_series (
  company_id    UUID   not null,
  kind          TEXT   not null,
  prefix        TEXT   not null,
  version       BIGINT not null,
  primary key (company_id, kind)
);

-- central: fiscal years, opened by their first use
create table finance_year (
  company_id    UUID   not null,
  year          BIGINT not null,
  starts_on     TEXT   not null,
  ends_on       TEXT   not null,
  version       BIGINT not null,
  primary key (company_id, year)
);

-- central: nothing of this kind is posted up to this day; every kind has a row, so that a posting can guard it
create table finance_lock (
  company_id    UUID   not null,
  kind          TEXT   not null,
  until         TEXT   not null,
  version       BIGINT not null,
  primary key (company_id, kind)
);

-- posted grows: journal entries
create table finance_entry (
  fact_no         BIGINT not null,
  id              UUID   not null primary key,
  company_id      UUID   not null,
  branch_id       UUID   not null,
  number          TEXT   not null,
  series_no       BIGINT,
  fiscal_year     BIGINT not null,
  node_id         UUID   not null,
  epoch           BIGINT not null,
  document_on     TEXT   not null,
  tax_on          TEXT   not null,
  posted_on       TEXT   not null,
  reference       TEXT   not null,
  memo            TEXT   not null,
  search          TEXT   not null,
  source_kind     TEXT   not null,
  source_id       UUID   not null,
  source_number   TEXT   not null,
  reverses_id     UUID,
  rate            BIGINT,
  total_minor     BIGINT not null,
  total_currency  TEXT   not null,
  actor_id        UUID   not null,
  posted_at       BIGINT not null,
  unique (company_id, fiscal_year, node_id, epoch, series_no)
);
-- finance.entry.list by date
create index finance_entry_date on finance_entry (company_id, posted_on, id);
-- finance.entry.list by number
create index finance_entry_number on finance_entry (company_id, number, id);
-- finance.entry.list by total
create index finance_entry_total on finance_entry (company_id, total_minor, id);
-- the entry of a document
create index finance_entry_source on finance_entry (source_id);

-- posted grows: one line per debit or credit
create table finance_posting (
  fact_no              BIGINT not null,
  entry_id             UUID   not null,
  line                 BIGINT not null,
  id                   UUID   not null,
  company_id           UUID   not null,
  branch_id            UUID   not null,
  account              TEXT   not null,
  posted_on            TEXT   not null,
  amount_minor         BIGINT not null,
  amount_currency      TEXT   not null,
  transaction_minor    BIGINT not null,
  transaction_currency TEXT   not null,
  memo                 TEXT   not null,
  primary key (entry_id, line)
);
-- finance.ledger.list: postings of an account by date
create index finance_posting_account on finance_posting (company_id, account, posted_on, id);
-- finance.ledger.list over all accounts by date
create index finance_posting_date on finance_posting (company_id, posted_on, id);

-- posted grows: which entry reverses which
create table finance_reversal (
  fact_no       BIGINT not null,
  original_id   UUID   not null primary key,
  reversal_id   UUID   not null unique
);

-- balance: growing sums per account, calendar month (202603) and branch; striped so that hot accounts do not queue
create table finance_balance (
  company_id    UUID   not null,
  account       TEXT   not null,
  month         BIGINT not null,
  branch_id     UUID   not null,
  stripe        BIGINT not null,
  debit_minor   BIGINT not null,
  credit_minor  BIGINT not null,
  primary key (company_id, account, month, branch_id, stripe)
);

-- posted grows: what a document leaves open with its party; negative for a credit note or a payment on account
create table finance_open_item (
  fact_no              BIGINT not null,
  id                   UUID   not null primary key,
  company_id           UUID   not null,
  branch_id            UUID   not null,
  side                 TEXT   not null,
  party_id             UUID   not null,
  source_kind          TEXT   not null,
  source_id            UUID   not null,
  source_number        TEXT   not null,
  entry_id             UUID   not null,
  document_on          TEXT   not null,
  due_on               TEXT   not null,
  amount_minor         BIGINT not null,
  amount_currency      TEXT   not null,
  functional_minor     BIGINT not null,
  functional_currency  TEXT   not null
);
-- the open item of a document
create index finance_open_item_source on finance_open_item (source_id);

-- balance grows: what is left of each item, in its own and in the company's currency
create table finance_open_balance (
  company_id           UUID   not null,
  side                 TEXT   not null,
  party_id             UUID   not null,
  item_id              UUID   not null,
  open_minor           BIGINT not null,
  functional_minor     BIGINT not null,
  primary key (company_id, side, party_id, item_id)
);
-- finance.open_item.list: only what is not settled
create index finance_open_balance_open on finance_open_balance (company_id, side, party_id, item_id) where open_minor <> 0;
-- the balance of one item
create index finance_open_balance_item on finance_open_balance (item_id);

-- posted grows: payments received and made
create table finance_payment (
  fact_no              BIGINT not null,
  id                   UUID   not null primary key,
  company_id           UUID   not null,
  branch_id            UUID   not null,
  number               TEXT   not null,
  series_no            BIGINT not null,
  fiscal_year          BIGINT not null,
  node_id              UUID   not null,
  epoch                BIGINT not null,
  direction            TEXT   not null,
  party_id             UUID   not null,
  account              TEXT   not null,
  paid_on              TEXT   not null,
  reference            TEXT   not null,
  amount_minor         BIGINT not null,
  amount_currency      TEXT   not null,
  on_account_minor     BIGINT not null,
  on_account_currency  TEXT   not null,
  reverses_id          UUID,
  entry_id             UUID,
  unique (company_id, fiscal_year, node_id, epoch, series_no)
);
-- finance.payment.list by date
create index finance_payment_date on finance_payment (company_id, paid_on, id);
-- finance.payment.list by number
create index finance_payment_number on finance_payment (company_id, number, id);
-- the reversal of a payment
create index finance_payment_reverses on finance_payment (reverses_id) where reverses_id is not null;

-- posted grows: which payment settled how much of which item
create table finance_allocation (
  fact_no              BIGINT not null,
  payment_id           UUID   not null,
  line                 BIGINT not null,
  company_id           UUID   not null,
  item_id              UUID   not null,
  side                 TEXT   not null,
  source_number        TEXT   not null,
  amount_minor         BIGINT not null,
  amount_currency      TEXT   not null,
  write_off_minor      BIGINT not null,
  write_off_currency   TEXT   not null,
  functional_minor     BIGINT not null,
  functional_currency  TEXT   not null,
  exchange_minor       BIGINT not null,
  exchange_currency    TEXT   not null,
  primary key (payment_id, line)
);
-- what settled an item
create index finance_allocation_item on finance_allocation (item_id);

-- balances of accounts, for checks of other modules that keep a sub-ledger
create view rpt_account_balance as
  select b.company_id, b.account, a.control, cast(sum(b.debit_minor - b.credit_minor) as BIGINT) as balance_minor
  from finance_balance b join finance_account a on a.company_id = b.company_id and a.code = b.account
  group by b.company_id, b.account, a.control;

-- what is open per document, for lists of other modules
create view rpt_open_item as
  select i.id, b.company_id, b.side, b.party_id, i.source_id, i.due_on, i.amount_minor, i.amount_currency,
    b.open_minor, b.functional_minor
  from finance_open_item i join finance_open_balance b on b.item_id = i.id;
