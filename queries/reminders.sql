-- reminders.claim
insert into task_reminders as r (task_id, kind, due, at)
   select "taskId", kind, due, $2
   from jsonb_to_recordset($1) as x("taskId" uuid, kind notification_kind, due text)
   order by "taskId", kind
   on conflict (task_id, kind) do update set due = excluded.due, at = excluded.at
   where r.due <> excluded.due
   returning task_id as "taskId";

-- reminders.find
select found.*
   from (
     select t.id as "taskId", t.due as "dueBy", coalesce(to_char(t.due_on, 'YYYY-MM-DD'),
    to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as due, u.id as "userId", u.time_zone as "timeZone",
       case when t.due_at <= $1 or t.due_on < z.today then 'overdue' else 'due-soon' end as kind,
       
  coalesce(pr.in_app_off::text[], '{}') as "inAppOff",
  coalesce(pr.email_off::text[], '{}') as "emailOff",
  to_char(pr.quiet_from, 'HH24:MI') as "quietFrom", to_char(pr.quiet_to, 'HH24:MI') as "quietTo",
  pr.digest_hour as "digestHour"
     from tasks t
     join projects p on p.id = t.project_id and p.deleted_at is null
     join users u on u.id = coalesce(t.assignee_id, t.created_by) and u.kind = 'person'
       and (u.disabled_at is null and not u.role_withdrawn)
     join jsonb_to_recordset($2) as z(zone text, today date) on z.zone = u.time_zone
     left join notification_preferences pr on pr.user_id = u.id
     left join task_followers f on f.task_id = t.id and f.user_id = u.id
     left join project_access a on a.project_id = p.id and a.user_id = u.id
     where t.deleted_at is null and t.due <> 'infinity' and t.status <> 'completed'
       and t.due > $1::timestamptz - interval '3 days' and t.due <= $1::timestamptz + interval '62 hours'
       and (t.due_at <= $1::timestamptz + interval '24 hours' or t.due_on <= z.today + 1)
       and (t.due, t.id) > ($4::timestamptz, $5::uuid)
       and f.state is distinct from 'muted' and case when (u.role = 'admin')::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null) found
   left join task_reminders r on r.task_id = found."taskId" and r.kind = found.kind::notification_kind
   where r.due is distinct from found.due
   order by found."dueBy", found."taskId" limit $3;

-- reminders.purge
with removed as (
     delete from task_reminders where ctid = any (array(select ctid from task_reminders where at < $1 limit $2))
     returning 1)
   select count(*)::int as count from removed;

-- reminders.zones
select distinct time_zone as zone from users;
