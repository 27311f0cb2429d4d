-- What documents choose from: tax codes and payment terms. They come with the chart of a country pack.

-- central: tax codes; rate and category of a code never change
create table finance_tax_code (
  company_id       UUID   not null,
  code             TEXT   not null,
  id               UUID   not null,
  category         TEXT   not null,
  rate             BIGINT not null,
  direction        TEXT   not null,
  name_en          TEXT   not null,
  name_de          TEXT   not null,
  name_fr          TEXT   not null,
  search           TEXT   not null,
  valid_from       TEXT   not null,
  valid_to         TEXT,
  tax_account      TEXT,
  offset_account   TEXT,
  revenue_account  TEXT,
  vatex            TEXT,
  reason_en        TEXT   not null,
  reason_de        TEXT   not null,
  reason_fr        TEXT   not null,
  version          BIGINT not null,
  primary key (company_id, code)
);

-- central: payment terms
create table finance_payment_term (
  company_id        UUID   not null,
  code              TEXT   not null,
  id                UUID   not null,
  name_en           TEXT   not null,
  name_de           TEXT   not null,
  name_fr           TEXT   not null,
  search            TEXT   not null,
  due_days          BIGINT not null,
  discount_days     BIGINT not null,
  discount_percent  BIGINT not null,
  active            BIGINT not null,
  version           BIGINT not null,
  primary key (company_id, code)
);

-- tax codes, for other modules' documents
create view rpt_tax_code as
  select company_id, code, category, rate, direction, name_en, name_de, name_fr, valid_from, valid_to, tax_account,
    offset_account, revenue_account, vatex, reason_en, reason_de, reason_fr
  from finance_tax_code;

-- payment terms, for other modules' documents
create view rpt_payment_term as
  select company_id, code, name_en, name_de, name_fr, due_days, discount_days, discount_percent, active
  from finance_payment_term;
