-- projects.columns
select case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as "standingRole", p.inbox_of is not null as "isInbox",
     p.archived_at is not null as archived, false as deleted, c.id, c.project_id as "projectId", c.name, c.status, c.rank, c.wip_limit as "wipLimit", c.version,
     c.created_at as "createdAt", c.updated_at as "updatedAt"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2 left join project_columns c on c.project_id = p.id
   where p.id = $1 and p.deleted_at is null
   order by c.rank, c.id;

-- projects.count-labels
select count(*)::integer as count from labels where project_id = $1;

-- projects.delete-column
delete from project_columns where id = $1;

-- projects.delete-label
delete from labels where id = $1;

-- projects.delete-member
delete from project_members where project_id = $1 and (user_id = $2 or team_id = $2);

-- projects.find
select p.id, p.key, p.name, p.description, p.color, p.inbox_of is not null as "isInbox",
  p.floor_task_id as "floorTaskId", p.version, p.created_by as "createdBy", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_at is not null as archived,
  p.deleted_at as "deletedAt", p.deleted_at is not null as deleted,
     coalesce(case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end, case when p.deleted_at is not null then (select max(m.role) from project_members m left join team_members t on t.team_id = m.team_id
    where m.project_id = p.id and $2 in (m.user_id, t.user_id)) end) as role
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2
   where p.id = $1;

-- projects.find-user
select id, name from users where id = $1 and disabled_at is null;

-- projects.free-key
select candidate.key from unnest($1::text[]) with ordinality as candidate(key, place)
   where not exists (select from projects p where p.key = candidate.key and p.inbox_of is null)
   order by place limit 1;

-- projects.has-owner
select exists (
     select from project_members where project_id = $1 and user_id is not null and role = 'owner') as found;

