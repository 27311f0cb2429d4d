-- Who works in the book: companies and branches, users, grants, sessions.

-- central: a company keeps its own ledger
create table identity_company (
  id                 UUID   not null primary key,
  name               TEXT   not null,
  country            TEXT   not null,
  currency           TEXT   not null,
  fiscal_start_month BIGINT not null,
  pack               TEXT   not null,
  demo               BIGINT not null,
  main_branch_id     UUID   not null,
  version            BIGINT not null
);

-- central: a branch belongs to one company
create table identity_branch (
  id                 UUID   not null primary key,
  company_id         UUID   not null,
  code               TEXT   not null,
  name               TEXT   not null,
  version            BIGINT not null,
  unique (company_id, code)
);

-- central: a user; the sign-in name is unique in the book
create table identity_user (
  id                 UUID   not null primary key,
  login              TEXT   not null unique,
  name               TEXT   not null,
  language           TEXT   not null,
  active             BIGINT not null,
  version            BIGINT not null
);
-- user list in order of names
create index identity_user_name on identity_user (name, id);

-- central: a role given to a user in a company, in one branch or in all
create table identity_grant (
  id                 UUID   not null primary key,
  user_id            UUID   not null,
  role               TEXT   not null,
  company_id         UUID   not null,
  branch_id          UUID,
  version            BIGINT not null
);
-- every call: what may this user do in this company
create index identity_grant_user on identity_grant (user_id, company_id);

-- local secret: password verifiers (argon2id); never part of a fact
create table identity_password (
  user_id            UUID   not null primary key,
  phc                TEXT   not null,
  set_at             BIGINT not null
);

-- local machine: open sessions, by SHA-256 of the token
create table identity_session (
  token_hash         BYTEA  not null primary key,
  user_id            UUID   not null,
  company_id         UUID   not null,
  opened_at          BIGINT not null,
  expires_at         BIGINT not null
);
-- ending all sessions of a user
create index identity_session_user on identity_session (user_id);

-- local machine: failed sign-ins, so that guessing slows down
create table identity_throttle (
  login              TEXT   not null primary key,
  failures           BIGINT not null,
  blocked_until      BIGINT not null
);

-- names of users, for other modules' views
create view rpt_user as select id, name from identity_user;

-- branches, for other modules' checks and lists
create view rpt_branch as select id, company_id, code, name from identity_branch;

-- central: what a company says of itself on paper, as one JSON text
create table identity_company_settings (
  company_id         UUID   not null primary key,
  settings           TEXT   not null,
  logo               TEXT,
  version            BIGINT not null
);

-- posted: every logo there ever was, in base64 under its SHA-256, so that a reprint shows the one of its day
create table identity_logo (
  fact_no            BIGINT not null,
  company_id         UUID   not null,
  hash               TEXT   not null,
  png                TEXT   not null,
  primary key (company_id, hash)
);

-- who holds a role, for other modules that tell them something
create view rpt_role_member as
  select g.company_id, g.branch_id, g.role, g.user_id
  from identity_grant g join identity_user u on u.id = g.user_id
  where u.active = 1;

-- what documents copy when they are posted
create view rpt_company_settings as
  select s.company_id, s.settings, s.logo, s.version from identity_company_settings s;

-- logos, for reprints
create view rpt_logo as select l.company_id, l.hash, l.png from identity_logo l;
