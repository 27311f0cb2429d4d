-- What ids in the audit log are called.

-- numbers of entries by branch and author, for the audit log
create view rpt_entry_number as
  select e.id, e.company_id, e.branch_id, e.actor_id, e.number from finance_entry e;

-- names of a company's own roles, for the audit log
create view rpt_role_name as select r.company_id, r.code, r.name from identity_role r;
