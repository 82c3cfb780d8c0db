-- People, what identifies them, and the teams they form.

create type user_role as enum ('viewer', 'user', 'admin');

create table users (
  id          uuid primary key,
  email       text not null,
  name        text not null,
  role        user_role not null default 'user',
  language    text not null default 'en',
  time_zone   text not null default 'UTC',
  version     integer not null default 1,
  created_at  timestamptz(3) not null,
  updated_at  timestamptz(3) not null,
  disabled_at timestamptz(3)
);
create unique index users_email_key on users (lower(email));
-- The list of people in order, and those whose name or address begins with a text: bytes compare as prefixes do.
create index users_name on users (lower(name) collate "C", id);
create index users_email_prefix on users (lower(email) collate "C");

-- OpenID Connect names a person by issuer and subject, never by e-mail.
create table user_identities (
  issuer     text not null,
  subject    text not null,
  user_id    uuid not null references users on delete cascade,
  created_at timestamptz(3) not null,
  primary key (issuer, subject)
);

-- Passwords of the built-in OpenID provider (argon2id).
create table credentials (
  user_id       uuid primary key references users on delete cascade,
  password_hash text not null,
  changed_at    timestamptz(3) not null
);

create table personal_access_tokens (
  id           uuid primary key,
  user_id      uuid not null references users on delete cascade,
  name         text not null,
  token_hash   bytea not null unique,
  scopes       text[] not null,
  created_at   timestamptz(3) not null,
  expires_at   timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at   timestamptz(3)
);
create index personal_access_tokens_user on personal_access_tokens (user_id, id);

-- State of the built-in OpenID provider: sessions, grants, codes, tokens.
create table oidc_payloads (
  model       text not null,
  id          text not null,
  payload     json not null,
  grant_id    text,
  uid         text,
  user_code   text,
  consumed_at timestamptz(3),
  expires_at  timestamptz(3),
  primary key (model, id)
);
create index oidc_payloads_grant on oidc_payloads (grant_id) where grant_id is not null;
create index oidc_payloads_uid on oidc_payloads (uid) where uid is not null;
create index oidc_payloads_user_code on oidc_payloads (user_code) where user_code is not null;
create index oidc_payloads_expires on oidc_payloads (expires_at);

create table teams (
  id          uuid primary key,
  name        text not null,
  description text not null default '',
  version     integer not null default 1,
  created_by  uuid not null references users,
  created_at  timestamptz(3) not null,
  updated_at  timestamptz(3) not null
);
create unique index teams_name_key on teams (lower(name) collate "C");

create type team_role as enum ('member', 'manager');

create table team_members (
  team_id  uuid not null references teams on delete cascade,
  user_id  uuid not null references users on delete cascade,
  role     team_role not null default 'member',
  version  integer not null default 1,
  added_at timestamptz(3) not null,
  primary key (team_id, user_id)
);
create index team_members_user on team_members (user_id);

-- Keys that every process of one deployment shares: cursor signing, cookies, token signing.
create table server_secrets (
  name       text primary key,
  secret     bytea not null,
  created_at timestamptz(3) not null
);
