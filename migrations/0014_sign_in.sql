-- Signing in: sessions that lock and are opened in steps, second factors, and how often passwords and codes may be tried.

drop table identity_throttle;

-- local machine: passwords and codes judged in the last quarter of an hour, by what they count against; pruned, and bounded in number
create table identity_attempt (
  key                BYTEA  not null primary key,
  judged             TEXT   not null,
  last_at            BIGINT not null
);
-- pruning: what nobody waits for any more
create index identity_attempt_last_at on identity_attempt (last_at);

-- local book: places an account was signed in from before, so that strangers cannot shut it out there
create table identity_known_source (
  account            BYTEA  not null,
  source             TEXT   not null,
  seen_at            BIGINT not null,
  primary key (account, source)
);

drop table identity_session;

-- local machine: sessions, by SHA-256 of the token
create table identity_session (
  token_hash         BYTEA  not null primary key,
  id                 UUID   not null unique,
  user_id            UUID   not null,
  company_id         UUID   not null,
  step               TEXT   not null,
  opened_at          BIGINT not null,
  seen_at            BIGINT not null,
  idle_at            BIGINT not null,
  expires_at         BIGINT not null,
  locked_at          BIGINT,
  source             TEXT   not null,
  device             TEXT   not null
);
-- lists of a user's sessions, and ending them
create index identity_session_user on identity_session (user_id);
-- pruning: sessions that have ended
create index identity_session_expires_at on identity_session (expires_at);

-- local secret: who must choose a new password at the next sign-in, because somebody else has set the present one
create table identity_password_change (
  user_id            UUID   not null primary key,
  asked_at           BIGINT not null
);

-- local secret: second factors; the secret is sealed by a key that lies outside the book
create table identity_second_factor (
  user_id            UUID   not null primary key,
  sealed             BYTEA  not null,
  activated_at       BIGINT,
  last_step          BIGINT not null
);

-- local secret: recovery codes that were not used yet, by their hash
create table identity_recovery_code (
  user_id            UUID   not null,
  hash               BYTEA  not null,
  primary key (user_id, hash)
);

-- central: what a company asks of sign-ins, as one JSON text
create table identity_security (
  company_id         UUID   not null primary key,
  settings           TEXT   not null,
  version            BIGINT not null
);
