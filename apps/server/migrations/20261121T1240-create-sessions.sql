-- Sessions of browsers. Used when no Redis is configured.

create table sessions (
  -- SHA-256 of the cookie: a copy of the table signs nobody in.
  key               bytea primary key,
  id                uuid not null unique,
  user_id           uuid not null references users on delete cascade,
  issuer            text not null,
  subject           text not null,
  -- `sid` of the issuer, by which it ends the session.
  issuer_session_id text,
  -- The refresh and the ID token, encrypted.
  tokens            bytea not null,
  access_expires_at timestamptz(3) not null,
  second_factor_at  timestamptz(3),
  client            text not null,
  address           text not null,
  created_at        timestamptz(3) not null,
  last_seen_at      timestamptz(3) not null,
  -- When the session ends unless it is used, never after `expires_at`.
  idle_until        timestamptz(3) not null,
  expires_at        timestamptz(3) not null,
  -- Who spends the refresh token at the moment, and until when nobody else may.
  refreshed_by      uuid,
  refreshed_until   timestamptz(3)
);
create index sessions_user on sessions (user_id);
create index sessions_subject on sessions (issuer, subject);
create index sessions_issuer_session on sessions (issuer, issuer_session_id) where issuer_session_id is not null;
create index sessions_idle on sessions (idle_until);

-- Sign-ins under way, and marks of what may be used only once: the key is a SHA-256.
create table session_notes (
  key        bytea primary key,
  content    bytea not null,
  expires_at timestamptz(3) not null
);
create index session_notes_expires on session_notes (expires_at);
