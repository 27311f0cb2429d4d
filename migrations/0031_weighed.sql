-- What weighs together is weighed one after the other, and no document says itself what its currency is worth.

-- a party whose payments are weighed together; whoever pays holds it until the commit
create view rpt_payee as select p.id, p.company_id from parties_party p;

-- posted grows: exchange rates that documents and entries were posted at, but for those that take another back
create table finance_rate (
  fact_no       BIGINT not null,
  entry_id      UUID   not null primary key,
  company_id    UUID   not null,
  currency      TEXT   not null,
  rate          BIGINT not null,
  source_id     UUID   not null,
  actor_id      UUID   not null,
  posted_at     BIGINT not null
);
-- every weighed document in another currency: what that was worth lately
create index finance_rate_currency on finance_rate (company_id, currency, posted_at);

-- what credit notes have taken back of an invoice, and who posted them
create view rpt_invoice_credit as
  select i.id, i.company_id, i.total_minor, n.actor_id, n.total_minor as credited_minor
  from sales_invoice i join sales_invoice n on n.original_id = i.id;
