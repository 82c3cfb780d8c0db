-- tasks.change-board
update project_counters set board_version = board_version + 1 where project_id = $1;

-- tasks.children
select id from tasks where parent_id = $1::uuid and id >= $2::uuid and deleted_at is null order by rank, id;

-- tasks.create.parents.once
with input as (
    select * from jsonb_to_recordset($1) as x(
      ordinal integer, id uuid, "eventId" uuid, "projectId" uuid, title text, description text, status task_status,
      priority smallint, "assigneeId" uuid, "parentId" uuid, "columnId" uuid, rank text, "labelIds" uuid[],
      "startOn" date, "startAt" timestamptz, "dueOn" date, "dueAt" timestamptz, recurrence text, fields jsonb)),
  placed as (
    select i.*, p.id as project_id, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role,
      c.id as column_id, c.status as column_status, counter.board_version
    from input i
    join projects p on p.deleted_at is null and p.archived_at is null
      and (p.id = i."projectId" or (i."projectId" is null and p.inbox_of = $2::uuid))
    join project_counters counter on counter.project_id = p.id
    left join project_access a on a.project_id = p.id and a.user_id = $2::uuid
    cross join lateral (
      select id, status from project_columns
      where project_id = p.id and (i."columnId" is null or id = i."columnId")
        and status = coalesce(i.status, case when i."columnId" is null then 'pending'::task_status else status end)
      order by rank limit 1) c
    where (i."assigneeId" is null or exists (
     select from project_access member join users u on u.id = member.user_id and u.kind = 'person'
     where member.user_id = i."assigneeId" and member.project_id = p.id)) and (cardinality(i."labelIds") = 0 or cardinality(i."labelIds") = (
     select count(*) from labels l where l.project_id = p.id and l.id = any (i."labelIds")))
      and (i."parentId" is null or exists (
     select from tasks parent
     where parent.id = i."parentId" and parent.project_id = p.id and parent.deleted_at is null))),
  allowed as (select * from placed where role >= 'editor'),
  counted as (
    update project_counters counter set last_number = last_number + asked.number
    from (select project_id, board_version, count(*)::integer as number from allowed group by 1, 2) asked
    where counter.project_id = asked.project_id and counter.board_version = asked.board_version
    returning counter.project_id, last_number - asked.number as base, counter.key as project_key),
  numbered as (
    select allowed.*, project_key, base + (row_number() over (partition by allowed.project_id order by ordinal))::integer as number
    from allowed join counted on counted.project_id = allowed.project_id),
  task as (
    insert into tasks (id, project_id, number, key, title, description, status, priority, assignee_id, parent_id,
      column_id, rank, label_ids, start_on, start_at, due_on, due_at, recurrence, fields, version, created_by,
      created_at, updated_at, completed_at)
    select id, project_id, number, project_key || '-' || number, title, description, column_status, priority,
      "assigneeId", "parentId", column_id, rank, "labelIds", "startOn", "startAt", "dueOn", "dueAt", recurrence,
      jsonb_strip_nulls(fields), 1, $2::uuid, $4::timestamptz, $4::timestamptz, case when column_status = 'completed' then $4::timestamptz end
    from numbered
    returning id, project_id, version, json),
  known as (select jsonb_object_agg(id, "eventId") as events, jsonb_object_agg(project_id, role) as roles from allowed),
  told as (
    select (known.events ->> task.id::text)::uuid as event_id, 'task.created' as event_type, task.id, task.version,
      task.project_id, jsonb_build_object('after', (json || '}')::jsonb) as data
    from task cross join known),
  answer as (
    select id, project_id, role, version, json || ($6::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when false then 4 else 0 end] as body
    from (select task.*, (known.roles ->> task.project_id::text)::project_role as role from task cross join known) made),
  
  event as (
    insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
    select event_id, event_type, 'task', id, version, project_id, $2::uuid, $4::timestamptz, data, $5::jsonb
    from told
    returning id),
  queued as (insert into outbox (event_id) select id from event)
  , 
  claimed as (
    insert into idempotency_keys
      (actor_id, key, route, fingerprint, status, headers, body, project_ids, created_at)
    select $2::uuid, $7, $8, $9, $10,
      format($11, id, version, ($12::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when false then 4 else 0 end])::jsonb,
      body, array[project_id], $4::timestamptz
    from answer)
  select id, project_id as "projectId", role, version, body from answer;

