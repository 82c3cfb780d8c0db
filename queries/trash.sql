-- trash.lock-old-project
select id from projects where deleted_at < $1 and inbox_of is null order by deleted_at limit 1 for update skip locked;

-- trash.lock-old-tasks
select id from tasks where deleted_at < $1 order by deleted_at limit $2 for update skip locked;

-- trash.lock-tasks-of-project
select id from tasks where id = any (array(
     (select id from tasks where project_id = $1 and deleted_at is null limit $2)
     union all
     (select id from tasks where project_id = $1 and deleted_at is not null limit $2)
     limit $2)) and project_id = $1
   for update;

-- trash.remove-counter
delete from project_counters where project_id = $1;

-- trash.remove-project
delete from projects where id = $1;
