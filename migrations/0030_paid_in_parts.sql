-- What is paid in parts weighs as a whole.

-- payments somebody posted lately
create index finance_entry_paid on finance_entry (company_id, actor_id, posted_at) where source_kind = 'sales.payment';

-- documents that somebody approved, for what weighs documents together
create view rpt_approved_document as
  select q.company_id, q.doc_id from approvals_request q where q.state = 'approved' and q.doc_id is not null;
