-- What the built-in OpenID provider asks for after the password, and the links that it mails.

-- The key of a person's one-time codes (RFC 6238), sealed, and the last step whose code was used: each serves once.
create table second_factors (
  user_id    uuid primary key references users on delete cascade,
  sealed_key bytea not null,
  last_step  bigint not null,
  created_at timestamptz(3) not null
);

-- Ten codes that stand in for a lost device, each once. SHA-256: a code is 80 random bits.
create table recovery_codes (
  user_id   uuid not null references second_factors on delete cascade,
  code_hash bytea not null,
  used_at   timestamptz(3),
  primary key (user_id, code_hash)
);

create type account_link_kind as enum ('reset', 'invitation', 'confirmation');

-- One-time links. SHA-256: what the address holds is 160 random bits, or more.
create table account_links (
  id         uuid primary key,
  token_hash bytea not null unique,
  kind       account_link_kind not null,
  -- Whose password is reset; an invitation and a confirmation are for somebody who is not there yet.
  user_id    uuid references users on delete cascade,
  email      text not null,
  name       text,
  role       user_role not null default 'user',
  -- Who invited: Millrace itself, which has no row, for an invitation made on the command line.
  created_by uuid,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at    timestamptz(3),
  constraint account_links_reset_names_user check ((kind = 'reset') = (user_id is not null))
);
create index account_links_user on account_links (user_id) where user_id is not null;
create index account_links_email on account_links (kind, lower(email));
create index account_links_expires on account_links (expires_at);

-- Access tokens of this person that were issued before are no longer taken.
alter table users add column sessions_ended_at timestamptz(3);

-- Signing out everywhere finds what the provider keeps of a person. Not an index on what is in the payload: PostgreSQL
-- cannot look into one that holds a null character, as a client may send.
alter table oidc_payloads add column account_id text;
create index oidc_payloads_account on oidc_payloads (account_id) where account_id is not null;
