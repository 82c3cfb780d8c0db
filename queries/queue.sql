-- queue.add
with told as (select pg_notify('millrace_queue', name) from unnest($8::text[]) queue (name))
   insert into queue_messages (queue, id, type, key, body, attempt, first_seen_at, due_at)
   select m.queue, m.id, m.type, m.key, m.body, m.attempt, $7, now()
   from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::integer[])
     with ordinality as m (queue, id, type, key, body, attempt, place)
   where (select count(*) from told) >= 0
   order by m.place;

-- queue.depths
select queue, count(*) filter (where due_at <= now())::int as ready,
     count(*) filter (where due_at > now())::int as retrying
   from queue_messages where queue = any($1) group by 1;

-- queue.put-back
update queue_messages set taken_by = null, taken_at = null, is_redelivered = false, attempt = $3,
     due_at = now() + $4 * interval '1 second'
   where seq = $1 and taken_by = $2;

-- queue.release-abandoned
with seen as (
     insert into broker_workers (id, seen_at) select id, now() from unnest($1::uuid[]) alive (id)
     on conflict (id) do update set seen_at = now()),
   forgotten as (delete from broker_workers where seen_at < now() - interval '1 hour'),
   released as (
     update queue_messages set taken_by = null, taken_at = null, is_redelivered = true
     where taken_by is not null and taken_at < now() - interval '10 seconds' and taken_by <> all ($1)
       and not exists (select from broker_workers where id = taken_by and seen_at > now() - $2 * interval '1 second')
     returning 1)
   select count(*)::int as count from released;

-- queue.remove
delete from queue_messages where seq = any($1);

-- queue.take
with next as materialized (
     select seq from queue_messages where queue = $1 and taken_by is null and due_at <= now()
     order by due_at, seq limit $3 for update skip locked)
   update queue_messages m set taken_by = $2, taken_at = now() from next where m.seq = next.seq
   returning m.seq, m.id, m.type, m.key, m.body, m.attempt, m.first_seen_at as "firstSeenAt",
     m.is_redelivered as redelivered;
