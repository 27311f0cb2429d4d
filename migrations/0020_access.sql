-- Rights with attributes: roles of a company's own, where a grant reaches, how much it allows, how long it holds.

-- central: roles of a company's own; permissions and hidden classes of fields as JSON lists
create table identity_role (
  id                 UUID   not null primary key,
  company_id         UUID   not null,
  code               TEXT   not null,
  name               TEXT   not null,
  permissions        TEXT   not null,
  hides              TEXT   not null,
  version            BIGINT not null,
  unique (company_id, code)
);

alter table identity_branch add column region TEXT not null default '';
-- what a grant for a region reaches
create index identity_branch_region on identity_branch (company_id, region);

alter table identity_grant add column region TEXT not null default '';
alter table identity_grant add column warehouse_id UUID;
alter table identity_grant add column own_only BIGINT not null default 0;
alter table identity_grant add column post_up_to BIGINT;
alter table identity_grant add column approve_up_to BIGINT;
alter table identity_grant add column discount_up_to BIGINT;
alter table identity_grant add column valid_from TEXT;
alter table identity_grant add column valid_to TEXT;
alter table identity_grant add column main BIGINT not null default 1;
alter table identity_grant add column revoked BIGINT not null default 0;

drop view rpt_role_member;

-- who holds a role, for other modules that tell them something; one row for each branch of a region
create view rpt_role_member as
  select g.company_id, coalesce(g.branch_id, b.id) as branch_id, g.role, g.user_id,
    coalesce(g.valid_from, '') as valid_from, coalesce(g.valid_to, '9999-12-31') as valid_to
  from identity_grant g join identity_user u on u.id = g.user_id
  left join identity_branch b on g.region <> '' and b.company_id = g.company_id and b.region = g.region
  where u.active = 1 and g.revoked = 0 and (g.region = '' or b.id is not null);

-- roles of a company's own, for other modules that name them or tell those who hold them something
create view rpt_role as select r.company_id, r.code, r.permissions from identity_role r;
