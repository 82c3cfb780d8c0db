-- tokens.find
select t.id, t.user_id as "userId", t.name, t.scopes, t.created_at as "createdAt",
  t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt" from personal_access_tokens t where t.id = $1 and t.user_id = $2 and t.revoked_at is null;

-- tokens.insert
insert into personal_access_tokens (id, user_id, name, token_hash, scopes, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7);

-- tokens.revoke
update personal_access_tokens t set revoked_at = $3
   where t.id = $1 and t.user_id = $2 and t.revoked_at is null returning t.id, t.user_id as "userId", t.name, t.scopes, t.created_at as "createdAt",
  t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt";
