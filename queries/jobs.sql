-- jobs.cancel
update jobs set cancel_requested_at = coalesce(cancel_requested_at, now()),
     finished_at = case when state = 'queued' then now() end,
     state = case when state = 'queued' then 'cancelled' else state end
   where id = $1 and state in ('queued', 'running') returning id, kind, requested_by as "requestedBy", needs, state, done::float8 as done, total::float8 as total, result,
  error, attempts, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  cancel_requested_at as "cancelRequestedAt";

-- jobs.checkpoint
update jobs set checkpoint = $3 where id = $1 and lease_token = $2 and state = 'running' returning cancel_requested_at is not null as "isCancelled";

-- jobs.end
update jobs set state = $3, result = $4, error = $5, finished_at = now(), checkpoint = null where id = $1 and lease_token = $2 and state = 'running' returning 1;

-- jobs.find
select id, kind, requested_by as "requestedBy", needs, state, done::float8 as done, total::float8 as total, result,
  error, attempts, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  cancel_requested_at as "cancelRequestedAt" from jobs where id = $1;

-- jobs.give-back
update jobs set state = case when cancel_requested_at is null then 'queued' else 'cancelled' end,
     finished_at = case when cancel_requested_at is not null then now() end,
     error = coalesce($3, error), due_at = now() + make_interval(secs => $4), attempts = attempts - $5::int
   where id = $1 and lease_token = $2 and state = 'running' returning 1;

-- jobs.insert
insert into jobs (id, kind, requested_by, permissions, origin, input, needs) values ($1, $2, $3, $4, $5, $6, $7)
   returning id, kind, requested_by as "requestedBy", needs, state, done::float8 as done, total::float8 as total, result,
  error, attempts, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  cancel_requested_at as "cancelRequestedAt";

-- jobs.lock
select id, kind, requested_by as "requestedBy", needs, state, done::float8 as done, total::float8 as total, result,
  error, attempts, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  cancel_requested_at as "cancelRequestedAt" from jobs where id = $1 for no key update;

-- jobs.progress
update jobs set done = $3, total = $4 where id = $1 and lease_token = $2 and state = 'running' returning cancel_requested_at is not null as "isCancelled";

-- jobs.purge
with removed as (
     delete from jobs where ctid = any (array(select ctid from jobs where finished_at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed;

-- jobs.renew
update jobs set due_at = now() + make_interval(secs => $3) where id = $1 and lease_token = $2 and state = 'running'
   returning cancel_requested_at is not null as "isCancelled";

-- jobs.take
with next as (
     select id, case when cancel_requested_at is not null then 'cancelled'
       when attempts >= $3 then 'failed' else 'running' end as state
     from jobs where state in ('queued', 'running') and due_at <= now() and kind = any ($1::text[])
     order by due_at limit 1 for no key update skip locked)
   update jobs j set state = next.state, lease_token = lease_token + 1,
     attempts = attempts + (next.state = 'running')::int,
     started_at = coalesce(started_at, now()),
     due_at = now() + make_interval(secs => $2),
     finished_at = case when next.state <> 'running' then now() end,
     error = case when next.state = 'failed' then coalesce(error, $4) end
   from next where j.id = next.id
   returning j.id, j.kind, j.requested_by as "requestedBy", j.permissions, j.origin, j.input, j.state, j.checkpoint,
     j.attempts, j.lease_token as "leaseToken";
