-- Who the company trades with. Rows are merged field by field, so every field has a default and a code is unique only
-- within the node that gave it.

-- merged grows: customers, suppliers, and those who are both
create table parties_party (
  id                     UUID   not null primary key,
  company_id             UUID   not null,
  code                   TEXT   not null default '',
  code_search            TEXT   not null default '',
  kind                   TEXT   not null default 'customer',
  name                   TEXT   not null default '',
  name_search            TEXT   not null default '',
  language               TEXT   not null default 'en',
  currency               TEXT   not null default 'EUR',
  country                TEXT   not null default '',
  payment_term           TEXT,
  vat_id                 TEXT   not null default '',
  registration_id        TEXT   not null default '',
  tax_region             TEXT   not null default 'domestic',
  credit_limit_minor     BIGINT,
  credit_limit_currency  TEXT,
  contact                TEXT   not null default '',
  email                  TEXT   not null default '',
  phone                  TEXT   not null default '',
  iban                   TEXT   not null default '',
  active                 BIGINT not null default 1,
  notes                  TEXT   not null default '',
  stamps                 TEXT   not null default '{}',
  version                BIGINT not null default 0
);
-- parties.party.list by code; a party by its code; the next free code
create index parties_party_code on parties_party (company_id, code, id);
-- parties.party.list by name
create index parties_party_name on parties_party (company_id, name_search, id);

-- merged grows: addresses of parties; a removed one stays as such
create table parties_address (
  id           UUID   not null primary key,
  company_id   UUID   not null,
  party_id     UUID   not null,
  kind         TEXT   not null default 'delivery',
  name         TEXT   not null default '',
  lines        TEXT   not null default '',
  postal_code  TEXT   not null default '',
  city         TEXT   not null default '',
  country      TEXT   not null default '',
  removed      BIGINT not null default 0,
  stamps       TEXT   not null default '{}',
  version      BIGINT not null default 0
);
-- the addresses of a party
create index parties_address_party on parties_address (party_id, id);

-- parties with the address their invoices go to, for other modules' documents
create view rpt_party as
  select p.id, p.company_id, p.code, p.kind, p.name, p.language, p.currency, p.country, p.payment_term, p.vat_id,
    p.registration_id, p.tax_region, p.credit_limit_minor, p.credit_limit_currency, p.contact, p.email, p.phone, p.iban, p.active,
    p.version, b.id as billing_id, case when coalesce(b.name, '') = '' then p.name else b.name end as billing_name,
    coalesce(b.lines, '') as billing_lines, coalesce(b.postal_code, '') as billing_postal_code,
    coalesce(b.city, '') as billing_city, coalesce(b.country, '') as billing_country
  from parties_party p
    left join parties_address b on b.party_id = p.id and b.kind = 'billing' and b.removed = 0
      and not exists (select 1 from parties_address o
        where o.party_id = p.id and o.kind = 'billing' and o.removed = 0 and o.id < b.id);

-- addresses that stand, for other modules' documents
create view rpt_party_address as
  select a.id, a.party_id, a.company_id, a.kind, case when a.name = '' then p.name else a.name end as name, a.lines,
    a.postal_code, a.city, a.country
  from parties_address a join parties_party p on p.id = a.party_id
  where a.removed = 0;
