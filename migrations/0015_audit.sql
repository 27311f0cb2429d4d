-- The audit log: what each fact is searched by; who signed in, was refused or saw what is sensitive; printed originals.

-- posted grows: one row per fact, made from the fact itself: what the audit log is searched by
create table audit_fact (
  fact_no     BIGINT not null primary key,
  id          UUID   not null,
  company_id  UUID,
  branch_id   UUID,
  actor_id    UUID   not null,
  at          BIGINT not null,
  call        TEXT   not null,
  doc_kind    TEXT   not null
);
-- audit.log.list, newest first
create index audit_fact_at on audit_fact (company_id, at, id);
-- the same of one user
create index audit_fact_actor on audit_fact (company_id, actor_id, at, id);
-- the same of one command
create index audit_fact_call on audit_fact (company_id, call, at, id);
-- the same of one kind of document
create index audit_fact_kind on audit_fact (company_id, doc_kind, at, id);
-- audit.log.list by a document's number
create index fact_document_number on fact_document (number, fact_no);

-- local book append grows: the access log: sign-ins, refusals, reads of sensitive data, exports, prints; ids only
create table access_log (
  id          UUID   not null primary key,
  company_id  UUID   not null,
  user_id     UUID,
  at          BIGINT not null,
  kind        TEXT   not null,
  call        TEXT   not null,
  code        TEXT   not null,
  subject_id  UUID,
  times       BIGINT not null,
  source      TEXT   not null
);
-- audit.access.list, newest first
create index access_log_at on access_log (company_id, at, id);
-- the same of one user
create index access_log_user on access_log (company_id, user_id, at, id);
-- the same of one kind
create index access_log_kind on access_log (company_id, kind, at, id);
-- the same of one command
create index access_log_call on access_log (company_id, call, at, id);

-- posted grows: invoices and credit notes that were printed; whatever is printed later is a copy
create table sales_print (
  fact_no     BIGINT not null,
  company_id  UUID   not null,
  document_id UUID   not null primary key,
  actor_id    UUID   not null,
  printed_at  BIGINT not null
);

-- sign-in names, for the access log
create view rpt_login as select u.id, u.login from identity_user u;

-- companies, for the access log
create view rpt_company as select c.id, c.name from identity_company c;
