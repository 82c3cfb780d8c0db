-- comments.delete
update comments set deleted_at = $2, version = version + 1, updated_at = $2 where id = $1 returning version;

-- comments.find
select c.id, c.task_id as "taskId", c.author_id as "authorId", u.name as "authorName", c.body, c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt", t.project_id as "projectId", p.archived_at is not null as archived,
    case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
  from comments c
  join users u on u.id = c.author_id
  join tasks t on t.id = c.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $2
  where c.id = $1 and c.deleted_at is null;

-- comments.forget
delete from comments where task_id = any($1) and deleted_at is null;

-- comments.forget-deleted
delete from comments where task_id = any($1) and deleted_at is not null;

-- comments.insert
insert into comments (id, task_id, author_id, body, created_at, updated_at)
   select $1, t.id, $4, $5, $6, $6
   from tasks t where t.id = $2 and t.project_id = $3 and t.deleted_at is null for share
   returning (select name from users where id = author_id) as "authorName";

-- comments.list
select c.id, c.task_id as "taskId", c.author_id as "authorId", u.name as "authorName", c.body, c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt" from comments c join users u on u.id = c.author_id
   where c.task_id = $1 and c.id > $2 and c.deleted_at is null
   order by c.id limit $3 offset $4;

-- comments.lock
select c.id, c.task_id as "taskId", c.author_id as "authorId", u.name as "authorName", c.body, c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt", t.project_id as "projectId", p.archived_at is not null as archived,
    case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
  from comments c
  join users u on u.id = c.author_id
  join tasks t on t.id = c.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $2
  where c.id = $1 and c.deleted_at is null for update of c;

-- comments.update
update comments set body = $2, version = version + 1, updated_at = $3 where id = $1 returning version;
