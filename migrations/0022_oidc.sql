-- Signing in at a provider of identities (OpenID Connect).

-- central: the provider, as one JSON text; null while it is off
create table identity_oidc (
  company_id         UUID   not null primary key,
  settings           TEXT   not null,
  version            BIGINT not null
);

-- central: which identity of a provider an account is, or is expected to be; all empty once unlinked
create table identity_oidc_link (
  user_id            UUID   not null primary key,
  issuer             TEXT,
  subject            TEXT,
  email              TEXT,
  version            BIGINT not null,
  unique (issuer, subject)
);
-- first sign-ins of accounts that are expected under an e-mail address
create index identity_oidc_link_email on identity_oidc_link (issuer, email);

-- local machine: sign-ins under way at the provider, by SHA-256 of what only the browser has; pruned, and bounded in number
create table identity_oidc_flow (
  hash               BYTEA  not null primary key,
  source             TEXT   not null,
  expires_at         BIGINT not null
);
-- how many one place has under way
create index identity_oidc_flow_source on identity_oidc_flow (source);
-- pruning: what nobody came back for
create index identity_oidc_flow_expires_at on identity_oidc_flow (expires_at);

-- local machine: who came back from the provider and has not signed in yet, by SHA-256 of the browser's ticket; pruned
create table identity_oidc_ticket (
  hash               BYTEA  not null primary key,
  issuer             TEXT   not null,
  subject            TEXT   not null,
  email              TEXT,
  expires_at         BIGINT not null
);
-- pruning: tickets that were not used
create index identity_oidc_ticket_expires_at on identity_oidc_ticket (expires_at);