-- tasks.delete.2026_11
with old as materialized (
    select t.id, t.project_id, t.version, t.json, t.deleted_at, p.archived_at is not null as archived,
      case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role, $7::integer is null or $7 = t.version as version_matches
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2::uuid
    where t.id = $1 and t.deleted_at is null and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    for update of t),
  changed as (
    update tasks t set deleted_at = $4::timestamptz, version = t.version + 1, updated_at = $4::timestamptz
    from old
    where t.id = old.id and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000' and role >= 'editor' and not archived and version_matches
    returning t.id, t.version, t.project_id, t.json),
  told as (
    select $5::uuid as event_id, 'task.deleted' as event_type, changed.id,
      changed.version, changed.project_id,
      task_changes((old.json || '}')::jsonb, (changed.json || '}')::jsonb) as data
    from changed, old),
  
  event as (
    insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
    select event_id, event_type, 'task', id, version, project_id, $2::uuid, $4::timestamptz, data, $6::jsonb
    from told
    returning id),
  queued as (insert into outbox (event_id) select id from event)
  select coalesce(changed.json, old.json) as json, coalesce(changed.version, old.version) as version,
    old.project_id as "projectId", role, archived, version_matches as "versionMatches"
  from old left join changed on true;

-- tasks.destination
select p.id as "projectId", p.archived_at is not null as archived, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role,
     c.id as "columnId", c.status
   from projects p
   left join project_access a on a.project_id = p.id and a.user_id = $2
   left join lateral (
     select id, status from project_columns where project_id = p.id and (id = $4 or ($4::uuid is null and status = $5))
     order by rank limit 1 for key share) c on true
   where p.id = $1 and p.deleted_at is null;

-- tasks.detach-children
with child as (
     select id, parent_id from tasks where parent_id = any($1) and id <> all ($1) order by id for update)
   update tasks t set parent_id = null, version = t.version + 1, updated_at = $2
   from child where t.id = child.id
   returning t.id, t.project_id as "projectId", t.version, child.parent_id as "parentId";

-- tasks.explain-refusal
select case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role, p.archived_at is not null as archived,
     ($4::uuid is null or exists (
     select from project_access member join users u on u.id = member.user_id and u.kind = 'person'
     where member.user_id = $4::uuid and member.project_id = p.id)) as "assigneeFits", (cardinality($5::uuid[]) = 0 or cardinality($5::uuid[]) = (
     select count(*) from labels l where l.project_id = p.id and l.id = any ($5::uuid[]))) as "labelsFit",
     ($6::uuid is null or exists (
     select from tasks parent
     where parent.id = $6::uuid and parent.project_id = p.id and parent.deleted_at is null)) as "parentFits",
     exists (
       select from project_columns c
       where c.project_id = p.id and ($7::uuid is null or c.id = $7) and ($8::task_status is null or c.status = $8)
     ) as "columnFits"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2
   where p.deleted_at is null and (p.id = $1 or ($1::uuid is null and p.inbox_of = $2));

-- tasks.forget
delete from tasks where id = any($1);

-- tasks.forget-backlinks
delete from task_links where target_task_id = any($1);

-- tasks.forget-links
delete from task_links where source_task_id = any($1);

-- tasks.get.2026_11
select t.json, t.version, t.project_id as "projectId", t.deleted_at is not null as deleted,
      p.archived_at is not null as archived, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2
    where t.id = $1 and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000';

