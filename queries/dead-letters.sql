-- deadLetters.count
select count(*)::int as count from dead_letters;

-- deadLetters.discard
with batch as (
     select id from dead_letters where ($1::text is null or queue = $1) and ($2::uuid[] is null or id = any ($2)) and id <= $3 order by id limit $4 for update),
   gone as (
     delete from dead_letters d using batch where d.id = batch.id
     returning d.id, d.queue, d.message_id, d.type, d.key, d.body),
   freed as (
     delete from redeliveries r using gone where r.queue = gone.queue and r.message_id = gone.message_id) select id, queue, message_id as "messageId" from gone order by id;

-- deadLetters.extent
select count(*)::int as count, max(id::text) as last from dead_letters where ($1::text is null or queue = $1) and ($2::uuid[] is null or id = any ($2));

-- deadLetters.find
select id, queue, message_id as "messageId", type, key, body, headers, error, attempts,
     first_seen_at as "firstSeenAt", died_at as "diedAt"
   from dead_letters where id = $1;

-- deadLetters.redrive
with batch as (
     select id from dead_letters where ($1::text is null or queue = $1) and ($2::uuid[] is null or id = any ($2)) and id <= $3 order by id limit $4 for update),
   gone as (
     delete from dead_letters d using batch where d.id = batch.id
     returning d.id, d.queue, d.message_id, d.type, d.key, d.body),
   freed as (
     delete from redeliveries r using gone where r.queue = gone.queue and r.message_id = gone.message_id),
   sent as (
     insert into work (queue, id, type, key, body) select queue, message_id, type, key, body from gone order by id)
   select id, queue, message_id as "messageId" from gone order by id;

-- deadLetters.unknown
select id from unnest($1::uuid[]) id where not exists (select from dead_letters d where d.id = id.id);
