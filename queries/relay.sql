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
     select entry.position, event.id, coalesce(sum(event.size) over earlier, 0) as bytes
     from entry left join events event on event.id = entry.event_id and event.id >= (select event_id from oldest)
     window earlier as (order by entry.position rows between unbounded preceding and 1 preceding))
   select entry.position, event.id, event.type, event.subject_id as key,
     left(json_strip_nulls(json_build_object(
    'specversion', '1.0', 'id', event.id, 'source', '/millrace', 'type', event.type,
    'subject', event.subject_type || '/' || event.subject_id,
    'time', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'datacontenttype', 'application/json', 'dataschema', 'urn:millrace:event:1',
    'subjectversion', event.subject_version, 'projectid', event.project_id, 'actorid', event.actor_id,
    'position', position, 'requestid', event.context ->> 'requestId',
    'traceparent', event.context ->> 'traceparent'))::text, -1) || ',"data":' || event.data::text || '}' as body,
     (select count(*) from entry) = $2 or exists (select from sized where bytes >= 4000000) as further
   from sized entry left join events event on event.id = entry.id and event.id >= (select event_id from oldest)
   where entry.bytes < 4000000
   order by entry.position;

-- relay.note-published
with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
   update feed_head set published_position = greatest(published_position, $1) from relaxed;

-- relay.number
with claimed as (
     delete from outbox where seq = any (array(select seq from outbox order by seq limit $1 for update skip locked))
     returning seq, event_id, user_id, project_id, has_access),
   oldest as (select event_id from claimed where event_id is not null order by event_id limit 1),
   counted as (select count(*)::int as count from claimed),
   head as (
     update feed_head set last_position = last_position + counted.count from counted where counted.count > 0
     returning last_position - counted.count as base, counted.count),
   entry as materialized (
     select head.base + row_number() over (order by claimed.seq) as position, claimed.event_id, claimed.user_id,
       claimed.has_access, claimed.project_id as access_project_id, event.*
     from claimed cross join head
     left join events event on event.id = claimed.event_id and event.id >= (select event_id from oldest)),
   fed as (
     insert into feed (position, event_id, project_id, left_project_id, user_id, has_access, at)
     select position, event_id, coalesce(access_project_id, project_id),
       case when type in ('task.moved', 'task.completed') then (data #>> '{before,projectId}')::uuid end,
       user_id, has_access, clock_timestamp()
     from entry),
   offered as (
     select position, id, type, subject_id as key, left(json_strip_nulls(json_build_object(
    'specversion', '1.0', 'id', event.id, 'source', '/millrace', 'type', event.type,
    'subject', event.subject_type || '/' || event.subject_id,
    'time', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'datacontenttype', 'application/json', 'dataschema', 'urn:millrace:event:1',
    'subjectversion', event.subject_version, 'projectid', event.project_id, 'actorid', event.actor_id,
    'position', position, 'requestid', event.context ->> 'requestId',
    'traceparent', event.context ->> 'traceparent'))::text, -1) || ',"data":' || event.data::text || '}' as body from entry event
     where $2 and (select coalesce(sum(size), 0) from entry) < 4000000)
   select counted.count, exists (select from work) as "hasWork", offered.position, id, type, key, body
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
