-- Teams: people who share a grant.

-- central: whoever is in a team has its grant, as a grant of their own
create table identity_team (
  id                 UUID   not null primary key,
  company_id         UUID   not null,
  name               TEXT   not null,
  terms              TEXT   not null,
  members            TEXT   not null,
  ended              BIGINT not null,
  version            BIGINT not null
);
-- the teams of a company by name
create index identity_team_name on identity_team (company_id, name, id);

-- the team that a grant comes from
alter table identity_grant add column team_id UUID;
-- the grants of a team
create index identity_grant_team on identity_grant (team_id) where team_id is not null;
