-- Requests about a document, for whoever looks at it.

-- approvals.request.find: the newest about a document
create index approvals_request_document on approvals_request (company_id, doc_id, requested_at, id);
