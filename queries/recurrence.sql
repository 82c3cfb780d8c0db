-- recurrence.count
update project_counters set last_number = last_number + 1 where project_id = $1 returning last_number as number, key;

-- recurrence.end
update tasks set recurrence = null, version = version + 1, updated_at = $2 where id = $1;

-- recurrence.lock.2026_11
select t.id, t.project_id as "projectId", t.recurrence, t.completed_at as "completedAt", t.version,
    t.start_on::text as "startOn", t.start_at as "startAt", t.due_on::text as "dueOn", t.due_at as "dueAt",
    coalesce(assignee.time_zone, creator.time_zone, 'UTC') as "timeZone"
  from tasks t
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join users assignee on assignee.id = t.assignee_id
  left join users creator on creator.id = t.created_by
  where t.id = $1 and t.deleted_at is null and t.status = 'completed' and t.recurrence is not null
    and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
  for update of t;

-- recurrence.repeat.2026_11
with old as (select * from tasks t where t.id = $1 and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'),
  made as (
    insert into tasks (id, project_id, number, key, title, description, status, priority, assignee_id, parent_id,
      column_id, rank, label_ids, start_on, start_at, due_on, due_at, recurrence, fields, version, created_by,
      created_at, updated_at)
    select $2::uuid, old.project_id, $3::integer, $4::text || '-' || $3::integer, title, description, c.status, priority,
      case when exists (
        select from project_access where user_id = old.assignee_id and project_id = old.project_id) then assignee_id end,
      (select parent.id from tasks parent
        where parent.id = old.parent_id and parent.project_id = old.project_id and parent.deleted_at is null),
      c.id, $5::text, label_ids, $6::date, $7::timestamptz, $8::date, $9::timestamptz, $10::text, fields, 1, created_by,
      $11::timestamptz, $11::timestamptz
    from old cross join lateral (
      select id, status from project_columns
      where project_id = old.project_id and status <> 'completed' order by status, rank limit 1) c
    returning id, version, project_id, json),
  told as (
    select $12::uuid as event_id, 'task.created' as event_type, id, version, project_id,
      jsonb_build_object('after', (json || '}')::jsonb, 'continues', $1::uuid) as data
    from made),
  
  event as (
    insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
    select event_id, event_type, 'task', id, version, project_id, $13::uuid, $11::timestamptz, data, $14::jsonb
    from told
    returning id),
  queued as (insert into outbox (event_id) select id from event)
  select id from made;
