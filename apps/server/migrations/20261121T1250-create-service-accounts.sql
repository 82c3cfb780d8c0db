-- Programs with permissions of their own. A program is a user, so that projects and teams take it as a member.

create type user_kind as enum ('person', 'service');

-- A program is never an admin, whatever a statement tries.
alter table users
  add column kind user_kind not null default 'person',
  add constraint users_program_is_no_admin check (kind = 'person' or role <> 'admin');

-- Its name and whether it is disabled are those of its user.
create table service_accounts (
  user_id           uuid primary key references users,
  client_id         text not null unique,
  -- SHA-256: the secret is 256 random bits.
  secret_hash       bytea not null,
  -- Part of every access token, so that a new secret ends the tokens that the old one got.
  secret_version    integer not null default 1,
  secret_changed_at timestamptz(3) not null,
  permissions       text[] not null,
  version           integer not null default 1,
  -- Millrace itself, which has no row, for those made on the command line.
  created_by        uuid not null,
  created_at        timestamptz(3) not null,
  updated_at        timestamptz(3) not null,
  -- Deleted; the user stays, disabled, as the author of what the program wrote.
  deleted_at        timestamptz(3),
  constraint service_accounts_are_no_admins
    check (not permissions && array['tasks:admin', 'users:admin', 'account:manage'])
);
