-- relay.backlog
select (select coalesce(max(seq) - min(seq) + 1, 0) from outbox)::float8 as outbox,
     (select coalesce(max(seq) - min(seq) + 1, 0) from work)::float8 as work,
     (last_position - published_position)::float8 as unpublished,
     coalesce(extract(epoch from clock_timestamp() - (
       select at from events where id = (select event_id from outbox where event_id is not null order by seq limit 1))),
     extract(epoch from clock_timestamp() - (select at from feed where position = published_position + 1)), 0)::float8
       as "oldestSeconds"
   from feed_head;

-- relay.entries
with entry as materialized (
     select position, event_id from feed
     where position > $1 order by position limit $2),
   oldest as (select event_id from entry where event_id is not null order by event_id limit 1),
   sized as materialized (
     select entry.position, event.*, coalesce(sum(event.size) over earlier, 0) as bytes
     from entry left join lateral (select * from events where id = entry.event_id and id >= (select event_id from oldest) offset 0) event on true
     window earlier as (order by entry.position rows between unbounded preceding and 1 preceding))
   select event.position, event.id, event.type, event.subject_type as "subjectType", event.subject_id as key,
  event.subject_version as version, event.project_id as "projectId", event.actor_id as "actorId",
  to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
  event.context ->> 'requestId' as "requestId", event.context ->> 'traceparent' as traceparent,
  event.data::text as data,
     (select count(*) from entry) = $2 or exists (select from sized where bytes >= 4000000) as further
   from sized event
   where event.bytes < 4000000
   order by event.position;

-- relay.note-published
with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
   update feed_head set published_position = greatest(published_position, $1) from relaxed;

-- relay.number
with next as materialized (select seq, event_id from outbox order by seq limit $1 for update skip locked),
   oldest as materialized (select event_id from next where event_id is not null order by event_id limit 1),
   claimed as (
     delete from outbox where seq = any (array(select seq from next)) and not exists (select from oldest where event_id < $3)
     returning seq, event_id, user_id, project_id, has_access),
   counted as (select count(*)::int as count from claimed),
   head as (
     update feed_head set last_position = last_position + counted.count from counted where counted.count > 0
     returning last_position - counted.count as base, counted.count),
   entry as materialized (
     select head.base + row_number() over (order by claimed.seq) as position, claimed.event_id, claimed.user_id,
       claimed.has_access, claimed.project_id as access_project_id, event.*
     from claimed cross join head left join lateral (select * from events where id = claimed.event_id and id >= $3 offset 0) event on true),
   fed as (
     insert into feed (position, event_id, project_id, left_project_id, user_id, has_access, at)
     select position, event_id, coalesce(access_project_id, project_id),
       case when type in ('task.moved', 'task.completed') then (data #>> '{before,projectId}')::uuid end,
       user_id, has_access, clock_timestamp()
     from entry),
   offered as (
     select event.position, event.id, event.type, event.subject_type as "subjectType", event.subject_id as key,
  event.subject_version as version, event.project_id as "projectId", event.actor_id as "actorId",
  to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
  event.context ->> 'requestId' as "requestId", event.context ->> 'traceparent' as traceparent,
  event.data::text as data from entry event
     where $2 and (select coalesce(sum(size), 0) from entry) < 4000000)
   select counted.count, (select event_id from oldest) as oldest, exists (select from work) as "hasWork", offered.*
   from counted left join offered on true
   order by position;

-- relay.published
select published_position from feed_head;

-- relay.remove-work
delete from work where seq = any($1);

-- relay.work
select seq, queue, id, type, key, body, attempt, further from (
     select w.*, coalesce(sum(octet_length(body)) over earlier, 0) as bytes,
       sum(octet_length(body)) over () >= 4000000 or count(*) over () = $2 as further
     from (select * from work where queue = any($1) order by seq limit $2) w
     window earlier as (order by seq rows between unbounded preceding and 1 preceding)) sized
   where bytes < 4000000 order by seq;