-- tasks.history.2026_11
with seen as (
      select t.id from tasks t
      join projects p on p.id = t.project_id and p.deleted_at is null
      left join project_access a on a.project_id = p.id and a.user_id = $2
      where t.id = $1 and t.deleted_at is null and case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000')
    select e.id, e.type, e.subject_version as version, e.actor_id as "actorId", u.name as "actorName", e.at, e.data,
      e.type not in ('task.linked', 'task.unlinked') or exists (
        select from tasks o join projects p on p.id = o.project_id left join project_access a on a.project_id = p.id and a.user_id = $2
        where o.id = (coalesce(e.data -> 'after', e.data -> 'before') -> 'link' ->> 'taskId')::uuid and case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null) as tellable
    from seen
    left join lateral (
      select * from events where subject_id = seen.id and subject_version < $4 and id >= '01a19467-e800-0000-0000-000000000000'
      order by subject_version desc limit $5 offset $6) e on true
    left join users u on u.id = e.actor_id
    order by e.subject_version desc;

-- tasks.ids-in-column
select id, false as deleted, rank from tasks
   where project_id = $1 and id >= $2 and column_id = $3 and deleted_at is null
   union all
   select id, true, rank from tasks where project_id = $1 and id >= $2 and column_id = $3 and deleted_at is not null
   order by rank, id;

-- tasks.ids-of-project
select id from tasks where project_id = $1 and id >= $2 and deleted_at is null
   union all
   select id from tasks where project_id = $1 and id >= $2 and deleted_at is not null
   order by id;

-- tasks.ids-with-label
select id from tasks
   where label_ids @> array[$3::uuid] and label_ids <> '{}' and project_id = $1 and id >= $2 and deleted_at is null
   union all
   select id from tasks where label_ids @> array[$3::uuid] and project_id = $1 and id >= $2 and deleted_at is not null
   order by id;

-- tasks.list (all that I may see, newest months)
with 
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from (select * from project_access where user_id = $1) access cross join lateral (
    select t.id, null as key, t.json, access.role as role, access.archived as archived
    from tasks t  where t.project_id = access.project_id and t.deleted_at is null and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($2::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (assigned to me and open)
with 
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from  (
    select t.id, null as key, t.json, access.role as role, access.archived as archived
    from tasks t join project_access access on access.project_id = t.project_id and access.user_id = $1 where t.deleted_at is null and t.status = any ($2::task_status[]) and t.assignee_id = $3
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($4::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (assigned to me and open, newest months)
with 
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from  (
    select t.id, null as key, t.json, access.role as role, access.archived as archived
    from tasks t join project_access access on access.project_id = t.project_id and access.user_id = $1 where t.deleted_at is null and t.status = any ($2::task_status[]) and t.assignee_id = $3 and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($4::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (of a column, as on its board)
with access as materialized (
        select p.floor_task_id as floor, p.archived_at is not null as archived, case when false::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
        from projects p left join project_access a on a.project_id = p.id and a.user_id = $1
        where p.id = $2 and p.deleted_at is null),
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.key::text, t.id::text] as keys
    from  (
    select t.id, t.rank as key, t.json, (select role from access) as role, (select archived from access) as archived
    from tasks t  where t.project_id = $3 and t.id >= (select floor from access where role is not null) and t.deleted_at is null and t.column_id = $4
    order by t.rank asc, t.id asc limit 51) t
    order by t.key asc, t.id asc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($5::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (of a project)
with access as materialized (
        select p.floor_task_id as floor, p.archived_at is not null as archived, case when false::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
        from projects p left join project_access a on a.project_id = p.id and a.user_id = $1
        where p.id = $2 and p.deleted_at is null),
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from  (
    select t.id, null as key, t.json, (select role from access) as role, (select archived from access) as archived
    from tasks t  where t.project_id = $3 and t.id >= (select floor from access where role is not null) and t.deleted_at is null
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($4::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (of a project, as on its board)
with access as materialized (
        select p.floor_task_id as floor, p.archived_at is not null as archived, case when false::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
        from projects p left join project_access a on a.project_id = p.id and a.user_id = $1
        where p.id = $2 and p.deleted_at is null),
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.key::text, t.id::text] as keys
    from (select id from project_columns where project_id = $3) project_column cross join lateral (
    select t.id, t.rank as key, t.json, (select role from access) as role, (select archived from access) as archived
    from tasks t  where t.project_id = $4 and t.id >= (select floor from access where role is not null) and t.column_id = project_column.id and t.deleted_at is null
    order by t.rank asc, t.id asc limit 51) t
    order by t.key asc, t.id asc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($5::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (of a project, due first)
with access as materialized (
        select p.floor_task_id as floor, p.archived_at is not null as archived, case when false::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
        from projects p left join project_access a on a.project_id = p.id and a.user_id = $1
        where p.id = $2 and p.deleted_at is null),
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.key::text, t.id::text] as keys
    from  (
    select t.id, t.due as key, t.json, (select role from access) as role, (select archived from access) as archived
    from tasks t  where t.project_id = $3 and t.id >= (select floor from access where role is not null) and t.deleted_at is null
    order by t.due asc, t.id asc limit 51) t
    order by t.key asc, t.id asc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($4::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (of a project, newest months)
with access as materialized (
        select p.floor_task_id as floor, p.archived_at is not null as archived, case when false::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
        from projects p left join project_access a on a.project_id = p.id and a.user_id = $1
        where p.id = $2 and p.deleted_at is null),
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from  (
    select t.id, null as key, t.json, (select role from access) as role, (select archived from access) as archived
    from tasks t  where t.project_id = $3 and t.id >= (select floor from access where role is not null) and t.deleted_at is null and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($4::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (of a project, with words)
with access as materialized (
        select p.floor_task_id as floor, p.archived_at is not null as archived, case when false::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
        from projects p left join project_access a on a.project_id = p.id and a.user_id = $1
        where p.id = $2 and p.deleted_at is null),
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from  (
    select t.id, null as key, t.json, (select role from access) as role, (select archived from access) as archived
    from tasks t  where t.project_id = $3 and t.id >= (select floor from access where role is not null) and t.deleted_at is null and t.search @@ (select to_tsquery('simple', $4 || ':*'))
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($5::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.list (with words)
with 
    page as (select json, role, archived, keys, row_number() over () as place from (
    select t.json, t.role, t.archived, array[t.id::text] as keys
    from (select * from project_access where user_id = $1) access cross join lateral (
    select t.id, null as key, t.json, access.role as role, access.archived as archived
    from tasks t  where t.project_id = access.project_id and t.deleted_at is null and t.search @@ (select to_tsquery('simple', $2 || ':*'))
    order by t.id desc limit 51) t
    order by t.id desc limit 51
    ) ordered)
    select count(*)::integer as count,
      string_agg(json || ($3::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when archived then 4 else 0 end], ',') filter (where place <= 50) as items,
      max(keys) filter (where place = 50) as last
    from page;

-- tasks.lock-places
select id, number, key, column_id as "columnId", rank, label_ids as "labelIds", version
   from tasks where id = any($2) and project_id = $1
   order by id for no key update;

-- tasks.lock-project.2026_11
select from projects p where p.id = (select t.project_id from tasks t where t.id = $1 and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000')
    for no key update;

-- tasks.lock.2026_11
select t.id, t.project_id as "projectId", t.column_id as "columnId", t.status, t.version, p.floor_task_id as floor,
      p.archived_at is not null as archived, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2
    where t.id = $1 and t.deleted_at is null and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    for update of t;

-- tasks.move.2026_11.leave
with old as (select * from tasks t where t.id = $1::uuid and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'),
  
  counted as (
    update project_counters set last_number = last_number + 1
    where project_id = $2::uuid returning last_number, key),
  floored as (update projects set floor_task_id = least(floor_task_id, $1::uuid) where id = $2::uuid and floor_task_id > $1::uuid),
  changed as (
    update tasks t set 
    number = counted.last_number, key = counted.key || '-' || counted.last_number,
    assignee_id = case when exists (
      select from project_access where user_id = t.assignee_id and project_id = $2::uuid) then t.assignee_id end,
    parent_id = case when $10::boolean then t.parent_id end,
    label_ids = array(
      select twin.id from labels mine join labels twin on lower(twin.name) = lower(mine.name)
      where mine.id = any (t.label_ids) and twin.project_id = $2::uuid order by twin.id), project_id = $2::uuid, column_id = $3::uuid, status = $4::task_status, rank = $5::text,
      completed_at = case when $4::task_status = 'completed' then coalesce(t.completed_at, $6::timestamptz) end,
      version = t.version + 1, updated_at = $6::timestamptz
    from counted
    where t.id = $1::uuid and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000' and $10::boolean is not null
    returning t.*),
  told as (
    select $7::uuid as event_id, case when changed.status = 'completed' and old.status <> 'completed'
        then 'task.completed' else 'task.moved' end as event_type, changed.id,
      changed.version, changed.project_id, task_changes((old.json || '}')::jsonb, (changed.json || '}')::jsonb) as data
    from changed, old),
  
  event as (
    insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
    select event_id, event_type, 'task', id, version, project_id, $8::uuid, $6::timestamptz, data, $9::jsonb
    from told
    returning id),
  queued as (insert into outbox (event_id) select id from event)
  select json, version from changed;

-- tasks.neighbours
with place as (
     select floor_task_id as floor,
       (select rank from tasks where id = $3 and project_id = $1 and column_id = $2 and deleted_at is null) as before,
       (select rank from tasks where id = $4 and project_id = $1 and column_id = $2 and deleted_at is null) as after
     from projects where id = $1)
   select before, after,
     (select max(rank) from tasks where project_id = $1 and column_id = $2 and deleted_at is null and id <> $5
       and id >= place.floor and rank < place.before) as previous,
     (select min(rank) from tasks where project_id = $1 and column_id = $2 and deleted_at is null and id <> $5
       and id >= place.floor and rank > place.after) as next
   from place;

-- tasks.set-counter-key
update project_counters set key = $2 where project_id = $1;

-- tasks.update-places
update tasks t set key = c.key, column_id = c."columnId", rank = c.rank, label_ids = c."labelIds",
     version = c.version, updated_at = $3
   from jsonb_to_recordset($2) as c(
     id uuid, key text, "columnId" uuid, rank text, "labelIds" uuid[], version integer)
   where t.id = any($1) and t.id = c.id;

-- tasks.update.2026_11.status.once
with old as materialized (
    select t.*, p.archived_at is not null as archived, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2::uuid
    where t.id = $1 and t.deleted_at is null and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    for update of t),
  target as (
    select c.id, c.status from old join project_columns c on c.project_id = old.project_id
    where true and c.status = $10
    order by c.id = old.column_id desc, c.rank limit 1
    for key share of c),
  checked as (
    select old.*, target.id as target_column, target.status as target_status, $8::text as target_rank,
      $7::integer is null or $7 = old.version as version_matches,
      true as assignee_fits,
      true as labels_fit,
      true as parent_fits,
      target.id is not null as column_fits
    from old left join target on true),
  allowed as (
    select * from checked
    where role >= 'editor' and not archived and version_matches
      and assignee_fits and labels_fit and parent_fits and column_fits),
  changed as (
    update tasks t set column_id = old.target_column, status = old.target_status, completed_at = case when old.target_status = 'completed' then coalesce(t.completed_at, $4::timestamptz) end, rank = case when old.target_column = t.column_id then t.rank else old.target_rank end, version = t.version + 1, updated_at = $4::timestamptz
    from allowed old
    where t.id = old.id and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000' and (old.column_id <> old.target_column)
    returning t.id, t.version, t.project_id, t.status, t.assignee_id, t.json),
  told as (
    select $5::uuid as event_id, case when changed.status = 'completed' and old.status <> 'completed' then 'task.completed'
        when changed.assignee_id is distinct from old.assignee_id then 'task.assigned'
        else 'task.updated' end as event_type, changed.id,
      changed.version, changed.project_id, task_changes((old.json || '}')::jsonb, (changed.json || '}')::jsonb) as data
    from changed, old),
  answer as (
    select old.id, old.project_id, old.role, coalesce(changed.version, old.version) as version,
      coalesce(changed.json, old.json) || ($9::text[])[case old.role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when false then 4 else 0 end] as body
    from allowed old left join changed on true),
  
  event as (
    insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
    select event_id, event_type, 'task', id, version, project_id, $2::uuid, $4::timestamptz, data, $6::jsonb
    from told
    returning id),
  queued as (insert into outbox (event_id) select id from event)
  , 
  claimed as (
    insert into idempotency_keys
      (actor_id, key, route, fingerprint, status, headers, body, project_ids, created_at)
    select $2::uuid, $11, $12, $13, $14,
      format($15, id, version, ($16::text[])[case role when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when false then 4 else 0 end])::jsonb,
      body, array[project_id], $4::timestamptz
    from answer)
  select coalesce(changed.json, checked.json) as json, coalesce(changed.version, checked.version) as version,
    checked.project_id as "projectId", role, archived, version_matches as "versionMatches",
    assignee_fits as "assigneeFits", labels_fit as "labelsFit", parent_fits as "parentFits",
    column_fits as "columnFits"
  from checked left join changed on true;
