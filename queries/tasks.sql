-- tasks.children
select id from tasks where parent_id = $1::uuid and id >= $2::uuid and deleted_at is null order by rank, id;

-- tasks.destination
select p.id as "projectId", p.archived_at is not null as archived, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role,
     c.id as "columnId", c.status
   from projects p
   left join project_access a on a.project_id = p.id and a.user_id = $2
   left join lateral (
     select id, status from project_columns where project_id = p.id and (id = $4 or ($4::uuid is null and status = $5))
     order by rank limit 1) c on true
   where p.id = $1 and p.deleted_at is null;

-- tasks.explain-refusal
select case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role, p.archived_at is not null as archived,
     ($4::uuid is null or exists (
     select from project_access member where member.user_id = $4::uuid and member.project_id = p.id)) as "assigneeFits", (cardinality($5::uuid[]) = 0 or cardinality($5::uuid[]) = (
     select count(*) from labels l where l.project_id = p.id and l.id = any ($5::uuid[]))) as "labelsFit",
     ($6::uuid is null or exists (
     select from tasks parent
     where parent.id = $6::uuid and parent.project_id = p.id and parent.deleted_at is null)) as "parentFits"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2
   where p.deleted_at is null and (p.id = $1 or ($1::uuid is null and p.inbox_of = $2));

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
