-- leader.held
select exists (
     select from pg_locks where locktype = 'advisory' and classid = 1835625580 and objid = $1 and granted
       and database = (select oid from pg_database where datname = current_database())) as held;
