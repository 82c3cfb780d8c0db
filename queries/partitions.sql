-- partitions.list
select parent.relname as "table", child.relname as name, pg_get_expr(child.relpartbound, child.oid) as bounds,
     greatest(child.reltuples, 0)::float8 as "estimatedRows"
   from pg_inherits
   join pg_class parent on parent.oid = inhparent
   join pg_class child on child.oid = inhrelid
   where parent.relname = any($1) and parent.relkind = 'p'
   order by parent.relname, child.relname;

-- partitions.next-stray-event
select id from events_default where id >= $1 and id < $2 order by id limit 1;

-- partitions.next-stray-task
select id from tasks_default where id >= $1 and id < $2 order by id limit 1;
