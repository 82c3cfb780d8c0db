-- account-links.add
with old as (
     delete from account_links where id in (
       select id from account_links where expires_at < $9::timestamptz - interval '30 days' limit 20
       for update skip locked))
   insert into account_links (id, token_hash, kind, user_id, email, name, role, created_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- account-links.find
select l.id, l.kind, l.user_id as "userId", l.email, l.name, l.role, l.created_by as "createdBy",
  l.created_at as "createdAt", l.expires_at as "expiresAt" from account_links l where l.used_at is null and l.expires_at > $1 and not exists (
  select from credentials c where c.user_id = l.user_id and c.changed_at >= l.created_at) and l.token_hash = $2 and l.kind = $3;

-- account-links.find-invitation
select l.id, l.kind, l.user_id as "userId", l.email, l.name, l.role, l.created_by as "createdBy",
  l.created_at as "createdAt", l.expires_at as "expiresAt" from account_links l
  where l.kind = 'invitation' and l.used_at is null and l.expires_at > $1 and l.id = $2;

-- account-links.list-invitations
select l.id, l.kind, l.user_id as "userId", l.email, l.name, l.role, l.created_by as "createdBy",
  l.created_at as "createdAt", l.expires_at as "expiresAt" from account_links l
  where l.kind = 'invitation' and l.used_at is null and l.expires_at > $1 and ($2::uuid is null or l.id < $2) order by l.id desc limit $3 offset $4;

-- account-links.remove-for-email
delete from account_links where kind = $1 and lower(email) = lower($2) and used_at is null;

-- account-links.remove-invitation
delete from account_links where id = $2 and kind = 'invitation' and used_at is null and expires_at > $1
   returning true as removed;

-- account-links.use
update account_links l set used_at = $1 where l.used_at is null and l.expires_at > $1 and not exists (
  select from credentials c where c.user_id = l.user_id and c.changed_at >= l.created_at) and l.token_hash = $2 and l.kind = $3 returning l.id, l.kind, l.user_id as "userId", l.email, l.name, l.role, l.created_by as "createdBy",
  l.created_at as "createdAt", l.expires_at as "expiresAt";
