-- What was given stays within what may be seen: answers under a key, and notifications.

-- Where the caller could see when a call under an idempotency key was answered: it is handed out again only to whoever still
-- sees all of that.
alter table call_answer add column reach TEXT;

drop view rpt_role_member;

-- who holds a role, for other modules that tell them something; one row for each branch of a region
create view rpt_role_member as
  select g.company_id, coalesce(g.branch_id, b.id) as branch_id, g.role, g.user_id, g.own_only,
    coalesce(g.valid_from, '') as valid_from, coalesce(g.valid_to, '9999-12-31') as valid_to
  from identity_grant g join identity_user u on u.id = g.user_id
  left join identity_branch b on g.region <> '' and b.company_id = g.company_id and b.region = g.region
  where u.active = 1 and g.revoked = 0 and (g.region = '' or b.id is not null);
