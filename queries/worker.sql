-- worker.bury
insert into dead_letters (id, queue, message_id, type, key, body, headers, error, attempts, first_seen_at, died_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (queue, message_id) do update set error = excluded.error, attempts = excluded.attempts,
     headers = excluded.headers, died_at = excluded.died_at;

-- worker.count-redelivery
insert into redeliveries (queue, message_id, count, at) values ($1, $2, 1, $3)
   on conflict (queue, message_id) do update set count = redeliveries.count + 1, at = $3
   returning count;

-- worker.forget-redelivery
delete from redeliveries where queue = $1 and message_id = $2;

-- worker.mark-all-applied
insert into inbox (consumer, event_id) select $1, id from unnest($2::uuid[]) event (id) order by id
   on conflict do nothing;

-- worker.mark-applied
insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing returning 1;