-- projects.insert
with project as (
     insert into projects
       (id, key, name, description, color, inbox_of, floor_task_id, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     on conflict (key) where inbox_of is null do nothing
     returning id, key),
   counter as (insert into project_counters (project_id, key) select id, key from project),
   member as (
     insert into project_members (project_id, user_id, role, added_by, added_at)
     select id, $8, 'owner', $8, $9 from project),
   access as (insert into project_access (user_id, project_id, role) select $8, id, 'owner' from project),
   board as (
     insert into project_columns (id, project_id, name, status, rank, created_at, updated_at)
     select c.id, project.id, c.name, c.status, c.rank, $9, $9
     from project, jsonb_to_recordset($10) as c(id uuid, name text, status task_status, rank text))
   select id from project;

-- projects.insert-column
insert into project_columns (id, project_id, name, status, rank, wip_limit, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7);

-- projects.insert-label
insert into labels (id, project_id, name, color, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
   on conflict (project_id, lower(name)) do nothing returning id;

-- projects.insert-member
insert into project_members (project_id, user_id, team_id, role, added_by, added_at)
   values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning project_id;

-- projects.label
select l.id, l.project_id as "projectId", l.name, l.color, l.version, l.created_at as "createdAt",
  l.updated_at as "updatedAt" from labels l where l.project_id = $1 and l.id = $2;

-- projects.labels
select case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as "standingRole", p.inbox_of is not null as "isInbox",
     p.archived_at is not null as archived, false as deleted, l.id, l.project_id as "projectId", l.name, l.color, l.version, l.created_at as "createdAt",
  l.updated_at as "updatedAt"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2 left join labels l on l.project_id = p.id
   where p.id = $1 and p.deleted_at is null
   order by lower(l.name), l.id;

-- projects.list (all)
select p.id, p.key, p.name, p.description, p.color, p.inbox_of is not null as "isInbox",
  p.floor_task_id as "floorTaskId", p.version, p.created_by as "createdBy", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_at is not null as archived,
  p.deleted_at as "deletedAt", p.deleted_at is not null as deleted, lower(p.name) as "sortName", 'owner' as role
    from projects p
    where p.inbox_of is null and p.deleted_at is null
      
    order by lower(p.name) collate "C" asc,p.id asc
    limit $1 offset $2;

-- projects.list (mine, by name)
select p.id, p.key, p.name, p.description, p.color, p.inbox_of is not null as "isInbox",
  p.floor_task_id as "floorTaskId", p.version, p.created_by as "createdBy", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_at is not null as archived,
  p.deleted_at as "deletedAt", p.deleted_at is not null as deleted, lower(p.name) as "sortName", case when $1::boolean and p.inbox_of is null then 'owner' else a.role end as role
    from project_access a join projects p on p.id = a.project_id
    where a.user_id = $2 and p.deleted_at is null and p.archived_at is null
      
    order by lower(p.name) collate "C" asc,p.id asc
    limit $3 offset $4;

-- projects.list (mine, by name, with a text)
select p.id, p.key, p.name, p.description, p.color, p.inbox_of is not null as "isInbox",
  p.floor_task_id as "floorTaskId", p.version, p.created_by as "createdBy", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_at is not null as archived,
  p.deleted_at as "deletedAt", p.deleted_at is not null as deleted, lower(p.name) as "sortName", case when $1::boolean and p.inbox_of is null then 'owner' else a.role end as role
    from project_access a join projects p on p.id = a.project_id
    where a.user_id = $2 and p.deleted_at is null and (p.name ilike $3 or p.key = $4)
      
    order by lower(p.name) collate "C" asc,p.id asc
    limit $5 offset $6;

-- projects.list (mine, newest first)
select p.id, p.key, p.name, p.description, p.color, p.inbox_of is not null as "isInbox",
  p.floor_task_id as "floorTaskId", p.version, p.created_by as "createdBy", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_at is not null as archived,
  p.deleted_at as "deletedAt", p.deleted_at is not null as deleted, lower(p.name) as "sortName", case when $1::boolean and p.inbox_of is null then 'owner' else a.role end as role
    from project_access a join projects p on p.id = a.project_id
    where a.user_id = $2 and p.deleted_at is null
      
    order by p.id desc
    limit $3 offset $4;

-- projects.lock
select id from projects where id = any($1) order by id for no key update;

-- projects.lock-column
select from project_columns where id = $1 for update;

-- projects.lock-key
select pg_advisory_xact_lock(hashtext('projects.key'), hashtext($1));

-- projects.lock-team
select id, name from teams where id = $1 for no key update;

-- projects.member
select coalesce(m.user_id, m.team_id) as id, m.project_id as "projectId",
    case when m.team_id is null then 'user' else 'team' end as kind, coalesce(u.name, t.name) as name,
    lower(coalesce(u.name, t.name)) collate "C" as "sortName", m.role, m.version, m.added_by as "addedBy",
    m.added_at as "addedAt"
  from project_members m left join users u on u.id = m.user_id left join teams t on t.id = m.team_id
  where m.project_id = $1 and (m.user_id = $2 or m.team_id = $2);

-- projects.member-with-standing
select case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as "standingRole", p.inbox_of is not null as "isInbox",
     p.archived_at is not null as archived, false as deleted, m.id, m."projectId", m.kind, m.name, m."sortName", m.role, m.version, m."addedBy", m."addedAt"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2 left join lateral (
  select coalesce(m.user_id, m.team_id) as id, m.project_id as "projectId",
    case when m.team_id is null then 'user' else 'team' end as kind, coalesce(u.name, t.name) as name,
    lower(coalesce(u.name, t.name)) collate "C" as "sortName", m.role, m.version, m.added_by as "addedBy",
    m.added_at as "addedAt"
  from project_members m left join users u on u.id = m.user_id left join teams t on t.id = m.team_id
  where m.project_id = p.id) m on m.id = $4
   where p.id = $1 and p.deleted_at is null
   order by m.id;

-- projects.members
select case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as "standingRole", p.inbox_of is not null as "isInbox",
     p.archived_at is not null as archived, false as deleted, m.id, m."projectId", m.kind, m.name, m."sortName", m.role, m.version, m."addedBy", m."addedAt"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2 left join lateral (
       select * from (
  select coalesce(m.user_id, m.team_id) as id, m.project_id as "projectId",
    case when m.team_id is null then 'user' else 'team' end as kind, coalesce(u.name, t.name) as name,
    lower(coalesce(u.name, t.name)) collate "C" as "sortName", m.role, m.version, m.added_by as "addedBy",
    m.added_at as "addedAt"
  from project_members m left join users u on u.id = m.user_id left join teams t on t.id = m.team_id
  where m.project_id = p.id) m
       where $4::text is null or (m."sortName", m.id) > ($4, $5::uuid)
       order by m."sortName", m.id limit $6 offset $7) m on true
   where p.id = $1 and p.deleted_at is null
   order by m."sortName", m.id;

-- projects.of-team
select project_id as id from project_members where team_id = $1;

-- projects.refresh-access
with living as (select id as project_id, archived_at is not null as archived from projects where id = any($1) and deleted_at is null),
   granted as (
     select m.project_id, m.user_id, m.role, archived from living join project_members m using (project_id)
     where m.user_id is not null
     union all
     select m.project_id, t.user_id, m.role, archived
     from living join project_members m using (project_id) join team_members t on t.team_id = m.team_id),
   wanted as (
     select project_id, user_id, max(role) as role, archived from granted
     where $2::uuid[] is null or user_id = any($2)
     group by project_id, user_id, archived),
   removed as (
     delete from project_access a
     where a.project_id = any($1) and ($2::uuid[] is null or a.user_id = any($2))
       and not exists (select from wanted w where w.project_id = a.project_id and w.user_id = a.user_id))
   insert into project_access (user_id, project_id, role, archived)
   select w.user_id, w.project_id, w.role, w.archived from wanted w
   where not exists (
     select from project_access a where a.project_id = w.project_id and a.user_id = w.user_id
       and a.role = w.role and a.archived = w.archived)
   on conflict (user_id, project_id) do update set role = excluded.role, archived = excluded.archived;

-- projects.touch
update projects set version = version + 1, updated_at = $2 where id = $1;

-- projects.update
update projects set key = $2, name = $3, description = $4, color = $5, archived_at = $6, deleted_at = $7,
     version = version + 1, updated_at = $8
   where id = $1;

-- projects.update-column
update project_columns set name = $2, status = $3, rank = $4, wip_limit = $5, version = $6, updated_at = $7
   where id = $1;

-- projects.update-label
update labels set name = $2, color = $3, version = $4, updated_at = $5
   where id = $1 and not exists (
     select from labels other
     where other.project_id = labels.project_id and lower(other.name) = lower($2) and other.id <> labels.id)
   returning id;

-- projects.update-member
update project_members set role = $3, version = version + 1
   where project_id = $1 and (user_id = $2 or team_id = $2);
