-- queue.add
with told as (select pg_notify('millrace_queue', name) from unnest($8::text[]) queue (name))
   insert into queue_messages (queue, id, type, key, body, attempt, first_seen_at, due_at)
   select m.queue, m.id, m.type, m.key, m.body, m.attempt, $7, now()
   from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::integer[])
     with ordinality as m (queue, id, type, key, body, attempt, place)
   -- Else nobody would be told: a part that nothing asks for is not run.
   where (select count(*) from told) >= 0
   order by m.place;

-- queue.check
select from queue_messages limit 1;

-- queue.depths
select queue, count(*) filter (where due_at <= now() or taken_by is not null)::int as ready,
     count(*) filter (where due_at > now() and taken_by is null)::int as retrying
   from queue_messages where queue = any($1) group by 1;

-- queue.keep
update queue_messages m set due_at = now() + $3 * interval '1 second'
   from unnest($1::bigint[], $2::uuid[]) as held (seq, take) where m.seq = held.seq and m.taken_by = held.take;

-- queue.put-back
update queue_messages set taken_by = null, attempt = $3, due_at = now() + $4 * interval '1 second'
   where seq = $1 and taken_by = $2;

-- queue.remove
delete from queue_messages where seq = any($1::bigint[]);

-- queue.take
with next as materialized (
     select seq, taken_by is not null as redelivered from queue_messages where queue = $1 and due_at <= now()
     order by due_at, seq limit $3 for update skip locked)
   update queue_messages m set taken_by = $2, due_at = now() + $4 * interval '1 second'
   from next where m.seq = next.seq
   returning m.seq, m.id, m.type, m.key, m.body, m.attempt, m.first_seen_at as "firstSeenAt", next.redelivered;
