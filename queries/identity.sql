-- identity.find-account
select u.id, u.kind, u.email, u.name, u.role, u.role_withdrawn as "roleWithdrawn",
     u.role_synced_at as "roleSyncedAt", u.sessions_ended_at as "sessionsEndedAt",
     case when s.user_id is not null
       then json_build_object('permissions', s.permissions, 'secretVersion', s.secret_version) end as service
   from users u left join service_accounts s on s.user_id = u.id
   where u.id = $1 and u.disabled_at is null and s.deleted_at is null;

-- identity.find-credentials
select u.id as "userId", c.password_hash as "passwordHash"
   from users u join credentials c on c.user_id = u.id
   where lower(u.email) = lower($1) and u.disabled_at is null;

-- identity.find-identity
select user_id as "userId" from user_identities where issuer = $1 and subject = $2;

-- identity.find-token-owner
select t.id as "tokenId", t.user_id as "userId", u.kind, u.role, u.role_withdrawn as "roleWithdrawn",
     null as service, t.scopes, t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"
   from personal_access_tokens t join users u on u.id = t.user_id
   where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
     and u.disabled_at is null and u.kind = 'person';

-- identity.mark-token-used
update personal_access_tokens set last_used_at = $2
   where id = $1 and (last_used_at is null or last_used_at <= $3);

-- identity.save-credentials
insert into credentials (user_id, password_hash, changed_at) values ($1, $2, $3)
   on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at;
