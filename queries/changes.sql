-- changes.ends
select head::float8, floor::float8 from (
  select last_position as head, coalesce((select min(position) - 1 from feed), last_position) as floor from feed_head) ends;

-- changes.page
with recursive ends as materialized (
  select last_position as head, coalesce((select min(position) - 1 from feed), last_position) as floor from feed_head),
  mine as materialized (select project_id from project_access where user_id = $1),
  candidates as materialized (
    select * from (
    (select entry.* from mine cross join lateral (
       select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'whole' as view from feed f 
       where f.project_id = mine.project_id and f.user_id is null and f.position > $2 and f.position <= $2::bigint + 20000 
       order by f.position limit $3) entry)
    union all
    (select entry.* from mine cross join lateral (
       select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'left' from feed f
       where f.left_project_id = mine.project_id and f.position > $2 and f.position <= $2::bigint + 20000 and not exists (select from project_access a where a.user_id = $1 and a.project_id = f.project_id)
       order by f.position limit $3) entry)
    union all
    (select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'access' from feed f
     where f.user_id = $1 and f.position > $2 and f.position <= $2::bigint + 20000
     order by f.position limit $3)
    union all
    (select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'whole' from feed f cross join lateral (select * from events where id = f.event_id offset 0) e
     where f.project_id is null and f.position > $2 and f.position <= $2::bigint + 20000 and (e.subject_type = any ($4::text[])
    or (e.subject_type = 'user' and e.subject_id = $1)
    or ($5::boolean and e.subject_type = 'token'
      and $1::text in (e.data -> 'after' ->> 'userId', e.data -> 'before' ->> 'userId')))
     order by f.position limit $3)) entry
    order by position limit $3),
  listed as materialized (select count(*)::int as count, array_agg(event_id order by position) as ids from candidates),
  measured as (
    select 0 as count, 0 as bytes
    union all
    select m.count + 1, m.bytes + 320 + coalesce(
      (select e.size from (select * from events where id = listed.ids[m.count + 1] offset 0) e), 0)
    from measured m, listed
    where m.count < listed.count and m.bytes < $6::int),
  entries as (
    select c.position, case view
      when 'access' then concat('{"position":', c.position,
        ',"type":"access.', case when c.has_access then 'gained' else 'lost' end,
        '","subject":{"type":"project","id":"', c.project_id, '"},"projectId":"', c.project_id,
        '","actorId":null,"at":"', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":null,"data":{}}')
      when 'left' then concat('{"position":', c.position,
        ',"type":"task.moved","subject":{"type":"task","id":"', e.subject_id, '"},"projectId":"', c.left_project_id,
        '","actorId":"', e.actor_id, '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":', e.subject_version,
        ',"data":{"before":{"projectId":"', c.left_project_id, '"},"after":{"projectId":null}}}')
      else concat('{"position":', c.position,
        ',"type":"', e.type, '","subject":{"type":"', e.subject_type, '","id":"', e.subject_id,
        '"},"projectId":', coalesce('"' || e.project_id || '"', 'null'),
        ',"actorId":"', e.actor_id, '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":', e.subject_version,
        ',"data":', case
      when c.left_project_id is not null and not exists (select from project_access a where a.user_id = $1 and a.project_id = c.left_project_id)
        then jsonb_set(e.data, '{before}', '{"projectId": null}')
      when e.type in ('task.linked', 'task.unlinked') and not exists (
        select from tasks o
        where o.id = (coalesce(e.data -> 'after', e.data -> 'before') -> 'link' ->> 'taskId')::uuid
          and exists (select from project_access a where a.user_id = $1 and a.project_id = o.project_id)) then '{}'
      when e.subject_type = 'comment' and not exists (
        select from comments o where o.id = e.subject_id and o.deleted_at is null)
        then e.data #- '{before,body}' #- '{after,body}'
      else e.data end, '}')
      end as json
    from (select * from candidates order by position limit (select max(count) from measured)) c
    left join lateral (select * from events where id = c.event_id offset 0) e on true),
  shown as (
    select count(*) as count, max(position) as last, string_agg(json, ',' order by position) as items from entries)
  select ends.head::float8, ends.floor::float8, shown.items,
    (case when shown.count = $3 or shown.count < listed.count then shown.last
      else least(ends.head, $2::bigint + 20000) end)::float8 as next
  from ends, listed, shown;

-- changes.page.every-project
with recursive ends as materialized (
  select last_position as head, coalesce((select min(position) - 1 from feed), last_position) as floor from feed_head),
  mine as materialized (select project_id from project_access where user_id = $1),
  candidates as materialized (
    select * from (
    select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, view
    from feed f
    cross join lateral (select case
      when f.user_id is not null then case when f.user_id = $1 then 'access' end
      when f.project_id is null then case when exists (select from (select * from events where id = f.event_id offset 0) e where (e.subject_type = any ($4::text[])
    or (e.subject_type = 'user' and e.subject_id = $1)
    or ($5::boolean and e.subject_type = 'token'
      and $1::text in (e.data -> 'after' ->> 'userId', e.data -> 'before' ->> 'userId')))) then 'whole' end
      when exists (select from projects p where p.id = f.project_id and p.deleted_at is null and (p.inbox_of is null or exists (select from project_access a where a.user_id = $1 and a.project_id = f.project_id))) then
        'whole'
      when exists (select from projects p where p.id = f.project_id and p.inbox_of is null)
        and exists (select from (select * from events where id = f.event_id offset 0) e where e.type = 'project.deleted') then 'whole'
      when f.left_project_id is not null and exists (select from projects p where p.id = f.left_project_id and p.deleted_at is null and (p.inbox_of is null or exists (select from project_access a where a.user_id = $1 and a.project_id = f.left_project_id))) then 'left'
      end as view offset 0) told
    where f.position > $2 and f.position <= $2::bigint + 20000 and view is not null
    order by f.position limit $3) entry
    order by position limit $3),
  listed as materialized (select count(*)::int as count, array_agg(event_id order by position) as ids from candidates),
  measured as (
    select 0 as count, 0 as bytes
    union all
    select m.count + 1, m.bytes + 320 + coalesce(
      (select e.size from (select * from events where id = listed.ids[m.count + 1] offset 0) e), 0)
    from measured m, listed
    where m.count < listed.count and m.bytes < $6::int),
  entries as (
    select c.position, case view
      when 'access' then concat('{"position":', c.position,
        ',"type":"access.', case when c.has_access then 'gained' else 'lost' end,
        '","subject":{"type":"project","id":"', c.project_id, '"},"projectId":"', c.project_id,
        '","actorId":null,"at":"', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":null,"data":{}}')
      when 'left' then concat('{"position":', c.position,
        ',"type":"task.moved","subject":{"type":"task","id":"', e.subject_id, '"},"projectId":"', c.left_project_id,
        '","actorId":"', e.actor_id, '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":', e.subject_version,
        ',"data":{"before":{"projectId":"', c.left_project_id, '"},"after":{"projectId":null}}}')
      else concat('{"position":', c.position,
        ',"type":"', e.type, '","subject":{"type":"', e.subject_type, '","id":"', e.subject_id,
        '"},"projectId":', coalesce('"' || e.project_id || '"', 'null'),
        ',"actorId":"', e.actor_id, '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":', e.subject_version,
        ',"data":', case
      when c.left_project_id is not null and not exists (select from projects p where p.id = c.left_project_id and p.deleted_at is null and (p.inbox_of is null or exists (select from project_access a where a.user_id = $1 and a.project_id = c.left_project_id)))
        then jsonb_set(e.data, '{before}', '{"projectId": null}')
      when e.type in ('task.linked', 'task.unlinked') and not exists (
        select from tasks o
        where o.id = (coalesce(e.data -> 'after', e.data -> 'before') -> 'link' ->> 'taskId')::uuid
          and exists (select from projects p where p.id = o.project_id and p.deleted_at is null and (p.inbox_of is null or exists (select from project_access a where a.user_id = $1 and a.project_id = o.project_id)))) then '{}'
      when e.subject_type = 'comment' and not exists (
        select from comments o where o.id = e.subject_id and o.deleted_at is null)
        then e.data #- '{before,body}' #- '{after,body}'
      else e.data end, '}')
      end as json
    from (select * from candidates order by position limit (select max(count) from measured)) c
    left join lateral (select * from events where id = c.event_id offset 0) e on true),
  shown as (
    select count(*) as count, max(position) as last, string_agg(json, ',' order by position) as items from entries)
  select ends.head::float8, ends.floor::float8, shown.items,
    (case when shown.count = $3 or shown.count < listed.count then shown.last
      else least(ends.head, $2::bigint + 20000) end)::float8 as next
  from ends, listed, shown;

-- changes.page.tasks-only
with recursive ends as materialized (
  select last_position as head, coalesce((select min(position) - 1 from feed), last_position) as floor from feed_head),
  mine as materialized (select project_id from project_access where user_id = $1),
  candidates as materialized (
    select * from (
    (select entry.* from mine cross join lateral (
       select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'whole' as view from feed f cross join lateral (select * from events where id = f.event_id offset 0) e
       where f.project_id = mine.project_id and f.user_id is null and f.position > $2 and f.position <= $2::bigint + 20000 and e.subject_type <> 'project'
       order by f.position limit $3) entry)
    union all
    (select entry.* from mine cross join lateral (
       select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'left' from feed f
       where f.left_project_id = mine.project_id and f.position > $2 and f.position <= $2::bigint + 20000 and not exists (select from project_access a where a.user_id = $1 and a.project_id = f.project_id)
       order by f.position limit $3) entry)
    union all
    (select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'access' from feed f
     where f.user_id = $1 and f.position > $2 and f.position <= $2::bigint + 20000
     order by f.position limit $3)
    union all
    (select f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at, 'whole' from feed f cross join lateral (select * from events where id = f.event_id offset 0) e
     where f.project_id is null and f.position > $2 and f.position <= $2::bigint + 20000 and (e.subject_type = any ($4::text[])
    or (e.subject_type = 'user' and e.subject_id = $1)
    or ($5::boolean and e.subject_type = 'token'
      and $1::text in (e.data -> 'after' ->> 'userId', e.data -> 'before' ->> 'userId')))
     order by f.position limit $3)) entry
    order by position limit $3),
  listed as materialized (select count(*)::int as count, array_agg(event_id order by position) as ids from candidates),
  measured as (
    select 0 as count, 0 as bytes
    union all
    select m.count + 1, m.bytes + 320 + coalesce(
      (select e.size from (select * from events where id = listed.ids[m.count + 1] offset 0) e), 0)
    from measured m, listed
    where m.count < listed.count and m.bytes < $6::int),
  entries as (
    select c.position, case view
      when 'access' then concat('{"position":', c.position,
        ',"type":"access.', case when c.has_access then 'gained' else 'lost' end,
        '","subject":{"type":"project","id":"', c.project_id, '"},"projectId":"', c.project_id,
        '","actorId":null,"at":"', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":null,"data":{}}')
      when 'left' then concat('{"position":', c.position,
        ',"type":"task.moved","subject":{"type":"task","id":"', e.subject_id, '"},"projectId":"', c.left_project_id,
        '","actorId":"', e.actor_id, '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":', e.subject_version,
        ',"data":{"before":{"projectId":"', c.left_project_id, '"},"after":{"projectId":null}}}')
      else concat('{"position":', c.position,
        ',"type":"', e.type, '","subject":{"type":"', e.subject_type, '","id":"', e.subject_id,
        '"},"projectId":', coalesce('"' || e.project_id || '"', 'null'),
        ',"actorId":"', e.actor_id, '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","version":', e.subject_version,
        ',"data":', case
      when c.left_project_id is not null and not exists (select from project_access a where a.user_id = $1 and a.project_id = c.left_project_id)
        then jsonb_set(e.data, '{before}', '{"projectId": null}')
      when e.type in ('task.linked', 'task.unlinked') and not exists (
        select from tasks o
        where o.id = (coalesce(e.data -> 'after', e.data -> 'before') -> 'link' ->> 'taskId')::uuid
          and exists (select from project_access a where a.user_id = $1 and a.project_id = o.project_id)) then '{}'
      when e.subject_type = 'comment' and not exists (
        select from comments o where o.id = e.subject_id and o.deleted_at is null)
        then e.data #- '{before,body}' #- '{after,body}'
      else e.data end, '}')
      end as json
    from (select * from candidates order by position limit (select max(count) from measured)) c
    left join lateral (select * from events where id = c.event_id offset 0) e on true),
  shown as (
    select count(*) as count, max(position) as last, string_agg(json, ',' order by position) as items from entries)
  select ends.head::float8, ends.floor::float8, shown.items,
    (case when shown.count = $3 or shown.count < listed.count then shown.last
      else least(ends.head, $2::bigint + 20000) end)::float8 as next
  from ends, listed, shown;
