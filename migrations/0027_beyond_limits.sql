-- What is beyond somebody's limits is asked for; whoever posted a document does not release its payment.

-- limits of who asked that a request is beyond, as a JSON list
alter table approvals_request add column beyond TEXT not null default '[]';

alter table approvals_rule add column own_document BIGINT not null default 0;

-- who posted what an open item is about, for approvals
create view rpt_open_item_poster as
  select i.id, i.company_id, e.actor_id from finance_open_item i join finance_entry e on e.id = i.entry_id;
