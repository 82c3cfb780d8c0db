-- links.blocked
with recursive blocked (id) as (
     select $1::uuid
     union
     select l.target_task_id from blocked b join task_links l on l.source_task_id = b.id and l.kind = 'blocks')
   select coalesce(bool_or(id = $2), false) as "includesSource", count(*)::integer as count
   from (select id from blocked limit $3) reached;

-- links.delete.2026_11
with link as (delete from task_links where id = $1 returning id)
    update tasks t set version = t.version + 1, updated_at = $2
    from link where t.id = $3 and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    returning t.version;

-- links.find
select l.id, l.kind,
    case when l.kind = 'relates' or l.source_task_id = $1 then 'outward' else 'inward' end as direction,
    o.id as "taskId", o.key, o.title, o.status, l.created_by as "createdBy", l.created_at as "createdAt"
  from task_links l
  join tasks o on o.id = case when l.source_task_id = $1 then l.target_task_id else l.source_task_id end
    and o.deleted_at is null
  join projects p on p.id = o.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $2
  where (l.source_task_id = $1 or l.target_task_id = $1) and case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null and l.id = $4;

-- links.insert.2026_11
with link as (
      insert into task_links (id, kind, source_task_id, target_task_id, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing
      returning id)
    update tasks t set version = t.version + 1, updated_at = $6
    from link where t.id = $7 and t.id >= '01a19467-e800-0000-0000-000000000000' and t.id < '01a22ee6-b000-0000-0000-000000000000'
    returning t.version;

-- links.list
select l.id, l.kind,
    case when l.kind = 'relates' or l.source_task_id = $1 then 'outward' else 'inward' end as direction,
    o.id as "taskId", o.key, o.title, o.status, l.created_by as "createdBy", l.created_at as "createdAt"
  from task_links l
  join tasks o on o.id = case when l.source_task_id = $1 then l.target_task_id else l.source_task_id end
    and o.deleted_at is null
  join projects p on p.id = o.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $2
  where (l.source_task_id = $1 or l.target_task_id = $1) and case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null and l.id > $4 order by l.id limit $5 offset $6;

-- links.lock-blocking
select pg_advisory_xact_lock(1835625580, 5);
