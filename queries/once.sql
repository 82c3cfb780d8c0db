-- once.claim
insert into idempotency_keys (actor_id, key, route, fingerprint, created_at) values ($1, $2, $3, $4, $5);

-- once.complete
update idempotency_keys set status = $4, headers = $5, body = $6, project_ids = $7
   where actor_id = $1 and key = $2 and route = $3;

-- once.find
select k.fingerprint, k.status, k.headers, k.body,
     $4 or not exists (
       select unnest(k.project_ids)
       except select a.project_id from project_access a where a.user_id = k.actor_id) as allowed
   from idempotency_keys k where k.actor_id = $1 and k.key = $2 and k.route = $3;

-- once.forget
delete from idempotency_keys where actor_id = $1 and key = $2 and route = $3;
