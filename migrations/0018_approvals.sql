-- Four eyes: when a change needs a second person, who was asked, and what they said.

-- who entered a party's bank details last; edited together with them
alter table parties_party add column iban_editor_id UUID;

-- where money for a party goes and who said so, for approvals
create view rpt_party_bank as
  select p.id, p.company_id, p.name, p.iban, p.iban_editor_id from parties_party p;

-- central: rules that make a command wait for a second person; all conditions given must hold
create table approvals_rule (
  id                    UUID   not null primary key,
  company_id            UUID   not null,
  name                  TEXT   not null,
  call                  TEXT   not null,
  amount_from_minor     BIGINT,
  amount_from_currency  TEXT,
  discount_from         BIGINT,
  party_id              UUID,
  role                  TEXT,
  branch_id             UUID,
  own_bank_details      BIGINT not null,
  active                BIGINT not null,
  version               BIGINT not null
);
-- every weighed change: the rules on its command
create index approvals_rule_call on approvals_rule (company_id, call, active);
-- approvals.rule.list in order of names
create index approvals_rule_name on approvals_rule (company_id, name, id);

-- companies that have rules, for the callers who work in them
create view rpt_approval_rule as
  select r.company_id from approvals_rule r where r.active = 1;

-- owned grows: changes that wait for a second person, with their call as text
create table approvals_request (
  id                UUID   not null primary key,
  company_id        UUID   not null,
  branch_id         UUID,
  call              TEXT   not null,
  body              TEXT   not null,
  note              TEXT   not null,
  state             TEXT   not null,
  requester_id      UUID   not null,
  requested_at      BIGINT not null,
  amount_minor      BIGINT,
  amount_currency   TEXT,
  discount          BIGINT,
  party_id          UUID,
  rules             TEXT   not null,
  decider_id        UUID,
  decided_at        BIGINT,
  reason            TEXT   not null,
  failure           TEXT   not null,
  doc_kind          TEXT   not null,
  doc_id            UUID,
  doc_number        TEXT   not null,
  version           BIGINT not null
);
-- approvals.inbox.list and .count: open ones, oldest first
create index approvals_request_state on approvals_request (company_id, state, requested_at, id);
-- approvals.request.list: one's own, newest first
create index approvals_request_requester on approvals_request (company_id, requester_id, requested_at, id);

-- names of accounts, for previews of other modules
create view rpt_account_name as
  select a.company_id, a.code, a.name from finance_account a;
