-- oidc.consume
update oidc_payloads set consumed_at = $3 where model = $1 and id = $2 and consumed_at is null
   returning true as consumed;

-- oidc.find
select payload, consumed_at as "consumedAt" from oidc_payloads
  where (expires_at is null or expires_at > $1) and model = $2 and id = $3;

-- oidc.find-by-uid
select payload, consumed_at as "consumedAt" from oidc_payloads
  where (expires_at is null or expires_at > $1) and model = $2 and uid = $3;

-- oidc.find-by-user-code
select payload, consumed_at as "consumedAt" from oidc_payloads
  where (expires_at is null or expires_at > $1) and model = $2 and user_code = $3;

-- oidc.remove
delete from oidc_payloads where model = $1 and id = $2;

-- oidc.remove-family
delete from oidc_payloads member using oidc_payloads one
   where one.model = $1 and one.id = $2
     and (member.grant_id = one.grant_id or (member.model = 'Grant' and member.id = one.grant_id));

-- oidc.remove-of-grant
delete from oidc_payloads where model = $1 and grant_id = $2;

-- oidc.save
with expired as (
     delete from oidc_payloads where (model, id) in (
       select model, id from oidc_payloads where expires_at < $8 and (model, id) <> ($1, $2)
       order by expires_at limit 20 for update skip locked))
   insert into oidc_payloads (model, id, payload, grant_id, uid, user_code, expires_at, account_id)
   values ($1, $2, $3, $4, $5, $6, $7, $9)
   on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
     user_code = excluded.user_code, expires_at = excluded.expires_at, account_id = excluded.account_id;
