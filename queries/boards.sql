-- boards.get
with access as materialized (
     select p.archived_at is not null as archived, case when $3::boolean and p.inbox_of is null then 'owner'::project_role else a.role end as role
     from projects p left join project_access a on a.project_id = p.id and a.user_id = $2
     where p.id = $1 and p.deleted_at is null)
   select c.id, c.name, c.status, c.rank, c.wip_limit as "wipLimit", c.version, counted.count, shown.items,
     case when counted.count > $5 then shown.last end as last
   from project_columns c
   cross join lateral (
     select count(*)::integer as count from tasks t
     where t.project_id = $1 and t.column_id = c.id and t.deleted_at is null
   ) counted
   cross join lateral (
     select string_agg(json || ($4::text[])[case (select role from access) when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when (select archived from access) then 4 else 0 end], ',') as items,
       (array_agg(array[rank, id::text]))[$5:$5] as last
     from (
       select t.json, t.rank, t.id from tasks t
       where t.project_id = $1 and t.column_id = c.id and t.deleted_at is null
       order by t.rank, t.id limit $5) t
   ) shown
   where c.project_id = $1 and (select role from access) is not null
   order by c.rank, c.id;
