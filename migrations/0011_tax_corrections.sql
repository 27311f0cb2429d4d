-- Whose tax a code is, and what a cash discount takes of the tax of a document.

alter table finance_tax_code add column country TEXT;
alter table finance_tax_code add column discount_account TEXT;

drop view rpt_tax_code;

-- tax codes, for other modules' documents
create view rpt_tax_code as
  select company_id, code, category, rate, direction, name_en, name_de, name_fr, valid_from, valid_to, tax_account,
    offset_account, revenue_account, vatex, reason_en, reason_de, reason_fr, country, discount_account
  from finance_tax_code;

alter table finance_allocation add column discount_minor BIGINT;
alter table finance_allocation add column discount_currency TEXT;

-- posted grows: cash discounts taken with a payment, per tax code of the document they were given on
create table finance_discount (
  fact_no                   BIGINT not null,
  payment_id                UUID   not null,
  line                      BIGINT not null,
  part                      BIGINT not null,
  company_id                UUID   not null,
  item_id                   UUID   not null,
  tax_code                  TEXT   not null,
  category                  TEXT   not null,
  rate                      BIGINT not null,
  base_minor                BIGINT not null,
  base_currency             TEXT   not null,
  tax_minor                 BIGINT not null,
  tax_currency              TEXT   not null,
  functional_base_minor     BIGINT not null,
  functional_base_currency  TEXT   not null,
  functional_tax_minor      BIGINT not null,
  functional_tax_currency   TEXT   not null,
  primary key (payment_id, line, part)
);

-- tax of posted invoices and credit notes, for what corrects it
create view rpt_invoice_tax as
  select i.company_id, i.id as document_id, t.line, t.tax_code, t.category, t.rate, t.base_minor, t.tax_minor, t.tax_account
  from sales_invoice i join sales_invoice_tax t on t.invoice_id = i.id;
