-- Roles that an OpenID Connect issuer keeps: a person has the one of the newest access token that was seen.

alter table users
  -- When that token was issued; null while no issuer has named a role.
  add column role_synced_at timestamptz(3),
  -- It named no role, so the person may do nothing, whatever `role` says, until a newer one or an admin names one.
  add column role_withdrawn boolean not null default false;
